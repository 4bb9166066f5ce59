"""The rehearsal's calendar in a terminal: a heading a day; what is said to whom, and why."""

import textwrap
from collections.abc import Iterator

from core.dates import full_day, weekday
from core.route import Day, Route, days
from core.route_words import EntryWords, RouteWords
from core.texts.route import NOTHING, WARNINGS

WIDTH = 100
INDENT = " " * 9


def as_table(route: Route) -> Iterator[str]:
    directive = route.file.directive
    yield from textwrap.wrap(f"{directive.issuer}: {directive.title}", WIDTH)
    yield from textwrap.wrap(route.played, WIDTH)
    if route.warnings:
        yield f"\n{WARNINGS}"
        for warning in route.warnings:
            yield from textwrap.wrap(f"! {warning}", WIDTH, subsequent_indent="  ")
    if not route.lines:
        yield f"\n{NOTHING}"
    words = RouteWords(route.file)
    for day in days(route.lines):
        yield from _of_day(day, words)


def _of_day(day: Day, words: RouteWords) -> Iterator[str]:
    name = weekday(day.day)
    yield f"\n{name[0].upper()}{name[1:]} {full_day(day.day)}"
    for entry in day.entries:
        yield from _of_entry(words.of(entry, day))


def _of_entry(words: EntryWords) -> Iterator[str]:
    """What it is and to whom; behind it, where there is room, or below of what and why."""
    head = f"  {words.at or '–':<5}  {words.kind} → {words.who} ({words.people})"
    about = "; ".join(part for part in (words.what, words.why) if part)
    if len(f"{head}: {about}") <= WIDTH:
        yield f"{head}: {about}"
        return
    yield from textwrap.wrap(head, WIDTH, subsequent_indent=INDENT)
    yield from textwrap.wrap(about, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
