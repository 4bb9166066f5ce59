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


def asked_tasks(text: str) -> set[int]:
    """Tasks named behind a command, where a bare number is one: `/giahan 3`."""
    bare = text.strip()
    return {int(bare)} if len(bare) == 1 and bare.isdecimal() else named_tasks(text)


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


_WEEKDAY = r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7])(?: tuan (?:nay|sau|toi))?"
_DAYS = (
    "mai|sang mai|ngay mai|hom sau|bua sau|hom khac|dau tuan(?: sau)?|tuan (?:sau|toi)|luc khac|khi khac|lat nua"
    "|chieu nay|chieu mai|chieu|(?:[1-9]|hai|ba) (?:ngay|hom) (?:nua|sau)"
)
_NAMED = rf"{_WEEKDAY}|(?:ngay )?\d{{1,2}}[/-]\d{{1,2}}|ngay \d{{1,2}}"
_WHOM = "lai|viec|em|toi|minh|giup|cho|gium|vao|anh|chi|nhe|nha|a|voi"
_LATER = re.compile(
    rf"\bnhac (?:(?:{_WHOM}) )*(?:sau|{_DAYS})\b"
    rf"|(?<!chi )(?<!anh )(?<!co )\b(?:{_DAYS})(?: (?:hay|hang|roi|van phong|vp|anh|chi|cho|xin|moi))* nhac\b"
    rf"|\bnhac (?:(?:{_WHOM}) )+(?:{_NAMED})(?: (?:{_WHOM}))*$"
    rf"|\b(?:{_NAMED})(?: (?:hay|hang|roi|van phong|vp|xin|moi))* nhac lai(?: (?:{_WHOM}))*$"
)


def tells_absence(text: str) -> bool:
    """`mai em đi công tác`, `em xin nghỉ phép từ 20/2`: the sender is away; not somebody else, and no excuse."""
    return len(text) <= 120 and bool(_AWAY.match(fold(text)))


_SENDER = "da|thua|a|vang|em|toi|minh|chau|bao cao|van phong|vp|anh|chi|xin|xin phep|se|dang|phai|ban|co viec"
_AWAY = re.compile(
    rf"(?:(?:{_SENDER}|{_DAYS}|{_NAMED}|hom nay|sang nay|tuan nay|tu|den|het|-)[ ,.:]*\b)*?"
    r"(?:di vang|nghi phep|xin nghi|nghi om|nghi viec rieng|di cong tac|di phep|di hoc)\b"
)


def moves_plainly(text: str) -> bool:
    """`em chuyển công tác`, `nhầm người rồi`: in so many words, and not of papers or of a colleague."""
    return len(text) <= 80 and bool(_MOVED.match(fold(text)))


_MOVED = re.compile(
    r"(?:(?:da|thua|a|vang|em|toi|minh|chau|bao cao|anh|chi|nay|gio|hien|vua|moi|xin|bao|nhan|gui|ban)[ ,.:]*\b)*?"
    r"(?:chuyen cong tac|chuyen don vi|nghi viec|nghi huu|ve huu|luan chuyen|(?:khong|ko|k|thoi|het)(?: con)? phu trach"
    r"|phu trach viec khac|doi dau moi|duoc dieu dong|nghi thai san"
    r"|nham (?:nguoi|so|may|dia chi|nick)|sai (?:nguoi|so)|lon (?:nguoi|so)|gui nham|nhan nham"
    r"|khong phai (?:em|toi|viec cua (?:em|toi)))\b"
)


def asks_for_later_day(text: str) -> bool:
    """`xin lùi đến 05/3`, `xin gia hạn việc 2`: a difficulty that a later day would end."""
    return bool(_LATER_DAY.search(fold(text)))


_LATER_DAY = re.compile(r"\b(?:xin|cho|de nghi)\b.{0,20}\b(?:lui|gia han|doi (?:moc|ngay|han))\b")


def own_words(text: str) -> str:
    """How far it has come, as people say it: WORDS 10 and 18."""
    words = fold(text)
    return next((said for mark, said in _OWN_WORDS.items() if re.search(mark, words)), "")


_OWN_WORDS = {
    r"\b(?:cho|doi) (?:lanh dao |ct |chu tich |sep )?(?:ky|ki)\b": "chờ ký",
    r"\b(?:trinh|da trinh|dang trinh)(?: lanh dao| ct| chu tich)? (?:ky|ki)\b": "đã trình ký",
    r"\bco ban (?:da )?(?:xong|hoan thanh|hoan tat)\b|\b(?:xong|hoan thanh) co ban\b": "cơ bản hoàn thành",
    r"\b(?:gan|sap) (?:xong|hoan thanh)\b": "gần xong",
    r"\bdu thao\b": "đang dự thảo",
}
"""The most telling first."""
