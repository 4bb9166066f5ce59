"""Whatever is said of later, away and no more, and whatever the office pauses: one reminder a day, none while quieted,
and the last day speaks."""

import asyncio
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.day_ranges import DayRange
from storage import assignments, pauses
from storage.database import Database
from tests.office import Office, at
from tests.time.hands import QUANG, local, nudges, person_id
from tests.time.rollout import is_worked

UNIT = "phuoc-quang"
EVERYBODY = [f"{UNIT}/{role}/1" for role in ("dau-moi", "du-phong", "lanh-dao")]
FIRST, LAST, END = date(2024, 2, 15), date(2024, 2, 29), date(2024, 3, 7)
AFTERNOON = time(13, 30)


@dataclass(frozen=True)
class Quiet:
    """What the focal official and the office have said so far, as the test itself understands it."""

    stopped: bool = False
    away: tuple[DayRange, ...] = ()
    later: datetime | None = None
    paused: tuple[DayRange, ...] = ()

    def keeps(self, moment: datetime) -> bool:
        """Whether the focal official is left in peace at that moment; the office's pause holds on the last day too."""
        day = moment.date()
        later = self.later is not None and self.later > moment and day != LAST
        return self.stopped or later or _within(self.away, day) or self.pauses(day)

    def pauses(self, day: date) -> bool:
        return _within(self.paused, day)


def _within(ranges: Iterable[DayRange], day: date) -> bool:
    return any(days.first <= day <= days.last for days in ranges)


@dataclass(frozen=True)
class Act:
    """One act on a day, at an hour; `ahead` and `long`: days."""

    day: date
    hour: int
    what: str
    ahead: int
    long: int

    @property
    def moment(self) -> datetime:
        return datetime.combine(self.day, time(self.hour), at("2024-02-15 07:00").tzinfo)

    @property
    def days(self) -> DayRange:
        first = self.day + timedelta(days=self.ahead)
        return DayRange(first, first + timedelta(days=self.long))


_ACTS = st.builds(
    Act,
    day=st.dates(FIRST, date(2024, 3, 4)),
    hour=st.sampled_from([8, 12, 18]),
    what=st.sampled_from(["later", "afternoon", "away", "back", "stop", "resume", "pause", "end"]),
    ahead=st.integers(0, 10),
    long=st.integers(0, 6),
)


@dataclass
class Play:
    office: Office
    quiet: Quiet = field(default_factory=Quiet)
    told: list[tuple[datetime, Quiet]] = field(default_factory=list)

    async def do(self, act: Act) -> None:
        await self.office.system.advance(act.moment)
        await getattr(self, f"_{act.what}")(act)
        self.told.append((act.moment, self.quiet))

    def at(self, moment: datetime) -> Quiet:
        return next((quiet for since, quiet in reversed(self.told) if since <= moment), Quiet())

    async def _says(self, words: str) -> None:
        await self.office.talk(QUANG).says(words)

    async def _later(self, act: Act) -> None:
        day = act.day + timedelta(days=act.ahead + 1)
        await self._says(f"{day:%d/%m} nhắc lại")
        while not is_worked(day):
            day += timedelta(days=1)
        self.quiet = replace(self.quiet, later=datetime.combine(day, time(7, 15), act.moment.tzinfo))

    async def _afternoon(self, act: Act) -> None:
        await self._says("chiều nay nhắc lại")
        moment = datetime.combine(act.day, AFTERNOON, act.moment.tzinfo)
        if is_worked(act.day) and moment > act.moment:
            self.quiet = replace(self.quiet, later=moment)

    async def _away(self, act: Act) -> None:
        days = act.days
        await self._says(f"/vang từ {days.first:%d/%m} đến {days.last:%d/%m}")
        kept = [one for one in self.quiet.away if one.last < days.first or one.first > days.last]
        self.quiet = replace(self.quiet, away=(*kept, days))

    async def _back(self, act: Act) -> None:
        await self._says("về rồi")
        ahead = tuple(one for one in self.quiet.away if not one.first <= act.day <= one.last)
        self.quiet = replace(self.quiet, away=ahead)

    async def _stop(self, act: Act) -> None:
        await self._says("đừng nhắn nữa")
        self.quiet = replace(self.quiet, stopped=True)

    async def _resume(self, act: Act) -> None:
        await self._says("nhận lại")
        self.quiet = replace(self.quiet, stopped=False)

    async def _pause(self, act: Act) -> None:
        office, days = self.office, act.days
        ids = office.database.look(assignments.unit_ids, {UNIT})
        by = office.database.look(person_id, "van-phong/van-phong/1")
        office.database.write(pauses.order, office.directive.id, ids.values(), days, "bão", by, office.clock.now())
        self.quiet = replace(self.quiet, paused=(*self.quiet.paused, days))

    async def _end(self, act: Act) -> None:
        office = self.office
        for pause in office.database.look(pauses.standing, office.directive.id, act.day):
            office.database.write(pauses.end, pause.id, office.clock.now())
        self.quiet = replace(self.quiet, paused=())


async def _played(database: Database, acts: list[Act]) -> Play:
    play = Play(await Office.open(database, joined=False))
    for act in sorted(acts, key=lambda act: act.moment):
        await play.do(act)
    await play.office.system.advance(datetime.combine(END, time(18), at("2024-02-15 07:00").tzinfo))
    return play


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("quiet") / "dondoc.db"

    async def fill() -> None:
        with Database(f"sqlite:///{file}") as database:
            await Office.open(database)

    asyncio.run(fill())
    return file


@settings(max_examples=25, deadline=None)
@given(st.lists(_ACTS, min_size=1, max_size=7))
def test_whatever_is_asked_for(filled: Path, acts: list[Act]) -> None:
    with TemporaryDirectory() as folder:
        file = shutil.copy(filled, Path(folder) / "dondoc.db")
        with Database(f"sqlite:///{file}") as database:
            play = asyncio.run(_played(database, acts))
            for person in EVERYBODY:
                _once_a_day(play.office, person)
            _none_while_quieted(play)
            _the_last_day_speaks(play)


def _sent(office: Office, person: str) -> list[tuple[datetime, bool]]:
    """When a person was reminded, and whether they had asked for this very one."""
    return [
        (local(row.sent_at), bool(row.subject.get("later"))) for row in nudges(office, person) if row.state == "sent"
    ]


def _once_a_day(office: Office, person: str) -> None:
    """One in the morning; this afternoon's only for who has asked for it."""
    days = Counter((moment.date(), asked_for) for moment, asked_for in _sent(office, person))
    assert not days or max(days.values()) == 1
    assert all(is_worked(day) for day, _ in days)


def _none_while_quieted(play: Play) -> None:
    for moment, _ in _sent(play.office, QUANG):
        assert not play.at(moment).keeps(moment), moment
    for person in EVERYBODY:
        assert not [moment for moment, _ in _sent(play.office, person) if play.at(moment).pauses(moment.date())]


def _the_last_day_speaks(play: Play) -> None:
    """To somebody of the unit: who is away or wants no more has colleagues."""
    morning = datetime.combine(LAST, time(7, 15), at("2024-02-15 07:00").tzinfo)
    if not play.at(morning).pauses(LAST):
        reached = [person for person in EVERYBODY for moment, _ in _sent(play.office, person) if moment.date() == LAST]
        assert reached
