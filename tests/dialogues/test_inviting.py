"""A new code in chat: from the list of who cannot be reached, and by /moi."""

import re

import pytest
from sqlalchemy import select

from core.rights import Role
from storage import messengers, reach
from storage.people import people
from tests.dialogues.desk import ADMIN, DESK, QUANG, SECOND_DESK, audits, enrolled
from tests.office import Office, Talk

NEWCOMER = "phuoc-quang/dau-moi/2"


def code_in(talk: Talk) -> str:
    found = re.search(r"LIENKET (\w{8})|start=(\w{8})", talk.news[-1].text)
    assert found is not None
    return found.group(1) or found.group(2)


def _phone(office: Office, person: str) -> str:
    query = select(people.c.phone).where(people.c.code == person)
    return str(office.database.look(lambda s: s.scalar(query)))


async def _listed(office: Office) -> Talk:
    """Somebody new is on the roster and has not joined: the list of 22 February."""
    await enrolled(office, "phuoc-quang", Role.FOCAL)
    await office.until("2024-02-22 08:00")
    return office.talk(DESK)


async def test_a_button_makes_a_code_and_a_text_to_hand_on(office: Office) -> None:
    desk = await _listed(office)
    await desk.presses("Cấp mã mới: Người mới")
    desk.hears("Đã cấp mã mới cho Người mới, đầu mối của UBND xã Phước Quang", "hết ngày 22/3/2024", "0911")
    desk.hears("Văn phòng HĐND và UBND huyện mời tham gia", "LIENKET")
    assert audits(office)[-1][0] == "invited"
    talk = office.talk(NEWCOMER)
    await talk.says(f"LIENKET {code_in(desk)}")
    talk.hears("đồng ý tham gia chứ?")


async def test_the_earlier_code_is_void(office: Office) -> None:
    old = await enrolled(office, "phuoc-quang", Role.FOCAL)
    await office.until("2024-02-22 08:00")
    await office.talk(DESK).presses("Cấp mã mới: Người mới")
    talk = office.talk(NEWCOMER)
    await talk.says(old)
    talk.hears("đã được thay bằng mã mới")


async def test_pressed_twice_or_by_two_of_the_office_it_is_one_code(office: Office) -> None:
    desk, second = await _listed(office), office.talk(SECOND_DESK)
    await desk.presses("Cấp mã mới: Người mới")
    code = code_in(desk)
    await desk.presses("Cấp mã mới: Người mới")
    desk.hears("vừa được cấp lúc 8 giờ")
    await second.presses("Cấp mã mới: Người mới")
    second.hears("vừa được cấp lúc 8 giờ", "thật cần mới bấm")
    assert [action for action, _ in audits(office)].count("invited") == 1
    await second.presses("Cấp mã khác")
    assert code_in(second) != code
    talk = office.talk(NEWCOMER)
    await talk.says(code)
    talk.hears("đã được thay bằng mã mới")


async def test_who_has_joined_meanwhile_needs_none(office: Office) -> None:
    desk = await _listed(office)
    await desk.presses("Cấp mã mới: Người mới")
    talk = office.talk(NEWCOMER)
    await talk.says(code_in(desk))
    await talk.presses("Đồng ý")
    await desk.presses("Cấp mã mới: Người mới")
    desk.hears("đã tham gia và đang nhận được tin")
    assert [action for action, _ in audits(office)].count("invited") == 1


async def test_who_blocked_us_gets_one(office: Office) -> None:
    await office.database.run(reach.lost, "webchat", QUANG, "bot was blocked", office.clock.now())
    await office.until("2024-02-22 08:00")
    desk = office.talk(DESK)
    await desk.presses("Cấp mã mới: Đầu mối UBND xã Phước Quang")
    desk.hears("Đã cấp mã mới")


async def test_where_the_bots_name_is_known_it_is_a_link(office: Office) -> None:
    await enrolled(office, "phuoc-quang", Role.FOCAL)
    await office.until("2024-02-15 07:30")
    await office.database.run(messengers.announce, {"telegram": "ten_bot", "webchat": ""}, office.clock.now())
    desk = office.talk(DESK)
    await desk.says("/moi Người mới")
    desk.hears("https://t.me/ten_bot?start=")


@pytest.mark.parametrize("typed", ["Người mới", "nguoi moi", "0911 {}", "+84911{}"])
async def test_one_is_found_by_name_or_telephone(office: Office, typed: str) -> None:
    await enrolled(office, "phuoc-quang", Role.FOCAL)
    await office.until("2024-02-15 07:30")
    phone = _phone(office, NEWCOMER)
    desk = office.talk(DESK)
    await desk.says("/moi " + typed.format(phone[4:]))
    desk.hears("Đã cấp mã mới cho Người mới")


async def test_a_unit_shows_its_people(office: Office) -> None:
    await enrolled(office, "phuoc-hoa", Role.FOCAL)
    admin = office.talk(ADMIN)
    await admin.says("/moi")
    await admin.says("phuoc hoa")
    found = admin.hears("Có 3 người", "Lãnh đạo UBND xã Phước Hòa, 09")
    assert len(found.choices) == 3


@pytest.mark.parametrize(
    ("typed", "heard"), [("PH", "không có ai là “PH”"), ("tuyphuoc", "không có ai"), ("😀", "không")]
)
async def test_nobody_is_found_by_initials_or_nonsense(office: Office, typed: str, heard: str) -> None:
    desk = office.talk(DESK)
    await desk.says(f"/moi {typed}")
    desk.hears(heard)
    assert "invited" not in [action for action, _ in audits(office)]


async def test_an_admins_code_is_made_by_an_admin_alone(office: Office) -> None:
    desk, admin = office.talk(DESK), office.talk(ADMIN)
    phone = _phone(office, ADMIN)
    await desk.says(f"/moi {phone}")
    desk.hears("Mã của người quản trị do quản trị cấp")
    await admin.says(f"/moi {phone}")
    admin.hears("đã tham gia")


async def test_an_official_may_not(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/moi Người mới")
    talk.hears("không thuộc phần việc của anh/chị")
    assert audits(office)[-1] == ("refused", {"right": "invite"})
