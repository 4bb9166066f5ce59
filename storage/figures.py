"""The figures of a digest or the board, read as of an instant."""

from collections.abc import Sequence
from datetime import datetime, time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.check_in_figures import CheckInView
from core.figures import Change, Contact, DifficultyLine, Figures, LaterDay, MilestoneView, Status
from core.gaps import Gap, worth_naming
from core.ledger import Kind
from core.states import CLAIMED, State
from storage import assignments, check_ins, cut_offs, difficulties, extensions, gaps, pauses, people
from storage.difficulties import Matter
from storage.directives import Loaded
from storage.extensions import Asked
from storage.outbox import outbox
from storage.statuses import statuses_at
from storage.tables import Unit
from storage.tables.base import table

units = table(Unit)

SHOWN_FOR = 5
"""Working days after a check-in for which digests tell what was answered."""


def figures(
    session: Session,
    directive: Loaded,
    as_of: datetime,
    since: datetime | None = None,
    *,
    closing: bool = False,
) -> Figures:
    """Everything that a digest says. `since` is the last digest's `as_of`; None before the first. `closing`: as they
    were frozen, once they are."""
    now, before = statuses_at(session, directive, (as_of, since or as_of))
    now = cut_offs.as_frozen(session, directive, as_of, now) if closing else now
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
        later_days=_later_days(session, directive, as_of),
        contacts=_contacts(session, directive, as_of),
        gaps=_gaps(session, directive, as_of, since),
        check_ins=_check_ins(session, directive, as_of),
        claim_ages=_claim_ages(directive, now, as_of),
        paused=pauses.on(session, directive.id, directive.calendar.day(as_of)),
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


def last_told(session: Session, person: int, before: datetime) -> datetime | None:
    """The `as_of` of the digest that this leader got last before an instant."""
    rows = select(outbox.c.subject).where(outbox.c.kind == Kind.DIGEST, outbox.c.person_id == person)
    told = session.scalar(rows.where(outbox.c.planned_at < before).order_by(outbox.c.planned_at.desc()).limit(1))
    return datetime.fromisoformat(told["as_of"]) if told and "as_of" in told else None


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
        tasks=matter.tasks,
        text=matter.text,
        state=_state(matter, as_of),
        opened_at=matter.opened_at,
        age=calendar.days_left(calendar.day(matter.opened_at), calendar.day(as_of)),
        holder=matter.owner_name or "",
        urgent=matter.urgent,
        topic=matter.topic,
    )


def _state(matter: Matter, as_of: datetime) -> str:
    """As it stood: what was answered or ended later was still open."""
    later = matter.closed_at or matter.answered_at
    return difficulties.OPEN if later is not None and later > as_of else matter.state


def _told(status: Status) -> State | None:
    """By the unit's own word: where the office confirms nothing, a claim is told as one."""
    return State.DONE if status.alone else status.state


def _changes(before: Sequence[Status], after: Sequence[Status]) -> tuple[Change, ...]:
    old = {status.assignment: status for status in before}
    return tuple(
        Change(
            unit_short=status.unit_short,
            number=status.number,
            before=_told(stood) if stood else None,
            after=_told(status),
            wave=status.wave,
            expected=status.expected,
        )
        for status in after
        if _is_news(stood := old.get(status.assignment), status)
    )


def _is_news(before: Status | None, after: Status) -> bool:
    """Another state, or another day promised for what is not done."""
    if before is None or before.state != after.state:
        return before is not None or after.state is not None
    return after.expected not in (None, before.expected) and after.state not in CLAIMED


def _later_days(session: Session, directive: Loaded, as_of: datetime) -> tuple[LaterDay, ...]:
    """As all stood at `as_of`: what was decided later waited then."""
    asked = [one for one in extensions.every(session, directive.id) if one.asked_at <= as_of and not one.dropped]
    decided = {one.id for one in asked if one.decided_at is not None and one.decided_at <= as_of}
    return tuple(
        _later_day(one, decided=one.id in decided)
        for one in asked
        if one.id not in decided or one.state == extensions.GRANTED
    )


def _later_day(asked: Asked, *, decided: bool) -> LaterDay:
    return LaterDay(
        number=asked.number,
        unit=asked.unit_code,
        unit_short=asked.unit_short,
        task_number=asked.task,
        wave=asked.wave,
        wanted=asked.wanted,
        granted=asked.granted if decided else None,
        granted_at=asked.decided_at if decided else None,
        word_of=asked.word_of if decided else "",
    )


def _gaps(session: Session, directive: Loaded, as_of: datetime, since: datetime | None) -> tuple[Gap, ...]:
    """Those that reach into the time of which the digest speaks; one that ends after it, too: a late digest, or one
    of figures frozen at midnight, lacks what was sent in it."""
    calendar = directive.calendar
    start = since or calendar.at(directive.file.directive.starts, time(0))
    return worth_naming(gaps.overlapping(session, start, as_of), calendar)


def _check_ins(session: Session, directive: Loaded, as_of: datetime) -> tuple[CheckInView, ...]:
    since = directive.calendar.shift(directive.calendar.day(as_of), -SHOWN_FOR)
    found = (check_ins.view(session, directive, each, as_of, since) for each in directive.file.check_ins)
    return tuple(view for view in found if view is not None)


def _claim_ages(directive: Loaded, statuses: Sequence[Status], as_of: datetime) -> dict[int, int]:
    calendar, today = directive.calendar, directive.calendar.day(as_of)
    claims = {s.assignment: calendar.day(s.claimed_at) for s in statuses if s.state is State.DONE and s.claimed_at}
    ages = {day: calendar.days_left(day, today) for day in set(claims.values())}
    return {assignment: ages[day] for assignment, day in claims.items()}


def _contacts(session: Session, directive: Loaded, as_of: datetime) -> tuple[Contact, ...]:
    """Each unit's focal official, or the backup where nobody is."""
    codes = dict(session.execute(select(units.c.id, units.c.code)).all())
    found = people.to_call(session, directive.calendar.day(as_of))
    return tuple(Contact(codes[unit], held[0].name, held[0].phone) for unit, held in found.items())
