"""Figures frozen at the end of a milestone's last day: whatever is said or stored later, they do not move."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from core.figures import Status
from core.states import State, Timeliness
from storage import rows
from storage.columns import Instant
from storage.directives import Loaded
from storage.tables import CutOff, Wave
from storage.tables.base import table

cut_offs, waves = table(CutOff), table(Wave)


@dataclass(frozen=True, slots=True)
class Frozen:
    """When the figures of a wave were frozen, and as of when."""

    wave: str
    as_of: datetime
    frozen_at: datetime


def freeze(session: Session, directive: Loaded, as_of: datetime, now: datetime, statuses: Iterable[Status]) -> None:
    """One row a wave, as all stands by now; what is frozen already stays as it is."""
    ids = dict(session.execute(select(waves.c.code, waves.c.id).where(waves.c.directive_id == directive.id)).all())
    of_wave: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for status in statuses:
        of_wave[status.wave].append(_figure(status))
    made = {"directive_id": directive.id, "as_of": as_of, "frozen_at": now}
    new = [{**made, "wave_id": ids[wave], "figures": told} for wave, told in of_wave.items()]
    rows.insert_missing(session, cut_offs, new)


def every(session: Session, directive: Loaded) -> list[Frozen]:
    """In order of time."""
    return [Frozen(*row) for row in session.connection().execute(_EVERY, {"directive": directive.id})]


_OF_DIRECTIVE = cut_offs.c.directive_id == bindparam("directive")
_EVERY = (
    select(waves.c.code, cut_offs.c.as_of, cut_offs.c.frozen_at)
    .join(waves, waves.c.id == cut_offs.c.wave_id)
    .where(_OF_DIRECTIVE)
    .order_by(cut_offs.c.as_of, cut_offs.c.id)
)


def as_frozen(session: Session, directive: Loaded, as_of: datetime, statuses: Iterable[Status]) -> list[Status]:
    """The same statuses with what was frozen of them at that instant; as they are where nothing was."""
    found = session.scalars(_FIGURES, {"directive": directive.id, "as_of": as_of})
    told = {figure["assignment"]: _thawed(figure) for figures in found for figure in figures}
    return [replace(status, **told.get(status.assignment, {})) for status in statuses]


_AT = cut_offs.c.as_of == bindparam("as_of", type_=Instant)
_FIGURES = select(cut_offs.c.figures).where(_OF_DIRECTIVE, _AT)

_DAYS = ("expected", "last_day", "original_last_day", "stale_since", "paper_day")
_INSTANTS = ("reported_at", "claimed_at", "confirmed_at")
_PLAIN = ("percent", "note", "reported_by", "paper", "binding", "alone")
_NAMES = ("unit", "task", "wave")


def _figure(status: Status) -> dict[str, Any]:
    told = {name: getattr(status, name) for name in (*_DAYS, *_INSTANTS)}
    dated = {name: moment.isoformat() if moment else None for name, moment in told.items()}
    plain = {name: getattr(status, name) for name in ("assignment", *_NAMES, *_PLAIN)}
    return {**plain, **dated, "state": status.state, "timeliness": status.timeliness}


def _thawed(figure: Mapping[str, Any]) -> dict[str, Any]:
    state = State(figure["state"]) if figure["state"] else None
    told: dict[str, Any] = {"state": state, "timeliness": Timeliness(figure["timeliness"])}
    told |= {name: figure[name] for name in _PLAIN}
    told |= {name: date.fromisoformat(figure[name]) if figure[name] else None for name in _DAYS}
    return told | {name: datetime.fromisoformat(figure[name]) if figure[name] else None for name in _INSTANTS}


def moved_by(found: Iterable[Frozen], wave: str, counts_at: datetime, stored_at: datetime) -> datetime | None:
    """The first figures frozen of a wave that something said at `counts_at` would have changed, had it been stored
    before they were: their `as_of`."""
    own = (each for each in found if each.wave == wave)
    return next((each.as_of for each in own if counts_at < each.as_of and each.frozen_at <= stored_at), None)
