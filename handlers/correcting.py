""" "Sửa" and "Không ghi" under an echo: a new report that says what it replaces, or one that takes another back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from core.refusal import Refusal
from core.rights import Action
from core.states import State
from core.texts import labels, officials
from core.texts import saying_back as words
from handlers import asides, reporting
from handlers.reporting import ask_state
from handlers.routes import Routes
from handlers.said import Item, Source, offer, write_down
from handlers.turn import Turn
from storage import statuses
from storage.outbox import Choice
from storage.people import UnitRef

routes = Routes()
MAY = Action.REPORT


@routes.action("report.edit", right=MAY)
def edit(turn: Turn) -> None:
    """What was written is wrong: which task, when there were several; then its state, or of which task it is meant."""
    found = [row for report in turn.data["reports"] if (row := statuses.get_report(turn.session, report))]
    if not found:
        edit_any(turn)
    elif len(found) == 1:
        _ask_what_instead(turn, found[0])
    else:
        chosen = [(turn.status(row.assignment_id), row.id) for row in found]
        choices = [
            Choice(labels.task(s.number, s.task_short), "report.edit", {"reports": [report]}) for s, report in chosen
        ]
        turn.reply(officials.PICK_TASK.format(unit=chosen[0][0].unit_name), choices)


def _ask_what_instead(turn: Turn, row: Any) -> None:
    status = turn.status(row.assignment_id)
    unit = turn.unit(status)
    others = [
        Choice(labels.task(other.number, other.task_short), "report.move", {"report": row.id, "a": other.assignment})
        for other in reporting.open_ones(turn, unit)
        if other.assignment != status.assignment
    ]
    ask_state(turn, status, row.id, others=() if status.office_confirmed else others)


@routes.action("report.move", right=MAY)
def move(turn: Turn) -> None:
    """It was meant of another task: taken back here, written there, as of the moment when it was said."""
    row = statuses.get_report(turn.session, turn.data["report"])
    if row is None:
        turn.reply(officials.NOTHING_TO_DISCARD)
        return
    _refuse_confirmed(turn, row)
    wrong, meant = turn.status(row.assignment_id), turn.status(turn.data["a"])
    state = State(row.state) if row.state else None
    item = Item.of(meant, State.DONE if state is State.SAID_DONE else state, row.percent, row.expected)
    frozen = take_back(turn, [row, *first_half(turn, row)])
    written = write_down(turn, [item], Source.of_report(row))
    said = [words.withdrawn([wrong.number]), *reporting.echo(turn, written, meant.unit_name, [item]), *frozen]
    turn.reply("\n".join(dict.fromkeys(said)), reporting.undo(written.reports))


def misread(turn: Turn, unit: UnitRef, items: Sequence[Item], source: Source) -> Choice:
    """ "Sửa" under a reading that was not sure: nothing has been written yet."""
    return Choice(labels.EDIT, "reading.edit", {**offer(turn, items, source), "unit": unit.id})


@routes.action("reading.edit", right=MAY)
def edit_reading(turn: Turn) -> None:
    """From what was read: which task, when there were several; then its state, or of which task it is meant."""
    items, data = [Item.unpacked(each) for each in turn.data["items"]], turn.data
    if len(items) == 1:
        _ask_what_was_meant(turn, items[0])
        return
    unit_name = turn.status(items[0].assignment).unit_name
    choices = [
        Choice(_named(turn, item.assignment), "reading.edit", {**data, "items": [item.packed()]}) for item in items
    ]
    turn.reply(officials.PICK_TASK.format(unit=unit_name), choices)


def _ask_what_was_meant(turn: Turn, item: Item) -> None:
    status, source = turn.status(item.assignment), turn.data["source"]
    kept = {"source": source, "reports": [], "after": turn.data["after"]}
    others = [
        Choice(_named(turn, other.assignment), "report.confirm", {**kept, "items": [item.of_another(other).packed()]})
        for other in reporting.open_ones(turn, turn.unit(status))
        if other.assignment != item.assignment
    ]
    ask_state(turn, status, source=source, others=others)


def _named(turn: Turn, assignment: int) -> str:
    status = turn.status(assignment)
    return labels.task(status.number, status.task_short)


@routes.action("report.tapped", right=MAY)
def tapped(turn: Turn) -> None:
    """ "Đúng" under what was asked once more: as of the message, but not against newer news."""
    found = [row for report in turn.data["reports"] if (row := statuses.get_report(turn.session, report))]
    if not found:
        turn.reply(officials.NOTHING_TO_DISCARD)
        return
    reports = [row.id for row in found]
    items = [_done(turn, row).packed() for row in found]
    source = Source.of_report(found[0]).packed()
    turn.data = {"items": items, "source": source, "reports": reports, "after": max(reports)}
    reporting.confirm(turn)


def _done(turn: Turn, row: Any) -> Item:
    status = turn.status(row.assignment_id)
    return replace(Item.of(status, State.DONE, row.percent), paper=row.paper_number, paper_day=row.paper_day)


def edit_any(turn: Turn) -> None:
    """Nothing was written: any task of the unit, done ones too."""
    unit = turn.unit()
    every = statuses.earliest_open(turn.statuses(unit)).values()
    choices = [Choice(labels.task(s.number, s.task_short), "report.task", {"a": s.assignment}) for s in every]
    turn.reply(officials.PICK_TASK.format(unit=unit.name), choices)


@routes.action("report.discard", right=MAY)
def discard(turn: Turn) -> None:
    """ "Không ghi": the report is taken back by another; both stay."""
    named = turn.data["reports"]
    found = [row for report in named if (row := statuses.get_report(turn.session, report))]
    for row in found:
        _refuse_confirmed(turn, row)
    frozen = take_back(turn, found)
    told = officials.NOTHING_TO_DISCARD if named and not found else officials.DISCARDED
    turn.reply("\n".join([told, *frozen]))


def _refuse_confirmed(turn: Turn, row: Any) -> None:
    status = turn.status(row.assignment_id)  # one's own unit's only
    if status.office_confirmed:
        raise Refusal(officials.already_confirmed(status.number))


def first_half(turn: Turn, row: Any) -> list[Any]:
    """Of the same answer: the "done" before its tap, the state before its date."""
    before = statuses.get_report(turn.session, row.corrects_id) if row.corrects_id else None
    return [before] if before is not None and (before.state, row.state) in _HALVES else []


_HALVES = ((State.SAID_DONE, State.DONE), (State.IN_PROGRESS, State.IN_PROGRESS))


def chain(turn: Turn, row: Any) -> list[int]:
    """A report, with the first half of the same answer."""
    return [row.id, *(half.id for half in first_half(turn, row))]


def take_back(turn: Turn, rows: Iterable[Any]) -> list[str]:
    """Say of each that it no longer stands; what is to be said of frozen figures."""
    rows = list(rows)
    before = list(dict.fromkeys(turn.status(row.assignment_id) for row in rows))
    said_at = min((row.said_at for row in rows), default=turn.now)
    frozen = asides.frozen(turn, before, said_at, {row.assignment_id for row in rows})
    slip = {"withdrawn": True, "said_at": turn.message.sent_at, "source": "button" if turn.message.press else "text"}
    turn.report([{**slip, "assignment_id": row.assignment_id, "corrects_id": row.id} for row in rows])
    return frozen
