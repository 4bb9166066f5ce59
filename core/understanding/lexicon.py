"""Finding the known phrases among the words of a message."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from core.understanding.text import Piece, Token, fold, tokenise, untelex
from core.understanding.words import COUNTED, NUMBER_WORDS, PHRASES, WORDS_WITHOUT_MARKS, Kind, OwnWords


class Phrase(NamedTuple):
    """A phrase as it is looked for: its letters, its diacritics, what it does, and a task's number."""

    folded: tuple[str, ...]
    marks: tuple[frozenset[str], ...]
    kind: Kind | None  # None: the name of a task
    task: int = 0
    part: bool = False  # names a thing that belongs to the task, not the task
    strict: bool = False  # only as it is written, never without its diacritics


@dataclass(frozen=True, slots=True)
class TaskWords:
    """How people name one task of a directive; the words come from the directive's file.

    A word that ends in `*` names only something that belongs to the task ("máy tính*"): that it is there or
    done is told of the task, but never taken for the whole task's end without asking.
    """

    number: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The words that belong to one directive and one sender.

    With no `own_unit` the sender is not known: the first unit that a message speaks of as its subject is taken
    for the sender's own. `units` may name the sender's own again: all senders share it, so it is made ready once.
    `words` are the office's own, beside those of every office.
    """

    tasks: tuple[TaskWords, ...]
    own_unit: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    words: OwnWords = ()

    @cached_property
    def lexicon(self) -> "Lexicon":
        phrases = [phrase(words, None, task.number) for task in self.tasks for words in task.words]
        phrases += [phrase(name, Kind.OWN) for name in self.own_unit]
        return Lexicon(
            _usual(self.words), _index(phrases), _index_of_units(self.units), tuple(t.number for t in self.tasks)
        )


Index = dict[tuple[str, ...], list[Phrase]]
"""Phrases by their first two words, or by their only one: most places of a message need no comparison at all."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases to look for in one sender's messages, and the numbers of the tasks."""

    usual: Index
    own: Index  # the names of the tasks and of the sender's unit
    units: Index  # everybody's
    numbers: tuple[int, ...]


@lru_cache(maxsize=4096)
def phrase(words: str, kind: Kind | None, task: int = 0) -> Phrase:
    """The phrase that these words, written with diacritics, make. Most of them are the same for every sender."""
    strict, part = words.endswith("!"), words.endswith("*")
    words = words.rstrip("*!") or words
    folded, marks = zip(*((token.folded, token.marks) for token in tokenise(words)), strict=True)
    return Phrase(folded, marks, kind, task, part, strict)


def _index(phrases: list[Phrase]) -> Index:
    index: Index = {}
    for entry in phrases:
        index.setdefault(entry.folded[:2], []).append(entry)
    return {key: _longest_first(entries) for key, entries in index.items()}


def _longest_first(entries: list[Phrase]) -> list[Phrase]:
    """Of equally long ones the kind that stands first stays first."""
    return sorted(entries, key=lambda entry: -len(entry.folded))


@lru_cache(maxsize=1)
def general() -> Index:
    """The phrases of every office."""
    return _index([phrase(words, kind) for kind, listed in PHRASES.items() for words in listed.split("|")])


@lru_cache(maxsize=8)
def _usual(words: OwnWords) -> Index:
    """The phrases of every office, and of this one."""
    if not words:
        return general()
    own = _index([phrase(each, kind) for kind, listed in words for each in listed])
    return {**general(), **{key: _longest_first([*found, *general().get(key, [])]) for key, found in own.items()}}


def known_kind(words: str) -> Kind | None:
    """What these very words do in every office's messages; None if they are not known there."""
    entry = phrase(words, None)
    found = (each.kind for each in general().get(entry.folded[:2], ()) if each[:2] == entry[:2])
    return next(found, None)


@lru_cache(maxsize=8)
def _index_of_units(names: tuple[str, ...]) -> Index:
    return _index([phrase(name, Kind.OTHER) for name in names])


_TELEX_LENGTH = 13
"""No Vietnamese word is this long, in keys either."""


@lru_cache(maxsize=1)
def known_letters() -> frozenset[str]:
    """The letters of every word of the general phrases: what a Telex slip may have meant."""
    words = {word for entries in general().values() for entry in entries for word in entry.folded}
    return frozenset(words | {fold(word)[0] for word in NUMBER_WORDS})


@lru_cache(maxsize=1)
def _counted() -> dict[str, set[frozenset[str]]]:
    """Letters → the diacritics with which they are a thing that one counts."""
    found: dict[str, set[frozenset[str]]] = {}
    for word in COUNTED:
        letters, marks = fold(word.split()[0])
        found.setdefault(letters, set()).add(marks)
    return found


def is_counted(tokens: list[Token], at: int) -> bool:
    """Whether a thing that one counts stands here: "buổi", "đồng chí", but not the "ban" of "ban hành"."""
    if at >= len(tokens) or tokens[at].piece is not Piece.WORD:
        return False
    token = tokens[at]
    known = _counted().get(token.folded)
    if known is None or token.marks in known:
        return known is not None
    following = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    other = following in {"hanh", "dau", "chuc"} or (token.folded == "con" and following in _AFTER_STILL)
    return not (token.marks or token.exact or other)


_AFTER_STILL = frozenset({"dang", "chua", "do", "lai", "vuong", "cho", "thieu", "phai", "ket", "doi", "moi", "lam"})
"""After these "con" typed without diacritics is "còn"."""


def respell(token: Token) -> Token:
    """The token, or what was meant by one typed with the Vietnamese keyboard off."""
    if token.piece is not Piece.WORD or token.marks or not _TELEX_LENGTH > len(token.folded) > 1:
        return token
    if token.folded in known_letters():
        return token
    meant = untelex(token.folded)
    if meant == token.folded or meant not in known_letters():
        return token
    return Token(token.piece, token.raw, meant, token.marks, False, token.glued)


def find(tokens: list[Token], at: int, index: Index) -> Phrase | None:
    """The longest phrase of the index that starts at this token."""
    first = tokens[at].folded
    if at + 1 < len(tokens):
        for entry in index.get((first, tokens[at + 1].folded), ()):
            if _stands(entry, tokens, at):
                return entry
    for entry in index.get((first,), ()):
        if _same(tokens[at], first, entry.marks[0], entry.strict):
            return entry
    return None


def find_name(tokens: list[Token], at: int, lexicon: Lexicon) -> Phrase | None:
    """The longest name of a task or a unit that starts at this token; what is the sender's own goes first."""
    own, unit = find(tokens, at, lexicon.own), find(tokens, at, lexicon.units)
    if own is not None and len(own.folded) == 1 and _is_bare(tokens[at]):
        own = None  # "qua" is "quá" before it is "quà"
    if own is None or unit is None:
        return own or unit
    return unit if len(unit.folded) > len(own.folded) else own


def _is_bare(token: Token) -> bool:
    return token.folded in WORDS_WITHOUT_MARKS and not token.marks


def _stands(entry: Phrase, tokens: list[Token], at: int) -> bool:
    if len(entry.folded) > len(tokens) - at:
        return False
    words = zip(tokens[at : at + len(entry.folded)], entry.folded, entry.marks, strict=True)
    return all(_same(token, letters, marks, entry.strict) for token, letters, marks in words)


def _same(token: Token, letters: str, marks: frozenset[str], strict: bool) -> bool:
    if token.folded != letters:
        return False
    return token.marks == marks or not (token.marks or token.exact or strict)
