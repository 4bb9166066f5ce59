"""From what was typed to words: one spelling, with the letters without diacritics kept beside it.

Every word keeps its letters (`folded`) and its diacritics (`marks`) apart, because officials type with all of
them, with some, or with none. `hòan` and `hoàn` have the same marks, so where a tone stands does not matter.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from core.understanding.words import ABBREVIATIONS, FRACTION_SIGNS, NOT_BEFORE, WORDS_WITHOUT_MARKS

LONGEST = 2_000
"""Characters read of one message; what is longer is never sure."""

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]")
"""Zero-width characters, marks of direction and of emoji style."""

_BLANKS = re.compile(r"[ \t\u00a0]{2,}")
_SENTENCE = re.compile(r"[^.!?…;\n]+")
_FEWEST_UNMARKED = 3
"""Fewer words than these may all lack diacritics by right: "anh em xong" does anyhow."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_QUOTE = re.compile(r"[“\"«][^“”\"«»]{0,300}[”\"»]|^>.*$", re.MULTILINE)
_PIECE = re.compile(
    r"(?P<doc>\d{1,5}\s?/\s?[A-ZĐ]{1,8}(?:[-–][A-ZĐa-zđ.&]{1,12}){1,3})"
    r"|(?P<percent>\d{1,3}(?:[.,]\d{1,2})?(?:\s?[-–]\s?(?P<upto>\d{1,3}))?\s?(?:%|phần trăm|phan tram))"
    r"|(?P<date>\d{1,2}\s?[-–]\s?\d{1,2}/\d{1,2}(?!\d)|\d{1,3}/\d{1,3}(?:/\d{2,4})?(?!\d)"
    r"|\d{1,2}[.-]\d{1,2}[.-](?:20)?\d\d(?!\d))"
    r"|(?P<time>(?<![^\W\d_])\d{1,2}\s?(?:[hg]|giờ)\s?\d{0,2}(?!\w)|\d{1,2}:\d\d(?!\d))"
    r"|(?P<link>(?:https?://|www\.)\S+|\w[\w.-]{0,80}\.(?:pdf|docx?|xlsx?|jpe?g|png|zip|rar|mp4|mp3)\b)"
    r"|(?P<word>[^\W\d_]+(?:/[^\W\d_]+)*)"
    r"|(?P<number>\d+)"
    r"|(?P<arrow>-+>|=>|→|⇒)"
    r"|(?P<stop>[.!?…;\n]+)"
    r"|(?P<point>[,:()\[\]/&+*•–—-])"
    r"|(?P<sign>\S)",
    re.IGNORECASE,
)


class Piece(StrEnum):
    """What a token is by its looks."""

    WORD = "word"
    NUMBER = "number"
    DOC = "doc"  # 08/KH-UBND
    PERCENT = "percent"
    DATE = "date"  # 25/9, 22-24/2, and also 3/4 of the work
    TIME = "time"
    LINK = "link"
    ARROW = "arrow"
    STOP = "stop"
    POINT = "point"
    SIGN = "sign"  # emoji and the rest
    QUOTE = "quote"  # what stood between quotation marks: somebody else's words, or a name


class Token(NamedTuple):
    """One word, number or sign of a message."""

    piece: Piece
    raw: str
    folded: str
    marks: frozenset[str]
    exact: bool  # must be compared with its diacritics, because without them it is another word
    glued: bool  # no space before it


_PIECES: dict[str | None, Piece] = {None: Piece.SIGN, **{piece.value: piece for piece in Piece}}


@lru_cache(maxsize=8192)
def fold(word: str) -> tuple[str, frozenset[str]]:
    """The letters of a word in lower case without diacritics, and its diacritics.

    >>> fold("Hoàn") == fold("hòan")
    True
    """
    letters: list[str] = []
    marks: set[str] = set()
    for char in unicodedata.normalize("NFD", word.lower()):
        if char == "đ":
            letters.append("d")
            marks.add(char)
        elif unicodedata.combining(char):
            marks.add(char)
        else:
            letters.append(char)
    return "".join(letters), frozenset(marks)


def clean(text: str) -> str:
    """One composed spelling without tags, hidden characters and fractions that are one character."""
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", text)[:LONGEST])
    text = _TAG.sub(" ", _HIDDEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n"))
    for sign, words in FRACTION_SIGNS.items():
        text = text.replace(sign, words)
    return text


def tokenise(text: str) -> list[Token]:
    """The tokens of a message; abbreviations are written out, quotations become one token."""
    text = _QUOTE.sub(" \ufffc ", clean(text))
    words = _telling_words(text)
    marked = sum(bool(fold(word)[1]) for word in words)
    plain = marked * 6 < len(words) or not words
    unmarked = [] if plain or len(words) - marked < _FEWEST_UNMARKED else _unmarked_sentences(text)
    shouted = text.isupper()
    tokens: list[Token] = []
    end = 0
    for match in _PIECE.finditer(text):
        start, glued = match.start(), match.start() == end and bool(tokens)
        end = match.end()
        raw = match.group()
        if match.lastgroup != "word":
            piece = Piece.QUOTE if raw == "\ufffc" else _PIECES[match.lastgroup]
            tokens.append(Token(piece, raw, raw, frozenset(), False, glued))
            continue
        bare = plain or (bool(unmarked) and any(first <= start < stop for first, stop in unmarked))
        follower = _follower(text, end) if raw.lower() in NOT_BEFORE else ""
        tokens.extend(_words(raw, follower, glued=glued, plain=bare, shouted=shouted))
    return tokens


def _telling_words(text: str) -> list[str]:
    """The words that show whether a text is typed with diacritics."""
    return [word for word in _TELLING.findall(text) if not word.isupper()]


_TELLING = re.compile(r"[^\W\d_]{2,}")


def _unmarked_sentences(text: str) -> list[tuple[int, int]]:
    """Where a message that has diacritics goes without: "v3 dang lam, thu 6 xong; việc 1 chưa làm"."""
    found: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(text):
        words = _telling_words(match.group())
        if len(words) >= _FEWEST_UNMARKED and not any(fold(word)[1] for word in words):
            found.append(match.span())
    return found


def _follower(text: str, end: int) -> str:
    """The letters of the word after this place."""
    return fold(next(iter(text[end : end + 12].split(maxsplit=1)), "").strip(".,:;!?"))[0]


@lru_cache(maxsize=8192)
def _words(raw: str, follower: str, *, glued: bool, plain: bool, shouted: bool) -> tuple[Token, ...]:
    """The word, or the words its abbreviation stands for."""
    short = raw if raw in ABBREVIATIONS and not shouted else raw.lower()
    long = ABBREVIATIONS.get(short, "")
    if short in NOT_BEFORE:
        # "kh có" is "không có", "KH xong" is "kế hoạch xong": the next word decides
        long = "không" if follower in NOT_BEFORE[short] and not (raw.isupper() and not shouted) else ""
    if not long and "/" in raw:
        long = raw.replace("/", " ") if len(raw) > 5 else ""
    if long:
        return tuple(Token(Piece.WORD, raw, *fold(word), True, glued) for word in long.split())
    folded, marks = fold(raw)
    exact = not plain and folded in WORDS_WITHOUT_MARKS and not marks
    return (Token(Piece.WORD, raw, folded, marks, exact, glued),)


_TELEX_VOWELS = re.compile(r"dd|aa|ee|oo|[uoa]w|w")
_TELEX_TONE = re.compile(r"(?<=[aeiouy])([a-z]*?)[sfrxj](?=[a-z]{0,2}$)")


def untelex(word: str) -> str:
    """The letters that were meant by keys typed with the Vietnamese keyboard off: `vieejc` → `viec`."""
    bare = _TELEX_VOWELS.sub(lambda keys: keys.group()[0].replace("w", "u"), word)
    return _TELEX_TONE.sub(r"\1", bare, count=1)
