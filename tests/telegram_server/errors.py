"""Refusals, in the words of the real server."""

from collections.abc import Mapping
from typing import Any


class ApiError(Exception):
    """An answer with `ok: false`. `ours`: a careful client would not have made this call."""

    def __init__(
        self, status: int, description: str, parameters: Mapping[str, Any] | None = None, ours: bool = True
    ) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters
        self.ours = ours

    def as_api(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        return {**body, "parameters": dict(self.parameters)} if self.parameters else body


def bad(words: str, ours: bool = True) -> ApiError:
    return ApiError(400, f"Bad Request: {words}", ours=ours)


def forbidden(words: str) -> ApiError:
    """A person's doing, never a mistake of the bot."""
    return ApiError(403, f"Forbidden: {words}", ours=False)


def conflict(words: str) -> ApiError:
    return ApiError(409, f"Conflict: {words}", ours=False)
