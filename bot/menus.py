"""The messenger's menu of commands, set for each chat by its person's roles."""

import logging
from datetime import datetime

from sqlalchemy.orm import Session

from bot.channels.telegram import CallFailed, TelegramChannel
from bot.clock import Clock
from core.rights import Role
from handlers.use_cases import menu
from storage import menus
from storage.database import Database
from storage.directives import current

log = logging.getLogger(__name__)


class Menus:
    """Sets those that do not fit their roles any more. A failure is only a menu: tried again at the next start."""

    def __init__(self, channel: TelegramChannel, database: Database, clock: Clock) -> None:
        self._channel = channel
        self._database = database
        self._clock = clock
        self._failed: set[int] = set()
        self._all_seen = False

    async def set(self) -> None:
        """At first all of them, then only those of who has just joined: that is cheap to ask."""
        found = await self._database.read(_outdated, self._channel.name, self._clock.now(), self._all_seen)
        for account in found:
            if account.id not in self._failed:
                await self._set(account)
        self._all_seen = True

    async def _set(self, account: menus.Menu) -> None:
        commands = menu([Role(role) for role in account.roles.split(",") if role])
        try:
            await self._channel.set_commands(account.chat, commands)
        except CallFailed as failure:
            log.warning("menu not set: %s", failure, extra={"action": "menu"})
            self._failed.add(account.id)
        else:
            await self._database.run(menus.menu_set, account.id, account.roles)


def _outdated(session: Session, channel: str, now: datetime, never_set: bool) -> list[menus.Menu]:
    found = menus.menus(session, channel, current(session).calendar.day(now), never_set=never_set)
    return [account for account in found if account.roles != account.set_for]
