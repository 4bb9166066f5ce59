""" "Nhắc lại sau": a reminder on another day, or this afternoon. No state is recorded: it says nothing of the work."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from core.day_ranges import LONGEST
from core.figures import Status
from core.ladder import ASKED, LAST_DAY, Why
from core.ledger import Kind
from core.refusal import Refusal
from core.rights import Action
from core.said_days import said_days
from core.states import CLAIMED
from core.texts import days as day_words
from core.texts import labels, officials
from core.texts import later as words
from handlers.routes import Routes
from handlers.turn import Turn
from storage import audits, nudge_items, nudges, outbox, statuses, wishes
from storage.outbox import Choice

routes = Routes()
MAY = Action.REPORT

DAY = "later.day"
"""The conversation's step in which the next message is the day."""


@routes.action("later.ask", right=MAY)
def ask(turn: Turn) -> None:
    """When? Of the reminder under which it was pressed."""
    _offer(turn, turn.data.get("row") or (turn.message.press.row if turn.message.press else None))


def said(turn: Turn) -> None:
    """ "Để mai nhắc", in words of one's own: of the last reminder."""
    row, days = nudges.latest(turn.session, turn.actor.person), said_days(turn.text, turn.said_on).days
    if days is None:
        _offer(turn, row)
    else:
        put_off(turn, moment(turn, days.first), row)


def _offer(turn: Turn, row: int | None) -> None:
    if not _owed(turn):
        turn.reply(officials.nothing_open(turn.unit_names))
        return
    calendar, at = turn.directive.calendar, turn.directive.file.nudges.at
    tomorrow = calendar.shift(turn.today, 1)
    monday = calendar.on_or_after(turn.today + timedelta(days=7 - turn.today.weekday()))
    afternoon = calendar.afternoon(turn.today)
    moments = {words.AFTERNOON: afternoon} if afternoon and afternoon > turn.now else {}
    moments |= {words.morning(day, turn.today): calendar.at(day, at) for day in (tomorrow, monday)}
    choices = [
        Choice(label, "later.set", {"row": row, "at": when.isoformat()}) for label, when in moments.items() if when
    ]
    turn.reply(words.ASK, [*choices, Choice(labels.OTHER_DAY, "later.other", {"row": row})])


@routes.action("later.other", right=MAY)
def ask_day(turn: Turn) -> None:
    turn.ask(DAY, words.ASK_DAY, row=turn.data["row"])


@routes.action("later.set", right=MAY)
def pick(turn: Turn) -> None:
    at = datetime.fromisoformat(turn.data["at"])
    if at <= turn.now:
        raise Refusal(words.PASSED)
    put_off(turn, at, turn.data["row"])


def moment(turn: Turn, day: date) -> datetime:
    """Of a day named: its morning, of a day off the next working one; of today this afternoon."""
    calendar, today = turn.directive.calendar, turn.today
    if day < today:
        raise Refusal(day_words.passed(day))
    if day > today + timedelta(days=LONGEST):
        raise Refusal(day_words.too_far(day, LONGEST))
    if day > today:
        return calendar.at(calendar.on_or_after(day), turn.directive.file.nudges.at)
    afternoon = calendar.afternoon(today)
    if afternoon is None or afternoon <= turn.now:
        raise Refusal(words.NO_AFTERNOON)
    return afternoon


def put_off(turn: Turn, at: datetime, row: int | None) -> None:
    """The newest wish stands: what was asked for before is not sent."""
    spoken = _spoken(turn, row)
    owed = _owed(turn)
    about = [s for s in owed if s.assignment in spoken] or list(statuses.earliest_open(owed).values())
    if not about:
        turn.reply(officials.nothing_open(turn.unit_names))
        return
    session, person, day = turn.session, turn.actor.person, turn.directive.calendar.day(at)
    nudges.withdraw(session, person, Why.LATER, turn.now)
    wishes.set_quiet(session, person, at)
    items = {s.assignment: _rung(turn, s, day, spoken.get(s.assignment)) for s in about}
    nudges.put_off(session, turn.directive, turn.actor.address, items, {s.milestone for s in about}, at)
    audits.note(session, turn.now, person, "later", until=at.isoformat())
    again = Choice(labels.OTHER_TIME, "later.ask", {"row": row})
    turn.reply(words.set_for(day, turn.today, _last_days(turn, owed, day)), [again])


def _spoken(turn: Turn, row: int | None) -> dict[int, str]:
    """Assignment → rung, of the person's own reminder."""
    found = outbox.get(turn.session, row) if row is not None else None
    if found is None or found.kind is not Kind.NUDGE or found.person_id != turn.actor.person:
        return {}
    return {assignment: rung for assignment, (_, rung) in nudge_items.spoken_of(turn.session, found.id).items()}


def _owed(turn: Turn) -> list[Status]:
    return [s for unit in turn.actor.units for s in turn.statuses(unit) if s.state not in CLAIMED]


def _rung(turn: Turn, status: Status, day: date, copied: str | None) -> str:
    """That day's own, else the one that was spoken on: but the last day has spoken once it is over."""
    own = turn.directive.ladders.rung(status, day) if day > turn.today else None
    return own or (copied if copied and copied != LAST_DAY else ASKED)


def _last_days(turn: Turn, owed: list[Status], day: date) -> list[tuple[date, list[int], bool]]:
    """The last days that come before then: of which tasks, and whether the bot speaks on them all the same."""
    found: dict[tuple[date, bool], list[int]] = defaultdict(list)
    for status in owed:
        rungs = turn.directive.ladders.of(status.task, status.wave).of(status.last_day)
        speaks = next((spoken for spoken, rung in rungs.items() if rung == LAST_DAY), None)
        last = speaks or status.last_day
        if turn.today <= last < day or last == turn.today:
            found[last, speaks is not None].append(status.number)
    return [(last, sorted(set(numbers)), speaks) for (last, speaks), numbers in sorted(found.items())]
