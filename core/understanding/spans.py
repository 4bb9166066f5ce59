"""A message as a row of spans: each known phrase, task, day and figure, in order."""

from datetime import date

from core.understanding.amounts import amount_at, spelled_at
from core.understanding.dates import day_at
from core.understanding.day_words import Day
from core.understanding.in_place import kind_in_place, letters_at
from core.understanding.lexicon import Lexicon, Phrase, Vocabulary, find, find_name, is_counted, respell
from core.understanding.span import Span
from core.understanding.tasks import Mention, mention_at
from core.understanding.text import Piece, Token, tokenise
from core.understanding.words import Kind

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
    spelled = spelled_at(tokens, at)
    mention = mention_at(tokens, at, previous, lexicon, today) if spelled is None else None
    if mention is not None:
        return [_of_mention(mention, at)]
    amount = spelled or amount_at(tokens, at, previous, today)
    if amount is not None:
        kind = Kind.PERCENT if amount.percent is not None else Kind.COUNT
        return [Span(kind, at, at + amount.length, percent=amount.percent, whole=amount.whole)]
    day = day_at(tokens, at, today)
    if day is not None:
        return [_of_day(day, tokens, at, today)]
    if token.piece in (Piece.WORD, Piece.SIGN):
        return _of_phrase(tokens, at, before, lexicon)
    kind = _of_number(tokens, at) if token.piece is Piece.NUMBER else _by_looks(token)
    return [Span(kind, at, at + 1, words=token.raw)]


def _of_day(day: Day, tokens: list[Token], at: int, today: date) -> Span:
    end = at + day.length
    if day.day == today and _is_as_of(tokens, at, end):
        return Span(Kind.FILL, at, end, "hom nay")
    return Span(Kind.DAY, at, end, day=day)


def _of_number(tokens: list[Token], at: int) -> Kind:
    """A number of things, a paper's, or one that was not understood and so may be what matters."""
    if is_counted(tokens, at + 1) or _is_two_figured(tokens, at):
        return Kind.FILL
    return Kind.DOC if at and tokens[at - 1].folded == "so" else Kind.UNKNOWN


def _is_as_of(tokens: list[Token], at: int, end: int) -> bool:
    """`tính đến hôm nay, …`, `hôm nay 30/9 xã báo cáo …`: as of when, and no day of the work."""
    before = tokens[at - 1].folded if at else ""
    after = [token.folded for token in tokens[end : end + 5]]
    if before in {"den", "toi"}:
        return bool(after) and (after[0] in {":", ",", "xa", "thi"} or at == 1)
    if {"da", "roi", "vua", "moi"} & set(after):
        return False
    return at < 4 and "bao" in after[:4] and "cao" in after


def _is_two_figured(tokens: list[Token], at: int) -> bool:
    """`01 camera`: how many, as papers write it."""
    return tokens[at].raw[0] == "0" and len(tokens[at].raw) == 2 and at + 1 < len(tokens) and _is_word(tokens[at + 1])


def _is_word(token: Token) -> bool:
    return token.piece is Piece.WORD


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
    shorter = _cut_short(usual, tokens, at) if usual is not None else None
    if shorter is not None:
        return [shorter]
    name = find_name(tokens, at, lexicon)
    if name is None or (usual is not None and _goes_first(usual, name)):
        return _of_usual(usual, tokens, at, before, lexicon)
    end, words = at + len(name.folded), " ".join(name.folded)
    if name.kind is not None:
        return [Span(name.kind, at, end, words, named=True)]
    return _of_task(name, usual, tokens, at, before, lexicon)


def _of_task(
    name: Phrase, usual: Phrase | None, tokens: list[Token], at: int, before: list[Span], lexicon: Lexicon
) -> list[Span]:
    end, words = at + len(name.folded), " ".join(name.folded)
    if _is_higher(tokens, end, before, lexicon):
        return [Span(Kind.SKIP, at, end, words)]
    doubtful = tokens[at].raw == "kh" and letters_at(tokens, end) in _ENDED  # "không xong"?
    if doubtful and before and before[-1].kind is Kind.TASK:
        return [Span(Kind.NOT, at, end, "khong")]  # "việc 1 kh xong"
    task = Span(Kind.TASK, at, end, words, tasks=(name.task,), named=True, part=name.part, doubtful=doubtful)
    if usual is None or usual.kind is None or len(usual.folded) != len(name.folded):
        return [task]
    return [task, Span(usual.kind, at, end, words, doubled=True)]


def _cut_short(usual: Phrase, tokens: list[Token], at: int) -> Span | None:
    """`xã | ban hành`, `chỉ mỗi | việc 4`: the second word of the phrase belongs to what follows."""
    if usual.folded == ("xa", "ban") and letters_at(tokens, at + 2) == "hanh":
        return Span(Kind.FILL, at, at + 1, "xa")
    if usual.kind is Kind.EACH and _is_number(tokens, at + len(usual.folded)):
        return Span(Kind.EXCEPT, at, at + 1, "moi")
    return None


def _goes_first(usual: Phrase, name: Phrase) -> bool:
    """A longer phrase; and "hội trường", typed without diacritics, before the part of a task "hội trưởng"."""
    if name.part and usual.folded == name.folded and usual.marks != name.marks:
        return True
    return len(usual.folded) > len(name.folded)


def _of_usual(usual: Phrase | None, tokens: list[Token], at: int, before: list[Span], lexicon: Lexicon) -> list[Span]:
    """A phrase of every office, with the names of tasks inside it; or a word that nobody knows."""
    if usual is None:
        unknown = Kind.UNKNOWN if tokens[at].piece is Piece.WORD else Kind.SKIP
        return [Span(unknown, at, at + 1, tokens[at].folded)]
    kind = kind_in_place(usual.kind or Kind.FILL, tokens, at, before)
    span = Span(kind, at, at + len(usual.folded), " ".join(usual.folded))
    return [*_names_inside(tokens, span, lexicon), span]


_ENDED = frozenset({"xong", "hoan", "on", "ok", "dat"})


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
    """Whether the name means another paper: "kế hoạch của huyện", "KH 111", "theo kế hoạch", "kế hoạch tiêm phòng"."""
    if before and before[-1].kind in (Kind.ACCORDING, Kind.HIGHER):
        return True
    if end >= len(tokens):
        return False
    token = tokens[end]
    if token.piece is Piece.NUMBER:
        return len(token.raw) >= 2 and not token.raw.startswith("0")
    after = find(tokens, end, lexicon.usual)
    return after is not None and after.kind in (Kind.HIGHER, Kind.FOREIGN)


def _by_looks(token: Token) -> Kind:
    if token.piece is Piece.STOP:
        return Kind.QUESTION_MARK if "?" in token.raw else Kind.BREAK
    if token.piece is Piece.DOC:
        return Kind.DOC
    if token.piece is Piece.QUOTE:
        return Kind.QUOTE
    if token.piece is Piece.LINK:
        return Kind.FOREIGN
    return _POINTS.get(token.raw, Kind.SKIP)
