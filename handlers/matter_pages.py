"""The office's list of matters, and one matter's page: what was raised, where it stands, each step since."""

from core.dates import moment
from core.rights import Action
from core.texts import matters_office as words
from handlers.matters import bears, buttons, files_button
from handlers.routes import Routes
from handlers.turn import Turn
from storage import difficulties, evidence, matter_threads
from storage.difficulties import CLARIFYING, CLOSED, Matter
from storage.outbox import Choice

routes = Routes()
MAY = Action.ANSWER

SHOWN = 8


def show_open(turn: Turn, only: str = "") -> None:
    """Those not ended, oldest first, each with a button that opens it."""
    found = [m for m in difficulties.unfinished(turn.session, turn.directive.id) if _is_wanted(turn, m, only)]
    if not found:
        turn.reply(words.NONE_SUCH if only else words.NONE_OPEN)
        return
    shown = sorted(found, key=lambda matter: matter.opened_at)[:SHOWN]
    choices = [Choice(words.see(m.number, m.unit_short), "matter.show", {"id": m.id}, lasting=True) for m in shown]
    filters = ((words.MINE, "mine"), (words.WITH_LEADERS, "up"), (words.WITH_UNITS, "units"))
    if not only and len(found) > 1:
        choices += [Choice(label, "matter.list", {"only": value}, lasting=True) for label, value in filters]
    turn.reply(words.waiting([_listed(turn, m) for m in shown], len(found) - len(shown)), choices)


def _is_wanted(turn: Turn, matter: Matter, only: str) -> bool:
    wanted = {
        "mine": matter.owner == turn.actor.person,
        "up": matter.state == difficulties.SENT_UP,
        "units": matter.state in (CLARIFYING, difficulties.ANSWERED),
    }
    return wanted.get(only, True)


def _listed(turn: Turn, matter: Matter) -> str:
    calendar = turn.directive.calendar
    age = calendar.days_left(calendar.day(matter.waits_since), turn.today)
    names = (matter.number, matter.kind, matter.unit_short, matter.tasks, matter.state)
    return words.listed(*names, matter.owner_name or "", age)


@routes.action("matter.list", right=MAY)
def filtered(turn: Turn) -> None:
    show_open(turn, turn.data["only"])


@routes.action("matter.show", right=MAY)
def show(turn: Turn) -> None:
    show_page(turn, difficulties.get(turn.session, turn.data["id"]))


def show_page(turn: Turn, matter: Matter) -> None:
    """The whole of it: what was raised, where it stands, each step since."""
    raised = words.raised(
        matter.kind, matter.number, matter.unit_short, matter.tasks, matter.text, matter.raiser, matter.phone
    )
    topic, urgent = matter.topic, matter.urgent
    stands = words.standing(matter.state, matter.owner_name or "", matter.due, topic, urgent=urgent)
    again = [Choice(words.OPEN_AGAIN, "matter.reopen", {"id": matter.id})]
    choices = again if matter.state == CLOSED else [*buttons(matter), *_group_button(matter)]
    choices += files_button(matter, evidence.count_with(turn.session, matter.id))
    turn.reply(words.page([raised, stands], history(turn, matter)), choices, **bears(matter))


def _group_button(matter: Matter) -> list[Choice]:
    noting = Choice(words.NOTE, "matter.note", {"id": matter.id}, lasting=True)
    return [Choice(words.GROUP, "group.start", {"id": matter.id}, lasting=True), noting]


def history(turn: Turn, matter: Matter, *, internal: bool = True) -> list[str]:
    """Each step of the thread as a line; what the office notes for itself only for the office."""
    steps = matter_threads.of(turn.session, matter.id)
    hidden = () if internal else _INTERNAL
    local = turn.directive.calendar.local
    return [words.step(moment(local(s.at)), s.name, s.kind, s.text) for s in steps if s.kind not in hidden]


_INTERNAL = ("note", "topic", "urgency", "sent_up", "direction")
