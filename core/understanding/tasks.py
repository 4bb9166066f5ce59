"""Which tasks a message speaks of, by their numbers: "việc 2", "1->3", "cả 4 việc", "ba việc đầu", "1ok 2ok"."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from core.understanding.dates import day_at
from core.understanding.lexicon import Lexicon, find, general, is_counted
from core.understanding.task_numbers import NUMBERS, is_duration, letters, listed_at, number_at, task_noun
from core.understanding.text import Piece, Token
from core.understanding.words import Kind

_STATE = frozenset(
    {
        Kind.FINISH, Kind.OK, Kind.ISSUE, Kind.GOES, Kind.MEET, Kind.DRAFT, Kind.START, Kind.UNDER_WAY, Kind.NEARLY,
        Kind.NOTHING, Kind.NOT_FINISHED, Kind.YET, Kind.NOT, Kind.PAST, Kind.NOW, Kind.FUTURE, Kind.VAGUE, Kind.ALL,
        Kind.TROUBLE, Kind.WAIT_ABOVE, Kind.LACK, Kind.PART, Kind.ENDS, Kind.LEFT, Kind.POLITE, Kind.REDO,
    }
)  # fmt: skip
"""What may follow the bare number of a task."""
_OPENING = frozenset(
    {
        Kind.BREAK, Kind.COMMA, Kind.COLON, Kind.BUT, Kind.POLITE, Kind.REPORT, Kind.OWN, Kind.FINISH, Kind.OK,
        Kind.PAST,
        Kind.NOT_FINISHED, Kind.NOTHING, Kind.TASK, Kind.LEFT, Kind.EXCEPT, Kind.QUESTION_MARK, Kind.ACK, Kind.NOW,
        Kind.PERCENT, Kind.DAY, Kind.YET, Kind.GOES, Kind.SKIP,
    }
)  # fmt: skip
"""What may stand before the bare number of a task."""


_BEFORE_ITEM = frozenset({Kind.MEET, Kind.ENDS, Kind.DRAFT, Kind.ISSUE, Kind.ALL, Kind.DOC})
"""What an item may end with, before the number of the next."""

_AFTER_BARE = frozenset({"thi", "la", "cung", "deu", "da", "van", "con"})
_ALL_OF = frozenset({"ca", "du", "het", "dat"})
_BEFORE_HEADER = (Kind.BREAK, Kind.COLON, Kind.SKIP)


class Mention(NamedTuple):
    """Tasks that are meant by number; with no tasks, a number of tasks that are not said: "2 việc"."""

    tasks: tuple[int, ...]
    length: int
    header: bool = False
    rest: bool = False  # the others: "hai việc kia"
    some: bool = False  # so many of the tasks, not said which: "4 việc làm được 2"
    doubtful: bool = False


def mention_at(tokens: list[Token], at: int, previous: Kind, lexicon: Lexicon, today: date) -> Mention | None:
    """The tasks that are meant by the words from here on, if they mean any."""
    numbers = lexicon.numbers
    token = tokens[at]
    if token.piece is Piece.DATE:
        return _all_of_all(tokens, at, previous, numbers)
    if token.piece is Piece.WORD:
        if token.folded not in _starters():
            return None
    elif token.piece is not Piece.NUMBER and token.raw != "(":
        return None
    return (
        _counted(tokens, at, numbers, today)
        or _led(tokens, at, previous, numbers, today)
        or _bare(tokens, at, previous, numbers, today)
    )


def _all_of_all(tokens: list[Token], at: int, previous: Kind, numbers: tuple[int, ...]) -> Mention | None:
    """`4/4 nội dung`, `hoàn thành 4/4`: each of the tasks."""
    part, _, whole = tokens[at].raw.partition("/")
    if part != whole or whole != str(len(numbers)):
        return None
    noun = task_noun(tokens, at + 1)
    if noun or (previous is Kind.FINISH and not is_counted(tokens, at + 1)):
        return Mention(numbers, 1 + noun)
    return None


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    """The words with which a mention by number can start."""
    leads = {entry.folded[0] for entries in general().values() for entry in entries if entry.kind is Kind.LEAD}
    return frozenset(leads | set(NUMBERS) | {"ca", "du", "het", "dat"})


def _counted(tokens: list[Token], at: int, numbers: tuple[int, ...], today: date) -> Mention | None:
    """`cả 4 việc`, `4 việc`, `ba việc đầu`, `hai việc cuối`, `việc đầu tiên`, `cả bốn`, `2 việc`."""
    both = letters(tokens, at) in _ALL_OF and number_at(tokens, at + 1) is not None
    step = at + both
    count = number_at(tokens, step) or _two_figured(tokens, step)
    if count is None:
        noun = task_noun(tokens, step)
        return _edge(tokens, at, noun, 1, numbers) if noun else None
    noun = task_noun(tokens, step + 1)
    if not noun:
        whole = both and count == len(numbers) and not is_counted(tokens, step + 1)
        return Mention(numbers, 2) if whole and letters(tokens, at) in {"ca", "du"} else None
    edge = _edge(tokens, step, 1 + noun, count, numbers)
    if edge is not None:
        return Mention(edge.tasks, edge.length + both)
    return _so_many(tokens, at, both + 1 + noun, count, numbers, today)


def _two_figured(tokens: list[Token], at: int) -> int | None:
    """`04 nội dung`, as papers write it."""
    raw = tokens[at].raw if at < len(tokens) else ""
    return int(raw) if len(raw) == 2 and raw.isdecimal() and raw[0] == "0" and task_noun(tokens, at + 1) else None


def _so_many(
    tokens: list[Token], at: int, length: int, count: int, numbers: tuple[int, ...], today: date
) -> Mention | None:
    """What a number of tasks means: the others, those listed next, all, or some that are not said."""
    after = at + length
    if letters(tokens, after) in {"kia", "khac"}:
        return Mention((), length + 1, rest=True)
    if letters(tokens, after) == "con" and letters(tokens, after + 1) == "lai":
        return Mention((), length + 2, rest=True)
    listed = listed_at(tokens, after, numbers, today, led=True)
    if listed is not None and count == len(listed[0]):
        return Mention(listed[0], listed[1] - at)  # "2 việc 1 và 4": how many, then which
    if count == len(numbers):
        return _whole(tokens, at, length, numbers)
    return Mention((), length) if count < len(numbers) or letters(tokens, at) in _ALL_OF else None


def _whole(tokens: list[Token], at: int, length: int, numbers: tuple[int, ...]) -> Mention:
    """All tasks, unless only some are counted next: "4 việc làm được 2"; "có 4 việc thì xong 4" is all again."""
    for step in range(at + length, min(at + length + 7, len(tokens))):
        if tokens[step].piece in (Piece.STOP, Piece.POINT):
            break
        count = number_at(tokens, step)
        if count is not None and letters(tokens, step - 1) in {"duoc", "xong", "roi", "lam", "thanh"}:
            if count < len(numbers) and not is_counted(tokens, step + 1) and letters(tokens, step + 1) != "nua":
                return Mention((), step + 1 - at, some=True)
            if count == len(numbers):
                return Mention(numbers, length)
    return Mention(numbers, length)


def _edge(tokens: list[Token], at: int, length: int, count: int, numbers: tuple[int, ...]) -> Mention | None:
    """The first or the last so many."""
    word = letters(tokens, at + length)
    if not 0 < count <= len(numbers):
        return None
    if word == "dau":
        return Mention(numbers[:count], length + 1 + (letters(tokens, at + length + 1) == "tien"))
    if word in {"cuoi", "chot"} or (word == "sau" and count > 1):
        return Mention(numbers[-count:], length + 1 + (letters(tokens, at + length + 1) == "cung"))
    return None


def _led(tokens: list[Token], at: int, previous: Kind, numbers: tuple[int, ...], today: date) -> Mention | None:
    """`việc 2`, `v1,2`, `việc thứ 3`, `nội dung 1 và 4`, `việc 12` (1 and 2, or a slip)."""
    lead = find(tokens, at, general())
    if lead is None or lead.kind is not Kind.LEAD:
        return None
    first = at + len(lead.folded)
    if lead.folded == ("v",) and not (first < len(tokens) and tokens[first].glued):
        return None
    if letters(tokens, first) in {"thu", "so"}:
        first += 1
    if is_duration(tokens, first, today):
        return None
    listed = listed_at(tokens, first, numbers, today, led=True)
    if listed is None:
        return _digits(tokens, at, first, numbers)
    tasks, end = listed
    if lead.folded == ("muc",) and letters(tokens, end) in {"cong", "cua", "ke"}:
        return None  # "mục 2 công văn" is a section of the paper
    aged = letters(tokens, end) in _AGES and letters(tokens, end + 1) in _AGO
    return Mention(tasks, end - at, header=_is_header(tokens, end, previous), doubtful=aged)


_AGES, _AGO = frozenset({"ngay", "hom", "bua", "tuan", "thang"}), frozenset({"roi", "qua", "nay", "truoc"})
"""`xong việc 3 ngày rồi`: task 3, or three days."""


def _digits(tokens: list[Token], at: int, first: int, numbers: tuple[int, ...]) -> Mention | None:
    if first >= len(tokens) or tokens[first].piece is not Piece.NUMBER:
        return None
    tasks = tuple(dict.fromkeys(int(digit) for digit in tokens[first].raw[:9]))
    if len(tokens[first].raw) > len(numbers) or not set(tasks) <= set(numbers):
        return None
    return Mention(tasks, first + 1 - at, doubtful=True)


def _is_header(tokens: list[Token], end: int, previous: Kind) -> bool:
    return previous in _BEFORE_HEADER and end < len(tokens) and tokens[end].raw in {":", ".", ")", "-"}


def _bare(tokens: list[Token], at: int, previous: Kind, numbers: tuple[int, ...], today: date) -> Mention | None:
    """`(1) 100%`, `1. Về …`, `1ok 2ok`, `1->3 xong`, `3 với 4 cuối tháng`."""
    if letters(tokens, at) == "(":
        enclosed = number_at(tokens, at + 1, words=False)
        closed = enclosed in numbers and letters(tokens, at + 2) == ")"
        return Mention((enclosed,), 3, header=True) if closed and enclosed is not None else None
    if not _may_be_bare(tokens, at, previous) or day_at(tokens, at, today) is not None:
        return None
    listed = listed_at(tokens, at, numbers, today)
    if listed is None or not _followed_by_state(tokens, listed[1], previous, today):
        return None
    tasks, end = listed
    header = end < len(tokens) and tokens[end].raw[0] in ".):-" and previous in _BEFORE_HEADER
    after = previous in (Kind.FINISH, Kind.GOES)  # "xong 2" may be how many
    return Mention(tasks, end - at + header, header=header, doubtful=after and len(tasks) == 1)


def _may_be_bare(tokens: list[Token], at: int, previous: Kind) -> bool:
    token = tokens[at]
    if token.piece is not Piece.NUMBER or token.raw[0] == "0":
        return False
    if previous not in _OPENING and not (previous in _BEFORE_ITEM and _is_item(tokens, at)):
        return False
    return letters(tokens, at - 1) not in {"duoc", "so", "ngay", "thang", "moi"}


def _is_item(tokens: list[Token], at: int) -> bool:
    """`… 27/9 tổ chức 4. đang phối hợp`: an item's number, though no line ends before it."""
    point, after = at + 1, at + 2
    if after >= len(tokens) or tokens[point].raw not in {".", ")"} or not tokens[point].glued:
        return False
    return tokens[after].piece is Piece.WORD and not tokens[after].glued


def _followed_by_state(tokens: list[Token], end: int, previous: Kind, today: date) -> bool:
    """Whether what comes after a bare number can be said of a task."""
    if end >= len(tokens):
        return previous is not Kind.BREAK
    token = tokens[end]
    if token.piece is Piece.STOP:
        return token.raw[0] in ".;\n!"
    if token.piece in (Piece.POINT, Piece.PERCENT) or token.folded in _AFTER_BARE:
        return True
    after = find(tokens, end, general())
    return (after is not None and after.kind in _STATE) or day_at(tokens, end, today) is not None
