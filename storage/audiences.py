"""Whom a broadcast is for."""

from collections.abc import Collection
from datetime import datetime
from itertools import accumulate
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.rights import UNIT_ROLES
from core.states import CLAIMED
from storage.directives import Loaded
from storage.people import Holder, holders
from storage.statuses import statuses
from storage.tables import Unit
from storage.tables.base import table

units = table(Unit)


def unit_codes(session: Session, directive: Loaded, audience: dict[str, Any], now: datetime) -> list[str]:
    """`{"to": "all" | "wave" | "unit" | "open", "code": …}` as units, in the file's order."""
    file = directive.file
    match audience["to"]:
        case "wave":
            wanted: Collection[str] = next(w.units for w in file.waves if w.code == audience["code"])
        case "unit":
            wanted = [audience["code"]]
        case "open":
            wanted = {s.unit for s in statuses(session, directive, now) if s.state not in CLAIMED}
        case _:
            wanted = {unit.code for unit in file.units} - {file.directive.office}
    return [unit.code for unit in file.units if unit.code in wanted]


def portion(
    session: Session, directive: Loaded, audience: dict[str, Any], now: datetime, after: int, people: int
) -> tuple[list[Holder], int | None]:
    """Of the units behind `after` those whose people are at most so many, and the last of them; None: none is left.

    A unit is never divided. Whether it still has something open is asked of these alone.
    """
    everybody = {**audience, "to": "all"} if audience["to"] == "open" else audience
    codes = unit_codes(session, directive, everybody, now)
    query = select(units.c.id).where(units.c.code.in_(codes), units.c.id > after).order_by(units.c.id).limit(people)
    ids = list(session.scalars(query))
    wanted = _open(session, directive, ids, now) if audience["to"] == "open" else set(ids)
    found: dict[int, list[Holder]] = {unit: [] for unit in ids}
    for holder in holders(session, directive.calendar.day(now), list(UNIT_ROLES), ids):
        if holder.unit in wanted:
            found[holder.unit].append(holder)
    taken = _first_units(found, people)
    left = len(ids) == people or len(taken) < len(ids)
    return [holder for unit in taken for holder in found[unit]], taken[-1] if taken and left else None


def _first_units(found: dict[int, list[Holder]], people: int) -> list[int]:
    """As many units, in order, as have no more people than that; at least one."""
    sums = list(accumulate(len(of_unit) for of_unit in found.values()))
    return [unit for n, unit in enumerate(found) if n == 0 or sums[n] <= people]


def _open(session: Session, directive: Loaded, ids: Collection[int], now: datetime) -> set[int]:
    codes = {s.unit for s in statuses(session, directive, now, ids) if s.state not in CLAIMED}
    return set(session.scalars(select(units.c.id).where(units.c.code.in_(codes))))


def recipients(session: Session, directive: Loaded, audience: dict[str, Any], now: datetime) -> list[Holder]:
    """The people of those units, each once."""
    codes = unit_codes(session, directive, audience, now)
    ids = list(session.scalars(select(units.c.id).where(units.c.code.in_(codes))))
    found = holders(session, directive.calendar.day(now), list(UNIT_ROLES), ids)
    return list({holder.person: holder for holder in found}.values())
