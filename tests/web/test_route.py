"""The whole route as a page: in a file of its own, and in the demo."""

import asyncio
from dataclasses import replace

import httpx
import pytest
from playwright.async_api import ViewportSize, expect

from core.route import Route
from tests.web.browser import PHONE, WIDE, opened_page
from tests.web.fake_port import START, FakePort, route_lines
from tests.web.looks import FAINT_TEXTS, NAMELESS_CONTROLS
from web import words
from web.route import as_page, view

TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
HEADINGS = (
    "() => [...document.querySelectorAll('h1, h2, h3')].map((each) => [each.tagName, each.firstChild.data.trim()])"
)
CELLS_WITHOUT_HEADER = """() => [...document.querySelectorAll("table")].filter((each) =>
  each.querySelectorAll("thead th[scope=col]").length === 0 || each.querySelectorAll("tbody th[scope=row]").length === 0
).length"""


def route(port: FakePort) -> Route:
    return Route(port.file, route_lines(), ["Một <b>cảnh báo</b>."], "Diễn tập.")


@pytest.mark.parametrize("size", [PHONE, WIDE])
async def test_a_page_fits_and_can_be_read_and_heard(port: FakePort, size: ViewportSize) -> None:
    async with opened_page(size) as page:
        await page.set_content(as_page(route(port)))
        assert await page.evaluate(TOO_WIDE) is False
        assert await page.evaluate(FAINT_TEXTS) == []
        assert await page.evaluate(NAMELESS_CONTROLS) == []
        assert await page.evaluate(CELLS_WITHOUT_HEADER) == 0
        assert await page.evaluate(HEADINGS) == [
            ["H1", "Lộ trình đôn đốc dự kiến"],
            ["H2", "Cần xem lại trước khi bắt đầu"],
            ["H2", "Số tin theo tháng"],
            ["H2", "Tháng 02/2024"],
            ["H3", "Thứ Ba 20/02/2024"],
            ["H3", "Thứ Tư 28/02/2024"],
        ]
        await expect(page.locator("html")).to_have_attribute("lang", "vi")
        await expect(page.locator(".warnings li")).to_have_text("Một <b>cảnh báo</b>.")


def test_months_are_counted_by_kind(port: FakePort) -> None:
    found = view(route(port))
    assert found.columns == ["Nhắc việc", "Báo cáo lên"]
    assert [(month.name, month.counts, month.total) for month in found.months] == [("tháng 02/2024", [3, 1], 4)]
    assert found.totals == [3, 1]


def test_a_kind_without_a_column_is_counted_with_the_others(port: FakePort) -> None:
    first, *others = route_lines()
    strange = [replace(first, kind="telegraph"), *others]
    found = view(Route(port.file, strange, [], ""))
    assert (found.columns, found.totals) == (["Nhắc việc", "Báo cáo lên", "Khác"], [2, 1, 1])


def test_answers_have_their_column(port: FakePort) -> None:
    first, *others = route_lines()
    answered = [*others, replace(first, kind="reply", why="answered"), replace(first, kind="reply", why="answered")]
    found = view(Route(port.file, answered, [], ""))
    assert (found.columns[-1], found.totals[-1]) == ("Trả lời, báo tin", 2)


def test_an_empty_route_says_so(port: FakePort) -> None:
    page = as_page(Route(port.file, [], [], "Diễn tập."))
    assert "Trong những ngày này không có gì được gửi." in page
    assert "Cần xem lại" not in page


# ---- In the demo


@pytest.mark.parametrize("size", [PHONE, WIDE])
async def test_the_whole_route_opens_beside_the_demo_and_is_waited_for(
    url: str, port: FakePort, size: ViewportSize
) -> None:
    port.gate = asyncio.Event()
    async with opened_page(size) as page:
        await page.goto(url)
        async with page.context.expect_page() as opening:
            await page.get_by_role("link", name="Cả lộ trình").click()
        beside = await opening.value
        await expect(beside.get_by_role("status")).to_contain_text("Đang diễn tập cả lộ trình")
        await page.get_by_role("button", name="Chạy").click()
        await expect(page.get_by_role("button", name="Dừng")).to_be_visible()  # the demo itself goes on meanwhile
        port.gate.set()
        await expect(beside.locator("h1")).to_have_text("Lộ trình đôn đốc dự kiến")
        await expect(beside.get_by_role("status")).to_be_hidden()
        await expect(beside.locator(".day.past h3")).to_contain_text("Thứ Ba 20/02/2024 đã gửi")
        await expect(beside.locator(".from-here")).to_have_text("Từ đây là dự kiến")
        assert await beside.evaluate(TOO_WIDE) is False
        assert await beside.evaluate(FAINT_TEXTS) == []
        assert await beside.evaluate(NAMELESS_CONTROLS) == []
    assert (port.now(), port.asked) == (START, ["none"])


async def test_how_people_answer_is_chosen(url: str, port: FakePort) -> None:
    async with opened_page() as page:
        await page.goto(f"{url}/demo/route")
        await page.get_by_label("Giả định từ bây giờ").select_option(label="Trả lời đủ kiểu, phương án 2")
        await page.get_by_role("button", name="Diễn tập lại").click()
        await expect(page.locator("h1")).to_be_visible()
        await expect(page.locator("#replies")).to_have_value("2")
    assert port.asked == ["none", "2"]


async def test_what_nobody_offers_is_refused(url: str, port: FakePort) -> None:
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:
        answer = await client.get("/demo/route", params={"replies": "sometimes"})
    assert (answer.status_code, answer.text, port.asked) == (422, words.MALFORMED, [])


async def test_a_route_that_cannot_be_played_is_a_sentence(url: str, port: FakePort) -> None:
    port.broken = True
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:
        answer = await client.get("/demo/route")
    assert "Chưa diễn tập được." in answer.text
    assert answer.text.rstrip().endswith("</html>")
