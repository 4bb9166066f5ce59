"""The monthly soft question: asked of the unit's people, answered by a button, in words, or not at all."""

from storage import wishes
from tests.dialogues.asking import ASKED_ON, asks, passed_over, set_check_ins, told
from tests.dialogues.desk import (
    DESK,
    HOA,
    HOI,
    NGHIA,
    QUANG,
    QUANG_BACKUP,
    QUANG_LEADER,
    also_speaks_for,
    matters,
    open_step,
    reports,
)
from tests.office import Office, at
from tests.time.hands import end_post, person_id, plan_only, switched_on


async def asked(office: Office) -> None:
    set_check_ins(office, asks())
    await office.until(ASKED_ON)


async def test_the_focal_official_is_asked_in_the_offices_own_name(office: Office) -> None:
    await asked(office)
    sent = office.talk(QUANG).hears("Đề nghị UBND xã Phước Quang cho biết tình hình thực hiện đến ngày 21/02: kết quả")
    assert "Phần này Văn phòng hỏi thêm" in sent.text
    assert "đây là thông tin để theo dõi, không phải báo cáo định kỳ" in sent.text
    assert sent.choices == ["Không có gì mới", "Có vướng mắc"]
    office.talk(HOI).hears("Kính đề nghị Hội Liên hiệp Phụ nữ huyện cho biết")
    assert not [row for row in office.rows("checkin:") if row.chat in (QUANG_BACKUP, QUANG_LEADER)]


async def test_nothing_new_is_thanked_and_changes_no_state(office: Office) -> None:
    await asked(office)
    talk = office.talk(QUANG)
    await talk.presses("Không có gì mới")
    talk.hears("Cảm ơn anh/chị. Đã ghi: UBND xã Phước Quang không có gì mới đến ngày 21/02")
    assert told(office, "phuoc-quang") == [(None, "Không có gì mới")]
    assert office.states("phuoc-quang") == [None] * 4
    sent = next(sent for sent in talk.messages if sent.chosen is not None)
    await talk.presses_on(sent, 0)
    talk.hears("đã được trả lời hoặc đã bỏ qua")
    assert len(told(office, "phuoc-quang")) == 1


async def test_nothing_new_may_be_typed(office: Office) -> None:
    await asked(office)
    for person, text in ((QUANG, "không có gì mới"), (NGHIA, "dạ chưa có gì mới ạ"), (HOA, "Khong co gi thay doi.")):
        await office.talk(person).says(text)
        assert told(office, person.split("/", maxsplit=1)[0]) == [(None, "Không có gì mới")]


async def test_a_status_in_words_is_read_as_always_and_kept_as_it_is(office: Office) -> None:
    await asked(office)
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm, thứ 6 xong")
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 2")
    assert office.states("phuoc-quang") == [None, "in_progress", None, None]
    assert told(office, "phuoc-quang") == [(None, "việc 2 đang làm, thứ 6 xong")]
    await talk.says("việc 3 đang làm")
    assert len(told(office, "phuoc-quang")) == 1, "our answer is the newest message now"


async def test_words_of_no_task_are_kept_and_the_official_is_not_asked_which(office: Office) -> None:
    await asked(office)
    talk = office.talk(QUANG)
    text = "Kết quả bước đầu được người dân đồng tình, cán bộ tham gia nhiệt tình"
    await talk.says(text)
    talk.hears("Đã ghi nguyên văn thông tin của UBND xã Phước Quang")
    assert told(office, "phuoc-quang") == [(None, text)]
    assert matters(office) == []


async def test_an_answer_in_several_messages_stands_whole(office: Office) -> None:
    """The office reads all of it; and a press on "nothing new" behind it takes nothing back."""
    await asked(office)
    talk = office.talk(QUANG)
    first, second = "Kết quả: người dân đồng tình", "Đề xuất: có thêm buổi tập huấn cho cán bộ"
    await talk.says(first)
    await talk.says(second)
    await talk.presses("Không có gì mới")
    talk.hears("Thông tin anh/chị đã nhắn cho lần hỏi ngày", "vẫn được giữ nguyên")
    desk = office.talk(DESK)
    await desk.says("/traloi")
    desk.hears(f"Phước Quang: {first} / {second}")


async def test_thanks_alone_are_no_answer(office: Office) -> None:
    await asked(office)
    talk = office.talk(QUANG)
    await talk.says("ok")
    talk.hears("Cảm ơn anh/chị đã nhận tin")
    assert told(office, "phuoc-quang") == []


async def test_an_impossible_date_gets_its_sentence_and_nothing_is_kept(office: Office) -> None:
    await asked(office)
    talk = office.talk(QUANG)
    await talk.says("việc 2 đến 30/2 xong")
    talk.hears("Lịch không có ngày 30/2")
    assert told(office, "phuoc-quang") == []


async def test_a_difficulty_by_the_button_is_the_answer_too(office: Office) -> None:
    await asked(office)
    talk = office.talk(QUANG)
    await talk.presses("Có vướng mắc")
    talk.hears("Nhờ anh/chị nhắn vướng mắc trong một tin")
    await talk.says("Xã chưa có nguồn in thư cho dân.")
    talk.hears("Văn phòng đã nhận vướng mắc số 1 của UBND xã Phước Quang")
    office.talk(DESK).hears("Vướng mắc số 1 – Phước Quang")
    assert told(office, "phuoc-quang") == [(None, "Xã chưa có nguồn in thư cho dân.")]
    assert [matter["kind"] for matter in matters(office)] == ["difficulty"]


async def test_who_pressed_difficulty_and_tells_how_the_work_stands_is_read_so(office: Office) -> None:
    await asked(office)
    talk = office.talk(QUANG)
    await talk.presses("Có vướng mắc")
    await talk.says("việc 2 đang làm, thứ 6 xong")
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 2")
    assert matters(office) == []
    assert len(told(office, "phuoc-quang")) == 1


async def test_a_difficulty_in_words_is_one_and_the_answer(office: Office) -> None:
    await asked(office)
    await office.talk(QUANG).says("việc 1 vướng kinh phí in thư, làm bảng")
    assert (office.status("phuoc-quang", 1).state, len(matters(office))) == ("blocked", 1)
    assert told(office, "phuoc-quang") == [(None, "việc 1 vướng kinh phí in thư, làm bảng")]


async def test_a_reply_to_the_question_the_next_day_is_its_answer_still(office: Office) -> None:
    await asked(office)
    talk = office.talk(QUANG)
    await talk.says("/viec")
    row = next(row for row in office.rows("checkin:") if row.chat == QUANG)
    await office.until("2024-02-22 09:00")
    await talk.says("việc 1 đang làm", reply_to={"ref": row.ref, "row": row.id})
    assert told(office, "phuoc-quang") == [(None, "việc 1 đang làm")]
    assert len(reports(office, "phuoc-quang", 1)) == 1


async def test_the_button_of_an_older_asking_says_so(office: Office) -> None:
    set_check_ins(office, asks(21))
    await office.until("2024-03-21 09:00")
    talk = office.talk(HOA)
    old = next(sent for sent in talk.messages if "21/02" in sent.text and sent.choices)
    await talk.presses_on(old, 0)
    talk.hears("Lần hỏi ngày 21/02 đã kết thúc")
    assert told(office, "phuoc-hoa") == []


async def test_a_button_of_a_unit_that_is_no_longer_ones_own_does_nothing(office: Office) -> None:
    await asked(office)
    await also_speaks_for(office, QUANG, "phuoc-hoa")
    end_post(office, QUANG, at("2024-02-20 08:00").date())
    talk = office.talk(QUANG)
    await talk.presses("Không có gì mới")
    assert told(office, "phuoc-quang") == []


# ---- Who is not asked


async def test_who_is_reminded_that_day_is_not_asked_as_well_and_that_is_noted(office: Office) -> None:
    set_check_ins(office, asks(20))
    await office.until("2024-02-20 09:00")
    assert passed_over(office, "phuoc-quang") == [("2024-02-20", "reminded")]
    assert passed_over(office, "phuoc-hoa") == [("2024-02-20", None)]
    assert len(office.rows("nudge:")) == 3
    assert not [row for row in office.rows("checkin:") if row.chat in (QUANG, NGHIA, HOI)]


async def test_a_unit_with_nothing_open_is_not_asked(office: Office) -> None:
    set_check_ins(office, asks())
    await office.talk(QUANG).says("cả 4 việc xong rồi")
    await office.talk(QUANG).presses("Đúng")
    await asked(office)
    assert passed_over(office, "phuoc-quang") == []
    assert passed_over(office, "phuoc-nghia") == [("2024-02-21", None)]


async def test_all_are_asked_where_the_file_says_so_and_a_wave_where_it_names_one(office: Office) -> None:
    set_check_ins(office, asks(21, "all", code="tat-ca"), asks(22, "thi-diem"))
    await office.talk(QUANG).says("cả 4 việc xong rồi")
    await office.talk(QUANG).presses("Đúng")
    await office.until("2024-02-22 09:00")
    lines = office.export()["check_ins"]
    assert len([line for line in lines if line["code"] == "tat-ca"]) == 14
    pilot = {line["unit"] for line in lines if line["code"] == "thi-diem"}
    assert pilot == {"phuoc-quang", "phuoc-nghia", "hoi-lhpn"}


async def test_who_asked_for_no_more_is_not_asked_but_the_backup_is(office: Office) -> None:
    await office.talk(QUANG).says("đừng nhắn nữa")
    await asked(office)
    office.talk(QUANG_BACKUP).hears("Đề nghị UBND xã Phước Quang cho biết")
    assert not [row for row in office.rows("checkin:") if row.chat == QUANG]


async def test_one_asked_nothing_while_everybody_is_gone(office: Office) -> None:
    for person in (QUANG, QUANG_BACKUP, QUANG_LEADER):
        end_post(office, person, at("2024-02-16 08:00").date())
    await asked(office)
    assert passed_over(office, "phuoc-quang") == [("2024-02-21", "nobody")]


async def test_what_has_changed_between_plan_and_sending_is_looked_at_again(office: Office) -> None:
    set_check_ins(office, asks())
    await office.until("2024-02-20 18:00")
    plan_only(office, "2024-02-21 07:15")
    office.database.write(lambda s: wishes.set_stopped(s, person_id(s, QUANG), office.clock.now()))
    end_post(office, NGHIA, at("2024-02-20 08:00").date())
    await office.system.settle()
    states = {row.chat: (row.state, row.reason) for row in office.rows("checkin:")}
    assert states[QUANG][0] == states[NGHIA][0] == "skipped"
    assert states[HOA] == ("sent", "")


async def test_a_machine_that_was_off_all_day_asks_nobody(office: Office) -> None:
    set_check_ins(office, asks())
    await switched_on(office, "2024-02-21 17:30")
    assert office.rows("checkin:") == []
    assert passed_over(office, "phuoc-quang") == []


# ---- Several units of one person


async def test_one_message_for_all_of_a_persons_units(office: Office) -> None:
    await also_speaks_for(office, QUANG, "phuoc-hoa")
    await asked(office)
    talk = office.talk(QUANG)
    (row,) = [row for row in office.rows("checkin:") if row.chat == QUANG]
    talk.hears("Đề nghị UBND xã Phước Quang, UBND xã Phước Hòa cho biết")
    await talk.presses("Không có gì mới")
    assert told(office, "phuoc-quang") == told(office, "phuoc-hoa") == [(None, "Không có gì mới")]
    assert row.subject["event"] == "check_in"


async def test_of_several_units_the_one_that_the_words_name(office: Office) -> None:
    await also_speaks_for(office, QUANG, "phuoc-hoa")
    await asked(office)
    talk = office.talk(QUANG)
    await talk.presses("Có vướng mắc")
    await talk.says("Phước Hòa chưa có nguồn in thư")
    assert (len(told(office, "phuoc-hoa")), told(office, "phuoc-quang")) == (1, [])
    assert matters(office)[0]["unit"] == "phuoc-hoa"


async def test_of_several_units_none_named_asks_for_which_and_goes_on(office: Office) -> None:
    await also_speaks_for(office, QUANG, "phuoc-hoa")
    await asked(office)
    talk = office.talk(QUANG)
    await talk.presses("Có vướng mắc")
    await talk.says("chưa có nguồn in thư cho dân")
    await talk.presses("UBND xã Phước Quang")
    assert told(office, "phuoc-quang") == [(None, "chưa có nguồn in thư cho dân")]
    assert (told(office, "phuoc-hoa"), matters(office)[0]["unit"]) == ([], "phuoc-quang")
    assert open_step(office, QUANG) is None


async def test_a_leader_who_may_hear_of_silence_that_afternoon_is_not_asked_in_the_morning(office: Office) -> None:
    for person in (QUANG, QUANG_BACKUP):
        end_post(office, person, at("2024-02-16 08:00").date())
    set_check_ins(office, asks(27))
    await office.until("2024-02-27 18:00")
    assert passed_over(office, "phuoc-quang") == [("2024-02-27", "reminded")]
    assert passed_over(office, "phuoc-nghia") == [("2024-02-27", None)]
