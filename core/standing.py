"""Where an assignment stands, from everything that was said of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from core.states import CLAIMED, State


@dataclass(frozen=True, slots=True)
class Said:
    """One report. `withdrawn` says nothing itself and takes back the one it corrects."""

    id: int
    state: State | None
    percent: int | None
    expected: date | None
    note: str
    said_at: datetime
    person: str
    corrects: int | None = None
    withdrawn: bool = False
    paper: str = ""
    paper_day: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The last report standing, when the claim that it rests on was made, and the paper that was named with it."""

    last: Said | None = None
    claimed_at: datetime | None = None
    confirmed_at: datetime | None = None
    paper: str = ""
    paper_day: date | None = None


def standing(reports: Iterable[Said]) -> Standing:
    """Fold an assignment's reports, in the order in which they were stored."""
    told = list(reports)
    taken_back = {said.corrects for said in told if said.withdrawn}
    result = Standing()
    for said in told:
        if not said.withdrawn and said.id not in taken_back:
            result = _after(result, said)
    return result


OPEN = frozenset({State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED})


def _after(before: Standing, said: Said) -> Standing:
    """A claim keeps its first moment while it stands; another state ends it. A note without a state leaves a claim,
    a date alone keeps the open state that it is said of, and saying once more that it is done changes nothing but the
    paper, if one is named."""
    stood = before.last.state if before.last else None
    if stood in CLAIMED and said.state in (None, State.SAID_DONE):
        return _naming(before, said)
    if stood is State.CONFIRMED and said.state is State.DONE:
        return _naming(before, said)
    if said.state is None and before.last is not None and stood in OPEN:
        return _naming(replace(before, last=_adding(before.last, said)), said)
    if said.state not in CLAIMED:
        return _naming(Standing(said), said)
    confirmed = said.said_at if said.state is State.CONFIRMED else None
    kept = before if stood in (State.SAID_DONE, *CLAIMED) else Standing()
    stands = replace(kept, last=said, claimed_at=before.claimed_at or said.said_at)
    return _naming(replace(stands, confirmed_at=confirmed or before.confirmed_at), said)


def _naming(stands: Standing, said: Said) -> Standing:
    return replace(stands, paper=said.paper, paper_day=said.paper_day) if said.paper else stands


def _adding(last: Said, said: Said) -> Said:
    """What is said without a state adds to what stands."""
    percent = last.percent if said.percent is None else said.percent
    expected = said.expected or last.expected
    return Said(said.id, last.state, percent, expected, said.note, said.said_at, said.person, said.corrects)
