"""Check-ins: which unit was asked what on which day, or why it was not, and what it answered. Append-only."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.check_in_figures import SOFT, CheckInView, Said, standing
from core.directive import CheckIn as Asks
from core.texts import labels
from storage.directives import Loaded
from storage.rows import append, insert_missing
from storage.tables import CheckIn, CheckInAnswer, Person, Unit
from storage.tables.base import table

askings, answers = table(CheckIn), table(CheckInAnswer)
units, people = table(Unit), table(Person)

REMINDED = "reminded"
"""Passed over: the unit's people get a reminder that day, which asks anyway."""
ASKED = "asked"
"""Passed over: they are asked something else that day."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One unit asked on one day."""

    id: int
    directive: int
    code: str
    unit: int
    unit_code: str
    unit_name: str
    unit_short: str
    day: date
    passed_over: str


_ASKINGS = select(
    askings.c.id,
    askings.c.directive_id,
    askings.c.code,
    askings.c.unit_id,
    units.c.code.label("unit_code"),
    units.c.name,
    units.c.short,
    askings.c.day,
    askings.c.passed_over,
).join(units, units.c.id == askings.c.unit_id)


def put(session: Session, directive: int, code: str, day: date, unit_ids: Mapping[int, str]) -> None:
    """Note unit → why it is passed over, empty when it is asked; those noted already stay."""
    rows = [
        {"directive_id": directive, "code": code, "unit_id": unit, "day": day, "passed_over": reason}
        for unit, reason in unit_ids.items()
    ]
    insert_missing(session, askings, rows)


def get_all(session: Session, ids: Collection[int]) -> list[Asking]:
    """In the order of the units."""
    return [Asking(*row) for row in session.execute(_ASKINGS.where(askings.c.id.in_(ids)).order_by(units.c.id))]


def of_day(
    session: Session, directive: int, code: str, day: date, unit_ids: Collection[int] | None = None
) -> list[Asking]:
    """Those asked, of these units or of all."""
    where = [askings.c.directive_id == directive, askings.c.code == code, askings.c.day == day]
    where += [askings.c.passed_over == ""]
    if unit_ids is not None:
        where.append(askings.c.unit_id.in_(unit_ids))
    return [Asking(*row) for row in session.execute(_ASKINGS.where(*where).order_by(units.c.id))]


def asked_since(
    session: Session, directive: int, code: str, since: date, before: date, unit_ids: Collection[int]
) -> set[int]:
    """Of these units those asked from `since` on, before that day."""
    query = select(askings.c.unit_id).where(
        askings.c.directive_id == directive,
        askings.c.code == code,
        askings.c.unit_id.in_(unit_ids),
        askings.c.day >= since,
        askings.c.day < before,
        askings.c.passed_over == "",
    )
    return set(session.scalars(query))


def is_over(session: Session, asking: Asking) -> bool:
    """Whether the unit has been asked the same again since."""
    later = select(func.count()).where(
        askings.c.directive_id == asking.directive,
        askings.c.code == asking.code,
        askings.c.unit_id == asking.unit,
        askings.c.day > asking.day,
        askings.c.passed_over == "",
    )
    return bool(session.scalar(later))


def answer(
    session: Session, asked: Collection[int], question: str, value: str, person: int, at: datetime, inbox: int
) -> None:
    """One answer to one question, of each of these askings."""
    said = {"question": question, "value": value, "person_id": person, "said_at": at, "inbox_id": inbox}
    append(session, answers, [{"check_in_id": asking, **said} for asking in asked])


def answered(session: Session, asked: Collection[int], as_of: datetime | None = None) -> dict[int, dict[str, str]]:
    """Asking → question → the answer that stands."""
    query = select(answers.c.check_in_id, answers.c.question, answers.c.value).where(answers.c.check_in_id.in_(asked))
    if as_of is not None:
        query = query.where(answers.c.said_at <= as_of)
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for asking, question, value in session.execute(query.order_by(answers.c.id)):
        found[asking][question] = standing(question, found[asking].get(question), value, labels.NOTHING_NEW)
    return dict(found)


def view(session: Session, directive: Loaded, check_in: Asks, as_of: datetime, since: date) -> CheckInView | None:
    """The newest asking, from `since` on, beside the one before it; None when it was not asked so lately."""
    days = _days(session, directive.id, check_in.code, directive.calendar.day(as_of))
    if not days or days[0] < since:
        return None
    asked, now = _answers(session, directive.id, check_in.code, days[0], as_of)
    before = _answers(session, directive.id, check_in.code, days[1], as_of)[1] if len(days) > 1 else {}
    return CheckInView(
        code=check_in.code,
        day=days[0],
        before=days[1] if len(days) > 1 else None,
        asked=len(asked),
        answered=len(now),
        silent=tuple(unit for unit in asked if unit not in now),
        said=_said(check_in, now, before),
    )


def _days(session: Session, directive: int, code: str, until: date) -> list[date]:
    """The last two days on which it was asked, the newer first."""
    where = (askings.c.directive_id == directive, askings.c.code == code, askings.c.passed_over == "")
    query = select(askings.c.day).distinct().where(*where, askings.c.day <= until)
    return list(session.scalars(query.order_by(askings.c.day.desc()).limit(2)))


Told = dict[str, dict[str, str]]
"""Unit → question → answer."""


def _answers(session: Session, directive: int, code: str, day: date, as_of: datetime) -> tuple[list[str], Told]:
    """The units asked, by their short names, and what they answered."""
    asked = of_day(session, directive, code, day)
    found = answered(session, [asking.id for asking in asked], as_of)
    return [asking.unit_short for asking in asked], {
        asking.unit_short: found[asking.id] for asking in asked if asking.id in found
    }


def _said(check_in: Asks, now: Told, before: Told) -> tuple[Said, ...]:
    """What was written beside the questions comes behind them."""
    said = [Said(question, _of(now, question.code), _of(before, question.code)) for question in check_in.questions]
    soft = Said(None, _of(now, SOFT), _of(before, SOFT))
    return (*said, *([soft] if soft.now or not said else []))


def _of(told: Told, code: str) -> dict[str, str]:
    return {unit: said[code] for unit, said in told.items() if code in said}


def every(session: Session, directive: int) -> list[tuple[Asking, list[Any]]]:
    """Each asking, in order, with all that was answered: question, value, the person's code, instant."""
    query = (
        select(answers.c.check_in_id, answers.c.question, answers.c.value, people.c.code, answers.c.said_at)
        .join(people, people.c.id == answers.c.person_id)
        .join(askings, askings.c.id == answers.c.check_in_id)
        .where(askings.c.directive_id == directive)
        .order_by(answers.c.id)
    )
    told: dict[int, list[Any]] = defaultdict(list)
    for asking, *said in session.execute(query):
        told[asking].append(said)
    found = session.execute(_ASKINGS.where(askings.c.directive_id == directive).order_by(askings.c.id))
    return [(asking, told[asking.id]) for asking in (Asking(*row) for row in found)]
