"""Numbers of tasks, one or a list of them: "2", "1, 2 và 4", "1->3"."""

from datetime import date

from core.understanding.dates import day_at
from core.understanding.lexicon import is_counted
from core.understanding.text import Piece, Token, fold
from core.understanding.words import NUMBER_WORDS

NUMBERS: dict[str, list[tuple[frozenset[str], int]]] = {}
for _word, _value in NUMBER_WORDS.items():
    NUMBERS.setdefault(fold(_word)[0], []).append((fold(_word)[1], _value))
_JOINING = frozenset({",", "&", "+"})
_MOST_LISTED = 30


def letters(tokens: list[Token], at: int) -> str:
    return tokens[at].folded if 0 <= at < len(tokens) else ""


def number_at(tokens: list[Token], at: int, *, words: bool = True) -> int | None:
    """The number in figures, or in a word."""
    if not 0 <= at < len(tokens):
        return None
    token = tokens[at]
    if token.piece is Piece.NUMBER:
        return int(token.raw) if len(token.raw) <= 2 and token.raw[0] != "0" else None
    if not words or token.piece is not Piece.WORD:
        return None
    for marks, number in NUMBERS.get(token.folded, ()):
        if token.marks == marks or not (token.marks or token.exact):
            return number
    return None


_KINDS_OF_TASK = {
    noun.split()[0]: noun.split() for noun in ("viec", "noi dung", "nhiem vu", "dau viec", "muc", "cong viec", "cai")
}
"""By the first word."""


def task_noun(tokens: list[Token], at: int) -> int:
    """The length of a word for "task" here, or 0."""
    noun = _KINDS_OF_TASK.get(letters(tokens, at))
    if noun is None or (len(noun) > 1 and letters(tokens, at + 1) != noun[1]):
        return 0
    return len(noun)


def is_duration(tokens: list[Token], at: int, today: date) -> bool:
    """`việc | 2 ngày nữa xong`."""
    day = day_at(tokens, at, today) if at < len(tokens) else None
    return day is not None and day.length > 1 and letters(tokens, at + 1) not in {"nay", "toi"}


def listed_at(
    tokens: list[Token], at: int, numbers: tuple[int, ...], today: date, *, led: bool = False
) -> tuple[tuple[int, ...], int] | None:
    """The task numbers from here on, and where they end."""
    number = number_at(tokens, at)
    if number not in numbers or (not led and tokens[at].piece is Piece.NUMBER and _counts(tokens, at + 1)):
        return None
    tasks, end = [number], at + 1
    while len(tasks) < _MOST_LISTED and (step := _joint(tokens, end)) is not None:
        follower = number_at(tokens, step)
        joint = letters(tokens, end)
        if (
            follower not in numbers
            or (not (led and joint in {"va", "voi"}) and _counts(tokens, step + 1))
            or is_duration(tokens, step, today)
        ):
            break
        through = tokens[end].piece is Piece.ARROW or joint in {"den", "toi", "-", "–", "—"}
        tasks.extend(range(tasks[-1] + 1, follower + 1) if through and follower > tasks[-1] else [follower])
        end = step + 1
    return tuple(dict.fromkeys(number for number in tasks if number in numbers)), end


def _joint(tokens: list[Token], at: int) -> int | None:
    """Where the number after a comma, an "and" or a "to" stands."""
    if at >= len(tokens) - 1:
        return None
    token = tokens[at]
    if token.piece is Piece.NUMBER:
        return at  # "1 3 xong"
    joined = token.raw in _JOINING or token.piece is Piece.ARROW or token.raw in {"-", "–", "—"}
    if not joined and token.folded not in {"va", "voi", "den", "toi", "cung", "lan", "vs"}:
        return None
    step = at + 1
    if letters(tokens, step) in {"va", "voi"}:
        step += 1
    if token.folded == "cung" and letters(tokens, step) == "voi":
        step += 1
    noun = task_noun(tokens, step) or (1 if letters(tokens, step) == "v" else 0)
    step += noun
    if letters(tokens, step) in {"thu", "so"} and noun:
        step += 1
    if step >= len(tokens) or (token.raw == "," and (noun or tokens[step].piece is not Piece.NUMBER)):
        return None
    return step


def _counts(tokens: list[Token], at: int) -> bool:
    """Whether a number before this place counts things."""
    if letters(tokens, at) in {"hom", "bua"} and letters(tokens, at + 1) in {"qua", "kia", "nay", "truoc"}:
        return False  # "riêng 3 hôm qua mới xong"
    return is_counted(tokens, at) or (letters(tokens, at) == "viec" and number_at(tokens, at + 1) is None)
