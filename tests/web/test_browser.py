"""The demo page in a real browser: what a person at it sees and does."""

import asyncio
from datetime import timedelta

import pytest
from playwright.async_api import Locator, Page, ViewportSize, expect

from tests.some_files import picture
from tests.web.browser import PHONE, WIDE, chromium, opened_page
from tests.web.conftest import healthy
from tests.web.fake_port import FOCAL, HOSTILE, OFFICE, SECOND, START, FakePort
from tests.web.looks import FAINT_TEXTS, NAMELESS_CONTROLS, OUT_OF_PAGE
from tests.web.serving import served
from web.app import create_app


def person(page: Page, code: str) -> Locator:
    return page.locator(f'[data-person="{code}"]')


def cell(page: Page, wave: str, unit: str, number: int) -> Locator:
    return page.locator(f'[data-key="w-{wave}"] [data-key="r-{unit}"] td').nth(number - 1).locator(".cell")


async def opened_chat(page: Page, url: str, code: str = FOCAL) -> None:
    await page.goto(url)
    await person(page, code).click()
    await expect(page.locator("#log")).to_have_attribute("data-of", code)


async def test_a_report_is_written_asked_back_confirmed_and_seen_on_the_board(browser_page: Page, url: str) -> None:
    page = browser_page
    await opened_chat(page, url)
    status = cell(page, "thi-diem", "phuoc-quang", 2)
    await expect(status).to_contain_text("đang thực hiện")
    await page.get_by_label("Tin nhắn", exact=True).fill("việc 2 xong rồi")
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine .text").last).to_have_text("việc 2 xong rồi")
    await expect(status).to_contain_text("nhắn đã xong")
    await page.get_by_role("button", name="Đúng").click()
    await expect(page.locator(".chosen").last).to_have_text("Đã chọn: Đúng")
    await expect(page.get_by_role("button", name="Đúng")).to_have_count(0)
    await expect(status).to_contain_text("chờ xác nhận")
    await expect(page.locator("#text")).to_have_value("")


async def test_somebody_is_found_by_keyboard_without_diacritics(browser_page: Page, url: str) -> None:
    page = browser_page
    await page.goto(url)
    await page.get_by_label("Tìm đơn vị hoặc người").focus()
    await page.keyboard.type("phuoc nghia dau moi")
    await expect(page.locator("#people li:visible")).to_have_count(1)
    await page.keyboard.press("Tab")
    await expect(person(page, SECOND)).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(".talk-head h2")).to_have_text("Đầu mối UBND xã Phước Nghĩa")
    await expect(page.locator("#text")).to_be_focused()
    await page.get_by_label("Tìm đơn vị hoặc người").fill("không có ai")
    await expect(page.get_by_text("Không tìm thấy ai.")).to_be_visible()


async def test_the_next_event_brings_messages_and_their_badges(browser_page: Page, url: str, port: FakePort) -> None:
    page = browser_page
    await opened_chat(page, url)
    await expect(page.locator("#clock time")).to_have_text("07:05")
    await expect(person(page, OFFICE).locator(".badge")).to_be_hidden()
    await page.get_by_role("button", name="Sự kiện kế tiếp").click()
    await expect(page.locator("#clock time")).to_have_text("07:10")
    await expect(person(page, OFFICE).locator(".badge b")).to_have_text("1")
    await person(page, OFFICE).click()
    await expect(page.locator("#log")).to_have_attribute("data-of", OFFICE)
    await expect(person(page, OFFICE).locator(".badge")).to_be_hidden()
    await expect(page.locator(".theirs .text")).to_contain_text("Chờ Văn phòng: 1 việc cần xác nhận")
    assert port.now() == START + timedelta(minutes=5)


async def test_a_picture_is_enlarged_and_closed(browser_page: Page, url: str, port: FakePort) -> None:
    page = browser_page
    port.tell(FOCAL, "Bảng tổng hợp", picture=1)
    await opened_chat(page, url)
    small = page.get_by_role("button", name="Phóng to ảnh")
    assert await small.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 900
    await small.click()
    await expect(page.locator(".big-picture")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator(".big-picture")).to_be_hidden()
    await expect(small).to_be_focused()


async def test_the_clock_goes_to_a_typed_day_and_refuses_the_past(browser_page: Page, url: str) -> None:
    page = browser_page
    await page.goto(url)
    field = page.get_by_label("Ngày và giờ muốn chuyển tới")
    await field.fill("01/3/2024 8:00")
    await page.get_by_role("button", name="Đến ngày").click()
    await expect(page.locator("#clock .now")).to_contain_text("Thứ Sáu")
    await expect(page.locator("#clock time")).to_have_text("08:00")
    await expect(field).to_have_value("01/3/2024 08:00")
    await expect(cell(page, "thi-diem", "phuoc-nghia", 2)).to_contain_text("chậm so với mốc")
    await expect(page.locator(".card").first).to_contain_text("Đã qua mốc 29/02")
    await expect(page.locator("#said")).to_have_text("8 giờ, 01/3/2024 (thứ Sáu)")
    await field.fill("25/02/2024")
    await field.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("Chưa chuyển được: Chủ nhật 25/02 đã qua.")
    await page.get_by_role("button", name="+1 ngày").click()
    await expect(page.locator("#clock .now")).to_contain_text("Thứ Bảy")
    await expect(page.locator("#problem")).to_be_hidden()


async def test_a_day_is_picked_from_the_calendar(browser_page: Page, url: str) -> None:
    page = browser_page
    await page.goto(url)
    await page.locator("#picker").fill("2024-02-29")
    await expect(page.locator("#at")).to_have_value("29/02/2024 07:05")


async def test_while_the_clock_moves_it_is_busy(browser_page: Page, url: str, port: FakePort) -> None:
    page = browser_page
    port.gate = asyncio.Event()
    await page.goto(url)
    await page.get_by_role("button", name="+1 ngày").click()
    await expect(page.locator("#clock .controls")).to_have_attribute("aria-busy", "true")
    await expect(page.locator("#clock .next")).to_contain_text("đang chuyển")
    await page.get_by_role("button", name="+1 ngày").click(force=True)
    port.gate.set()
    await expect(page.locator("#clock .controls")).to_have_attribute("aria-busy", "false")
    assert port.now() == START + timedelta(days=1)


async def test_the_clock_runs_and_stops(browser_page: Page, url: str, port: FakePort) -> None:
    page = browser_page
    await page.goto(url)
    await page.get_by_role("button", name="Chạy").click()
    await expect(page.get_by_role("button", name="Dừng")).to_be_focused()
    assert port.playing()
    await page.get_by_role("button", name="Dừng").click()
    await expect(page.get_by_role("button", name="Chạy")).to_be_visible()


async def test_what_is_being_typed_survives_what_arrives(browser_page: Page, url: str, port: FakePort) -> None:
    page = browser_page
    await opened_chat(page, url)
    await page.locator("#text").fill("đang gõ dở")
    port.tell(FOCAL, "Tin đến giữa chừng", "Đã nhận")
    await expect(page.get_by_text("Tin đến giữa chừng")).to_be_in_viewport()
    await expect(page.locator("#text")).to_have_value("đang gõ dở")
    await expect(page.locator("#text")).to_be_focused()
    await person(page, SECOND).click()
    await expect(page.locator("#text")).to_have_value("")
    await person(page, FOCAL).click()
    await expect(page.locator("#text")).to_have_value("đang gõ dở")


async def test_a_reader_who_scrolled_up_stays_there_and_is_told(browser_page: Page, url: str, port: FakePort) -> None:
    page = browser_page
    for number in range(30):
        port.tell(FOCAL, f"Tin số {number}")
    await opened_chat(page, url)
    log = page.locator("#log")
    await expect(page.get_by_text("Tin số 29")).to_be_in_viewport()
    await log.evaluate("log => { log.scrollTop = 0; }")
    port.tell(FOCAL, "Tin mới nhất")
    newer = page.get_by_role("button", name="Có tin mới")
    await expect(newer).to_be_visible()
    assert await log.evaluate("log => log.scrollTop") == 0
    await newer.click()
    await expect(page.get_by_text("Tin mới nhất")).to_be_in_viewport()
    await expect(newer).to_be_hidden()


async def test_the_board_keeps_what_is_open_and_focused(browser_page: Page, url: str, port: FakePort) -> None:
    page = browser_page
    await page.goto(url)
    status = cell(page, "thi-diem", "phuoc-quang", 1)
    await status.focus()
    await page.keyboard.press("Enter")
    about = page.get_by_label("Phước Quang – việc 1", exact=True)
    await expect(about).to_contain_text("Văn phòng xác nhận")
    await port.say(FOCAL, "xong việc 2")
    await expect(cell(page, "thi-diem", "phuoc-quang", 2)).to_contain_text("nhắn đã xong")
    await expect(about).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(about).to_be_hidden()
    await expect(status).to_be_focused()


async def test_a_file_a_picture_a_voice_and_a_sticker_are_sent_from_the_menu(
    browser_page: Page, url: str, port: FakePort
) -> None:
    page = browser_page
    await opened_chat(page, url)
    await page.locator("#text").fill("ảnh họp")
    for label, kind in (("Gửi ảnh", "photo"), ("Gửi tệp", "document")):
        await page.locator(".attach summary").click()
        async with page.expect_file_chooser() as chosen:
            await page.get_by_role("button", name=label).click()
        await (await chosen.value).set_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()})
        await expect(page.locator(".mine .text").last).to_contain_text(f"[{kind}]")
    captions = [(kind, content, caption) for _, kind, _, content, caption in port.uploads]
    assert captions == [("photo", picture(), "ảnh họp"), ("document", picture(), "")]
    for label, kind in (("Gửi ghi âm", "voice"), ("Gửi nhãn dán", "sticker")):
        await page.locator(".attach summary").click()
        await page.get_by_role("button", name=label).click()
        await expect(page.locator(".mine .text").last).to_contain_text(f"[{kind}]")
    await page.locator(".attach summary").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Gửi ảnh")).to_be_hidden()


async def test_shift_enter_makes_a_line_and_enter_sends(browser_page: Page, url: str) -> None:
    page = browser_page
    await opened_chat(page, url)
    await page.locator("#text").focus()
    await page.keyboard.type("một")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("hai")
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine .text").last).to_have_text("một\nhai", use_inner_text=True)


async def test_a_refused_message_can_be_mended(browser_page: Page, url: str) -> None:
    page = browser_page
    await opened_chat(page, url)
    await page.locator("#text").fill("ngày sai 30/02")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("Lịch không có ngày 30/02.")
    await expect(page.locator("#text")).to_have_value("ngày sai 30/02")
    await page.get_by_role("alert").get_by_role("button", name="Đóng").click()
    await expect(page.locator("#problem")).to_be_hidden()


async def test_what_people_write_stays_text(browser_page: Page, url: str) -> None:
    page = browser_page
    await opened_chat(page, url, "hoi-lhpn/dau-moi/1")
    await expect(page.locator(".mine .text")).to_have_text(HOSTILE, use_inner_text=True)
    await expect(page.locator("#log .text *")).to_have_count(0)


async def test_the_address_remembers_who_was_open(browser_page: Page, url: str) -> None:
    page = browser_page
    await opened_chat(page, url)
    await page.reload()
    await expect(page.locator(".talk-head h2")).to_have_text("Đầu mối UBND xã Phước Quang")
    await expect(person(page, FOCAL)).to_have_attribute("aria-current", "true")


async def test_a_program_that_is_gone_and_back_is_noticed(port: FakePort) -> None:
    async with opened_page(forgiven=("net::ERR", "status of 404")) as page:
        async with served(create_app(healthy, port)) as url:
            await page.goto(url)
            await expect(page.locator("#lost")).to_be_hidden()
        await expect(page.locator("#lost")).to_be_visible()
        async with served(create_app(healthy, FakePort(START + timedelta(hours=1))), at=int(url.rsplit(":")[-1])):
            await expect(page.locator("#clock time")).to_have_text("08:05")
            await expect(page.locator("#lost")).to_be_hidden()


@pytest.mark.parametrize("size", [PHONE, {"width": 768, "height": 1024}, {"width": 1000, "height": 700}, WIDE])
async def test_nothing_sticks_out_is_faint_or_has_no_name(url: str, port: FakePort, size: ViewportSize) -> None:
    port.tell(FOCAL, "một-từ-dài-không-có-chỗ-ngắt" * 20, "Một nút có nhãn rất dài để thử xuống dòng cho đẹp")
    port.tell(FOCAL, "Bảng tổng hợp", picture=1, file=2)
    await port.advance(START + timedelta(days=8))
    async with opened_page(size, touch=size["width"] < 900) as page:
        await opened_chat(page, url)
        tabs = page.locator(".tabs button")
        for view in range(2):
            if await tabs.nth(view).is_visible():
                await tabs.nth(view).click()
                await expect(page.locator(".chat-pane, .board-pane").nth(view)).to_be_visible()
            assert await page.evaluate(OUT_OF_PAGE) == []
            assert await page.evaluate(FAINT_TEXTS) == []
            assert await page.evaluate(NAMELESS_CONTROLS) == []


async def test_on_a_phone_the_list_the_chat_and_the_board_take_turns(url: str) -> None:
    async with opened_page(PHONE, touch=True) as page:
        await page.goto(url)
        await expect(page.locator("#board")).to_be_hidden()
        await person(page, FOCAL).tap()
        await expect(page.locator("#people")).to_be_hidden()
        await expect(page.locator("#log")).to_be_visible()
        await page.get_by_role("button", name="Danh sách").tap()
        await expect(page.locator("#log")).to_be_hidden()
        await page.get_by_role("button", name="Bảng theo dõi").tap()
        await expect(page.locator("#board")).to_be_visible()
        await cell(page, "nhan-rong", "phuoc-hoa", 1).tap()
        await expect(page.get_by_label("Phước Hòa – việc 1", exact=True)).to_contain_text("khoảng 60%")


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_a_missing_chromium_is_skipped_aloud_and_fails_on_ci(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="NO CHROMIUM"):
        chromium()
