"""/tonghop: the digest at once, for the office alone."""

from tests.dialogues.desk import ADMIN, DESK, QUANG, audits
from tests.office import Office


async def test_the_office_gets_the_figures_of_this_moment(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Tất cả đã xong")
    await talk.presses("Đúng")
    for person in (DESK, ADMIN):
        desk = office.talk(person)
        for words in ("/tonghop", "tổng hợp", "/digest"):
            await desk.says(words)
            sent = desk.hears("4 chờ Văn phòng xác nhận", "8 chưa có thông tin")
            assert sent.document is not None


async def test_an_official_does_not(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/tonghop")
    assert [sent.text for sent in talk.news] == ["Nội dung này không thuộc phần việc của anh/chị trong hệ thống."]
    assert audits(office)[-1] == ("refused", {"right": "see_all"})
