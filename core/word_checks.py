"""What may be wrong with the words that an office adds in `[words]`."""

from collections.abc import Callable, Iterator
from itertools import chain

from core.directive import DirectiveFile
from core.faults import Fault, Path, guess
from core.understanding.lexicon import known_kind, phrase
from core.understanding.words import OWN_KINDS, Kind

_LONGEST = 6
"""Words of one phrase."""


def _unknown_kinds(file: DirectiveFile) -> Iterator[Fault]:
    for kind in file.words:
        if kind not in OWN_KINDS:
            known = ", ".join(OWN_KINDS)
            yield ("words", kind), f"không có loại từ “{kind}”{guess(kind, OWN_KINDS)} (các loại: {known})"


def _useless_phrases(file: DirectiveFile) -> Iterator[Fault]:
    for path, _, words in _listed(file):
        if not any(char.isalpha() for char in words):
            yield path, f"“{words}” không có chữ nào"
        elif len(phrase(words, None).folded) > _LONGEST:
            yield path, f"“{words}” dài quá {_LONGEST} tiếng: chỉ ghi cụm từ, không ghi cả câu"


def _other_meanings(file: DirectiveFile) -> Iterator[Fault]:
    """What the program already takes for something else would make other messages be misread."""
    for path, kind, words in _listed(file):
        known = known_kind(words)
        if known is not None and known is not kind:
            yield path, f"“{words}” đã được hiểu theo nghĩa khác ({known.value}), không thêm được vào “{path[1]}”"


def _twice(file: DirectiveFile) -> Iterator[Fault]:
    """The same words under two kinds."""
    seen: dict[str, Path] = {}
    for path, _, words in _listed(file):
        first = seen.setdefault(words.lower(), path)
        if first != path:
            yield path, f"“{words}” đã ghi ở “{first[1]}”"


def _listed(file: DirectiveFile) -> Iterator[tuple[Path, Kind, str]]:
    return chain.from_iterable(
        ((("words", kind, at), OWN_KINDS[kind], words) for at, words in enumerate(listed))
        for kind, listed in file.words.items()
        if kind in OWN_KINDS
    )


CHECKS: tuple[Callable[[DirectiveFile], Iterator[Fault]], ...] = (
    _unknown_kinds,
    _useless_phrases,
    _other_meanings,
    _twice,
)
