"""`dondoc roster invites`: a one-time code for everybody who has not joined yet."""

import csv
from datetime import datetime
from typing import TextIO

from sqlalchemy.orm import Session

from bot.channels.telegram import StartFailed, TelegramChannel
from bot.settings import Settings
from core.refusal import Refusal
from core.rights import ROLE_NAMES
from core.texts.inviting import telegram_link, typed_code
from storage import accounts, people
from storage import invitations as codes
from storage.directives import current

COLUMNS = ("unit", "name", "role", "code", "telegram_link", "zalo_text")


async def telegram_name(settings: Settings) -> str | None:
    """The bot's name, for deep links; none without a token."""
    if settings.telegram_bot_token is None:
        return None
    channel = TelegramChannel(settings.telegram_bot_token, settings.telegram_api_url)
    try:
        await channel.start()
        return channel.username
    except StartFailed as failure:
        raise Refusal(f"Không vào được Telegram: {failure}. Kiểm tra TELEGRAM_BOT_TOKEN và đường mạng.") from failure
    finally:
        await channel.close()


def hand_out(session: Session, target: TextIO, username: str | None, now: datetime) -> int:
    """Write everybody's invitation; how many. Codes are shown only once, and the earlier ones are void with them:
    what cannot be written must not be committed."""
    rows = invitations(session, username, now)
    csv.writer(target, lineterminator="\n").writerows([COLUMNS, *rows])
    target.flush()
    return len(rows)


def invitations(session: Session, username: str | None, now: datetime) -> list[tuple[str, ...]]:
    """One row a person, with all their posts; the codes are shown this once and kept only as hashes."""
    today = current(session).calendar.day(now)
    rows: list[tuple[str, ...]] = []
    for person in accounts.not_joined(session):
        held = people.held(session, person.id, today)
        if not held:
            continue
        code = codes.invite(session, person.id, now)
        units = "; ".join(dict.fromkeys(post.unit.name for post in held))
        roles = "; ".join(dict.fromkeys(ROLE_NAMES[post.role] for post in held))
        link = telegram_link(username, code) if username else ""
        rows.append((units, person.name, roles, code, link, typed_code(code)))
    return rows
