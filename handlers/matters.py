"""A difficulty or a question in the office's hands: what all that it may do with one has in common.

Every message of it bears its number, and its row says which matter it speaks of: so a plain reply finds its way.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from core.rights import UNIT_ROLES
from core.texts import labels
from core.texts import matters_office as office_words
from handlers import office
from handlers.routes import Handler
from handlers.turn import Turn
from storage import difficulties, matter_threads, people, staff
from storage.difficulties import CLOSED, OPEN, QUESTION, Matter
from storage.outbox import Choice


def subject(matter: Matter) -> str:
    return f"difficulty:{matter.id}"


def bears(matter: Matter) -> dict[str, Any]:
    """What a row keeps that speaks of it."""
    return {"subject": {"matter": matter.id}}


def note(turn: Turn, matter: Matter, kind: str, text: str = "") -> None:
    """A step of its thread, in this person's name."""
    at, ref = turn.message.sent_at, turn.message.ref
    matter_threads.append(turn.session, matter.id, kind, turn.actor.person, text, at, ref)
    turn.matters.append(matter.id)


def tell_unit(turn: Turn, matter: Matter, event: str, text: str, choices: Sequence[Choice] = ()) -> None:
    """Who raised it; where they hold no post of the unit any more, its focal officials."""
    for person in _unit_side(turn, matter):
        turn.notify(subject(matter), f"{event}:{turn.inbox}", person, text, choices, **bears(matter))


def _unit_side(turn: Turn, matter: Matter) -> list[int]:
    if speaks_for(turn, matter.raised_by, matter.unit_code):
        return [matter.raised_by]
    return [to.person for to in people.of_unit(turn.session, turn.today, matter.unit_code) if to.person]


def speaks_for(turn: Turn, person: int, unit: str) -> bool:
    """Whether they hold a post of the unit today."""
    held = people.held(turn.session, person, turn.today)
    return any(post.unit.code == unit and post.role in UNIT_ROLES for post in held)


def tell_office(
    turn: Turn, matter: Matter, event: str, text: str, *, holder_only: bool = False, answering: bool = True
) -> None:
    """Everybody of the office; or who holds it, while they are of it. Files that came with the message are at hand."""
    choices = [*(buttons(matter) if answering else ()), *files_button(matter, len(turn.files))]
    told = f"{event}:{turn.inbox}"
    holder = _holder(turn, matter) if holder_only else None
    if holder is not None:
        turn.notify(subject(matter), told, holder, text, choices, **bears(matter))
    else:
        office.tell(turn, subject(matter), told, text, choices, **bears(matter))


def files_button(matter: Matter, count: int) -> list[Choice]:
    return [Choice(labels.see_files(count), "evidence.show", {"d": matter.id}, lasting=True)] if count else []


def _holder(turn: Turn, matter: Matter) -> int | None:
    return next((h.person for h in staff.office(turn.session, turn.today) if h.person == matter.owner), None)


def buttons(matter: Matter) -> list[Choice]:
    """What the office may do with it; they stay until it has ended."""
    offered = [] if _asks_of_claim(matter) else [(office_words.ANSWER, "matter.answer")]  # its question is the office's
    offered += [(office_words.CLARIFY, "matter.clarify")]
    offered += [(office_words.TAKE, "matter.take")] if matter.state == OPEN else []
    offered += [(office_words.SEND_UP, "matter.send_up"), (office_words.SORT, "matter.sort")]
    offered += [(labels.RECORD, "record.start")] if matter.kind == difficulties.UNREAD else []
    offered += [(office_words.COMMON, "common.start")] if matter.kind == QUESTION else []
    offered += [(labels.confirm_task(matter.task), "claim.confirm")] if matter.task and _asks_of_claim(matter) else []
    offered += [(office_words.END, "matter.end")]
    return [Choice(label, action, _data(matter, action), lasting=True) for label, action in offered]


def _asks_of_claim(matter: Matter) -> bool:
    return matter.kind == difficulties.CLARIFICATION


def _data(matter: Matter, action: str) -> dict[str, Any]:
    if action == "claim.confirm":
        return {"a": matter.assignment, "matter": matter.id}
    return {"unit": matter.unit, "matter": matter.id} if action == "record.start" else {"id": matter.id}


OfOne = Callable[[Turn, Matter], None]


def on_open(handler: OfOne) -> Handler:
    """The handler gets the matter of the button pressed or the open question; of one that has ended it is said so."""

    def handle(turn: Turn) -> None:
        matter = difficulties.get(turn.session, turn.data["id"])
        if matter.state == CLOSED:
            turn.leave()
            again = Choice(office_words.OPEN_AGAIN, "matter.reopen", {"id": matter.id})
            turn.reply(office_words.closed(matter.kind, matter.number), [again])
        else:
            handler(turn, matter)

    return handle


def answering(handler: OfOne) -> Handler:
    """The same for what was typed: the question is answered by it."""

    def handle(turn: Turn, matter: Matter) -> None:
        turn.leave()
        handler(turn, matter)

    return on_open(handle)


def due_on(turn: Turn, *, urgent: bool) -> date:
    """The day by which an answer is meant to be there, from today."""
    rule = turn.directive.file.difficulties
    return turn.directive.calendar.shift(turn.today, rule.urgent_days if urgent else rule.days)


def endings(matter: Matter) -> list[Choice]:
    """By which the unit says whether it is settled."""
    yes, no = _ENDINGS.get(matter.kind, _ENDINGS[QUESTION])
    data = {"id": matter.id}
    return [Choice(yes, "difficulty.resolved", data), Choice(no, "difficulty.not_yet", data)]


_ENDINGS = {
    difficulties.DIFFICULTY: (labels.RESOLVED, labels.NOT_YET),
    QUESTION: (labels.CLEAR, labels.NOT_CLEAR),
}


def asked_text(matter: Matter) -> str:
    return office_words.clarify_sent(matter.kind, matter.number, matter.unit_name)


def unit_choices(matter: Matter) -> list[Choice]:
    """What the unit may do with it, as it stands."""
    if matter.state == CLOSED:
        return [Choice(office_words.OPEN_AGAIN, "difficulty.not_yet", {"id": matter.id})]
    if matter.state == difficulties.ANSWERED:
        return endings(matter)
    return [Choice(labels.ANSWER, "thread.reply", {"id": matter.id}, lasting=True)]
