"""/traloi: what units answered to the check-ins asked last, in their own words, for the office."""

from datetime import date

from core.check_in_figures import CheckInView, Said
from core.check_in_words import check_in_lines
from core.directive import CheckIn
from core.rights import Action
from core.texts import check_ins as words
from core.texts.labels import NOTHING_NEW
from handlers.routes import Routes
from handlers.turn import Turn
from storage import check_ins

routes = Routes()
MOST_QUESTIONS = 20


@routes.command("traloi", "answers", right=Action.SEE_ALL, menu="Trả lời của đơn vị")
def show(turn: Turn) -> None:
    asked = [(each, _view(turn, each)) for each in turn.directive.file.check_ins]
    found = [(each, view) for each, view in asked if view is not None]
    for each, view in found:
        turn.reply("\n".join(_parts(each, view)))
    if not found:
        turn.reply(words.NEVER_ASKED)


def _view(turn: Turn, check_in: CheckIn) -> CheckInView | None:
    return check_ins.view(turn.session, turn.directive, check_in, turn.now, date.min)


def _parts(check_in: CheckIn, view: CheckInView) -> list[str]:
    parts = check_in_lines([view], MOST_QUESTIONS, read="")
    for said in view.said:
        if written := _written(said):
            parts.append(words.answers_list(said.question.ask if said.question else check_in.ask, written))
    return [*parts, *([words.silent(view.silent)] if view.silent else [])]


def _written(said: Said) -> list[tuple[str, str]]:
    """What was answered in words; that there is nothing new is counted, and not read."""
    if said.question is not None and said.question.kind != "text":
        return []
    return [(unit, text) for unit, text in said.now.items() if text != NOTHING_NEW]
