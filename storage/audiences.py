"""Whom a broadcast is for."""

from collections.abc import Collection
from datetime import datetime
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


def recipients(session: Session, directive: Loaded, audience: dict[str, Any], now: datetime) -> list[Holder]:
    """The people of those units, each once."""
    codes = unit_codes(session, directive, audience, now)
    ids = list(session.scalars(select(units.c.id).where(units.c.code.in_(codes))))
    found = holders(session, directive.calendar.day(now), list(UNIT_ROLES), ids)
    return list({holder.person: holder for holder in found}.values())
