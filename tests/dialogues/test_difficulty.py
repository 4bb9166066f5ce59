"""Difficulties: raised by a message, heard by the office at once, answered, ended."""

from tests.dialogues.desk import ADMIN, DESK, QUANG, SECOND_DESK, audits, matters, open_step
from tests.office import Office


async def test_a_message_opens_one_and_the_office_hears_at_once(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 1 vướng kinh phí in thư, làm bảng")
    talk.hears("Văn phòng đã nhận vướng mắc số 1 của UBND xã Phước Quang (việc 1)", "việc này không bị nhắc")
    sent = desk.hears("Vướng mắc số 1 – Phước Quang (việc 1)", "“việc 1 vướng kinh phí in thư, làm bảng”", "0900")
    assert sent.choices[:3] == ["Trả lời", "Đề nghị làm rõ", "Nhận xử lý"]
    office.talk(SECOND_DESK).hears("Vướng mắc số 1")
    assert office.talk(ADMIN).messages == []
    [matter] = matters(office)
    assert (matter["state"], matter["task"], matter["unit"]) == ("open", 1, "phuoc-quang")
    assert office.status("phuoc-quang", 1).state == "blocked"


async def test_the_answer_reaches_the_official_and_both_see_the_state(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("/vuongmac việc 1 chưa có nguồn in thư")
    await desk.presses("Trả lời")
    desk.hears("câu trả lời cho vướng mắc số 1")
    await desk.says("Huyện cấp kinh phí trong tuần.")
    desk.hears("Đã chuyển trả lời vướng mắc số 1 đến UBND xã Phước Quang")
    office.talk(SECOND_DESK).hears("đã trả lời vướng mắc số 1 của Phước Quang")
    assert talk.hears("Văn phòng trả lời vướng mắc số 1:\nHuyện cấp").choices == ["Đã tháo gỡ", "Chưa"]
    await desk.says("/vuongmac")
    desk.hears("Vướng mắc số 1 – Phước Quang (việc 1): đã trả lời, chờ đơn vị")
    await talk.says("/vuongmac")
    talk.hears("Vướng mắc số 1 (việc 1) – Văn phòng đã trả lời")
    await talk.says("/huy")
    [matter] = matters(office)
    assert (matter["state"], matter["thread"][0]["text"]) == ("answered", "Huyện cấp kinh phí trong tuần.")


async def test_resolved_ends_it_and_asks_how_the_task_stands(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 1 vướng kinh phí in thư")
    await desk.presses("Trả lời")
    await desk.says("Đã cấp.")
    await talk.presses("Đã tháo gỡ")
    talk.hears("vướng mắc số 1 đã được tháo gỡ")
    desk.hears("Phước Quang báo vướng mắc số 1 đã được tháo gỡ")
    assert matters(office)[0]["state"] == "closed"
    talk.hears("việc 1 (điều kiện): đang vướng mắc. Tình hình hiện nay thế nào?")
    await talk.presses("Đã xong")
    assert office.status("phuoc-quang", 1).state == "done"
    await desk.says("/vuongmac")
    desk.hears("Không có vướng mắc, câu hỏi nào")


async def test_not_yet_opens_it_again(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 1 vướng kinh phí in thư")
    await desk.presses("Trả lời")
    await desk.says("Đã cấp.")
    await talk.presses("Chưa")
    talk.hears("Đã báo lại Văn phòng: vướng mắc số 1 chưa được tháo gỡ")
    desk.hears("Phước Quang báo vướng mắc số 1 chưa được tháo gỡ")
    assert matters(office)[0]["state"] == "taken"
    await desk.presses("Trả lời")
    await desk.says("Sẽ cấp trong chiều nay.")
    talk.hears("Sẽ cấp trong chiều nay.")
    assert [step["kind"] for step in matters(office)[0]["thread"]] == ["answer", "not_yet", "answer"]


async def test_the_command_asks_and_the_next_message_is_the_difficulty(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vuongmac")
    talk.hears("Nhờ anh/chị nhắn vướng mắc trong một tin")
    await talk.says("Việc 3: hội trường đang sửa, chưa họp được.")
    talk.hears("vướng mắc số 1 của UBND xã Phước Quang (việc 3)")
    assert office.status("phuoc-quang", 3).state == "blocked"
    assert open_step(office, QUANG) is None


async def test_the_button_of_a_task_blocks_that_task(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Việc 2 – Xây dựng kế hoạch cụ thể")
    await talk.presses("Vướng mắc")
    await talk.says("chưa có hướng dẫn")
    talk.hears("vướng mắc số 1 của UBND xã Phước Quang (việc 2)")
    assert office.states("phuoc-quang") == [None, "blocked", None, None]


async def test_a_blocked_task_is_not_reminded_of_until_it_is_answered(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 1 vướng kinh phí in thư")
    await office.until("2024-02-20 08:00")
    assert "việc 1" not in talk.messages[-1].text
    assert "việc 2" in talk.messages[-1].text
    await desk.presses("Trả lời")
    await desk.says("Đã cấp.")
    await office.until("2024-02-26 08:00")
    talk.hears("việc 1 (điều kiện) – đang vướng mắc", "còn 3 ngày làm việc")


async def test_what_else_the_message_says_is_not_lost(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 1 xong, việc 2 vướng kinh phí")
    talk.hears("vướng mắc số 1 của UBND xã Phước Quang (việc 2)")
    talk.hears("báo đã xong việc 1")
    await talk.presses("Đúng")
    assert office.states("phuoc-quang") == ["done", "blocked", None, None]


async def test_an_answer_to_what_has_ended_is_not_sent(office: Office) -> None:
    talk, desk, second = office.talk(QUANG), office.talk(DESK), office.talk(SECOND_DESK)
    await talk.says("việc 1 vướng kinh phí in thư")
    await second.presses("Trả lời")
    await desk.presses("Trả lời")
    await desk.says("Đã cấp.")
    await talk.presses("Đã tháo gỡ")
    await second.says("Chưa có kinh phí.")
    second.hears("Vướng mắc số 1 đã kết thúc")
    assert open_step(office, SECOND_DESK) is None
    assert [step["kind"] for step in matters(office)[0]["thread"]] == ["answer", "resolved"]


async def test_a_long_difficulty_is_kept_whole(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    long = "Việc 1 vướng kinh phí. " + "Xã đã rà soát từng mục. " * 400
    await talk.says(f"/vuongmac {long}")
    assert matters(office)[0]["text"] == long.strip()
    assert "".join(sent.text for sent in desk.news).count("Xã đã rà soát") == 400


async def test_refusals_are_remembered(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/baocao")
    desk.hears("không thuộc phần việc của anh/chị")
    assert audits(office)[-1] == ("refused", {"right": "report"})
