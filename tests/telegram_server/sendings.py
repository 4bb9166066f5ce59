"""The book of sending calls, for a test that accounts for every message."""

from dataclasses import dataclass
from typing import Any

from tests.telegram_server.call import Call
from tests.telegram_server.entities import read_text
from tests.telegram_server.errors import ApiError
from tests.telegram_server.faults import Fault, Trouble

SENDING = frozenset({"sendMessage", "sendPhoto", "sendDocument", "editMessageText", "editMessageCaption"})


@dataclass(slots=True)
class Sending:
    """`accepted`: it stands in the chat, whatever the caller was told."""

    method: str
    chat: int | str
    text: str  # as people see it; a caption too
    at: float  # by the server's clock
    message_id: int | None = None  # of an edit from the start, else once accepted
    accepted: bool = False
    fault: int | Trouble | None = None
    refusal: str = ""  # the server's words, when it refused by itself


def sending_of(call: Call, at: float, fault: Fault | None) -> Sending:
    chat = call.params.get("chat_id", "")
    number = int(chat) if str(chat).removeprefix("-").isdecimal() else chat
    edited = call.params.get("message_id")
    return Sending(call.method, number, _words(call.params), at, edited, fault=fault.kind if fault else None)


def _words(params: dict[str, Any]) -> str:
    given: str = params.get("text", params.get("caption", ""))
    try:
        return read_text(given, params.get("parse_mode"))[0]
    except ApiError:
        return given
