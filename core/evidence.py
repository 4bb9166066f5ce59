"""Files that prove what was said: which are taken, and why one is not."""

from enum import StrEnum

LIMIT = 20 * 1024 * 1024
"""Bytes: the longest that Telegram hands out. https://core.telegram.org/bots/api#getfile"""

TAKEN = frozenset({"photo", "document"})
"""Kinds of what comes with a message that may prove something."""


class Refused(StrEnum):
    """Why a file is not kept."""

    TYPE = "type"  # no picture, PDF, Word, Excel; or something else than it says
    MACRO = "macro"
    LOCKED = "locked"  # by a password
    EMPTY = "empty"
    TOO_BIG = "too_big"
    QUOTA = "quota"
    GONE = "gone"  # the messenger has it no more
    UNREACHED = "unreached"  # for days


class NotTaken(Exception):
    """A file that is not kept."""

    def __init__(self, reason: Refused) -> None:
        super().__init__(reason)
        self.reason = reason
