"""What a chief of office would notice in a route."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import SHIPPED_DIRECTIVE
from core.calendar import WorkingCalendar
from core.directive import DirectiveFile, Nudges
from core.route import Line
from core.route_warnings import LONG_SILENCE, warnings
from storage.directive_file import read_directive
from tests.core.routes import line, nudge, opening

SHIPPED = read_directive(SHIPPED_DIRECTIVE)
FILE = SHIPPED.model_copy(update={"nudges": SHIPPED.nudges.model_copy(update={"before": (7, 3, 1)})})
"""Without the rung that comes before the opening: of which one warning is enough."""

CALENDAR = WorkingCalendar.of(FILE)
UNITS = sorted({unit for wave in FILE.waves for unit in wave.units})
QUANG, LEADER, OFFICE = "phuoc-quang/dau-moi/1", "phuoc-quang/lanh-dao/1", "van-phong/van-phong/1"
ALL_OPENED = opening("2024-02-15 07:15", *UNITS)


def told(*lines: Line, file: DirectiveFile = FILE) -> list[str]:
    return warnings(sorted([*ALL_OPENED, *lines], key=lambda one: one.at), file, CALENDAR)


def test_a_route_without_fault_has_no_warning() -> None:
    assert told(nudge("2024-02-20 07:15", QUANG), nudge("2024-02-26 07:15", QUANG, "T-3")) == []
    assert warnings([], FILE, CALENDAR) == []


def test_a_long_silence_is_told_once_for_all_that_it_befalls() -> None:
    late = [nudge("2024-09-10 07:15", f"{unit}/dau-moi/1", "T-14", "m2") for unit in ("phuoc-hoa", "phuoc-son")]
    assert told(*late) == [
        "2 đơn vị (Phước Hòa, Phước Sơn) không nhận tin nào trong 208 ngày, từ sau 15/02/2024 đến 10/9/2024."
    ]


@given(st.integers(1, 300))
def test_a_silence_is_long_beyond_forty_five_days(days: int) -> None:
    again = date(2024, 2, 15) + timedelta(days=days)
    found = warnings([*opening("2024-02-15 07:15", *UNITS), *opening(f"{again} 07:15", *UNITS)], FILE, CALENDAR)
    assert any("không nhận tin nào" in sentence for sentence in found) == (days > LONG_SILENCE)


def test_the_offices_own_leaders_are_no_unit_that_hears_nothing() -> None:
    chief = "van-phong/lanh-dao/1"
    seldom = [line(f"{day} 07:10", "digest", chief, "weekly") for day in ("2024-02-19", "2024-05-06")]
    assert told(*seldom) == []


def test_a_message_to_anybody_of_the_unit_breaks_its_silence() -> None:
    backup = nudge("2024-03-20 07:15", "phuoc-quang/du-phong/1")
    assert told(backup, nudge("2024-04-20 07:15", QUANG)) == []


def test_a_leader_who_hears_before_the_office() -> None:
    report = line("2024-02-27 13:45", "escalation", LEADER, "leader T-2", milestone="m1")
    (sentence,) = told(report)
    assert sentence == (
        "27/02/2024 (thứ Ba): lãnh đạo của Phước Quang được báo cáo mà trước đó Văn phòng chưa được báo."
    )
    ahead = line("2024-02-27 07:15", "escalation", OFFICE, "ahead T-2", "phuoc-quang", "m1")
    assert told(report, ahead) == []


@pytest.mark.parametrize(
    ("at", "unit", "milestone"),
    [
        ("2024-02-27 13:45", "phuoc-quang", "m1"),  # at the same time is not before
        ("2024-02-27 07:15", "phuoc-nghia", "m1"),  # of another unit
        ("2024-02-27 07:15", "phuoc-quang", "m2"),  # of another milestone
        ("2024-01-20 07:15", "phuoc-quang", "m1"),  # long ago
    ],
)
def test_what_does_not_count_as_having_told_the_office(at: str, unit: str, milestone: str) -> None:
    report = line("2024-02-27 13:45", "escalation", LEADER, "leader T-2", milestone="m1")
    assert len(told(report, line(at, "escalation", OFFICE, "office T-3", unit, milestone))) == 1


@pytest.mark.parametrize(
    ("day", "off"),
    [
        ("2024-02-07", "7 ngày, 08/02 đến 14/02/2024"),  # Tết
        ("2024-04-26", "5 ngày, 27/4 đến 01/5/2024"),
        ("2024-08-30", "4 ngày, 31/8 đến 03/9/2024"),
    ],
)
def test_a_rung_on_the_day_before_a_holiday(day: str, off: str) -> None:
    (sentence,) = [one for one in told(nudge(f"{day} 07:15", QUANG)) if "đợt nghỉ" in one]
    assert f"nhắc 1 người ngay trước đợt nghỉ ({off})" in sentence


@pytest.mark.parametrize("day", ["2024-02-23", "2024-04-17", "2024-05-03"])
def test_a_weekend_or_one_day_off_is_no_holiday(day: str) -> None:
    assert not [one for one in told(nudge(f"{day} 07:15", QUANG)) if "đợt nghỉ" in one]


def test_the_office_may_be_told_before_a_holiday() -> None:
    assert told(line("2024-08-30 14:00", "digest", OFFICE, "weekly")) == []


def test_more_than_one_message_a_day_to_the_same_person() -> None:
    twice = [nudge("2024-02-20 07:15", QUANG), line("2024-02-20 07:15", "check_in", QUANG, "hang-thang")]
    assert told(*twice) == ["20/02/2024 (thứ Ba): 1 người của Phước Quang nhận nhiều hơn một tin tự động trong ngày."]


def test_answers_and_one_reminder_of_two_units_are_not_too_many() -> None:
    both = [line("2024-02-20 07:15", "nudge", QUANG, "T-7", unit, "m1") for unit in ("phuoc-quang", "phuoc-nghia")]
    assert told(*both, line("2024-02-20 08:00", "reply", QUANG, "answered")) == []


def test_a_day_on_which_the_office_would_drown() -> None:
    hours = [line(f"2024-02-20 {hour:02d}:15", "digest", OFFICE, "weekly") for hour in (7, 8, 9, 10, 13, 14)]
    assert told(*hours) == ["20/02/2024 (thứ Ba): Văn phòng nhận 6 tin tự động trong một ngày."]
    assert told(*hours[1:]) == []


def test_units_of_whom_nobody_hears_anything() -> None:
    some = opening("2024-02-15 07:15", *(unit for unit in UNITS if unit != "phuoc-an"))
    assert warnings(some, FILE, CALENDAR) == ["Không ai nhận được tin ở 1 đơn vị: Phước An."]


def test_rungs_that_would_come_before_the_opening() -> None:
    assert told(file=SHIPPED) == [
        "“Bắt đầu thí điểm” (hết ngày 29/02/2024): không có lần nhắc khi còn 14 ngày làm việc, "
        "vì khi đó chưa bắt đầu theo dõi (từ 15/02/2024)."
    ]
    only_early = FILE.model_copy(update={"nudges": Nudges(before=(10, 14))})
    assert "không có lần nhắc nào trước ngày cuối" in told(file=only_early)[0]


def test_a_year_whose_days_off_are_not_announced() -> None:
    later = [m.model_copy(update={"last_day": date(2062, 9, 29)}) for m in FILE.milestones]
    (sentence,) = [one for one in told(file=FILE.model_copy(update={"milestones": tuple(later)})) if "Lịch nghỉ" in one]
    assert "2062" in sentence
