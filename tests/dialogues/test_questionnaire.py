"""Questions of every kind, asked one at a time: answered, refused kindly, corrected, stopped, taken up again."""

from tests.dialogues.asking import ASKED_ON, QUESTIONS, asks, set_check_ins, told
from tests.dialogues.desk import ADMIN, DESK, HOA, QUANG, also_speaks_for, open_step, reports
from tests.office import Office, Talk

NUMBER, PERCENT, CHOICE, TEXT = QUESTIONS


async def begun(office: Office, *questions: object) -> Talk:
    """Phước Quang's focal official has pressed "Trả lời"."""
    set_check_ins(office, asks(21, "thi-diem", *(questions or QUESTIONS)))  # type: ignore[arg-type]
    await office.until(ASKED_ON)
    talk = office.talk(QUANG)
    sent = talk.hears("Có 4 câu hỏi ngắn; bấm “Trả lời”" if not questions else "bấm “Trả lời”")
    assert sent.choices == ["Trả lời", "Có vướng mắc"]
    await talk.presses("Trả lời")
    return talk


async def test_one_after_the_other_and_all_said_back(office: Office) -> None:
    talk = await begun(office)
    assert talk.hears("Câu 1/4 – UBND xã Phước Quang: Số lượt", "một con số (lượt)").choices == [
        "Bỏ qua câu này",
        "Dừng",
    ]
    await talk.says("1.200 lượt ạ")
    talk.hears("Đã ghi: 1.200 lượt.", "Câu 2/4", "từ 0 đến 100")
    await talk.says("95,5%")
    assert talk.hears("Đã ghi: 95,5%.", "Câu 3/4").choices[:2] == ["Đã niêm yết", "Chưa niêm yết"]
    await talk.presses("Chưa niêm yết")
    talk.hears("Đã ghi: Chưa niêm yết.", "Câu 4/4")
    await talk.says("Người dân hài lòng; đề nghị thêm ghế.")
    summary = talk.hears(
        "Trả lời của UBND xã Phước Quang:", "1. Số lượt", "1.200 lượt", "95,5%", "Chưa niêm yết", "thêm ghế"
    )
    assert summary.choices == ["Sửa"]
    assert told(office, "phuoc-quang") == [
        ("luot", "1200"),
        ("hai-long", "95.5"),
        ("niem-yet", "Chưa niêm yết"),
        ("y-kien", "Người dân hài lòng; đề nghị thêm ghế."),
    ]
    assert open_step(office, QUANG) is None
    assert office.states("phuoc-quang") == [None] * 4


async def test_what_is_no_answer_is_asked_for_again_with_its_buttons(office: Office) -> None:
    talk = await begun(office)
    for text, said in (
        ("abc xyz", "Chưa đọc được con số"),
        ("10-12", "Chưa đọc được con số"),
        ("2 triệu", "Chưa đọc được con số"),
        ("1,200", "đọc theo hai cách"),
        ("-5", "ngoài khoảng thường gặp (từ 0 đến 5.000)"),
        ("5001", "ngoài khoảng thường gặp"),
    ):
        await talk.says(text)
        assert talk.hears(said, "Câu 1/4").choices == ["Bỏ qua câu này", "Dừng"]
    await talk.says("12")
    for text in ("150%", "nhiều", "-1"):
        await talk.says(text)
        talk.hears("Chưa đọc được tỷ lệ", "Câu 2/4")
    await talk.says("60")
    await talk.says("để xem đã")
    talk.hears("Chưa rõ anh/chị chọn nội dung nào", "Đã niêm yết; Chưa niêm yết", "Câu 3/4")
    assert [question for question, _ in told(office, "phuoc-quang")] == ["luot", "hai-long"]


async def test_a_choice_typed_by_its_words_or_its_letter(office: Office) -> None:
    talk = await begun(office, CHOICE)
    await talk.says("chua niem yet")
    talk.hears("Chưa niêm yết")
    await talk.presses("Sửa")
    await talk.presses("Câu 1 – Đã niêm yết bảng chưa?")
    await talk.says("a")
    talk.hears("Đã sửa câu 1: từ Chưa niêm yết thành Đã niêm yết.")
    assert told(office, "phuoc-quang") == [("niem-yet", "Chưa niêm yết"), ("niem-yet", "Đã niêm yết")]


async def test_a_correction_is_a_newer_row_and_nothing_else_is_asked_again(office: Office) -> None:
    talk = await begun(office, NUMBER, PERCENT)
    await talk.says("12")
    await talk.says("60%")
    await talk.presses("Sửa")
    talk.hears("chọn câu cần sửa")
    await talk.presses("Câu 1 – Số lượt người dân được hướng…")
    talk.hears("Câu 1/2")
    await talk.says("15 lượt")
    assert talk.hears("Đã sửa câu 1: từ 12 lượt thành 15 lượt.", "1. Số lượt", "2. Tỷ lệ").choices == ["Sửa"]
    assert told(office, "phuoc-quang") == [("luot", "12"), ("hai-long", "60"), ("luot", "15")]
    assert open_step(office, QUANG) is None


async def test_passed_over_stopped_and_taken_up_again_behind_what_is_answered(office: Office) -> None:
    talk = await begun(office)
    await talk.presses("Bỏ qua câu này")
    talk.hears("Câu 2/4")
    await talk.says("60")
    await talk.says("dừng")
    assert talk.hears("Đã dừng, còn 3 câu chưa trả lời").choices == ["Trả lời tiếp"]
    assert open_step(office, QUANG) is None
    await talk.says("việc 2 đang làm, thứ 6 xong")
    assert len(reports(office, "phuoc-quang", 2)) == 1
    await talk.presses("Trả lời tiếp")
    talk.hears("Câu 1/4")
    await talk.says("12")
    talk.hears("Câu 3/4")


async def test_a_restart_in_the_middle_changes_nothing(office: Office) -> None:
    talk = await begun(office)
    await talk.says("12")
    again = office.restarted()
    talk = again.talk(QUANG)
    await talk.says("60%")
    talk.hears("Đã ghi: 60%.", "Câu 3/4")
    assert told(again, "phuoc-quang") == [("luot", "12"), ("hai-long", "60")]


async def test_the_question_lapses_with_its_day_and_the_button_goes_on(office: Office) -> None:
    talk = await begun(office)
    await talk.says("12")
    await office.until("2024-02-22 09:00")
    await talk.says("việc 2 đang làm, thứ 6 xong")
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 2")
    await talk.presses("Dừng")
    await talk.presses("Trả lời tiếp")
    talk.hears("Câu 2/4")


async def test_who_tells_how_the_work_stands_is_read_so(office: Office) -> None:
    talk = await begun(office)
    await talk.says("việc 2 đang làm, thứ 6 xong")
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 2")
    assert (told(office, "phuoc-quang"), open_step(office, QUANG)) == ([], None)


async def test_a_pressed_button_of_an_earlier_question_answers_that_one(office: Office) -> None:
    talk = await begun(office, CHOICE, TEXT)
    await talk.says("gì đó")
    first = next(sent for sent in talk.messages if "Câu 1/2" in sent.text)
    await talk.presses("Đã niêm yết")
    talk.hears("Câu 2/2")
    await talk.presses_on(first, 1)
    talk.hears("Đã sửa câu 1: từ Đã niêm yết thành Chưa niêm yết.", "Câu 2/2")
    assert [value for _, value in told(office, "phuoc-quang")] == ["Đã niêm yết", "Chưa niêm yết"]


async def test_a_colleagues_answers_are_not_asked_for_again(office: Office) -> None:
    await also_speaks_for(office, HOA, "phuoc-quang")
    talk = await begun(office, NUMBER, PERCENT)
    await talk.says("12")
    second = office.talk(HOA)
    await second.presses("Trả lời")
    second.hears("Câu 2/2 – UBND xã Phước Quang")
    await second.says("60")
    second.hears("1. Số lượt người dân được hướng dẫn: 12 lượt")
    await talk.says("70")
    talk.hears("Đã sửa câu 2: từ 60% thành 70%.")


async def test_several_units_one_after_the_other(office: Office) -> None:
    await also_speaks_for(office, QUANG, "phuoc-nghia")
    set_check_ins(office, asks(21, "thi-diem", NUMBER, PERCENT))
    await office.until(ASKED_ON)
    talk = office.talk(QUANG)
    await talk.presses("Trả lời")
    for text in ("1", "2", "3"):
        await talk.says(text)
    talk.hears("Câu 2/2 – UBND xã Phước Nghĩa")
    await talk.says("4")
    quang, nghia = talk.news
    assert "Trả lời của UBND xã Phước Quang" in quang.text
    assert "Trả lời của UBND xã Phước Nghĩa" in nghia.text
    assert told(office, "phuoc-quang") == [("luot", "1"), ("hai-long", "2")]
    assert told(office, "phuoc-nghia") == [("luot", "3"), ("hai-long", "4")]


async def test_a_question_that_a_reloaded_file_has_dropped_says_so(office: Office) -> None:
    talk = await begun(office)
    set_check_ins(office)
    await talk.says("12")
    talk.hears("Văn phòng đã bỏ nội dung hỏi này")
    await talk.presses("Dừng")
    talk.hears("Văn phòng đã bỏ nội dung hỏi này")
    assert told(office, "phuoc-quang") == []


# ---- The office reads


async def test_the_office_reads_the_answers_and_the_digest_their_figures(office: Office) -> None:
    talk = await begun(office)
    for text in ("1200", "95", "a", "Người dân hài lòng."):
        await talk.says(text)
    desk = office.talk(DESK)
    await desk.says("/traloi")
    heard = desk.hears("Văn phòng hỏi thêm ngày 21/02: 1/3 đơn vị trả lời.")
    assert "– Số lượt người dân được hướng dẫn: 1.200 lượt." in heard.text
    assert "• Phước Quang: Người dân hài lòng." in heard.text
    assert "Chưa trả lời: Phước Nghĩa, Hội LHPN huyện." in heard.text
    await desk.says("/tonghop")
    assert "– Tỷ lệ người dân hài lòng: Phước Quang 95%." in desk.news[-1].text
    assert "đọc: /traloi" in desk.news[-1].text


async def test_nothing_asked_yet_and_no_right_to_read(office: Office) -> None:
    for person, said in ((ADMIN, "Chưa hỏi thêm đơn vị nào"), (QUANG, "không thuộc phần việc của anh/chị")):
        await office.talk(person).says("/traloi")
        office.talk(person).hears(said)
