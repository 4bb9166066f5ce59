"""From the facts of a day to plain sentences."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.explaining import DayFacts, Reason, Reminder, Story, brief, explain
from core.gaps import Gap
from core.ladder import Why
from core.ledger import RowState
from core.states import State
from tests.core.samples.values import PLAN, UNIT
from tests.office import at

HOUR = at("2024-02-20 07:15")
SENT = Reminder("đầu mối", RowState.SENT, "", HOUR, HOUR)
STORY = Story(PLAN, "việc 2", "T-7", None, date(2024, 2, 26))
FACTS = DayFacts(UNIT, HOUR.date(), date(2024, 2, 15), True, HOUR, HOUR + timedelta(hours=3), (), (STORY,))


def said(*stories: Story, **more: object) -> str:
    return explain(replace(FACTS, stories=stories, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reminder", "expected"),
    [
        (SENT, "đã nhắc đầu mối lúc 7 giờ 15"),
        (replace(SENT, sent_at=HOUR + timedelta(hours=2)), "lúc 9 giờ 15 (đến giờ từ 7 giờ 15, gửi muộn)"),
        (replace(SENT, state=RowState.UNKNOWN), "đã gửi đầu mối, chưa rõ đã tới hay chưa"),
        (replace(SENT, state=RowState.WAITING, sent_at=None), "tin nhắc đầu mối đang chờ gửi"),
        (replace(SENT, state=RowState.FAILED, reason="bot was blocked"), "không gửi (đã chặn bot)"),
        (replace(SENT, state=RowState.SKIPPED, reason="answered"), "không gửi (đến lúc gửi thì không còn gì để nhắc)"),
        (replace(SENT, state=RowState.SKIPPED, reason="handed over"), "(người nhận đã bàn giao nhiệm vụ)"),
        (replace(SENT, state=RowState.SKIPPED, reason="unreachable"), "(người nhận chưa tham gia"),
    ],
)
def test_what_became_of_a_reminder(reminder: Reminder, expected: str) -> None:
    assert expected in said(replace(STORY, reminders=(reminder,)))


@pytest.mark.parametrize("why", list(Why))
def test_every_reason_of_the_ladder_has_its_words(why: Why) -> None:
    told = said(replace(STORY, reasons=(Reason(why, date(2024, 2, 28)),)))
    assert "không nhắc, vì" in told
    assert "lý do khác" not in told


def test_to_several_each_is_named() -> None:
    told = said(replace(STORY, reminders=(SENT, replace(SENT, post="dự phòng"))))
    assert "đã nhắc đầu mối lúc 7 giờ 15; đã nhắc dự phòng lúc 7 giờ 15" in told


def test_a_reminder_of_other_tasks_alone() -> None:
    assert "đã có một tin nhắc trong ngày" in said(replace(STORY, reminders=(replace(SENT, speaks=False),)))


def test_done_before() -> None:
    done = replace(PLAN, state=State.DONE, claimed_at=at("2024-02-19 23:30"))
    assert "đã báo xong từ ngày 19/02" in said(replace(STORY, status=done))


def test_no_rung_names_those_around_it() -> None:
    told = said(replace(STORY, rung=None, before=date(2024, 2, 20)))
    assert "không phải ngày nhắc (lần trước thứ Ba 20/02, lần sau thứ Hai 26/02)" in told


def test_before_its_hour_it_is_yet_to_come() -> None:
    assert "đến 7 giờ 15 thứ Ba 20/02 mới nhắc" in said(STORY, now=HOUR - timedelta(minutes=5))


def test_nothing_in_the_books_is_a_machine_that_was_off() -> None:
    gap = Gap(HOUR - timedelta(hours=9), HOUR + timedelta(hours=1), messages=False)
    told = said(STORY, gaps=(gap,))
    assert "đến giờ nhắc thì hệ thống không hoạt động" in told
    assert "Hệ thống gián đoạn từ 22 giờ 15 thứ Hai 19/02 đến 8 giờ 15 thứ Ba 20/02." in told
    assert "không có tin nhắc" in said(STORY)


def test_tasks_of_one_fate_stand_together() -> None:
    told = said(STORY, replace(STORY, label="việc 3"), replace(STORY, label="việc 4", rung=None))
    assert "• việc 2, việc 3: không có tin nhắc" in told
    assert "• việc 4: không phải ngày nhắc" in told


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"day": date(2024, 2, 1)}, "chưa bắt đầu theo dõi"),
        ({"worked": False}, "là ngày nghỉ"),
        ({"day": date(2024, 2, 15)}, "là ngày gửi văn bản"),
        ({"stories": ()}, "không có nội dung nào"),
    ],
)
def test_what_holds_for_the_whole_day(more: dict[str, object], expected: str) -> None:
    assert expected in explain(replace(FACTS, **more))  # type: ignore[arg-type]


REMINDERS = st.builds(
    Reminder,
    st.sampled_from(["đầu mối", "dự phòng"]),
    st.sampled_from(RowState),
    st.sampled_from(["", "answered", "expired: timed out", "who knows"]),
    st.just(HOUR),
    st.none() | st.just(HOUR),
    st.booleans(),
)
STORIES = st.builds(
    Story,
    st.sampled_from([PLAN, replace(PLAN, state=State.CONFIRMED)]),
    st.sampled_from(["việc 1", "việc 2"]),
    st.none() | st.just("T-7"),
    st.none() | st.dates(),
    st.none() | st.dates(),
    st.lists(REMINDERS, max_size=3).map(tuple),
    st.lists(st.builds(Reason, st.sampled_from(Why) | st.just("new"), st.none() | st.dates()), max_size=2).map(tuple),
)


@given(st.lists(STORIES, min_size=1, max_size=4), st.booleans(), st.integers(-20, 20))
def test_whatever_the_facts_each_task_has_an_answer(stories: list[Story], worked: bool, hours: int) -> None:
    facts = replace(FACTS, stories=tuple(stories), worked=worked, now=HOUR + timedelta(hours=hours))
    told = explain(facts)
    assert told and "None" not in told
    assert all(story.label in brief(facts) for story in stories)


def test_why_the_leader_heard_nothing_stands_beside_the_reminder() -> None:
    stopped = Reason(Why.LEADER_STOPPED, leader=True)
    told = said(replace(STORY, reminders=(SENT,), reasons=(stopped,)))
    assert "đã nhắc đầu mối lúc 7 giờ 15; không báo cáo lãnh đạo đơn vị, vì Văn phòng đã dừng" in told
