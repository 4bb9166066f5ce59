"""Whatever order things happen in: rows move only as allowed, the books close, an update is kept once."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from core.channel import Fate, Outcome, Outgoing
from core.ledger import MOVES, Kind, RowState
from scheduler.claiming import Parcel
from scheduler.outcomes import record, recover
from storage import calls, inbox, lines, outbox
from storage.database import Database
from storage.lines import Slots
from storage.outbox import Address, Draft
from storage.outbox import outbox as rows
from tests.storage.moments import NOW

CHATS = ("a", "b", "c")
FATES = tuple(Fate)
KINDS = (Kind.REPLY, Kind.NOTICE, Kind.NUDGE, Kind.BROADCAST)


class Books(RuleBasedStateMachine):
    """The storage's own operations, in any order, on a real file."""

    migrated: Path

    @initialize()
    def opened(self) -> None:
        self.folder = TemporaryDirectory()
        self.database = Database(f"sqlite:///{copy(self.migrated, Path(self.folder.name) / 'dondoc.db')}")
        self.now: datetime = NOW
        self.queued = 0
        self.given: set[str] = set()
        self.under_way: dict[int, Parcel] = {}
        self.states: dict[int, RowState] = {}

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    @rule(kind=st.sampled_from(KINDS), chat=st.sampled_from(CHATS), again=st.booleans())
    def queue(self, kind: Kind, chat: str, again: bool) -> None:
        number = max(self.queued - 1, 0) if again else self.queued
        made = self.database.write(
            outbox.queue,
            Draft(f"row:{number}", kind, Address(None, "telegram", chat), "…", self.now, expires=self.now + _DAY),
        )
        assert len(made) <= 1
        self.queued += len(made)

    @rule(count=st.integers(1, 4))
    def claim(self, count: int) -> None:
        shut = {parcel.message.chat for parcel in self.under_way.values()}
        ready = self.database.look(lines.ready, self.now, Slots("telegram", count, 1, shut))
        taken = self.database.write(calls.take, ready, self.now)
        assert taken == set(ready)
        for row in self.database.look(outbox.get_all, sorted(taken)):
            assert row.chat is not None and row.chat not in shut, "one of a chat"
            shut.add(row.chat)
            self.under_way[row.id] = Parcel(
                row.id, row.kind, "telegram", row.attempts, row.planned_at, Outgoing(row.chat, "…")
            )

    @rule(fate=st.sampled_from(FATES), unreachable=st.booleans())
    def answer(self, fate: Fate, unreachable: bool) -> None:
        if self.under_way:
            _, parcel = self.under_way.popitem()
            outcome = Outcome(fate, ref="1", reason="why", unreachable=unreachable and fate is Fate.REFUSED)
            rests = self.database.write(record, [(parcel, outcome)], self.now)
            assert {rest.row for rest in rests} <= {parcel.row}

    @rule()
    def resend(self) -> None:
        doubts = self.database.look(calls.doubtful, self.now)
        again = [doubt.row for doubt in doubts if doubt.resend_after is not None]
        self.database.write(calls.send_again, again)

    @rule()
    def crash(self) -> None:
        self.under_way.clear()
        self.database.write(recover, self.now)

    @rule(hours=st.integers(0, 30))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.database.write(outbox.expire, self.now)

    @rule(keys=st.lists(st.integers(0, 20).map(str), max_size=5))
    def receive(self, keys: list[str]) -> None:
        new = self.database.write(inbox.store, "telegram", "1", [(key, {"n": key}) for key in keys], self.now)
        assert len(new) == len(set(keys) - self.given)
        self.given |= set(keys)

    @invariant()
    def the_books_close(self) -> None:
        if not hasattr(self, "database"):
            return
        found = self._rows()
        assert len(found) == self.queued, "planned is planned, whatever came of it"
        ended = Counter(row.state for row in found)
        assert sum(ended[state] for state in RowState) == self.queued
        assert all(row.reason for row in found if row.state in ("unknown", "failed", "skipped"))
        assert {row.id for row in found if row.state == RowState.SENDING} == set(self.under_way)
        assert self.database.look(inbox.count) == len(self.given)

    @invariant()
    def rows_move_as_allowed(self) -> None:
        if not hasattr(self, "database"):
            return
        for row in self._rows():
            before, now = self.states.get(row.id, RowState.WAITING), RowState(row.state)
            assert now is before or _reachable(before, now), f"{before} became {now}"
            self.states[row.id] = now

    def _rows(self) -> list[Any]:
        query = select(rows.c.id, rows.c.state, rows.c.reason)
        return list(self.database.look(lambda session: session.execute(query).all()))


_DAY = timedelta(hours=24)


def _reachable(source: RowState, target: RowState) -> bool:
    """By one move, or by the two that one transaction makes."""
    return target in MOVES[source] or any(target in MOVES[between] for between in MOVES[source])


def test_any_sequence_keeps_the_moves_and_closes_the_books(migrated_file: Path) -> None:
    machine: type[Books] = type("OnACopy", (Books,), {"migrated": migrated_file})
    case = machine.TestCase
    case.settings = settings(max_examples=25, stateful_step_count=30, deadline=None, database=None)
    case().runTest()
