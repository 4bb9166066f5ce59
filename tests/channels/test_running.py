"""`dondoc run` against the strict server over HTTP: the same bot, on Telegram."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import aiohttp
import pytest

from bot import inviting
from bot.opening import opened
from bot.running import run
from bot.settings import Settings
from storage import roster
from storage.directives import current
from storage.export import export
from tests.telegram_server import Person, TelegramServer

EVE = datetime.fromisoformat("2024-02-15T07:14:30+07:00")  # half a minute before the opening notice


def settings_for(server: TelegramServer, folder: Path) -> Settings:
    return Settings(
        telegram_bot_token=server.token,
        telegram_api_url=server.url,
        database_url=f"sqlite:///{folder / 'dondoc.db'}",
        web_port=0,
        clock_start=EVE,
        clock_speed=4,
    )


@pytest.fixture
def settings(telegram_server: TelegramServer, tmp_path: Path) -> Settings:
    return settings_for(telegram_server, tmp_path)


@pytest.fixture
def codes(settings: Settings) -> dict[str, str]:
    """Everybody's invitation code, by name."""
    with opened(settings) as (database, clock):
        file = database.look(current).file
        rows = roster.playing([(unit.code, unit.name) for unit in file.units], (file.office.code, file.office.name))
        database.write(roster.apply, rows, file.directive.starts)
        return {row[1]: row[3] for row in database.write(inviting.invitations, None, clock.now())}


@contextlib.asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[None]:
    """`dondoc run` until the block is left."""
    stop = asyncio.Event()
    task = asyncio.create_task(run(settings, stop))
    try:
        yield
    finally:
        stop.set()
        await task


@pytest.fixture
async def bot(settings: Settings, codes: dict[str, str]) -> AsyncIterator[None]:
    async with running(settings):
        yield


def everything(settings: Settings) -> dict[str, object]:
    with opened(settings) as (database, clock):
        return database.look(export, clock.now())


async def joins(server: TelegramServer, codes: dict[str, str], name: str) -> Person:
    person = server.person(id=5_000_000_001 + list(codes).index(name), name="Người dùng")
    person.starts(codes[name])
    await person.hears("đồng ý tham gia chứ?")
    person.presses("Đồng ý")
    await person.hears("Đã ghi nhận")
    return person


QUANG = "Đầu mối UBND xã Phước Quang"


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
    office = await joins(telegram_server, codes, "Chuyên viên 1, Văn phòng HĐND và UBND huyện")
    office.says("/tonghop")
    message = await office.hears("Thí điểm", timeout=30)
    assert message.photo is not None


async def test_a_difficulty_and_its_answer_cross(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None
) -> None:
    office = await joins(telegram_server, codes, "Chuyên viên 1, Văn phòng HĐND và UBND huyện")
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
    admin = await joins(telegram_server, codes, "Quản trị, Văn phòng HĐND và UBND huyện")
    official = await joins(telegram_server, codes, QUANG)
    admin.says("/thongbao Họp lúc 8 giờ")
    await admin.hears("Gửi cho ai?")
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
    admin = await joins(telegram_server, codes, "Quản trị, Văn phòng HĐND và UBND huyện")
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
    import socket

    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
