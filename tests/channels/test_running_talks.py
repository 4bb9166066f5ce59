"""More conversations on Telegram over HTTP: tasks, confirmation, leaving a question, what the bot cannot read."""

from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.opening import opened
from bot.settings import Settings
from bot.wiring import evidence_folder
from storage import directives, outbox
from storage.evidence import uses
from storage.notices import notice
from storage.outbox import Choice
from storage.people import address, people
from tests.channels.running_kit import OFFICE, QUANG, joins, running, until
from tests.some_files import PDF
from tests.telegram_server import TelegramServer


async def test_tasks_and_a_report_in_three_taps(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None
) -> None:
    official = await joins(telegram_server, codes, QUANG)
    official.says("việc của tôi")
    await official.hears("Mốc: hết ngày 29/02/2024 (thứ Năm)")
    official.says("/baocao@dondoc_test_bot")
    await official.hears("báo việc nào")
    official.presses("Việc 4 – Phối hợp giữa các tổ chức, cá…")
    await official.hears("Tình hình hiện nay")
    official.presses("Đã xong")
    await official.hears("UBND xã Phước Quang báo hoàn thành việc 4")


async def test_the_office_confirms_and_the_official_hears_of_it(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None
) -> None:
    office = await joins(telegram_server, codes, OFFICE)
    official = await joins(telegram_server, codes, QUANG)
    official.says("việc 2 xong rồi")
    await official.hears("bấm “Đúng”")
    official.presses("Đúng")
    await official.hears("báo hoàn thành việc 2")
    office.says("/xacnhan")
    await office.hears("UBND xã Phước Quang báo hoàn thành việc 2")
    office.presses("Xác nhận")
    await official.hears("Văn phòng đã xác nhận UBND xã Phước Quang hoàn thành việc 2")


async def test_a_question_survives_a_restart_and_can_be_left(
    telegram_server: TelegramServer, codes: dict[str, str], settings: Settings
) -> None:
    async with running(settings):
        official = await joins(telegram_server, codes, QUANG)
        official.says("/vuongmac")
        await official.hears("nhắn vướng mắc trong một tin")
    official.says("chưa có mẫu thư & bảng")
    async with running(settings):
        await official.hears("vướng mắc số 1", timeout=10)
        official.says("/vuongmac")
        await official.hears("nhắn vướng mắc trong một tin")
        official.says("/huy")
        await official.hears("Đã bỏ câu hỏi đang dở")


async def test_what_cannot_be_read_gets_a_friendly_line(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None
) -> None:
    official = await joins(telegram_server, codes, QUANG)
    official.sticker()
    await official.hears("chỉ đọc được chữ")
    official.voice()
    await official.hears("chưa nghe được tin thoại")
    official.sends_photo()
    await official.hears("Là minh chứng cho việc nào?")
    official.sends_photo(caption="việc 3 đang làm")
    await official.hears("Kèm 2 tệp.")
    said = official.says("việc 1 chưa làm")
    await official.hears("việc 1 – chưa thực hiện")
    official.edits(said, "việc 1 đang làm")
    await official.hears("Đã sửa: việc 1")
    official.says("x" * 4096)
    await official.hears("Chưa rõ tin này")


async def test_evidence_reaches_the_disk_and_the_office(
    telegram_server: TelegramServer, codes: dict[str, str], settings: Settings
) -> None:
    """Its download fails in the middle, and the bot is started anew before the next try."""
    telegram_server.fail_next("file", "close_after_accepting")
    settings = settings.model_copy(update={"clock_speed": 60})  # ten seconds until the next try
    async with running(settings):
        official = await joins(telegram_server, codes, QUANG)
        office = await joins(telegram_server, codes, OFFICE)
        official.sends_document("Kế hoạch 08.pdf", PDF, caption="việc 2 đang làm")
        await official.hears("Kèm 1 tệp.")
        await telegram_server.called("file")
    async with running(settings):
        await until(lambda: kept_in(evidence_folder(settings).root))
        (place,) = kept_in(evidence_folder(settings).root)
        assert place.read_bytes() == PDF
        with opened(settings) as (database, _):
            database.write(show_to, OFFICE)
        await office.hears("Xem minh chứng")
        office.presses("Xem")
        given = await office.hears("Kế hoạch 08.pdf")
        while given.document is None:
            given = await office.hears("Kế hoạch 08.pdf")
        assert (given.document.name, given.document.content) == ("Kế hoạch 08.pdf", PDF)


def kept_in(root: Path) -> list[Path]:
    return [path for path in root.glob("??/*") if path.is_file()]


def show_to(session: Session, name: str) -> None:
    """A button as the list of claims has it."""
    person = session.scalar(select(people.c.id).where(people.c.name == name))
    assert person is not None
    choices = [Choice("Xem", "evidence.show", {"a": session.scalar(select(func.min(uses.c.assignment_id)))})]
    latest = directives.latest_instant(session)
    assert latest is not None
    outbox.queue(session, notice("test", "show", address(session, person), "Xem minh chứng", latest, choices=choices))


async def test_who_asks_for_quiet_gets_it_and_can_come_back(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None
) -> None:
    office = await joins(telegram_server, codes, OFFICE)
    official = await joins(telegram_server, codes, QUANG)
    official.says("đừng nhắn nữa")
    await official.hears("Đã ngừng nhắc anh/chị")
    await office.hears("đề nghị thôi nhận nhắc việc")
    official.presses("Nhận lại")
    await official.hears("Đã nhận lại")


async def test_the_messenger_may_come_up_after_the_bot(
    telegram_server: TelegramServer, codes: dict[str, str], settings: Settings
) -> None:
    async with telegram_server.away():
        task = running(settings)
        await task.__aenter__()
    official = await joins(telegram_server, codes, QUANG)
    official.says("/viec")
    await official.hears("Việc của UBND xã Phước Quang")
    await task.__aexit__(None, None, None)
