"""What an answer of the Bot API, or the lack of one, means for the message that was being sent.

The two tables below are the whole policy. PTB gives one `NetworkError` for nearly everything, so an answer is
told by its status and words, and a silence by the exception under it (`__cause__`).
"""

import json
import logging
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
from telegram.error import TelegramError

from core.channel import Fate, Outcome

UNAUTHORIZED = "unauthorized"  # the reason that means: stop this channel and alert
UNREADABLE = "unreadable answer"

_traceback = logging.Formatter()
_TOKEN = re.compile(r"bot\d+:[\w-]+")


def redact(text: str) -> str:
    """The text without the bot's token, which stands in every URL of the API."""
    return _TOKEN.sub("bot<token>", text)


class RedactToken(logging.Filter):
    """Takes the token out of a log record; for handlers, and for the loggers of libraries that print URLs."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redact(record.getMessage()), None
        if record.exc_info:
            record.exc_text = redact(_traceback.formatException(record.exc_info))
        return True


class Answered(TelegramError):
    """The server said no. https://core.telegram.org/bots/api#making-requests"""

    def __init__(
        self, status: int, description: str, parameters: Mapping[str, Any], genuine: bool, method: str = ""
    ) -> None:
        self.status = status
        self.method = method
        self.description = redact(description)
        self.retry_after: float | None = _number(parameters.get("retry_after"))
        self.moved_to: int | None = parameters.get("migrate_to_chat_id")
        self.genuine = genuine  # False: something between us and Telegram answered in its place
        super().__init__(f"{status} {self.description}")

    @classmethod
    def read(cls, status: int, payload: bytes, method: str = "") -> "Answered":
        """The refusal in a body, which need not be JSON: a proxy answers in HTML."""
        try:
            body = json.loads(payload)
        except ValueError:
            body = None
        if not isinstance(body, dict) or body.get("ok") is not False:
            return cls(status, f"HTTP {status}, not from Telegram", {}, False, method)
        return cls(status, str(body.get("description", "")), body.get("parameters") or {}, True, method)


class Unreadable(TelegramError):
    """A success whose body is not what the API promises: the call was made, its result is lost."""

    def __init__(self) -> None:
        super().__init__(UNREADABLE)


class NotConnected(Exception):
    """The call was made before `start` or after `close`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An answer with one of these statuses and with these words means `fate`; the first that fits holds."""

    statuses: Container[int]
    words: str
    fate: Fate
    unreachable: bool = False
    reason: str = ""  # instead of the server's words
    stop: bool = False
    foreign: bool = False  # only for what did not come from Telegram itself
    ours: bool = False  # such a call should not have been made: a bug

    def fits(self, answer: Answered) -> bool:
        return (
            answer.status in self.statuses
            and self.words in answer.description.lower()
            and not (self.foreign and answer.genuine)
        )


_ANY = range(100, 600)

ANSWERS = (
    Rule({504}, "", Fate.UNKNOWN),  # the gateway had passed the call on, and gave up waiting
    Rule(_ANY, "", Fate.NOT_SENT, foreign=True),
    Rule({400}, "message is not modified", Fate.SENT),
    Rule({400}, "upgraded to a supergroup", Fate.NOT_SENT),
    Rule({400}, "message to edit not found", Fate.REFUSED),  # the person deleted it, or it is too old
    Rule({400}, "message to delete not found", Fate.REFUSED),
    Rule({400}, "query is too old", Fate.REFUSED),
    Rule({400}, "chat not found", Fate.REFUSED, unreachable=True),
    Rule({400}, "user not found", Fate.REFUSED, unreachable=True),
    Rule({400}, "peer_id_invalid", Fate.REFUSED, unreachable=True),
    Rule({400}, "chat_write_forbidden", Fate.REFUSED, unreachable=True),
    Rule({400}, "not enough rights to send", Fate.REFUSED, unreachable=True),
    Rule({400}, "have no rights to send", Fate.REFUSED, unreachable=True),
    Rule({400, 403}, "bot was blocked", Fate.REFUSED, unreachable=True),
    Rule({400, 403}, "is deactivated", Fate.REFUSED, unreachable=True),
    Rule({400, 403}, "chat was deactivated", Fate.REFUSED, unreachable=True),
    Rule({400, 403}, "chat was deleted", Fate.REFUSED, unreachable=True),
    Rule({400, 403}, "bot was kicked", Fate.REFUSED, unreachable=True),
    Rule({400, 403}, "not a member", Fate.REFUSED, unreachable=True),
    Rule({400}, "", Fate.REFUSED, ours=True),
    Rule({401, 404}, "", Fate.NOT_SENT, reason=UNAUTHORIZED, stop=True),  # 404: not even the form of a token
    Rule({403}, "", Fate.REFUSED, unreachable=True),
    Rule({429}, "", Fate.NOT_SENT),
    Rule(range(500, 600), "", Fate.NOT_SENT),
    Rule(_ANY, "", Fate.REFUSED, ours=True),
)

# The first of these that the silence is an instance of holds; anything else is `UNKNOWN` too.
SILENCES: tuple[tuple[type[BaseException], Fate, str], ...] = (
    (NotConnected, Fate.NOT_SENT, "channel closed"),
    (UnicodeEncodeError, Fate.REFUSED, "not Unicode"),  # half a surrogate pair, found while writing the form
    (aiohttp.ConnectionTimeoutError, Fate.NOT_SENT, "connect timeout"),  # waiting for the pool is one too
    (
        aiohttp.ClientConnectorError,
        Fate.NOT_SENT,
        "connection failed",
    ),  # refused, DNS, TLS, the proxy unreachable
    (aiohttp.ClientHttpProxyError, Fate.NOT_SENT, "proxy refused"),
    (aiohttp.InvalidURL, Fate.NOT_SENT, "invalid address"),
    (aiohttp.NonHttpUrlClientError, Fate.NOT_SENT, "invalid address"),
    (TimeoutError, Fate.UNKNOWN, "read timeout"),
    (aiohttp.ClientError, Fate.UNKNOWN, "connection lost"),
    (OSError, Fate.UNKNOWN, "connection lost"),
)


def outcome_of(error: TelegramError, ref: str | None = None) -> Outcome:
    """What became of the message; `ref` is that of the message edited, still right when nothing changed."""
    if isinstance(error, Answered):
        return _after_answer(error, ref)
    for kind, fate, reason in SILENCES:
        if isinstance(error.__cause__, kind):
            away = fate is Fate.NOT_SENT
            return Outcome(fate, reason=f"{reason}: {type(error.__cause__).__name__}", away=away)
    return Outcome(Fate.UNKNOWN, reason=UNREADABLE if isinstance(error, Unreadable) else "unexpected")


def rule_for(answer: Answered) -> Rule:
    return next(rule for rule in ANSWERS if rule.fits(answer))


def _after_answer(answer: Answered, ref: str | None) -> Outcome:
    rule = rule_for(answer)
    if rule.fate is Fate.SENT:
        return Outcome(Fate.SENT, ref=ref)
    return Outcome(
        rule.fate,
        reason=rule.reason or answer.description,
        retry_after=answer.retry_after,
        unreachable=rule.unreachable,
        moved_to=str(answer.moved_to) if answer.moved_to is not None else None,
        stop=rule.stop,
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
