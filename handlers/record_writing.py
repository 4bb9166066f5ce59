"""The second half of "Ghi thay": on whose word, as of when, and after "Đúng" the office's own report."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from core.dates import moment
from core.figures import Status
from core.refusal import Refusal
from core.rights import Action
from core.said_days import NoSuchDay
from core.said_moments import past_moment
from core.states import TO_CONFIRM, State
from core.texts import labels, officials
from core.texts import recording as words
from core.texts.parts import shorten
from core.texts.saying_back import stood
from handlers import claims, for_unit, matters, reporting
from handlers.routes import Routes
from handlers.said import NOTE_LIMIT, Item, is_old
from handlers.turn import Turn
from handlers.unit_page import unit_of
from handlers.vocabulary import named_tasks
from storage import audits, difficulties, statuses
from storage.difficulties import Matter
from storage.outbox import Choice

routes = Routes()
MAY = Action.ANSWER
NAME_LIMIT = 100


def kept(turn: Turn) -> dict[str, Any]:
    """What every step keeps: the unit, and the matter that is written down by it."""
    return {name: turn.data[name] for name in ("unit", "matter") if name in turn.data}


def standing(turn: Turn) -> dict[int, Status]:
    """The unit's statuses, by assignment."""
    found = statuses.of_unit(turn.session, turn.directive, turn.now, turn.data["unit"])
    return {status.assignment: status for status in found}


def _matter(turn: Turn) -> Matter | None:
    """The message that nobody could read, if that is what is written down."""
    row = turn.data.get("matter")
    return difficulties.get(turn.session, row) if row is not None else None


def refuse_settled(turn: Turn) -> None:
    """Raises Refusal where somebody else of the office was faster."""
    matter = _matter(turn)
    if matter is not None and matter.state == difficulties.CLOSED:
        raise Refusal(words.SETTLED)


def ask_whose(turn: Turn, items: Sequence[Item], note: str = "") -> None:
    """On whose word? What somebody wrote is on theirs, as of when they wrote it."""
    turn.leave()
    matter = _matter(turn)
    at = matter.opened_at if matter is not None else turn.message.sent_at
    data = {**kept(turn), "items": [item.packed() for item in items], "note": note, "at": at.isoformat()}
    turn.data = {**data, "after": turn.newest_report(), "who": ""}
    if matter is not None:
        _preview(turn)
    else:
        nameless = Choice(words.NO_NAME, "record.preview", turn.data)
        turn.ask("record.whose", words.ask_whose(unit_of(turn).name), [nameless], **turn.data)


@routes.step("record.whose", right=MAY)
def name_whose(turn: Turn) -> None:
    who = turn.text.strip(" .")
    named = any(letter.isalpha() for letter in who) and not named_tasks(who)
    if "\n" in who or len(who) > NAME_LIMIT or not named:
        raise Refusal(words.NO_WHOSE)
    turn.leave()
    turn.data = {**turn.data, "who": who}
    _preview(turn)


@routes.action("record.preview", right=MAY)
def go_on_nameless(turn: Turn) -> None:
    _preview(turn)


def _preview(turn: Turn) -> None:
    """All that will be written, beside what stands as yet."""
    unit, found, matter, items = unit_of(turn), standing(turn), _matter(turn), _items(turn)
    who = matter.raiser if matter is not None else turn.data["who"]
    before = [words_of(status) for item in items if not (status := found[item.assignment]).silent]
    other_time = [Choice(words.OTHER_TIME, "record.when", turn.data)] if matter is None else []
    choices = [
        Choice(labels.RIGHT, "record.write", turn.data),
        *other_time,
        Choice(labels.DISCARD, "record.discard"),
    ]
    turn.reply(words.preview(unit.name, _said(items), who, _moment(turn), before), choices)


def words_of(status: Status) -> str:
    return f"việc {status.number} – {stood(status)}"


def _items(turn: Turn) -> list[Item]:
    """Those of the unit still. Raises Refusal where none is left."""
    found = standing(turn)
    items = [item for data in turn.data["items"] if (item := Item.unpacked(data)).assignment in found]
    if not items:
        raise Refusal(words.TASK_GONE)
    return items


def _said(items: Sequence[Item]) -> str:
    return words.items([for_unit.told(item) for item in items])


def _moment(turn: Turn) -> str:
    return moment(turn.directive.calendar.local(datetime.fromisoformat(turn.data["at"])))


@routes.action("record.when", right=MAY)
def ask_when(turn: Turn) -> None:
    turn.ask("record.when", words.ask_when(unit_of(turn).name), **turn.data)


@routes.step("record.when", right=MAY)
def type_when(turn: Turn) -> None:
    at = _past(turn)
    turn.leave()
    turn.data = {**turn.data, "at": at.isoformat()}
    _preview(turn)


def _past(turn: Turn) -> datetime:
    calendar, starts = turn.directive.calendar, turn.directive.file.directive.starts
    try:
        at = past_moment(turn.text, calendar.local(turn.message.sent_at), starts)
    except NoSuchDay as typed:
        raise Refusal(words.no_such_day(str(typed))) from None
    if at is None:
        raise Refusal(words.ask_when(unit_of(turn).name))
    if at > turn.message.sent_at:
        raise Refusal(words.in_future(moment(at)))
    if at.date() < starts:
        raise Refusal(words.before_start(starts))
    return at


@routes.action("record.discard", right=MAY)
def discard(turn: Turn) -> None:
    turn.reply(words.NOT_RECORDED)


@routes.action("record.write", right=MAY)
def write(turn: Turn) -> None:
    """Not against newer news: what the unit has said meanwhile stands."""
    refuse_settled(turn)
    offered, found = _items(turn), standing(turn)
    old = [item for item in offered if is_old(turn, item, turn.data["after"])]
    items = [item for item in offered if item not in old]
    if items:
        _write(turn, items, found)
    if old:
        turn.reply(officials.newer_news([item.number for item in old]))


def _write(turn: Turn, items: Sequence[Item], found: Mapping[int, Status]) -> None:
    unit, matter, data = unit_of(turn), _matter(turn), turn.data
    note = matter.text if matter is not None else words.note(data["who"], data["note"])
    reports = for_unit.write(turn, items, found, datetime.fromisoformat(data["at"]), shorten(note, NOTE_LIMIT))
    audits.note(turn.session, turn.now, turn.actor.person, "recorded", unit=unit.code)
    said = _said(items)
    turn.reply(words.recorded(unit.name, said), _confirming(turn, items))
    if matter is None:
        told = words.told_unit(unit.name, said, data["who"], _moment(turn))
    else:
        matters.note(turn, matter, "closed", words.RECORDED)
        difficulties.close(turn.session, matter.id, turn.now)
        told = words.told_read(unit.name, said, matter.raiser, _moment(turn), matter.text)
    for_unit.tell(turn, unit, told, reports)
    if any(item.state is State.DONE for item in items):
        reporting.thank_if_finished(turn, unit, list(standing(turn).values()))


def _confirming(turn: Turn, items: Sequence[Item]) -> list[Choice]:
    """What was told by telephone is a claim like any other, and may be confirmed in one go."""
    if not turn.confirms:
        return []
    done = {item.assignment for item in items if item.state is State.DONE}
    claimed = [s for s in standing(turn).values() if s.assignment in done and s.state in TO_CONFIRM]
    return claims.confirming(claimed)
