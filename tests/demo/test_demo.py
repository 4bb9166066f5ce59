"""The demo, whole: the real program behind the page, driven in a real browser."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import FilePayload, Locator, Page, expect

from bot.demo import build, serve
from bot.settings import SHIPPED_DIRECTIVE
from core.refusal import Refusal
from storage.database import Database
from tests.some_files import docx
from tests.web.browser import opened_page

QUANG = "phuoc-quang/dau-moi/1"
OFFICE = "van-phong/van-phong/1"


@pytest.fixture
async def url() -> AsyncIterator[str]:
    """`dondoc demo` on a free port."""
    stop = asyncio.Event()
    opened: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(serve(SHIPPED_DIRECTIVE, 0, stop, opened.set_result))
    yield await opened
    stop.set()
    await task


@pytest.fixture
async def page(url: str) -> AsyncIterator[Page]:
    async with opened_page() as made:
        await made.goto(url)
        yield made


def cell(page: Page, wave: str, unit: str, number: int) -> Locator:
    return page.locator(f'[data-key="w-{wave}"] [data-key="r-{unit}"] td').nth(number - 1).locator(".cell")


async def chat_as(page: Page, code: str) -> None:
    await page.locator(f'[data-person="{code}"]').click()
    await expect(page.locator("#log")).to_have_attribute("data-of", code)


async def say(page: Page, text: str) -> None:
    await page.get_by_label("Tin nhắn", exact=True).fill(text)
    await page.keyboard.press("Enter")


async def test_a_file_is_sent_kept_listed_and_given_back(page: Page) -> None:
    await chat_as(page, QUANG)
    await page.get_by_label("Tin nhắn", exact=True).fill("việc 2 đang làm")
    await page.locator(".attach summary").click()
    async with page.expect_file_chooser() as chosen:
        await page.get_by_role("button", name="Gửi tệp").click()
    file = FilePayload(name="Kế hoạch 08.docx", mimeType="application/octet-stream", buffer=docx())
    await (await chosen.value).set_files(file)
    await expect(page.locator("#log")).to_contain_text("Kèm 1 tệp.")
    await cell(page, "thi-diem", "phuoc-quang", 2).click()
    link = page.locator(".about:popover-open .evidence a")
    await expect(link).to_have_text("Kế hoạch 08.docx")
    async with page.expect_download() as given:
        await link.click()
    assert (await given.value).suggested_filename == "Kế hoạch 08.docx"


async def test_report_by_button_and_by_text_and_see_the_board_change(page: Page) -> None:
    await chat_as(page, QUANG)
    await say(page, "viec 2 dang lam, thu 6 xong")
    await expect(cell(page, "thi-diem", "phuoc-quang", 2)).to_contain_text("đang thực hiện")
    await say(page, "/baocao")
    await page.get_by_role("button", name="Việc 1").click()
    await page.get_by_role("button", name="Đã xong", exact=True).click()
    await expect(cell(page, "thi-diem", "phuoc-quang", 1)).to_contain_text("chờ xác nhận")
    await expect(page.locator("#log")).to_contain_text("UBND xã Phước Quang báo hoàn thành việc 1")


async def test_move_the_clock_and_see_the_nudge_and_the_digest(page: Page) -> None:
    await chat_as(page, QUANG)
    for at in ("07:15", "14:00", "07:10", "07:15"):  # opening, Friday's digest, Monday's, the first reminder
        await page.get_by_role("button", name="Sự kiện kế tiếp").click()
        await expect(page.locator("#clock time")).to_have_text(at, timeout=30_000)
    await expect(page.locator("#log")).to_contain_text("gửi UBND xã Phước Quang công văn")
    await expect(page.locator("#log")).to_contain_text("còn 7 ngày làm việc")
    await chat_as(page, OFFICE)
    await expect(page.locator("#log")).to_contain_text("Thí điểm", timeout=30_000)
    await expect(page.locator("#log img").first).to_be_visible(timeout=30_000)


async def test_a_difficulty_reaches_the_office_and_its_answer_comes_back(page: Page) -> None:
    await chat_as(page, QUANG)
    await say(page, "vướng kinh phí ạ, xã chưa có nguồn in thư")
    await expect(page.locator("#log")).to_contain_text("Văn phòng đã nhận vướng mắc số 1")
    await chat_as(page, OFFICE)
    await page.get_by_role("button", name="Trả lời").click()
    await say(page, "Huyện cấp mẫu trong tuần này")
    await expect(page.locator("#log")).to_contain_text("Đã chuyển trả lời")
    await chat_as(page, QUANG)
    await expect(page.locator("#log")).to_contain_text("Huyện cấp mẫu trong tuần này")


async def test_the_whole_route_is_played_on_a_copy(page: Page) -> None:
    await chat_as(page, QUANG)
    await page.get_by_role("button", name="Sự kiện kế tiếp").click()
    await expect(page.locator("#clock time")).to_have_text("07:15", timeout=30_000)
    messages = await page.locator("#log .theirs").count()
    async with page.context.expect_page() as opening:
        await page.get_by_role("link", name="Cả lộ trình").click()
    beside = await opening.value
    await expect(beside.locator("h1")).to_have_text("Lộ trình đôn đốc dự kiến", timeout=60_000)
    await expect(beside.locator(".day.past h3")).to_contain_text("Thứ Năm 15/02/2024")
    await expect(beside.locator(".day").last).to_contain_text("Đã qua thời hạn 9 ngày làm việc")
    await expect(page.locator("#clock .now")).to_contain_text("15/02/2024")
    assert await page.locator("#log .theirs").count() == messages


async def test_a_port_in_use_is_a_plain_sentence(url: str, tmp_path: Path) -> None:
    port = int(url.rpartition(":")[2])
    with pytest.raises(Refusal, match="Không mở được cổng"):
        await serve(SHIPPED_DIRECTIVE, port, asyncio.Event())


async def test_the_board_answers_why_there_was_no_reminder(sqlite: Database) -> None:
    demo = await build(sqlite, SHIPPED_DIRECTIVE)
    assert "chưa bắt đầu theo dõi" in await demo.explain("phuoc-quang", "01/02/2024")
    for day in ("30/2", "bao giờ"):
        with pytest.raises(Refusal, match="Lịch không có ngày"):
            await demo.explain("phuoc-quang", day)
    with pytest.raises(Refusal, match="Không có đơn vị"):
        await demo.explain("khong-co", "")
