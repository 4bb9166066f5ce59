"""Filling an empty database with people named by their posts, each with a chat: for the demo and the rehearsal."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.channels.webchat import NAME
from core.directive import DirectiveFile
from storage import chats, roster
from storage.directives import current


def first_instant(file: DirectiveFile) -> datetime:
    """The morning of the day on which the directive starts, before anything is due."""
    return datetime.combine(file.directive.starts, datetime.min.time().replace(hour=7), file.zone)


def fill(session: Session, now: datetime) -> None:
    """One focal official, one backup and one leader a unit, two in the office, one admin; all have agreed."""
    directive = current(session)
    today = directive.calendar.day(now)
    if roster.is_empty(session):
        office = directive.file.office
        rows = roster.playing([(unit.code, unit.name) for unit in directive.file.units], (office.code, office.name))
        roster.apply(session, rows, today)
    chats.open_for_all(session, NAME, now)
