"""What these units are to be reminded of on a day, and what they are not, with the reason."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.figures import Status
from core.ladder import Quiet
from storage.directives import Loaded
from storage.holding import held
from storage.statuses import statuses

OnRung = tuple[Status, str]


@dataclass(frozen=True, slots=True)
class Owing:
    spoken: list[OnRung]
    quiet: list[tuple[Status, str, Quiet]]

    @property
    def units(self) -> set[str]:
        return {status.unit for status, _ in self.spoken} | {status.unit for status, _, _ in self.quiet}


def owing(session: Session, directive: Loaded, now: datetime, day: date, unit_ids: Collection[int]) -> Owing:
    """Every assignment of these units that is on a rung on `day`, as all stands now."""
    found = Owing([], [])
    holding = held(session, directive, day)
    for status in statuses(session, directive, now, unit_ids):
        rung = directive.ladders.rung(status, day)
        if rung is None:
            continue
        quiet = directive.ladders.quiet(status, day, rung, holding)
        if quiet is None:
            found.spoken.append((status, rung))
        else:
            found.quiet.append((status, rung, quiet))
    return found
