"""When something was told, as who took it down says it: `8 giờ sáng nay`, `chiều qua`, `16/02 lúc 14h30`. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from core.said_days import named_day
from core.text_folding import fold

_HOUR = re.compile(r"(?<![\d/.-])(\d{1,2})\s*(?:gio|g|h|:)(?:\s*(\d{2}))?(?!\w)")
_OF_A_DAY = re.compile(r"\b(sang|trua|chieu|toi) (nay|qua)\b")
_NOW = re.compile(r"\b(?:bay gio|vua xong|vua nay|vua roi|luc nay|moi xong)\b")
_PARTS = {"sang": time(8), "trua": time(11, 30), "chieu": time(14), "toi": time(19)}
_NOON = time(12)
"""Stands for a day of which no hour is said: it is the day that counts."""


@dataclass(frozen=True, slots=True)
class _Said:
    hour: time | None
    part: str | None


def past_moment(text: str, now: datetime, since: date) -> datetime | None:
    """In the zone of `now`; what is said may lie ahead of it, what is only meant of today does not. None where no
    moment is named. Raises NoSuchDay."""
    said = _OF_A_DAY.sub(lambda found: f"{_DAYS[found[2]]} {found[1]}", fold(text))
    if _NOW.search(said):
        return now
    named = named_day(said, now.date(), since)
    meant = _hour(named.rest)
    if named.day is None and meant.hour is None and meant.part is None and "hom nay" not in said:
        return None
    day = named.day or now.date()
    if meant.hour is not None:
        return datetime.combine(day, meant.hour, now.tzinfo)
    moment = datetime.combine(day, _PARTS.get(meant.part or "", _NOON), now.tzinfo)
    return min(now, moment) if day == now.date() else moment


_DAYS = {"nay": "hom nay", "qua": "hom qua"}


def _hour(said: str) -> _Said:
    part = next((word for word in _PARTS if re.search(rf"\b{word}\b", said)), None)
    found = _HOUR.search(said)
    if found is None:
        return _Said(None, part)
    hour, minute = int(found[1]), int(found[2] or 0)
    if part in ("chieu", "toi") and hour < _NOON.hour:
        hour += 12
    return _Said(time(hour, minute) if hour < 24 and minute < 60 else None, part)
