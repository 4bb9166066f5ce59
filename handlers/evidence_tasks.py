"""Of which task files are: asked, answered by a button or by a number, and put right."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from core.figures import Status
from core.refusal import Refusal
from core.rights import Action
from core.text_folding import fold
from core.texts import evidence as words
from core.texts import labels
from handlers import free_text
from handlers.routes import Routes
from handlers.turn import FILES, Turn
from storage import conversations, evidence, statuses
from storage.conversations import Open
from storage.outbox import Choice

routes = Routes()
MAY = Action.REPORT

WHICH = "evidence.which"
"""The question of which task files are."""
MORE = "evidence.more"
"""No question: files that come now were sent together with those before."""


def use(turn: Turn, reports: Mapping[int, int | None], matters: Sequence[int] = ()) -> None:
    if turn.told.guessed:
        evidence.drop(turn.session, turn.told.guessed, turn.now)
    if turn.message.edited and turn.told.withdrawn:
        evidence.drop(turn.session, turn.files, turn.now, turn.told.withdrawn)
    by = (turn.actor.person, turn.now)
    evidence.use(turn.session, turn.files, *by, assignments=reports, difficulties=matters)
    units = {unit.code: unit.id for unit in turn.actor.units}
    if len(units) > 1 and reports:
        evidence.belong(turn.session, turn.files, units[turn.facts(next(iter(reports))).unit])


def put_with(turn: Turn, asked: Open) -> None:
    """The question stays open, and what answers it takes the files along."""
    data = {**asked.data, FILES: turn.files}
    conversations.put(turn.session, turn.actor.account, data, turn.now)
    turn.asked = replace(asked, data=data, asked_at=turn.now)


def ask_which(turn: Turn, **more: Any) -> None:
    """Another question that is open stays so, and then only a button answers this one."""
    text, choices = words.ask_which(len(turn.files)), choices_of(turn, more)
    asked = turn.asked
    if asked is None or asked.step in (WHICH, MORE):
        turn.ask(WHICH, text, choices, **more)
    else:
        put_with(turn, asked)
        turn.reply(text, choices)


def choices_of(turn: Turn, data: Mapping[str, Any]) -> list[Choice]:
    more = {"instead": True} if data.get("instead") else {}
    several = len(turn.actor.units) > 1
    tasks = [
        Choice(
            labels.task_of(unit.short, s.number, s.task_short) if several else labels.task(s.number, s.task_short),
            "evidence.task",
            {"a": s.assignment, **more},
        )
        for unit in turn.actor.units
        for s in statuses.earliest_open(turn.statuses(unit)).values()
    ]
    return [*tasks, Choice(labels.NOT_EVIDENCE, "evidence.none")]


@routes.step(WHICH, right=MAY)
def named(turn: Turn) -> None:
    """Tasks by their numbers alone; anything else is read as a message of its own, and the files are of that."""
    turn.leave()
    meant = _only_tasks(turn.text)
    own = [s for unit in turn.actor.units for s in statuses.earliest_open(turn.statuses(unit)).values()]
    chosen = [status for status in own if status.number in meant]
    if chosen and len({status.unit for status in chosen}) == 1:
        _choose(turn, chosen)
    else:
        free_text.read(turn)


@routes.action("evidence.task", right=MAY)
def of_task(turn: Turn) -> None:
    _choose(turn, [turn.status(turn.data["a"])])


def _choose(turn: Turn, chosen: Sequence[Status]) -> None:
    _own(turn)
    if turn.data.get("instead"):
        evidence.drop(turn.session, turn.files, turn.now)
    kept_for(turn, chosen)


def kept_for(turn: Turn, chosen: Sequence[Status]) -> None:
    use(turn, {status.assignment: None for status in chosen})
    choices = [Choice(labels.OTHER_TASK_TOO, "evidence.also"), Choice(labels.EDIT, "evidence.move")]
    turn.reply(words.kept_for([status.number for status in chosen], len(turn.files)), choices)


@routes.action("evidence.also", right=MAY)
def also(turn: Turn) -> None:
    """The same files prove another task too."""
    _own(turn)
    ask_which(turn)


@routes.action("evidence.move", right=MAY)
def move(turn: Turn) -> None:
    """ "Sửa": they are of another task, or of none."""
    _own(turn)
    ask_which(turn, instead=True)


@routes.action("evidence.none", right=MAY)
def none(turn: Turn) -> None:
    """They stay with the unit, and prove nothing."""
    _own(turn)
    evidence.drop(turn.session, turn.files, turn.now)
    turn.reply(words.not_evidence(len(turn.files)))


def _own(turn: Turn) -> None:
    """Only files of units that the person speaks for still."""
    units = [unit.id for unit in turn.actor.units]
    turn.files = evidence.of_units(turn.session, turn.files, units)
    if not turn.files:
        raise Refusal(words.GONE)


def _only_tasks(text: str) -> set[int]:
    """`việc 2`, `2 và 3 ạ`: numbers of tasks and nothing that says more."""
    parts = re.findall(r"[a-z]+|\d+", fold(text))
    numbers = {int(part) for part in parts if part.isdecimal()}
    return numbers if all(part.isdecimal() or part in _BESIDE for part in parts) else set()


_BESIDE = frozenset(
    {
        *("da", "a", "nhe", "em", "anh", "viec", "v", "nv", "nhiem", "vu", "noi", "dung"),
        *("so", "va", "cua", "cho", "la", "minh", "chung", "tep", "nay"),
    }
)
