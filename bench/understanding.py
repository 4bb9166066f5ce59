"""How the labelled messages are read: rates, what is taken for what, and the time a message takes."""

import statistics
import time
from collections import Counter
from collections.abc import Iterator

from bench.local import Local
from bench.measure import Figure
from bench.office import Office
from bench.size import Size
from core.understanding import understand
from tests.core.labelled import FILES, Case, cases, rates
from tests.core.understanding_vocabulary import ANYBODY

WANTED = "≥ 92, 90, 94, 98, 60 %"


def figures(_server: Local, _office: Office, _size: Size) -> Iterator[Figure]:
    every = [case for file in FILES for case in cases(file)]
    for file in FILES:
        yield Figure(f"{file.stem}: intent, labels, state, sure right, sure", _shown(cases(file)), "", "", WANTED)
    wrong = sum(case.false_done for case in every)
    yield Figure("not done, read as a sure done", str(wrong), "", "", "0")
    yield from _confusion("intent", [(case.intent, case.reading.intent.value) for case in every])
    yield from _confusion("state", [pair for case in every if case.clear for pair in _states(case)])
    yield _time(every)


def _shown(found: list[Case]) -> str:
    reached = rates(found)
    shares = (reached.intent, reached.labels, reached.state, reached.sure_right, reached.sure_status)
    return f"{', '.join(f'{share * 100:.0f}' for share in shares)} % of {len(found)}"


def _states(case: Case) -> list[tuple[str, str]]:
    """Of each task that is spoken of: what is said, what is read."""
    read = {task: str(state) for task, state, _, _ in case.read}
    return [(str(state), read.get(task, "nothing")) for task, state, _, _ in case.labels]


def _confusion(what: str, pairs: list[tuple[str, str]]) -> Iterator[Figure]:
    for told in sorted({told for told, _ in pairs}):
        taken = Counter(read for said, read in pairs if said == told)
        row = ", ".join(f"{name} {count}" for name, count in taken.most_common())
        yield Figure(f"{what} {told} is taken for", row)


def _time(every: list[Case]) -> Figure:
    spent = sorted(_spent(case) for case in every)
    shown = f"{statistics.median(spent) * 1000:.2f} ms median, {spent[-1] * 1000:.1f} ms the longest"
    return Figure("reading a message", shown, "", "", "≤ 1 ms")


def _spent(case: Case) -> float:
    started = time.perf_counter()
    understand(case.text, ANYBODY, case.today)
    return time.perf_counter() - started
