"""What the bench's server remembers: updates that wait, what it has accepted and when, and what it refuses."""

import json
import math
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

FIRST_UPDATE = 700_000_001
BURST = 3  # messages in a row that one chat takes


@dataclass(slots=True)
class Asked:
    """An update that nobody has answered yet. Instants are monotonic: the same clock in every process here."""

    arrived: float
    handed: float | None = None


class Poll:
    """One getUpdates under way."""

    def __init__(self, updates: "Updates", limit: int, reply: Callable[[str], None]) -> None:
        self._updates = updates
        self._limit = limit
        self._reply = reply
        self.ended = False

    def end(self) -> None:
        """Answer with what there is, be it nothing."""
        if not self.ended:
            self.ended = True
            self._reply(self._updates.batch(self._limit))

    def forget(self) -> None:
        self.ended = True


class Updates:
    """The queue behind getUpdates: an update stays until a call asks for a higher one."""

    def __init__(self) -> None:
        self._ids = count(FIRST_UPDATE)
        self._waiting: deque[tuple[int, str, Asked]] = deque()
        self._unanswered: defaultdict[str, deque[Asked]] = defaultdict(deque)
        self._poll: Poll | None = None

    def put(self, chat: int, text: str) -> None:
        number, asked = next(self._ids), Asked(time.monotonic())
        self._waiting.append((number, json.dumps(_update(number, chat, text)), asked))
        self._unanswered[str(chat)].append(asked)

    def poll(self, offset: int, limit: int, reply: Callable[[str], None]) -> Poll:
        while self._waiting and self._waiting[0][0] < offset:
            self._waiting.popleft()
        if self._poll is not None:
            self._poll.end()
        self._poll = Poll(self, limit, reply)
        poll = self._poll
        self.hand_out()
        return poll

    def hand_out(self) -> None:
        """To whoever waits for it."""
        if self._waiting and self._poll is not None:
            poll, self._poll = self._poll, None
            poll.end()

    def batch(self, limit: int) -> str:
        found = [self._waiting[n] for n in range(min(limit, len(self._waiting)))]
        now = time.monotonic()
        for _, _, asked in found:
            asked.handed = asked.handed or now
        return "[" + ",".join(update for _, update, _ in found) + "]"

    def answered(self, chat: str) -> Asked | None:
        """The oldest update of this chat that is in somebody's hands, now that something is sent there."""
        waiting = self._unanswered.get(chat)
        return waiting.popleft() if waiting and waiting[0].handed is not None else None


def _update(number: int, chat: int, text: str) -> dict[str, Any]:
    person = {"id": chat, "first_name": f"Person {chat}"}
    message = {
        "message_id": number - FIRST_UPDATE + 1,
        "from": {**person, "is_bot": False, "language_code": "vi"},
        "chat": {**person, "type": "private"},
        "date": int(time.time()),
        "text": text,
    }
    return {"update_id": number, "message": message}


@dataclass(slots=True)
class Limits:
    """Of a token in any second, and of one chat after a burst; None: unthrottled."""

    per_second: float | None = None
    per_chat: float | None = None
    _accepted: deque[float] = field(default_factory=deque)
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)  # tokens left, and when

    def wait(self, chat: str, now: float) -> int:
        """Whole seconds to wait, as a refusal says them; 0: go on."""
        return max(self._of_token(now), self._of_chat(chat, now))

    def note(self, chat: str, now: float) -> None:
        if self.per_second is not None:
            self._accepted.append(now)
        if self.per_chat is not None:
            self._buckets[chat] = (self._tokens(chat, now) - 1, now)

    def _of_token(self, now: float) -> int:
        if self.per_second is None:
            return 0
        while self._accepted and self._accepted[0] <= now - 1:
            self._accepted.popleft()
        return 1 if len(self._accepted) >= self.per_second else 0

    def _of_chat(self, chat: str, now: float) -> int:
        if self.per_chat is None:
            return 0
        missing = 1 - self._tokens(chat, now)
        return math.ceil(missing / self.per_chat) if missing > 0 else 0

    def _tokens(self, chat: str, now: float) -> float:
        left, at = self._buckets.get(chat, (BURST, now))
        return min(BURST, left + (now - at) * (self.per_chat or 0))


@dataclass(slots=True)
class Goal:
    """Counts that somebody waits for."""

    wanted: dict[str, int]
    reached: Callable[[], None]


@dataclass(slots=True)
class Books:
    """What was accepted. The n-th accepted message, from 1, is the one with message_id n."""

    accepted: list[float] = field(default_factory=list)
    chats: set[str] = field(default_factory=set)
    answers: list[tuple[float, float, float]] = field(default_factory=list)  # update arrived, handed out, answered
    refused: int = 0
    polls: int = 0

    def accept(self, chat: str, now: float, asked: Asked | None) -> None:
        self.accepted.append(now)
        self.chats.add(chat)
        if asked is not None and asked.handed is not None:
            self.answers.append((asked.arrived, asked.handed, now))

    def reached(self, goal: Goal) -> bool:
        return all(self.short()[name] >= number for name, number in goal.wanted.items())

    def short(self) -> dict[str, Any]:
        counts = {"sends": len(self.accepted), "replies": len(self.answers), "polls": self.polls}
        return counts | {"chats": len(self.chats), "refused": self.refused}

    def whole(self) -> dict[str, Any]:
        return self.short() | {"accepted": self.accepted, "answers": self.answers}
