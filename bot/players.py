"""Officials who answer by themselves, for a rehearsal: each of a kind, all from one seed."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from core.ledger import Kind
from core.texts import labels


class Temper(StrEnum):
    PROMPT = "prompt"  # answers within hours, all done by the second reminder
    STEADY = "steady"  # a date first, then done
    LATE = "late"  # answers after the last day
    TROUBLED = "troubled"  # raises a difficulty, then gets on with it
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Move:
    """What an official does, and when: `text` to write, or the button to `press`."""

    at: datetime
    update: dict[str, Any]


OPENERS = {
    Temper.PROMPT: ("xong hết rồi ạ", "cả 4 việc xong rồi", "việc 1 xong, việc 2 xong, việc 3 xong, việc 4 xong"),
    Temper.STEADY: ("việc 1 đang làm, thứ 6 xong", "dang lam viec 2, tuan sau xong", "việc 3 được 50%"),
    Temper.LATE: ("ok", "đã nhận", "dạ em nhận thông tin"),
    Temper.TROUBLED: ("vướng kinh phí ạ, xã chưa có nguồn in thư", "chưa có mẫu bảng, đề nghị huyện hướng dẫn"),
    Temper.SILENT: (),
}
CLOSERS = ("xong hết rồi ạ", "cả 4 việc xong rồi ạ", "da xong het 4 viec")
PATIENCE = {Temper.PROMPT: 1, Temper.STEADY: 3, Temper.TROUBLED: 3, Temper.LATE: 6}
"""The reminder upon which each kind says that all is done."""


class Players:
    """`temper` fixes everybody's kind; else the seed deals them out."""

    def __init__(self, seed: int, temper: Temper | None = None) -> None:
        self._random = random.Random(seed)  # noqa: S311 - played people, not secrets
        self._temper = temper
        self._tempers: dict[str, Temper] = {}
        self._heard: dict[str, int] = {}

    def moves(self, person: str, kind: Kind, row: int, buttons: list[str], now: datetime) -> list[Move]:
        """What this person does upon a message that has just reached them."""
        if kind is Kind.NUDGE:
            return self._upon_nudge(person, now)
        wanted = next((label for label in (labels.RIGHT, labels.ALL) if label in buttons), None)
        if wanted is None:
            return []
        press = {"row": row, "index": buttons.index(wanted)}
        return [Move(self._after(now, 1, 20), {"press": press})]

    def _upon_nudge(self, person: str, now: datetime) -> list[Move]:
        temper = self._of(person)
        if temper is Temper.SILENT:
            return []
        self._heard[person] = self._heard.get(person, 0) + 1
        pool = CLOSERS if self._heard[person] >= PATIENCE[temper] else OPENERS[temper]
        return [Move(self._after(now, 5, 240), {"text": self._random.choice(pool)})]

    def _of(self, person: str) -> Temper:
        if person not in self._tempers:
            self._tempers[person] = self._temper or self._random.choice(list(Temper))
        return self._tempers[person]

    def _after(self, now: datetime, least: int, most: int) -> datetime:
        """Some minutes later."""
        return now + timedelta(minutes=self._random.randint(least, most))
