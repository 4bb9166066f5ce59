"""The paper that a message names goes with the report of the task that it proves."""

from collections.abc import Sequence
from dataclasses import replace

from core.states import TO_CONFIRM, State
from core.texts import saying_back as words
from core.understanding import Paper, paper_of
from handlers import reporting
from handlers.said import Item, Source, write_down
from handlers.turn import Turn


def with_paper(turn: Turn, items: Sequence[Item]) -> list[Item]:
    """The paper belongs to what is done, or is the only thing spoken of; of several tasks that are done, to none."""
    paper = _named(turn)
    done = [item for item in items if item.state is State.DONE] or items
    if paper is None or len(done) != 1:
        return list(items)
    named = replace(done[0], paper=paper.number, paper_day=paper.day)
    return [named if item is done[0] else item for item in items]


def note_alone(turn: Turn) -> bool:
    """A paper and nothing else, after a claim that named none: it goes with that claim."""
    paper = _named(turn)
    if paper is None:
        return False
    open_claims = [s for s in turn.statuses(turn.unit()) if s.state in TO_CONFIRM and not s.paper]
    if len(open_claims) != 1:
        return False
    (status,) = open_claims
    item = replace(Item.of(status, None), paper=paper.number, paper_day=paper.day)
    written = write_down(turn, [item], Source.of(turn, "text"))
    text = words.paper_noted(status.unit_name, status.number, words.paper(paper.number, paper.day))
    turn.reply(text, reporting.undo(written.reports))
    return True


def _named(turn: Turn) -> Paper | None:
    return paper_of(turn.text, turn.said_on)
