"""Reporting by buttons: at most three taps for one task, one more than the list for all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from core.dates import near_day
from core.figures import Status
from core.rights import Action
from core.states import CLAIMED, State
from core.texts import labels, officials
from core.texts import saying_back as words
from core.texts.parts import sentence
from handlers.routes import Routes
from handlers.said import Item, Replaced, Source, Written, halves, is_old, offer, papers, write_down
from handlers.turn import Turn
from storage import people, statuses
from storage.outbox import Choice
from storage.people import UnitRef

routes = Routes()
MAY = Action.REPORT


@routes.command("baocao", "report", "bao cao", "bao viec", right=MAY, menu="Báo tiến độ")
@routes.action("report.start", right=MAY)
def start(turn: Turn) -> None:
    unit = turn.unit()
    owed = open_ones(turn, unit)
    if not owed:
        turn.reply(officials.nothing_open(unit.name))
        return
    turn.reply(officials.PICK_TASK.format(unit=unit.name), _task_choices(unit, owed, "report.task"))


def open_ones(turn: Turn, unit: UnitRef) -> list[Status]:
    """One assignment a task number: those that the unit has still to report done."""
    earliest = statuses.earliest_open(turn.statuses(unit))
    return [status for status in earliest.values() if status.state not in CLAIMED]


def _task_choices(unit: UnitRef, owed: Iterable[Status], action: str, **data: object) -> list[Choice]:
    tasks = list(owed)
    one_each = [
        Choice(labels.task(s.number, s.task_short), action, {"unit": unit.id, "a": s.assignment, **data}) for s in tasks
    ]
    everything = Choice(labels.ALL_DONE, "report.all", {"unit": unit.id})
    return [*one_each, everything] if len(tasks) > 1 and data.get("s") in (None, State.DONE) else one_each


@routes.action("report.task", right=MAY)
def pick_state(turn: Turn) -> None:
    status = turn.status(turn.data["a"])
    ask_state(turn, status, turn.data.get("corrects"), source=turn.data.get("source"))


def ask_state(
    turn: Turn,
    status: Status,
    corrects: int | None = None,
    *,
    source: dict[str, Any] | None = None,
    others: Sequence[Choice] = (),
) -> None:
    """`corrects`: the report that was wrong; `source`: the message that was misread, whose time counts; `others`: the
    same of another task."""
    data = {"a": status.assignment, "corrects": corrects, **({"source": source} if source else {})}
    choices = [
        Choice(label, "report.state", {**data, "s": state})
        for label, state in (
            (labels.DONE, State.DONE),
            (labels.DOING, State.IN_PROGRESS),
            (labels.NOT_STARTED, State.NOT_STARTED),
        )
    ]
    blocked = Choice(labels.BLOCKED, "difficulty.ask", {"a": status.assignment})
    text = officials.pick_state(status.unit_name, status)
    turn.reply(f"{text} {words.OR_ANOTHER_TASK}" if others else text, [*choices, blocked, *others])


@routes.action("report.done", right=MAY)
def done(turn: Turn) -> None:
    """ "Đã xong" under a reminder: the one task that is open, or which of them."""
    _state_of_one(turn, State.DONE)


@routes.action("report.doing", right=MAY)
def doing(turn: Turn) -> None:
    _state_of_one(turn, State.IN_PROGRESS)


def _state_of_one(turn: Turn, state: State) -> None:
    unit = turn.unit()
    owed = open_ones(turn, unit)
    if not owed:
        turn.reply(officials.nothing_open(unit.name))
    elif len(owed) == 1:
        _set(turn, owed[0], state)
    else:
        choices = _task_choices(unit, owed, "report.state", s=state)
        turn.reply(officials.PICK_TASK.format(unit=unit.name), choices)


@routes.action("report.state", right=MAY)
def set_state(turn: Turn) -> None:
    packed = turn.data.get("source")
    source = replace(Source.unpacked(packed), kind="button") if packed else None
    _set(turn, turn.status(turn.data["a"]), State(turn.data["s"]), turn.data.get("corrects"), source)


def _set(turn: Turn, status: Status, state: State, corrects: int | None = None, source: Source | None = None) -> None:
    item = Item.of(status, state)
    replaces = {item.assignment: Replaced(corrects)} if corrects else None
    written = write_down(turn, [item], source or Source.of(turn, "button"), replaces)
    if state is State.IN_PROGRESS:
        ask_date(turn, status, written.reports[0], [*written.corrections([item]), *written.asides])
    else:
        turn.reply("\n".join(echo(turn, written, status.unit_name, [item])), undo(written.reports))
        if state is State.DONE:
            _thank(turn, status.unit)


def echo(turn: Turn, written: Written, unit: str, items: Sequence[Item]) -> list[str]:
    """What was written down, said back; a claim that corrects nothing in its own words."""
    claims = [item for item in items if item.state is State.DONE and item.assignment not in written.corrected]
    said = (
        [words.claimed(unit, [item.number for item in claims], papers(claims), confirms=turn.confirms)]
        if claims
        else []
    )
    return [*said, *written.words(unit, [item for item in items if item not in claims])]


def _thank(turn: Turn, unit: str) -> None:
    if not turn.confirms:
        of = next(held for held in turn.actor.units if held.code == unit)
        thank_if_finished(turn, of, turn.statuses(of))


def thank_if_finished(turn: Turn, unit: UnitRef, own: Sequence[Status]) -> None:
    """WORDS 22, where the unit's own word is enough; else the office says it when it has confirmed the last."""
    if turn.confirms or any(status.state is not State.CONFIRMED for status in own):
        return
    text = officials.finished_alone(unit.name, len(own))
    for person in people.of_unit(turn.session, turn.today, unit.code, everybody=True):
        turn.notify_at(f"unit:{unit.id}", f"finished:{turn.inbox}", person, text)


def offer_later_day(turn: Turn, items: Iterable[Item], asked_by: UnitRef | None = None) -> list[Choice]:
    """ "Xin lùi mốc" where a day beyond the last day was promised; in any case where a unit asks for it in words."""
    for item in items:
        if item.expected and item.expected > turn.facts(item.assignment).last_day:
            data = {"a": item.assignment, "e": item.expected.isoformat()}
            return [Choice(labels.MOVE, "moving.task", data, lasting=True)]
    return [Choice(labels.MOVE, "moving.start", {"unit": asked_by.id}, lasting=True)] if asked_by else []


@routes.action("report.ask_date", right=MAY)
def name_date(turn: Turn) -> None:
    """ "Hẹn ngày" under what is nearly done."""
    ask_date(turn, turn.status(turn.data["a"]), turn.data["report"], [])


def ask_date(turn: Turn, status: Status, report: int, before: list[str]) -> None:
    data = {"a": status.assignment, "report": report}
    days = likely_days(turn, status)
    choices = [Choice(sentence(near_day(day)), "report.date", {**data, "e": day.isoformat()}) for day in days]
    choices.append(Choice(labels.NO_DATE, "report.no_date", data))
    turn.ask("report.date", "\n".join([*before, officials.ask_date(status.number)]), choices, **data)


def likely_days(turn: Turn, status: Status) -> list[date]:
    """This week's Friday, next Monday, the last day: worked ones ahead, at most three."""
    calendar, today = turn.directive.calendar, turn.today
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    wished = {friday, friday + timedelta(days=3), status.last_day, calendar.shift(today, 1)}
    return sorted(day for day in wished if day > today and calendar.is_working_day(day))[:3]


@routes.action("report.all", right=MAY)
def ask_all(turn: Turn) -> None:
    unit = turn.unit()
    owed = open_ones(turn, unit)
    if not owed:
        turn.reply(officials.nothing_open(unit.name))
        return
    items = [Item.of(status, State.DONE) for status in owed]
    yes = Choice(labels.RIGHT, "report.confirm", offer(turn, items, Source.of(turn, "button")))
    discard = Choice(labels.DISCARD, "report.discard", {"reports": []})
    turn.reply(officials.all_done(unit.name, owed, confirms=turn.confirms), [yes, discard])


@routes.action("report.confirm", right=MAY)
def confirm(turn: Turn) -> None:
    """ "Đúng": what was read is written down, as of the moment when it was said, but not against newer news."""
    taken = take(turn)
    turn.reply("\n".join(taken.lines), undo(taken.reports, also=taken.earlier) if taken.reports else ())


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an offer: what is said, the reports written, the first halves that they complete."""

    lines: list[str]
    reports: list[int]
    earlier: list[int]


def take(turn: Turn) -> Taken:
    """Write down what the pressed button offers."""
    offered, earlier = [Item.unpacked(data) for data in turn.data["items"]], turn.data["reports"]
    unit_name = turn.status(offered[0].assignment).unit_name
    old = [item for item in offered if is_old(turn, item, turn.data["after"])]
    known = [item for item in offered if item.state is State.DONE and turn.status(item.assignment).state in CLAIMED]
    items = [item for item in offered if item not in (*old, *known)]
    if len(earlier) == len(offered):
        earlier = [report for item, report in zip(offered, earlier, strict=True) if item in items]
    replaces = _replaced(turn, items) or halves(items, earlier)
    written = write_down(turn, items, Source.unpacked(turn.data["source"]), replaces)
    beside = [words.claimed_before(unit_name, [item.number for item in known])] if known else []
    beside += [officials.newer_news([item.number for item in old])] if old else []
    said = [*echo(turn, written, unit_name, items), *beside]
    if any(item.state is State.DONE for item in items):
        _thank(turn, turn.facts(offered[0].assignment).unit)
    return Taken(said, written.reports, earlier)


def _replaced(turn: Turn, items: Sequence[Item]) -> dict[int, Replaced]:
    """What the offer says that these replace, as corrections."""
    named = turn.data.get("corrects") or {}
    found = {item.assignment: named.get(str(item.assignment)) for item in items}
    return {assignment: Replaced(report) for assignment, report in found.items() if report}


def undo(reports: list[int], *, also: Iterable[int] = ()) -> list[Choice]:
    """ "Sửa" and "Không ghi" for these reports; `also`: earlier ones of the same answer, which go with them."""
    return [
        Choice(labels.EDIT, "report.edit", {"reports": reports}),
        Choice(labels.DISCARD, "report.discard", {"reports": [*reports, *also]}),
    ]
