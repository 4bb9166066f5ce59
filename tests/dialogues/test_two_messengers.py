"""A difficulty from end to end between an official on one messenger and the office on another, with a restart in it."""

from typing import Any

from bot.channels.webchat import says
from core.rights import Role
from storage import inbox
from tests.dialogues.desk import QUANG, enrolled, matters
from tests.office import Office, Overheard

OTHER, CHAT = "other", "7001"


class Other(Overheard):
    """A second messenger: chats of its own, known by ids of its own."""

    name = OTHER


def connected(office: Office) -> Office:
    office.system.channels[OTHER] = Other()  # type: ignore[index]
    return office


async def write(office: Office, number: int, text: str = "", **more: Any) -> None:
    raw = says(CHAT, office.clock.now(), text, **more)
    await office.database.run(inbox.store, OTHER, "test", [(str(number), raw)], office.clock.now())
    await office.system.settle()


def heard(office: Office) -> list[Any]:
    return [row for row in office.rows() if (row.channel, row.chat) == (OTHER, CHAT) and row.edits is None]


def button(office: Office, label: str) -> dict[str, int]:
    """The newest one with this label."""
    found = [
        (row.id, place) for row in heard(office) for place, choice in enumerate(row.choices) if choice["label"] == label
    ]
    row, place = found[-1]
    return {"row": row, "index": place}


async def test_each_side_talks_on_its_own_messenger(office: Office) -> None:
    connected(office)
    code = await enrolled(office, "van-phong", Role.OFFICE)
    await write(office, 1, f"/start {code}")
    await write(office, 2, press=button(office, "Đồng ý"))
    talk = office.talk(QUANG)
    await talk.says("việc 1 vướng kinh phí in thư")
    assert "Vướng mắc số 1 – Phước Quang (việc 1)" in heard(office)[-1].body
    await write(office, 3, press=button(office, "Đề nghị làm rõ"))
    again = connected(office.restarted())
    await write(again, 4, "Cần bao nhiêu kinh phí?")
    talk = again.talk(QUANG)
    talk.hears("Đề nghị làm rõ vướng mắc số 1:\nCần bao nhiêu kinh phí?")
    await talk.says("số 1: khoảng 2 triệu đồng")
    assert "“khoảng 2 triệu đồng”" in heard(again)[-1].body
    await write(again, 5, press=button(again, "Trả lời"))
    third = connected(again.restarted())
    await write(third, 6, "Huyện cấp trong tuần.")
    talk = third.talk(QUANG)
    talk.hears("Văn phòng trả lời vướng mắc số 1:\nHuyện cấp trong tuần.")
    await talk.presses("Đã tháo gỡ")
    assert "Phước Quang báo vướng mắc số 1 đã được tháo gỡ" in heard(third)[-1].body
    [matter] = matters(third)
    assert [step["kind"] for step in matter["thread"]] == ["clarify", "reply", "answer", "resolved"]
    assert matter["state"] == "closed"
