"""What `dondoc doctor` asks of Telegram. It never polls: that would end the poll of the bot that is running."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

import aiohttp
from telegram import Bot
from telegram.error import TelegramError

from bot.channels.aiohttp_request import AiohttpRequest, Timeouts, environment_proxy
from bot.channels.telegram import CallFailed
from bot.channels.telegram_errors import outcome_of

PATIENT = Timeouts(connect=10.0, read=10.0)


@dataclass(frozen=True, slots=True)
class Registered:
    """What Telegram knows of the bot: its name, the address that its updates are posted to, how many wait there."""

    username: str
    webhook: str
    pending: int


async def registered(token: str, api_url: str, timeouts: Timeouts = PATIENT) -> Registered:
    """Raises CallFailed."""
    requests = [AiohttpRequest(api_url, 1, timeouts) for _ in range(2)]
    bot = Bot(token, base_url=f"{api_url}/bot", request=requests[0], get_updates_request=requests[1])
    try:
        await requests[0].initialize()
        me, hook = await bot.get_me(), await bot.get_webhook_info()
    except TelegramError as error:
        raise CallFailed(outcome_of(error).reason) from None  # the chain would show the URL, and the token in it
    finally:
        await requests[0].shutdown()
    return Registered(me.username or "", hook.url, hook.pending_update_count)


async def its_time(api_url: str, timeouts: Timeouts = PATIENT) -> datetime | None:
    """What its clock says, to a second, by the `Date` of any answer; None where there is none."""
    limit = aiohttp.ClientTimeout(total=timeouts.connect + timeouts.read)
    with suppress(aiohttp.ClientError, TimeoutError, OSError, ValueError):
        async with (
            aiohttp.ClientSession(timeout=limit, proxy=environment_proxy(api_url)) as session,
            session.head(api_url, allow_redirects=False) as answer,
        ):
            return parsedate_to_datetime(answer.headers.get("Date", ""))
    return None
