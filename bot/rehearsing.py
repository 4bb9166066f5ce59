"""What `dondoc rehearse` is asked, turned into a rehearsal: which directive, which people, who answers how."""

import json
from dataclasses import asdict
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.players import Players, Temper
from bot.rehearsal import Line, Rehearsal, default_end
from bot.settings import Settings
from core.dates import full_day
from core.directive import DirectiveFile
from core.refusal import Refusal
from core.rights import Role
from storage.database import Database, sqlite_path
from storage.directive_file import read_directive
from storage.directives import current, is_loaded
from storage.people import people, posts, units
from storage.roster_file import RosterRow


async def rehearsed(settings: Settings, since: date | None, until: date | None, replies: str) -> list[Line]:
    """The lines of a whole rehearsal; days are in the directive's zone, both included."""
    players = players_of(replies)
    file, rows = source(settings)
    end = default_end(file) if until is None else _evening(file, until)
    rehearsal = Rehearsal(file, rows, players)
    try:
        await rehearsal.run(end)
        return rehearsal.lines(None if since is None else _midnight(file, since))
    finally:
        rehearsal.close()


def players_of(replies: str) -> Players | None:
    """`none`, `prompt`, or a seed."""
    if replies == "none":
        return None
    return Players(0, Temper.PROMPT) if replies == "prompt" else Players(int(replies))


def as_json_text(lines: list[Line]) -> str:
    return json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1)


def source(settings: Settings) -> tuple[DirectiveFile, list[RosterRow]]:
    """The loaded directive with its roster, where there is a database; else the file, with people played."""
    path = sqlite_path(settings.database_url)
    if path is None or path.is_file():
        with Database(settings.database_url) as database:
            database.migrate()
            if database.look(is_loaded):
                return database.look(_loaded)
    return read_directive(settings.directive_file), []


def _loaded(session: Session) -> tuple[DirectiveFile, list[RosterRow]]:
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
    return current(session).file, rows


def _evening(file: DirectiveFile, until: date) -> datetime:
    """The end of that day; it may be a year after the last milestone, for the monthly questions never end."""
    latest = default_end(file).date() + timedelta(days=365)
    if until > latest:
        raise Refusal(f"--to: diễn tập được đến ngày {full_day(latest)}, một năm sau mốc cuối.")
    return _midnight(file, until + timedelta(days=1)) - timedelta(seconds=1)


def _midnight(file: DirectiveFile, day: date) -> datetime:
    return datetime.combine(day, time(0), file.zone)
