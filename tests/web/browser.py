"""A real Chromium: Debian's, driven by Playwright."""

import contextlib
import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from playwright.async_api import ConsoleMessage, Page, Request, ViewportSize, async_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}


def chromium() -> str:
    """Its path. Where there is none the test is skipped aloud; on CI that is a failure."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found:
        return found
    reason = "NO CHROMIUM ON THIS MACHINE: the page was NOT tried in a browser (apt install chromium)"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass
class Faults:
    """What a page should never do: complain in its console, break, or ask anybody but this machine."""

    forgiven: tuple[str, ...] = ()
    found: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.found.append(f"page error: {error}"))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        # The browser itself notes every refusal (409); that the page shows it is what a test looks at.
        forgiven = any(part in message.text for part in ("status of 409", *self.forgiven))
        if message.type in ("error", "warning") and not forgiven:
            self.found.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            self.found.append(f"asked elsewhere: {request.url}")


@contextlib.asynccontextmanager
async def opened_page(
    size: ViewportSize = WIDE, touch: bool = False, forgiven: tuple[str, ...] = ()
) -> AsyncIterator[Page]:
    """A fresh page; at the end it must have had no fault but those whose text holds one of `forgiven`."""
    faults = Faults(forgiven)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        try:
            context = await browser.new_context(viewport=size, has_touch=touch, locale="vi-VN")
            page = await context.new_page()
            faults.watch(page)
            yield page
        finally:
            await browser.close()
    assert not faults.found, faults.found
