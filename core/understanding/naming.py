"""Tasks that a message names and says nothing else of: `việc 2, 3`, `2 và 3`, `cả 4`, `kế hoạch với quán triệt`."""

import re
from datetime import date

from core.text_folding import fold
from core.understanding.clauses import clauses_of
from core.understanding.lexicon import Vocabulary
from core.understanding.spans import spans_of
from core.understanding.words import Kind

_TELLING = frozenset(
    {Kind.NOT, Kind.NOT_FINISHED, Kind.YET, Kind.NOTHING, Kind.TROUBLE, Kind.DAY, Kind.EXCEPT, Kind.UNKNOWN}
)
_BARE = re.compile(r"\d(?:(?:\s*[,;+&]\s*|\s+(?:va|voi)\s+|\s+)\d)*")
_ALL = frozenset({"tat ca", "ca", "het", "toan bo", "tat"})


def named_tasks(text: str, vocabulary: Vocabulary, today: date) -> tuple[int, ...]:
    """In order, each once; none where something else is said, which may leave one of them out."""
    numbers = tuple(task.number for task in vocabulary.tasks)
    plain = fold(text).strip(" .")
    if _BARE.fullmatch(plain):
        return tuple(n for n in dict.fromkeys(map(int, re.findall(r"\d", plain))) if n in numbers)
    if plain in _ALL:
        return numbers
    spans = spans_of(text, vocabulary, today)
    if any(span.kind in _TELLING for span in spans):
        return ()
    return tuple(dict.fromkeys(task for clause in clauses_of(spans, numbers) for task in clause.tasks))
