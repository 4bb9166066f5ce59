"""The demo's messenger, and the tests': the same contract with nothing in between.

What is sent needs no transport, for the page reads the outbox; so a call always succeeds at once.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from core.channel import Abilities, Channel, Fate, Fetched, Incoming, Outcome, Outgoing, Press, Quoted, Reach, Received
from core.evidence import NotTaken, Refused

NAME = "webchat"


class WebChat(Channel):
    name = NAME
    abilities = Abilities(buttons=True, edits=True, documents=True, text_limit=4096, caption_limit=1024)

    def __init__(self) -> None:
        self.uploads: dict[str, bytes] = {}  # what people have sent, by the ref in their message

    def is_group(self, chat: str) -> bool:
        return False

    def parse(self, raw: Mapping[str, Any]) -> Incoming | None:
        press, quoted = raw.get("press"), raw.get("reply_to")
        return Incoming(
            channel=self.name,
            chat=raw["chat"],
            sender=raw["chat"],
            sent_at=datetime.fromisoformat(raw["at"]),
            text=raw.get("text", ""),
            press=Press(press["row"], press["index"], press.get("ref")) if press else None,
            files=tuple(_received(file) for file in raw.get("files", ())),
            private=bool(raw.get("private", True)),
            edited=bool(raw.get("edited", False)),
            reach=Reach(raw["reach"]) if "reach" in raw else None,
            reply_to=Quoted(quoted["ref"], quoted.get("row")) if quoted else None,
            moved_to=raw.get("moved_to"),
            ref=raw.get("ref"),
        )

    async def send(self, message: Outgoing) -> Outcome:
        return Outcome(Fate.SENT, ref=message.edits or f"web-{message.chat}")

    async def fetch(self, ref: str, write: Callable[[bytes], None]) -> Fetched:
        content = self.uploads.get(ref)
        if content is None:
            raise NotTaken(Refused.GONE)
        write(content)
        return Fetched(whole=True)

    def upload(self, kind: str, name: str, content: bytes) -> dict[str, Any]:
        """A file as a raw update names it."""
        ref = f"file-{len(self.uploads) + 1}"
        self.uploads[ref] = content
        return {"kind": kind, "ref": ref, "name": name, "size": len(content)}


def _received(file: str | Mapping[str, Any]) -> Received:
    """A bare kind is a file without content."""
    return Received(**file) if isinstance(file, Mapping) else Received(file)


def says(chat: str, at: datetime, text: str = "", **more: Any) -> dict[str, Any]:
    """A raw update, as the page or a test makes it."""
    return {"chat": chat, "at": at.isoformat(), "text": text, **more}
