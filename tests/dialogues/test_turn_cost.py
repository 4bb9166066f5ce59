"""What a turn asks of the database. A count is no timing: it is the same on every machine, and cannot creep up."""

from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from bot.channels.webchat import NAME, WebChat, says
from handlers import dispatch
from storage import inbox
from tests.dialogues.desk import QUANG
from tests.office import Office

LOOK, UNDOABLE, KEPT = "SELECT", "SAVEPOINT", "RELEASE"


async def verbs(office: Office, person: str, text: str = "", **more: Any) -> list[str]:
    """The first words of the statements by which one message is handled, in order, as SQLite gets them."""
    now, directive = office.clock.now(), office.directive
    raw = says(person, now, text, **more)
    (row,) = await office.database.run(inbox.store, NAME, "count", [("1", raw)], now)
    message = WebChat().parse(raw)
    assert message is not None

    def handle(session: Session) -> list[str]:
        seen: list[str] = []
        trace(session.connection(), seen.append)
        dispatch.handle(session, directive, message, row, now)
        trace(session.connection(), None)
        return [statement.split()[0] for statement in seen]

    return office.database.write(handle)


def trace(connection: Connection, keep: Any) -> None:
    driver: Any = connection.connection.driver_connection
    driver.set_trace_callback(keep)


async def test_a_sure_report_is_two_looks_and_two_inserts(office: Office) -> None:
    done = await verbs(office, QUANG, "việc 2 đang làm, thứ 6 xong")
    assert done == [LOOK, UNDOABLE, LOOK, "INSERT", "INSERT", KEPT]
    assert office.status("phuoc-quang", 2).state == "in_progress"


async def test_an_acknowledgement_is_two_looks_and_an_insert(office: Office) -> None:
    assert await verbs(office, QUANG, "ok") == [LOOK, UNDOABLE, LOOK, "INSERT", KEPT]


async def test_a_claim_in_words_costs_no_more(office: Office) -> None:
    done = await verbs(office, QUANG, "việc 1 xong rồi ạ")
    assert done == [LOOK, UNDOABLE, LOOK, "INSERT", "INSERT", KEPT]


async def test_a_button_looks_at_its_row_and_what_was_said_since(office: Office) -> None:
    await office.talk(QUANG).says("việc 1 xong rồi ạ")
    asked = office.rows("reply:")[-1]
    done = await verbs(office, QUANG, press={"row": asked.id, "index": 0})
    looks = [LOOK] * 2  # the row pressed, and who presses; then the unit's statuses, and newer news
    assert done == [LOOK, UNDOABLE, LOOK, "UPDATE", *looks, "INSERT", "INSERT", "INSERT", KEPT]
    assert office.status("phuoc-quang", 1).state == "done"


async def test_much_that_was_said_before_changes_nothing(office: Office) -> None:
    """The reports that a turn reads of a task are those since the one that ended what was before it."""
    for _ in range(3):
        await office.talk(QUANG).says("việc 2 đang làm, thứ 6 xong")
    assert await verbs(office, QUANG, "việc 2 đang làm") == [LOOK, UNDOABLE, LOOK, "INSERT", "INSERT", KEPT]


async def test_a_difficulty_tells_the_whole_office_by_one_statement(office: Office) -> None:
    done = await verbs(office, QUANG, "vướng kinh phí ạ")
    staff = len(office.rows("notice:difficulty"))
    # The matter is looked at with its names once it has its number; one INSERT stands for many rows.
    assert done == [LOOK, UNDOABLE, LOOK, "INSERT", LOOK, LOOK, LOOK, *["INSERT"] * (1 + staff), KEPT]


async def test_nobody_known_is_told_by_a_look_and_a_line(office: Office) -> None:
    assert (await verbs(office, "stranger", "xin chào"))[0] == LOOK
    rows = office.database.look(lambda s: s.scalar(select(inbox.inbox.c.id).order_by(inbox.inbox.c.id.desc())))
    assert office.rows(f"reply:{rows}:")
