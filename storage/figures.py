"""The figures of a digest or the board, read as of an instant."""

from collections.abc import Sequence
from datetime import datetime, time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.figures import Change, Contact, DifficultyLine, Figures, MilestoneView, Status
from core.gaps import Gap, worth_naming
from core.ledger import Kind
from core.rights import Role
from storage import assignments, difficulties, gaps, people
from storage.difficulties import Matter
from storage.directives import Loaded
from storage.outbox import outbox
from storage.statuses import statuses_at
from storage.tables import Unit
from storage.tables.base import table

units = table(Unit)


def figures(
    session: Session,
    directive: Loaded,
    as_of: datetime,
    since: datetime | None = None,
    *,
    closing: bool = False,
) -> Figures:
    """Everything that a digest says. `since` is the last digest's `as_of`; None before the first."""
    now, before = statuses_at(session, directive, (as_of, since or as_of))
    return Figures(
        as_of=as_of,
        since=since,
        zone=directive.file.directive.timezone,
        title=directive.file.directive.title,
        closing=closing,
        milestones=_milestones(directive, as_of),
        statuses=tuple(now),
        difficulties=_difficulties(session, directive, as_of),
        changes=_changes(before, now),
        contacts=_contacts(session, directive, as_of),
        gaps=_gaps(session, directive, as_of, since),
        unknown_years=_unknown_years(session, directive),
    )


def _unknown_years(session: Session, directive: Loaded) -> tuple[int, ...]:
    plan = directive.plan(assignments.last_days(session, directive.id))
    return tuple(directive.calendar.unannounced(plan.years))


def last_digest(session: Session, directive: Loaded, before: datetime) -> datetime | None:
    """The `as_of` of the digest planned last before an instant."""
    mine = outbox.c.key.startswith(f"digest:{directive.code}:", autoescape=True)
    query = select(func.max(outbox.c.planned_at)).where(
        outbox.c.kind == Kind.DIGEST, outbox.c.planned_at < before, mine
    )
    found: datetime | None = session.scalar(query)
    return found


def _milestones(directive: Loaded, as_of: datetime) -> tuple[MilestoneView, ...]:
    today = directive.calendar.day(as_of)
    wave_names = {wave.code: wave.name for wave in directive.file.waves}
    return tuple(
        MilestoneView(
            code=milestone.code,
            name=milestone.name,
            wave=milestone.wave,
            wave_name=wave_names[milestone.wave],
            day=milestone.date,
            last_day=milestone.last_day,
            binding=milestone.binding == "document",
            days_left=directive.calendar.days_left(today, milestone.last_day),
        )
        for milestone in directive.file.milestones
    )


def _difficulties(session: Session, directive: Loaded, as_of: datetime) -> tuple[DifficultyLine, ...]:
    """Oldest first: a message that was long under way has a later number than its moment."""
    found = [matter for matter in difficulties.every(session, directive.id, as_of) if _stands(matter, as_of)]
    return tuple(_line(directive, matter, as_of) for matter in sorted(found, key=lambda matter: matter.opened_at))


def _stands(matter: Matter, as_of: datetime) -> bool:
    return matter.kind == "difficulty" and (matter.closed_at is None or matter.closed_at > as_of)


def _line(directive: Loaded, matter: Matter, as_of: datetime) -> DifficultyLine:
    calendar = directive.calendar
    return DifficultyLine(
        number=matter.number,
        unit_short=matter.unit_short,
        task_number=matter.task,
        text=matter.text,
        state=matter.state if matter.answered_at is None or matter.answered_at <= as_of else difficulties.OPEN,
        opened_at=matter.opened_at,
        age=calendar.days_left(calendar.day(matter.opened_at), calendar.day(as_of)),
    )


def _changes(before: Sequence[Status], after: Sequence[Status]) -> tuple[Change, ...]:
    old = {status.assignment: status.state for status in before}
    return tuple(
        Change(
            unit_short=status.unit_short,
            number=status.number,
            before=old.get(status.assignment),
            after=status.state,
            wave=status.wave,
            expected=status.expected,
        )
        for status in after
        if old.get(status.assignment) != status.state
    )


def _gaps(session: Session, directive: Loaded, as_of: datetime, since: datetime | None) -> tuple[Gap, ...]:
    """Those that reach into the time of which the digest speaks; one that ends after it, too: a late digest, or one
    of figures frozen at midnight, lacks what was sent in it."""
    calendar = directive.calendar
    start = since or calendar.at(directive.file.directive.starts, time(0))
    return worth_naming(gaps.overlapping(session, start, as_of), calendar)


def _contacts(session: Session, directive: Loaded, as_of: datetime) -> tuple[Contact, ...]:
    """Each unit's focal official, or the backup where nobody is."""
    codes = dict(session.execute(select(units.c.id, units.c.code)).all())
    today = directive.calendar.day(as_of)
    holders = people.holders(session, today, (Role.FOCAL, Role.BACKUP))
    found: dict[str, Contact] = {}
    for holder in sorted(holders, key=lambda holder: holder.role is Role.BACKUP):
        code = codes[holder.unit]
        found.setdefault(code, Contact(code, holder.name, holder.phone))
    return tuple(found.values())
