"""`dondoc run` against the strict server over HTTP: the same bot, on Telegram."""

import json
import socket
from pathlib import Path

import aiohttp

from bot.settings import Settings
from tests.channels.running_kit import ADMIN, OFFICE, QUANG, joins, running
from tests.telegram_server import TelegramServer


async def test_an_official_joins_by_the_deep_link_and_reports(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None, settings: Settings
) -> None:
    official = await joins(telegram_server, codes, QUANG)
    official.says("việc 2 đang làm, thứ 6 xong")
    await official.hears("Đã ghi: UBND xã Phước Quang, việc 2 – đang thực hiện, hẹn thứ Sáu 16/02")
    official.says("viec 1 xong roi")
    await official.hears("bấm “Đúng” để ghi là báo hoàn thành")
    official.presses("Đúng")
    await official.hears("báo hoàn thành việc 1")
    assert any("Đã chọn: Đúng" in message.text for message in official.messages)


async def test_the_opening_notice_comes_by_itself(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None
) -> None:
    official = await joins(telegram_server, codes, QUANG)
    message = await official.hears("gửi UBND xã Phước Quang công văn", timeout=20)
    assert "29/02/2024 (thứ Năm)" in message.text
    official.presses("Đã nhận")
    await official.hears("Đã ghi nhận UBND xã Phước Quang")


async def test_the_office_gets_the_digest_with_its_picture(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None
) -> None:
    office = await joins(telegram_server, codes, OFFICE)
    office.says("/tonghop")
    message = await office.hears("Thí điểm", timeout=30)
    assert message.photo is not None


async def test_a_difficulty_and_its_answer_cross(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None
) -> None:
    office = await joins(telegram_server, codes, OFFICE)
    official = await joins(telegram_server, codes, QUANG)
    official.says("vướng kinh phí, <b>chưa có</b> nguồn in thư & làm bảng")
    await official.hears("Văn phòng đã nhận vướng mắc số 1")
    await office.hears("<b>chưa có</b> nguồn in thư & làm bảng")
    office.presses("Trả lời")
    await office.hears("câu trả lời cho vướng mắc số 1")
    office.says("Huyện cấp mẫu trong tuần")
    await official.hears("Huyện cấp mẫu trong tuần")


async def test_a_broadcast_reaches_who_has_joined_and_is_accounted_for(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None
) -> None:
    admin = await joins(telegram_server, codes, ADMIN)
    official = await joins(telegram_server, codes, QUANG)
    admin.says("/thongbao Họp lúc 8 giờ")
    await admin.hears("gửi cho ai?")
    admin.presses("Tất cả")
    await admin.hears("42 người")
    admin.presses("Gửi")
    await admin.hears("10 giây")
    await official.hears("Họp lúc 8 giờ", timeout=30)
    await admin.hears("42 người = 1 đã gửi + 41 không gửi được", timeout=20)
    official.presses("Đã nhận")
    await official.hears("Đã ghi nhận UBND xã Phước Quang")


async def test_a_stranger_learns_nothing_and_others_buttons_do_nothing(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None, settings: Settings
) -> None:
    official = await joins(telegram_server, codes, QUANG)
    official.says("/baocao")
    asked = await official.hears("báo việc nào")
    stranger = telegram_server.person(id=6_000_000_001, name="Người lạ")
    stranger.starts()
    await stranger.hears("kênh công vụ")
    telegram_server.press_as(stranger, asked, "Tất cả đã xong")
    stranger.says("/viec")
    official.says("/viec")
    await official.hears("Việc của UBND xã Phước Quang")
    assert len(stranger.messages) == 1


async def test_the_menu_fits_the_role(telegram_server: TelegramServer, codes: dict[str, str], bot: None) -> None:
    official = await joins(telegram_server, codes, QUANG)
    admin = await joins(telegram_server, codes, ADMIN)
    await telegram_server.called("setMyCommands", times=3)
    assert "baocao" in official.menu
    assert "thongbao" not in official.menu
    assert "thongbao" in admin.menu


async def test_what_was_said_while_the_bot_was_off_is_answered_once(
    telegram_server: TelegramServer, codes: dict[str, str], settings: Settings
) -> None:
    async with running(settings):
        official = await joins(telegram_server, codes, QUANG)
    official.says("việc 4 đang làm")
    async with running(settings):
        await official.hears("việc 4 – đang thực hiện")
    answers = [message for message in official.messages if "việc 4 – đang thực hiện" in message.text]
    assert len(answers) == 1


async def test_health_is_on_the_web_and_nothing_else(
    telegram_server: TelegramServer, settings: Settings, tmp_path: Path
) -> None:
    port = _free_port()
    async with running(settings.model_copy(update={"web_port": port})), aiohttp.ClientSession() as session:
        await telegram_server.called("getUpdates", times=2)
        async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200, json.dumps(await answer.json())
        async with session.get(f"http://127.0.0.1:{port}/") as answer:
            assert answer.status == 404


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


async def test_a_messenger_that_hangs_over_a_menu_keeps_nobody_waiting(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None
) -> None:
    official = await joins(telegram_server, codes, QUANG)
    await telegram_server.called("setMyCommands", times=2)
    telegram_server.fail_next("setMyCommands", "hang")
    await joins(telegram_server, codes, OFFICE)
    await telegram_server.called("setMyCommands", times=3)
    official.says("/viec")
    await official.hears("Việc của UBND xã Phước Quang")
