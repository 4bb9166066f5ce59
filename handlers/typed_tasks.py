"""Tasks named where a question asked of which a state is meant; what says more is read as a message of its own."""

from core.figures import Status
from core.rights import Action
from core.states import CLAIMED
from core.text_folding import fold
from core.texts import officials
from core.understanding import Intent, Label, named_tasks, understand
from handlers import choosing, free_text
from handlers.routes import Routes
from handlers.said import Item
from handlers.turn import Turn
from handlers.vocabulary import vocabulary
from storage import statuses

routes = Routes()
MAY = Action.REPORT


@routes.step(choosing.TEXT, right=MAY)
def typed(turn: Turn) -> None:
    """ "việc 2, 3"; what says more than that is read as a message of its own."""
    named = _named(turn)
    turn.leave()
    if named:
        turn.data = {**turn.data, **choosing.offer_of(turn, named, turn.data)}
        choosing.chosen(turn)
    elif turn.data.get("begun") and fold(turn.text).strip(" .") in _ENOUGH:
        turn.reply(officials.THANKS)
    else:
        turn.data = {}
        free_text.read(turn)


_ENOUGH = frozenset(
    {"het", "het roi", "thoi", "vay thoi", "the thoi", "khong", "khong con", "du roi", "chi vay", "vay la het"}
)


def _named(turn: Turn) -> list[Status]:
    """The tasks that are named; of which the same is said once more, or nothing else."""
    reading = understand(turn.text, vocabulary(turn), turn.said_on)
    if reading.intent in (Intent.DIFFICULTY, Intent.QUESTION) or not all(
        _adds_nothing(turn, label) for label in reading.labels
    ):
        return []
    numbers = named_tasks(turn.text, vocabulary(turn)) or [label.task for label in reading.labels]
    earliest = statuses.earliest_open(turn.statuses(turn.unit()))
    return [status for number, status in earliest.items() if number in numbers and status.state not in CLAIMED]


def _adds_nothing(turn: Turn, label: Label) -> bool:
    same = label.state in (None, Item.unpacked(turn.data["said"]).state)
    return same and label.percent is None and label.expected is None
