"""What Telegram's clock says."""

from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime

import aiohttp

from bot.channels.aiohttp_request import environment_proxy

PATIENCE = aiohttp.ClientTimeout(total=10.0)


async def its_time(api_url: str) -> datetime | None:
    """To a second, by the `Date` of any answer; None where there is none."""
    with suppress(aiohttp.ClientError, TimeoutError, OSError, ValueError):
        async with (
            aiohttp.ClientSession(timeout=PATIENCE, proxy=environment_proxy(api_url)) as session,
            session.head(api_url, allow_redirects=False) as answer,
        ):
            return parsedate_to_datetime(answer.headers.get("Date", ""))
    return None
