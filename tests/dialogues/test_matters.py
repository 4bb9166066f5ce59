"""A matter in the office's hands: taken, asked about, sent up, answered, ended, opened again; each in its thread."""

from core.rights import Role
from tests.dialogues.desk import DESK, HOA, NGHIA, QUANG, SECOND_DESK, enrolled, matters, offer, open_step
from tests.office import Office
from tests.some_files import PDF

TROUBLE = "việc 1 vướng kinh phí in thư, làm bảng"


def kinds(office: Office, which: int = 0) -> list[str]:
    return [step["kind"] for step in matters(office)[which]["thread"]]


async def test_whoever_takes_it_is_named_to_the_unit_with_the_day_of_the_answer(office: Office) -> None:
    talk, desk, second = office.talk(QUANG), office.talk(DESK), office.talk(SECOND_DESK)
    await talk.says(TROUBLE)
    await desk.presses("Nhận xử lý")
    desk.hears("Anh/chị đã nhận xử lý vướng mắc số 1 của UBND xã Phước Quang, trả lời trong thứ Hai 19/02")
    talk.hears("Vướng mắc số 1 của UBND xã Phước Quang (việc 1) đã có người xử lý", "thứ Hai 19/02")
    second.hears("đã nhận xử lý vướng mắc số 1 của Phước Quang")
    assert (matters(office)[0]["state"], matters(office)[0]["due"]) == ("taken", "2024-02-19")
    await desk.presses("Nhận xử lý")
    desk.hears("Anh/chị đang xử lý vướng mắc số 1")
    await second.presses("Nhận xử lý")
    second.hears("đang do", "Anh/chị nhận thay chứ?")
    await second.presses("Nhận thay")
    assert "2" in matters(office)[0]["holder"]
    assert kinds(office) == ["taken", "taken"]


async def test_the_office_asks_and_the_units_answer_comes_back_into_the_thread(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says(TROUBLE)
    await desk.presses("Đề nghị làm rõ")
    await desk.says("Kinh phí dự kiến bao nhiêu?")
    desk.hears("Đã đề nghị UBND xã Phước Quang làm rõ vướng mắc số 1")
    talk.hears("Đề nghị làm rõ vướng mắc số 1:\nKinh phí dự kiến bao nhiêu?")
    assert matters(office)[0]["state"] == "clarifying"
    again = office.restarted()
    talk, desk = again.talk(QUANG), again.talk(DESK)
    await talk.presses("Trả lời")
    await talk.says("khoảng 2 triệu đồng")
    talk.hears("Đã chuyển đến Văn phòng, ghi vào vướng mắc số 1")
    desk.hears("UBND xã Phước Quang trả lời về vướng mắc số 1", "“khoảng 2 triệu đồng”")
    assert matters(again)[0]["state"] == "taken"
    assert kinds(again) == ["clarify", "reply"]
    assert again.status("phuoc-quang", 1).state == "blocked"


async def test_a_plain_reply_to_a_message_of_it_finds_its_way(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says(TROUBLE)
    opened = talk.hears("vướng mắc số 1")
    await talk.says("xã đã hỏi phòng Tài chính, chưa có trả lời", reply_to={"ref": "web-" + QUANG, "row": opened.id})
    talk.hears("ghi vào vướng mắc số 1")
    desk.hears("UBND xã Phước Quang nhắn thêm về vướng mắc số 1")
    assert kinds(office) == ["said"]


async def test_a_number_at_its_beginning_finds_its_way_too(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says(TROUBLE)
    for words in ("số 1: cần khoảng 2 triệu", "Vướng mắc 1 vẫn chưa có trả lời", "#1 xin trả lời sớm"):
        await talk.says(words)
        talk.hears("ghi vào vướng mắc số 1")
    desk.hears("“xin trả lời sớm”")
    assert kinds(office) == ["said", "said", "said"]


async def test_news_of_the_work_is_never_taken_for_a_reply(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says(TROUBLE)
    opened = talk.hears("vướng mắc số 1")
    await talk.says("việc 2 đang làm, thứ Sáu xong", reply_to={"ref": "web-" + QUANG, "row": opened.id})
    assert office.status("phuoc-quang", 2).state == "in_progress"
    assert kinds(office) == []
    await talk.says("Kế hoạch số 08/KH-UBND đã ban hành")
    assert office.status("phuoc-quang", 2).state == "said_done"


async def test_another_units_number_says_nothing_of_it(office: Office) -> None:
    await office.talk(QUANG).says(TROUBLE)
    talk = office.talk(NGHIA)
    for words in ("số 1: xã em cũng vậy", "số 77: xã em cũng vậy", "/vuongmac 1", "/vuongmac 77"):
        await talk.says(words)
        heard = [sent.text for sent in talk.news]
        assert len(heard) == 1
        assert heard[0].startswith("Đơn vị của anh/chị không có vướng mắc, câu hỏi nào mang số")
    assert kinds(office) == []


async def test_another_units_message_cannot_be_replied_to(office: Office) -> None:
    mine, other = office.talk(QUANG), office.talk(NGHIA)
    await mine.says(TROUBLE)
    row = mine.hears("vướng mắc số 1").id
    await other.says("xã em cũng cần 2 triệu", reply_to={"ref": "web-" + QUANG, "row": row})
    assert kinds(office) == []


async def test_the_offices_plain_reply_is_asked_what_it_is(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says(TROUBLE)
    told = desk.hears("Vướng mắc số 1")
    await desk.says("Huyện cấp trong tuần", reply_to={"ref": "web-" + DESK, "row": told.id})
    assert desk.hears("Nội dung vừa nhắn về vướng mắc số 1 là gì?").choices == ["Trả lời", "Đề nghị làm rõ", "Ghi chú"]
    await desk.presses("Ghi chú")
    assert kinds(office) == ["note"]
    assert not [sent for sent in talk.messages if "Huyện cấp trong tuần" in sent.text]
    await desk.says("số 1: Huyện cấp trong tuần")
    await desk.presses("Trả lời")
    talk.hears("Văn phòng trả lời vướng mắc số 1:\nHuyện cấp trong tuần")


async def leader_of_the_office(office: Office) -> str:
    """A leader of the office itself, who has joined."""
    code = await enrolled(office, "van-phong", Role.LEADER)
    chat = office.talk("chanh-van-phong")
    await chat.says(f"/start {code}")
    await chat.presses("Đồng ý")
    return "chanh-van-phong"


async def test_a_leaders_word_comes_back_to_who_holds_it(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says(TROUBLE)
    await desk.presses("Xin ý kiến lãnh đạo")
    desk.hears("Danh bạ chưa có lãnh đạo nào của Văn phòng")
    leader = office.talk(await leader_of_the_office(office))
    await desk.presses("Xin ý kiến lãnh đạo")
    await desk.says("Cấp từ nguồn nào ạ?")
    leader.hears("Kính báo cáo đồng chí vướng mắc số 1 của UBND xã Phước Quang (việc 1)", "trình: Cấp từ nguồn nào ạ?")
    assert matters(office)[0]["state"] == "sent_up"
    await leader.presses("Cho ý kiến")
    await leader.says("Dùng nguồn chi thường xuyên.")
    leader.hears("Đã chuyển ý kiến của đồng chí về vướng mắc số 1")
    desk.hears("Ý kiến của", "“Dùng nguồn chi thường xuyên.”", "Nhờ anh/chị trả lời đơn vị")
    assert kinds(office) == ["sent_up", "direction"]
    assert not [sent for sent in talk.messages if "chi thường xuyên" in sent.text]
    assert matters(office)[0]["state"] == "taken"


async def test_kind_urgency_and_day_are_set_by_one_tap_each(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says(TROUBLE)
    await desk.presses("Phân loại, hẹn ngày")
    await desk.presses("Kinh phí")
    desk.hears("Đã ghi vướng mắc số 1: kinh phí")
    await desk.presses("Khẩn")
    desk.hears("mức độ khẩn, trả lời trong thứ Sáu 16/02")
    await desk.presses("Hẹn ngày trả lời")
    await desk.says("21/02")
    talk.hears("Văn phòng sẽ trả lời vướng mắc số 1 trong thứ Tư 21/02")
    [found] = matters(office)
    assert (found["topic"], found["urgent"], found["due"]) == ("funding", True, "2024-02-21")
    await desk.says("/vuongmac 1")
    desk.hears("hẹn trả lời thứ Tư 21/02, kinh phí, khẩn", "Diễn biến")


async def test_ended_by_the_office_and_opened_again_by_the_unit(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says(TROUBLE)
    await desk.presses("Kết thúc")
    await desk.presses("Đã xử lý trực tiếp")
    talk.hears("Văn phòng kết thúc vướng mắc số 1: đã xử lý trực tiếp")
    assert matters(office)[0]["state"] == "closed"
    await desk.presses("Trả lời")
    desk.hears("Vướng mắc số 1 đã kết thúc")
    await talk.presses("Mở lại")
    desk.hears("Phước Quang báo vướng mắc số 1 chưa được tháo gỡ")
    assert matters(office)[0]["state"] == "taken"
    assert kinds(office) == ["closed", "not_yet"]


async def test_several_units_same_difficulty_is_answered_once(office: Office) -> None:
    quang, nghia, desk = office.talk(QUANG), office.talk(NGHIA), office.talk(DESK)
    await quang.says(TROUBLE)
    await nghia.says("việc 1 chưa có kinh phí in thư, đề nghị huyện hỗ trợ")
    await desk.says("/vuongmac 1")
    await desk.presses("Trả lời nhiều đơn vị")
    desk.hears("Cùng vướng mắc số 1 còn", "Số 2 – Phước Nghĩa")
    await desk.presses("Tất cả 2 mục")
    await desk.says("Huyện cấp kinh phí trong tuần.")
    desk.hears("Gửi cho 2 đơn vị: Phước Quang, Phước Nghĩa", "Huyện cấp kinh phí")
    assert not [sent for sent in quang.messages if "Huyện cấp" in sent.text]
    await desk.presses("Gửi")
    quang.hears("Văn phòng trả lời vướng mắc số 1:\nHuyện cấp kinh phí trong tuần.")
    nghia.hears("Văn phòng trả lời vướng mắc số 2:\nHuyện cấp kinh phí trong tuần.")
    assert [matter["state"] for matter in matters(office)] == ["answered", "answered"]


async def test_a_question_is_answered_to_all_that_it_concerns(office: Office) -> None:
    quang, hoa, desk = office.talk(QUANG), office.talk(HOA), office.talk(DESK)
    await quang.says("mẫu phiếu khảo sát lấy ở đâu ạ?")
    desk.hears("Câu hỏi số 1 – Phước Quang")
    await desk.presses("Trả lời chung")
    await desk.presses("Tất cả")
    await desk.says("Mẫu gửi kèm công văn, trang 5.")
    desk.hears("Tất cả: 14 đơn vị", "Mẫu gửi kèm công văn")
    await desk.presses("Gửi")
    desk.hears("gửi chung cho 14 đơn vị")
    quang.hears("Văn phòng trả lời câu hỏi số 1:\nMẫu gửi kèm công văn, trang 5.")
    await office.until("2024-02-15 09:00")
    hoa.hears("Văn phòng trả lời chung về “mẫu phiếu khảo sát lấy ở đâu ạ?”:\nMẫu gửi kèm công văn, trang 5.")
    assert kinds(office) == ["common_answer"]
    assert (
        len([row for row in office.rows("notice:difficulty") if ":common:" in row.key and "chung về" in row.body]) == 13
    )


async def test_every_task_that_it_names_is_left_in_peace(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vuongmac việc 1, việc 3 chưa có hướng dẫn")
    talk.hears("vướng mắc số 1 của UBND xã Phước Quang (việc 1, việc 3)")
    await talk.says("/viec")
    talk.hears("Đang vướng mắc. Vướng mắc số 1: Văn phòng đã nhận.")
    await office.until("2024-02-20 08:00")
    assert not {"việc 1", "việc 3"} & {word for word in ("việc 1", "việc 3") if word in talk.messages[-1].text}
    assert "việc 2" in talk.messages[-1].text


async def test_old_buttons_and_forged_numbers_do_nothing(office: Office) -> None:
    talk, other = office.talk(QUANG), office.talk(NGHIA)
    await talk.says(TROUBLE)
    row = next(row for row in office.rows("notice:difficulty") if row.chat == DESK)
    await other.presses_on(office.talk(DESK).messages[-1], 0)
    other.hears_nothing()
    assert open_step(office, NGHIA) is None
    assert matters(office)[0]["state"] == "open"
    assert row.subject == {"matter": 1}


async def test_ones_own_counting_is_no_number_of_a_matter(office: Office) -> None:
    """Another unit has the number 1; what this one has to say is not lost for that."""
    await office.talk(QUANG).says(TROUBLE)
    talk, desk = office.talk(NGHIA), office.talk(DESK)
    await talk.says("Vướng mắc 1: việc 1 chưa có kinh phí in thư; vướng mắc 2: việc 2 chưa có mẫu")
    talk.hears("Văn phòng đã nhận vướng mắc số 2 của UBND xã Phước Nghĩa")
    desk.hears("Vướng mắc số 2 – Phước Nghĩa", "vướng mắc 2: việc 2 chưa có mẫu")
    assert kinds(office) == []


async def test_a_leader_may_say_more_afterwards(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says(TROUBLE)
    leader = office.talk(await leader_of_the_office(office))
    await desk.presses("Xin ý kiến lãnh đạo")
    await desk.presses("Gửi nguyên văn")
    for word in ("Dùng nguồn chi thường xuyên.", "Xong trước 20/02."):
        await leader.says(f"số 1: {word}")
        desk.hears("Ý kiến của", word)
    await desk.presses("Kết thúc")
    await desk.presses("Đã xử lý trực tiếp")
    await leader.says("số 1: còn gì không?")
    leader.hears("Vướng mắc số 1 đã kết thúc.")
    assert kinds(office) == ["sent_up", "direction", "direction", "closed"]


async def test_files_of_a_matter_are_at_hand_for_the_office(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.sends("Báo giá.pdf", PDF, TROUBLE)
    assert "Xem tệp (1)" in desk.hears("Vướng mắc số 1", "Kèm 1 tệp.").choices
    await office.until("2024-02-15 09:00")
    await desk.presses("Xem tệp (1)")
    assert office.web.handed == [(DESK, "Báo giá.pdf", PDF)]
    await desk.says("/vuongmac 1")
    assert "Xem tệp (1)" in desk.hears("Vướng mắc số 1", "Tình trạng").choices
    await offer(office, NGHIA, "evidence.show", d=1)
    await office.talk(NGHIA).presses("Xem")
    office.talk(NGHIA).hears("không thuộc phần việc của anh/chị")


async def test_what_others_have_answered_meanwhile_is_left_alone(office: Office) -> None:
    quang, nghia, desk, second = (office.talk(who) for who in (QUANG, NGHIA, DESK, SECOND_DESK))
    await quang.says(TROUBLE)
    await nghia.says("việc 1 chưa có kinh phí in thư, đề nghị huyện hỗ trợ")
    await desk.says("/vuongmac 1")
    await desk.presses("Trả lời nhiều đơn vị")
    await desk.presses("Tất cả 2 mục")
    await desk.says("Huyện cấp kinh phí trong tuần.")
    for number in (1, 2):
        await second.says(f"số {number}: Đã cấp hôm qua.")
        await second.presses("Trả lời")
    await desk.presses("Gửi")
    desk.hears("Không có mục nào như vậy.")
    assert not [sent for sent in quang.messages if "trong tuần" in sent.text]


async def test_a_common_answer_goes_to_who_has_the_task_done_or_not_and_once(office: Office) -> None:
    quang, nghia, desk, second = (office.talk(who) for who in (QUANG, NGHIA, DESK, SECOND_DESK))
    await nghia.says("việc 2 xong")
    await nghia.presses("Đúng")
    await quang.says("kế hoạch của xã làm theo mẫu nào ạ?")
    await desk.presses("Trả lời chung")
    await second.presses("Trả lời chung")
    for who in (desk, second):
        await who.presses("Tất cả")
        await who.says("Theo mẫu ở phụ lục.")
        await who.presses("Gửi")
    second.hears("Câu hỏi số 1 đã được trả lời, nên chưa gửi gì thêm.")
    await office.until("2024-02-15 09:00")
    assert [sent.text for sent in nghia.messages if "phụ lục" in sent.text] == [
        "Văn phòng trả lời chung về “kế hoạch của xã làm theo mẫu nào ạ?”:\nTheo mẫu ở phụ lục."
    ]
