"""Evidence given back: the list, the files, and to whom."""

from dataclasses import replace

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.channels.webchat import says
from bot.wiring import System
from storage import assignments, chats, evidence_lists, inbox
from storage.outbox import outbox
from tests.dialogues.desk import ADMIN, DESK, HOA, QUANG, QUANG_LEADER, audits, offer
from tests.office import Office, Overheard
from tests.some_files import EXE, PDF, picture


async def asks(office: Office, person: str, task: int, unit: str = "phuoc-quang") -> None:
    await offer(office, person, "evidence.show", a=office.status(unit, task).assignment)
    await office.talk(person).presses("Xem")


def unit_id(office: Office, code: str) -> int:
    return office.database.look(assignments.unit_ids, [code])[code]


@pytest.fixture
async def filed(office: Office) -> Office:
    """Two files of task 2, one of which was refused, and one of no task."""
    talk = office.talk(QUANG)
    await talk.sends("Kế hoạch 08.pdf", PDF, "việc 2 đang làm")
    await talk.sends("chay.pdf", EXE, "việc 2 đang làm")
    await office.until("2024-02-16 15:00")
    await talk.sends("", picture(), kind="photo")
    return office


@pytest.mark.parametrize("person", [DESK, ADMIN, QUANG, QUANG_LEADER])
async def test_who_may_see_it_gets_the_file(filed: Office, person: str) -> None:
    await asks(filed, person, 2)
    text = filed.talk(person).hears("Minh chứng của UBND xã Phước Quang, việc 2: 2 tệp.").text
    (line, refused, _) = filed.database.look(evidence_lists.every)
    assert f"1. Kế hoạch 08.pdf (việc 2; 1 KB; {line.person}, 7 giờ ngày 15/02; mã {line.sha256[:8]})" in text
    assert "2. chay.pdf" in text and "không nhận được: hệ thống chỉ nhận ảnh" in text and refused.state == "refused"
    assert filed.web.handed == [(person, "Kế hoạch 08.pdf", PDF)]


async def test_the_units_list_has_what_is_of_no_task(filed: Office) -> None:
    await offer(filed, DESK, "evidence.show", unit=unit_id(filed, "phuoc-quang"))
    await filed.talk(DESK).presses("Xem")
    filed.talk(DESK).hears("Minh chứng của UBND xã Phước Quang: 3 tệp.", "3. anh-3.jpg (chưa rõ việc;")
    assert [name for _, name, _ in filed.web.handed] == ["Kế hoạch 08.pdf", "anh-3.jpg"]


@pytest.mark.parametrize("whole_unit", [False, True])
async def test_another_unit_sees_nothing(filed: Office, whole_unit: bool) -> None:
    named = {"unit": unit_id(filed, "phuoc-quang")} if whole_unit else {"a": filed.status("phuoc-quang", 2).assignment}
    await offer(filed, HOA, "evidence.show", **named)
    await filed.talk(HOA).presses("Xem")
    filed.talk(HOA).hears("không thuộc phần việc của anh/chị")
    assert not filed.web.handed
    assert ("refused", {"right": "see_all"}) in audits(filed)


async def test_nothing_yet_and_nothing_there(filed: Office) -> None:
    await asks(filed, DESK, 4)
    filed.talk(DESK).hears("Chưa có minh chứng nào")
    await offer(filed, DESK, "evidence.show", a=10**6)
    await filed.talk(DESK).presses("Xem")
    filed.talk(DESK).hears("không thuộc phần việc")


async def test_many_are_given_in_portions(office: Office) -> None:
    talk = office.talk(QUANG)
    for number in range(12):
        await talk.sends(f"{number}.pdf", PDF + bytes([number]), "việc 2 đang làm")
    await asks(office, DESK, 2)
    office.talk(DESK).hears("Còn 2 tệp.")
    assert len(office.web.handed) == 10
    await office.talk(DESK).presses("Xem tiếp")
    assert [name for _, name, _ in office.web.handed] == [f"{number}.pdf" for number in range(12)]


class Other(Overheard):
    """A second messenger."""

    name = "other"


class Bare(Other):
    """One that takes no files."""

    abilities = replace(Other.abilities, documents=False)


@pytest.mark.parametrize("messenger", [Other, Bare])
async def test_the_office_gets_it_in_its_own_messenger(filed: Office, messenger: type[Other]) -> None:
    """Whatever messenger it came from; one that takes no files says where to see it."""
    other = messenger()
    system = System(filed.database, filed.clock, {"webchat": filed.web, "other": other}, folder=filed.folder)
    await filed.database.run(chats.open_for_all, "other", filed.clock.now())
    assignment = filed.status("phuoc-quang", 2).assignment
    await offer(filed, DESK, "evidence.show", a=assignment)
    button = filed.talk(DESK).messages[-1]
    await filed.database.run(_moved, button.id)
    raw = says(DESK, filed.clock.now(), press={"row": button.id, "index": 0})
    await filed.database.run(inbox.store, "other", "test", [("1", raw)], filed.clock.now())
    await system.settle()
    texts = [sent.text for sent in filed.database.look(chats.sent_to, "other", DESK)]
    assert "Minh chứng của UBND xã Phước Quang, việc 2: 2 tệp." in texts[-2] and texts[-1] == "Kế hoạch 08.pdf"
    if messenger is Bare:
        assert other.handed == [] and other.said[-1].endswith("nhờ xem tại bảng theo dõi hoặc bằng Telegram.")
    else:
        assert other.handed == [(DESK, "Kế hoạch 08.pdf", PDF)]


def _moved(session: Session, row: int) -> None:
    session.execute(update(outbox).where(outbox.c.id == row).values(channel="other"))


async def test_a_file_that_has_vanished_from_the_disk_is_no_fault_of_the_others(filed: Office) -> None:
    (line, *_) = filed.database.look(evidence_lists.every)
    folder = filed.folder
    assert folder is not None
    folder.path(line.sha256).unlink()
    await offer(filed, DESK, "evidence.show", unit=unit_id(filed, "phuoc-quang"))
    await filed.talk(DESK).presses("Xem")
    assert [name for _, name, _ in filed.web.handed] == ["anh-3.jpg"]
