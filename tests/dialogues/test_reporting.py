"""Reporting by buttons: at most three taps for a task."""

from tests.dialogues.desk import DESK, HOI, QUANG, QUANG_LEADER, also_speaks_for, open_step, reports
from tests.office import Office


async def test_three_taps_report_one_task_done(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Việc 2 – Xây dựng kế hoạch cụ thể")
    await talk.presses("Đã xong")
    talk.hears("UBND xã Phước Quang báo hoàn thành việc 2", "Văn phòng sẽ xem")
    assert office.states("phuoc-quang") == [None, "done", None, None]


async def test_all_done_lists_the_open_ones_and_takes_one_tap_more(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("bao cao")
    await talk.presses("Tất cả đã xong")
    talk.hears("báo hoàn thành 4 nội dung", "việc 1", "việc 4")
    assert office.states("phuoc-quang") == [None] * 4
    await talk.presses("Đúng")
    assert office.states("phuoc-quang") == ["done"] * 4


async def test_doing_is_written_down_before_its_date_is_asked(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Việc 3 – Quán triệt cán bộ, công chức,…")
    await talk.presses("Đang làm, hẹn ngày")
    talk.hears("Việc 3 dự kiến ngày nào xong?")
    assert office.status("phuoc-quang", 3).state == "in_progress"
    await talk.says("thứ 6 tuần sau")
    talk.hears("hẹn thứ Sáu 23/02")
    assert str(office.status("phuoc-quang", 3).expected) == "2024-02-23"


async def test_the_buttons_under_a_reminder_take_two_taps(office: Office) -> None:
    await office.until("2024-02-20 08:00")
    talk = office.talk(QUANG)
    await talk.presses("Đã xong")
    await talk.presses("Việc 1 – Chuẩn bị điều kiện theo Mục II…")
    talk.hears("báo hoàn thành việc 1")
    assert office.states("phuoc-quang") == ["done", None, None, None]


async def test_edit_replaces_and_keeps_what_was_said(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Việc 2 – Xây dựng kế hoạch cụ thể")
    await talk.presses("Đã xong")
    await talk.presses("Sửa")
    talk.hears("việc 2 (kế hoạch): báo hoàn thành")
    await talk.presses("Chưa làm")
    talk.hears("Đã sửa: việc 2", "thành “chưa thực hiện”", "Tin trước vẫn lưu")
    told = reports(office, "phuoc-quang", 2)
    assert [(report["state"], report["corrects"]) for report in told] == [
        ("done", None),
        ("not_started", told[0]["id"]),
    ]


async def test_discard_returns_to_what_stood_before(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm")
    await talk.says("/baocao")
    await talk.presses("Việc 2 – Xây dựng kế hoạch cụ thể")
    await talk.presses("Đã xong")
    await talk.presses("Không ghi")
    talk.hears("không ghi nội dung vừa rồi")
    assert office.status("phuoc-quang", 2).state == "in_progress"
    assert [report["withdrawn"] for report in reports(office, "phuoc-quang", 2)] == [False, False, True]


async def test_discard_after_a_date_takes_back_the_whole_answer(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Việc 3 – Quán triệt cán bộ, công chức,…")
    await talk.presses("Đang làm, hẹn ngày")
    await talk.presses("Thứ Sáu 16/02")
    talk.hears("hẹn thứ Sáu 16/02")
    await talk.presses("Không ghi")
    assert office.states("phuoc-quang") == [None] * 4


async def test_no_date_yet(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Việc 3 – Quán triệt cán bộ, công chức,…")
    await talk.presses("Đang làm, hẹn ngày")
    await talk.presses("Chưa hẹn được")
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 3 – đang thực hiện.")
    assert office.status("phuoc-quang", 3).expected is None
    assert open_step(office, QUANG) is None


async def test_a_date_after_the_last_day_is_taken_as_it_is(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Việc 3 – Quán triệt cán bộ, công chức,…")
    await talk.presses("Đang làm, hẹn ngày")
    await talk.says("05/3")
    talk.hears("hẹn thứ Ba 05/3", "Ngày 05/3 sau mốc 29/02")
    assert str(office.status("phuoc-quang", 3).expected) == "2024-03-05"


async def test_who_speaks_for_two_units_is_asked_for_which(office: Office) -> None:
    await also_speaks_for(office, QUANG, "phuoc-hoa")
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    talk.hears("Anh/chị nói về đơn vị nào?")
    assert talk.buttons == ["UBND xã Phước Quang", "UBND xã Phước Hòa"]
    await talk.presses("UBND xã Phước Hòa")
    talk.hears("UBND xã Phước Hòa báo việc nào?")
    await talk.presses("Việc 1 – Chuẩn bị điều kiện theo Mục II…")
    await talk.presses("Đã xong")
    assert office.status("phuoc-hoa", 1).state == "done"
    assert office.states("phuoc-quang") == [None] * 4


async def test_words_for_one_of_two_units_wait_for_which_and_keep_their_time(office: Office) -> None:
    await also_speaks_for(office, QUANG, "phuoc-hoa")
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm")
    talk.hears("Anh/chị nói về đơn vị nào?")
    assert office.export()["reports"] == []
    await office.until("2024-02-15 09:30")
    await talk.presses("UBND xã Phước Hòa")
    talk.hears("Đã ghi: UBND xã Phước Hòa, việc 2 – đang thực hiện.")
    [told] = reports(office, "phuoc-hoa", 2)
    assert (told["said_at"], told["note"]) == ("2024-02-15T07:00:00+07:00", "việc 2 đang làm")


async def test_words_that_name_one_of_two_units_are_enough(office: Office) -> None:
    await also_speaks_for(office, QUANG, "phuoc-hoa")
    talk = office.talk(QUANG)
    await talk.says("Phước Hòa việc 2 đang làm")
    talk.hears("Đã ghi: UBND xã Phước Hòa, việc 2 – đang thực hiện.")
    assert office.states("phuoc-quang") == [None] * 4


async def test_a_reminder_for_two_units_asks_which_one_is_done(office: Office) -> None:
    await also_speaks_for(office, QUANG, "phuoc-nghia")
    await office.until("2024-02-20 08:00")
    talk = office.talk(QUANG)
    await talk.presses("Đã xong")
    talk.hears("Anh/chị nói về đơn vị nào?")
    await talk.presses("UBND xã Phước Nghĩa")
    talk.hears("UBND xã Phước Nghĩa báo việc nào?")
    assert office.export()["reports"] == []


async def test_a_task_done_in_the_first_wave_means_the_second_one_from_then_on(office: Office) -> None:
    talk = office.talk(HOI)
    await talk.says("/baocao")
    await talk.presses("Việc 1 – Chuẩn bị điều kiện theo Mục II…")
    await talk.presses("Đã xong")
    assert office.status("hoi-lhpn", 1, "thi-diem").state == "done"
    await talk.says("việc 1 đang làm")
    talk.hears("Đã ghi: Hội Liên hiệp Phụ nữ huyện, việc 1 – đang thực hiện")
    assert office.status("hoi-lhpn", 1, "thi-diem").state == "done"
    assert office.status("hoi-lhpn", 1, "nhan-rong").state == "in_progress"


async def test_when_all_is_done_nothing_more_is_asked(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Tất cả đã xong")
    await talk.presses("Đúng")
    for words in ("/baocao", "xong rồi"):
        await talk.says(words)
        talk.hears("đã báo hoàn thành tất cả các nội dung")
    await talk.says("việc 2 xong rồi")
    talk.hears("Việc 2 của UBND xã Phước Quang đã được ghi là báo hoàn thành từ trước")
    assert office.states("phuoc-quang") == ["done"] * 4


async def test_saying_it_again_takes_nothing_from_what_the_office_confirmed(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 2 xong rồi")
    await talk.presses("Đúng")
    await desk.says("/xacnhan")
    await desk.presses("Xác nhận")
    confirmed_at = office.status("phuoc-quang", 2).confirmed_at
    await talk.says("cả 4 việc xong rồi")
    talk.hears("Việc 2 của UBND xã Phước Quang đã được ghi", "Riêng việc 1, việc 3, việc 4, anh/chị báo đã xong")
    await talk.presses("Đúng")
    assert office.states("phuoc-quang") == ["done", "confirmed", "done", "done"]
    assert office.status("phuoc-quang", 2).confirmed_at == confirmed_at


async def test_what_the_office_confirmed_is_not_undone_by_a_button(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 2 xong rồi")
    await talk.presses("Đúng")
    await desk.says("/xacnhan")
    await desk.presses("Xác nhận")
    await talk.presses("Không ghi")
    talk.hears("Việc 2 đã được Văn phòng xác nhận")
    assert office.status("phuoc-quang", 2).state == "confirmed"
    await talk.says("việc 2 chưa xong")
    assert office.status("phuoc-quang", 2).state == "in_progress"


async def test_a_leader_is_spoken_to_as_one(office: Office) -> None:
    talk = office.talk(QUANG_LEADER)
    await talk.says("ok")
    talk.hears("Cảm ơn đồng chí đã nhận tin")
