"""The table, and the order of what stands in it."""

import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from os import cpu_count
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import broadcasts, commands, latency, layers, ledgers, office, planning, sends, turns, understanding
from bench.local import Local, local_server
from bench.measure import Figure, NotMeasured
from bench.office import Office
from bench.size import Size

Group = Callable[[Local, Office, Size], Iterable[Figure]]
WIDTH = 200  # of a table that goes to a file


GROUPS: dict[str, Group] = {
    "broadcast": broadcasts.broadcast,
    "nudges": broadcasts.nudges,
    "sends": sends.figures,
    "layers": layers.figures,
    "turns": turns.figures,
    "latency": latency.figures,
    "memory": ledgers.memory,
    "ticking": ledgers.ticking,
    "planning": planning.figures,
    "understanding": understanding.figures,
    "rehearsal": commands.rehearsal,
    "page": commands.page,
}


def measured(names: Sequence[str], size: Size) -> Iterator[Figure]:
    with local_server() as server, tempfile.TemporaryDirectory() as folder:
        made = office.make(Path(folder) / "office.db", size.units, size.people)
        for name in names:
            begun = time.monotonic()
            for figure in _group(name, server, made, size):
                _tell(f"{figure.what}: {figure.shown}; {figure.peer} {figure.ratio}")
                yield figure
            _tell(f"{name}: {time.monotonic() - begun:.0f} s")


def _tell(line: str) -> None:
    """As it is taken: who is cut off has what was taken before."""
    print(line, file=sys.stderr, flush=True)


def _group(name: str, server: Local, made: Office, size: Size) -> Iterator[Figure]:
    """One that cannot be taken says why, and the others are taken all the same."""
    try:
        yield from GROUPS[name](server, made, size)
    except NotMeasured as reason:
        yield Figure(name, f"not measured: {reason}")
    except Exception as error:  # a bench's border
        yield Figure(name, f"not measured: {type(error).__name__}: {error}"[:200])


def show(figures: Iterable[Figure]) -> None:
    table = Table(title=f"{platform.machine()}, {cpu_count()} cores, Python {platform.python_version()}")
    for heading in ("what", "figure", "against", "ratio", "to reach"):
        table.add_column(heading, overflow="fold")
    for figure in figures:
        table.add_row(figure.what, figure.shown, figure.peer, figure.ratio, figure.wanted)
    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDTH)
    console.print(table, markup=False)
