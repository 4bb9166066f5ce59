"""The messenger's menu of commands, set for each chat by its person's roles."""

import logging
from datetime import datetime

from sqlalchemy.orm import Session

from bot.channels.telegram import CallFailed, TelegramChannel
from bot.clock import Clock
from core.rights import Role
from handlers.dispatch import menu
from storage import menus
from storage.database import Database
from storage.directives import current

log = logging.getLogger(__name__)


async def set_menus(channel: TelegramChannel, database: Database, clock: Clock, *, never_set: bool = False) -> None:
    """Set those that do not fit their roles any more. A failure is only a menu: tried again at the next start."""
    for account in await database.read(_outdated, channel.name, clock.now(), never_set):
        commands = menu([Role(role) for role in account.roles.split(",") if role])
        try:
            await channel.set_commands(account.chat, commands)
        except CallFailed as failure:
            log.warning("menu not set: %s", failure, extra={"action": "menu"})
        await database.run(menus.menu_set, account.id, account.roles)


def _outdated(session: Session, channel: str, now: datetime, never_set: bool) -> list[menus.Menu]:
    found = menus.menus(session, channel, current(session).calendar.day(now), never_set=never_set)
    return [account for account in found if account.roles != account.set_for]
