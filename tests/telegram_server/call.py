"""One call as it came over HTTP: a form, a form with files, JSON or a query."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, MultipartReader, web

from tests.telegram_server.errors import bad


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content: bytes


@dataclass(slots=True)
class Call:
    method: str
    given: dict[str, Any] = field(default_factory=dict)  # as received: strings, or values out of JSON
    files: dict[str, Upload] = field(default_factory=dict)
    params: dict[str, Any] = field(default_factory=dict)  # as checked and converted
    mistakes: list[str] = field(default_factory=list)  # what the real server lets pass in silence


async def read_call(request: web.Request) -> Call:
    call = Call(request.match_info["method"], dict(request.query))
    if request.content_type.startswith("multipart/"):
        await _read_parts(await request.multipart(), call)
    elif request.content_type == "application/json":
        call.given.update(_json_object(await request.read()))
    else:
        call.given.update(parse_qsl((await request.read()).decode(), keep_blank_values=True))
    return call


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise bad("can't parse JSON object")
    return value


async def _read_parts(parts: MultipartReader, call: Call) -> None:
    async for part in parts:
        assert isinstance(part, BodyPartReader)
        words = disposition(part.headers.get("Content-Disposition", ""))
        content = bytes(await part.read(decode=False))
        if "name" not in words:
            raise bad("field name in multipart/form-data not found")
        if "filename" in words:
            call.files[words["name"]] = Upload(words["filename"], content)
        else:
            call.given[words["name"]] = content.decode()


def disposition(header: str) -> dict[str, str]:
    """The header's words as the real server reads them: cut at every `;`, no escapes, no percent signs."""
    words = {}
    for piece in header.split(";")[1:]:
        key, _, value = piece.partition("=")
        value = value.strip()
        quoted = len(value) > 1 and value[0] == value[-1] == '"'
        words[key.strip()] = value[1:-1] if quoted else value
    return words
