"""Files that prove what was said: sent from the page, listed on the board, handed out again.

Nothing of a path ever comes from a request: a file is asked for by its number, and lies under its hash.
"""

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import FileResponse, Response

from core.evidence import LIMIT
from core.refusal import Refusal
from web import words
from web.demo import Here, known

router = APIRouter()

SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", "application/pdf"})
"""What a browser may show in place; everything else is saved."""

Name = Annotated[str, Query(max_length=1000)]
Caption = Annotated[str, Query(max_length=1024)]


@router.post("/demo/upload", status_code=204)
async def upload(
    request: Request,
    person: str,
    kind: Literal["photo", "document"],
    demo: Here,
    name: Name = "",
    caption: Caption = "",
) -> None:
    """The body is the file itself."""
    sender = await known(demo, person)
    await demo.port.upload(sender.code, kind, name, await _body(request), caption)


async def _body(request: Request) -> bytes:
    """What is longer than is taken is not even held."""
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > LIMIT:
            raise Refusal(words.TOO_BIG)
    if not content:
        raise Refusal(words.EMPTY_FILE)
    return bytes(content)


@router.get("/demo/evidence/{number}")
async def download(number: int, demo: Here) -> Response:
    try:
        file = await demo.port.evidence_file(number)
    except KeyError:
        raise HTTPException(404, words.UNKNOWN_DOCUMENT) from None
    if not file.path.is_file():
        raise HTTPException(404, words.UNKNOWN_DOCUMENT)
    place = "inline" if file.media_type in SHOWN else "attachment"
    headers = {"content-disposition": f"{place}; filename*=UTF-8''{quote(file.name, safe='')}"}
    return FileResponse(file.path, media_type=file.media_type, headers=headers)
