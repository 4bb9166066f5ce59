"""/tonghop: the digest at once, for the office."""

from core.digest_words import digest_text
from core.rights import Action
from handlers.routes import Routes
from handlers.turn import Turn
from storage.figures import figures, last_digest

routes = Routes()


@routes.command("tonghop", "digest", "tong hop", right=Action.SEE_ALL, menu="Tổng hợp ngay")
def now(turn: Turn) -> None:
    since = last_digest(turn.session, turn.directive, turn.now)
    found = figures(turn.session, turn.directive, turn.now, since)
    turn.reply(digest_text(found), drawing={"as_of": turn.now.isoformat()})
