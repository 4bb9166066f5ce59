"""Officials who answer by themselves, and an office that does its part, for a rehearsal: all from one seed."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from core.dates import short_day
from core.ledger import Kind
from core.rights import Role
from core.route import role_of
from core.texts import labels, steps


class Temper(StrEnum):
    PROMPT = "prompt"  # answers within hours, all done by the first reminder
    STEADY = "steady"  # a date first, then done
    LATE = "late"  # answers after the last day
    TROUBLED = "troubled"  # raises a difficulty, then gets on with it
    POSTPONING = "postponing"  # asks to be reminded later, then as the steady
    AWAY = "away"  # on leave when the first reminder comes, then as the steady
    BLOCKED = "blocked"  # the messenger refuses their chat
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Heard:
    """A message that has just reached somebody; a row only where it has buttons."""

    person: str
    kind: Kind | None
    row: int
    labels: Sequence[str]
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """What somebody does, and when: a text to write, or the button to press."""

    at: datetime
    person: str
    update: dict[str, Any] = field(default_factory=dict)


OPENERS = {
    Temper.PROMPT: ("xong hết rồi ạ", "cả 4 việc xong rồi", "việc 1 xong, việc 2 xong, việc 3 xong, việc 4 xong"),
    Temper.STEADY: ("việc 1 đang làm, thứ 6 xong", "dang lam viec 2, tuan sau xong", "việc 3 được 50%"),
    Temper.LATE: ("ok", "đã nhận", "dạ em nhận thông tin"),
    Temper.TROUBLED: ("vướng kinh phí ạ, xã chưa có nguồn in thư", "chưa có mẫu bảng, đề nghị huyện hướng dẫn"),
}
CLOSERS = ("xong hết rồi ạ", "cả 4 việc xong rồi ạ", "da xong het 4 viec")
PATIENCE = {Temper.PROMPT: 1, Temper.STEADY: 3, Temper.TROUBLED: 3, Temper.LATE: 6}
"""The reminder upon which each kind says that all is done."""

DECK = (
    *(Temper.PROMPT,) * 3,
    *(Temper.STEADY,) * 3,
    *(Temper.LATE,) * 2,
    *(Temper.TROUBLED,) * 2,
    *(Temper.POSTPONING, Temper.AWAY, Temper.BLOCKED, Temper.SILENT),
)
"""Dealt out to the focal officials, so that any seed has all kinds."""

BACKUPS = (Temper.PROMPT, Temper.STEADY, Temper.LATE, Temper.SILENT)
ANSWERS = ("Huyện cấp mẫu trong tuần này, xã in theo mẫu.", "Văn phòng đã báo cáo, sẽ có hướng dẫn trong tuần.")
TO_CONFIRM = "cần xác nhận"
"""What a digest says of claims that wait for the office; it has no buttons, so that its row is not known here."""

CALLED, NOTHING_NEW = steps.called(""), "Không có gì"
"""Parts of labels: the office has telephoned a unit, a unit has no news."""

PROMISED_BY_PHONE = 0.6
"""How often a unit that is telephoned to promises a day."""

AFTER_A_LEADER = 0.5
"""How often a silent unit moves once its leader has been told."""


class Players:
    """`temper` fixes everybody's kind; else the seed deals them out."""

    def __init__(self, seed: int, temper: Temper | None = None) -> None:
        self.seed = seed
        self._random = random.Random(seed)  # noqa: S311 - played people, not secrets
        self._temper = temper
        self._tempers: dict[str, Temper] = {}
        self._deck: list[Temper] = []
        self._heard: Counter[str] = Counter()
        self._clerk = ""
        self._postponing: set[str] = set()

    def counts(self) -> Counter[str]:
        """How many focal officials there are of each kind."""
        return Counter(temper.value for person, temper in self._tempers.items() if role_of(person) is Role.FOCAL)

    def is_blocked(self, person: str) -> bool:
        return self._of(person) is Temper.BLOCKED

    def moves(self, heard: Heard, now: datetime) -> list[Move]:
        """What is done upon a message that has just reached somebody."""
        role = role_of(heard.person)
        if role in (Role.OFFICE, Role.ADMIN):
            return self._office(heard, now)
        if heard.person in self._postponing:
            return self._until(heard, now)
        if heard.kind is Kind.NUDGE:
            return self._upon_nudge(heard, now)
        if heard.kind is Kind.ESCALATION:
            return self._upon_escalation(heard, now)
        return self._pressed(heard, now, (labels.RIGHT, labels.ALL, labels.RESOLVED, labels.CLEAR, NOTHING_NEW))

    # ---- The units' people

    def _upon_nudge(self, heard: Heard, now: datetime) -> list[Move]:
        person, temper = heard.person, self._of(heard.person)
        self._heard[person] += 1
        first = self._heard[person] == 1
        if temper is Temper.SILENT or temper is Temper.BLOCKED:
            return []
        if temper is Temper.AWAY and first:
            return [self._leaves(person, now)]
        if temper is Temper.POSTPONING and first:
            self._postponing.add(person)
            return self._pressed(heard, now, (labels.LATER,))
        own = temper if temper in PATIENCE else Temper.STEADY
        pool = CLOSERS if self._heard[person] >= PATIENCE[own] else OPENERS[own]
        return [self._writes(person, self._random.choice(pool), now, 5, 240)]

    def _leaves(self, person: str, now: datetime) -> Move:
        """Away from today on."""
        until = now + timedelta(days=self._random.randint(4, 10))
        return self._writes(person, f"/vang từ {short_day(now)} đến {short_day(until)}", now, 5, 60)

    def _until(self, heard: Heard, now: datetime) -> list[Move]:
        """ "Nhắc lại sau" asks until when: one of what is offered first."""
        self._postponing.discard(heard.person)
        return [self._presses(heard, self._random.randrange(min(2, len(heard.labels))), now)] if heard.labels else []

    def _upon_escalation(self, heard: Heard, now: datetime) -> list[Move]:
        """A leader who has read it has the unit's silent official say how it stands, more often than not."""
        unit = heard.person.split("/", maxsplit=1)[0]
        silent = [p for p, t in self._tempers.items() if t is Temper.SILENT and p.split("/", maxsplit=1)[0] == unit]
        moved = [p for p in silent if role_of(p) is Role.FOCAL and self._random.random() < AFTER_A_LEADER]
        told = [self._writes(person, self._random.choice(CLOSERS), now, 60, 180) for person in moved]
        return [*self._pressed(heard, now, (labels.CLEAR,)), *told]

    # ---- The office

    def _office(self, heard: Heard, now: datetime) -> list[Move]:
        """One of the office's people does the work that falls to it; the others read along."""
        self._clerk = self._clerk or heard.person
        if heard.person != self._clerk:
            return []
        if labels.ANSWER in heard.labels:
            press = self._presses(heard, list(heard.labels).index(labels.ANSWER), now, 30, 150)
            return [press, self._writes(heard.person, self._random.choice(ANSWERS), press.at, 1, 5)]
        if TO_CONFIRM in heard.text and not heard.labels:
            return [self._writes(heard.person, "/xacnhan", now, 10, 40)]
        if steps.NO_DATE_GIVEN in heard.labels:
            days = list(heard.labels).index(steps.NO_DATE_GIVEN)
            promised = days and self._random.random() < PROMISED_BY_PHONE
            return [self._presses(heard, self._random.randrange(days) if promised else days, now, 1, 4)]
        called = [place for place, label in enumerate(heard.labels) if label.endswith(CALLED)]
        if called:  # one call after the other, each long enough for its answer
            return [self._presses(heard, place, now, n * 10 + 15, n * 10 + 20) for n, place in enumerate(called, 1)]
        return self._pressed(heard, now, (labels.CONFIRM,))

    # ---- Hands

    def _pressed(self, heard: Heard, now: datetime, wanted: Iterable[str]) -> list[Move]:
        """The first of these buttons that the message has."""
        for start in wanted:
            for place, label in enumerate(heard.labels):
                if label.startswith(start):
                    return [self._presses(heard, place, now)]
        return []

    def _presses(self, heard: Heard, place: int, now: datetime, least: int = 1, most: int = 20) -> Move:
        return Move(self._after(now, least, most), heard.person, {"press": {"row": heard.row, "index": place}})

    def _writes(self, person: str, text: str, now: datetime, least: int, most: int) -> Move:
        return Move(self._after(now, least, most), person, {"text": text})

    def _after(self, now: datetime, least: int, most: int) -> datetime:
        """Some minutes later."""
        return now + timedelta(minutes=self._random.randint(least, most))

    def _of(self, person: str) -> Temper:
        if person not in self._tempers:
            self._tempers[person] = self._temper or self._dealt(person)
        return self._tempers[person]

    def _dealt(self, person: str) -> Temper:
        role = role_of(person)
        if role is Role.BACKUP:
            return self._random.choice(BACKUPS)
        if role is not Role.FOCAL:
            return Temper.PROMPT
        if not self._deck:
            self._deck = list(DECK)
            self._random.shuffle(self._deck)
        return self._deck.pop()
