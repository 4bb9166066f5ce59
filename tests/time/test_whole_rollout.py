"""The whole roll-out, 15 February to 2 October 2024: nobody answering, and officials of all kinds from seeds."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from core.ledger import Kind, RowState
from core.states import CLAIMED
from tests.time.rollout import PILOT_RUNGS, REST_RUNGS, Played, in_hours, played, rungs_of


@pytest.fixture(scope="module", params=["none", "3", "7"])
def rollout(request: pytest.FixtureRequest) -> Iterator[Played]:
    with played(request.param) as found:
        yield found


def test_nothing_unasked_outside_hours_or_on_a_day_off(rollout: Played) -> None:
    moments = [rollout.local(row.sent_at) for row in rollout.sent(Kind.NUDGE, Kind.DIGEST)]
    assert moments
    assert [moment for moment in moments if not in_hours(moment)] == []


def test_the_opening_goes_once_to_everybody_of_a_unit(rollout: Played) -> None:
    openings = [row for row in rollout.rows if row.subject.get("event") == "opening"]
    assert len(openings) == len({row.person for row in openings}) == 14 * 3
    sent = [row for row in openings if row.sent_at]
    assert {f"{rollout.local(row.sent_at):%d/%m %H:%M}" for row in sent} == {"15/02 07:15"}
    assert {row.person for row in openings} - {row.person for row in sent} == rollout.blocked()


def test_no_reminder_where_nothing_is_open(rollout: Played) -> None:
    for row in rollout.sent(Kind.NUDGE):
        standing = rollout.standing(row.sent_at)
        spoken = [standing[assignment] for assignment in rollout.spoken_of(row.id)]
        assert any(status.state not in CLAIMED for status in spoken), row.key


def test_one_reminder_a_working_day_a_person(rollout: Played) -> None:
    """Unasked: who asks for one more this afternoon gets it."""
    unasked = [row for row in rollout.sent(Kind.NUDGE) if not row.key.endswith(":later")]
    days = Counter((row.person, rollout.local(row.sent_at).date()) for row in unasked)
    assert max(days.values()) == 1


def test_every_planned_message_is_accounted_for(rollout: Played) -> None:
    counted = rollout.export["messages"]["out"]
    assert sum(counted.values()) == len(rollout.rows)
    assert counted["unknown"] == counted["waiting"] == 0
    assert counted["failed"] == len(rollout.blocked()), "the first message to each; the others are held back"
    for row in rollout.rows:
        assert (row.state == RowState.SENT) == (row.sent_at is not None)
        assert row.state == RowState.SENT or row.reason, row.key


def test_every_reminder_stands_in_the_export_with_its_fate(rollout: Played) -> None:
    told = {line["key"]: line for line in rollout.export["nudges"]}
    planned = [row for row in rollout.rows if row.kind == Kind.NUDGE]
    assert set(told) == {row.key for row in planned}
    for row in planned:
        assert (told[row.key]["state"], told[row.key]["person"]) == (row.state, row.person)


def test_who_never_answers_is_reminded_on_every_rung(rollout: Played) -> None:
    units = {line["unit"] for line in rollout.export["assignments"]}
    heard_of = rollout.wrote() | {line["unit"] for line in rollout.export["reports"]}  # by telephone too
    silent = units - heard_of - {person.split("/")[0] for person in rollout.blocked()}
    assert silent or rollout.wrote()
    for unit in silent:
        nudges = [line for line in rollout.export["nudges"] if line["unit"] == unit and line["state"] == "sent"]
        focal = [line["planned_at"][:10] for line in nudges if line["person"] == f"{unit}/dau-moi/1"]
        backup = [line["planned_at"][:10] for line in nudges if line["person"] == f"{unit}/du-phong/1"]
        assert focal == list(rungs_of(unit)), unit
        first_of_each = {min(PILOT_RUNGS), min(REST_RUNGS)}
        assert backup == [day for day in focal if day not in first_of_each], "from the second unanswered one on"
        assert len(nudges) == len(focal) + len(backup)


def test_reminders_come_on_rungs_only(rollout: Played) -> None:
    wished = asked_for(rollout)
    for line in rollout.export["nudges"]:
        day = line["planned_at"][:10]
        assert day in rungs_of(line["unit"]) or (line["person"], day) in wished
        assert (line["milestone"] == "m1") == (day < min(REST_RUNGS))


def asked_for(rollout: Played) -> set[tuple[str, str]]:
    """Who has pressed "Nhắc lại sau", and the day on which they wished to be reminded."""
    found = ((row.person, WISHED.match(row.body or "")) for row in rollout.rows)
    return {(person, f"2024-{int(m[2]):02d}-{int(m[1]):02d}") for person, m in found if m}


WISHED = re.compile(r"Văn phòng sẽ nhắc lại sáng \D*(\d+)/(\d+)")


def test_digests_go_to_the_office_alone(rollout: Played) -> None:
    assert {row.person for row in rollout.rows if row.kind == Kind.DIGEST} == {
        "van-phong/van-phong/1",
        "van-phong/van-phong/2",
    }


def test_nobody_hears_of_another_unit_in_a_reminder(rollout: Played) -> None:
    file = rollout.rehearsal.file
    for row in rollout.sent(Kind.NUDGE):
        own = row.person.split("/")[0]
        others = [unit for unit in file.units if unit.code not in (own, file.office.code)]
        assert file.unit(own).name in row.body
        assert not [unit.code for unit in others if unit.short in row.body], row.body


def test_no_message_was_too_much_for_the_bot(rollout: Played) -> None:
    assert rollout.inbox_states() <= {"done"}


def test_officials_did_answer(rollout: Played, request: pytest.FixtureRequest) -> None:
    """Else the seeded plays would prove nothing that silence does not."""
    answered = [line for line in rollout.export["assignments"] if line["state"] in CLAIMED]
    assert bool(answered) == ("none" not in request.node.name)
