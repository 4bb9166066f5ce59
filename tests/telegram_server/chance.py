"""Troubles by lot."""

from collections import Counter
from collections.abc import Collection, Sequence
from random import Random

from tests.telegram_server.faults import Fault, Trouble
from tests.telegram_server.sendings import SENDING

KINDS: Sequence[int | str] = (
    *(429, 500, 502),
    *(Trouble.CLOSE, Trouble.CLOSE_AFTER_ACCEPTING, Trouble.UNREADABLE_200),
)


class Chance:
    """The lot is drawn over chat, words and how often they were tried: the order of calls changes nothing."""

    def __init__(
        self,
        rate: float,
        seed: int,
        kinds: Sequence[int | str] = KINDS,
        methods: Collection[str] = SENDING,
    ) -> None:
        self._rate, self._seed = rate, seed
        self._faults = [_fault(kind) for kind in kinds]
        self._methods = methods
        self._tries: Counter[tuple[str, str, str]] = Counter()

    def draw(self, method: str, chat: str, text: str) -> Fault | None:
        if method not in self._methods:
            return None
        what = (method, chat, text)
        self._tries[what] += 1
        lot = Random(f"{self._seed}/{'/'.join(what)}/{self._tries[what]}")
        return lot.choice(self._faults) if lot.random() < self._rate else None


def _fault(kind: int | str) -> Fault:
    if isinstance(kind, str):
        return Fault(Trouble(kind))
    return Fault(kind, html=kind == 502, retry_after=1 if kind == 429 else None)
