"""The pictures of the demo page: `python -m docs.screenshots URL` takes both into docs/pictures/."""

import asyncio
import shutil
import sys
from pathlib import Path

from playwright.async_api import Page, async_playwright

PICTURES = Path(__file__).parent / "pictures"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-sync",
]
SIZES = {"rong": (1280, 800), "dien-thoai": (360, 740)}


async def shoot(page: Page, path: Path) -> None:
    """What the page shows now, as a PNG. Fonts are there and nothing is half-way through a movement."""
    path.parent.mkdir(parents=True, exist_ok=True)
    await page.evaluate("() => document.fonts.ready")
    await page.screenshot(path=path, animations="disabled")


async def both(url: str) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for name, (width, height) in SIZES.items():
            page = await browser.new_page(
                viewport={"width": width, "height": height}, locale="vi-VN", device_scale_factor=2
            )
            await page.goto(url)
            await page.locator("#people [data-person]").first.wait_for(state="attached")
            await shoot(page, PICTURES / f"demo-{name}.png")
        await browser.close()


def main() -> int:
    if len(sys.argv) != 2:
        sys.stderr.write("Usage: python -m docs.screenshots URL\n")
        return 2
    asyncio.run(both(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
