"""A day and an hour as a person types them: 29/02/2024 10:30, 1-3-2024, 30/9 7h15, 29/02 10 giờ."""

import re
from datetime import datetime, tzinfo

_TYPED = re.compile(
    r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(\s*[/.-]\s*(?P<year>\d{4}))?"
    r"(,?\s+(?P<hour>\d{1,2})\s*(:|h|giờ|g)?\s*(?P<minute>\d{2})?)?"
)


def typed_moment(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """In `zone`; without a year this year's, without an hour the day's beginning. None if there is no such moment.

    The browser's own field for a date would show 02/29/2024 on a machine that speaks English.
    """
    found = _TYPED.fullmatch(text.strip().lower())
    if found is None:
        return None
    year = int(found["year"] or now.astimezone(zone).year)
    try:
        return datetime(
            year,
            int(found["month"]),
            int(found["day"]),
            int(found["hour"] or 0),
            int(found["minute"] or 0),
            tzinfo=zone,
        )
    except ValueError:
        return None
