"""Whose news a message tells: the sender's own unit's, or another's (R10)."""

from core.understanding.clause import Clause
from core.understanding.lexicon import Vocabulary
from core.understanding.span import Span
from core.understanding.words import Kind

_SPOKEN_BEFORE = frozenset({Kind.FINISH, Kind.OWN, Kind.HEARSAY, Kind.HEDGE, Kind.ASK, Kind.NOW, Kind.YET, Kind.PAST})
"""After one of these the first unit of a message is not the one that it speaks for."""

_BEFORE_OTHERS = frozenset(
    {"ben", "cua", "voi", "nhu", "o", "tai", "qua", "sang", "hoi", "cho", "theo", "cung", "giong"}
)
"""A unit after one of these is not who speaks."""


def with_own_unit(spans: list[Span], vocabulary: Vocabulary) -> list[Span]:
    """Where the sender is not known, the unit that the message starts with is the sender's."""
    place = None if vocabulary.own_unit else _speaker(spans)
    if place is None:
        return spans
    name, guessed = spans[place].words, not _introduces(spans, place)
    return [
        span._replace(kind=Kind.OWN, doubtful=guessed) if span.kind is Kind.OTHER and span.words == name else span
        for span in spans
    ]


def _introduces(spans: list[Span], place: int) -> bool:
    """`xã Phước Hưng …`, `Phước Hưng báo cáo …` speak for the unit; `Phước Hưng xong rồi` may only tell of it."""
    before = spans[place - 1].words if place else ""
    following = spans[place + 1].kind if place + 1 < len(spans) else None
    return before.endswith(_RANKS) or spans[place].words.startswith(_RANKS) or following in _INTRODUCED


_RANKS = ("xa", "tran", "ubnd", "hoi")
_INTRODUCED = (Kind.REPORT, Kind.COLON, Kind.COMMA)


def _speaker(spans: list[Span]) -> int | None:
    """The place of the unit for which the message speaks."""
    if any(span.kind is Kind.HEARSAY for span in spans):
        return None
    place = next((at for at, span in enumerate(spans) if span.kind is Kind.OTHER and span.named), None)
    if place is None or any(span.kind in _SPOKEN_BEFORE for span in spans[:place]):
        return None
    if place and spans[place - 1].words in _BEFORE_OTHERS:
        return None
    alone = {span.words for span in spans if span.kind is Kind.OTHER} == {spans[place].words}
    following = spans[place + 1].kind if place + 1 < len(spans) else None
    if following is Kind.HEDGE and spans[place + 1].words in _SAYS:
        return None
    return place if alone or following in (Kind.REPORT, Kind.PAST, Kind.COLON) else None


_PLAIN_OWN = frozenset({"xa", "thi tran", "ubnd xa"})
"""At a clause's head and without a name, the sender's own."""


_SAYS = frozenset({"noi", "bao", "keu", "noi la", "bao la", "keu la"})


def is_others_news(clause: Clause, before: bool) -> bool:
    """Whether the clause tells of another unit; so it goes on until one's own is named or a sentence ends."""
    kinds = [span.kind for span in clause.spans]
    if Kind.OTHER in kinds:
        return Kind.OWN not in kinds or kinds.index(Kind.OTHER) < kinds.index(Kind.OWN)
    if clause.spans[0].words in _PLAIN_OWN and Kind.HEARSAY not in kinds:
        return False
    first = next((kind for kind in kinds if kind not in (Kind.FILL, Kind.POLITE, Kind.SKIP)), None)
    superior = first is Kind.HIGHER and not {Kind.OWN, Kind.COLON, Kind.REPORT, Kind.HELP} & set(kinds)
    if superior or Kind.HEARSAY in kinds:
        return True
    if before and any(span.kind is Kind.TASK and not span.named for span in clause.spans) and Kind.BUT not in kinds:
        return not any(span.words in _PLAIN_OWN for span in clause.spans) and clause.ended is Kind.COMMA
    return before and clause.ended is Kind.COMMA and Kind.OWN not in kinds
