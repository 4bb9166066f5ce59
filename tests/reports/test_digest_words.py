import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.digest_words import CAPTION, MESSAGE, account, digest_text
from core.figures import Change, Figures, LaterDay, Status
from core.leader_words import leader_text
from core.ledger import utf16_units
from core.states import State
from tests.reports.build import (
    CONFIRMED,
    DONE,
    PILOT_WAVE,
    ROLL_OUT,
    ROLL_OUT_WAVE,
    SAID,
    News,
    all_old,
    build,
    difficulty,
    everywhere,
    province,
)
from tests.reports.golden import FOLDER, golden
from tests.reports.situations import SITUATIONS

BLANK = build("2024-02-27 15:00", {}).statuses[0]


def line(figures: Figures, start: str) -> str:
    return next((text for text in digest_text(figures).splitlines() if text.startswith(start)), "")


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_text_is_the_agreed_one(name: str) -> None:
    assert digest_text(SITUATIONS[name]()) + "\n" == golden(name).read_text(encoding="utf-8")


def test_no_agreed_text_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(SITUATIONS)


@pytest.mark.parametrize("name", SITUATIONS)
def test_fifteen_units_fit_under_a_picture(name: str) -> None:
    assert utf16_units(digest_text(SITUATIONS[name]())) <= CAPTION


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_office_voice_has_no_blame_and_no_shouting(name: str) -> None:
    text = digest_text(SITUATIONS[name]())
    assert not re.search(r"quá hạn báo cáo|!|\bbạn\b|vui lòng|hạn cuối|  |\.\.|đồng chí", text)
    assert all(text_line.endswith((".", "”.")) for text_line in text.splitlines())


@pytest.mark.parametrize("units", [15, 60, 159, 2000])
@pytest.mark.parametrize("at", ["2024-09-27 15:00", "2024-10-08 07:10"])
def test_many_silent_units_are_capped(units: int, at: str) -> None:
    text = digest_text(province(units, at, {}))
    assert utf16_units(text) <= CAPTION
    assert f"và {units - 8} đơn vị khác" in text


def test_even_endless_names_stay_within_one_message() -> None:
    figures = province(40, "2024-10-08 07:10", {})
    long = tuple(replace(s, unit_short="Tên rất dài " * 500) for s in figures.statuses)
    views = tuple(replace(m, wave_name="Giai đoạn " * 900) for m in figures.milestones)
    lines = tuple(difficulty(n, "Tên rất dài " * 500, 1, "vướng " * 900, 3) for n in range(50))
    text = digest_text(replace(figures, statuses=long, milestones=views, difficulties=lines))
    assert utf16_units(text) <= MESSAGE


STATUSES = st.builds(
    lambda state, expected: replace(BLANK, state=state, expected=expected),
    st.sampled_from([None, *State]),
    st.none() | st.dates(date(2024, 2, 1), date(2024, 12, 31)),
)


@given(st.lists(STATUSES, min_size=1, max_size=30))
def test_the_counts_add_up(statuses: list[Status]) -> None:
    head, _, tail = re.sub(r"\([^)]*\)", "", account(statuses)).partition(" – ")
    assert head.startswith(f"{len(statuses)} việc")
    if tail:
        assert sum(int(part.split()[0]) for part in tail.split(", ")) == len(statuses)


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ([], "không có việc nào"),
        ([BLANK], "1 việc, chưa có thông tin"),
        ([BLANK] * 3, "3 việc, đều chưa có thông tin"),
        ([replace(BLANK, state=State.CONFIRMED)], "1 việc, đã xác nhận"),
        ([replace(BLANK, state=State.DONE)] * 2, "2 việc, đều chờ Văn phòng xác nhận"),
        ([replace(BLANK, state=State.SAID_DONE)] * 2, "2 việc, đều đơn vị nhắn đã xong chờ bấm lại"),
        ([BLANK, replace(BLANK, expected=date(2024, 2, 28))], "2 việc – 1 đã có ngày hẹn (28/02), 1 chưa có thông tin"),
    ],
)
def test_none_one_and_many_are_grammatical(statuses: list[Status], words: str) -> None:
    assert account(statuses) == words


def test_long_before_a_milestone_nobody_is_on_the_list_of_calls() -> None:
    far = province(20, "2024-09-20 15:00", {("toan-tinh", "u1", 1): DONE})
    assert line(far, "Cần gọi") == ""
    assert "19 đơn vị chưa có thông tin việc nào; 1 đơn vị còn việc chưa có thông tin." in digest_text(far)
    assert line(province(1, "2024-09-23 15:00", {}), "Cần gọi").startswith("Cần gọi: TT Tuy Phước 0, việc 1–4.")


def test_the_list_of_calls_has_the_number_and_without_one_the_name() -> None:
    figures = SITUATIONS["two-days-before"]()
    assert line(figures, "Cần gọi") == "Cần gọi: Phước Nghĩa, việc 3 (0905 000 101)."
    nameless = replace(figures, contacts=tuple(replace(c, phone="") for c in figures.contacts))
    assert line(nameless, "Cần gọi") == "Cần gọi: Phước Nghĩa, việc 3 (đầu mối Phước Nghĩa)."
    assert line(replace(figures, contacts=()), "Cần gọi") == "Cần gọi: Phước Nghĩa, việc 3."


def test_overdue_is_said_of_the_document_only() -> None:
    pilot = build("2024-03-04 14:00", {})
    assert line(pilot, "Chậm") == "Chậm so với mốc 29/02: 12 việc – đều chưa có thông tin."
    assert "uá hạn" not in digest_text(pilot)
    assert line(province(1, "2024-10-01 14:00", {}, binding=True), "Quá hạn").startswith("Quá hạn 30/9: 4 việc")


def test_what_waits_for_a_tap_is_not_called_late() -> None:
    figures = build("2024-03-04 14:00", everywhere(PILOT_WAVE, SAID))
    assert "Chậm" not in digest_text(figures)


def closed(change: Callable[[dict[tuple[str, str, int], News]], None]) -> str:
    heard = everywhere(PILOT_WAVE, CONFIRMED)
    change(heard)
    return digest_text(build("2024-03-01 00:00", heard, closing=True)).splitlines()[0]


def test_closing_with_everything_and_with_nothing() -> None:
    everything = closed(lambda heard: None)
    assert everything.endswith("12/12 việc báo hoàn thành đúng mốc (đã xác nhận tất cả).")
    nothing = closed(dict.clear)
    assert nothing.endswith("chưa có việc nào trong 12 việc được báo hoàn thành. Còn 12: đều chưa có thông tin.")


def test_closing_names_what_is_left() -> None:
    left = closed(lambda heard: heard.update({("thi-diem", "hoi-lhpn", 4): SAID}))
    assert left.endswith("Còn 1: Hội LHPN huyện, việc 4 (nhắn đã xong chờ bấm lại).")


def test_closing_at_midnight_is_about_the_milestone_that_has_just_passed() -> None:
    text = digest_text(SITUATIONS["closing"]())
    assert text.startswith("Chốt số liệu hết ngày 29/02/2024, thí điểm: 11/12 việc báo hoàn thành đúng mốc")
    assert text.endswith("không làm thay đổi số liệu này.")


def test_a_moved_day_is_not_late() -> None:
    figures = build("2024-03-01 00:00", {}, closing=True)
    moved = tuple(replace(s, last_day=date(2024, 3, 5), state=State.BLOCKED) for s in figures.statuses[:1])
    text = digest_text(replace(figures, statuses=moved + figures.statuses[1:]))
    assert "Phước Quang, việc 1 (lùi đến 05/3)" in text


def moved(figures: Figures, day: date = date(2024, 3, 5), state: State | None = None) -> Figures:
    """Its first assignment has got a later day."""
    first = replace(figures.statuses[0], last_day=day, original_last_day=date(2024, 2, 29), state=state)
    return replace(figures, statuses=(first, *figures.statuses[1:]))


def test_moved_days_are_named_with_both_days_while_they_are_open() -> None:
    figures = build("2024-02-26 15:00", {})
    assert line(moved(figures), "Đã lùi mốc") == "Đã lùi mốc: Phước Quang, việc 1 (từ 29/02 đến 05/3)."
    assert line(moved(figures, state=State.CONFIRMED), "Đã lùi mốc") == ""
    assert line(figures, "Đã lùi mốc") == ""


def test_who_has_a_later_day_is_not_on_the_list_of_calls_until_it_is_over() -> None:
    assert "Phước Quang, việc 2–4" in line(moved(build("2024-03-04 15:00", {})), "Cần gọi")
    assert "Phước Quang, việc 1–4" in line(moved(build("2024-03-06 15:00", {})), "Cần gọi")


def test_a_closing_names_a_moved_day_of_which_nothing_else_is_known() -> None:
    text = digest_text(moved(build("2024-03-01 00:00", {}, closing=True)))
    assert "Còn 12: Phước Quang, việc 1 (lùi đến 05/3); 11 việc chưa có thông tin." in text
    assert "Đã lùi mốc" not in text


def test_a_later_day_that_is_asked_for_waits_for_the_office() -> None:
    asked = LaterDay(3, "phuoc-nghia", "Phước Nghĩa", 2, "thi-diem", date(2024, 3, 5))
    figures = replace(build("2024-02-26 15:00", {}), later_days=(asked,))
    said = "Chờ Văn phòng: 1 đề nghị lùi mốc cần trả lời (Phước Nghĩa, việc 2 đến 05/3)."
    assert line(figures, "Chờ Văn phòng") == said
    granted = replace(asked, granted=date(2024, 3, 5))
    assert line(replace(figures, later_days=(granted,)), "Chờ Văn phòng") == ""


def test_many_changes_are_counted_instead_of_named() -> None:
    changes = tuple(Change(short, 1, None, State.DONE, "nhan-rong") for _, _, short in ROLL_OUT)
    figures = build("2024-06-14 14:00", {}, since="2024-06-07 14:00", changes=changes)
    assert line(figures, "Từ") == "Từ 14 giờ thứ Sáu 07/6: 12 việc có thay đổi – 12 báo hoàn thành."


def test_difficulties_that_were_answered_do_not_wait_for_the_office() -> None:
    lines = (difficulty(7, "Phước An", None, "", 3, state="answered"),)
    text = digest_text(build("2024-06-14 14:00", {}, difficulties=lines))
    assert "Khó khăn, vướng mắc: số 7, Phước An, đã 3 ngày làm việc, đã trả lời." in text
    assert "Chờ Văn phòng" not in text


def test_old_news_is_named_unless_a_promise_lies_ahead() -> None:
    heard = {
        ("nhan-rong", "phuoc-an", 1): News(State.IN_PROGRESS),
        ("nhan-rong", "phuoc-an", 2): News(State.IN_PROGRESS, "28/09"),
        ("nhan-rong", "phuoc-an", 3): CONFIRMED,
    }
    figures = build("2024-06-14 14:00", everywhere(PILOT_WAVE, CONFIRMED) | heard)
    text = digest_text(all_old(figures))
    assert "Trên 10 ngày làm việc chưa cập nhật: Phước An, việc 1." in text


def test_all_confirmed_says_so() -> None:
    heard = everywhere(PILOT_WAVE, CONFIRMED) | everywhere(ROLL_OUT_WAVE, CONFIRMED)
    assert digest_text(build("2024-10-07 07:10", heard)).endswith("không còn việc nào chờ đơn vị.")


def test_nobody_is_told_to_telephone_a_unit_that_is_left_in_peace() -> None:
    """A pause for a storm that the office itself has ordered."""
    figures = replace(build("2024-02-27 15:00", {}), paused={"phuoc-quang": date(2024, 3, 1)})
    assert "Phước Quang" not in line(figures, "Cần gọi")
    assert line(figures, "Đang tạm dừng nhắc") == "Đang tạm dừng nhắc: Phước Quang (đến hết 01/3)."
    assert "Đang tạm dừng nhắc" not in digest_text(
        replace(build("2024-02-27 15:00", everywhere(PILOT_WAVE, CONFIRMED)), paused=figures.paused)
    )
    told = leader_text(figures, "Chánh Văn phòng", None).splitlines()
    (silent,) = [text for text in told if "Văn phòng sẽ liên hệ" in text]
    assert "Phước Quang" not in silent
    assert "Đang tạm dừng nhắc: Phước Quang (đến hết 01/3)." in told


def test_who_broke_a_promise_is_to_be_telephoned() -> None:
    assert "Cần gọi: Phước Nghĩa, việc 2 (đã hẹn 05/3) (0905 000 101)." in digest_text(SITUATIONS["midway"]())
