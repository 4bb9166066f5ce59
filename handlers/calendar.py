"""/lich: the working calendar; a day added to it or taken back, shown with what it moves before it is applied."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from core.calendar import AddedDay, WorkingCalendar
from core.ladder import Ladders
from core.plan_difference import agenda, difference
from core.planning import Plan
from core.refusal import Refusal
from core.rights import Action
from core.said_days import Leading, leading_days
from core.special_days import slip_of, special_days, with_days
from core.text_folding import fold
from core.texts import calendar as words
from core.texts import labels
from core.texts.plan_changes import changes
from handlers.routes import Routes
from handlers.turn import Turn
from storage import agendas, assignments, audits, calendar_days, directives, replanning
from storage.outbox import Choice

routes = Routes()
MAY = Action.CALENDAR
AHEAD = timedelta(days=60)
SHOWN = 8
"""Days to be taken back that are offered as buttons."""

_OFF = ("nghi", "off")
_WORKED = ("lam", "work", "worked")
_BACK = ("bo", "xoa", "undo", "remove")
_CONFIRM = ("xac nhan", "confirm")


@routes.command("lich", "calendar", "lich nghi", "lich lam viec", right=MAY, menu="Lịch nghỉ, ngày làm bù")
def start(turn: Turn) -> None:
    said = turn.text
    if not said:
        _show(turn)
    elif (rest := _after(said, _CONFIRM)) is not None:
        _confirm_typed(turn, rest)
    elif (rest := _after(said, _BACK)) is not None:
        _preview_back(turn, _one_day(turn, rest))
    elif (rest := _after(said, _OFF)) is not None:
        _preview(turn, rest, worked=False)
    elif (rest := _after(said, _WORKED)) is not None:
        _preview(turn, rest, worked=True)
    else:
        turn.reply(words.USAGE)


def _after(text: str, verbs: Sequence[str]) -> str | None:
    """What follows one of these verbs, if the text begins with it; "làm việc", "nghỉ lễ" are the same verbs."""
    said = text.split()
    for verb in verbs:
        length = len(verb.split())
        if fold(" ".join(said[:length])) == verb:
            rest = said[length:]
            filler = bool(rest) and fold(rest[0]) in ("viec", "bu", "le", "ngay")
            return " ".join(rest[1:] if filler else rest)
    return None


# ---- What the calendar is


def _show(turn: Turn) -> None:
    directive, today = turn.directive, turn.today
    added = calendar_days.added(turn.session, directive.id)
    until = max([today + AHEAD, *(one.day for one in added)])
    found = special_days(directive.calendar, directive.file, added, today, until)
    shown = [day for day in found if day.day <= today + AHEAD or day.day in {one.day for one in added}]
    unknown = directive.calendar.unannounced(_years(turn))
    known = [year for year in _years(turn) if year not in unknown]
    turn.reply(words.view(today + AHEAD, shown, known, unknown), _buttons(turn, added, unknown))


def _years(turn: Turn) -> list[int]:
    return [turn.today.year, turn.today.year + 1]


def _buttons(turn: Turn, added: Sequence[AddedDay], unknown: Sequence[int]) -> list[Choice]:
    back = [Choice(words.TAKE_BACK, "calendar.which")] if _open(turn, added) else []
    confirm = [Choice(words.confirm_year(year), "calendar.confirm", {"year": year}) for year in unknown]
    ask = [Choice(words.ADD_OFF, "calendar.ask_off"), Choice(words.ADD_WORKED, "calendar.ask_worked")]
    return [*ask, *back, *confirm]


def _open(turn: Turn, added: Sequence[AddedDay]) -> list[AddedDay]:
    """Those that can be taken back: a day that has passed was as it was."""
    return [one for one in added if one.day >= turn.today]


# ---- A day to be added


@routes.action("calendar.ask_off", right=MAY)
def ask_off(turn: Turn) -> None:
    turn.ask("calendar.off", words.ASK_OFF)


@routes.action("calendar.ask_worked", right=MAY)
def ask_worked(turn: Turn) -> None:
    turn.ask("calendar.worked", words.ASK_WORKED)


@routes.step("calendar.off", right=MAY)
def typed_off(turn: Turn) -> None:
    _preview(turn, turn.text, worked=False)


@routes.step("calendar.worked", right=MAY)
def typed_worked(turn: Turn) -> None:
    _preview(turn, turn.text, worked=True)


def _typed(turn: Turn, text: str) -> Leading:
    typed = leading_days(text, turn.said_on)
    if typed.wrong:
        raise Refusal(words.wrong_day(typed.wrong))
    if not typed.days:
        raise Refusal(words.NO_DAY)
    return typed


def _one_day(turn: Turn, text: str) -> date:
    days = _typed(turn, text).days
    if len(days) > 1:
        raise Refusal(words.NO_DAY)
    return days[0]


def _preview(turn: Turn, text: str, *, worked: bool) -> None:
    typed = _typed(turn, text)
    days = _possible(turn, typed.days, worked=worked)
    turn.leave()
    new = with_days(turn.directive.file, _added(turn), days, worked=worked, note=typed.rest)
    data = {"days": [day.isoformat() for day in days], "worked": worked, "note": typed.rest}
    told = words.preview(days, typed.rest, _messages(turn, new, days), worked=worked)
    turn.reply(told, [Choice(labels.AGREE, "calendar.apply", data), Choice(labels.CANCEL, "calendar.cancel")])


def _possible(turn: Turn, days: Sequence[date], *, worked: bool) -> list[date]:
    """Of a row of days those that change; a Sunday among days off is off anyhow."""
    slips = {day: slip_of(turn.directive.calendar, day, worked=worked, today=turn.today) for day in days}
    found = [day for day, slip in slips.items() if slip is None]
    for day, slip in slips.items():
        if not found and slip is not None:
            raise Refusal(words.slip(day, slip))
    return found


def _added(turn: Turn) -> list[AddedDay]:
    return calendar_days.added(turn.session, turn.directive.id)


def _messages(turn: Turn, new: Sequence[AddedDay], days: Sequence[date]) -> str:
    """What moves when these are the added days."""
    session, directive = turn.session, turn.directive
    calendar = WorkingCalendar.of(directive.file, new)
    last_days = assignments.last_days(session, directive.id)
    then = Plan(directive.file, calendar, Ladders(directive.file, calendar), last_days)
    owing = agendas.owed(session, directive, turn.now)
    last = agendas.farthest(session, directive, *days)
    before = agendas.agenda_of(session, directive, owing, turn.now, last)
    after = agenda(then, owing, turn.now, calendar.midnight_after(last))
    return changes(difference(calendar, before, after), calendar.zone)


@routes.action("calendar.apply", right=MAY)
def apply(turn: Turn) -> None:
    """Looked at again: somebody else may have changed the calendar since, or the day has passed."""
    worked, note = turn.data["worked"], turn.data["note"]
    days = [date.fromisoformat(day) for day in turn.data["days"]]
    if _possible(turn, days, worked=worked) != days:
        raise Refusal(words.CHANGED)
    _put(turn, with_days(turn.directive.file, _added(turn), days, worked=worked, note=note))
    _note(turn, "calendar day added", days=turn.data["days"], worked=worked, note=note)
    turn.reply(words.done(days, worked=worked))


def _put(turn: Turn, new: Sequence[AddedDay]) -> None:
    session, before = turn.session, turn.directive
    calendar_days.put(session, before.id, new, turn.actor.person, turn.now)
    after, last_days = directives.current(session), assignments.last_days(session, before.id)
    replanning.catch_up(session, before.code, before.plan(last_days), after.plan(last_days), turn.now)


def _note(turn: Turn, action: str, **detail: Any) -> None:
    audits.note(turn.session, turn.now, turn.actor.person, action, **detail)


@routes.action("calendar.cancel", right=MAY)
def cancel(turn: Turn) -> None:
    turn.reply(words.CANCELLED)


# ---- A day to be taken back


@routes.action("calendar.which", right=MAY)
def which(turn: Turn) -> None:
    found = _open(turn, _added(turn))
    if not found:
        raise Refusal(words.NOTHING_ADDED)
    choices = [Choice(words.day_label(one.day), "calendar.back", {"day": one.day.isoformat()}) for one in found[:SHOWN]]
    turn.reply(words.WHICH_BACK, [*choices, Choice(labels.CANCEL, "calendar.cancel")])


@routes.action("calendar.back", right=MAY)
def picked_back(turn: Turn) -> None:
    _preview_back(turn, date.fromisoformat(turn.data["day"]))


def _preview_back(turn: Turn, day: date) -> None:
    one = _to_take_back(turn, day)
    messages = _messages(turn, [other for other in _added(turn) if other != one], [day])
    data = {"day": day.isoformat()}
    choices = [Choice(labels.AGREE, "calendar.take_back", data), Choice(labels.CANCEL, "calendar.cancel")]
    turn.reply(words.preview_back(day, messages, worked=one.worked), choices)


def _to_take_back(turn: Turn, day: date) -> AddedDay:
    found = next((one for one in _added(turn) if one.day == day), None)
    if found is None:
        raise Refusal(words.not_added(day))
    if slip := slip_of(turn.directive.calendar, day, worked=not found.worked, today=turn.today):
        raise Refusal(words.slip(day, slip))
    return found


@routes.action("calendar.take_back", right=MAY)
def take_back(turn: Turn) -> None:
    one = _to_take_back(turn, date.fromisoformat(turn.data["day"]))
    _put(turn, [other for other in _added(turn) if other != one])
    _note(turn, "calendar day taken back", day=turn.data["day"])
    turn.reply(words.taken_back(one.day))


# ---- A year whose days off have been announced


def _confirm_typed(turn: Turn, rest: str) -> None:
    year = fold(rest).removeprefix("nam ").strip(" .")
    if not (year.isdecimal() and len(year) == 4):
        raise Refusal(words.USAGE)
    _confirm(turn, int(year))


@routes.action("calendar.confirm", right=MAY)
def confirm(turn: Turn) -> None:
    _confirm(turn, turn.data["year"])


def _confirm(turn: Turn, year: int) -> None:
    last_days = assignments.last_days(turn.session, turn.directive.id)
    if turn.directive.calendar.is_announced(year):
        raise Refusal(words.year_known(year))
    if year not in {*_years(turn), *turn.directive.plan(last_days).years}:
        raise Refusal(words.year_far(year))
    _put(turn, [*_added(turn), AddedDay(date(year, 1, 1), worked=False)])
    _note(turn, "calendar year confirmed", year=year)
    turn.reply(words.year_confirmed(year))
