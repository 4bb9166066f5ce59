"""/lich: what the calendar is, and a day added to it, seen beforehand, applied, taken back."""

from datetime import date

import pytest

from core.ledger import RowState
from core.rights import Role
from storage import calendar_days
from tests.dialogues.desk import ADMIN, DESK, QUANG, audits, open_step
from tests.office import Office, Talk, at
from tests.time.hands import days, hire, join, nudges


def added(office: Office) -> list[tuple[date, bool, str]]:
    found = office.database.look(calendar_days.added, office.directive.id)
    return [(one.day, one.worked, one.note) for one in found]


async def _asked(office: Office, text: str) -> Talk:
    admin = office.talk(ADMIN)
    await admin.says(text)
    return admin


async def test_the_calendar_ahead_with_where_each_day_comes_from(office: Office) -> None:
    await office.until("2024-04-01 08:00")
    admin = await _asked(office, "/lich")
    sent = admin.hears(
        "Lịch làm việc đến hết ngày 31/5/2024",
        "thứ Năm 18/4/2024: nghỉ, Ngày Giỗ Tổ Hùng Vương (lịch nghỉ của Nhà nước)",
        "thứ Hai 29/4/2024: nghỉ",
        "thứ Bảy 04/5/2024: làm việc",
        "Lịch nghỉ năm 2024: đã biết.",
    )
    assert sent.choices == ["Thêm ngày nghỉ", "Thêm ngày làm việc"]


async def test_a_day_off_is_seen_with_what_it_moves_and_then_applied(office: Office) -> None:
    """The pilot's last day is Thursday 29/02: with Tuesday off, three days ahead is the Friday before."""
    await office.until("2024-02-20 08:00")
    admin = await _asked(office, "/lich nghỉ 27/02 bão số 4")
    sent = admin.hears(
        "Ghi nghỉ: thứ Ba 27/02/2024 (“bão số 4”)",
        "Nhắc việc trước mốc 3 ngày làm việc: thứ Hai 26/02 → thứ Sáu 23/02 (3 đơn vị)",
        "Danh sách Văn phòng cần gọi trước mốc 3 ngày làm việc: thứ Hai 26/02 → thứ Sáu 23/02 (3 đơn vị)",
        "Báo cáo lãnh đạo đơn vị trước mốc 2 ngày làm việc: thứ Ba 27/02 → thứ Hai 26/02 (3 đơn vị)",
    )
    assert sent.choices == ["Đồng ý", "Hủy"]
    assert added(office) == []
    await admin.presses("Đồng ý")
    admin.hears("Đã ghi nghỉ: thứ Ba 27/02/2024")
    assert added(office) == [(date(2024, 2, 27), False, "bão số 4")]
    assert audits(office)[-1] == (
        "calendar day added",
        {"days": ["2024-02-27"], "worked": False, "note": "bão số 4"},
    )
    await office.until("2024-03-01 06:00")
    assert days(nudges(office, QUANG)) == ["20/02", "23/02", "28/02", "29/02"]
    await admin.says("/lich")
    assert "27/02" not in admin.news[-1].text  # it has passed


async def test_what_falls_due_this_morning_by_the_new_calendar_is_sent_at_once(office: Office) -> None:
    """Wednesday off, told on Monday at nine: the last reminder but one was to go out this very morning."""
    await office.until("2024-02-27 09:00")
    assert days(nudges(office, QUANG))[-1] == "26/02"
    admin = await _asked(office, "/lich nghỉ 28/02")
    await admin.presses("Đồng ý")
    assert days(nudges(office, QUANG))[-1] == "27/02"
    assert nudges(office, QUANG)[-1].state == RowState.SENT


async def test_who_was_asked_this_morning_is_not_asked_again_when_the_day_becomes_one_off(office: Office) -> None:
    await office.until("2024-02-20 08:00")
    asked = len(office.rows("checkin:"))
    admin = await _asked(office, "/lich nghỉ 20/02")
    await admin.presses("Đồng ý")
    await office.until("2024-02-22 06:00")
    assert (asked, len(office.rows("checkin:"))) == (11, 14)  # the three who were reminded on the 20th instead
    await office.until("2024-03-21 06:00")
    assert len(office.rows("checkin:")) == 14 + 14


async def test_a_cancelled_day_changes_nothing(office: Office) -> None:
    admin = await _asked(office, "/lich nghỉ 27/02")
    await admin.presses("Hủy")
    admin.hears("Lịch giữ nguyên")
    assert added(office) == []


async def test_a_worked_saturday_by_button_and_typed_day(office: Office) -> None:
    admin = await _asked(office, "/calendar")
    await admin.presses("Thêm ngày làm việc")
    admin.hears("Làm việc ngày nào?")
    await admin.says("24/02 làm bù")
    admin.hears("Ghi làm việc: thứ Bảy 24/02/2024 (“làm bù”)", "Khi đó:")
    await admin.presses("Đồng ý")
    assert added(office) == [(date(2024, 2, 24), True, "làm bù")]
    assert office.directive.calendar.is_open(at("2024-02-24 08:00"))
    assert open_step(office, ADMIN) is None


async def test_several_days_at_once_leave_out_those_that_are_off_anyhow(office: Office) -> None:
    admin = await _asked(office, "/lich nghỉ 23-26/02")
    admin.hears("Ghi nghỉ: 23/02 và 26/02/2024")
    await admin.presses("Đồng ý")
    assert [day for day, _, _ in added(office)] == [date(2024, 2, 23), date(2024, 2, 26)]


async def test_a_day_that_was_added_is_taken_back(office: Office) -> None:
    admin = await _asked(office, "/lich nghỉ 27/02 bão")
    await admin.presses("Đồng ý")
    await admin.says("/lich")
    admin.hears("thứ Ba 27/02/2024: nghỉ, bão (quản trị thêm)")
    await admin.presses("Bỏ ngày đã thêm")
    assert admin.hears("Bỏ ngày nào?").choices == ["thứ Ba 27/02/2024", "Hủy"]
    await admin.presses("thứ Ba 27/02/2024")
    admin.hears("Bỏ ngày nghỉ đã thêm: thứ Ba 27/02/2024", "thứ Sáu 23/02 → thứ Hai 26/02")
    await admin.presses("Đồng ý")
    admin.hears("Đã bỏ ngày thứ Ba 27/02/2024")
    assert added(office) == []
    assert audits(office)[-1][0] == "calendar day taken back"


async def test_it_can_be_taken_back_by_its_date_too(office: Office) -> None:
    admin = await _asked(office, "/lich nghỉ 27/02")
    await admin.presses("Đồng ý")
    await admin.says("/lich bỏ 27/02")
    await admin.presses("Đồng ý")
    assert added(office) == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("/lich nghỉ 14/02", "Ngày 14/02/2024 (thứ Tư) đã qua"),
        ("/lich nghỉ 18/4", "Ngày 18/4/2024 (thứ Năm) đã là ngày nghỉ"),
        ("/lich nghỉ 24/02", "Ngày 24/02/2024 (thứ Bảy) đã là ngày nghỉ"),
        ("/lich làm 27/02", "Ngày 27/02/2024 (thứ Ba) đã là ngày làm việc"),
        ("/lich làm việc 04/5", "Ngày 04/5/2024 (thứ Bảy) đã là ngày làm việc"),
        ("/lich nghỉ 27/02/2027", "còn quá xa"),
        ("/lich nghỉ 30/02", "Lịch không có ngày “30/02”"),
        ("/lich nghỉ 18-16/3", "Lịch không có ngày “18-16/3”"),
        ("/lich nghỉ", "Chưa thấy ngày nào"),
        ("/lich nghỉ bão", "Chưa thấy ngày nào"),
        ("/lich abc", "Lệnh này hiểu: /lich (xem)"),
        ("/lich bỏ 27/02", "không phải ngày được thêm bằng lệnh này"),
        ("/lich bỏ 27-28/02", "Chưa thấy ngày nào"),
        ("/lich xác nhận", "Lệnh này hiểu: /lich (xem)"),
        ("/lich xác nhận 2024", "Lịch nghỉ năm 2024 đã biết"),
        ("/lich xác nhận 2052", "Năm 2052 chưa cần xác nhận"),
    ],
)
async def test_bad_input_gets_a_plain_sentence(office: Office, text: str, answer: str) -> None:
    admin = await _asked(office, text)
    admin.hears(answer)
    assert added(office) == []


async def test_nonsense_in_the_middle_keeps_the_question_open(office: Office) -> None:
    admin = await _asked(office, "/lich")
    await admin.presses("Thêm ngày nghỉ")
    await admin.says("hôm bữa")
    admin.hears("Chưa thấy ngày nào")
    assert open_step(office, ADMIN) == "calendar.off"
    await admin.says("27/02")
    admin.hears("Ghi nghỉ: thứ Ba 27/02/2024")


async def test_an_old_button_finds_a_calendar_that_has_changed(office: Office) -> None:
    """Two looks at the same day: the second "Đồng ý" is told so, and nothing is written twice."""
    admin = await _asked(office, "/lich nghỉ 27/02")
    first = admin.messages[-1]
    await admin.says("/lich nghỉ 27/02")
    await admin.presses("Đồng ý")
    await admin.presses_on(first, 0)
    admin.hears("Ngày 27/02/2024 (thứ Ba) đã là ngày nghỉ")
    assert len(added(office)) == 1


async def test_two_admins_add_the_same_day(office: Office) -> None:
    hire(office, "van-phong", Role.ADMIN, "Quản trị hai", "0922000001")
    join(office, "van-phong/quan-tri/2")
    one, two = office.talk(ADMIN), office.talk("van-phong/quan-tri/2")
    await one.says("/lich nghỉ 27/02")
    await two.says("/lich nghỉ 26-27/02 lũ")
    await one.presses("Đồng ý")
    await two.presses("Đồng ý")
    two.hears("Lịch đã đổi từ lúc anh/chị xem")
    assert [day for day, _, _ in added(office)] == [date(2024, 2, 27)]


@pytest.mark.parametrize("person", [DESK, QUANG])
async def test_nobody_but_an_admin(office: Office, person: str) -> None:
    talk = office.talk(person)
    await talk.says("/lich nghỉ 27/02")
    talk.hears("không thuộc phần việc của anh/chị")
    assert added(office) == []


async def test_a_year_is_confirmed_once_its_days_are_in(office: Office) -> None:
    office.clock.move(at("2026-11-20 08:00"))
    await office.system.settle()
    admin = await _asked(office, "/lich")
    sent = admin.hears("Lịch nghỉ năm 2026: đã biết.", "Lịch nghỉ năm 2027: chưa có thông báo chính thức")
    assert sent.choices == ["Thêm ngày nghỉ", "Thêm ngày làm việc", "Xác nhận năm 2027"]
    await admin.presses("Xác nhận năm 2027")
    admin.hears("Đã ghi: lịch nghỉ năm 2027 đã có thông báo chính thức")
    assert office.directive.calendar.is_announced(2027)
    assert not office.directive.calendar.is_announced(2028)
    await admin.says("/lich xac nhan 2027")
    admin.hears("Lịch nghỉ năm 2027 đã biết")
