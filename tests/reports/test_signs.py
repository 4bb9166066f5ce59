from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.figures import Status
from core.signs import (
    MARKS,
    Sign,
    Tone,
    colour,
    days_words,
    figures_day,
    judged_day,
    legend,
    other_milestones,
    short_word,
    sign_of,
    subject,
)
from core.states import CLAIMED, State, Timeliness
from tests.reports.build import build
from tests.reports.situations import SITUATIONS

LAST = date(2024, 2, 29)
BEFORE = date(2024, 2, 27)
AFTER = date(2024, 3, 1)
STATUS = build("2024-02-27 15:00", {}).statuses[0]


def status(state: State | None = None, expected: date | None = None) -> Status:
    return replace(STATUS, state=state, expected=expected)


@pytest.mark.parametrize(
    ("state", "expected", "sign"),
    [
        (State.CONFIRMED, None, Sign("✔", "đã xác nhận", Tone.CONFIRMED)),
        (State.DONE, None, Sign("✓", "chờ xác nhận", Tone.CLAIMED)),
        (State.SAID_DONE, None, Sign("◕", "nhắn đã xong", Tone.SAID, "chờ bấm lại")),
        (State.IN_PROGRESS, None, Sign("◐", "đang thực hiện", Tone.DOING)),
        (State.IN_PROGRESS, date(2024, 2, 28), Sign("◐", "đang thực hiện", Tone.DOING, "hẹn 28/02")),
        (State.IN_PROGRESS, date(2024, 2, 26), Sign("◐", "đang thực hiện", Tone.DOING, "hẹn 26/02, đã qua")),
        (State.BLOCKED, None, Sign("▲", "vướng mắc", Tone.BLOCKED)),
        (State.NOT_STARTED, None, Sign("○", "chưa thực hiện", Tone.NOT_STARTED)),
        (State.NOT_STARTED, date(2024, 2, 28), Sign("◔", "đã có lịch 28/02", Tone.DATED)),
        (None, date(2024, 2, 28), Sign("◔", "hẹn 28/02", Tone.DATED)),
        (None, date(2024, 2, 26), Sign("◔", "hẹn 26/02", Tone.DATED, "đã qua")),
        (None, None, Sign("?", "chưa có thông tin", Tone.SILENT)),
    ],
)
def test_every_state_has_its_sign_before_the_milestone(state: State | None, expected: date | None, sign: Sign) -> None:
    assert sign_of(status(state, expected), BEFORE) == sign


@pytest.mark.parametrize("state", [None, *State])
def test_red_is_for_what_is_open_after_its_last_day_and_for_nothing_else(state: State | None) -> None:
    open_states = {None, State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED}
    assert sign_of(status(state), LAST).tone is not Tone.LATE
    assert (sign_of(status(state), AFTER).tone is Tone.LATE) == (state in open_states)


def test_late_says_what_is_known_and_calls_it_overdue_only_where_the_document_sets_the_day() -> None:
    late = sign_of(status(State.IN_PROGRESS, date(2024, 3, 5)), AFTER)
    assert late == Sign("!", "chậm so với mốc", Tone.LATE, "hẹn 05/3")
    assert sign_of(replace(status(), binding=True), AFTER).word == "quá hạn"
    assert sign_of(status(), AFTER).detail == "chưa có thông tin"


@pytest.mark.parametrize("state", sorted(CLAIMED))
def test_done_after_the_last_day_says_so_without_red(state: State) -> None:
    late = replace(status(state), timeliness=Timeliness.DONE_LATE)
    assert sign_of(late, AFTER).detail == "sau mốc"
    assert sign_of(replace(late, binding=True), AFTER).detail == "sau hạn"


def test_old_news_says_from_when_unless_a_promise_still_lies_ahead() -> None:
    since = date(2024, 2, 5)
    assert sign_of(replace(status(State.IN_PROGRESS), stale_since=since), BEFORE).detail == "chưa cập nhật từ 05/02"
    assert sign_of(replace(status(State.IN_PROGRESS, LAST), stale_since=since), BEFORE).detail == "hẹn 29/02"
    assert sign_of(replace(status(State.CONFIRMED), stale_since=since), BEFORE).detail == ""


def test_a_percent_is_shown_as_typed() -> None:
    assert sign_of(replace(status(State.IN_PROGRESS), percent=60), BEFORE).detail == "60%"


def test_marks_differ_so_that_no_colour_is_needed() -> None:
    assert len(set(MARKS.values())) == len(Tone)
    assert {meaning.tone for meaning in legend()} == set(Tone)
    assert len({short_word(tone) for tone in Tone}) == len(Tone)


@pytest.mark.parametrize("tone", Tone)
def test_ink_is_readable_on_its_fill(tone: Tone) -> None:
    paint = colour(tone)
    light, dark = sorted((_luminance(paint.fill), _luminance(paint.ink)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_only_late_cells_are_dark() -> None:
    assert [tone for tone in Tone if _luminance(colour(tone).fill) < 0.5] == [Tone.LATE]


def test_a_closing_speaks_of_the_day_that_ended_and_judges_by_the_next() -> None:
    figures = SITUATIONS["closing"]()
    assert (figures_day(figures), judged_day(figures)) == (LAST, AFTER)
    assert subject(figures).wave == "thi-diem"
    assert [view.wave for view in other_milestones(figures)] == ["nhan-rong"]


def test_days_are_told_by_the_dates_where_no_working_day_is_left() -> None:
    view = replace(subject(SITUATIONS["two-days-before"]()), days_left=0, last_day=date(2024, 3, 3))
    assert days_words(view, date(2024, 3, 1)) == "mốc Chủ nhật 03/3"
    assert days_words(view, view.last_day) == "hôm nay là ngày cuối"
    assert days_words(view, view.last_day + timedelta(days=1)) == "đã qua mốc 03/3"
    assert days_words(replace(view, binding=True), date(2024, 3, 4)) == "đã qua thời hạn 03/3"


def _luminance(code: str) -> float:
    parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
