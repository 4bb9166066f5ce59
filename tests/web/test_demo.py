"""The demo's routes over real HTTP, with a fake system behind them."""

import asyncio
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from tests.web.conftest import healthy
from tests.web.fake_port import FOCAL, HOSTILE, OFFICE, START, UNITS, FakePort
from tests.web.serving import served
from web import words
from web.app import create_app

WOMEN = "hoi-lhpn/dau-moi/1"


async def test_the_page_holds_people_clock_and_board_at_once(client: httpx.AsyncClient) -> None:
    page = await client.get("/")
    assert page.status_code == 200
    assert '<html lang="vi"' in page.text
    for _, _, short in UNITS:
        assert (short[:1].upper() + short[1:]) in page.text
    assert "Thứ Hai, <br>26/02/2024" in page.text
    assert "07:10, thứ Hai 26/02" in page.text
    assert page.text.count('popovertarget="about-') == 2 * 60


async def test_no_page_has_a_script_or_a_style_of_its_own(client: httpx.AsyncClient) -> None:
    for path in ("/", "/demo/people", "/demo/clock", "/demo/board", f"/demo/chat/{WOMEN}"):
        text = (await client.get(path)).text
        assert "<script>" not in text
        assert "style=" not in text
        assert " onclick" not in text
        assert "http://" not in text.replace("http://www.w3.org", "")


async def test_what_people_write_is_never_markup(client: httpx.AsyncClient) -> None:
    chat = (await client.get(f"/demo/chat/{WOMEN}")).text
    assert "&lt;b&gt;đậm&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;" in chat
    assert "<b>đậm" not in chat
    assert "Việc &lt;1&gt;" in chat
    assert '<p class="text" dir="auto">' in chat
    board = (await client.get("/demo/board")).text
    assert "<b>đậm" not in board
    assert "&lt;script&gt;" in board
    assert "xin hỏi mẫu &lt;i&gt;thư cảm ơn&lt;/i&gt;" in board
    assert "\u202e" in HOSTILE


async def test_a_text_keeps_its_lines_and_its_first_space(client: httpx.AsyncClient, port: FakePort) -> None:
    await port.say(FOCAL, "  một\n\n  hai")
    assert '<p class="text" dir="auto">  một\n\n  hai</p>' in (await client.get(f"/demo/chat/{FOCAL}")).text


async def test_an_unknown_person_is_404_with_a_sentence(client: httpx.AsyncClient, port: FakePort) -> None:
    before = port.version()
    asked = await client.get("/demo/chat/phuoc-hoa/dau-moi/99")
    assert (asked.status_code, asked.text) == (404, words.UNKNOWN_PERSON)
    for path, body in (
        ("/demo/say", {"person": "x", "text": "y"}),
        ("/demo/file", {"person": "x", "kind": "voice"}),
        ("/demo/upload?person=x&kind=photo", {}),
        ("/demo/press", {"person": "x", "row": 1, "index": 0}),
    ):
        answer = await client.post(path, json=body)
        assert (answer.status_code, answer.text) == (404, words.UNKNOWN_PERSON)
    assert port.version() == before


async def test_a_code_in_the_address_may_be_escaped(client: httpx.AsyncClient) -> None:
    assert (await client.get(f"/demo/chat/{quote(FOCAL, safe='')}")).status_code == 200


async def test_saying_changes_the_stamp_and_the_chat(client: httpx.AsyncClient) -> None:
    before = (await client.get("/demo/changes")).json()
    answer = await client.post("/demo/say", json={"person": FOCAL, "text": "xong việc 2"})
    assert (answer.status_code, answer.content) == (204, b"")
    after = (await client.get("/demo/changes")).json()
    assert after["run"] == before["run"]
    assert after["stamp"] != before["stamp"]
    chat = (await client.get(f"/demo/chat/{FOCAL}")).text
    assert "xong việc 2" in chat
    assert ">Đúng</button>" in chat


async def test_a_press_is_carried_out_once_and_then_shown(client: httpx.AsyncClient, port: FakePort) -> None:
    await client.post("/demo/say", json={"person": FOCAL, "text": "xong việc 2"})
    [button, *_] = (await port.chat(FOCAL))[-1].buttons
    body = {"person": FOCAL, "row": button.row, "index": button.index}
    assert (await client.post("/demo/press", json=body)).status_code == 204
    assert "<span>Đã chọn:</span> Đúng" in (await client.get(f"/demo/chat/{FOCAL}")).text
    again = await client.post("/demo/press", json=body)
    assert (again.status_code, again.text) == (409, words.NO_MESSAGE_HERE)


async def test_a_button_of_another_person_is_not_pressed(client: httpx.AsyncClient, port: FakePort) -> None:
    [button, *_] = (await port.chat(FOCAL))[-1].buttons
    body = {"person": OFFICE, "row": button.row, "index": button.index}
    assert (await client.post("/demo/press", json=body)).status_code == 409


async def test_a_refusal_is_its_own_sentence(client: httpx.AsyncClient) -> None:
    answer = await client.post("/demo/say", json={"person": FOCAL, "text": "ngày sai"})
    assert (answer.status_code, answer.text) == (
        409,
        "Lịch không có ngày 30/02. Nhờ anh/chị nhắn lại ngày dự kiến.",
    )


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/demo/say", {"person": FOCAL, "text": ""}),
        ("/demo/say", {"person": FOCAL, "text": "x" * 4097}),
        ("/demo/say", {"person": FOCAL}),
        ("/demo/file", {"person": FOCAL, "kind": "video"}),
        ("/demo/file", {"person": FOCAL, "kind": "photo"}),
        ("/demo/upload?person=x&kind=voice", {}),
        ("/demo/upload?kind=photo", {}),
        ("/demo/press", {"person": FOCAL, "row": "một", "index": 0}),
        ("/demo/advance", {"to": "yesterday"}),
        ("/demo/play", {}),
    ],
)
async def test_nonsense_is_one_sentence(client: httpx.AsyncClient, path: str, body: dict[str, Any]) -> None:
    answer = await client.post(path, json=body)
    assert (answer.status_code, answer.text) == (422, words.MALFORMED)


@pytest.mark.parametrize("kind", ["sticker", "voice"])
async def test_what_has_no_content_arrives(client: httpx.AsyncClient, port: FakePort, kind: str) -> None:
    assert (await client.post("/demo/file", json={"person": FOCAL, "kind": kind})).status_code == 204
    assert (await port.chat(FOCAL))[-2].text == f"[{kind}]"


async def test_the_clock_goes_to_the_next_event_a_day_and_a_moment(client: httpx.AsyncClient, port: FakePort) -> None:
    await client.post("/demo/advance", json={"to": "next"})
    assert port.now() == START + timedelta(minutes=5)
    await client.post("/demo/advance", json={"to": "day"})
    assert port.now() == START + timedelta(days=1, minutes=5)
    await client.post("/demo/advance", json={"to": "at", "at": "29/02/2024 10:30"})
    assert f"{port.now().astimezone(port.zone):%d/%m %H:%M}" == "29/02 10:30"


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("25/02/2024", "Chưa chuyển được: Chủ nhật 25/02 đã qua."),
        ("30/02/2024", words.NO_SUCH_MOMENT),
        ("mai", words.NO_SUCH_MOMENT),
        ("01/01/2031", words.TOO_FAR),
    ],
)
async def test_a_move_that_cannot_be_is_refused(
    client: httpx.AsyncClient, port: FakePort, at: str, sentence: str
) -> None:
    answer = await client.post("/demo/advance", json={"to": "at", "at": at})
    assert (answer.status_code, answer.text) == (409, sentence)
    assert port.now() == START
    assert 'aria-busy="false"' in (await client.get("/demo/clock")).text


async def test_after_the_last_event_there_is_no_next(client: httpx.AsyncClient, port: FakePort) -> None:
    port.events.clear()
    answer = await client.post("/demo/advance", json={"to": "next"})
    assert (answer.status_code, answer.text) == (409, words.NO_EVENT)
    assert "không còn" in (await client.get("/demo/clock")).text


async def test_while_the_clock_moves_it_says_so_and_moves_once(client: httpx.AsyncClient, port: FakePort) -> None:
    port.gate = asyncio.Event()
    moving = asyncio.create_task(client.post("/demo/advance", json={"to": "day"}))
    while "đang chuyển" not in (await client.get("/demo/clock")).text:
        pass
    second = await client.post("/demo/advance", json={"to": "day"})
    assert (second.status_code, second.text) == (409, words.MOVING)
    port.gate.set()
    assert (await moving).status_code == 204
    assert port.now() == START + timedelta(days=1)
    assert 'aria-busy="false"' in (await client.get("/demo/clock")).text


async def test_the_clock_runs_and_stops(client: httpx.AsyncClient, port: FakePort) -> None:
    await client.post("/demo/play", json={"running": True})
    assert port.playing()
    assert 'data-play="no"' in (await client.get("/demo/clock")).text
    await client.post("/demo/play", json={"running": False})
    assert 'data-play="yes"' in (await client.get("/demo/clock")).text


async def test_a_picture_is_shown_and_a_file_is_only_saved(client: httpx.AsyncClient) -> None:
    picture = await client.get("/demo/document/1")
    assert picture.headers["content-type"] == "image/png"
    assert picture.headers["content-disposition"].startswith("inline")
    file = await client.get("/demo/document/2")
    assert file.headers["content-type"] == "application/octet-stream"
    assert file.headers["content-disposition"].startswith("attachment; filename*=UTF-8''C%C3%B4ng")
    assert '"' not in file.headers["content-disposition"]


async def test_a_page_that_calls_itself_a_picture_is_not_shown(client: httpx.AsyncClient) -> None:
    answer = await client.get("/demo/document/3")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/demo/document/99", 404, words.UNKNOWN_DOCUMENT),
        ("/demo/document/một", 422, words.MALFORMED),
        ("/nothing", 404, words.UNKNOWN_PAGE),
        ("/static/nothing.js", 404, words.UNKNOWN_PAGE),
        ("/static/../app.py", 404, words.UNKNOWN_PAGE),
        ("/demo/say", 405, words.OTHER_METHOD),
        ("/docs", 404, words.UNKNOWN_PAGE),
        ("/openapi.json", 404, words.UNKNOWN_PAGE),
    ],
)
async def test_what_is_not_there_is_a_sentence(
    client: httpx.AsyncClient, path: str, status: int, sentence: str
) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.text) == (status, sentence)


async def test_people_are_counted_by_what_they_received(client: httpx.AsyncClient) -> None:
    before = (await client.get("/demo/people")).text
    assert f'data-person="{OFFICE}" data-messages="0"' in before
    await client.post("/demo/advance", json={"to": "next"})
    assert f'data-person="{OFFICE}" data-messages="1"' in (await client.get("/demo/people")).text


async def test_health_is_200_or_503() -> None:
    async def ill() -> dict[str, Any]:
        return {"ok": False, "database": "không mở được"}

    for health, status in ((healthy, 200), (ill, 503)):
        async with served(create_app(health, None)) as url, httpx.AsyncClient(trust_env=False) as client:
            answer = await client.get(f"{url}/healthz")
            assert (answer.status_code, answer.json()["ok"]) == (status, status == 200)


@pytest.fixture
def broken(port: FakePort) -> FakePort:
    port.broken = True
    return port


async def test_a_fault_is_a_polite_sentence(broken: FakePort, client: httpx.AsyncClient) -> None:
    assert broken.broken
    answer = await client.get("/demo/people")
    assert (answer.status_code, answer.text) == (500, words.FAULT)


def test_every_file_of_the_page_is_there_and_served_by_name() -> None:
    from web.pages import STATIC

    assert {"demo.js", "morph.js", "people.js", "demo.css", "board.css", "favicon.svg"} <= {
        file.name for file in STATIC.iterdir()
    }
