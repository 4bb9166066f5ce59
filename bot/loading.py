"""`dondoc directive load`: what a file would change, shown before it is applied; then applied."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from core.directive import DirectiveFile
from core.plan_difference import difference
from core.texts import calendar as words
from core.texts.plan_changes import changes as plan_words
from core.texts.plan_changes import followed_no_more
from scheduler import years
from storage import agendas, assignments, directives
from storage.database import Database
from storage.directives import Loaded

LINES = 200
"""Of a file of every commune in the country nobody reads each line."""


@dataclass(frozen=True, slots=True)
class Change:
    """What loading a file does: to the rows, to the messages that are still to come; and the years not yet known."""

    rows: list[str]
    messages: str
    unknown: list[int]

    @property
    def lines(self) -> list[str]:
        if not self.rows:
            return ["Không có gì thay đổi."]
        said = [*self.rows[:LINES], *_rest(self.rows)]
        said += ["Tin sẽ gửi:", self.messages] if self.messages else []
        return said + ([words.unknown_years(self.unknown)] if self.unknown else [])


def _rest(rows: Sequence[str]) -> list[str]:
    return [f"… và {len(rows) - LINES} thay đổi khác."] if len(rows) > LINES else []


def shown(database: Database, file: DirectiveFile, now: datetime) -> Change:
    """The change, applied and taken back: so what is shown is what is done."""

    def tried(session: Session) -> Change:
        change = _apply(session, file, now)
        session.rollback()
        return change

    return database.write(tried)


def loaded(database: Database, file: DirectiveFile, now: datetime) -> Change:
    return database.write(_apply, file, now)


def _apply(session: Session, file: DirectiveFile, now: datetime) -> Change:
    before = directives.find_current(session)
    if before is None or before.code != file.directive.code:
        changes = directives.apply(session, file, now)
        if before is not None:
            changes.insert(1, followed_no_more(before.code))
        return Change(changes, "", _unknown(session, directives.current(session)))
    last = agendas.farthest(session, before, *(milestone.date for milestone in file.milestones))
    agenda, known = (
        agendas.agenda_of(session, before, agendas.owed(session, before, now), now, last),
        _unknown(session, before),
    )
    changes = directives.apply(session, file, now)
    after = directives.current(session)
    then = agendas.agenda_of(session, after, agendas.owed(session, after, now), now, last)
    unknown = _unknown(session, after)
    if fresh := [year for year in unknown if year not in known]:
        years.tell_at_load(session, after, fresh, now)
    messages = plan_words(difference(after.calendar, agenda, then), after.calendar.zone, LINES)
    return Change(changes, messages, unknown)


def _unknown(session: Session, directive: Loaded) -> list[int]:
    plan = directive.plan(assignments.last_days(session, directive.id))
    return directive.calendar.unannounced(plan.years)
