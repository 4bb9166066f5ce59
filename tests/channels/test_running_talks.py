"""More conversations on Telegram over HTTP: tasks, confirmation, leaving a question, what the bot cannot read."""

from bot.settings import Settings
from tests.channels.running_kit import OFFICE, QUANG, joins, running
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
    await official.hears("chưa rõ là của việc nào")
    official.sends_photo(caption="việc 3 đang làm")
    await official.hears("việc 3 – đang thực hiện")
    said = official.says("việc 1 chưa làm")
    await official.hears("việc 1 – chưa thực hiện")
    official.edits(said, "việc 1 đang làm")
    await official.hears("sửa tin")
    official.says("x" * 4096)
    await official.hears("Chưa rõ tin này")


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
