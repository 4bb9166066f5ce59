"""How fast a bot may send. https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this"""

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable

from tests.telegram_server.errors import ApiError

PAID_PER_SECOND = 1000
SECOND, MINUTE = 1.0, 60.0


class _Window:
    """How many calls there were in the span that ends now."""

    def __init__(self, span: float) -> None:
        self._span = span
        self._times: deque[float] = deque()

    def wait(self, now: float, limit: int) -> float:
        while self._times and self._times[0] <= now - self._span:
            self._times.popleft()
        return self._times[-limit] + self._span - now if len(self._times) >= limit else 0.0

    def count(self, now: float) -> None:
        self._times.append(now)


class _Bucket:
    """One more each `1 / rate` seconds, and never more than `burst` at once."""

    def __init__(self, rate: float, burst: int, now: float) -> None:
        self._rate, self._burst = rate, burst
        self._left, self._at = float(burst), now

    def wait(self, now: float) -> float:
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        return max(0.0, (1 - self._left) / self._rate)

    def count(self) -> None:
        self._left -= 1


class Pace:
    """A call that is refused does not count."""

    def __init__(
        self,
        per_second: int = 30,
        per_chat: float = 1.0,
        burst: int = 3,
        per_group_minute: int = 20,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._per_second = per_second
        self._per_group_minute = per_group_minute
        self._clock = clock
        self._all = _Window(SECOND)
        self._chats: defaultdict[str, _Bucket] = defaultdict(lambda: _Bucket(per_chat, burst, clock()))
        self._groups: defaultdict[str, _Window] = defaultdict(lambda: _Window(MINUTE))

    def keep(self, chat: str, paid: bool) -> None:
        """Count the call, or refuse it with the seconds to wait. Ids of groups are negative."""
        now, is_group = self._clock(), chat.startswith("-")
        waits = [self._all.wait(now, PAID_PER_SECOND if paid else self._per_second), self._chats[chat].wait(now)]
        if is_group:
            waits.append(self._groups[chat].wait(now, self._per_group_minute))
        if max(waits) > 0:
            raise too_many_requests(math.ceil(max(waits)))
        self._all.count(now)
        self._chats[chat].count()
        if is_group:
            self._groups[chat].count(now)


def too_many_requests(seconds: int) -> ApiError:
    words = f"Too Many Requests: retry after {seconds}"
    return ApiError(429, words, {"retry_after": seconds}, ours=False)
