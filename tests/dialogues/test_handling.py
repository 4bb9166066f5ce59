"""The inbox worker: what breaks is tried again alone, set aside with its stack, and holds back nobody else."""

import logging
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.channels.webchat import NAME, says
from bot.handling import KILLED, Handling
from core.channel import Incoming
from handlers import dispatch
from storage import inbox
from storage.database import Database
from storage.directives import Loaded
from tests.dialogues.desk import HOA, QUANG
from tests.office import Office

POISON = "qwerty uiop"


class Fragile:
    """Breaks on the poison as often as it is told."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.seen: list[str] = []

    def __call__(self, session: Session, directive: Loaded, message: Incoming, row: int, now: datetime) -> None:
        self.seen.append(message.text)
        dispatch.handle(session, directive, message, row, now)
        if message.text == POISON and self.times:
            self.times -= 1
            raise RuntimeError("a fault of ours")


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "bot.handling")


async def handled(office: Office, handler: Any, *messages: tuple[str, str]) -> Handling:
    """All of them wait before the first is handled."""
    raw = [(f"a{n}", says(chat, office.clock.now(), text)) for n, (chat, text) in enumerate(messages)]
    await office.database.run(inbox.store, NAME, "test", raw, office.clock.now())
    office.system.handling = worker(office, handler)
    await office.system.settle()
    return office.system.handling


def worker(office: Office, handler: Any) -> Handling:
    return Handling(office.database, office.system.channels, office.clock.now, shifted=True, handler=handler)


async def test_a_message_that_breaks_once_is_handled_the_second_time(office: Office) -> None:
    fragile = Fragile(1)
    await handled(office, fragile, (QUANG, POISON), (HOA, "việc 1 đang làm"))
    assert fragile.seen == [POISON, "việc 1 đang làm", POISON]
    office.talk(QUANG).hears("Chưa rõ tin này nói về việc nào")
    assert office.status("phuoc-hoa", 1).state == "in_progress"


async def test_three_times_broken_it_is_set_aside_with_its_stack_and_one_polite_line(office: Office) -> None:
    await handled(office, Fragile(9), (QUANG, POISON), (HOA, "việc 1 đang làm"))
    ((_, _, error),) = office.database.look(inbox.aside)
    assert error.startswith("Traceback") and "RuntimeError: a fault of ours" in error
    office.talk(QUANG).hears("Hệ thống gặp lỗi khi đọc tin này")
    assert not [sent for sent in office.talk(QUANG).messages if "Chưa rõ tin này" in sent.text], "nothing half-applied"
    assert office.status("phuoc-hoa", 1).state == "in_progress"


async def test_what_breaks_holds_back_its_own_chat_and_no_other(office: Office) -> None:
    fragile = Fragile(1)
    messages = (QUANG, POISON), (QUANG, "việc 2 đang làm"), (HOA, "việc 1 đang làm")
    await handled(office, fragile, *messages)
    assert fragile.seen == [POISON, "việc 1 đang làm", POISON, "việc 2 đang làm"]
    assert office.status("phuoc-quang", 2).state == "in_progress"


async def test_every_message_gets_its_own_reply(office: Office) -> None:
    await handled(office, Fragile(0), *[(QUANG, f"việc {n} đang làm") for n in (1, 2, 3, 4)])
    assert sum("Đã ghi" in sent.text for sent in office.talk(QUANG).messages) == 4


async def test_what_killed_the_process_three_times_is_set_aside_and_the_others_are_handled(office: Office) -> None:
    """An attempt is committed before it is made, so each start finds what the last one died of."""

    class Killed(BaseException):
        """Nothing of ours catches it, as nothing catches a signal."""

    def deadly(session: Session, directive: Loaded, message: Incoming, row: int, now: datetime) -> None:
        if message.text == POISON:
            raise Killed
        dispatch.handle(session, directive, message, row, now)

    raw = [(f"a{n}", says(QUANG, office.clock.now(), text)) for n, text in enumerate(("việc 1 đang làm", POISON))]
    await office.database.run(inbox.store, NAME, "test", raw, office.clock.now())
    for _ in range(3):
        with pytest.raises(Killed):
            await worker(office, deadly).drain()
    assert office.status("phuoc-quang", 1).state == "in_progress", "handled alone, before the one that kills"
    await worker(office, deadly).drain()
    ((_, _, error),) = office.database.look(inbox.aside)
    assert error == KILLED


async def test_a_database_that_goes_away_is_no_fault_of_a_message(office: Office) -> None:
    database = Forgetful(office.database.url, 9)
    raw = [("a1", says(QUANG, office.clock.now(), "việc 1 đang làm"))]
    await office.database.run(inbox.store, NAME, "test", raw, office.clock.now())
    hands = Handling(database, office.system.channels, office.clock.now, shifted=True)
    for _ in range(9):
        with pytest.raises(OperationalError):
            await hands.drain()
    await hands.drain()
    database.close()
    assert office.status("phuoc-quang", 1).state == "in_progress"
    assert office.database.look(inbox.aside) == []


class Forgetful(Database):
    """A disk that is full at every commit of a turn, so many times."""

    def __init__(self, url: str, times: int) -> None:
        super().__init__(url)
        self._times = times

    def write(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        if function.__name__ == "_turn" and self._times:
            self._times -= 1
            raise OperationalError("COMMIT", {}, Exception("disk full"))
        return super().write(function, *args, **kwargs)


async def test_a_message_set_aside_can_be_brought_back(office: Office) -> None:
    await handled(office, Fragile(3), (QUANG, "việc 1 đang làm"), (QUANG, POISON))
    ((row, _, _),) = office.database.look(inbox.aside)
    await office.database.run(inbox.bring_back, row)
    await office.system.settle()
    office.talk(QUANG).hears("Chưa rõ tin này nói về việc nào")


async def test_what_breaks_in_a_chat_that_cannot_be_written_to_is_set_aside_all_the_same(office: Office) -> None:
    """No line can be queued to half a letter; that must not bring everybody's handling to a stand."""
    raw = [("a1", says("\ud800", office.clock.now(), "ok")), ("a2", says(HOA, office.clock.now(), "việc 1 đang làm"))]
    await office.database.run(inbox.store, NAME, "test", raw, office.clock.now())
    await office.system.settle()
    assert len(office.database.look(inbox.aside)) == 1
    assert office.status("phuoc-hoa", 1).state == "in_progress"


async def test_an_update_that_is_no_update_is_set_aside_and_holds_up_nobody(office: Office) -> None:
    raw = [("a1", {"nonsense": True}), ("a2", says(QUANG, office.clock.now(), "việc 1 đang làm"))]
    await office.database.run(inbox.store, NAME, "test", raw, office.clock.now())
    await office.system.settle()
    assert len(office.database.look(inbox.aside)) == 1
    assert office.status("phuoc-quang", 1).state == "in_progress"


async def test_what_was_in_hand_at_the_end_is_tried_before_anything_else(office: Office) -> None:
    """Alone, and none of what has not been tried yet: if the process ends in it, nothing else can be at fault."""
    raw = [(f"a{n}", says(chat, office.clock.now(), "việc 1 đang làm")) for n, chat in enumerate((QUANG, HOA, QUANG))]
    rows = await office.database.run(inbox.store, NAME, "test", raw, office.clock.now())
    await office.database.run(inbox.try_now, rows[:2])
    fragile = Fragile(0)
    started = worker(office, fragile)
    await started.begin()
    assert len(fragile.seen) == 2
    assert [row.id for row in office.database.look(inbox.waiting)] == [rows[2]]
    assert await started.drain() == 1
