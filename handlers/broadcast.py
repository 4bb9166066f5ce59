"""/thongbao: text, audience, preview, Gửi, and ten seconds in which Dừng stops it."""

from datetime import datetime
from typing import Any

from core.dates import hour, near_day
from core.rights import Action
from core.texts import labels
from core.texts import office as words
from handlers import audiences
from handlers.routes import Routes
from handlers.turn import Turn
from storage import audits, broadcasts
from storage.audiences import recipients
from storage.broadcast_account import account
from storage.outbox import Choice

routes = Routes()
MAY = Action.BROADCAST


@routes.command("thongbao", "broadcast", "thong bao", right=MAY, menu="Gửi thông báo")
def start(turn: Turn) -> None:
    if turn.text:
        _ask_audience(turn, turn.text)
    else:
        _ask_text(turn)


def _ask_text(turn: Turn) -> None:
    turn.ask("broadcast.text", words.ASK_BROADCAST)


@routes.step("broadcast.text", right=MAY)
def typed(turn: Turn) -> None:
    turn.leave()
    if turn.message.files:
        turn.reply(words.TEXT_ONLY)
    _ask_audience(turn, turn.text)


def _ask_audience(turn: Turn, text: str) -> None:
    offered = audiences.choices(turn, "broadcast.preview", "broadcast.ask_unit", {"text": text}, open_ones=True)
    turn.reply(words.ASK_AUDIENCE, [*offered, Choice(labels.CANCEL, "broadcast.cancel")])


@routes.action("broadcast.ask_unit", right=MAY)
def ask_unit(turn: Turn) -> None:
    turn.ask("broadcast.unit", words.ASK_AUDIENCE_UNIT, text=turn.data["text"])


@routes.step("broadcast.unit", right=MAY)
def typed_unit(turn: Turn) -> None:
    audience = audiences.typed_unit(turn)
    turn.leave()
    turn.data = {"text": turn.data["text"], **audience}
    preview(turn)


@routes.action("broadcast.preview", right=MAY)
def preview(turn: Turn) -> None:
    """Who would get it, who cannot, and when it would go."""
    people = recipients(turn.session, turn.directive, turn.data, turn.now)
    if not people:
        turn.reply(words.NOBODY)
        return
    missing = [f"{holder.name}, {holder.phone}" for holder in people if holder.chat is None]
    units = len({holder.unit for holder in people})
    text, label = turn.data["text"], turn.data["label"]
    choices = [
        Choice(labels.SEND, "broadcast.send", turn.data),
        Choice(labels.EDIT, "broadcast.edit"),
        Choice(labels.CANCEL, "broadcast.cancel"),
    ]
    turn.reply(words.preview(label, units, len(people), missing, text, _when(turn)), choices)


def _when(turn: Turn) -> str:
    calendar = turn.directive.calendar
    at = calendar.local(_send_at(turn))
    moment = f"{hour(at)} {near_day(at.date())}"
    return words.send_now(hour(at)) if _is_now(turn) else words.send_later(moment)


def _send_at(turn: Turn) -> datetime:
    """After the ten seconds, or when working hours begin: until then it can be stopped."""
    return turn.directive.calendar.next_open(turn.now + broadcasts.GRACE)


def _is_now(turn: Turn) -> bool:
    return _send_at(turn) == turn.now + broadcasts.GRACE


@routes.action("broadcast.edit", right=MAY)
def edit(turn: Turn) -> None:
    _ask_text(turn)


@routes.action("broadcast.cancel", right=MAY)
def cancel(turn: Turn) -> None:
    turn.reply(words.BROADCAST_CANCELLED)


@routes.action("broadcast.send", right=MAY)
def send(turn: Turn) -> None:
    audience: dict[str, Any] = {"to": turn.data["to"], "code": turn.data["code"]}
    text, at = turn.data["text"], _send_at(turn)
    made = broadcasts.order(turn.session, turn.directive.id, turn.actor.person, text, audience, turn.now, at)
    audits.note(turn.session, turn.now, turn.actor.person, "broadcast ordered", broadcast=made)
    _count_down(turn, made)


def _count_down(turn: Turn, made: int) -> None:
    countdown = words.COUNTDOWN if _is_now(turn) else words.held_until(_when(turn))
    turn.reply(countdown, [Choice(labels.STOP, "broadcast.stop", {"id": made})])


@routes.action("broadcast.still", right=MAY)
def still(turn: Turn) -> None:
    """It was late, and is to go out all the same: with its ten seconds if nobody has got it, else at once."""
    made = turn.data["id"]
    was = broadcasts.release(turn.session, made, _send_at(turn))
    if was is None:
        turn.reply(words.DECIDED)
        return
    audits.note(turn.session, turn.now, turn.actor.person, "broadcast released", broadcast=made)
    if was == broadcasts.LATE:
        _count_down(turn, made)
    else:
        turn.reply(words.RELEASED, [Choice(labels.STOP, "broadcast.stop", {"id": made})])


@routes.action("broadcast.drop", right=MAY)
def drop(turn: Turn) -> None:
    """It was late, and is not to go out any more."""
    if broadcasts.get(turn.session, turn.data["id"]).state in (broadcasts.LATE, broadcasts.HELD):
        stop(turn)
    else:
        turn.reply(words.DECIDED)


@routes.action("broadcast.stop", right=MAY)
def stop(turn: Turn) -> None:
    """Before the first is sent nobody gets it; after that those who have not got it yet do not."""
    session, made = turn.session, turn.data["id"]
    unwritten = _unwritten(turn, made)
    if any(
        broadcasts.move(session, made, state, broadcasts.STOPPED) for state in (broadcasts.ORDERED, broadcasts.LATE)
    ):
        audits.note(session, turn.now, turn.actor.person, "broadcast stopped", broadcast=made)
        turn.reply(words.STOPPED)
    elif left_out := broadcasts.skip_waiting(session, made) + unwritten:
        audits.note(session, turn.now, turn.actor.person, "broadcast stopped", broadcast=made, left_out=left_out)
        turn.reply(words.stopped_midway(left_out))
    else:
        turn.reply(words.TOO_LATE)


def _unwritten(turn: Turn, made: int) -> int:
    """How many persons still have no row."""
    if broadcasts.come_to(turn.session, made) is None:
        return 0
    wanted = recipients(turn.session, turn.directive, broadcasts.get(turn.session, made).audience, turn.now)
    return len({holder.person for holder in wanted} - broadcasts.persons(turn.session, made))


@routes.action("broadcast.account", right=MAY)
def show_account(turn: Turn) -> None:
    """The delivery report as it stands now; it can be asked for again."""
    sheet = broadcasts.get(turn.session, turn.data["id"])
    told = account(turn.session, turn.directive, sheet, turn.now)
    turn.reply(told.text, told.choices)


@routes.action("broadcast.resend", right=MAY)
def resend(turn: Turn) -> None:
    """Nobody knows whether these arrived; the admin has decided."""
    number = broadcasts.resend_unknown(turn.session, turn.data["id"], turn.now)
    if not number:
        turn.reply(words.NOTHING_UNKNOWN)
        return
    audits.note(turn.session, turn.now, turn.actor.person, "broadcast resent", broadcast=turn.data["id"], number=number)
    turn.reply(words.sent_again(number))
