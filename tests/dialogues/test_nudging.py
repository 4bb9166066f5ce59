""" "Nhắc ngay": the office reminds a unit at once, by the rules of every reminder."""

from tests.dialogues.desk import ADMIN, DESK, HOA, QUANG, SECOND_DESK, audits
from tests.office import Office, Talk
from tests.time.audit import found

HOA_BACKUP = "phuoc-hoa/du-phong/1"


async def nudge(office: Office, person: str = DESK) -> Talk:
    desk = office.talk(person)
    await desk.says("/donvi phuoc hoa")
    await desk.presses("Nhắc ngay")
    return desk


async def test_one_reminder_of_all_that_is_open_and_once_a_day(office: Office) -> None:
    talk = office.talk(HOA)
    await office.until("2024-02-16 09:00")
    await talk.says("việc 1 xong")
    await talk.presses("Đúng")
    desk = await nudge(office)
    desk.hears("Đã nhắc UBND xã Phước Hòa việc 2, việc 3, việc 4: Đầu mối UBND xã Phước Hòa.")
    told = talk.hears("UBND xã Phước Hòa đã xong việc 1", "việc 2")
    assert "Còn: việc 1" not in told.text
    second = await nudge(office, SECOND_DESK)
    second.hears("Chưa nhắc UBND xã Phước Hòa: hôm nay đã nhắc lúc 9 giờ")
    assert [row.person_id for row in office.rows("nudge:")] == [office.rows("nudge:")[0].person_id]
    assert [action for action, _ in audits(office)].count("nudged") == 1


async def test_the_ladder_goes_on_and_the_audit_finds_nothing_amiss(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await office.until("2024-02-16 09:00")
    await desk.says("/donvi phuoc quang")
    await desk.presses("Nhắc ngay")
    await office.until("2024-02-20 07:30")
    assert len([sent for sent in talk.messages if "UBND xã Phước Quang còn: việc 1" in sent.text]) == 2
    assert found(office) == []
    await desk.says("/nhatky phước quang 16/02")
    desk.hears("đã nhắc đầu mối lúc 9 giờ")


async def test_outside_the_hours_it_is_said_when(office: Office) -> None:
    await office.until("2024-02-16 19:00")
    (await nudge(office)).hears("ngoài giờ làm việc; từ 7 giờ thứ Hai 19/02, nhờ anh/chị bấm lại")
    await office.until("2024-02-19 12:00")
    (await nudge(office)).hears("ngoài giờ làm việc; từ 13 giờ 30 thứ Hai 19/02")
    assert not office.rows("nudge:")


async def test_of_what_was_answered_nothing_is_said_and_the_office_hears_why(office: Office) -> None:
    talk = office.talk(HOA)
    await office.until("2024-02-16 09:00")
    await talk.says("việc 1 đang làm, 29/02 xong")
    await talk.says("việc 2 vướng kinh phí in thư")
    await talk.says("việc 3 đang làm")
    desk = await nudge(office)
    desk.hears(
        "Đã nhắc UBND xã Phước Hòa việc 4",
        "việc 1 (đơn vị đã hẹn ngày 29/02",
        "việc 2 (đang chờ Văn phòng trả lời",
        "việc 3 (đơn vị vừa báo đang làm",
    )
    told = talk.hears("việc 4 (phối hợp) – chưa có thông tin")
    assert not [name for name in ("việc 1", "việc 2", "việc 3") if name in told.text]


async def test_where_nothing_is_left_to_be_said(office: Office) -> None:
    talk = office.talk(HOA)
    await office.until("2024-02-16 09:00")
    await talk.says("cả 4 việc đang làm, 29/02 xong")
    (await nudge(office)).hears("Chưa nhắc UBND xã Phước Hòa: việc 1, việc 2, việc 3, việc 4 (đơn vị đã hẹn ngày 29/02")
    await talk.says("cả 4 việc xong")
    await talk.presses("Đúng")
    (await nudge(office)).hears("không còn việc nào phải nhắc")
    assert not office.rows("nudge:")


async def test_who_is_away_is_stood_in_for(office: Office) -> None:
    await office.talk(HOA).says("/vang 16/02-20/02")
    await office.until("2024-02-16 09:00")
    (await nudge(office)).hears("Đã nhắc UBND xã Phước Hòa", "Dự phòng UBND xã Phước Hòa")
    office.talk(HOA_BACKUP).hears("UBND xã Phước Hòa còn: việc 1")


async def test_who_asked_for_later_is_left_in_peace(office: Office) -> None:
    talk = office.talk(HOA)
    await office.until("2024-02-16 09:00")
    await talk.says("20/02 nhắc lại em nhé")
    (await nudge(office)).hears("Chưa nhắc UBND xã Phước Hòa: người nhận đề nghị nhắc lại sau")
    assert [row.key[-10:] for row in office.rows("nudge:")] == ["2024-02-20"]


async def test_a_paused_unit_is_left_in_peace(office: Office) -> None:
    desk = office.talk(DESK)
    await office.until("2024-02-16 09:00")
    await desk.says("/tamdung")
    await desk.presses("Một đơn vị")
    await desk.says("phước hòa")
    await desk.says("từ nay đến 20/02")
    await desk.says("bão số 5")
    await desk.presses("Đồng ý")
    (await nudge(office)).hears("Văn phòng tạm dừng nhắc đơn vị đến hết ngày 20/02")


async def test_before_the_hour_of_a_day_that_reminds_anyway(office: Office) -> None:
    """The day's one reminder is the planned one."""
    await office.until("2024-02-20 07:05")
    desk = office.talk(DESK)
    await desk.says("/donvi phuoc quang")
    await desk.presses("Nhắc ngay")
    desk.hears("hôm nay là ngày nhắc, tin nhắc đi lúc 7 giờ 15")
    await office.until("2024-02-20 08:00")
    await desk.presses("Nhắc ngay")
    desk.hears("hôm nay đã nhắc lúc 7 giờ 15")


async def test_an_admin_may_and_the_reminder_keeps_its_buttons(office: Office) -> None:
    await office.until("2024-02-16 09:00")
    (await nudge(office, ADMIN)).hears("Đã nhắc UBND xã Phước Hòa")
    talk = office.talk(HOA)
    assert talk.messages[-1].choices[:2] == ["Đã xong", "Đang làm, hẹn ngày"]
