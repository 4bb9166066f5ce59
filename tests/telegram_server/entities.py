"""Text with HTML formatting, read as strictly as the server reads it.

https://core.telegram.org/bots/api#html-style
"""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_server.errors import ApiError, bad

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
}
_TAG = re.compile(r"<(/?)([^\s>/]*)([^>]*)>")
_HREF = re.compile(r"""href\s*=\s*["']?([^"'>\s]+)""")
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|lt|gt|amp|quot);")
_PLAIN = re.compile(rf"{_REFERENCE.pattern}|&?[^<&]*")


def utf16_length(text: str) -> int:
    """Telegram counts UTF-16 units: a letter beyond the basic plane is two."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    pieces: list[str] = field(default_factory=list)
    length: int = 0  # of the pieces, in UTF-16 units
    open: list[tuple[str, int, str]] = field(default_factory=list)  # tag, where it began, its attributes
    entities: list[dict[str, Any]] = field(default_factory=list)

    def fault(self, words: str) -> ApiError:
        offset = len(self.source[: self.at].encode())
        return bad(f"can't parse entities: {words.format(offset=f'at byte offset {offset}')}")

    def run(self) -> None:
        while self.at < len(self.source):
            if self.source[self.at] == "<":
                self._tag()
            else:
                self._plain()
        if self.open:
            raise self.fault(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')

    def _plain(self) -> None:
        piece = _PLAIN.match(self.source, self.at)
        assert piece is not None
        text = html.unescape(piece[0]) if _REFERENCE.fullmatch(piece[0]) else piece[0]
        self.pieces.append(text)
        self.length += utf16_length(text)
        self.at = piece.end()

    def _tag(self) -> None:
        tag = _TAG.match(self.source, self.at)
        if tag is None:
            raise self.fault("Unclosed start tag {offset}")
        if tag[1]:
            self._close(tag[2].lower())
        else:
            self._open(tag[2].lower(), tag[3])
        self.at = tag.end()

    def _open(self, name: str, attributes: str) -> None:
        if name not in _KINDS or (name == "span" and "tg-spoiler" not in attributes):
            raise self.fault(f'Unsupported start tag "{name}" {{offset}}')
        self.open.append((name, self.length, attributes))

    def _close(self, name: str) -> None:
        if not self.open:
            raise self.fault("Unexpected end tag {offset}")
        opened, offset, attributes = self.open.pop()
        if name not in {"", opened}:
            raise self.fault(f'Unmatched end tag {{offset}}, expected "</{opened}>", found "</{name}>"')
        self._add(_KINDS[opened], offset, attributes)

    def _add(self, kind: str, offset: int, attributes: str) -> None:
        length = self.length - offset
        href = _HREF.search(attributes)
        if length and (kind != "text_link" or href):
            link = {"url": href[1]} if kind == "text_link" and href else {}
            self.entities.append({"type": kind, "offset": offset, "length": length, **link})


def read_text(source: str, parse_mode: str | None) -> tuple[str, list[dict[str, Any]]]:
    """The text that a person sees, and its formatting. White space at both ends goes."""
    if parse_mode is None:
        return source.strip(), []
    if parse_mode.lower() != "html":
        raise bad(f"this test server reads HTML only, not {parse_mode}")
    reader = _Reader(source)
    reader.run()
    text = "".join(reader.pieces)
    lead = reader.length - utf16_length(text.lstrip())
    entities = [{**one, "offset": max(0, one["offset"] - lead)} for one in reader.entities]
    return text.strip(), entities
