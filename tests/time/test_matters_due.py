"""On the day of the answer and each working morning after: whoever holds a matter hears of it, once a day."""

from storage import difficulties
from tests.dialogues.desk import DESK, NGHIA, QUANG, SECOND_DESK
from tests.office import Office
from tests.time.hands import end_post

TROUBLE = "việc 1 vướng kinh phí in thư, làm bảng"


def mornings(office: Office, person: str) -> list[str]:
    return [row.key.split(":")[3] for row in office.rows("notice:matters:") if row.chat == person]


async def test_the_holder_alone_from_the_day_of_the_answer_on(office: Office) -> None:
    desk = office.talk(DESK)
    await office.talk(QUANG).says(TROUBLE)
    await desk.presses("Nhận xử lý")
    await office.until("2024-02-16 12:00")
    assert mornings(office, DESK) == []
    await office.until("2024-02-21 08:00")
    assert mornings(office, DESK) == ["2024-02-19", "2024-02-20", "2024-02-21"]
    assert mornings(office, SECOND_DESK) == []
    told = [sent.text for sent in desk.messages if sent.text.startswith("Đến ngày trả lời")]
    assert "Vướng mắc số 1 – Phước Quang (việc 1): đang xử lý, hẹn trả lời 19/02" in told[0]


async def test_what_nobody_has_taken_is_everybodys_from_the_morning_after(office: Office) -> None:
    await office.talk(QUANG).says(TROUBLE)
    await office.until("2024-02-20 08:00")
    assert mornings(office, DESK) == mornings(office, SECOND_DESK) == ["2024-02-20"]


async def test_a_unit_that_was_asked_is_reminded_each_morning_until_it_answers(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says(TROUBLE)
    await desk.presses("Đề nghị làm rõ")
    await desk.says("Kinh phí dự kiến bao nhiêu?")
    await office.until("2024-02-19 08:00")
    assert mornings(office, QUANG) == ["2024-02-16", "2024-02-19"]
    talk.hears("Văn phòng còn chờ anh/chị làm rõ", "Vướng mắc số 1: “Kinh phí dự kiến bao nhiêu?”")
    await talk.presses("Trả lời")
    await talk.says("khoảng 2 triệu đồng")
    await office.until("2024-02-20 08:00")
    assert mornings(office, QUANG) == ["2024-02-16", "2024-02-19"]
    assert mornings(office, DESK) == ["2024-02-20"]


async def test_nobody_is_told_of_what_is_answered_or_ended(office: Office) -> None:
    talk, other, desk = office.talk(QUANG), office.talk(NGHIA), office.talk(DESK)
    await talk.says(TROUBLE)
    await desk.presses("Trả lời")
    await desk.says("Huyện cấp trong tuần.")
    await other.says("việc 2 chưa có hướng dẫn")
    await desk.presses("Kết thúc")
    await desk.presses("Đã xử lý trực tiếp")
    await office.until("2024-02-28 08:00")
    assert not office.rows("notice:matters:")


async def test_a_holder_who_left_leaves_it_to_everybody(office: Office) -> None:
    await office.talk(QUANG).says(TROUBLE)
    await office.talk(DESK).presses("Nhận xử lý")
    end_post(office, DESK, office.directive.calendar.day(office.clock.now()))
    await office.until("2024-02-19 08:00")
    assert mornings(office, SECOND_DESK) == ["2024-02-19"]
    assert office.database.look(difficulties.get, 1).state == difficulties.TAKEN
