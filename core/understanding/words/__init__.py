"""The words of office chat, as data: what each says about the state of a piece of work.

Words are written with their diacritics; they are also found without (`text.py`), unless a `!` stands behind the phrase.
Where two phrases fit, the longer one wins; where one phrase is of two kinds, the kind that stands first. Only what any
office would write stands here; what names a directive's tasks comes from its file, and an office may add words of its
own there (`own.py`).
"""

from core.understanding.words.kinds import Kind
from core.understanding.words.own import OWN_KINDS, OwnWords, own_words
from core.understanding.words.spelling import (
    ABBREVIATIONS,
    COUNTED,
    FRACTION_SIGNS,
    NOT_BEFORE,
    NUMBER_WORDS,
    WEEKDAYS,
    WORDS_WITHOUT_MARKS,
)
from core.understanding.words.talk import TALK
from core.understanding.words.telling import TELLING
from core.understanding.words.troubles import TROUBLES
from core.understanding.words.work import WORK

PHRASES: dict[Kind, str] = {
    kind: (WORK | TELLING | TROUBLES | TALK)[kind] for kind in Kind if kind in WORK | TELLING | TROUBLES | TALK
}
"""Every kind with its words, in the order of the kinds."""

__all__ = [
    "ABBREVIATIONS",
    "COUNTED",
    "FRACTION_SIGNS",
    "NOT_BEFORE",
    "NUMBER_WORDS",
    "OWN_KINDS",
    "PHRASES",
    "WEEKDAYS",
    "WORDS_WITHOUT_MARKS",
    "Kind",
    "OwnWords",
    "own_words",
]
