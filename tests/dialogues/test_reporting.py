"""Reporting by buttons: at most three taps for a task."""

from tests.office import Office

QUANG = "phuoc-quang/dau-moi/1"


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
