"""The instants that the storage tests speak of."""

from datetime import date, datetime, timedelta

NOW = datetime.fromisoformat("2024-02-20T08:00+07:00")
TODAY = date(2024, 2, 20)


def later(**more: float) -> datetime:
    return NOW + timedelta(**more)
