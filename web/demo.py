"""The demo page: chat as anybody, watch the board, move the clock. For this machine only, see `guard`."""

import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from pydantic import BaseModel, Field

from core.refusal import Refusal
from web import words
from web.board import board_of, tone_styles, why_form
from web.chat import by_unit, days_of, moment_words, person_of
from web.moments import typed_moment
from web.pages import Pages
from web.port import DemoPerson, DemoPort
from web.route import values as route_values

router = APIRouter()

FARTHEST = timedelta(days=366)
PICTURES = {b"\x89PNG\r\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


@dataclass(slots=True)
class Demo:
    """The page's own state: hardly any. `run` tells a browser that the program was started anew."""

    port: DemoPort
    pages: Pages = field(default_factory=Pages)
    run: str = field(default_factory=lambda: secrets.token_hex(4))
    moving: bool = False

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.port.zone)

    def stamp(self) -> str:
        """Differs whenever the page would look different."""
        now = self.local(self.port.now())
        return f"{self.port.version()} {now:%Y%m%d%H%M} {self.moving:d} {self.port.playing():d}"


def _demo(request: Request) -> Demo:
    found = request.app.state.demo
    assert isinstance(found, Demo)
    return found


Here = Annotated[Demo, Depends(_demo)]
Unit = Annotated[str, Query(max_length=60)]
Day = Annotated[str, Query(max_length=40)]


class Say(BaseModel):
    person: str
    text: str = Field(min_length=1, max_length=4096)


class SendFile(BaseModel):
    person: str
    kind: Literal["sticker", "voice"]


class PressButton(BaseModel):
    person: str
    row: int
    index: int


class Move(BaseModel):
    """`at` is what was typed, where `to` is "at"."""

    to: Literal["next", "day", "at"]
    at: str = Field(default="", max_length=40)


class Play(BaseModel):
    running: bool


Replies = Annotated[str, Query(pattern=r"^(none|prompt|[0-9]{1,18})$")]


# ---- Fragments -------------------------------------------------------------------------------------------


@router.get("/")
async def page(demo: Here) -> HTMLResponse:
    figures = await demo.port.figures()
    values = {"run": demo.run, "stamp": demo.stamp(), "board": await _board(demo), "why": why_form(figures)}
    return _html(demo, "page.html", values | await _clock(demo) | await _people(demo))


@router.get("/demo/changes")
async def changes(demo: Here) -> dict[str, Any]:
    """Asked every second or so: cheap, and unlike a held request it never keeps the program from stopping."""
    return {"run": demo.run, "stamp": demo.stamp()}


@router.get("/demo/people")
async def people(demo: Here) -> HTMLResponse:
    return _html(demo, "people.html", await _people(demo))


@router.get("/demo/chat/{code:path}")
async def chat(code: str, demo: Here) -> HTMLResponse:
    person = await known(demo, code)
    days = days_of(await demo.port.chat(person.code), demo.port.zone)
    return _html(demo, "chat.html", {"person": person, "days": days})


@router.get("/demo/clock")
async def clock(demo: Here) -> HTMLResponse:
    return _html(demo, "clock.html", await _clock(demo))


@router.get("/demo/board")
async def board(demo: Here) -> HTMLResponse:
    return _html(demo, "board.html", {"board": await _board(demo)})


@router.get("/demo/route")
async def route(demo: Here, replies: Replies = "none") -> StreamingResponse:
    """The whole route on a page of its own. Its head is there at once, for the play takes some seconds."""
    return StreamingResponse(_route(demo, replies), media_type="text/html")


async def _route(demo: Demo, replies: str) -> AsyncIterator[str]:
    answers = {"replies": replies, "choices": words.ANSWERS}
    head, _, tail = demo.pages.render("route.html", answers).partition(words.HERE)
    yield head
    try:
        yield demo.pages.render("route_body.html", route_values(await demo.port.route(replies)))
    except Refusal as refusal:  # the head is out: too late for another status
        yield demo.pages.render("route_refused.html", {"sentence": refusal.sentence})
    yield tail


@router.get("/demo/why")
async def why(demo: Here, unit: Unit = "", day: Day = "") -> HTMLResponse:
    """The form with its answer; what was typed wrong is answered too."""
    try:
        answer = await demo.port.explain(unit, day)
    except Refusal as refusal:
        answer = refusal.sentence
    form = why_form(await demo.port.figures(), unit, day, answer)
    return _html(demo, "why.html", {"why": form})


@router.get("/demo/tones.css")
async def tones() -> Response:
    return Response(tone_styles(), media_type="text/css")


@router.get("/demo/document/{number}")
async def document(number: int, demo: Here) -> Response:
    try:
        name, content, picture = await demo.port.document(number)
    except KeyError:
        raise HTTPException(404, words.UNKNOWN_DOCUMENT) from None
    kind = _picture_type(content) if picture else None
    place = "inline" if kind else "attachment"
    headers = {"content-disposition": f"{place}; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(content, media_type=kind or "application/octet-stream", headers=headers)


# ---- What the person at the page does --------------------------------------------------------------------


@router.post("/demo/say", status_code=204)
async def say(body: Say, demo: Here) -> None:
    person = await known(demo, body.person)
    await demo.port.say(person.code, body.text)


@router.post("/demo/file", status_code=204)
async def send_file(body: SendFile, demo: Here) -> None:
    person = await known(demo, body.person)
    await demo.port.send_file(person.code, body.kind)


@router.post("/demo/press", status_code=204)
async def press(body: PressButton, demo: Here) -> None:
    person = await known(demo, body.person)
    shown = {(b.row, b.index) for line in await demo.port.chat(person.code) for b in line.buttons}
    if (body.row, body.index) not in shown:
        raise Refusal(words.NO_MESSAGE_HERE)
    await demo.port.press(person.code, body.row, body.index)


@router.post("/demo/advance", status_code=204)
async def advance(body: Move, demo: Here) -> None:
    """One move at a time. It goes on when the browser leaves; every other page sees that it is under way."""
    if demo.moving:
        raise Refusal(words.MOVING)
    demo.moving = True
    try:
        await demo.port.advance(await _target(demo, body))
    finally:
        demo.moving = False


@router.post("/demo/play", status_code=204)
async def play(body: Play, demo: Here) -> None:
    await demo.port.play(body.running)


async def _target(demo: Demo, move: Move) -> datetime:
    now = demo.port.now()
    if move.to == "next":
        event = await demo.port.next_event()
        if event is None:
            raise Refusal(words.NO_EVENT)
        return event
    if move.to == "day":
        return now + timedelta(days=1)
    target = typed_moment(move.at, now, demo.port.zone)
    if target is None:
        raise Refusal(words.NO_SUCH_MOMENT)
    if target - now > FARTHEST:
        raise Refusal(words.TOO_FAR)
    return target


async def known(demo: Demo, code: str) -> DemoPerson:
    person = person_of(await demo.port.people(), code)
    if person is None:
        raise HTTPException(404, words.UNKNOWN_PERSON)
    return person


async def _people(demo: Demo) -> dict[str, Any]:
    return {"units": by_unit(await demo.port.people())}


async def _clock(demo: Demo) -> dict[str, Any]:
    now, event = demo.local(demo.port.now()), await demo.port.next_event()
    return {
        "now": now,
        "now_words": moment_words(now),
        "next": demo.local(event) if event else None,
        "moving": demo.moving,
        "playing": demo.port.playing(),
    }


async def _board(demo: Demo) -> Any:
    return board_of(await demo.port.figures(), await demo.port.evidence())


def _html(demo: Demo, template: str, values: dict[str, Any]) -> HTMLResponse:
    return HTMLResponse(demo.pages.render(template, values))


def _picture_type(content: bytes) -> str | None:
    """Only what is known to be a picture is shown in place: never a script that calls itself one."""
    return next((kind for head, kind in PICTURES.items() if content.startswith(head)), None)
