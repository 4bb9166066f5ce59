"""/donvi: one unit as the office sees it."""

import pytest

from core.rights import Role
from core.states import State
from tests.dialogues.claiming import claim
from tests.dialogues.desk import ADMIN, DESK, HOA, NGHIA, QUANG, QUANG_BACKUP, SECOND_DESK, audits, enrolled
from tests.office import Office
from tests.time.hands import tell

BUTTONS = ["Ghi thay", "Nhắc ngay", "Người, điện thoại", "Lịch sử", "Xem tệp", "Ghi chú"]


@pytest.mark.parametrize("typed", ["Phước Quang", "phuoc quang", "UBND xã Phước Quang", "phuoc-quang", "PHUOC QUANG."])
async def test_a_unit_is_found_by_its_names(office: Office, typed: str) -> None:
    desk = office.talk(DESK)
    await office.talk(QUANG).says("việc 2 đang làm, 28/02 xong")
    await desk.says(f"/donvi {typed}")
    since = "đang thực hiện, hẹn thứ Tư 28/02 (Đầu mối UBND xã Phước Quang, 15/02); mốc 29/02."
    heard = desk.hears("UBND xã Phước Quang:", since, "1. Chuẩn bị điều kiện", "chưa có thông tin; mốc 29/02.")
    assert heard.choices == BUTTONS


async def test_by_an_alias_and_by_the_english_word(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/unit hội phụ nữ")
    desk.hears("Hội Liên hiệp Phụ nữ huyện:")


async def test_without_a_name_it_is_asked_for(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/donvi")
    desk.hears("Xem đơn vị nào?")
    await desk.says("phước hòa")
    desk.hears("UBND xã Phước Hòa:", "thời hạn 30/9")


async def test_what_may_mean_several_is_asked_and_never_guessed(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/donvi Phước Th")
    choices = ["UBND xã Phước Thành", "UBND xã Phước Thuận", "UBND xã Phước Thắng"]
    assert sorted(desk.hears("Anh/chị muốn nói đơn vị nào dưới đây?").choices) == sorted(choices)
    await desk.presses("UBND xã Phước Thành")
    desk.hears("UBND xã Phước Thành:")
    await desk.says("/donvi phuoc")
    assert len(desk.hears("có thể là các đơn vị dưới đây").choices) == 12


@pytest.mark.parametrize("typed", ["PH", "PT", "p.t", "pt."])
async def test_initials_are_refused(office: Office, typed: str) -> None:
    desk = office.talk(DESK)
    await desk.says(f"/donvi {typed}")
    assert desk.hears("Chữ viết tắt chưa đủ để biết đơn vị").choices == []


async def test_a_slip_is_a_question_and_a_stranger_none(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/donvi phuoc hao")
    heard = desk.hears("Không có đơn vị “phuoc hao”", "Anh/chị muốn nói đơn vị nào dưới đây?")
    assert "UBND xã Phước Hòa" in heard.choices
    await desk.says("/donvi xyz abc")
    assert desk.hears("Không có đơn vị “xyz abc”").choices == []


async def test_what_is_between_the_unit_and_the_office_stands_by_number(office: Office) -> None:
    desk, talk = office.talk(DESK), office.talk(QUANG)
    await talk.says("việc 1 vướng kinh phí in thư")
    await talk.says("/giahan 2")
    await talk.presses("Thứ Ba 05/3")
    await talk.says("chờ mẫu của huyện")
    await claim(office, 3)
    await desk.says("/donvi phuoc quang")
    heard = desk.hears("Đang theo dõi: vướng mắc số 1, việc 1 (", "đề nghị lùi mốc số 1, việc 2 (xin đến 05/3)")
    assert heard.choices[0] == "Xem 1 việc chờ xác nhận"
    await desk.presses("Xem 1 việc chờ xác nhận")
    desk.hears("UBND xã Phước Quang báo hoàn thành việc 3")


async def test_what_is_late_is_said_to_be(office: Office) -> None:
    desk = office.talk(DESK)
    await office.until("2024-03-04 09:00")
    await desk.says("/donvi phuoc quang")
    desk.hears("chưa có thông tin; chậm so với mốc 29/02.")


async def test_people_with_post_telephone_and_reach(office: Office) -> None:
    desk = office.talk(DESK)
    await office.talk(QUANG_BACKUP).says("/vang 16/02-20/02")
    await enrolled(office, "phuoc-quang", Role.BACKUP)
    await office.until("2024-02-16 09:00")
    await desk.says("/donvi phuoc quang")
    await desk.presses("Người, điện thoại")
    heard = desk.hears(
        "Đầu mối UBND xã Phước Quang, 09",
        ": đang nhận tin",
        "Dự phòng UBND xã Phước Quang, 09",
        ": đi vắng đến thứ Ba 20/02",
        "Người mới, Công chức, 09",
        ": chưa tham gia",
    )
    assert heard.choices == ["Mời lại Người mới"]
    await desk.presses("Mời lại Người mới")
    desk.hears("Đã cấp mã mới cho Người mới")


async def test_who_wants_no_reminders_is_known(office: Office) -> None:
    desk = office.talk(DESK)
    await office.talk(NGHIA).says("/thoinhac")
    await desk.says("/donvi phuoc nghia")
    await desk.presses("Người, điện thoại")
    desk.hears("Đầu mối UBND xã Phước Nghĩa", ": đã đề nghị thôi nhận nhắc việc")


async def test_history_says_what_replaces_what(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await desk.says("/donvi phuoc quang")
    await desk.presses("Lịch sử")
    desk.hears("UBND xã Phước Quang chưa có tin báo nào.")
    await talk.says("việc 2 xong")
    await talk.presses("Đúng")
    await talk.says("báo nhầm, việc 2 mới được 50%")
    await desk.presses("Lịch sử")
    desk.hears("mới nhất trước", "việc 2 – đang thực hiện, được 50%, thay cho “báo hoàn thành")


async def test_a_paused_unit_says_so(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/tamdung")
    await desk.presses("Một đơn vị")
    await desk.says("phước hòa")
    await desk.says("từ nay đến 20/02")
    await desk.says("bão số 5")
    await desk.presses("Đồng ý")
    await desk.says("/donvi phuoc hoa")
    desk.hears("Văn phòng tạm dừng nhắc đến hết thứ Ba 20/02.")


async def test_notes_are_the_offices_own(office: Office) -> None:
    desk, second = office.talk(DESK), office.talk(SECOND_DESK)
    for text in ("Chủ tịch xã hẹn làm việc sáng thứ Hai.", "Đã gửi mẫu thư.", "Đang chờ kinh phí."):
        await desk.says("/donvi phuoc hoa")
        await desk.presses("Ghi chú")
        await desk.says(text)
        desk.hears("Đã ghi chú về UBND xã Phước Hòa")
    await second.says("/donvi phuoc hoa")
    page = second.hears("Ghi chú của Văn phòng (còn 1 ghi chú trước đó)", "Chuyên viên 1", "Đang chờ kinh phí.")
    assert "sáng thứ Hai" not in page.text
    await second.presses("Ghi chú")
    second.hears("Ghi chú về UBND xã Phước Hòa", "hẹn làm việc sáng thứ Hai")
    assert [note["unit"] for note in office.export()["notes"]] == ["phuoc-hoa"] * 3
    assert not [sent for sent in office.talk(HOA).messages if "sáng thứ Hai" in sent.text]
    assert audits(office)[-1] == ("noted", {"unit": "phuoc-hoa"})


async def test_a_viewer_sees_and_does_nothing(office: Office) -> None:
    desk, viewer = office.talk(DESK), office.talk("nguoi-xem-moi")
    code = await enrolled(office, "van-phong", Role.VIEWER)
    await viewer.says(f"/start {code}")
    await viewer.presses("Đồng ý")
    tell(office, "phuoc-hoa", (1,), State.DONE)
    await desk.says("/donvi phuoc hoa")
    await desk.presses("Ghi chú")
    await desk.says("Riêng của Văn phòng.")
    await viewer.says("/donvi phuoc hoa")
    heard = viewer.hears("UBND xã Phước Hòa:")
    assert heard.choices == ["Người, điện thoại", "Lịch sử", "Xem tệp"]
    assert "Riêng của Văn phòng" not in heard.text
    await enrolled(office, "phuoc-hoa", Role.FOCAL)
    await viewer.presses("Người, điện thoại")
    assert viewer.hears("Người mới").choices == []
    await viewer.says("/xacnhan phuoc hoa")
    viewer.hears("không thuộc phần việc của anh/chị")


async def test_an_admin_acts_as_the_office_does(office: Office) -> None:
    admin = office.talk(ADMIN)
    await admin.says("/donvi phuoc hoa")
    assert admin.hears("UBND xã Phước Hòa:").choices == BUTTONS


async def test_an_official_sees_no_page(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/donvi phuoc quang")
    talk.hears("không thuộc phần việc của anh/chị")


async def test_the_office_itself_has_nothing_to_be_recorded(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/donvi văn phòng")
    assert "Ghi thay" not in desk.hears("Không có nội dung nào trong văn bản này.").choices
