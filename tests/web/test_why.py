"""The board's question: why a unit was, or was not, reminded on a day."""

import httpx
from fastapi import FastAPI
from playwright.async_api import Page, expect

from tests.web.browser import PHONE, opened_page
from tests.web.fake_port import FakePort
from tests.web.looks import FAINT_TEXTS, NAMELESS_CONTROLS, OUT_OF_PAGE


async def ask(page: Page, unit: str, day: str) -> None:
    await page.get_by_label("Đơn vị", exact=True).select_option(label=unit)
    await page.locator(".ask-why").get_by_label("Ngày").fill(day)
    await page.get_by_role("button", name="Xem", exact=True).click()


async def test_the_answer_stands_below_the_form_and_stays(browser_page: Page, url: str, port: FakePort) -> None:
    page = browser_page
    await page.goto(url)
    await ask(page, "UBND xã Phước Hòa", "23/9")
    answer = page.locator(".why .answer p")
    await expect(answer.first).to_have_text("UBND xã Phước Hòa, 23/9:")
    await expect(answer).to_have_count(4)
    port.tell("phuoc-quang/dau-moi/1", "Có tin mới")
    await page.get_by_role("button", name="Sự kiện kế tiếp").click()
    await expect(page.locator("#clock time")).to_have_text("07:10")
    await expect(answer.first).to_have_text("UBND xã Phước Hòa, 23/9:")
    await expect(page.get_by_label("Đơn vị", exact=True)).to_have_value("phuoc-hoa")


async def test_a_day_that_there_is_not_is_answered(browser_page: Page, url: str) -> None:
    page = browser_page
    await page.goto(url)
    await ask(page, "UBND xã Phước Hòa", "30/2")
    await expect(page.locator(".why .answer")).to_contain_text("Lịch không có ngày 30/2.")
    await expect(page.locator("#problem")).to_be_hidden()


async def test_on_a_phone_it_fits_and_can_be_read(url: str) -> None:
    async with opened_page(PHONE, touch=True) as page:
        await page.goto(url)
        await page.locator(".tabs").get_by_role("button", name="Bảng theo dõi").click()
        await ask(page, "UBND xã Phước Hòa", "")
        await expect(page.locator(".why .answer")).to_contain_text("hôm nay")
        for question in (OUT_OF_PAGE, FAINT_TEXTS, NAMELESS_CONTROLS):
            assert await page.evaluate(question) == []


async def test_without_a_script_the_form_is_answered_too(app: FastAPI) -> None:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        answer = await client.get("/demo/why", params={"unit": "phuoc-hoa", "day": "<b>1"})
    assert answer.status_code == 200
    assert "&lt;b&gt;1" in answer.text
    assert "<script>" not in answer.text
