"""Who else of a unit can be reminded: somebody is away, or wants no more."""

from core.day_ranges import DayRange
from core.rights import UNIT_ROLES, Role
from handlers.turn import Turn
from storage import absences, people
from storage.people import Holder, UnitRef

_ORDER = {Role.FOCAL: 0, Role.BACKUP: 1, Role.LEADER: 2}


def others(turn: Turn, unit: UnitRef, days: DayRange | None = None) -> list[Holder]:
    """Those who can be reached and are there, who is reminded first coming first."""
    days = days or DayRange(turn.today, turn.today)
    away = {leave.person for leave in absences.every(turn.session, days.first, days.last)}
    held = people.holders(turn.session, turn.today, UNIT_ROLES, [unit.id])
    found: dict[int, Holder] = {}
    for holder in sorted(held, key=lambda holder: _ORDER[holder.role]):
        if holder.person != turn.actor.person and holder.chat and not holder.stopped and holder.person not in away:
            found.setdefault(holder.person, holder)
    return list(found.values())


def deserted(turn: Turn) -> list[str]:
    """The names of the person's units that nobody else is reminded of."""
    return [unit.name for unit in turn.actor.units if not others(turn, unit)]
