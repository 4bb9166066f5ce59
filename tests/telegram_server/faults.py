"""Troubles on demand, for the next calls of a method."""

from collections import defaultdict, deque
from dataclasses import dataclass
from enum import StrEnum

from tests.telegram_server.errors import ApiError


class Trouble(StrEnum):
    """What an HTTP status cannot express."""

    CLOSE = "close"  # the connection ends before the call was read
    CLOSE_AFTER_ACCEPTING = "close_after_accepting"  # the call was made, its answer never comes
    HANG = "hang"  # no answer until the caller gives up
    HANG_AFTER_ACCEPTING = "hang_after_accepting"
    UNREADABLE_200 = "unreadable_200"  # the call was made, the answer is not JSON


_ACCEPTING = {Trouble.CLOSE_AFTER_ACCEPTING, Trouble.HANG_AFTER_ACCEPTING, Trouble.UNREADABLE_200}
_WORDS = {
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass(frozen=True, slots=True)
class Fault:
    kind: int | Trouble
    description: str = ""  # the server's words; of an unreadable answer, its body
    html: bool = False  # a gateway's page in the place of Telegram's JSON
    retry_after: int | None = None
    moved_to: int | None = None

    @property
    def unread(self) -> bool:
        return self.kind in {Trouble.CLOSE, Trouble.HANG}

    @property
    def accepts(self) -> bool:
        return self.kind in _ACCEPTING

    def error(self) -> ApiError | None:
        """The answer in Telegram's JSON, where there is one."""
        if self.html or isinstance(self.kind, Trouble):
            return None
        words = self.description or _WORDS.get(self.kind, f"Error {self.kind}")
        told = {"retry_after": self.retry_after, "migrate_to_chat_id": self.moved_to}
        parameters = {name: value for name, value in told.items() if value is not None}
        return ApiError(self.kind, words.format(retry_after=self.retry_after), parameters, ours=False)


class Faults:
    def __init__(self) -> None:
        self._planned: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def plan(self, method: str, fault: Fault, times: int) -> None:
        self._planned[method].extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        planned = self._planned[method]
        return planned.popleft() if planned else None
