"""Files that prove what was said: kept with the message, then used for what it reports, or asked about.

`receive` runs before a message's handler and `settle` behind it. Between them every button that is offered carries the
files on (`Turn.reply`), so what is written down by a tap, however late, is what they are of.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from core.channel import Received
from core.evidence import LIMIT, TAKEN, Refused
from core.figures import Status
from core.file_names import safe_name
from core.refusal import Refusal
from core.rights import Action
from core.text_folding import fold
from core.texts import evidence as words
from core.texts import labels
from handlers import check_ins, difficulty, free_text
from handlers.routes import Routes
from handlers.turn import FILES, Turn
from storage import conversations, evidence, statuses
from storage.conversations import Open
from storage.outbox import Choice

routes = Routes()
MAY = Action.REPORT

WHICH = "evidence.which"
"""The question of which task files are."""
MORE = "evidence.more"
"""No question: files that come now were sent together with those before."""
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
    if told.reports or turn.matters:
        _use(turn, told.reports, turn.matters)
        turn.add_line(words.attached(len(turn.files)))
    elif fresh and not told.asked:
        _ask_which(turn)
    if fresh and turn.asked is None:
        conversations.ask(turn.session, turn.actor.account, MORE, {FILES: turn.files}, None, turn.now)


def _use(turn: Turn, reports: Mapping[int, int | None], matters: Sequence[int] = ()) -> None:
    if turn.told.guessed:
        evidence.drop(turn.session, turn.told.guessed, turn.now)
    if turn.message.edited and turn.told.withdrawn:
        evidence.drop(turn.session, turn.files, turn.now, turn.told.withdrawn)
    by = (turn.actor.person, turn.now)
    evidence.use(turn.session, turn.files, *by, assignments=reports, difficulties=matters)
    units = {unit.code: unit.id for unit in turn.actor.units}
    if len(units) > 1 and reports:
        evidence.belong(turn.session, turn.files, units[turn.facts(next(iter(reports))).unit])


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
    if asked is not None and FILES in asked.data and turn.now - asked.asked_at <= TOGETHER:
        _join(turn, asked)
    elif asked is not None and asked.step in (difficulty.TEXT, check_ins.DIFFICULTY):
        _put_with(turn, asked)
        turn.reply(words.SAY_A_WORD)
    elif asked is not None and "a" in asked.data:
        _put_with(turn, asked)
        _kept_for(turn, [turn.status(asked.data["a"])])
    elif (lately := _lately(turn)) is not None and (asked is None or asked.step == MORE):
        _use(turn, {lately.assignment: None})
        choices = [Choice(labels.EDIT, "evidence.move")]
        turn.ask(MORE, words.kept_for([lately.number], len(turn.files)), choices, number=lately.number, guess=True)
    else:
        _ask_which(turn)


def _lately(turn: Turn) -> Status | None:
    told = evidence.reported_lately(turn.session, turn.actor.person, turn.now - LATELY)
    own = [status for unit in turn.actor.units for status in turn.statuses(unit) if status.assignment in told]
    return own[0] if len(own) == 1 else None


def _join(turn: Turn, asked: Open) -> None:
    """One more of several: answered once, by a message that counts on."""
    before = asked.data[FILES]
    evidence.share(turn.session, before[0], turn.files, turn.actor.person, turn.now)
    turn.files = [*before, *turn.files]
    _put_with(turn, asked)
    if asked.question is not None and asked.step == WHICH:
        turn.reply(words.ask_which(len(turn.files)), _choices(turn, asked.data), edits=asked.question)
    elif asked.question is not None and asked.step == MORE:
        text = words.kept_for([asked.data["number"]], len(turn.files))
        turn.reply(text, [Choice(labels.EDIT, "evidence.move")], edits=asked.question)


def _put_with(turn: Turn, asked: Open) -> None:
    """The question stays open, and what answers it takes the files along."""
    data = {**asked.data, FILES: turn.files}
    conversations.put(turn.session, turn.actor.account, data, turn.now)
    turn.asked = replace(asked, data=data, asked_at=turn.now)


# ---- Of which task


def _ask_which(turn: Turn, **more: Any) -> None:
    """Another question that is open stays so, and then only a button answers this one."""
    text, choices = words.ask_which(len(turn.files)), _choices(turn, more)
    asked = turn.asked
    if asked is None or asked.step in (WHICH, MORE):
        turn.ask(WHICH, text, choices, **more)
    else:
        _put_with(turn, asked)
        turn.reply(text, choices)


def _choices(turn: Turn, data: Mapping[str, Any]) -> list[Choice]:
    more = {"instead": True} if data.get("instead") else {}
    several = len(turn.actor.units) > 1
    tasks = [
        Choice(
            labels.task_of(unit.short, s.number, s.task_short) if several else labels.task(s.number, s.task_short),
            "evidence.task",
            {"a": s.assignment, **more},
        )
        for unit in turn.actor.units
        for s in statuses.earliest_open(turn.statuses(unit)).values()
    ]
    return [*tasks, Choice(labels.NOT_EVIDENCE, "evidence.none")]


@routes.step(WHICH, right=MAY)
def named(turn: Turn) -> None:
    """Tasks by their numbers alone; anything else is read as a message of its own, and the files are of that."""
    turn.leave()
    meant = _only_tasks(turn.text)
    own = [s for unit in turn.actor.units for s in statuses.earliest_open(turn.statuses(unit)).values()]
    chosen = [status for status in own if status.number in meant]
    if chosen and len({status.unit for status in chosen}) == 1:
        _choose(turn, chosen)
    else:
        free_text.read(turn)


@routes.action("evidence.task", right=MAY)
def of_task(turn: Turn) -> None:
    _choose(turn, [turn.status(turn.data["a"])])


def _choose(turn: Turn, chosen: Sequence[Status]) -> None:
    _own(turn)
    if turn.data.get("instead"):
        evidence.drop(turn.session, turn.files, turn.now)
    _kept_for(turn, chosen)


def _kept_for(turn: Turn, chosen: Sequence[Status]) -> None:
    _use(turn, {status.assignment: None for status in chosen})
    choices = [Choice(labels.OTHER_TASK_TOO, "evidence.also"), Choice(labels.EDIT, "evidence.move")]
    turn.reply(words.kept_for([status.number for status in chosen], len(turn.files)), choices)


@routes.action("evidence.also", right=MAY)
def also(turn: Turn) -> None:
    """The same files prove another task too."""
    _own(turn)
    _ask_which(turn)


@routes.action("evidence.move", right=MAY)
def move(turn: Turn) -> None:
    """ "Sửa": they are of another task, or of none."""
    _own(turn)
    _ask_which(turn, instead=True)


@routes.action("evidence.none", right=MAY)
def none(turn: Turn) -> None:
    """They stay with the unit, and prove nothing."""
    _own(turn)
    evidence.drop(turn.session, turn.files, turn.now)
    turn.reply(words.not_evidence(len(turn.files)))


def _own(turn: Turn) -> None:
    """Only files of units that the person speaks for still."""
    units = [unit.id for unit in turn.actor.units]
    turn.files = evidence.of_units(turn.session, turn.files, units)
    if not turn.files:
        raise Refusal(words.GONE)


def _only_tasks(text: str) -> set[int]:
    """`việc 2`, `2 và 3 ạ`: numbers of tasks and nothing that says more."""
    parts = re.findall(r"[a-z]+|\d+", fold(text))
    numbers = {int(part) for part in parts if part.isdecimal()}
    return numbers if all(part.isdecimal() or part in _BESIDE for part in parts) else set()


_BESIDE = frozenset(
    {
        *("da", "a", "nhe", "em", "anh", "viec", "v", "nv", "nhiem", "vu", "noi", "dung"),
        *("so", "va", "cua", "cho", "la", "minh", "chung", "tep", "nay"),
    }
)
