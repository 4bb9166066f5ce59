"""What `dondoc rehearse` is asked, turned into a rehearsal: which directive, which people, who answers how."""

import asyncio
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.players import Players, Temper
from bot.rehearsal import Rehearsal, default_end
from bot.settings import Settings
from core.calendar import AddedDay
from core.dates import full_day
from core.directive import DirectiveFile
from core.refusal import Refusal
from core.rights import Role
from core.route import Route
from core.route_warnings import warnings
from core.succession import heirs, succeeded
from core.texts import route as words
from storage import calendar_days
from storage.database import Database, sqlite_path
from storage.directive_file import read_directive
from storage.directives import current, is_loaded
from storage.people import people, posts, units
from storage.roster_file import RosterRow

NONE, PROMPT = "none", "prompt"
"""Who answers: nobody, everybody at once; else a seed."""


async def rehearsed(settings: Settings, since: date | None, until: date | None, replies: str) -> Route:
    """The route of a whole rehearsal; days are in the directive's zone, both included. The warnings are of all of it,
    whatever the first day to show."""
    found = source(settings)
    file, players = found.file, players_of(replies)
    rehearsal = Rehearsal(file, found.rows, players, found.days)
    try:
        await rehearsal.run(default_end(file) if until is None else _evening(file, until))
        route = route_of(rehearsal, replies, players)
    finally:
        rehearsal.close()
    if found.is_not_loaded:
        route = replace(route, warnings=[words.not_loaded(settings.directive_file.name), *route.warnings])
    return route if since is None else replace(route, lines=[line for line in route.lines if line.day >= since])


def gone_on(copy: Database, now: datetime, replies: str) -> Route:
    """The route of a database's copy: what was sent in it by `now`, and what would be from then on. Blocks."""
    players, file = players_of(replies), copy.look(current).file
    rehearsal = Rehearsal.going_on(file, copy, now, players)
    try:
        asyncio.run(rehearsal.run(max(now, default_end(file))))
        return route_of(rehearsal, replies, players, now)
    finally:
        rehearsal.close()


def route_of(rehearsal: Rehearsal, replies: str, players: Players | None, now: datetime | None = None) -> Route:
    lines, calendar = rehearsal.lines(), rehearsal.database.look(current).calendar
    told = warnings(lines, rehearsal.file, calendar)
    return Route(rehearsal.file, lines, told, _played(replies, players), now)


def _played(replies: str, players: Players | None) -> str:
    if players is None:
        return words.NOBODY_ANSWERS
    return words.PROMPT_ANSWERS if replies == PROMPT else words.mixed_answers(replies, players.counts())


def players_of(replies: str) -> Players | None:
    """`none`, `prompt`, or a seed."""
    if replies == NONE:
        return None
    return Players(0, Temper.PROMPT) if replies == PROMPT else Players(int(replies))


def as_json_text(route: Route) -> str:
    return json.dumps([asdict(line) for line in route.lines], ensure_ascii=False, indent=1)


@dataclass(frozen=True, slots=True)
class Source:
    """What is rehearsed. `is_not_loaded`: a file that differs from what is followed, or another directive."""

    file: DirectiveFile
    rows: Sequence[RosterRow] = ()
    days: Sequence[AddedDay] = ()
    is_not_loaded: bool = False


def source(settings: Settings) -> Source:
    """The loaded directive with its roster and the days added to its calendar, where there is a database; else the
    file, with people played. A file that the settings name is rehearsed even where another one is loaded."""
    loaded = _in_database(settings)
    if loaded is None:
        return Source(read_directive(settings.directive_file))
    if "directive_file" not in settings.model_fields_set:
        return loaded
    return _named(read_directive(settings.directive_file), loaded)


def _named(file: DirectiveFile, loaded: Source) -> Source:
    """It as it would be if it were loaded today: with the people of its units."""
    if succeeded(file, heirs(file, Clock().now().astimezone(file.zone).date())) == loaded.file:
        return loaded
    days = loaded.days if file.directive.code == loaded.file.directive.code else ()
    return Source(file, _of_units(file, loaded.rows), days, is_not_loaded=True)


def _of_units(file: DirectiveFile, rows: Iterable[RosterRow]) -> list[RosterRow]:
    """Who holds a post in a unit of the file; a database may know those of other directives."""
    codes = {unit.code for unit in file.units}
    return [row for row in rows if row.unit in codes]


def _in_database(settings: Settings) -> Source | None:
    path = sqlite_path(settings.database_url)
    if path is not None and not path.is_file():
        return None
    with Database(settings.database_url) as database:
        database.migrate()
        return database.look(_loaded) if database.look(is_loaded) else None


def _loaded(session: Session) -> Source:
    query = (
        select(people.c.id, units.c.code, people.c.name, posts.c.title, posts.c.role, people.c.phone)
        .join(posts, posts.c.person_id == people.c.id)
        .join(units, units.c.id == posts.c.unit_id)
        .where(posts.c.to_day.is_(None))
        .order_by(posts.c.id)
    )
    rows = [
        RosterRow(row.id, row.code, row.name, row.title, Role(row.role), row.phone) for row in session.execute(query)
    ]
    directive = current(session)
    return Source(directive.file, _of_units(directive.file, rows), calendar_days.added(session, directive.id))


def _evening(file: DirectiveFile, until: date) -> datetime:
    """The end of that day; it may be a year after the last milestone, for the monthly questions never end."""
    latest = max(milestone.last_day for milestone in file.milestones) + timedelta(days=365)
    if until > latest:
        raise Refusal(f"--to: diễn tập được đến ngày {full_day(latest)}, một năm sau mốc cuối.")
    return _midnight(file, until + timedelta(days=1)) - timedelta(seconds=1)


def _midnight(file: DirectiveFile, day: date) -> datetime:
    return datetime.combine(day, time(0), file.zone)
