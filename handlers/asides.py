"""What is said beside an echo: a colleague told something else today; frozen figures stay as they are."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from core.figures import Status
from core.rights import OFFICE_ROLES, ROLE_NAMES
from core.route import role_of
from core.states import State
from core.texts import saying_back as words
from core.texts.parts import status_words
from handlers.turn import Turn
from storage import cut_offs

Said = tuple[Status, State | None]
"""How an assignment stood, and the state that is said of it now."""


def beside(turn: Turn, said: Sequence[Said], said_at: datetime, corrected: Collection[int]) -> list[str]:
    return [*_colleagues(turn, said), *frozen(turn, [status for status, _ in said], said_at, corrected)]


def _colleagues(turn: Turn, said: Sequence[Said]) -> Iterator[str]:
    """What somebody else said earlier on this day, and is not said again."""
    for status, state in said:
        by, at = status.reported_by, status.reported_at
        if by is None or at is None or by == turn.actor.code or state in (None, status.state):
            continue
        if turn.directive.calendar.day(at) == turn.said_on:
            yield words.said_before(_who(by), status.number, status_words(status))


def _who(person: str) -> str:
    role = role_of(person)
    if role in OFFICE_ROLES:
        return words.BY_OFFICE
    return words.by(ROLE_NAMES[role] if role else "")


def frozen(turn: Turn, before: Sequence[Status], said_at: datetime, corrected: Collection[int]) -> list[str]:
    """WORDS 13, its second line: nothing is looked up before there can be frozen figures that it is about."""
    since = {status: _counts_at(status, said_at, corrected) for status in before}
    if not _may_be_frozen(turn, min(since.values(), default=turn.now)):
        return []
    found = cut_offs.every(turn.session, turn.directive)
    lines = []
    for status, counts_at in since.items():
        as_of = cut_offs.moved_by(found, status.wave, counts_at, turn.now)
        if as_of is not None:
            day = turn.directive.calendar.day(as_of - timedelta(seconds=1))
            lines.append((words.after_cut_off if status.assignment in corrected else words.late_for_cut_off)(day))
    return list(dict.fromkeys(lines))


def _counts_at(status: Status, said_at: datetime, corrected: Collection[int]) -> datetime:
    """What corrects something counts from when that was said."""
    earlier = [at for at in (status.claimed_at, status.reported_at) if at] if status.assignment in corrected else []
    return min([said_at, *earlier])


def _may_be_frozen(turn: Turn, counts_at: datetime) -> bool:
    day = turn.directive.calendar.day(counts_at)
    return any(day <= milestone.last_day < turn.today for milestone in turn.directive.file.milestones)
