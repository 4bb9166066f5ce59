"""What the demo page needs of the running system. `bot/wiring.py` gives it; the page knows nothing else."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Protocol

from core.figures import Figures
from core.route import Route


@dataclass(frozen=True, slots=True)
class DemoPerson:
    code: str  # phuoc-hoa/dau-moi/1
    name: str
    unit: str  # the unit's short name
    unit_code: str
    role: str  # đầu mối, dự phòng, lãnh đạo, văn phòng, quản trị
    messages: int  # how many they have received so far: the page shows what is new


@dataclass(frozen=True, slots=True)
class ChatButton:
    label: str
    row: int
    index: int


@dataclass(frozen=True, slots=True)
class ChatLine:
    """One message in a chat, oldest first. `mine` is the person's own."""

    id: str
    mine: bool
    text: str
    at: datetime
    buttons: tuple[ChatButton, ...] = ()  # once one was pressed, only those that last
    chosen: str | None = None  # the label pressed
    evidence: tuple[int, str] | None = None  # a kept file's id and name
    picture: int | None = None  # a document's id, shown in place
    document: tuple[int, str] | None = None  # a file's id and name
    edited: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A file that somebody has sent."""

    id: int
    unit: str  # its short name
    name: str
    about: str  # how much, who, when, its hash; or why it is not there
    kept: bool  # it can be had
    assignments: tuple[int, ...]  # that it proves
    difficulties: tuple[int, ...]  # that it belongs to


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    name: str
    media_type: str
    path: Path


class DemoPort(Protocol):
    zone: tzinfo

    def now(self) -> datetime:
        """The demo's civil time, aware UTC."""
        ...

    def playing(self) -> bool:
        """Whether the clock runs by itself."""
        ...

    def version(self) -> int:
        """Changes whenever something on the page may have changed."""
        ...

    async def people(self) -> list[DemoPerson]: ...

    async def chat(self, person: str) -> list[ChatLine]: ...

    async def explain(self, unit: str, day: str) -> str:
        """Why a unit, by its code, was or was not reminded on a day as somebody types it. Raises Refusal for a day or
        a unit that there is not."""
        ...

    async def figures(self) -> Figures: ...

    async def say(self, person: str, text: str) -> None: ...

    async def send_file(self, person: str, kind: str) -> None:
        """A sticker or voice message without content, as a test of what the bot says to it."""
        ...

    async def upload(self, person: str, kind: str, name: str, content: bytes, caption: str) -> None:
        """A photo or a document."""
        ...

    async def evidence(self) -> list[EvidenceLine]: ...

    async def evidence_file(self, number: int) -> EvidenceFile:
        """Raises KeyError for one that is unknown or not kept."""
        ...

    async def press(self, person: str, row: int, index: int) -> None: ...

    async def document(self, document: int) -> tuple[str, bytes, bool]:
        """Name, content, whether it is a picture. Raises KeyError for an unknown one."""
        ...

    async def next_event(self) -> datetime | None: ...

    async def advance(self, to: datetime) -> None:
        """Move the clock forward, stopping at everything due on the way. Raises Refusal for the past."""
        ...

    async def play(self, running: bool) -> None: ...

    async def route(self, replies: str) -> Route:
        """The whole route: what was sent by now, and what would be if from now on people answered so: `none`,
        `prompt`, or a seed. Nothing of it happens."""
        ...
