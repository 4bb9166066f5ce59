"""A whole office for a test: the production parts on a real database, a clock moved by hand, chats to talk in."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot import playing
from bot.channels.webchat import NAME, WebChat, says
from bot.clock import HandClock
from bot.settings import SHIPPED_DIRECTIVE
from bot.wiring import System, prepare
from core.channel import Outcome, Outgoing
from core.figures import Status
from storage import chats, inbox
from storage.chats import Sent
from storage.database import Database, sqlite_path
from storage.directives import Loaded, current
from storage.evidence_folder import Folder
from storage.export import export
from storage.outbox import outbox
from storage.statuses import statuses
from storage.tables import Unit
from storage.tables.base import table
from tests import log_guard

MORNING = datetime.fromisoformat("2024-02-15T07:00+07:00")


def at(text: str) -> datetime:
    """`2024-02-20 07:15`, in the directive's zone."""
    return datetime.fromisoformat(text.replace(" ", "T") + "+07:00")


class Overheard(WebChat):
    """What goes out must not stand in the log."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.handed: list[tuple[str, str, bytes]] = []  # evidence given back: chat, name, content

    async def send(self, message: Outgoing) -> Outcome:
        log_guard.note(message.text)
        self.said.append(message.text)
        if (document := message.document) is not None and document.path is not None:
            self.handed.append((message.chat, document.name, document.path.read_bytes()))
        return await super().send(message)


@dataclass
class Office:
    database: Database
    clock: HandClock
    web: Overheard = field(default_factory=Overheard)
    system: System = field(init=False)
    _updates: Any = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.system = System(self.database, self.clock, {NAME: self.web}, pictures=False, folder=self.folder)

    @classmethod
    async def open(cls, database: Database, now: datetime = MORNING, *, joined: bool = True) -> "Office":
        """The shipped directive; unless told otherwise, everybody has joined."""
        prepare(database, SHIPPED_DIRECTIVE, now)
        if joined:
            await database.run(playing.fill, now)
        office = cls(database, HandClock(now))
        await office.system.settle()
        return office

    def restarted(self) -> "Office":
        """The same database under a new process."""
        again = Office(self.database, HandClock(self.clock.now()), self.web)
        again._updates = self._updates
        return again

    @property
    def folder(self) -> Folder | None:
        """Of evidence: beside the database."""
        path = sqlite_path(self.database.url)
        return Folder(path.parent / "evidence") if path else None

    async def until(self, text: str) -> None:
        await self.system.advance(at(text))

    def talk(self, person: str) -> "Talk":
        return Talk(self, person)

    async def receive(self, raw: dict[str, Any]) -> None:
        log_guard.note(str(raw.get("text", "")))
        update = [(str(next(self._updates)), raw)]
        await self.database.run(inbox.store, NAME, "test", update, self.clock.now())
        await self.system.settle()

    @property
    def directive(self) -> Loaded:
        return self.database.look(current)

    def status(self, unit: str, task: int, wave: str | None = None) -> Status:
        """Where a unit's task stands: of its first wave, unless told."""
        found = self.database.look(lambda s: statuses(s, current(s), self.clock.now(), [_unit(s, unit)]))
        return next(status for status in found if status.number == task and wave in (None, status.wave))

    def states(self, unit: str) -> list[str | None]:
        """The states of tasks 1…4 of the unit's first wave."""
        return [self.status(unit, task).state for task in (1, 2, 3, 4)]

    def rows(self, prefix: str = "") -> list[Any]:
        """Outbox rows whose keys begin so, in order."""
        query = select(outbox).where(outbox.c.key.like(f"{prefix}%")).order_by(outbox.c.id)
        return list(self.database.look(lambda s: s.execute(query).all()))

    def export(self) -> dict[str, Any]:
        return self.database.look(export, self.clock.now())


def _unit(session: Any, code: str) -> int:
    units = table(Unit)
    return int(session.scalar(select(units.c.id).where(units.c.code == code)))


@dataclass
class Talk:
    """One person's chat. `hears` looks at what has come since they last spoke."""

    office: Office
    person: str
    _heard: int = 0

    async def says(self, text: str, **more: Any) -> None:
        self._heard = len(self.messages)
        await self.office.receive(says(self.person, self.office.clock.now(), text, **more))

    async def sends(self, name: str, content: bytes, text: str = "", *, kind: str = "document") -> None:
        """A file, with a caption or without."""
        await self.says(text, files=[self.office.web.upload(kind, name, content)])

    async def presses(self, label: str) -> None:
        """The newest button with this label that is still there."""
        for sent in reversed(self.messages):
            for place in sent.pressable:
                if sent.choices[place] == label:
                    await self.presses_on(sent, place)
                    return
        raise AssertionError(f"no button {label!r}; the last message is {self.messages[-1:]}")

    async def presses_on(self, sent: Sent, index: int) -> None:
        self._heard = len(self.messages)
        await self.office.receive(says(self.person, self.office.clock.now(), press={"row": sent.id, "index": index}))

    @property
    def messages(self) -> list[Sent]:
        return self.office.database.look(chats.sent_to, NAME, self.person)

    @property
    def news(self) -> list[Sent]:
        return self.messages[self._heard :]

    def hears(self, *parts: str) -> Sent:
        """One of the new messages holds all these parts."""
        for sent in self.news:
            if all(part in sent.text for part in parts):
                return sent
        raise AssertionError(f"{parts} not heard in {[sent.text for sent in self.news]}")

    def hears_nothing(self) -> None:
        assert not self.news, [sent.text for sent in self.news]

    @property
    def buttons(self) -> list[str]:
        """The buttons of the newest message that has any."""
        return next((sent.choices for sent in reversed(self.messages) if sent.choices), [])
