""" "Xin ý kiến lãnh đạo": the office's own leaders read a matter in short and say what is to be done."""

from core.refusal import Refusal
from core.rights import Action, Role
from core.texts import matters_office as words
from core.texts import people as people_words
from handlers.matter_steps import holds
from handlers.matters import answering, bears, note, on_open, subject, tell_office
from handlers.routes import Routes
from handlers.turn import Turn
from storage import assignments, difficulties, matter_threads, people
from storage.difficulties import SENT_UP, Matter
from storage.outbox import Choice
from storage.people import Holder, each_once

routes = Routes()
MAY = Action.ANSWER
DIRECT = "matter.direct"


@routes.action("matter.send_up", right=MAY)
@on_open
def ask_request(turn: Turn, matter: Matter) -> None:
    if not _leaders(turn):
        raise Refusal(words.NO_LEADER)
    as_it_is = Choice(words.AS_IT_IS, "matter.send_as_is", {"id": matter.id})
    turn.ask("matter.send_up", words.ask_sent_up(matter.kind, matter.number), [as_it_is], id=matter.id)


def _leaders(turn: Turn) -> list[Holder]:
    """Those of the office itself who can be reached here."""
    office = assignments.unit_ids(turn.session, [turn.directive.file.directive.office])
    found = people.holders(turn.session, turn.today, [Role.LEADER], list(office.values()))
    return each_once(holder for holder in found if holder.chat is not None)


@routes.action("matter.send_as_is", right=MAY)
@on_open
def send_as_is(turn: Turn, matter: Matter) -> None:
    _send_up(turn, matter, "")


@routes.step("matter.send_up", right=MAY)
@answering
def send_up(turn: Turn, matter: Matter) -> None:
    _send_up(turn, matter, turn.text)


def _send_up(turn: Turn, matter: Matter, request: str) -> None:
    leaders = _leaders(turn)
    if not leaders:
        raise Refusal(words.NO_LEADER)
    difficulties.change(turn.session, matter.id, state=SENT_UP, **holds(turn, matter))
    note(turn, matter, "sent_up", request)
    names = (matter.kind, matter.number, matter.unit_name, matter.tasks, matter.text)
    text = words.for_leader(*names, request, turn.actor.name)
    direct = Choice(words.DIRECT, DIRECT, {"id": matter.id}, lasting=True)
    for leader in leaders:
        turn.notify_at(subject(matter), f"sent_up:{turn.inbox}", leader.address, text, [direct], **bears(matter))
    turn.reply(words.sent_up(matter.kind, matter.number, [leader.name for leader in leaders]), **bears(matter))


def may_direct(turn: Turn) -> bool:
    """Whether it is a leader of the office itself who writes."""
    office = turn.directive.file.directive.office
    return any(held.role is Role.LEADER and held.unit.code == office for held in turn.actor.held)


def was_asked(turn: Turn, matter: Matter) -> bool:
    """Whether the writer is one of those whose word was asked for: once given, more of it may follow."""
    return may_direct(turn) and any(step.kind == "sent_up" for step in matter_threads.of(turn.session, matter.id))


@routes.action(DIRECT, right=Action.SEE_OWN)
@on_open
def ask_direction(turn: Turn, matter: Matter) -> None:
    if not may_direct(turn):
        raise Refusal(people_words.NOT_YOURS)
    turn.ask(DIRECT, words.ask_direction(matter.kind, matter.number), id=matter.id)


@routes.step(DIRECT, right=Action.SEE_OWN)
@answering
def directed(turn: Turn, matter: Matter) -> None:
    direct(turn, matter)


def direct(turn: Turn, matter: Matter) -> None:
    """What the leader says goes to who holds the matter, and never straight to the unit."""
    if not may_direct(turn):
        raise Refusal(people_words.NOT_YOURS)
    if matter.state == SENT_UP:
        difficulties.change(turn.session, matter.id, state=difficulties.TAKEN)
    note(turn, matter, "direction", turn.text)
    turn.reply(words.direction_noted(matter.kind, matter.number), **bears(matter))
    told = words.directed(matter.kind, matter.number, matter.unit_name, turn.actor.name, turn.text)
    tell_office(turn, matter, "direction", told, holder_only=True)
