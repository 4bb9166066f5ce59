"""Which tasks a short answer to "việc nào?" means: "2 và 3", "v2 v3", "cả 4", "kế hoạch với quán triệt"."""

from datetime import date

from core.understanding.dates import day_at
from core.understanding.lexicon import Lexicon, Phrase, Vocabulary, find, find_name, respell
from core.understanding.task_numbers import listed_at, number_at
from core.understanding.tasks import mention_at
from core.understanding.text import Piece, Token, tokenise
from core.understanding.words import Kind

_ANY_DAY = date(2000, 1, 3)
"""An answer holds no day that counts."""
_DENIES = frozenset({Kind.NOT, Kind.EXCEPT})
_NO_MORE = frozenset({"het", "het roi", "het luon"})
_TELLING = frozenset({Kind.YET, Kind.NOT_FINISHED, Kind.NOTHING, Kind.TROUBLE, Kind.VAGUE})
"""With one of these the answer says something else too, which may leave a task out."""

Named = tuple[tuple[int, ...], int]
"""Tasks, and over how many words they are named; without tasks, that what is named is none."""


def named_tasks(text: str, vocabulary: Vocabulary) -> tuple[int, ...]:
    """In order, each once; none where something else is said, or a number that is no task's."""
    lexicon = vocabulary.lexicon
    tokens = [respell(token) for token in tokenise(text)]
    meant: list[int] = []
    refused: set[int] = set()
    denied: Kind | None = None
    at = 0
    while at < len(tokens):
        tasks, length = _tasks_at(tokens, at, lexicon) or ((), 0)
        usual = find(tokens, at, lexicon.usual) if not length else None
        if (length and not tasks) or (not length and _tells(tokens[at], usual)):
            return ()
        if denied and tasks:
            refused.update(tasks)
            meant = meant or (list(lexicon.numbers) if denied is Kind.EXCEPT else [])
            denied = None
        elif usual is not None and usual.kind in _DENIES:
            denied = usual.kind
        meant.extend(tasks)
        at += length or (len(usual.folded) if usual is not None else 1)
    return tuple(task for task in dict.fromkeys(meant) if task not in refused) if denied is None else ()


def _tells(token: Token, usual: Phrase | None) -> bool:
    return (usual is None and token.piece is Piece.WORD) or (usual is not None and usual.kind in _TELLING)


def _tasks_at(tokens: list[Token], at: int, lexicon: Lexicon) -> Named | None:
    """The tasks that are named here, by number or by word."""
    token = tokens[at]
    if token.piece is Piece.DATE:
        return _divided(token, lexicon)
    name = find_name(tokens, at, lexicon)
    if name is not None:
        return ((name.task,), len(name.folded)) if name.task else None
    mention = mention_at(tokens, at, Kind.BREAK, lexicon, _ANY_DAY)
    if mention is not None:
        return () if mention.doubtful else mention.tasks, mention.length
    listed = listed_at(tokens, at, lexicon.numbers, _ANY_DAY, led=True)
    if listed is not None:
        day = day_at(tokens, at, _ANY_DAY)
        return ((), 1) if day is not None else (listed[0], listed[1] - at)
    if token.piece is Piece.NUMBER:
        return (), 1
    return _all_at(tokens, at, lexicon)


def _divided(token: Token, lexicon: Lexicon) -> Named:
    """`2/3`, asked for tasks, is two of them."""
    parts = tuple(int(part) for part in token.raw.split("/") if part.strip().isdecimal())
    return (parts if parts and set(parts) <= set(lexicon.numbers) else ()), 1


def _all_at(tokens: list[Token], at: int, lexicon: Lexicon) -> Named | None:
    """`tất cả`, `toàn bộ các việc`; but "hết rồi" is as well that nothing more comes."""
    usual = find(tokens, at, lexicon.usual)
    if usual is None or usual.kind not in (Kind.ALL, Kind.EACH) or " ".join(usual.folded) in _NO_MORE:
        return None
    counts = number_at(tokens, at + len(usual.folded)) is not None  # "cả hai": of four
    return () if counts else lexicon.numbers, len(usual.folded)
