"""Inline keyboards. https://core.telegram.org/bots/api#inlinekeyboardbutton"""

from tests.telegram_server.errors import bad
from tests.telegram_server.world import Json, Key

DATA_LIMIT = 64  # bytes, not letters
_LINKS = ("http://", "https://", "tg://")
_NOT_ACTIONS = {"text", "icon_custom_emoji_id", "style"}


def read_keyboard(markup: Json | None) -> tuple[list[list[Key]], Json | None]:
    """The buttons, and the markup to show in the API's own form; none for other kinds of keyboard."""
    given = (markup or {}).get("inline_keyboard", [])
    rows = [[_key(button) for button in row] for row in given if row]
    if sum(map(len, rows)) > 100:
        raise bad("reply markup is too long")
    return rows, ({"inline_keyboard": [row for row in given if row]} if rows else None)


def _key(button: Json) -> Key:
    if not button["text"].strip():
        raise bad("can't parse inline keyboard button: text must be non-empty")
    actions = button.keys() - _NOT_ACTIONS
    if not actions:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad("can't parse inline keyboard button: exactly one action is allowed")
    _check_data(button.get("callback_data"))
    _check_link(button.get("url"))
    return Key(button["text"], button.get("callback_data"), button.get("url"))


def _check_data(data: str | None) -> None:
    if data is not None and not 1 <= len(data.encode()) <= DATA_LIMIT:
        raise bad("BUTTON_DATA_INVALID")


def _check_link(url: str | None) -> None:
    if url is not None and not url.startswith(_LINKS):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
