"""What planning costs at the sizes of a district, a province and the whole country: what is due, not what exists."""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bench import office
from bench.local import Local
from bench.measure import Figure
from bench.office import NOW, NUDGES_DUE, Office
from bench.processes import PYTHON, finished
from bench.size import Size
from scheduler.tick import next_due, tick
from storage.database import Database

PATIENCE = 300.0  # seconds, making the office included
WANTED = {10_598: ("≤ 5 ms", "≤ 5 s, ≤ 300 MB")}


def figures(_server: Local, _office: Office, size: Size) -> Iterator[Figure]:
    """Each in a process of its own, so that its memory is its own."""
    for units in size.planned:
        with tempfile.TemporaryDirectory() as folder:
            words = [PYTHON, "-m", "bench.planning", folder, str(units)]
            idle, whole, longest, rows, memory = map(float, finished(words, Path(folder), PATIENCE).split())
        for_idle, for_due = WANTED.get(units, ("", ""))
        yield Figure(f"a tick over {units:,} units × 4 tasks, nothing due", f"{idle * 1000:.1f} ms", "", "", for_idle)
        shown = f"{whole:.2f} s, {rows:,.0f} rows, longest transaction {longest * 1000:.0f} ms, {memory:.0f} MB"
        yield Figure(f"{units:,} units' reminders due at once", shown, "", "", for_due)


def main(folder: Path, units: int) -> None:
    """Prints seconds of an idle tick, of all portions, of the longest; rows written; the peak of memory in MB."""
    made = office.make(folder / "office.db", units, units)
    with Database(office.url(made.file)) as database:
        idle = statistics.median(_timed(database, NOW + timedelta(seconds=n)) for n in range(20))
        database.write(office.planned_until, NUDGES_DUE - timedelta(minutes=1))
        portions = list(_portions(database))
        rows = database.look(lambda session: session.connection().exec_driver_sql(_COUNT).scalar())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(idle, sum(portions), max(portions), rows, memory)


_COUNT = "SELECT count(*) FROM outbox WHERE kind = 'nudge'"


def _timed(database: Database, now: object) -> float:
    begun = time.perf_counter()
    database.look(next_due, now)
    database.write(tick, now)
    return time.perf_counter() - begun


def _portions(database: Database) -> Iterator[float]:
    """Seconds of each transaction, until nothing is left to write."""
    more = True
    while more:
        begun = time.perf_counter()
        more = database.write(tick, NUDGES_DUE)
        yield time.perf_counter() - begun


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
