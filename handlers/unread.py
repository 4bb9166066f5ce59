"""What nobody could read twice in a row goes to the office as it is, with a button to write it down for the unit."""

from core.texts import labels, officials
from core.texts import office as words
from handlers import office
from handlers.turn import Turn
from storage import difficulties
from storage.outbox import Choice

KIND = "unread"


def hand_on(turn: Turn) -> None:
    unit, actor = turn.unit(), turn.actor
    at, ref = turn.message.sent_at, turn.message.ref
    about = (KIND, unit.id, actor.person, turn.text, at)
    matter = difficulties.open_new(turn.session, turn.directive.id, *about, message_ref=ref)
    turn.reply(officials.handed_on(turn.phone))
    choices = [
        Choice(labels.RECORD, "record.start", {"unit": unit.id, "matter": matter.id}, lasting=True),
        Choice(labels.ANSWER, "difficulty.answer", {"id": matter.id}),
    ]
    text = words.not_understood(matter.number, unit.name, actor.name, actor.phone, turn.text)
    office.tell(turn, f"difficulty:{matter.id}", "raised", text, choices)
