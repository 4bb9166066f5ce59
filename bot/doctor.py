"""`dondoc doctor`: everything that can be wrong around the bot, looked at from outside while it runs or before."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot import check_up, evidence_check
from bot.channels.telegram import CallFailed, TelegramChannel, WebhookState
from bot.channels.telegram_errors import UNAUTHORIZED
from bot.channels.telegram_time import its_time
from bot.clock import Clock
from bot.finding import Finding, well, wrong
from bot.opening import opened
from bot.settings import Settings, without_effect
from bot.wiring import evidence_folder, latest_instant
from core.dates import duration
from core.refusal import Faults, Refusal
from storage.check_up import try_writing
from storage.database import Database, sqlite_path
from storage.directives import current

LEAST_FREE = 500_000_000  # bytes; below, a database and its log may fill the disk within weeks
TOLERANCE = timedelta(minutes=1)
"""How far a clock may be off: a header's second and a slow network are far less."""

SET_THE_CLOCK = "bật tự chỉnh giờ theo mạng trên máy này"


def examine(load: Callable[[], Settings]) -> Iterator[Finding]:
    """Each finding as soon as it is known; after a fault without which the rest is unknown, no more."""
    try:
        settings = load()
    except Faults as faults:
        yield from map(wrong, faults.faults)
        return
    yield _settings(settings)
    yield from _telegram(settings)
    try:
        yield from _office(settings)
    except Faults as faults:
        yield from (wrong(f"{settings.directive_file}, {fault}") for fault in faults.faults)
    except Refusal as refusal:
        yield wrong(refusal.sentence)


def _settings(settings: Settings) -> Finding:
    idle = without_effect(settings)
    return well("Thiết lập hợp lệ." + (f" Được đặt nhưng bản này chưa dùng đến: {', '.join(idle)}." if idle else ""))


# ---- Telegram


def _telegram(settings: Settings) -> Iterator[Finding]:
    if settings.telegram_bot_token is None:
        yield wrong("Chưa có TELEGRAM_BOT_TOKEN: xin mã tại @BotFather rồi ghi vào .env. Xem thử: dondoc demo")
        return
    try:
        username, webhook = asyncio.run(_asked(settings.telegram_bot_token, settings.telegram_api_url))
    except CallFailed as failure:
        yield _not_reached(failure.reason)
        return
    pending = f" Telegram đang giữ {webhook.pending} tin chưa lấy về." if webhook.pending else ""
    yield well(f"Telegram nhận mã: @{username}.{pending}")
    yield from _webhook(webhook, settings.public_url)
    yield from _apart(asyncio.run(its_time(settings.telegram_api_url)), Clock().now())


async def _asked(token: str, api_url: str) -> tuple[str, WebhookState]:
    """Never a poll: that would end the poll of the bot that is running. Raises CallFailed."""
    channel = TelegramChannel(token, api_url)
    try:
        await channel.start()
        return channel.username, await channel.webhook_info()
    finally:
        await channel.close()


def _not_reached(reason: str) -> Finding:
    if reason == UNAUTHORIZED:
        return wrong("Telegram không nhận mã trong TELEGRAM_BOT_TOKEN: xem lại mã tại @BotFather, ghi lại vào .env.")
    return wrong(f"Không vào được Telegram ({reason}): kiểm tra đường mạng, proxy và TELEGRAM_API_URL.")


def _webhook(found: WebhookState, public_url: str | None) -> Iterator[Finding]:
    """Where one is set that is not ours, every poll is refused with 409. `dondoc run` takes it away at its start."""
    if found.url and not (public_url and found.url.startswith(public_url)):
        yield wrong(
            f"Telegram đang gửi tin đến webhook ở {urlsplit(found.url).hostname}, máy này không lấy được tin: "
            "dừng chương trình ở đó, rồi chạy lại dondoc run, lệnh này tự gỡ webhook."
        )
    elif found.url and found.error and found.pending:
        yield wrong(
            f"Telegram không gửi được tin đến PUBLIC_URL ({found.error}): "
            "kiểm tra tên miền, chứng chỉ HTTPS, cổng, và bot có đang chạy không."
        )


def _apart(theirs: datetime | None, ours: datetime) -> Iterator[Finding]:
    if theirs is not None and abs(ours - theirs) > TOLERANCE:
        way = "nhanh" if ours > theirs else "chậm"
        yield wrong(f"Đồng hồ máy này {way} {duration(abs(ours - theirs))} so với Telegram: {SET_THE_CLOCK}.")


# ---- The database, and what it tells


def _office(settings: Settings) -> Iterator[Finding]:
    path = sqlite_path(settings.database_url)
    is_new = path is not None and not path.exists()
    with opened(settings) as (database, clock):
        database.write(try_writing, clock.now())
        yield well("Cơ sở dữ liệu mở được, ghi được, đúng phiên bản." + (f" Vừa tạo mới: {path}." if is_new else ""))
        yield from _disk(settings.database_url)
        yield from _clock(database, clock)
        yield from database.look(check_up.look_around, clock.now())
        yield from evidence_check.look(database, evidence_folder(settings), clock.now())


def _disk(url: str) -> Iterator[Finding]:
    path = sqlite_path(url)
    if path is None:  # a server's disk is its own
        return
    free = shutil.disk_usage(path.parent).free
    if free < LEAST_FREE:
        yield wrong(f"Ổ đĩa có cơ sở dữ liệu chỉ còn {free // 10**6} MB: dọn để còn ít nhất {LEAST_FREE // 10**6} MB.")
    else:
        yield well(f"Ổ đĩa có cơ sở dữ liệu còn {free / 10**9:.1f} GB.".replace(".", ",", 1))


def _clock(database: Database, clock: Clock) -> Iterator[Finding]:
    calendar = database.look(current).calendar
    now, newest = clock.now(), latest_instant(database)
    if clock.shifted:
        yield wrong("Đồng hồ đang chạy giờ giả định: khi dùng thật, xóa CLOCK_START và CLOCK_SPEED khỏi .env.")
    elif newest is not None and newest - now > TOLERANCE:
        yield wrong(
            f"Đồng hồ máy này chậm hơn dữ liệu mới nhất {duration(newest - now)}: {SET_THE_CLOCK}; "
            "cơ sở dữ liệu đã dùng để diễn tập với giờ giả định thì thay bằng cơ sở dữ liệu khác."
        )
    else:
        yield well(f"Đồng hồ: {check_up.instant(calendar.local(now))} ({calendar.zone.key}).")
