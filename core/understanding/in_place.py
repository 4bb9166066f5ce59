"""What a phrase does where it stands, if not what it does elsewhere."""

from collections.abc import Callable

from core.understanding.span import Span
from core.understanding.text import Piece, Token
from core.understanding.words import Kind


def kind_in_place(kind: Kind, tokens: list[Token], at: int, before: list[Span]) -> Kind:
    """What a phrase that does `kind` elsewhere does here."""
    if tokens[at].folded in ("cho", "chi") and not (tokens[at].marks or tokens[at].exact):
        return _unmarked(kind, tokens, at)
    rule = _RULES.get(kind)
    return rule(tokens, at, before) or kind if rule is not None else kind


def _rest(tokens: list[Token], at: int, before: list[Span]) -> Kind | None:
    """`thôn còn lại` are no tasks."""
    return Kind.FILL if at and tokens[at].folded == "con" and tokens[at - 1].folded in _NO_TASKS else None


_NO_TASKS = frozenset({"thon", "xa", "tran", "vi", "hoi", "bo", "phong", "nguoi", "chuc", "to", "khu", "pho"})


def _future(tokens: list[Token], at: int, before: list[Span]) -> Kind | None:
    """`mới xong được 2 việc`."""
    counts = _words(tokens, at) == ["moi", "xong", "duoc"] and letters_at(tokens, at + 3).isdecimal()
    return Kind.FINISH if counts else None


def _foreign(tokens: list[Token], at: int, before: list[Span]) -> Kind | None:
    """`việc 3 lịch họp sáng 27/9`."""
    named = any(span.kind is Kind.TASK for span in before[-3:])
    return Kind.MEET if named and tokens[at].folded == "lich" else None


def _higher(tokens: list[Token], at: int, before: list[Span]) -> Kind | None:
    """`Văn phòng – Thống kê` is the commune's own post."""
    after = [token.folded for token in tokens[at + 1 : at + 5] if token.piece is Piece.WORD]
    return Kind.OWN if tokens[at].folded in ("van", "vp") and "thong" in after[:2] and "ke" in after[:3] else None


def _nearly(tokens: list[Token], at: int, before: list[Span]) -> Kind | None:
    """`điều kiện chuẩn bị xong` is not "about to be"."""
    named = bool(before) and before[-1].kind is Kind.TASK and before[-1].named
    return Kind.FINISH if named and _words(tokens, at) == ["chuan", "bi", "xong"] else None


def _fill(tokens: list[Token], at: int, before: list[Span]) -> Kind | None:
    """`toi nay xong`: until now, or this evening; `chiều xong`: of which day?"""
    words = _words(tokens, at)
    if words[:2] == ["toi", "nay"]:
        return None if tokens[at].marks else Kind.LIMIT
    return Kind.LIMIT if words[0] in _PARTS_OF_DAY and words[1:2] in (["xong"], ["hoan"], ["ban"]) else None


_PARTS_OF_DAY = frozenset({"sang", "trua", "chieu", "toi"})


def _resource(tokens: list[Token], at: int, before: list[Span]) -> Kind | None:
    """`có 30 người dự`: how many came, and no want of people."""
    return Kind.FILL if at and tokens[at].folded == "nguoi" and tokens[at - 1].folded.isdecimal() else None


def _words(tokens: list[Token], at: int) -> list[str]:
    return [token.folded for token in tokens[at : at + 3]]


_RULES: dict[Kind, Callable[[list[Token], int, list[Span]], Kind | None]] = {
    Kind.REST: _rest,
    Kind.FUTURE: _future,
    Kind.FOREIGN: _foreign,
    Kind.HIGHER: _higher,
    Kind.NEARLY: _nearly,
    Kind.RESOURCE: _resource,
    Kind.FILL: _fill,
}


def _unmarked(kind: Kind, tokens: list[Token], at: int) -> Kind:
    """`cho` and `chi` typed without diacritics are "cho" and "chị" before they are "chờ" and "chỉ"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if kind is Kind.NOW and tokens[at].folded == "cho":
        return Kind.UNKNOWN if following is not None and following.folded in _WAITED_FOR else Kind.FILL
    ends = following is None or following.piece in (Piece.STOP, Piece.POINT) or following.folded in _AFTER_ADDRESS
    return Kind.POLITE if kind is Kind.LIMIT and tokens[at].folded == "chi" and ends else kind


_WAITED_FOR = frozenset(
    {
        "hop", "ky", "duyet", "xong", "lay", "dong", "y", "gop", "phat", "viec", "ke", "kh", "quan", "qt", "phoi", "ph",
        "dieu", "noi", "v",
    }
)  # fmt: skip
"""Before these "cho" may well be "chờ"."""

_AFTER_ADDRESS = frozenset(
    {"oi", "a", "nhe", "nha", "nghe", "nghen", "coi", "gui", "nhan", "hoi", "noi", "dung", "thong"}
)


def letters_at(tokens: list[Token], at: int) -> str:
    return tokens[at].folded if at < len(tokens) else ""
