"""What was read is said back: written down where it is sure, asked where it is not; a "done" waits for its tap."""

from collections.abc import Mapping, Sequence

from core.states import CLAIMED, State
from core.texts import labels, officials
from core.texts import saying_back as words
from core.understanding import Reading, Wish
from handlers import correcting, reporting
from handlers.said import Item, Replaced, Source, Written, offer, papers, write_down
from handlers.turn import Turn
from handlers.vocabulary import own_words
from storage import statuses
from storage.outbox import Choice
from storage.people import UnitRef


def say_back(turn: Turn, unit: UnitRef, items: list[Item], reading: Reading) -> None:
    items = [item for item in items if not item.is_empty]
    if not items:
        return
    say_corrected(turn, unit, items, _mistaken(turn, items) if reading.wish is Wish.RETRACT else {}, sure=reading.sure)


def say_corrected(
    turn: Turn, unit: UnitRef, items: list[Item], replaces: Mapping[int, Replaced], *, sure: bool
) -> None:
    """`replaces`: what these correct, by assignment."""
    if sure:
        write_sure(turn, unit, items, replaces)
    else:
        ask_reading(turn, unit, items, replaces)


def _mistaken(turn: Turn, items: Sequence[Item]) -> dict[int, Replaced]:
    """ "Báo nhầm, việc 2 mới được 50%": what stands of the tasks is what was wrong."""
    stand = {item.assignment: turn.status(item.assignment).report for item in items}
    return {assignment: Replaced(report) for assignment, report in stand.items() if report}


def write_sure(turn: Turn, unit: UnitRef, items: list[Item], replaces: Mapping[int, Replaced]) -> None:
    """Everything but a "done" is written down; a "done" counts as an answer and waits for its tap."""
    source = Source.of(turn, "text")
    others = [item for item in items if item.state is not State.DONE]
    known, fresh = _done_before(turn, [item for item in items if item.state is State.DONE])
    unsaid = _unsaid(turn, unit, items)
    written = write_down(turn, others, source, replaces)
    write_down(turn, [item.said_done() for item in known], source)
    claims = [item.said_done() for item in fresh]
    waiting = write_down(turn, claims, source, replaces)
    echo = _echo(turn, unit, others, written, unsaid)
    echo += [words.claimed_before(unit.name, [item.number for item in known])] if known else []
    echo += [line for line in (*waiting.corrections(claims), *waiting.asides) if line not in echo]
    if fresh:
        _ask_claim(turn, unit, fresh, source, written.reports, waiting.reports, echo, unsaid if not others else [])
    elif len(items) == 1 and _is_nearly_done(turn, items[0], written):
        _ask_rest(turn, items[0], written)
    else:
        undo = reporting.undo(written.reports) if written.reports else []
        turn.reply("\n".join(echo), [*undo, *reporting.offer_later_day(turn, others)])


def _ask_claim(
    turn: Turn,
    unit: UnitRef,
    fresh: list[Item],
    source: Source,
    written: list[int],
    waiting: list[int],
    echo: list[str],
    unsaid: list[int],
) -> None:
    yes = Choice(labels.RIGHT, "report.confirm", offer(turn, fresh, source, waiting))
    text = words.ask_claim(
        unit.name, [item.number for item in fresh], papers(fresh), "\n".join(echo), confirms=turn.confirms
    )
    text += f" {words.unsaid(unsaid)}" if unsaid else ""
    turn.reply(text, [yes, *reporting.undo([*written, *waiting])])


def _unsaid(turn: Turn, unit: UnitRef, items: Sequence[Item]) -> list[int]:
    """WORDS 11: where several tasks are spoken of, those that still are owed and are not."""
    if len(items) < 2:
        return []
    said = {item.number for item in items}
    owed = statuses.earliest_open(turn.statuses(unit)).items()
    return [number for number, status in owed if number not in said and status.state not in CLAIMED]


def _done_before(turn: Turn, done: list[Item]) -> tuple[list[Item], list[Item]]:
    """Those that the unit has claimed already, and those that are news."""
    known = [item for item in done if turn.status(item.assignment).state in CLAIMED]
    return known, [item for item in done if item not in known]


def _echo(turn: Turn, unit: UnitRef, items: list[Item], written: Written, unsaid: Sequence[int]) -> list[str]:
    detail = own_words(turn.text) if len(items) == 1 and items[0].state is State.IN_PROGRESS else ""
    lines = written.words(unit.name, items, detail=detail, unsaid=unsaid)
    for item in items:
        last_day = turn.facts(item.assignment).last_day
        if item.expected and item.expected > last_day:
            lines.append(officials.after_last_day(item.expected, last_day))
    return list(dict.fromkeys(lines))


def _is_nearly_done(turn: Turn, item: Item, written: Written) -> bool:
    """ "Cơ bản hoàn thành", "chờ ký", and no day for the rest."""
    plain = not written.corrected and not written.asides and item.expected is None
    return plain and item.state is State.IN_PROGRESS and bool(own_words(turn.text))


def _ask_rest(turn: Turn, item: Item, written: Written) -> None:
    data = {"a": item.assignment}
    (report,) = written.reports
    choices = [
        Choice(labels.NAME_DATE, "report.ask_date", {**data, "report": report}),
        Choice(labels.WHOLLY_DONE, "report.state", {**data, "s": State.DONE}),
    ]
    text = words.nearly_done(item.number, own_words(turn.text))
    turn.reply(text, [*choices, *reporting.undo([report])])


def ask_reading(turn: Turn, unit: UnitRef, items: list[Item], replaces: Mapping[int, Replaced]) -> None:
    source = Source.of(turn, "text")
    corrects = {str(assignment): replaced.report for assignment, replaced in replaces.items()}
    data = {**offer(turn, items, source), **({"corrects": corrects} if corrects else {})}
    discard = Choice(labels.DISCARD, "report.discard", {"reports": []})
    choices = [Choice(labels.RIGHT, "report.confirm", data), correcting.misread(turn, unit, items, source), discard]
    turn.reply(words.ask_reading(unit.name, [item.words for item in items]), choices)
