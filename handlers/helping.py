"""Help, and leaving a question."""

from core.rights import Action
from core.texts import people as words
from handlers.routes import Routes
from handlers.turn import Turn

routes = Routes()


@routes.command("trogiup", "help", "tro giup", "giup", menu="Trợ giúp")
def show_help(turn: Turn) -> None:
    official = turn.actor.may(Action.REPORT)
    turn.reply(words.help_text(turn.commands, official=official))


@routes.command("huy", "cancel", "huy bo", menu="Bỏ câu hỏi đang dở")
def cancel(turn: Turn) -> None:
    turn.reply(words.CANCELLED if turn.leave() else words.NOTHING_TO_CANCEL)
