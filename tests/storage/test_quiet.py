"""Absences, pauses, wishes and the reminders that were asked for: on each kind of server."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from core.day_ranges import DayRange
from core.ladder import LAST_DAY, Why
from core.ledger import RowState
from storage import absences, assignments, nudge_items, nudges, outbox, pauses, wishes
from storage.database import Database
from storage.directives import Loaded
from storage.outbox import Address
from storage.outbox import outbox as rows
from tests.storage.moments import NOW, TODAY, later
from tests.time.hands import person_id

QUANG, BACKUP = "phuoc-quang/dau-moi/1", "phuoc-quang/du-phong/1"
WEEK = DayRange(date(2024, 2, 21), date(2024, 2, 27))


def _away(database: Database, person: int, days: DayRange = WEEK) -> int:
    return database.write(absences.tell, person, days, NOW)


def _pause(database: Database, loaded: Loaded, unit_codes: set[str], days: DayRange = WEEK) -> int:
    ids = database.look(assignments.unit_ids, unit_codes)
    by = database.look(person_id, "van-phong/van-phong/1")
    return database.write(pauses.order, loaded.id, ids.values(), days, "bão", by, NOW)


@pytest.mark.parametrize(("day", "there"), [(20, True), (21, False), (27, False), (28, True)])
def test_away_from_a_day_to_a_day(database: Database, staffed: Loaded, day: int, there: bool) -> None:
    person = database.look(person_id, QUANG)
    _away(database, person)
    found = database.look(absences.on, date(2024, 2, day))
    assert (person not in found) == there


def test_told_again_of_the_same_days_the_newer_stands(database: Database, staffed: Loaded) -> None:
    person, other = database.look(person_id, QUANG), database.look(person_id, BACKUP)
    first, apart = _away(database, person), _away(database, other)
    second = _away(database, person, DayRange(date(2024, 2, 27), date(2024, 2, 28)))
    third = _away(database, person, DayRange(date(2024, 3, 4), date(2024, 3, 4)))
    assert [leave.id for leave in database.look(absences.every, TODAY)] == [apart, second, third]
    assert [leave.id for leave in database.look(absences.every, TODAY, date(2024, 2, 28))] == [apart, second]
    assert [leave.id for leave in database.look(absences.of_person, person, TODAY)] == [second, third]
    assert database.look(absences.get, first).ended_at == NOW


def test_an_absence_ends_once_and_then_takes_no_stand_in(database: Database, staffed: Loaded) -> None:
    person, other = database.look(person_id, QUANG), database.look(person_id, BACKUP)
    made = _away(database, person)
    assert database.write(absences.name_stand_in, made, other)
    assert database.look(absences.on, WEEK.first)[person].stand_in == other
    assert database.write(absences.end, made, later(hours=1))
    assert not database.write(absences.end, made, later(hours=2))
    assert not database.write(absences.name_stand_in, made, None)
    assert database.look(absences.get, made).ended_at == later(hours=1)


def test_units_of_several_pauses_until_the_last_day_of_them(database: Database, staffed: Loaded) -> None:
    first = _pause(database, staffed, {"phuoc-quang", "phuoc-nghia"})
    second = _pause(database, staffed, {"phuoc-quang"}, DayRange(date(2024, 2, 23), date(2024, 3, 1)))
    assert database.look(pauses.on, staffed.id, date(2024, 2, 23)) == {
        "phuoc-quang": date(2024, 3, 1),
        "phuoc-nghia": WEEK.last,
    }
    assert [pause.id for pause in database.look(pauses.standing, staffed.id, TODAY)] == [first, second]
    assert database.write(pauses.end, first, NOW) and not database.write(pauses.end, first, NOW)
    assert [pause.id for pause in database.look(pauses.standing, staffed.id, TODAY)] == [second]
    assert database.look(pauses.on, staffed.id, WEEK.first) == {}


def test_wishes_of_those_who_have_one(database: Database, staffed: Loaded) -> None:
    person, other = database.look(person_id, QUANG), database.look(person_id, BACKUP)
    assert database.look(wishes.wishes, {person, other}) == {}
    database.write(wishes.set_quiet, person, later(days=1))
    database.write(wishes.set_stopped, other, NOW)
    found = database.look(wishes.wishes, {person, other})
    assert found == {person: wishes.Wish(False, later(days=1)), other: wishes.Wish(True, None)}


def _ask(database: Database, loaded: Loaded, at: datetime, rung: str = "T-7") -> None:
    def ask(session: Any) -> None:
        (unit,) = assignments.unit_ids(session, {"phuoc-quang"}).values()
        table = assignments.assignments
        first = session.scalar(select(table.c.id).where(table.c.unit_id == unit).order_by(table.c.id).limit(1))
        to = Address(person_id(session, QUANG), "webchat", QUANG)
        nudges.put_off(session, loaded, to, {first: rung}, {"m1"}, at)

    database.write(ask)


def _rows(database: Database) -> list[Any]:
    return list(database.look(lambda s: s.execute(select(rows).order_by(rows.c.id)).all()))


def _morning(loaded: Loaded, day: date) -> datetime:
    return loaded.calendar.at(day, loaded.file.nudges.at)


def test_asked_for_is_that_days_reminder_or_this_afternoons(database: Database, staffed: Loaded) -> None:
    person = database.look(person_id, QUANG)
    _ask(database, staffed, _morning(staffed, date(2024, 2, 21)))
    _ask(database, staffed, later(hours=5))
    assert [row.key for row in _rows(database)] == [
        f"nudge:{person}:2024-02-21",
        f"nudge:{person}:2024-02-20:later",
    ]
    assert [row.expires for row in _rows(database)] == [
        staffed.calendar.close(date(2024, 2, 21)),
        staffed.calendar.close(TODAY),
    ]
    assert database.look(nudge_items.units_of, [row.id for row in _rows(database)]) == {
        row.id: {"phuoc-quang"} for row in _rows(database)
    }


def test_withdrawn_its_key_is_free_again(database: Database, staffed: Loaded) -> None:
    person, at = database.look(person_id, QUANG), _morning(staffed, date(2024, 2, 21))
    _ask(database, staffed, at)
    database.write(nudges.withdraw, person, Why.LATER, NOW, at - timedelta(seconds=1))  # not so far
    database.write(nudges.withdraw, person, Why.LATER, at)  # only what comes behind
    assert [row.state for row in _rows(database)] == [RowState.WAITING]
    database.write(nudges.withdraw, person, Why.LATER, NOW)
    _ask(database, staffed, at)
    old, new = _rows(database)
    assert (old.state, old.reason, old.key) == (RowState.SKIPPED, "later", f"nudge:{person}:2024-02-21:{old.id}")
    assert (new.state, new.key) == (RowState.WAITING, f"nudge:{person}:2024-02-21")


def test_one_reminder_a_day_is_a_rule_of_the_database(database: Database, staffed: Loaded) -> None:
    _ask(database, staffed, _morning(staffed, date(2024, 2, 21)))
    _ask(database, staffed, _morning(staffed, date(2024, 2, 21)))
    (row,) = _rows(database)
    with pytest.raises(IntegrityError):
        database.write(lambda s: s.execute(rows.insert().values(**{**row._mapping, "id": row.id + 1})))


def test_the_newer_rung_stands(database: Database, staffed: Loaded) -> None:
    _ask(database, staffed, _morning(staffed, date(2024, 2, 29)))
    (row,) = _rows(database)
    assert database.look(nudge_items.on_rung, [row.id], LAST_DAY) == set()
    (assignment,) = database.look(nudge_items.spoken_of, row.id)
    database.write(nudge_items.put, {row.id: {assignment: LAST_DAY}})
    assert database.look(nudge_items.on_rung, [row.id], LAST_DAY) == {row.id}


def test_the_last_one_that_went_out(database: Database, staffed: Loaded) -> None:
    person = database.look(person_id, QUANG)
    assert database.look(nudges.latest, person) is None
    for day in (21, 22):
        _ask(database, staffed, _morning(staffed, date(2024, 2, day)))
    first, _ = _rows(database)
    database.write(lambda s: outbox.move(s, first.id, RowState.SENDING))
    database.write(lambda s: outbox.move(s, first.id, RowState.SENT, sent_at=later(days=1)))
    assert database.look(nudges.latest, person) == first.id
