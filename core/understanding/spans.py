"""A message as a row of spans: each known phrase, task, day and figure, in order."""

from datetime import date
from typing import NamedTuple

from core.understanding.amounts import amount_at
from core.understanding.dates import Day, day_at
from core.understanding.lexicon import Lexicon, Vocabulary, find, find_name, is_counted, respell
from core.understanding.tasks import Mention, mention_at
from core.understanding.text import Piece, Token, tokenise
from core.understanding.words import Kind


class Span(NamedTuple):
    """Some words of the message and what they do in it."""

    kind: Kind
    start: int
    end: int
    words: str = ""
    tasks: tuple[int, ...] = ()
    header: bool = False  # "2." or "Việc 2:" at the head of a line or an item
    named: bool = False  # the task was named by its words, not by its number
    part: bool = False  # and these name only a part of it
    doubled: bool = False  # an act that is also the name of a task: "quán triệt"
    doubtful: bool = False
    day: Day | None = None
    percent: int | None = None
    some: bool = False  # a count that says "not all": "4 việc làm được 2"
    whole: bool = False  # a count that is all of it: "4/4"


_POINTS = {",": Kind.COMMA, ":": Kind.COLON, "(": Kind.SKIP, ")": Kind.SKIP, "•": Kind.COMMA, "+": Kind.COMMA}


def spans_of(text: str, vocabulary: Vocabulary, today: date) -> list[Span]:
    """All spans of a message, without a gap."""
    lexicon = vocabulary.lexicon
    tokens = [respell(token) for token in tokenise(text)]
    spans: list[Span] = []
    at = 0
    while at < len(tokens):
        spans.extend(_spans_at(tokens, at, spans, lexicon, today))
        at = spans[-1].end
    return spans


def _spans_at(tokens: list[Token], at: int, before: list[Span], lexicon: Lexicon, today: date) -> list[Span]:
    token = tokens[at]
    previous = before[-1].kind if before else Kind.BREAK
    mention = mention_at(tokens, at, previous, lexicon, today)
    if mention is not None:
        return [_of_mention(mention, at)]
    amount = amount_at(tokens, at, previous)
    if amount is not None:
        kind = Kind.PERCENT if amount.percent is not None else Kind.COUNT
        return [Span(kind, at, at + amount.length, percent=amount.percent, whole=amount.whole)]
    day = day_at(tokens, at, today)
    if day is not None:
        return [Span(Kind.DAY, at, at + day.length, day=day)]
    if token.piece in (Piece.WORD, Piece.SIGN):
        return _of_phrase(tokens, at, before, lexicon)
    if token.piece is Piece.NUMBER and is_counted(tokens, at + 1):
        return [Span(Kind.FILL, at, at + 1, words=token.raw)]
    return [Span(_by_looks(token), at, at + 1, words=token.raw)]


def _of_mention(mention: Mention, at: int) -> Span:
    kind = Kind.TASK if mention.tasks else Kind.REST if mention.rest else Kind.COUNT
    return Span(
        kind,
        at,
        at + mention.length,
        tasks=mention.tasks,
        header=mention.header,
        doubtful=mention.doubtful,
        some=mention.some,
    )


def _of_phrase(tokens: list[Token], at: int, before: list[Span], lexicon: Lexicon) -> list[Span]:
    """The longest phrase here; a name of a task or a unit before a general phrase of the same length.

    What names a task may also be an act ("quán triệt", "ban hành"): then both spans stand for the same words.
    """
    usual = find(tokens, at, lexicon.usual)
    if usual is not None and usual.kind is Kind.EACH and _is_number(tokens, at + len(usual.folded)):
        return [Span(Kind.EXCEPT, at, at + 1, "moi")]  # "chỉ mỗi | việc 4"
    name = find_name(tokens, at, lexicon)
    if name is None or (usual is not None and len(usual.folded) > len(name.folded)):
        if usual is None:
            unknown = Kind.UNKNOWN if tokens[at].piece is Piece.WORD else Kind.SKIP
            return [Span(unknown, at, at + 1, tokens[at].folded)]
        span = Span(usual.kind or Kind.FILL, at, at + len(usual.folded), " ".join(usual.folded))
        return [*_names_inside(tokens, span, lexicon), span]
    end, words = at + len(name.folded), " ".join(name.folded)
    if name.kind is not None:
        return [Span(name.kind, at, end, words, named=True)]
    if _is_higher(tokens, end, before, lexicon):
        return [Span(Kind.SKIP, at, end, words)]
    spans = [Span(Kind.TASK, at, end, words, tasks=(name.task,), named=True, part=name.part)]
    if usual is not None and usual.kind is not None and len(usual.folded) == len(name.folded):
        spans.append(Span(usual.kind, at, end, words, doubled=True))
    return spans


def _is_number(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].piece is Piece.NUMBER


def _names_inside(tokens: list[Token], span: Span, lexicon: Lexicon) -> list[Span]:
    """The task that a longer phrase names in passing: "chưa ban hành"."""
    for at in range(span.start + 1, span.end if span.kind is Kind.DRAFT else 0):
        name = find_name(tokens, at, lexicon)
        if name is not None and name.kind is None and at + len(name.folded) == span.end:
            return [Span(Kind.TASK, span.start, span.end, tasks=(name.task,), named=True)]
    return []


def _is_higher(tokens: list[Token], end: int, before: list[Span], lexicon: Lexicon) -> bool:
    """Whether the name means a superior's paper: "kế hoạch của huyện", "KH 111", "theo … kế hoạch"."""
    if before and before[-1].kind in (Kind.ACCORDING, Kind.HIGHER):
        return True
    if end >= len(tokens):
        return False
    token = tokens[end]
    if token.piece is Piece.NUMBER:
        return len(token.raw) >= 2 and not token.raw.startswith("0")
    after = find(tokens, end, lexicon.usual)
    return after is not None and after.kind is Kind.HIGHER


def _by_looks(token: Token) -> Kind:
    if token.piece is Piece.STOP:
        return Kind.QUESTION_MARK if "?" in token.raw else Kind.BREAK
    if token.piece is Piece.DOC:
        return Kind.DOC
    if token.piece is Piece.QUOTE:
        return Kind.QUOTE
    if token.piece is Piece.LINK:
        return Kind.FOREIGN
    if token.piece is Piece.NUMBER:
        return Kind.UNKNOWN  # a number that was not understood may be what matters
    return _POINTS.get(token.raw, Kind.SKIP)
