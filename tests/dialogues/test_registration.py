"""Joining by a one-time code, and what people learn whom nobody knows."""

from core.rights import Role
from storage.invitations import MAX_WRONG
from tests.dialogues.desk import audits, enrolled
from tests.office import Office, Talk

NEW = "somebody-new"


async def _joins(office: Office, code: str, chat: str = NEW) -> Talk:
    talk = office.talk(chat)
    await talk.says(f"/start {code}")
    await talk.presses("Đồng ý")
    return talk


async def test_a_link_with_the_code_asks_for_consent_and_shows_nothing_before(office: Office) -> None:
    talk = office.talk(NEW)
    await talk.says(f"/start {await enrolled(office, 'phuoc-hoa', Role.FOCAL)}")
    sent = talk.hears("Hệ thống lưu họ tên, chức vụ", "đầu mối của UBND xã Phước Hòa", "đồng ý tham gia chứ?")
    assert sent.choices == ["Đồng ý", "Chưa đồng ý"]
    await talk.says("/viec")
    assert len(talk.news) == 1
    talk.hears("đồng ý tham gia chứ?")
    await talk.presses("Đồng ý")
    talk.hears("Từ nay anh/chị nhận nhắc việc của UBND xã Phước Hòa")
    assert [action for action, _ in audits(office)][-2:] == ["joined", "agreed"]


async def test_a_code_may_be_written_in_words_alone_or_in_small_letters(office: Office) -> None:
    for number, form in enumerate(("LIENKET {}", "lienket {}", "Liên kết {}", "{}", "/lienket {}")):
        talk = office.talk(f"new-{number}")
        code = await enrolled(office, "phuoc-hoa", Role.BACKUP)
        await talk.says(form.format(code.lower() if number % 2 else code))
        talk.hears("đồng ý tham gia chứ?")


async def test_agreeing_may_be_typed(office: Office) -> None:
    talk = office.talk(NEW)
    await talk.says(await enrolled(office, "phuoc-hoa", Role.FOCAL))
    await talk.says("dong y")
    talk.hears("Từ nay anh/chị nhận nhắc việc")


async def test_who_declines_gets_nothing_until_they_write_again(office: Office) -> None:
    talk = office.talk(NEW)
    await talk.says(await enrolled(office, "phuoc-quang", Role.FOCAL))
    await talk.presses("Chưa đồng ý")
    talk.hears("Đã rõ, anh/chị chưa tham gia")
    count = len(talk.messages)
    await office.until("2024-02-23 16:00")
    assert len(talk.messages) == count
    await talk.says("chào văn phòng")
    await talk.presses("Đồng ý")
    talk.hears("Từ nay anh/chị nhận nhắc việc của UBND xã Phước Quang")


async def test_somebody_elses_code_can_be_left_for_ones_own(office: Office) -> None:
    talk = office.talk(NEW)
    await talk.says(await enrolled(office, "phuoc-hoa", Role.FOCAL))
    await talk.presses("Chưa đồng ý")
    await talk.says(await enrolled(office, "phuoc-son", Role.FOCAL))
    talk.hears("đầu mối của UBND xã Phước Sơn")


async def test_wrong_used_and_expired_codes_have_their_own_answers(office: Office) -> None:
    code = await enrolled(office, "phuoc-hoa", Role.FOCAL)
    await _joins(office, code)
    other = office.talk("somebody-else")
    await other.says("/start KHONGDUNG")
    other.hears("Mã này không đúng")
    await other.says(f"/start {code}")
    other.hears("Mã này đã có người dùng")
    late = await enrolled(office, "phuoc-son", Role.FOCAL)
    await office.until("2024-03-20 08:00")
    await other.says(late)
    other.hears("Mã này đã hết hạn")


async def test_a_member_who_starts_again_is_told_that_they_are_in(office: Office) -> None:
    code = await enrolled(office, "phuoc-hoa", Role.FOCAL)
    talk = await _joins(office, code)
    for again in ("/start", f"/start {code}", f"/lienket {code}"):
        await talk.says(again)
        talk.hears("Anh/chị đã tham gia: Người mới, đầu mối của UBND xã Phước Hòa")


async def test_ten_wrong_codes_lock_the_chat_for_an_hour_even_after_a_restart(office: Office) -> None:
    code = await enrolled(office, "phuoc-hoa", Role.FOCAL)
    talk = office.talk(NEW)
    for number in range(MAX_WRONG):
        await talk.says(f"LIENKET SAI{number:05d}")
        talk.hears("Mã này không đúng" if number < MAX_WRONG - 1 else "tạm khóa một giờ")
    office = office.restarted()
    talk = office.talk(NEW)
    await office.until("2024-02-15 07:59")
    await talk.says(f"/start {code}")
    talk.hears("tạm khóa một giờ")
    await office.talk("another-chat").says("/start SAI")
    assert "không đúng" in office.talk("another-chat").messages[-1].text
    await office.until("2024-02-15 08:00")
    await talk.says(f"/start {code}")
    talk.hears("đồng ý tham gia chứ?")


async def test_strangers_get_one_polite_line_a_day_whatever_they_try(office: Office) -> None:
    await office.until("2024-02-15 08:00")
    talk = office.talk("stranger")
    await talk.says("/viec")
    talk.hears("kênh công vụ của Văn phòng HĐND và UBND huyện", "dành cho người được đơn vị cử làm đầu mối")
    for attempt in ("/tonghop", "việc 2 xong rồi", "Phước Quang làm đến đâu rồi?", "/thongbao họp"):
        await talk.says(attempt)
        talk.hears_nothing()
    await talk.presses_on(office.talk("phuoc-quang/dau-moi/1").messages[0], 0)
    talk.hears_nothing()
    await office.until("2024-02-16 08:00")
    await talk.says("alo")
    talk.hears("kênh công vụ")
    assert office.export()["reports"] == []


async def test_who_joins_late_gets_the_opening_and_the_days_reminder_inside_hours(office: Office) -> None:
    await office.until("2024-02-26 10:00")
    talk = await _joins(office, await enrolled(office, "phuoc-quang", Role.FOCAL))
    talk.hears("Văn phòng HĐND và UBND huyện gửi UBND xã Phước Quang công văn")
    talk.hears("UBND xã Phước Quang còn: việc 1", "còn 3 ngày làm việc")
    assert len(talk.news) == 3
    assert len(office.rows("nudge:")) == len({row.key for row in office.rows("nudge:")})


async def test_who_joins_in_the_evening_gets_the_opening_that_they_came_for_and_no_reminder(office: Office) -> None:
    await office.until("2024-02-26 20:00")
    talk = await _joins(office, await enrolled(office, "phuoc-quang", Role.FOCAL))
    talk.hears("công văn")
    assert len(talk.news) == 2
    await office.until("2024-02-28 07:14")
    assert len(talk.news) == 2


async def test_a_leader_and_the_office_are_welcomed_in_their_own_words(office: Office) -> None:
    leader = await _joins(office, await enrolled(office, "phuoc-hoa", Role.LEADER), "leader")
    leader.hears("Văn phòng báo cáo đồng chí tại đây")
    desk = await _joins(office, await enrolled(office, "van-phong", Role.OFFICE), "desk")
    desk.hears("nhận tổng hợp và vướng mắc của các đơn vị")
    viewer = await _joins(office, await enrolled(office, "van-phong", Role.VIEWER), "viewer")
    viewer.hears("nhận tổng hợp tại đây")
