"""Files that prove what was said: kept with the message, then used for what it reports, or asked about.

`receive` runs before a message's handler and `settle` behind it. Between them every button that is offered carries the
files on (`Turn.reply`), so what is written down by a tap, however late, is what they are of.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from core.channel import Received
from core.evidence import LIMIT, TAKEN, Refused
from core.figures import Status
from core.file_names import safe_name
from core.texts import evidence as words
from core.texts import labels
from handlers import check_ins, difficulty, matters
from handlers.evidence_tasks import MAY, MORE, WHICH, ask_which, choices_of, kept_for, put_with, use
from handlers.turn import FILES, Turn
from storage import conversations, difficulties, evidence, matter_threads
from storage.conversations import Open
from storage.difficulties import Matter
from storage.outbox import Choice

TOGETHER = timedelta(minutes=1)
GUESSED = timedelta(minutes=15)
"""For so long what somebody writes tells better what a file is of than our guess."""
LATELY = timedelta(hours=24)


# ---- Before and behind the handler


def receive(turn: Turn) -> None:
    """Keep what came with the message, to be fetched later; say what is not taken at all."""
    message = turn.message
    if not message.files or not turn.actor.agreed or not turn.actor.may(MAY):
        return
    if message.edited:
        _take_again(turn)
        return
    if any(file.kind == "video" for file in message.files):
        turn.reply(words.NO_VIDEO)
    taken = [file for file in message.files if file.kind in TAKEN and file.ref]
    rows = [_row(turn, file) for file in taken]
    made = evidence.receive(turn.session, rows) if rows else []
    turn.files = [file for file, row in zip(made, rows, strict=True) if row["state"] == evidence.WAITING]
    for row in rows:
        if row["state"] == evidence.REFUSED:
            turn.reply(words.not_kept(row["name"], row["reason"]))


def _take_again(turn: Turn) -> None:
    """Of what the new caption reports too, and no longer of what it takes back."""
    message = turn.message
    if message.ref is not None:
        turn.files = evidence.of_message(turn.session, turn.actor.person, message.channel, message.ref)


def _row(turn: Turn, file: Received) -> dict[str, Any]:
    too_big = file.size is not None and file.size > LIMIT
    return {
        "unit_id": turn.actor.units[0].id,
        "person_id": turn.actor.person,
        "inbox_id": turn.inbox,
        "channel": turn.message.channel,
        "ref": file.ref,
        "message_ref": turn.message.ref,
        "kind": file.kind,
        "name": safe_name(file.name, otherwise="anh" if file.kind == "photo" else "tep"),
        "size": file.size,
        "sent_at": turn.message.sent_at,
        "state": evidence.REFUSED if too_big else evidence.WAITING,
        "reason": Refused.TOO_BIG if too_big else "",
    }


def go_on(turn: Turn) -> None:
    """Words have come: what was sent together has ended. They tell better than our guess what it is of."""
    asked = turn.asked
    if asked is None or asked.step != MORE or not turn.text:
        return
    turn.leave()
    if asked.data.get("guess") and turn.now - asked.asked_at <= GUESSED:
        turn.told.guessed = asked.data[FILES]
        turn.files += turn.told.guessed


def carry(turn: Turn, data: Mapping[str, Any], asked: Open | None) -> None:
    """The files of a button's message or of the open question, with those that have joined them since."""
    own, joined = data.get(FILES, []), asked.data.get(FILES, []) if asked else []
    turn.files += own
    if set(own) & set(joined):
        turn.files += [file for file in joined if file not in own]


def settle(turn: Turn) -> None:
    """What the turn has written down is what its files are of; a claim that needs some is asked for it."""
    told = turn.told
    if turn.files:
        _settle_files(turn)
    if told.claims and not turn.files:
        _ask_for(turn, told.claims)


def _settle_files(turn: Turn) -> None:
    told, fresh = turn.told, bool(turn.message.files and turn.text) and not turn.message.edited
    if told.reports or (turn.matters and turn.text):
        use(turn, told.reports, turn.matters)
        turn.add_line(words.attached(len(turn.files)))
    elif fresh and not told.asked:
        ask_which(turn)
    if fresh and turn.asked is None:
        conversations.ask(turn.session, turn.actor.account, MORE, {FILES: turn.files}, None, turn.now)


def _ask_for(turn: Turn, claims: Mapping[int, bool]) -> None:
    """A claim counts without it, and is asked for it once: with the claim."""
    bare = [turn.facts(assignment) for assignment, has_paper in claims.items() if not has_paper]
    how = {status.assignment: turn.directive.file.task(status.task).evidence for status in bare}
    required = [status for status in bare if how[status.assignment] == "required"]
    proven = evidence.counts(turn.session, [status.assignment for status in required]) if required else {}
    missing = sorted(status.number for status in required if status.assignment not in proven)
    if missing:
        turn.add_line(words.ask_for(missing))
    elif "optional" in how.values():
        turn.add_line(words.OFFER)


# ---- Files without words


def alone(turn: Turn) -> None:
    """Of what others were that came just before; of what is asked; of the one task spoken of lately; else asked."""
    asked = turn.asked
    if (matter := _quoted(turn)) is not None:
        _put_into(turn, matter)
    elif asked is not None and FILES in asked.data and turn.now - asked.asked_at <= TOGETHER:
        _join(turn, asked)
    elif asked is not None and asked.step in (difficulty.TEXT, check_ins.DIFFICULTY):
        put_with(turn, asked)
        turn.reply(words.SAY_A_WORD)
    elif asked is not None and "a" in asked.data:
        put_with(turn, asked)
        kept_for(turn, [turn.status(asked.data["a"])])
    elif (lately := _lately(turn)) is not None and (asked is None or asked.step == MORE):
        use(turn, {lately.assignment: None})
        choices = [Choice(labels.EDIT, "evidence.move")]
        turn.ask(MORE, words.kept_for([lately.number], len(turn.files)), choices, number=lately.number, guess=True)
    else:
        ask_which(turn)


def _quoted(turn: Turn) -> Matter | None:
    """The unit's own matter, one of whose messages the file replies to."""
    message, quoted = turn.message, turn.message.reply_to
    if quoted is None:
        return None
    row = matter_threads.quoted(turn.session, message.channel, message.chat, quoted.row, quoted.ref)
    matter = difficulties.get(turn.session, row) if row is not None else None
    return matter if matter is not None and matter.unit in {unit.id for unit in turn.actor.units} else None


def _put_into(turn: Turn, matter: Matter) -> None:
    """The thread has it, and so does whoever holds it."""
    matters.note(turn, matter, "said", words.attached(len(turn.files)))
    use(turn, {}, [matter.id])
    turn.reply(words.kept_with(matter.number, len(turn.files)), **matters.bears(matter))
    told = words.sent_with(matter.number, matter.unit_name, turn.actor.name, len(turn.files))
    matters.tell_office(turn, matter, "said", told, holder_only=True)


def _lately(turn: Turn) -> Status | None:
    told = evidence.reported_lately(turn.session, turn.actor.person, turn.now - LATELY)
    own = [status for unit in turn.actor.units for status in turn.statuses(unit) if status.assignment in told]
    return own[0] if len(own) == 1 else None


def _join(turn: Turn, asked: Open) -> None:
    """One more of several: answered once, by a message that counts on."""
    before = asked.data[FILES]
    evidence.share(turn.session, before[0], turn.files, turn.actor.person, turn.now)
    turn.files = [*before, *turn.files]
    put_with(turn, asked)
    if asked.question is not None and asked.step == WHICH:
        turn.reply(words.ask_which(len(turn.files)), choices_of(turn, asked.data), edits=asked.question)
    elif asked.question is not None and asked.step == MORE:
        text = words.kept_for([asked.data["number"]], len(turn.files))
        turn.reply(text, [Choice(labels.EDIT, "evidence.move")], edits=asked.question)
