"""`dondoc demo`: everything on this machine, with a clock that the visitor moves."""

import asyncio
import itertools
import logging
import tempfile
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from bot import playing
from bot.channels.webchat import NAME, WebChat, says
from bot.clock import HandClock
from bot.playing import first_instant
from bot.rehearsing import gone_on
from bot.serving import WebServer, address, listen
from bot.wiring import System, prepare
from core.directive import DirectiveFile
from core.explaining import explain
from core.figures import Figures
from core.refusal import Refusal
from core.rights import ROLE_NAMES, Role
from core.route import Route
from core.said_days import NoSuchDay, named_day
from core.texts import evidence as evidence_words
from core.texts.explaining import no_such_day
from core.texts.labels import CHOSEN
from core.texts.office import unknown_unit
from core.texts.parts import shorten
from scheduler.drawing import draw_late
from storage import chats, documents, evidence_lists, explaining, inbox
from storage.copying import copied
from storage.database import Database, sqlite_path
from storage.directive_file import read_directive
from storage.directives import current
from storage.evidence import KEPT
from storage.evidence_folder import Folder
from storage.evidence_lists import Line, Use
from storage.figures import figures, last_digest
from web.app import create_app
from web.port import ChatButton, ChatLine, DemoPerson, EvidenceFile, EvidenceLine

log = logging.getLogger(__name__)

HOST = "127.0.0.1"  # the page has no login: it is for this machine alone
STEP = 1.5  # real seconds between two events while the clock runs by itself


class Demo:
    """The demo page's side of the system (web.port.DemoPort)."""

    def __init__(self, system: System, clock: HandClock, web: WebChat, file: DirectiveFile) -> None:
        self.zone: tzinfo = file.zone
        self._system = system
        self._web = web
        self._clock = clock
        self._numbers = itertools.count(1)
        self._version = 0
        self._player: asyncio.Task[None] | None = None
        self._rehearsing = asyncio.Lock()
        self._rehearsed: tuple[tuple[int, str], Route] | None = None

    def now(self) -> datetime:
        return self._clock.now()

    def playing(self) -> bool:
        return self._player is not None

    def version(self) -> int:
        return self._version

    async def people(self) -> list[DemoPerson]:
        found = await self._system.database.read(chats.members, NAME)
        return [DemoPerson(m.code, m.name, m.unit, m.unit_code, ROLE_NAMES[Role(m.role)], m.messages) for m in found]

    async def chat(self, person: str) -> list[ChatLine]:
        return await self._system.database.read(_chat, person)

    async def explain(self, unit: str, day: str) -> str:
        return await self._system.database.read(_explain, unit, day, self.now())

    async def figures(self) -> Figures:
        return await self._system.database.read(_figures, self.now())

    async def say(self, person: str, text: str) -> None:
        await self._receive(says(person, self.now(), text))

    async def send_file(self, person: str, kind: str) -> None:
        await self._receive(says(person, self.now(), files=[kind]))

    async def upload(self, person: str, kind: str, name: str, content: bytes, caption: str) -> None:
        await self._receive(says(person, self.now(), caption, files=[self._web.upload(kind, name, content)]))

    async def evidence(self) -> list[EvidenceLine]:
        return await self._system.database.read(_evidence)

    async def evidence_file(self, number: int) -> EvidenceFile:
        found = await self._system.database.read(evidence_lists.find, number)
        if found is None or found.state != KEPT or self._system.folder is None:
            raise KeyError(number)
        return EvidenceFile(found.name, found.media_type, self._system.folder.path(found.sha256))

    async def press(self, person: str, row: int, index: int) -> None:
        await self._receive(says(person, self.now(), press={"row": row, "index": index}))

    async def _receive(self, raw: dict[str, Any]) -> None:
        """As every channel does: store, commit, then handle."""
        update = str(next(self._numbers))
        await self._system.database.run(inbox.store, NAME, "demo", [(update, raw)], self.now())
        await self._system.settle()
        self._version += 1

    async def document(self, document: int) -> tuple[str, bytes, bool]:
        """A picture is drawn when it is first looked at: a jump over months would draw eighty for nobody."""
        name, content, picture = await self._system.database.read(_document, document)
        if picture and not content:
            content = await draw_late(self._system.database, document) or content
        return name, content, picture

    async def next_event(self) -> datetime | None:
        return await self._system.next_event()

    async def advance(self, to: datetime) -> None:
        try:
            await self._system.advance(to)
        finally:
            self._version += 1

    async def route(self, replies: str) -> Route:
        """Played in a thread of its own, on a copy; once for all who ask while nothing has happened."""
        async with self._rehearsing:
            asked = self._version, replies
            if self._rehearsed is None or self._rehearsed[0] != asked:
                copy, now = await self._system.held(copied)
                self._rehearsed = asked, await asyncio.to_thread(gone_on, copy, now, replies)
            return self._rehearsed[1]

    async def play(self, running: bool) -> None:
        if running and self._player is None:
            self._player = asyncio.create_task(self._run())
        elif not running and self._player is not None:
            self._player.cancel()
            with suppress(asyncio.CancelledError):
                await self._player
            self._player = None
        self._version += 1

    async def _run(self) -> None:
        """From event to event, at a pace that can be followed; a day at a time where nothing is due."""
        while True:
            event = await self.next_event()
            await self.advance(event if event and event > self.now() else self.now() + timedelta(days=1))
            await asyncio.sleep(STEP)


def _figures(session: Session, now: datetime) -> Figures:
    directive = current(session)
    return figures(session, directive, now, last_digest(session, directive, now))


def _explain(session: Session, unit: str, typed: str, now: datetime) -> str:
    directive = current(session)
    if unit not in {one.code for one in directive.file.units}:
        raise Refusal(unknown_unit(unit))
    today = directive.calendar.day(now)
    try:
        named = named_day(typed, today, directive.file.directive.starts)
    except NoSuchDay as nonsense:
        raise Refusal(no_such_day(str(nonsense))) from None
    if named.rest:
        raise Refusal(no_such_day(shorten(typed, 40)))
    return explain(explaining.of_unit(session, directive, unit, named.day or today, now))


def _document(session: Session, document: int) -> tuple[str, bytes, bool]:
    found = documents.find(session, document)
    if found is None:
        raise KeyError(document)
    return found


def _evidence(session: Session) -> list[EvidenceLine]:
    local = current(session).calendar.local
    files = evidence_lists.every(session)
    stands = evidence_lists.uses_of(session, [file.id for file in files])
    return [_evidence_line(file, stands.get(file.id, []), local(file.sent_at)) for file in files]


def _evidence_line(file: Line, stands: Sequence[Use], sent_at: datetime) -> EvidenceLine:
    trouble = evidence_words.state(file.state, file.reason)
    return EvidenceLine(
        id=file.id,
        unit=file.unit_short,
        name=file.name,
        about=evidence_words.facts(file.size, file.sha256, file.person, sent_at, trouble),
        kept=file.state == KEPT,
        assignments=tuple(use.assignment for use in stands if use.assignment is not None),
        difficulties=tuple(use.difficulty for use in stands if use.difficulty is not None),
    )


def _chat(session: Session, person: str) -> list[ChatLine]:
    """What the person wrote and what reached them, in order; an answer after the message that it answers."""
    own = [found for found in chats.written_in(session, NAME) if found[2]["chat"] == person]
    mine = {row: _mine(row, stored, raw) for row, stored, raw in own if "press" not in raw}
    lines: list[ChatLine] = []
    for sent in chats.sent_to(session, NAME, person):
        lines += [mine.pop(row) for row in list(mine) if row <= _answers(sent, own)]
        lines.append(_theirs(sent))
    return [*lines, *mine.values()]


def _answers(sent: chats.Sent, own: list[tuple[int, datetime, dict[str, Any]]]) -> int:
    """The message that came before this one: the one that it answers, or the last one by the clock."""
    if sent.answers is not None:
        return sent.answers
    return max((row for row, stored, _ in own if stored < sent.at), default=0)


def _mine(row: int, at: datetime, raw: dict[str, Any]) -> ChatLine:
    files = " ".join(f"[{_named(file)}]" for file in raw.get("files", ()))
    return ChatLine(f"in-{row}", True, f"{files} {raw.get('text', '')}".strip(), at)


def _named(file: str | Mapping[str, Any]) -> str:
    """What the page shows of a file that was sent."""
    return file if isinstance(file, str) else str(file["name"] or file["kind"])


def _theirs(sent: chats.Sent) -> ChatLine:
    chosen = None if sent.chosen is None else sent.choices[sent.chosen]
    return ChatLine(
        id=f"out-{sent.id}",
        mine=False,
        # The page shows what was chosen by itself; a messenger has only the text for it.
        text=sent.text.removesuffix(f"\n\n{CHOSEN.format(label=chosen)}"),
        at=sent.at,
        buttons=tuple(ChatButton(sent.choices[place], sent.id, place) for place in sent.pressable),
        chosen=chosen,
        evidence=sent.evidence,
        picture=sent.document if sent.picture else None,
        document=(sent.document, sent.document_name) if sent.document and not sent.picture else None,
        edited=sent.edited and chosen is None,
    )


async def build(database: Database, directive_file: Path) -> Demo:
    """A filled system at its first instant."""
    file = read_directive(directive_file)
    clock = HandClock(first_instant(file))
    prepare(database, directive_file, clock.now())
    await database.run(playing.fill, clock.now())
    web = WebChat()
    path = sqlite_path(database.url)
    folder = Folder(path.parent / "evidence") if path else None
    system = System(database, clock, {NAME: web}, pictures=False, folder=folder)
    await system.settle()
    return Demo(system, clock, web, file)


async def serve(
    directive_file: Path, port: int, stop: asyncio.Event, opened: Callable[[str], None] | None = None
) -> None:
    """Serve the page until `stop`; `opened` hears its address. Raises Refusal when the port is taken."""
    sock = listen(HOST, port)
    with tempfile.TemporaryDirectory(prefix="dondoc-") as folder, Database(_in(folder)) as database:
        demo = await build(database, directive_file)
        web = WebServer.of(create_app(_health, demo))
        served = asyncio.create_task(web.serve(sockets=[sock]))
        (opened or print_address)(address(sock))
        await _until(stop, served)
        await demo.play(False)
        await web.stop(served)


def _in(folder: str) -> str:
    return f"sqlite:///{(Path(folder) / 'demo.db').as_posix()}"


async def _until(stop: asyncio.Event, served: asyncio.Task[None]) -> None:
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait([stopping, served], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()


async def _health() -> dict[str, Any]:
    return {"ok": True, "demo": True}


def print_address(url: str) -> None:
    log.info("demo at %s", url)


def open_browser(url: str) -> None:
    """Open a window where there is one to open; a browser in the terminal would take the terminal."""
    with suppress(webbrowser.Error):
        browser = webbrowser.get()
        if isinstance(browser, webbrowser.BackgroundBrowser) or not isinstance(browser, webbrowser.GenericBrowser):
            browser.open(url)
