"""A chat that is blocked, open again, moved or a group; and what proves that a message arrived."""

from sqlalchemy import update

from bot.channels.webchat import NAME, WebChat, says
from bot.wiring import System
from core.channel import Fate, Outcome, Outgoing
from core.ledger import Kind, RowState
from storage import accounts, outbox, people, reach
from storage.outbox import Address, Draft
from storage.outbox import outbox as rows
from tests.dialogues.desk import QUANG
from tests.office import Office


def person(office: Office) -> int:
    actor = office.database.look(people.actor, NAME, QUANG, office.clock.now().date())
    assert actor is not None
    return actor.person


async def test_who_blocks_us_is_not_written_to_and_who_writes_again_gets_what_waited(office: Office) -> None:
    await office.receive(says(QUANG, office.clock.now(), reach="blocked"))
    to = office.database.look(people.address, person(office))
    assert to == Address(person(office))
    office.database.write(outbox.queue, Draft("one", Kind.NOTICE, to, "tin đang chờ", office.clock.now()))
    talk = office.talk(QUANG)
    await talk.says("việc 1 đang làm")
    talk.hears("tin đang chờ")
    assert office.database.look(people.address, person(office)).chat == QUANG


async def test_what_waits_in_a_lost_chat_goes_to_the_persons_next_one(office: Office) -> None:
    now = office.clock.now()
    office.database.write(accounts.bind, person(office), NAME, "second phone", now)
    second = office.database.look(people.actor, NAME, "second phone", now.date())
    assert second is not None
    office.database.write(accounts.agree, second, now)
    first = Address(second.person, NAME, QUANG)
    office.database.write(outbox.queue, *(Draft(key, Kind.NOTICE, first, key, now) for key in ("one", "two")))
    blocks = Blocking()
    await System(office.database, office.clock, {NAME: blocks}, pictures=False).settle()
    assert [(call.chat, call.text) for call in blocks.calls] == [
        (QUANG, "one"),
        ("second phone", "one"),
        ("second phone", "two"),
    ]
    assert office.rows("one")[0].state == "sent"
    assert office.database.look(reach.unreported, now.date()) == [], "nobody need be called who is still reached"


class Blocking(WebChat):
    """A messenger of which one chat has blocked us."""

    def __init__(self) -> None:
        self.calls: list[Outgoing] = []

    async def send(self, message: Outgoing) -> Outcome:
        self.calls.append(message)
        if message.chat == QUANG:
            return Outcome(Fate.REFUSED, reason="blocked", unreachable=True)
        return Outcome(Fate.SENT, ref="1")


async def test_a_group_hears_one_line_when_we_are_added_and_nothing_more(office: Office) -> None:
    await office.receive(says("-100", office.clock.now(), reach="added", private=False))
    await office.receive(says("-100", office.clock.now(), "việc 1 xong rồi", private=False))
    (row,) = [row for row in office.rows("reply:") if row.chat == "-100"]
    assert "nhắn riêng" in row.body


async def test_a_chat_that_moved_takes_its_person_and_its_messages_along(office: Office) -> None:
    talk = office.talk("new id")
    await office.receive(says(QUANG, office.clock.now(), moved_to="new id"))
    await talk.says("việc 1 đang làm")
    talk.hears("Đã ghi")


async def unknown(office: Office) -> int:
    """A message with buttons of which nobody knows whether it arrived."""
    await office.talk(QUANG).says("viec 1 xong roi")
    row = office.rows("reply:")[-1]
    lost = {"state": RowState.UNKNOWN, "ref": None, "sent_at": None, "lost_answers": 9}
    office.database.write(lambda s: s.execute(update(rows).where(rows.c.id == row.id).values(**lost)))
    return int(row.id)


async def test_a_press_on_a_message_proves_that_it_arrived(office: Office) -> None:
    row = await unknown(office)
    await office.receive(says(QUANG, office.clock.now(), press={"row": row, "index": 0, "ref": "77"}))
    found = office.database.look(outbox.get, row)
    assert found is not None
    assert (found.state, found.ref) == (RowState.SENT, "77")


async def test_a_reply_to_it_proves_it_too_but_no_other_message_does(office: Office) -> None:
    row = await unknown(office)
    await office.talk(QUANG).says("việc 2 đang làm")
    found = office.database.look(outbox.get, row)
    assert found is not None and found.state is RowState.UNKNOWN
    await office.talk(QUANG).says("việc 3 đang làm", reply_to={"ref": "77", "row": row})
    found = office.database.look(outbox.get, row)
    assert found is not None and (found.state, found.ref) == (RowState.SENT, "77")


async def test_a_stranger_proves_nothing(office: Office) -> None:
    row = await unknown(office)
    await office.receive(says("phuoc-hoa/dau-moi/1", office.clock.now(), "ok", reply_to={"ref": "77", "row": row}))
    found = office.database.look(outbox.get, row)
    assert found is not None and found.state is RowState.UNKNOWN
