"""A message edited in the messenger: what it led to is put right by new reports; nothing is overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.figures import Status
from core.rights import Action
from core.states import CLAIMED, State
from core.texts import labels, officials
from core.texts import matters as matter_words
from core.texts import matters_office as office_words
from core.texts import people as people_words
from core.texts import saying_back as words
from core.understanding import Intent, Label, Reading, understand
from handlers import correcting, difficulty, matters, saying_back
from handlers.papers import with_paper
from handlers.routes import Routes
from handlers.said import Item, Replaced
from handlers.turn import Turn
from handlers.vocabulary import vocabulary
from storage import conversations, difficulties, messages_said, outbox, statuses
from storage.outbox import Choice

routes = Routes()
MAY = Action.REPORT

DONE = (State.SAID_DONE, *CLAIMED)


def read_again(turn: Turn) -> bool:
    """Whether the message had led to something; if not, it is to be read as a new one."""
    ref = turn.message.ref
    if ref is None or not turn.text or not turn.actor.may(MAY):
        turn.reply(people_words.EDITED)
        return True
    _end_offers(turn, ref)
    owed = {status.assignment: status for unit in turn.actor.units for status in turn.statuses(unit)}
    told = messages_said.of_message(turn.session, turn.actor.person, ref, list(owed))
    matter = messages_said.matter(turn.session, turn.actor.person, ref)
    if not told and matter is None:
        return False
    reading = understand(turn.text, vocabulary(turn), turn.said_on)
    if matter is not None:
        _add_to(turn, matter)
    elif reading.intent is Intent.DIFFICULTY or Intent.QUESTION in (reading.intent, *reading.also):
        kind = "difficulty" if reading.intent is Intent.DIFFICULTY else "question"
        difficulty.raise_matter(turn, kind, turn.text, [row.assignment_id for row in told])
    if told:
        _compare(turn, told, reading, amended=matter is not None)
    elif reading.labels:
        _compare(turn, [], reading, amended=True)
    return True


def _end_offers(turn: Turn, ref: str) -> None:
    """Buttons that would write down what the message no longer says."""
    for row in messages_said.offers(turn.session, turn.actor.channel, turn.actor.chat, ref):
        outbox.choose(turn.session, row.id, outbox.NONE_ANY_MORE)


def _add_to(turn: Turn, row: int) -> None:
    """The thread has the new words too, and the office hears of them."""
    matter = difficulties.get(turn.session, row)
    matters.note(turn, matter, "amended", turn.text)
    turn.reply(matter_words.added(matter.kind, matter.number), **matters.bears(matter))
    text = office_words.amended(matter.kind, matter.number, matter.unit_name, turn.text)
    matters.tell_office(turn, matter, "amended", text, holder_only=True)


@dataclass(frozen=True, slots=True)
class Difference:
    """What the new text says otherwise: `gone` are reports of tasks that it no longer speaks of."""

    changed: list[Item]
    replaces: dict[int, Replaced]
    newer: list[int]  # tasks of which somebody has said something else since
    gone: list[Any]


def _compare(turn: Turn, told: Sequence[Any], reading: Reading, *, amended: bool) -> None:
    unit = turn.unit(turn.status(told[0].assignment_id)) if told else turn.unit()
    items = _items(turn, told, turn.statuses(unit), reading)
    if not items and not amended and reading.intent is not Intent.DIFFICULTY:
        _ask_withdraw(turn, unit.name, told)
        return
    found = _difference(turn, items, told if items else [])
    if found.changed:
        saying_back.say_corrected(turn, unit, found.changed, found.replaces, sure=reading.sure)
    if found.newer:
        turn.reply(officials.newer_news(found.newer))
    if found.gone:
        _withdraw(turn, found.gone)
    if items and not (found.changed or found.newer or found.gone or amended):
        turn.reply(words.UNCHANGED)


def _items(turn: Turn, told: Sequence[Any], found: Sequence[Status], reading: Reading) -> list[Item]:
    """A task means the assignment that the message was about before; what names no task the only one."""
    before = {turn.status(row.assignment_id).number: turn.status(row.assignment_id) for row in told}
    meant = {**statuses.earliest_open(found), **before}
    only = next(iter(before.values())) if len(before) == 1 else None
    items = (_item(label, meant.get(label.task) if label.task else only) for label in reading.labels)
    return with_paper(turn, [item for item in items if item is not None and not item.is_empty])


def _item(label: Label, status: Status | None) -> Item | None:
    return Item.of(status, label.state, label.percent, label.expected) if status else None


def _difference(turn: Turn, items: Sequence[Item], told: Sequence[Any]) -> Difference:
    old = {row.assignment_id: row for row in told}
    overtaken = {row.assignment_id for row in told if _has_newer(turn, row)}
    other = [item for item in items if item.assignment not in old or not _is_same(item, old[item.assignment])]
    changed = [item for item in other if item.assignment not in overtaken]
    replaces = {item.assignment: Replaced(old[item.assignment].id) for item in changed if item.assignment in old}
    said = {item.assignment for item in items}
    gone = [row for a, row in old.items() if a not in said and a not in overtaken]
    return Difference(changed, replaces, [item.number for item in other if item not in changed], gone)


def _has_newer(turn: Turn, row: Any) -> bool:
    """What somebody else said since stands; that a "done" was tapped or confirmed since is no other news."""
    same = DONE if row.state in DONE else ()
    return any(state not in same for state in conversations.said_since(turn.session, row.assignment_id, row.id))


def _is_same(item: Item, row: Any) -> bool:
    state = State.DONE if row.state in DONE else row.state
    said = (item.state, item.percent, item.expected, item.paper, item.paper_day)
    return said == (state, row.percent, row.expected, row.paper_number, row.paper_day)


def _withdraw(turn: Turn, gone: Sequence[Any]) -> None:
    """Nothing that the office has confirmed is withdrawn without a word of it."""
    kept = [row for row in gone if turn.status(row.assignment_id).office_confirmed]
    rows = [row for row in gone if row not in kept]
    lines = [officials.already_confirmed(turn.status(row.assignment_id).number) for row in kept]
    if rows:
        numbers = [turn.status(row.assignment_id).number for row in rows]
        halves = [half for row in rows for half in correcting.first_half(turn, row)]
        lines += [words.withdrawn(numbers), *correcting.take_back(turn, [*rows, *halves])]
    turn.reply("\n".join(lines))


def _ask_withdraw(turn: Turn, unit: str, told: Sequence[Any]) -> None:
    """It tells nothing of the work any more: nothing is withdrawn without asking."""
    reports = [report for row in told for report in correcting.chain(turn, row)]
    choices = [
        Choice(labels.WITHDRAW, "report.discard", {"reports": reports}),
        Choice(labels.KEEP, "report.keep"),
    ]
    turn.reply(words.ask_withdraw(unit, [turn.status(row.assignment_id).number for row in told]), choices)


@routes.action("report.keep", right=MAY)
def keep(turn: Turn) -> None:
    turn.reply(words.KEPT)
