"""What proves an assignment, or all that a unit has sent: a list, and the files themselves."""

from collections.abc import Sequence

from core.rights import Action
from core.texts import evidence as words
from core.texts import labels
from core.texts import people as people_words
from handlers.routes import Routes
from handlers.turn import Turn
from storage import audits, evidence_lists
from storage.evidence import EVIDENCE, KEPT
from storage.evidence_lists import Line, Place, Use
from storage.outbox import Choice

routes = Routes()

SHOWN = 10
"""Files given at once; a button gives more."""


@routes.action("evidence.show")
def show(turn: Turn) -> None:
    """`a` (an assignment), `d` (a difficulty) or `unit`: of any unit for the office, of the own one for an official;
    `after`: the file shown last."""
    place = _place(turn)
    if place is None:
        audits.note(turn.session, turn.now, turn.actor.person, "refused", right=Action.SEE_ALL)
        turn.reply(people_words.NOT_YOURS)
        return
    found = [file for file in _files(turn) if file.id > turn.data.get("after", 0)]
    if not found:
        turn.reply(words.NONE)
        return
    shown, rest = found[:SHOWN], found[SHOWN:]
    turn.reply(words.listed(place.unit, place.number, _lines(turn, shown)))
    for file in shown:
        if file.state == KEPT:
            turn.reply(file.name, subject={EVIDENCE: file.id, "name": file.name})
    if rest:
        turn.reply(
            words.more(len(rest)), [Choice(labels.SEE_MORE, "evidence.show", turn.data | {"after": shown[-1].id})]
        )


def _place(turn: Turn) -> Place | None:
    """Whose files are asked for, if this person may see them."""
    data = turn.data
    asked = {"assignment": data.get("a"), "difficulty": data.get("d"), "unit": data.get("unit")}
    found = evidence_lists.place(turn.session, **asked)
    if found is None or turn.actor.may(Action.SEE_ALL):
        return found
    own = {unit.id for unit in turn.actor.units}
    return found if turn.actor.may(Action.SEE_OWN) and found.unit_id in own else None


def _files(turn: Turn) -> list[Line]:
    if "d" in turn.data:
        return evidence_lists.of_difficulty(turn.session, turn.data["d"])
    if "a" in turn.data:
        return evidence_lists.of_assignment(turn.session, turn.data["a"])
    return evidence_lists.of_unit(turn.session, turn.data["unit"])


def _lines(turn: Turn, files: Sequence[Line]) -> list[str]:
    stands = evidence_lists.uses_of(turn.session, [file.id for file in files])
    local = turn.directive.calendar.local
    return [
        words.line(
            place,
            file.name,
            _about(stands.get(file.id, ())),
            words.facts(file.size, file.sha256, file.person, local(file.sent_at), words.state(file.state, file.reason)),
        )
        for place, file in enumerate(files, 1)
    ]


def _about(stands: Sequence[Use]) -> str:
    tasks = sorted({use.number for use in stands if use.number is not None})
    return words.uses(tasks, sorted({use.difficulty for use in stands if use.difficulty is not None}))
