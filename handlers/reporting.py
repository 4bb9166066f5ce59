"""Reporting by buttons: at most three taps for one task, one more than the list for all."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from core.dates import near_day
from core.figures import Status
from core.refusal import Refusal
from core.rights import Action
from core.states import CLAIMED, State
from core.texts import labels, officials
from core.texts.parts import sentence
from handlers.routes import Routes
from handlers.said import Item, Source, is_old, offer, write_down
from handlers.turn import Turn
from storage import statuses
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
    ask_state(turn, status, turn.data.get("corrects"))


def ask_state(turn: Turn, status: Status, corrects: int | None = None) -> None:
    choices = [
        Choice(label, "report.state", {"a": status.assignment, "s": state, "corrects": corrects})
        for label, state in (
            (labels.DONE, State.DONE),
            (labels.DOING, State.IN_PROGRESS),
            (labels.NOT_STARTED, State.NOT_STARTED),
        )
    ]
    blocked = Choice(labels.BLOCKED, "difficulty.ask", {"a": status.assignment})
    turn.reply(officials.pick_state(status.unit_name, status), [*choices, blocked])


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
        _set(turn, owed[0], state, None)
    else:
        choices = _task_choices(unit, owed, "report.state", s=state)
        turn.reply(officials.PICK_TASK.format(unit=unit.name), choices)


@routes.action("report.state", right=MAY)
def set_state(turn: Turn) -> None:
    _set(turn, turn.status(turn.data["a"]), State(turn.data["s"]), turn.data.get("corrects"))


def _set(turn: Turn, status: Status, state: State, corrects: int | None) -> None:
    item = Item.of(status, state)
    written = write_down(turn, [item], Source.of(turn, "button"), [corrects] if corrects else ())
    if state is State.IN_PROGRESS:
        _ask_date(turn, status, written.reports[0], written.corrections([item]))
        return
    if corrects is not None:
        text = officials.corrected(status.number, status.state, state)
    elif state is State.DONE:
        text = officials.claimed(status.unit_name, [status.number])
    else:
        text = "\n".join(written.words(status.unit_name, [item]))
    turn.reply(text, undo(written.reports))


def undo(reports: list[int], *, also: Iterable[int] = (), **unit: int) -> list[Choice]:
    """ "Sửa" and "Không ghi" for these reports; `also`: earlier ones of the same answer, which go with them."""
    return [
        Choice(labels.EDIT, "report.edit", {"reports": reports, **unit}),
        Choice(labels.DISCARD, "report.discard", {"reports": [*reports, *also]}),
    ]


def offer_later_day(turn: Turn, items: Iterable[Item], asked_by: UnitRef | None = None) -> list[Choice]:
    """ "Xin lùi mốc" where a day beyond the last day was promised; in any case where a unit asks for it in words."""
    for item in items:
        if item.expected and item.expected > turn.facts(item.assignment).last_day:
            data = {"a": item.assignment, "e": item.expected.isoformat()}
            return [Choice(labels.MOVE, "moving.task", data, lasting=True)]
    return [Choice(labels.MOVE, "moving.start", {"unit": asked_by.id}, lasting=True)] if asked_by else []


def _ask_date(turn: Turn, status: Status, report: int, before: list[str]) -> None:
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
    turn.reply(officials.all_done(unit.name, owed), [yes, Choice(labels.DISCARD, "report.discard", {"reports": []})])


@routes.action("report.confirm", right=MAY)
def confirm(turn: Turn) -> None:
    """ "Đúng": what was read is written down, as of the moment when it was said, but not against newer news."""
    offered, earlier = [Item.unpacked(data) for data in turn.data["items"]], turn.data["reports"]
    unit_name = turn.status(offered[0].assignment).unit_name
    old = [item for item in offered if is_old(turn, item, turn.data["after"])]
    items = [item for item in offered if item not in old]
    if len(earlier) == len(offered):
        earlier = [report for item, report in zip(offered, earlier, strict=True) if item not in old]
    written = write_down(turn, items, Source.unpacked(turn.data["source"]), earlier)
    claims = [item.number for item in items if item.state is State.DONE]
    parts = [officials.claimed(unit_name, claims)] if claims else []
    parts += written.words(unit_name, [item for item in items if item.state is not State.DONE])
    parts += [officials.newer_news([item.number for item in old])] if old else []
    turn.reply("\n".join(parts), undo(written.reports, also=earlier) if items else ())


@routes.action("report.edit", right=MAY)
def edit(turn: Turn) -> None:
    """ "Sửa": a new report that says what it replaces; which task first, when there were several."""
    found = [row for report in turn.data["reports"] if (row := statuses.get_report(turn.session, report))]
    if not found:
        edit_any(turn)
    elif len(found) == 1:
        ask_state(turn, turn.status(found[0].assignment_id), found[0].id)
    else:
        chosen = [(turn.status(row.assignment_id), row.id) for row in found]
        choices = [
            Choice(labels.task(s.number, s.task_short), "report.task", {"a": s.assignment, "corrects": report})
            for s, report in chosen
        ]
        turn.reply(officials.PICK_TASK.format(unit=chosen[0][0].unit_name), choices)


def edit_any(turn: Turn) -> None:
    """Nothing was written yet: any task of the unit, done ones too."""
    unit = turn.unit()
    every = statuses.earliest_open(turn.statuses(unit)).values()
    turn.reply(officials.PICK_TASK.format(unit=unit.name), _task_choices(unit, every, "report.task"))


@routes.action("report.discard", right=MAY)
def discard(turn: Turn) -> None:
    """ "Không ghi": the report is taken back by another; both stay."""
    named = turn.data["reports"]
    found = [row for report in named if (row := statuses.get_report(turn.session, report))]
    for row in found:
        status = turn.status(row.assignment_id)  # one's own unit's only
        if status.state is State.CONFIRMED:
            raise Refusal(officials.already_confirmed(status.number))
        take_back(turn, row.assignment_id, row.id)
    turn.reply(officials.NOTHING_TO_DISCARD if named and not found else officials.DISCARDED)


def chain(turn: Turn, row: Any) -> list[int]:
    """A report, with the first half of the same answer: the "done" before its tap, the state before its date."""
    before = statuses.get_report(turn.session, row.corrects_id) if row.corrects_id else None
    halves = ((State.SAID_DONE, State.DONE), (State.IN_PROGRESS, State.IN_PROGRESS))
    if before is not None and (before.state, row.state) in halves:
        return [row.id, before.id]
    return [row.id]


def take_back(turn: Turn, assignment: int, report: int) -> None:
    slip = {"assignment_id": assignment, "corrects_id": report, "withdrawn": True}
    turn.report([{**slip, "said_at": turn.message.sent_at, "source": "button"}])
