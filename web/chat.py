"""A conversation and the list of people as the page shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import groupby

from core.dates import dated, hour
from web.port import ChatLine, DemoPerson


@dataclass(frozen=True, slots=True)
class Bubble:
    """A line with its time in the office's zone."""

    line: ChatLine
    at: datetime


@dataclass(frozen=True, slots=True)
class ChatDay:
    day: date
    bubbles: tuple[Bubble, ...]


@dataclass(frozen=True, slots=True)
class UnitPeople:
    code: str
    name: str
    people: tuple[DemoPerson, ...]


def days_of(lines: Iterable[ChatLine], zone: tzinfo) -> list[ChatDay]:
    bubbles = [Bubble(line, line.at.astimezone(zone)) for line in lines]
    grouped = groupby(bubbles, key=lambda bubble: bubble.at.date())
    return [ChatDay(day, tuple(group)) for day, group in grouped]


def by_unit(people: Iterable[DemoPerson]) -> list[UnitPeople]:
    """Units in the order in which their first person comes."""
    found: dict[str, list[DemoPerson]] = {}
    for person in people:
        found.setdefault(person.unit_code, []).append(person)
    return [UnitPeople(code, group[0].unit, tuple(group)) for code, group in found.items()]


def person_of(people: Sequence[DemoPerson], code: str) -> DemoPerson | None:
    return next((person for person in people if person.code == code), None)


def moment_words(moment: datetime) -> str:
    """10 giờ 30, 29/02/2024 (thứ Năm)"""
    return f"{hour(moment)}, {dated(moment.date())}"
