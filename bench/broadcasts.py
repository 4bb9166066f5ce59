"""What has to go to many at once, against a server that refuses what Telegram refuses."""

import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bench import office
from bench.bot import running
from bench.local import Local
from bench.measure import Figure, percentile
from bench.office import NUDGES_DUE, Office
from bench.size import Size

A_SECOND = 30
LIMITS = {"per_second": A_SECOND, "per_chat": 1}
BEFORE = timedelta(seconds=3)  # how long the process has run when the reminders fall due


def broadcast(server: Local, made: Office, _: Size) -> Iterator[Figure]:
    """From the order in the database to the last message accepted, planning included."""
    allowed = made.people / A_SECOND
    with tempfile.TemporaryDirectory() as folder:
        file = made.copy(Path(folder))
        server.reset(**LIMITS)
        with running(server, file):
            office.order_broadcast(file, made.people)
            ordered = time.monotonic()
            server.wait(allowed * 3 + 30, sends=made.people)
        books = server.books()
    last, first = books["accepted"][made.people - 1], books["accepted"][0]
    shown = (
        f"{last - ordered:.1f} s ({last - first:.1f} s of sending), {books['chats']:,} chats, {books['refused']} × 429"
    )
    what = f"a broadcast to {made.people:,}, server at {A_SECOND}/s and 1/s a chat"
    yield Figure(what, shown, f"{allowed:.0f} s allowed", f"{(last - ordered) / allowed:.3f} ×", "≤ 1.03 ×, no 429")


def nudges(server: Local, made: Office, _: Size) -> Iterator[Figure]:
    """A reminder for each unit, all due at 07:15: from due to accepted."""
    allowed = made.units / A_SECOND
    with tempfile.TemporaryDirectory() as folder:
        file = made.copy(Path(folder))
        office.planned(file, NUDGES_DUE - timedelta(minutes=1))
        server.reset(**LIMITS)
        with running(server, file, start=NUDGES_DUE - BEFORE):
            server.wait(allowed * 3 + 30, sends=made.units)
            time.sleep(0.5)  # until the last outcomes are written
        late, refused = _lateness(server, file), server.books()["refused"]
    p95 = percentile(late, 0.95)
    shown = f"p95 {p95:.1f} s, last {late[-1]:.1f} s, {refused} × 429"
    what = f"lateness of {made.units} reminders due at 07:15"
    yield Figure(what, shown, f"{allowed:.0f} s allowed", f"{p95 / allowed:.2f} ×", "≤ 1.05 ×")


def _lateness(server: Local, file: Path) -> list[float]:
    """Seconds, in order. Between the bot's shifted clock and the server's stands what is the least from accepted to
    recorded, over all messages: too much by one recording, never too little."""
    accepted: list[float] = server.books()["accepted"]
    recorded = office.sent_instants(file)
    after = {n: (at - NUDGES_DUE).total_seconds() for n, at in recorded.items()}
    shift = min(after[n] - accepted[n - 1] for n in after)
    return sorted(accepted[n - 1] + shift for n in after)
