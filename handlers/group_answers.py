"""One answer to several matters that are alike: each unit gets its own row with its own number, and nothing goes out
before it was shown to whom."""

import re
from collections.abc import Sequence

from core.refusal import Refusal
from core.rights import Action
from core.texts import labels
from core.texts import matters_office as office_words
from handlers.matter_steps import give_answer
from handlers.matters import on_open, tell_office
from handlers.routes import Routes
from handlers.turn import Turn
from storage import difficulties
from storage.difficulties import Matter
from storage.outbox import Choice

routes = Routes()
MAY = Action.ANSWER


@routes.action("group.start", right=MAY)
@on_open
def pick(turn: Turn, matter: Matter) -> None:
    """The others that are like it: of the same kind and, where both are sorted, of the same topic."""
    alike = [other for other in _open(turn) if _is_alike(matter, other)]
    if not alike:
        raise Refusal(office_words.no_group(matter.kind, matter.number))
    lines = [f"{office_words.see(m.number, m.unit_short)}: “{m.text[:80]}”" for m in alike]
    ids = [matter.id, *(other.id for other in alike)]
    everybody = Choice(office_words.all_of(len(ids)), "group.all", {"id": matter.id, "ids": ids})
    turn.ask("group.pick", office_words.ask_group(matter.kind, matter.number, lines), [everybody], id=matter.id)


def _open(turn: Turn) -> list[Matter]:
    return [m for m in difficulties.unfinished(turn.session, turn.directive.id) if m.state in difficulties.UNSETTLED]


def _meant(turn: Turn) -> list[Matter]:
    """What has been answered by somebody else meanwhile is left alone. Raises Refusal where nothing is left."""
    found = [matter for matter in _open(turn) if matter.id in turn.data["ids"]]
    if not found:
        raise Refusal(office_words.NONE_SUCH)
    return found


def _is_alike(matter: Matter, other: Matter) -> bool:
    if other.id == matter.id or other.kind != matter.kind:
        return False
    return not (matter.topic and other.topic) or matter.topic == other.topic


@routes.action("group.all", right=MAY)
def pick_all(turn: Turn) -> None:
    _ask_answer(turn, _meant(turn))


@routes.step("group.pick", right=MAY)
def type_numbers(turn: Turn) -> None:
    wanted = {int(number) for number in re.findall(r"\d{1,5}", turn.text)}
    found = [matter for matter in _open(turn) if matter.number in wanted or matter.id == turn.data["id"]]
    unknown = sorted(wanted - {matter.number for matter in found})
    if unknown or len(found) < 2:
        raise Refusal(office_words.not_among(unknown or sorted(wanted)))
    _ask_answer(turn, found)


def _ask_answer(turn: Turn, found: Sequence[Matter]) -> None:
    numbers = [matter.number for matter in found]
    turn.ask("group.answer", office_words.ask_group_answer(numbers), ids=[matter.id for matter in found])


@routes.step("group.answer", right=MAY)
def preview(turn: Turn) -> None:
    turn.leave()
    found = _meant(turn)
    data = {"ids": [matter.id for matter in found], "text": turn.text}
    choices = [Choice(labels.SEND, "group.send", data), Choice(labels.CANCEL, "group.cancel")]
    turn.reply(office_words.group_preview(turn.text, [matter.unit_short for matter in found]), choices)


@routes.action("group.send", right=MAY)
def send(turn: Turn) -> None:
    found = _meant(turn)
    for matter in found:
        give_answer(turn, matter, turn.data["text"])
        names = (matter.kind, matter.number, matter.unit_short)
        told = office_words.answered_by(*names, turn.actor.name, turn.data["text"])
        tell_office(turn, matter, "answered", told, answering=False)
    turn.reply(office_words.group_sent([matter.number for matter in found]))


@routes.action("group.cancel", right=MAY)
def cancel(turn: Turn) -> None:
    turn.reply(office_words.NOT_SENT)
