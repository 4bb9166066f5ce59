"""How fast we may send: a sliding window for the bot, a bucket for each chat. All on the monotonic clock, in seconds.

No refusal is earned by a burst: Telegram allows about 30 messages a second, one a second in a chat and 20 a minute
in a group. https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from collections import deque
from collections.abc import Callable

from core.channel import Abilities, Rate

WINDOW = 1.0
STUMBLES = 8  # calls in a row that found nobody: from here on the messenger is left alone for a while
LONGEST_REST = 30.0


class Pace:
    """Of one token. A slot is taken before a row is claimed and given back when the call has ended."""

    def __init__(self, abilities: Abilities, is_group: Callable[[str], bool], monotonic: Callable[[], float]) -> None:
        self._limit = abilities.per_second
        self._rates = (abilities.per_chat, abilities.per_group)
        self._is_group = is_group
        self._monotonic = monotonic
        self._answers: deque[float] = deque()
        self._taken = 0
        self._full_until: dict[str, float] = {}  # chat → when its bucket is whole again
        self._paused_until = 0.0
        self._stumbles = 0

    def free(self) -> int | None:
        """How many calls may start now; None for as many as one likes.

        Call n starts no sooner than a second after the answer to call n − limit: what we know of the messenger's
        own clock is that it had counted a call before it answered it.
        """
        now = self._monotonic()
        if now < self._paused_until:
            return 0
        if self._limit is None:
            return None
        while self._answers and self._answers[0] <= now - WINDOW:
            self._answers.popleft()
        return self._limit - self._taken - len(self._answers)

    def shut(self) -> list[str]:
        """Chats in which nothing may be said just now."""
        now = self._monotonic()
        self._full_until = {chat: full for chat, full in self._full_until.items() if full > now}
        return [chat for chat, full in self._full_until.items() if full - now > self._slack(chat)]

    def take(self) -> None:
        self._taken += 1

    def done(self, chat: str) -> None:
        """A call has ended, however."""
        now = self._monotonic()
        self._taken -= 1
        if self._limit is not None:
            self._answers.append(now)
        if rate := self._rate(chat):
            self._full_until[chat] = max(self._full_until.get(chat, now), now) + rate.seconds

    def pause(self, seconds: float) -> None:
        """Nothing is sent with this token meanwhile."""
        self._paused_until = max(self._paused_until, self._monotonic() + seconds)

    @property
    def paused(self) -> bool:
        return self._monotonic() < self._paused_until

    def reached(self, *, yes: bool) -> None:
        """Whether the messenger was there at all; when again and again it was not, it is left alone for a while."""
        self._stumbles = 0 if yes else self._stumbles + 1
        if self._stumbles >= STUMBLES:
            self.pause(min(2.0 ** (self._stumbles - STUMBLES), LONGEST_REST))

    def next(self) -> float | None:
        """When something that is not free now may become so; None when all is free."""
        now = self._monotonic()
        moments = [full - self._slack(chat) for chat, full in self._full_until.items()]
        if self._limit is not None and len(self._answers) + self._taken >= self._limit and self._answers:
            moments.append(self._answers[0] + WINDOW)
        return min((at for at in (*moments, self._paused_until) if at > now), default=None)

    def _rate(self, chat: str) -> Rate | None:
        return self._rates[self._is_group(chat)]

    def _slack(self, chat: str) -> float:
        """How long before its bucket is whole again a chat may be written to."""
        rate = self._rate(chat)
        return (rate.burst - 1) * rate.seconds if rate else 0.0
