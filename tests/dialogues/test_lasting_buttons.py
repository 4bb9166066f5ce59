"""A button that lasts may be pressed although another of the same message was, and again."""

from typing import Any

import pytest

from bot.channels.webchat import NAME
from bot.demo import _theirs
from core.ledger import Kind
from core.texts import labels
from storage import chats, outbox
from storage.outbox import Address, Choice, Draft
from tests.dialogues.desk import DESK, QUANG, also_speaks_for
from tests.office import Office, Talk

SEE, RECEIVED, ASK = labels.SEE_TASKS, labels.RECEIVED, labels.ASK_OFFICE


@pytest.fixture
async def talk(office: Office) -> Talk:
    return await _told(office, QUANG)


async def _told(office: Office, person: str) -> Talk:
    """A notice with two buttons that last around one that does not."""
    buttons = [
        Choice(SEE, "tasks.show", lasting=True),
        Choice(RECEIVED, "opening.received"),
        Choice(ASK, "question.ask", lasting=True),
    ]
    to = Address(None, NAME, person)
    row = Draft("notice:test:lasting:1", Kind.NOTICE, to, "Hai nút ở lại.", office.clock.now(), buttons)
    await office.database.run(outbox.queue, row)
    await office.system.settle()
    return office.talk(person)


def _notice(office: Office) -> Any:
    return next(row for row in office.rows("notice:test"))


async def test_it_stands_however_often_it_is_pressed(office: Office, talk: Talk) -> None:
    for _ in range(2):
        await talk.presses(SEE)
        talk.hears("Việc của UBND xã Phước Quang")
        assert len(talk.news) == 1
    await talk.presses(ASK)
    assert _notice(office).chosen is None
    assert not [row for row in office.rows() if row.edits == _notice(office).id]


async def test_another_one_pressed_leaves_it_standing(office: Office, talk: Talk) -> None:
    await talk.presses(RECEIVED)
    (edit,) = [row for row in office.rows() if row.edits == _notice(office).id]
    assert [choice["label"] for choice in edit.choices] == [SEE, ASK]
    await talk.presses(SEE)
    talk.hears("Việc của UBND xã Phước Quang")
    with pytest.raises(AssertionError):
        await talk.presses(RECEIVED)


async def test_the_edited_messages_own_buttons_work(office: Office, talk: Talk) -> None:
    """A messenger shows the buttons of the edit, which are that row's."""
    await talk.presses(RECEIVED)
    (edit,) = [row for row in office.rows() if row.edits == _notice(office).id]
    sent = office.database.look(chats.one, edit.id)
    assert sent is not None
    await talk.presses_on(sent, 0)
    talk.hears("Việc của UBND xã Phước Quang")


async def test_the_offices_may_be_typed_by_its_label_however_much_was_said_since(office: Office) -> None:
    await also_speaks_for(office, DESK, "phuoc-quang")
    talk = await _told(office, DESK)
    await talk.says("đã nhận")
    talk.hears("Đã ghi nhận")
    await talk.says("/tonghop")
    await talk.says("xem các việc")
    talk.hears("Việc của UBND xã Phước Quang")


async def test_the_page_shows_what_was_chosen_beside_what_still_stands(office: Office, talk: Talk) -> None:
    await talk.presses(RECEIVED)
    line = _theirs(next(sent for sent in talk.messages if sent.id == _notice(office).id))
    assert ([button.label for button in line.buttons], line.chosen) == ([SEE, ASK], RECEIVED)


async def test_one_who_has_left_the_post_presses_in_vain(office: Office, talk: Talk) -> None:
    sent = talk.messages[-1]
    other = office.talk("phuoc-hoa/dau-moi/1")
    await other.presses_on(sent, 0)
    other.hears_nothing()
