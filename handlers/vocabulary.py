"""The words by which the directive's tasks and units are known, as the reader of messages needs them."""

import re

from core.text_folding import fold
from core.understanding import Vocabulary
from core.unit_names import is_named
from handlers.turn import Turn


def vocabulary(turn: Turn) -> Vocabulary:
    """The directive's words: its tasks, the sender's unit, everybody else's."""
    return turn.directive.vocabulary(frozenset(unit.code for unit in turn.actor.units))


def names_another_unit(turn: Turn) -> bool:
    """Whether the message speaks of a unit that is not the sender's, and not of theirs."""
    own = {unit.code for unit in turn.actor.units}
    named = {u.code for u in turn.directive.file.units if is_named(turn.text, (u.name, u.short, *u.aliases))}
    office = {turn.directive.file.directive.office}
    return bool(named - own - office) and not named & own


def named_tasks(text: str) -> set[int]:
    """Tasks named by number: `việc 3`, `nv 3`."""
    return {int(number) for number in _TASK.findall(fold(text))}


_TASK = re.compile(r"\b(?:viec|nhiem vu|nv|noi dung|nd)\s*(?:so\s*)?(\d)\b")


def task_numbers(turn: Turn) -> list[int]:
    return list(range(1, len(turn.directive.file.tasks) + 1))


def no_such_tasks(turn: Turn) -> list[int]:
    """Numbers that the words give to tasks and the directive does not: `việc 5`, `v5`."""
    named = {int(number) for number in _ANY_TASK.findall(fold(turn.text))}
    return sorted(named - set(task_numbers(turn)))


_ANY_TASK = re.compile(
    r"\b(?:viec|nhiem vu|nv|v)\s*(?:so\s*)?(\d{1,2})\b"
    r"(?!\s*[/%.,:-]?\d|\s*(?:%|gio|ngay|buoi|tuan|thang|nguoi|can bo|ho|thon|nam|lan)\b)"
)


def asks_for_later(text: str) -> bool:
    """`nhắc lại sau`, `để mai nhắc`: a wish to be asked another day, and no promise to be done by then."""
    words = fold(text)
    return len(text) <= 80 and "xong" not in words and "hoan thanh" not in words and bool(_LATER.search(words))


_DAYS = "mai|ngay mai|hom sau|bua sau|hom khac|tuan sau|luc khac|khi khac|lat nua|chieu nay|chieu mai"
_LATER = re.compile(
    rf"\bnhac (?:(?:lai|viec|em|toi|minh|giup|cho|gium|vao) )*(?:sau|{_DAYS})\b"
    rf"|(?<!chi )(?<!anh )(?<!co )\b(?:{_DAYS})(?: (?:hay|hang|roi|van phong|vp|anh|chi|cho|xin|moi))* nhac\b"
)


def asks_for_later_day(text: str) -> bool:
    """`xin lùi đến 05/3`, `xin gia hạn việc 2`: a difficulty that a later day would end."""
    return bool(_LATER_DAY.search(fold(text)))


_LATER_DAY = re.compile(r"\b(?:xin|cho|de nghi)\b.{0,20}\b(?:lui|gia han|doi (?:moc|ngay|han))\b")
