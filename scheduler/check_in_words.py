"""The words of a check-in, made when its row is claimed: of the units that are still to be asked then."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.directive import CheckIn
from core.rights import Role
from core.texts import check_ins as words
from core.texts import labels
from scheduler import check_ins as asking
from scheduler.fitness import HANDED_OVER, Unfit
from storage import check_ins, people
from storage.check_ins import Asking
from storage.directives import Loaded
from storage.outbox import Choice, Row
from storage.people import Holder


def compose(session: Session, directive: Loaded, row: Row, now: datetime) -> tuple[str, list[Choice]] | None:
    """Text and buttons; None when the unit has answered already, or has nothing open any more."""
    day, check_in = _asked(session, directive, row)
    mine = _mine(session, directive, row, now, check_in.code, day)
    answered = check_ins.answered(session, [each.id for each, _ in mine])
    ids = [each.unit for each, _ in mine if each.id not in answered]
    still = asking.meant(session, directive, check_in, now, ids)
    left = [(each, holder) for each, holder in mine if each.unit in still]
    return (_text(directive, check_in, left), _buttons(check_in, [each.id for each, _ in left])) if left else None


def _asked(session: Session, directive: Loaded, row: Row) -> tuple[date, CheckIn]:
    """Raises Unfit where a re-loaded file asks it no more."""
    (first,) = check_ins.get_all(session, [row.subject["check_in"]])
    check_in = directive.file.check_in(first.code)
    if check_in is None:
        raise Unfit("no longer asked")
    return first.day, check_in


def _mine(
    session: Session, directive: Loaded, row: Row, now: datetime, code: str, day: date
) -> list[tuple[Asking, Holder]]:
    """All units of this person that were asked the same, and of which they are to be asked as all stands now."""
    person, today = row.person_id or 0, directive.calendar.day(now)
    if asking.unasked_on(session, directive, [person], today).get(person, {}).keys() - {row.key}:
        raise Unfit(check_ins.REMINDED)
    own = people.units_of(session, [person], today)
    asked = check_ins.of_day(session, directive.id, code, day, own)
    told, reasons = asking.addressed(session, directive, now, {each.unit: each.unit_code for each in asked})
    holders = {unit: holder for unit, found in told.items() for holder in found if holder.person == person}
    if not holders:
        raise Unfit(next(iter(reasons.values()), HANDED_OVER))
    return [(each, holders[each.unit]) for each in asked if each.unit in holders]


def _text(directive: Loaded, check_in: CheckIn, left: Sequence[tuple[Asking, Holder]]) -> str:
    (first, holder), units = left[0], ", ".join(each.unit_name for each, _ in left)
    ask = "kính đề nghị" if holder.role is Role.LEADER else directive.file.unit(first.unit_code).ask
    if check_in.questions:
        return words.with_questions(units, ask, check_in.ask, first.day, len(check_in.questions))
    return words.soft(units, ask, check_in.ask, first.day)


def _buttons(check_in: CheckIn, ids: list[int]) -> list[Choice]:
    data = {"check_ins": ids}
    first = (labels.ANSWER, "check_in.start") if check_in.questions else (labels.NOTHING_NEW, "check_in.nothing_new")
    return [Choice(*first, data), Choice(labels.HAS_DIFFICULTY, "check_in.difficulty", data)]
