"""`dondoc doctor`: each trouble has its sentence with a way to mend it; a sound office has none, and exit 0."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from bot import doctor
from bot.channels.telegram import WebhookState
from bot.channels.telegram_time import its_time
from bot.clock import Clock
from bot.doctor import TOLERANCE
from bot.settings import SHIPPED_DIRECTIVE
from storage import chats, gaps, inbox, marks, people
from storage.database import Database
from tests.cli.kit import ROSTER, TOKEN, Cli
from tests.telegram_server import TelegramServer

PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
NOW = Clock().now()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TelegramServer]:
    """Telegram, and our settings for it."""
    async with TelegramServer(TOKEN) as made:
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
        monkeypatch.setenv("TELEGRAM_API_URL", made.url)
        yield made


@pytest.fixture
def database(cli: Cli) -> Iterator[Database]:
    """The office's database: everybody is in the roster and has joined."""
    cli.does("roster", "import", str(ROSTER))
    with Database("sqlite:///data/dondoc.db") as made:
        made.write(chats.open_for_all, "telegram", NOW)
        yield made


def ill(cli: Cli) -> list[str]:
    """What is wrong, in order."""
    result = cli.run("doctor")
    lines = result.stdout.splitlines()
    assert all(line.startswith(("✓ ", "! ")) for line in lines)
    found = [line[2:] for line in lines if line.startswith("! ")]
    assert (result.exit_code, result.stderr) == (1 if found else 0, ""), result.output
    return found


async def ill_there(cli: Cli) -> list[str]:
    """The same beside a server that lives in this event loop."""
    return await asyncio.to_thread(ill, cli)


def well(cli: Cli, start: str) -> str:
    (line,) = (line for line in cli.run("doctor").stdout.splitlines() if line.startswith(f"✓ {start}"))
    return line


# ---- Settings and token


async def test_a_sound_office_has_nothing_to_mend(cli: Cli, server: TelegramServer, database: Database) -> None:
    assert await ill_there(cli) == []
    assert await asyncio.to_thread(well, cli, "Tới được") == "✓ Tới được 45/45 vai trò (telegram 45)."
    assert {method for method in ("getMe", "getWebhookInfo", "getUpdates") if server.calls_of(method)} == {
        "getMe",
        "getWebhookInfo",
    }, "a poll would end that of the bot which is running"


def test_without_a_token_or_a_database_it_says_so_and_makes_the_database(cli: Cli) -> None:
    token, roster = ill(cli)
    assert token.startswith("Chưa có TELEGRAM_BOT_TOKEN: xin mã tại @BotFather")
    assert roster == "Danh bạ chưa có ai: dondoc roster import TỆP.csv"
    assert cli.files == ["data"]
    assert "Vừa tạo mới" not in well(cli, "Cơ sở dữ liệu"), "the second time it is there"


def test_a_new_database_is_named(cli: Cli) -> None:
    path = Path("data/dondoc.db").resolve()
    assert well(cli, "Cơ sở dữ liệu").endswith(f"Vừa tạo mới: {path}.")


def test_every_fault_of_the_settings_is_named_and_nothing_is_made(cli: Cli) -> None:
    cli.write(".env", "WEB_PORT=many\nTELEGRAM_BOT_TOKEN=geheim\n")
    found = ill(cli)
    assert {line.split(":")[0] for line in found} == {"WEB_PORT", "TELEGRAM_BOT_TOKEN"}
    assert "geheim" not in str(found)
    assert cli.files == [".env"]


def test_a_setting_without_effect_is_named(cli: Cli) -> None:
    cli.write(".env", "ZALO_BOT_TOKEN=geheim\n")
    assert well(cli, "Thiết lập") == "✓ Thiết lập hợp lệ. Được đặt nhưng bản này chưa dùng đến: ZALO_BOT_TOKEN."


async def test_a_wrong_token(
    cli: Cli, server: TelegramServer, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = TOKEN.replace("AAtest", "BBtest")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", other)
    (fault,) = await ill_there(cli)
    assert fault.startswith("Telegram không nhận mã trong TELEGRAM_BOT_TOKEN: xem lại mã tại @BotFather")
    assert other not in fault
    server.forgive()


def test_a_server_that_is_not_there(cli: Cli, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:1")
    (fault,) = ill(cli)
    assert fault.startswith("Không vào được Telegram (connection failed")
    assert TOKEN not in fault


@pytest.mark.parametrize("kind", [500, "unreadable_200"])
async def test_a_server_that_answers_nonsense(
    cli: Cli, server: TelegramServer, database: Database, kind: int | str
) -> None:
    server.fail_next("getMe", kind)
    (fault,) = await ill_there(cli)
    assert fault.startswith("Không vào được Telegram (")


async def test_a_webhook_of_somebody_else(
    cli: Cli, server: TelegramServer, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.webhook.set({"url": "https://other.example:8443/a-secret-path"})
    (fault,) = await ill_there(cli)
    assert "webhook ở other.example" in fault and "chạy lại dondoc run" in fault
    assert "a-secret-path" not in fault
    monkeypatch.setenv("PUBLIC_URL", "https://other.example:8443")
    assert await ill_there(cli) == [], "that one is our own"


def test_a_webhook_of_our_own_that_does_not_arrive() -> None:
    ours = WebhookState("https://ours.example/telegram", 3, "Connection refused")
    (found,) = doctor._webhook(ours, "https://ours.example")
    assert "không gửi được tin đến PUBLIC_URL (Connection refused)" in found.text
    assert list(doctor._webhook(replace(ours, pending=0), "https://ours.example")) == [], "it has arrived since"


async def test_what_waits_at_telegram_is_counted(cli: Cli, server: TelegramServer, database: Database) -> None:
    server.person(id=5_000_000_001).starts("")
    assert await ill_there(cli) == []
    assert "đang giữ 1 tin chưa lấy về" in await asyncio.to_thread(well, cli, "Telegram nhận mã")


# ---- Database and clock


def test_a_database_that_is_none(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write("dondoc.db", "not a database, but some older letter")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///dondoc.db")
    assert ill(cli)[-1].startswith("Không mở được cơ sở dữ liệu (")


def test_a_directive_file_with_faults(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write("mine.toml", "[directive]\n")
    monkeypatch.setenv("DIRECTIVE_FILE", "mine.toml")
    assert all(fault.startswith("mine.toml, ") for fault in ill(cli)[1:])


def test_a_disk_that_is_nearly_full(cli: Cli, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE", 10**18)
    assert any(fault.startswith("Ổ đĩa có cơ sở dữ liệu chỉ còn ") for fault in ill(cli))


def test_a_clock_that_is_not_the_real_one(cli: Cli, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOCK_START", "2024-02-15T07:00:00+07:00")
    assert any("xóa CLOCK_START và CLOCK_SPEED" in fault for fault in ill(cli))


def test_a_clock_behind_the_newest_row(cli: Cli, database: Database) -> None:
    database.write(marks.set_mark, "planned", NOW + timedelta(days=2, hours=3))
    (fault,) = (fault for fault in ill(cli) if "Đồng hồ" in fault)
    assert fault.startswith("Đồng hồ máy này chậm hơn dữ liệu mới nhất 2 ngày ")


@pytest.mark.parametrize(
    ("off", "words"),
    [
        (TOLERANCE, []),
        (TOLERANCE + timedelta(minutes=2), ["Đồng hồ máy này nhanh 3 phút so với Telegram"]),
        (-timedelta(hours=7), ["Đồng hồ máy này chậm 7 giờ so với Telegram"]),
    ],
)
def test_a_clock_apart_from_the_messengers(off: timedelta, words: list[str]) -> None:
    assert [found.text.split(":")[0] for found in doctor._apart(NOW, NOW + off)] == words


async def test_the_messengers_time_is_read_where_there_is_one(server: TelegramServer) -> None:
    found = await its_time(server.url)
    assert found is not None and found.utcoffset() == timedelta(0)
    assert await its_time("http://127.0.0.1:1") is None
    assert list(doctor._apart(None, NOW)) == []


# ---- The years ahead


@pytest.mark.parametrize(
    ("year", "more", "words"),
    [
        ("2024", "", "Đã biết ngày nghỉ lễ của năm 2024."),
        ("2052", "", "Ngày nghỉ Tết, nghỉ bù năm 2052 mới là dự kiến: khi có thông báo chính thức"),
        ("2052", "2052-04-29", "Đã biết ngày nghỉ lễ của năm 2052."),
    ],
)
def test_years_whose_days_off_are_known_or_worked_out(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, year: str, more: str, words: str
) -> None:
    use(cli, monkeypatch, year, more)
    assert any(words in line for line in cli.run("doctor").stdout.splitlines() if line.startswith("✓ "))


def test_a_year_of_which_nothing_is_known(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another country's: of ours all are known that a file may speak of."""
    use(cli, monkeypatch, "2096", country="LK")
    assert any(fault.startswith("Chưa biết ngày nghỉ lễ của năm 2096") for fault in ill(cli))


def use(cli: Cli, monkeypatch: pytest.MonkeyPatch, year: str, off: str = "", country: str = "VN") -> None:
    """The shipped directive in another year, which must be a leap year as its own is."""
    text = SHIPPED_DIRECTIVE.read_text(encoding="utf-8").replace("2024-", f"{year}-")
    assert "\noff = []" in text and 'country = "VN"' in text
    text = text.replace("\noff = []", f"\noff = [{off}]").replace('country = "VN"', f'country = "{country}"')
    cli.write("mine.toml", text)
    monkeypatch.setenv("DIRECTIVE_FILE", "mine.toml")


# ---- Day and night


def fetched(database: Database, *ago: timedelta) -> None:
    """The messenger was reached at these moments."""
    for moment in ago:
        database.write(gaps.heard, "telegram", NOW - moment)


def nights(cli: Cli) -> list[str]:
    return [line for line in cli.run("doctor").stdout.splitlines() if "gián đoạn" in line]


def test_a_machine_that_is_switched_off_at_night(cli: Cli, database: Database) -> None:
    hours = [timedelta(hours=hour) for hour in (60, 48, 34, 24, 0)]
    fetched(database, *hours)
    (line,) = nights(cli)
    assert line.startswith("! 1 lần gián đoạn trong 30 ngày qua, dài nhất 2 ngày 12 giờ (đến ")
    assert line.endswith("cài như một dịch vụ tự chạy lại sau khi mất điện.")


def test_a_hiccup_of_the_network_is_no_fault(cli: Cli, database: Database) -> None:
    fetched(database, timedelta(minutes=20), timedelta(0))
    (line,) = nights(cli)
    assert line.startswith("✓ 1 lần gián đoạn trong 30 ngày qua, dài nhất 20 phút")


def test_what_is_long_past_is_not_counted(cli: Cli, database: Database) -> None:
    fetched(database, timedelta(days=33), timedelta(days=31))
    database.write(marks.set_mark, "heard:telegram", NOW)
    (line,) = nights(cli)
    assert line.startswith("✓ Chưa thấy gián đoạn trong 30 ngày qua. Máy cần chạy cả ngày đêm")


def test_a_bot_that_has_never_fetched_is_not_praised(cli: Cli, database: Database) -> None:
    (line,) = nights(cli)
    assert line.startswith("✓ Chưa thấy gián đoạn (bot chưa lấy tin về lần nào).")


def test_a_bot_that_has_stopped(cli: Cli, database: Database) -> None:
    fetched(database, timedelta(hours=3))
    (fault,) = (fault for fault in ill(cli) if "dondoc run" in fault)
    assert fault.startswith("Từ ") and "không lấy tin về" in fault


# ---- People, and what is stuck


def test_who_cannot_be_reached_and_why(cli: Cli, database: Database) -> None:
    def change(session: Session) -> None:
        accounts = people.accounts
        session.execute(update(accounts).where(accounts.c.id <= 2).values(health="blocked"))
        session.execute(update(accounts).where(accounts.c.id == 3).values(agreed_at=None))
        session.execute(accounts.delete().where(accounts.c.id.between(4, 8)))

    database.write(change)
    (fault,) = (fault for fault in ill(cli) if fault.startswith("Không tới được"))
    assert fault.startswith(
        "Không tới được 8/45 vai trò: 5 chưa tham gia (phát giấy mời: dondoc roster invites); 1 chưa"
    )
    assert "2 đã chặn hoặc rời kênh" in fault


def test_messages_that_broke_us_or_were_not_read(cli: Cli, database: Database) -> None:
    def arrive(session: Session, key: str, at: datetime) -> int:
        (row,) = inbox.store(session, "telegram", "1", [(key, {})], at)
        return row

    broken = database.write(arrive, "1", NOW)
    database.write(inbox.set_aside, broken, "it broke")
    database.write(arrive, "2", NOW - timedelta(hours=2))
    texts = " ".join(ill(cli))
    assert "1 tin nhận về chưa đọc, lâu nhất từ " in texts
    assert "1 tin nhận về mà chương trình không đọc được, đã để riêng" in texts
    assert "Sẽ xử lý lại 1 tin" in cli.does("doctor", "--again")
    assert [row.id for row in database.look(inbox.waiting) if row.id == broken] == [broken]
    assert "để riêng" not in " ".join(ill(cli))


def test_instants_are_said_in_the_offices_zone(cli: Cli, database: Database) -> None:
    local = NOW.astimezone(UTC) + timedelta(hours=7)
    assert f"ngày {local:%d/}" in well(cli, "Đồng hồ") and "Asia/Ho_Chi_Minh" in well(cli, "Đồng hồ")
