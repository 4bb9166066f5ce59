"""Whether a clause tells that the work is stuck."""

from core.states import State
from core.understanding.evidence import Evidence
from core.understanding.said import Said
from core.understanding.span import Span
from core.understanding.words import Kind


def troubled(seen: Evidence) -> Said | None:
    """Stuck, or waiting for means or for a superior (R5)."""
    if seen.has(Kind.SOLVED):
        return Said(State.IN_PROGRESS, doubt=1, weak=True)
    plain = seen.has(Kind.TROUBLE) or _lacks_means(seen.spans)
    caused = _is_caused(seen.spans)
    if plain or caused or seen.has(Kind.WAIT_ABOVE):
        return Said(State.BLOCKED, day=seen.ahead, doubt=not plain, difficulty=True)
    return None


def _is_caused(spans: tuple[Span, ...]) -> bool:
    """`chưa làm được vì …`, `do mưa nên chưa họp`; in "vì kế hoạch chưa xong" the work is itself the cause."""
    place = next((at for at, span in enumerate(spans) if span.kind is Kind.CAUSE and span.words != "bi"), None)
    denied = [at for at, span in enumerate(spans) if _is_denial(span)]
    if place is None or not (denied or spans[place].words == "nen chua"):
        return False
    if any(span.words in _NOT_OUR_TURN for span in spans):
        return False
    if spans[place].words == "nen chua":
        return not any(span.kind is Kind.FINISH for span in spans[place + 1 :])  # "nên chưa tính là xong"
    if not denied:
        return False
    so = any(span.words == "nen" for span in spans[place : denied[-1]])  # "do …, nên … chưa"
    return so or denied[0] < place or spans[place + 1].kind is not Kind.TASK


_NOT_OUR_TURN = frozenset(
    {"chua toi dot", "chua den dot", "chua toi luot", "chua den luot", "chua thuoc dien", "khong thuoc dien"}
)
"""Not yet asked of the unit: no trouble."""


def _is_denial(span: Span) -> bool:
    """`chưa`, and what has it in it: `chưa ban hành`."""
    drafted = span.kind is Kind.DRAFT and span.words.startswith("chua")
    return drafted or span.kind in (Kind.YET, Kind.NOTHING, Kind.NOT_FINISHED)


def _lacks_means(spans: tuple[Span, ...]) -> bool:
    """`chưa có kinh phí`, `thiếu người`."""
    lacking = {Kind.YET, Kind.NOT, Kind.LACK, Kind.NOTHING}
    return any(
        span.kind is Kind.RESOURCE
        and any(item.kind in lacking or item.words == "can" for item in spans[max(0, place - 3) : place])
        for place, span in enumerate(spans)
    )
