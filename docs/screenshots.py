"""The pictures in README.md and docs/huong-dan.md: `make screenshots` plays a short story in the real demo."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Page, async_playwright, expect

from bot.demo import serve
from bot.settings import SHIPPED_DIRECTIVE

PICTURES = Path(__file__).parent / "pictures"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
QUANG, NGHIA = "phuoc-quang/dau-moi/1", "phuoc-nghia/dau-moi/1"
OFFICE, ADMIN = "van-phong/van-phong/1", "van-phong/quan-tri/1"
PATIENCE = 60_000  # milliseconds


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
async def browser_page(width: int, height: int) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN")
        yield page
        await browser.close()


async def shoot(page: Page, name: str) -> None:
    """What the page shows now, as a PNG. Fonts are there and nothing is half-way through a movement."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    await page.evaluate("() => document.fonts.ready")
    await page.wait_for_timeout(400)
    await page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


async def chat_as(page: Page, code: str) -> None:
    await page.locator(f'[data-person="{code}"]').click()
    await expect(page.locator("#log")).to_have_attribute("data-of", code)


async def say(page: Page, text: str, answer: str) -> None:
    await page.get_by_label("Tin nhắn", exact=True).fill(text)
    await page.keyboard.press("Enter")
    await expect(page.locator("#log")).to_contain_text(answer, timeout=PATIENCE)


async def press(page: Page, label: str, answer: str) -> None:
    await page.get_by_role("button", name=label, exact=True).last.click()
    await expect(page.locator("#log")).to_contain_text(answer, timeout=PATIENCE)


async def next_event(page: Page, at: str) -> None:
    await page.get_by_role("button", name="Sự kiện kế tiếp").click()
    await expect(page.locator("#clock time")).to_have_text(at, timeout=PATIENCE)


async def story(page: Page) -> None:
    """The first two weeks of the pilot, as two communes and the office might live them."""
    await next_event(page, "07:15")
    await chat_as(page, NGHIA)
    await say(page, "vướng kinh phí ạ, xã chưa có nguồn in thư, làm bảng", "vướng mắc số 1")
    await say(page, "việc 2 đang làm, thứ 6 tuần sau xong", "hẹn thứ Sáu 23/02")
    await chat_as(page, OFFICE)
    await press(page, "Trả lời", "câu trả lời cho")
    await say(page, "Huyện cấp mẫu thống nhất trong tuần này, xã in theo mẫu.", "Đã chuyển trả lời")
    await shoot(page, "van-phong-tra-loi")
    await chat_as(page, QUANG)
    for at in ("14:00", "07:10", "07:15"):
        await next_event(page, at)
    await shoot(page, "nhac-viec")
    await say(page, "viec 1 xong roi a, viec 3 thu 6 nay hop", "bấm “Đúng”")
    await press(page, "Đúng", "Đã ghi: UBND xã Phước Quang báo hoàn thành việc 1")
    await shoot(page, "demo")
    await chat_as(page, OFFICE)
    await say(page, "/tonghop", "Thí điểm, 7 giờ 15")


async def pictures() -> None:
    async with demo() as url:
        async with browser_page(1280, 800) as page:
            await page.goto(url)
            await story_and_digest(page)
        async with browser_page(360, 740) as page:
            await page.goto(url)
            await chat_as(page, QUANG)
            await shoot(page, "dien-thoai")


async def story_and_digest(page: Page) -> None:
    await story(page)
    await expect(page.locator("#log .picture").last).to_be_visible(timeout=PATIENCE)
    await shoot(page, "tong-hop")
    source = await page.locator("#log .picture img").last.get_attribute("src")
    answer = await page.request.get(page.url.partition("#")[0].rstrip("/") + str(source))
    (PICTURES / "tong-hop-anh.png").write_bytes(await answer.body())


def main() -> None:
    asyncio.run(pictures())


if __name__ == "__main__":
    main()
