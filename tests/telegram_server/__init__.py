"""A strict Bot API server for tests: real HTTP, the real limits and words, people who press and answer.

`async with TelegramServer() as server` gives the address (`server.url`) and the token (`server.token`).
"""

from tests.telegram_server.call import Call, Upload
from tests.telegram_server.faults import Trouble
from tests.telegram_server.people import Person
from tests.telegram_server.pictures import a_picture
from tests.telegram_server.sendings import SENDING, Sending
from tests.telegram_server.server import TOKEN, USERNAME, TelegramServer
from tests.telegram_server.world import Chat, ChatMessage, Key

__all__ = [
    "SENDING",
    "TOKEN",
    "USERNAME",
    "Call",
    "Chat",
    "ChatMessage",
    "Key",
    "Person",
    "Sending",
    "TelegramServer",
    "Trouble",
    "Upload",
    "a_picture",
]
