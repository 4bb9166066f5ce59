"""Buttons below a message."""

from collections.abc import Sequence
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from core.channel import Button

SHORT_LABEL: Final = 16  # letters; two such buttons fit beside each other on a phone


Key = dict[str, str]
"""An inline button. https://core.telegram.org/bots/api#inlinekeyboardbutton"""


def key_rows(buttons: Sequence[Button]) -> list[list[Key]]:
    """One button a row, but two short neighbours share one."""
    rows: list[list[Key]] = []
    for button in buttons:
        key = {"text": button.label, "callback_data": button.data}
        if rows and len(rows[-1]) == 1 and _short(rows[-1][0]["text"]) and _short(button.label):
            rows[-1].append(key)
        else:
            rows.append([key])
    return rows


def keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    rows = [
        [InlineKeyboardButton(key["text"], callback_data=key["callback_data"]) for key in row]
        for row in key_rows(buttons)
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def _short(label: str) -> bool:
    return len(label) <= SHORT_LABEL
