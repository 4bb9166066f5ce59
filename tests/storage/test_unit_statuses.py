"""A unit's statuses by the short way: the same as by the long one, whatever was said, corrected and taken back."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from core.states import State
from storage import people, statuses
from storage.database import Database
from storage.directives import Loaded
from tests.storage.moments import NOW

STATES = [*State, State.SAID_DONE, State.IN_PROGRESS, None, None]
HOURS = 40


def history(seed: int, assignments: list[int], person: int, first: int) -> list[dict[str, Any]]:
    """Reports as they might come: out of order in time, some of them taken back."""
    chance = random.Random(seed)
    told: list[dict[str, Any]] = []
    for place in range(chance.randrange(1, 30)):
        row = {"person_id": person, "stored_at": NOW, "source": "text", "assignment_id": chance.choice(assignments)}
        row |= {"said_at": NOW + timedelta(hours=chance.randrange(HOURS)), "percent": chance.choice([None, 50])}
        row |= {"state": chance.choice(STATES), "expected": chance.choice([None, date(2024, 2, 28)])}
        row |= {"corrects_id": None, "withdrawn": False}
        if told and chance.random() < 0.25:
            slip = chance.randrange(len(told))
            row |= {"state": None, "withdrawn": True, "corrects_id": first + slip}
            row |= {"assignment_id": told[slip]["assignment_id"]}
        told.append(row | {"note": f"{place}"})
    return told


def _id(database: Database, rows: Table, code: str) -> int:
    return int(database.look(lambda s: s.execute(select(rows.c.id).where(rows.c.code == code)).scalar_one()))


@pytest.mark.parametrize("seed", range(20))
def test_both_ways_tell_the_same_at_every_hour(database: Database, staffed: Loaded, seed: int) -> None:
    unit, person = _id(database, people.units, "hoi-lhpn"), _id(database, people.people, "hoi-lhpn/dau-moi/1")
    asked = [status.assignment for status in database.look(statuses.of_unit, staffed, NOW, unit)]

    def compare(session: Session) -> None:
        for row in history(seed, asked[:3], person, first=1):
            statuses.append(session, [row])
        for hour in range(-1, HOURS):
            moment = NOW + timedelta(hours=hour)
            whole = statuses.statuses(session, staffed, moment, [unit])
            assert statuses.of_unit(session, staffed, moment, unit) == whole

    database.write(compare)
