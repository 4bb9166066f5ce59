"""An office that does without confirming: `[claims] confirm = false`. A unit's own tapped word is enough."""

from core.digest_words import digest_text
from core.directive import Claims
from storage.directives import current
from storage.figures import figures
from tests.dialogues.claiming import claim, wanting
from tests.dialogues.desk import DESK, NGHIA, QUANG, QUANG_LEADER, audits, open_step, reports
from tests.office import Office, at

NONE = Claims(confirm=False)


async def test_a_tapped_claim_is_final_and_no_word_promises_more(office: Office) -> None:
    talk, desk, leader = office.talk(QUANG), office.talk(DESK), office.talk(QUANG_LEADER)
    wanting(office, claims=NONE)
    await talk.says("cả 4 việc xong rồi")
    assert office.states("phuoc-quang") == ["said_done"] * 4
    await talk.presses("Đúng")
    assert office.states("phuoc-quang") == ["confirmed"] * 4
    assert office.status("phuoc-quang", 1).confirmed_at == office.status("phuoc-quang", 1).claimed_at
    leader.hears("UBND xã Phước Quang đã báo hoàn thành cả 4 nội dung", "Trân trọng cảm ơn")
    await talk.says("/viec")
    talk.hears("Báo hoàn thành.")
    assert not [sent.text for sent in [*talk.messages, *leader.messages] if "xác nhận" in sent.text]
    await desk.says("/xacnhan")
    desk.hears("Văn bản này không đặt bước xác nhận")


async def test_the_digest_says_what_units_said(office: Office) -> None:
    desk = office.talk(DESK)
    wanting(office, claims=NONE)
    await claim(office, 1, 2)
    await desk.says("/tonghop")
    heard = desk.hears("2 báo hoàn thành")
    assert "xác nhận" not in heard.text


async def test_a_closing_says_so_too_and_keeps_what_it_said(office: Office) -> None:
    desk = office.talk(DESK)
    wanting(office, claims=NONE)
    await claim(office, 1, 2)
    await office.until("2024-03-01 07:20")
    (closing,) = [sent.text for sent in desk.messages if sent.text.startswith("Chốt số liệu")]
    assert "2/12 việc báo hoàn thành đúng mốc. " in closing
    assert "xác nhận" not in closing
    wanting(office, claims=Claims())
    frozen = office.database.look(lambda s: figures(s, current(s), at("2024-03-01 00:00"), closing=True))
    assert "2/12 việc báo hoàn thành đúng mốc. " in digest_text(frozen)


async def test_it_is_still_one_tap_to_take_back(office: Office) -> None:
    talk = office.talk(QUANG)
    wanting(office, claims=NONE)
    await claim(office, 3)
    await talk.presses("Không ghi")
    assert office.status("phuoc-quang", 3).state is None


async def test_what_ends_it_is_told_to_the_office_as_it_was(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    wanting(office, claims=NONE)
    await claim(office, 3)
    await talk.says("việc 3 chưa xong, 27/02")
    talk.hears("từ “báo hoàn thành” thành “đang thực hiện, hẹn thứ Ba 27/02”")
    desk.hears("UBND xã Phước Quang báo lại việc 3: từ “báo hoàn thành” thành")


async def test_an_old_button_of_the_queue_says_that_it_is_turned_off(office: Office) -> None:
    desk = office.talk(DESK)
    await claim(office, 3)
    await desk.says("/xacnhan")
    wanting(office, claims=NONE)
    await desk.presses("Xác nhận")
    desk.hears("Văn bản này không đặt bước xác nhận")
    await desk.presses("Đề nghị làm rõ")
    desk.hears("Văn bản này không đặt bước xác nhận")
    assert [report["state"] for report in reports(office, "phuoc-quang", 3)] == ["said_done", "done"]
    assert "confirmed" not in [action for action, _ in audits(office)]


async def test_a_question_that_was_open_ends_with_it(office: Office) -> None:
    desk = office.talk(DESK)
    await claim(office, 3)
    await desk.says("/xacnhan")
    await desk.presses("Đề nghị bổ sung")
    wanting(office, claims=NONE)
    await desk.says("biên bản họp")
    desk.hears("Văn bản này không đặt bước xác nhận")
    assert open_step(office, DESK) is None
    assert office.status("phuoc-quang", 3).state == "confirmed"


async def test_turned_on_again_what_was_claimed_waits(office: Office) -> None:
    desk = office.talk(DESK)
    wanting(office, claims=NONE)
    await claim(office, 3)
    assert office.status("phuoc-quang", 3).state == "confirmed"
    wanting(office, claims=Claims())
    assert office.status("phuoc-quang", 3).state == "done"
    await desk.says("/xacnhan")
    await desk.presses("Xác nhận")
    wanting(office, claims=NONE)
    assert office.status("phuoc-quang", 3).office_confirmed


async def test_what_the_office_writes_down_is_final_too(office: Office) -> None:
    talk, desk, leader = office.talk(NGHIA), office.talk(DESK), office.talk("phuoc-nghia/lanh-dao/1")
    wanting(office, claims=NONE)
    await desk.says("/donvi phuoc nghia")
    await desk.presses("Ghi thay")
    await desk.says("cả 4 việc xong")
    await desk.presses("Không ghi tên")
    await desk.presses("Đúng")
    assert "Xác nhận" not in desk.buttons
    assert office.states("phuoc-nghia") == ["confirmed"] * 4
    talk.hears("Văn phòng ghi theo điện thoại", "việc 1, việc 2, việc 3, việc 4 – báo hoàn thành")
    leader.hears("UBND xã Phước Nghĩa đã báo hoàn thành cả 4 nội dung")


async def test_nothing_is_the_offices_overdue(office: Office) -> None:
    desk = office.talk(DESK)
    wanting(office, claims=NONE)
    await claim(office, 3)
    await office.talk(NGHIA).says("việc 2 xong")
    await office.until("2024-02-22 09:00")
    assert not [sent for sent in desk.messages if "Chờ Văn phòng đã từ 2 ngày" in sent.text]
