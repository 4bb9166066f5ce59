"""Pieces of which the digests' sentences are made: units with their tasks, lists cut short. Pure."""

from collections.abc import Callable, Iterable, Sequence

from core.figures import Status

NAME = 60


def by_unit(statuses: Iterable[Status]) -> list[list[Status]]:
    groups: dict[str, list[Status]] = {}
    for status in statuses:
        groups.setdefault(status.unit, []).append(status)
    return list(groups.values())


def entry(group: Sequence[Status], note: Callable[[Status], str] = lambda _: "") -> str:
    """Phước Nghĩa, việc 2 (hẹn 05/3), việc 3, 4 (đang làm)"""
    notes: dict[str, set[int]] = {}
    for status in group:
        notes.setdefault(note(status), set()).add(status.number)
    parts = (tasks_words(sorted(numbers)) + in_brackets(text) for text, numbers in notes.items())
    return ", ".join((clip(group[0].unit_short), *parts))


def tasks_words(numbers: Sequence[int]) -> str:
    """việc 3; việc 2, 3; việc 1–4"""
    run = len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1
    return "việc " + (f"{numbers[0]}–{numbers[-1]}" if run else ", ".join(map(str, numbers)))


def capped(items: Sequence[str], cap: int, more: Callable[[int], str]) -> list[str]:
    left = len(items) - cap
    return [*items[:cap], more(left)] if left > 0 else list(items)


def more_units(count: int) -> str:
    return f"và {count} đơn vị khác"


def join(items: Iterable[str]) -> str:
    return "; ".join(items)


def in_brackets(text: str) -> str:
    return f" ({text})" if text else ""


def clip(text: str, limit: int = NAME) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def lower(name: str) -> str:
    """Mid-sentence: "Thí điểm" becomes "thí điểm", "UBND" stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def upper(word: str) -> str:
    return word[:1].upper() + word[1:]
