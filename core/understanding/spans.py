"""A message as a row of spans: each known phrase, task, day and figure, in order."""

from datetime import date
from typing import NamedTuple

from core.understanding.amounts import amount_at, spelled_at
from core.understanding.dates import Day, day_at
from core.understanding.lexicon import Lexicon, Phrase, Vocabulary, find, find_name, is_counted, respell
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
    spelled = spelled_at(tokens, at)
    mention = mention_at(tokens, at, previous, lexicon, today) if spelled is None else None
    if mention is not None:
        return [_of_mention(mention, at)]
    amount = spelled or amount_at(tokens, at, previous, today)
    if amount is not None:
        kind = Kind.PERCENT if amount.percent is not None else Kind.COUNT
        return [Span(kind, at, at + amount.length, percent=amount.percent, whole=amount.whole)]
    day = day_at(tokens, at, today)
    if day is not None and day.day == today and _is_as_of(tokens, at, at + day.length):
        return [Span(Kind.FILL, at, at + day.length, "hom nay")]
    if day is not None:
        return [Span(Kind.DAY, at, at + day.length, day=day)]
    if token.piece in (Piece.WORD, Piece.SIGN):
        return _of_phrase(tokens, at, before, lexicon)
    if token.piece is Piece.NUMBER and (is_counted(tokens, at + 1) or _is_two_figured(tokens, at)):
        return [Span(Kind.FILL, at, at + 1, words=token.raw)]
    if token.piece is Piece.NUMBER and at and tokens[at - 1].folded == "so":
        return [Span(Kind.DOC, at, at + 1, words=token.raw)]
    return [Span(_by_looks(token), at, at + 1, words=token.raw)]


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
    if usual is not None and usual.folded == ("xa", "ban") and _letters_at(tokens, at + 2) == "hanh":
        return [Span(Kind.FILL, at, at + 1, "xa")]  # "xã | ban hành"
    if usual is not None and usual.kind is Kind.EACH and _is_number(tokens, at + len(usual.folded)):
        return [Span(Kind.EXCEPT, at, at + 1, "moi")]  # "chỉ mỗi | việc 4"
    name = find_name(tokens, at, lexicon)
    if name is None or (usual is not None and _goes_first(usual, name)):
        return _of_usual(usual, tokens, at, before, lexicon)
    end, words = at + len(name.folded), " ".join(name.folded)
    if name.kind is not None:
        return [Span(name.kind, at, end, words, named=True)]
    if _is_higher(tokens, end, before, lexicon):
        return [Span(Kind.SKIP, at, end, words)]
    if tokens[at].raw == "kh" and _letters_at(tokens, end) in _ENDED and before and before[-1].kind is Kind.TASK:
        return [Span(Kind.NOT, at, end, "khong")]  # "việc 1 kh xong"
    doubtful = tokens[at].raw == "kh" and _letters_at(tokens, end) in _ENDED  # "không xong"?
    spans = [Span(Kind.TASK, at, end, words, tasks=(name.task,), named=True, part=name.part, doubtful=doubtful)]
    if usual is not None and usual.kind is not None and len(usual.folded) == len(name.folded):
        spans.append(Span(usual.kind, at, end, words, doubled=True))
    return spans


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
    kind = _in_place(usual.kind or Kind.FILL, tokens, at, before)
    span = Span(kind, at, at + len(usual.folded), " ".join(usual.folded))
    return [*_names_inside(tokens, span, lexicon), span]


def _in_place(kind: Kind, tokens: list[Token], at: int, before: list[Span]) -> Kind:
    """What a phrase does here: "thôn còn lại" are no tasks, "điều kiện chuẩn bị xong" is not "about to be"."""
    if kind is Kind.REST and at and tokens[at].folded == "con" and _is_thing(tokens, at - 1):
        return Kind.FILL
    if kind is Kind.FUTURE and [token.folded for token in tokens[at : at + 3]] == ["moi", "xong", "duoc"]:
        return Kind.FINISH if _is_number(tokens, at + 3) else kind  # "mới xong được 2 việc"
    if kind is Kind.FOREIGN and tokens[at].folded == "lich" and any(span.kind is Kind.TASK for span in before[-3:]):
        return Kind.MEET  # "việc 3 lịch họp sáng 27/9"
    if kind is Kind.HIGHER and _is_own_post(tokens, at):
        return Kind.OWN
    if tokens[at].folded in ("cho", "chi") and not (tokens[at].marks or tokens[at].exact):
        return _unmarked(kind, tokens, at)
    named = bool(before) and before[-1].kind is Kind.TASK and before[-1].named
    if kind is Kind.NEARLY and named and [token.folded for token in tokens[at : at + 3]] == ["chuan", "bi", "xong"]:
        return Kind.FINISH
    return kind


def _unmarked(kind: Kind, tokens: list[Token], at: int) -> Kind:
    """`cho` and `chi` typed without diacritics are "cho" and "chị" before they are "chờ" and "chỉ"."""
    if kind is Kind.NOW and tokens[at].folded == "cho":
        return Kind.FILL
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = following is None or following.piece in (Piece.STOP, Piece.POINT) or following.folded in _AFTER_ADDRESS
    return Kind.POLITE if kind is Kind.LIMIT and tokens[at].folded == "chi" and ends else kind


_AFTER_ADDRESS = frozenset(
    {"oi", "a", "nhe", "nha", "nghe", "nghen", "coi", "gui", "nhan", "hoi", "noi", "dung", "thong"}
)


def _is_own_post(tokens: list[Token], at: int) -> bool:
    """`Văn phòng – Thống kê` is the commune's own post."""
    after = [token.folded for token in tokens[at + 1 : at + 5] if token.piece is Piece.WORD]
    return tokens[at].folded in ("van", "vp") and "thong" in after[:2] and "ke" in after[:3]


_NO_TASKS = frozenset({"thon", "xa", "tran", "vi", "hoi", "bo", "phong", "nguoi", "chuc", "to", "khu", "pho"})


def _is_thing(tokens: list[Token], at: int) -> bool:
    """Whether this is one of many units, hamlets or people, which a task is not."""
    return tokens[at].folded in _NO_TASKS


def _letters_at(tokens: list[Token], at: int) -> str:
    return tokens[at].folded if at < len(tokens) else ""


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
