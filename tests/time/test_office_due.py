"""What has waited for the office for two working days is its own overdue: told once, with all that waits so long."""

import pytest
from sqlalchemy.orm import Session

from core.ledger import Kind
from core.states import State
from storage import difficulties, office_queue
from storage.rows import add
from storage.tables import Extension
from tests.office import Office, at
from tests.time.hands import OFFICE, QUANG, confirm_everything, person_id, raise_difficulty, switched_on, tell

SECOND = "van-phong/van-phong/2"


def told(office: Office) -> list[str]:
    return [sent.text for sent in office.talk(OFFICE).messages if "Chờ Văn phòng đã từ 2 ngày" in sent.text]


def days_of(office: Office) -> list[str]:
    return [row.key.split(":")[3][5:] for row in office.rows("notice:office_due:") if row.chat == OFFICE]


def answer(office: Office, row: int) -> None:
    desk = office.database.look(person_id, OFFICE)
    office.database.write(difficulties.answer, row, desk, office.clock.now())


def ask_for_later(office: Office, unit: str, task: int, state: str = "asked") -> None:
    status = office.status(unit, task)

    def write(session: Session) -> None:
        asked = Extension(
            directive_id=office.directive.id,
            number=1,
            assignment_id=status.assignment,
            asked_by=person_id(session, f"{unit}/dau-moi/1"),
            asked_at=office.clock.now(),
            reason="chờ mẫu",
            day_before=status.last_day,
            wanted=at("2024-03-05 00:00").date(),
            state=state,
        )
        add(session, asked)

    office.database.write(write)


async def test_on_the_second_working_day_each_of_the_office_hears_of_all_that_waits(office: Office) -> None:
    await office.until("2024-02-16 09:00")
    tell(office, "phuoc-quang", (1,), State.DONE)
    tell(office, "phuoc-quang", (2,), State.SAID_DONE)
    raise_difficulty(office, "phuoc-nghia", 3)
    ask_for_later(office, "phuoc-nghia", 4)
    await office.until("2024-02-19 18:00")
    assert told(office) == []
    await office.until("2024-02-20 08:00")
    (text,) = told(office)
    for line in (
        "• Phước Quang, việc 1 – báo hoàn thành, chờ xác nhận, từ ngày 16/02",
        "• Phước Quang, việc 2 – nhắn đã xong, chưa bấm lại, từ ngày 16/02",
        "• Phước Nghĩa, việc 3 – vướng mắc số 1, từ ngày 16/02",
        "• Phước Nghĩa, việc 4 – xin lùi mốc đến 05/3, từ ngày 16/02",
        "Xem và xử lý: /xacnhan, /vuongmac, /giahan.",
    ):
        assert line in text
    assert {row.chat for row in office.rows("notice:office_due:")} == {OFFICE, SECOND}
    assert {(row.kind, row.subject["event"]) for row in office.rows("notice:office_due:")} == {
        (Kind.NOTICE, "office_due")
    }


async def test_said_once_until_more_has_waited_so_long_and_then_all_of_it(office: Office) -> None:
    await office.until("2024-02-16 09:00")
    first = raise_difficulty(office, "phuoc-nghia", 1)
    await office.until("2024-02-21 09:00")
    raise_difficulty(office, "phuoc-quang", 2)
    await office.until("2024-02-23 09:00")
    assert days_of(office) == ["02-20", "02-23"]
    assert "vướng mắc số 1, từ ngày 16/02" in told(office)[1] and "vướng mắc số 2, từ ngày 21/02" in told(office)[1]
    answer(office, first)
    await office.until("2024-02-29 18:00")
    assert days_of(office) == ["02-20", "02-23"]


async def test_what_the_office_has_seen_to_is_not_told(office: Office) -> None:
    await office.until("2024-02-16 09:00")
    tell(office, "phuoc-quang", (1, 2), State.DONE)
    row = raise_difficulty(office, "phuoc-nghia", 1)
    ask_for_later(office, "phuoc-nghia", 2, state="granted")
    await office.until("2024-02-19 09:00")
    confirm_everything(office)
    answer(office, row)
    await office.until("2024-02-26 09:00")
    assert told(office) == []


async def test_what_was_not_settled_by_the_answer_waits_from_then_on(office: Office) -> None:
    await office.until("2024-02-16 09:00")
    row = raise_difficulty(office, "phuoc-nghia", 1)
    answer(office, row)
    await office.until("2024-02-21 09:00")
    office.database.write(difficulties.reopen, row, office.clock.now())
    await office.until("2024-02-23 09:00")
    assert days_of(office) == ["02-23"]
    assert "vướng mắc số 1, từ ngày 21/02" in told(office)[0]


async def test_a_claim_taken_back_and_made_again_waits_anew(office: Office) -> None:
    await office.until("2024-02-16 09:00")
    tell(office, "phuoc-quang", (1,), State.DONE)
    await office.until("2024-02-19 09:00")
    tell(office, "phuoc-quang", (1,), State.IN_PROGRESS)
    await office.until("2024-02-20 09:00")
    tell(office, "phuoc-quang", (1,), State.DONE)
    await office.until("2024-02-22 09:00")
    assert days_of(office) == ["02-22"]
    assert "từ ngày 20/02" in told(office)[0]


async def test_a_machine_that_was_off_tells_all_that_crossed_meanwhile_once(office: Office) -> None:
    await office.until("2024-02-16 09:00")
    raise_difficulty(office, "phuoc-nghia", 1)
    await switched_on(office, "2024-02-22 06:00")
    assert days_of(office) == ["02-22"]
    await office.until("2024-02-27 09:00")
    assert days_of(office) == ["02-22"]


async def test_many_are_cut_at_fifteen(office: Office) -> None:
    await office.until("2024-02-16 09:00")
    for unit in ("phuoc-quang", "phuoc-nghia", "phuoc-hoa", "phuoc-son", "phuoc-hung"):
        tell(office, unit, (1, 2, 3, 4), State.DONE)
    await office.until("2024-02-20 08:00")
    assert told(office)[0].count("•") == 15
    assert "và 5 mục khác." in told(office)[0]


async def test_the_unit_is_left_in_peace_meanwhile(office: Office) -> None:
    await office.until("2024-02-16 09:00")
    for task in (1, 2, 3, 4):
        raise_difficulty(office, "phuoc-quang", task)
    await office.until("2024-02-20 08:00")
    assert len(told(office)) == 1
    assert not [row for row in office.rows("nudge:") if row.chat == QUANG]


async def test_a_quiet_morning_is_one_cheap_look(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError("everything was looked at, and nothing had come")

    monkeypatch.setattr(office_queue, "waiting", forbidden)
    await office.until("2024-02-29 18:00")
    assert days_of(office) == []


async def test_what_was_sent_back_waits_from_when_it_is_claimed_again(office: Office) -> None:
    await office.until("2024-02-16 09:00")
    tell(office, "phuoc-quang", (1, 2), State.DONE)
    tell(office, "phuoc-quang", (1,), State.IN_PROGRESS)
    await office.until("2024-02-19 09:00")
    tell(office, "phuoc-quang", (1,), State.DONE)
    await office.until("2024-02-20 08:00")
    assert "việc 1" not in told(office)[-1]
    await office.until("2024-02-21 08:00")
    assert "Phước Quang, việc 1 – báo hoàn thành, chờ xác nhận, từ ngày 19/02" in told(office)[-1]


async def test_what_the_unit_is_asked_about_waits_for_the_unit(office: Office) -> None:
    """And once it has answered for the office again, as the claim that it is."""
    talk, desk = office.talk(QUANG), office.talk(OFFICE)
    await office.until("2024-02-16 09:00")
    tell(office, "phuoc-quang", (1,), State.DONE)
    await desk.says("/xacnhan")
    await desk.presses("Đề nghị làm rõ")
    await desk.says("Họp ngày nào?")
    await office.until("2024-02-21 09:00")
    assert told(office) == []
    await talk.presses("Trả lời")
    await talk.says("Họp sáng 14/02.")
    tell(office, "phuoc-quang", (2,), State.SAID_DONE)
    await office.until("2024-02-26 09:00")
    assert "Phước Quang, việc 1 – báo hoàn thành, chờ xác nhận, từ ngày 16/02" in told(office)[-1]
    assert "vướng mắc" not in told(office)[-1]
