"""The pictures in README.md and docs/huong-dan.md: `make screenshots` plays a short story in the real demo."""

import asyncio
import io
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.demo import serve
from bot.settings import SHIPPED_DIRECTIVE
from tests.web.browser import ARGUMENTS, WIDE

PICTURES = Path(__file__).parent / "pictures"
COLOURS = 96
"""In a picture: letters stay sharp, and it stays below 120 kB."""

QUANG, NGHIA = "phuoc-quang/dau-moi/1", "phuoc-nghia/dau-moi/1"
LEADER = "phuoc-nghia/lanh-dao/1"
OFFICE, ADMIN = "van-phong/van-phong/1", "van-phong/quan-tri/1"
PATIENCE = 60_000  # milliseconds
TALK_WIDTH = 480


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """The real demo on a free port."""
    stop = asyncio.Event()
    opened: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(serve(SHIPPED_DIRECTIVE, 0, stop, opened.set_result))
    try:
        yield await opened
    finally:
        stop.set()
        await task


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield browser
        await browser.close()


async def page_at(browser: Browser, url: str, width: int, height: int) -> Page:
    page = await browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN")
    await page.goto(url)
    return page


def keep(name: str, png: bytes) -> None:
    """With few colours: a page has no more, and a guide is read over a telephone's line."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


async def settle(page: Page) -> None:
    """Fonts are there, nothing is half-way through a movement, under the mouse or in focus."""
    await page.mouse.move(0, 0)
    await page.evaluate("() => { document.activeElement?.blur(); return document.fonts.ready; }")
    await page.wait_for_timeout(400)


async def shoot(page: Page, name: str) -> None:
    """What the page shows now."""
    await settle(page)
    keep(name, await page.screenshot(animations="disabled"))


async def shoot_talk(page: Page, name: str, height: int = 900) -> None:
    """One conversation, without what stands above it, on a page as high as what is to be seen wants."""
    await page.set_viewport_size({"width": TALK_WIDTH, "height": height})
    await page.evaluate("() => { const log = document.getElementById('log'); log.scrollTop = log.scrollHeight; }")
    await settle(page)
    keep(name, await page.locator(".talk-side").screenshot(animations="disabled"))


async def chat_as(page: Page, code: str) -> None:
    if await page.locator(".back").is_visible():
        await page.locator(".back").click()
    await page.locator(f'[data-person="{code}"]').click()
    await expect(page.locator("#log")).to_have_attribute("data-of", code)


async def say(page: Page, text: str, answer: str) -> None:
    await page.get_by_label("Tin nhắn", exact=True).fill(text)
    await page.keyboard.press("Enter")
    await expect(page.locator("#log")).to_contain_text(answer, timeout=PATIENCE)


async def press(page: Page, label: str, answer: str) -> None:
    await page.locator("#log").get_by_role("button", name=label, exact=True).last.click()
    await expect(page.locator("#log")).to_contain_text(answer, timeout=PATIENCE)


async def next_event(page: Page, at: str) -> None:
    await page.get_by_role("button", name="Sự kiện kế tiếp").click()
    await expect(page.locator("#clock time")).to_have_text(at, timeout=PATIENCE)


async def go_to(page: Page, day: str, at: str) -> None:
    await page.get_by_label("Ngày và giờ muốn chuyển tới").fill(f"{day} {at}")
    await page.get_by_role("button", name="Đến ngày").click()
    await expect(page.locator("#clock")).to_contain_text(day, timeout=PATIENCE)
    await expect(page.locator("#clock time")).to_have_text(at, timeout=PATIENCE)


async def first_two_weeks(desk: Page, phone: Page) -> None:
    """Of the pilot, as two communes and the office might live them."""
    await next_event(desk, "07:15")
    await chat_as(desk, NGHIA)
    await say(desk, "vướng kinh phí ạ, xã chưa có nguồn in thư, làm bảng", "vướng mắc số 1")
    await say(desk, "việc 2 đang làm, thứ 6 tuần sau xong", "hẹn thứ Sáu 23/02")
    await chat_as(desk, OFFICE)
    await press(desk, "Trả lời", "câu trả lời cho")
    await say(desk, "Huyện cấp mẫu thống nhất trong tuần này, xã in theo mẫu.", "Đã chuyển trả lời")
    await chat_as(phone, OFFICE)
    await shoot_talk(phone, "van-phong-tra-loi", 820)
    for at in ("14:00", "07:10", "07:15"):
        await next_event(desk, at)
    await chat_as(phone, QUANG)
    await shoot_talk(phone, "nhac-viec", 606)
    await press(phone, "Nhắc lại sau", "nhắc lại lúc nào")
    await shoot_talk(phone, "nhac-lai-sau", 716)
    await chat_as(desk, QUANG)
    await say(desk, "viec 1 xong roi a, viec 3 thu 6 nay hop", "bấm “Đúng”")
    await press(desk, "Đúng", "Đã ghi: UBND xã Phước Quang báo hoàn thành việc 1")
    await shoot(desk, "demo")


async def digest(desk: Page, phone: Page) -> None:
    await chat_as(desk, OFFICE)
    await say(desk, "/tonghop", "Thí điểm, 7 giờ 15")
    await expect(desk.locator("#log .picture").last).to_be_visible(timeout=PATIENCE)
    await chat_as(phone, OFFICE)
    await shoot_talk(phone, "tong-hop", 985)
    source = await desk.locator("#log .picture img").last.get_attribute("src")
    answer = await desk.request.get(desk.url.partition("#")[0].rstrip("/") + str(source))
    keep("tong-hop-anh", await answer.body())


async def claims(phone: Page) -> None:
    """The office's queue, and one unit's page."""
    await chat_as(phone, OFFICE)
    await say(phone, "/xacnhan", "Xong khi")
    await shoot_talk(phone, "xac-nhan", 620)
    await say(phone, "/donvi phuoc nghia", "Đang theo dõi")
    await shoot_talk(phone, "don-vi", 700)


async def a_later_day(phone: Page) -> None:
    """A unit asks for it, the office names on whose word."""
    await chat_as(phone, QUANG)
    await say(phone, "/giahan việc 2", "ngày nào")
    await say(phone, "8/3", "lý do")
    await say(phone, "Chờ huyện ban hành mẫu kế hoạch.", "Đề nghị")
    await shoot_talk(phone, "xin-lui-moc", 920)
    await chat_as(phone, OFFICE)
    await press(phone, "Đồng ý", "ý kiến")
    await say(phone, "Chánh Văn phòng", "Đã")
    await shoot_talk(phone, "xet-lui-moc", 830)


async def last_days(desk: Page, phone: Page) -> None:
    """Up the ladder: whom to call, then the unit's leader; and why somebody was not reminded."""
    await go_to(desk, "26/02/2024", "07:15")
    await chat_as(phone, OFFICE)
    await shoot_talk(phone, "danh-sach-goi", 960)
    await go_to(desk, "27/02/2024", "13:45")
    await chat_as(phone, LEADER)
    await shoot_talk(phone, "bao-cao-lanh-dao", 585)
    await chat_as(phone, ADMIN)
    await say(phone, "/nhatky Phước Nghĩa 20/2", "Phước Nghĩa")
    await shoot_talk(phone, "nhat-ky", 590)


async def rehearsal(browser: Browser, url: str) -> None:
    page = await page_at(browser, f"{url.rstrip('/')}/demo/route", 900, 1000)
    await page.wait_for_load_state("load", timeout=PATIENCE)
    await shoot(page, "ca-lo-trinh")


async def pictures() -> None:
    async with demo() as url, chromium() as browser:
        desk = await page_at(browser, url, WIDE["width"], WIDE["height"])
        phone = await page_at(browser, url, TALK_WIDTH, 900)
        await first_two_weeks(desk, phone)
        await digest(desk, phone)
        await claims(phone)
        await a_later_day(phone)
        await last_days(desk, phone)
        await rehearsal(browser, url)


def main() -> None:
    asyncio.run(pictures())


if __name__ == "__main__":
    main()
