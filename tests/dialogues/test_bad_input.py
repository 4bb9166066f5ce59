"""Whatever arrives: a plain sentence, nothing half-done, nothing lost."""

from typing import Any

import pytest

from bot.channels.webchat import says
from tests.dialogues.desk import ADMIN, DESK, HOA, QUANG, inbox_states, matters
from tests.office import Office

UNREAD = "Chưa rõ tin này nói về việc nào"


@pytest.mark.parametrize(
    ("text", "files", "answer"),
    [
        ("", [], "Tin không có chữ"),
        ("   \n ", [], "Tin không có chữ"),
        ("\u200b\u200e", [], "Tin không có chữ"),
        ("", ["sticker"], "hệ thống chỉ đọc được chữ"),
        ("", ["voice"], "chưa nghe được tin thoại"),
        ("", ["photo"], "Đã thấy tệp của anh/chị, nhưng chưa rõ là của việc nào"),
        ("", ["document"], "Đã thấy tệp của anh/chị"),
        ("", ["location"], "Đã thấy vị trí anh/chị gửi"),
        ("", ["contact"], "Đã thấy danh thiếp anh/chị gửi"),
        ("", ["other"], "chưa đọc được loại tin này"),
        ("/khongco", [], "Không có lệnh này. Nhắn /trogiup"),
        ("/", [], "Không có lệnh này. Nhắn /trogiup"),
        ("!!!", [], UNREAD),
        ("مرحبا كيف الحال اليوم", [], UNREAD),
        ("\u202eabc xyz\u202c", [], UNREAD),
        ("<script>alert(1)</script>", [], UNREAD),
        ("việc 2 hẹn 30/02", [], "Lịch không có ngày 30/02"),
        ("việc 2 hẹn 10/02", [], "Ngày thứ Bảy 10/02 đã qua"),
    ],
)
async def test_one_plain_sentence_and_nothing_written(office: Office, text: str, files: list[str], answer: str) -> None:
    talk = office.talk(QUANG)
    await talk.says(text, files=files)
    talk.hears(answer)
    assert len(talk.news) == 1
    assert office.export()["reports"] == []
    assert set(inbox_states(office)) == {"done"}


async def test_emoji_alone_are_thanked_for(office: Office) -> None:
    talk = office.talk(QUANG)
    for text in ("👍", "😀😀😀", "🙏🏻"):
        await talk.says(text)
        talk.hears("Cảm ơn anh/chị")
    assert office.export()["reports"] == []


async def test_ten_thousand_characters_go_on_whole(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    text = "abc xyz " * 1250
    await talk.says(text)
    talk.hears(UNREAD)
    await talk.says(text)
    talk.hears("đã được chuyển nguyên văn")
    assert matters(office)[0]["text"] == text.strip()
    assert "".join(sent.text for sent in desk.news).count("abc") == 1250


async def test_ten_thousand_characters_of_a_broadcast(office: Office) -> None:
    admin = office.talk(ADMIN)
    await admin.says("/thongbao " + "Nội dung họp. " * 720)
    await admin.presses("Thí điểm")
    await admin.presses("Gửi")
    await office.until("2024-02-15 07:00:10")
    told = [sent for sent in office.talk(HOA).messages if "Nội dung họp" in sent.text]
    assert told == []
    told = [sent for sent in office.talk(QUANG).messages if "Nội dung họp" in sent.text]
    assert "".join(sent.text for sent in told).count("họp") == 720
    assert [sent.choices for sent in told] == [[], [], ["Đã nhận"]]


async def test_tags_are_only_letters(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("<b>việc 2</b> đang làm <i>")
    talk.hears("việc 2 – đang thực hiện")
    await talk.says("/vuongmac <b>thiếu</b> kinh phí & mẫu")
    desk.hears("“<b>thiếu</b> kinh phí & mẫu”")


async def test_letters_that_no_database_holds_are_dropped(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2\x00 đang làm \ud83d")
    talk.hears("việc 2 – đang thực hiện")
    await talk.says("/vuongmac \u202ethiếu\x00 mẫu\ud800")
    assert matters(office)[0]["text"] == "thiếu mẫu"


@pytest.mark.parametrize("kind", ["photo", "document", "video"])
async def test_a_caption_is_read(office: Office, kind: str) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm", files=[kind])
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 2 – đang thực hiện")


async def test_a_file_leaves_an_open_question_open(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vuongmac")
    await talk.says("", files=["photo"])
    await talk.says("thiếu kinh phí in thư")
    talk.hears("Văn phòng đã nhận vướng mắc số 1")


async def test_an_edited_message_that_cannot_be_known_again_changes_nothing(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm")
    await talk.says("việc 2 đã xong", edited=True)
    talk.hears("Đã thấy anh/chị sửa tin", "không tự đổi")
    assert office.status("phuoc-quang", 2).state == "in_progress"


async def test_a_past_date_asked_for_is_said_to_be_past(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Việc 3 – Quán triệt cán bộ, công chức,…")
    await talk.presses("Đang làm, hẹn ngày")
    await talk.says("05/02")
    talk.hears("Ngày thứ Hai 05/02 đã qua")
    await talk.says("chưa biết")
    talk.hears("Chưa thấy ngày trong tin này")
    await talk.says("mai")
    talk.hears("hẹn thứ Sáu 16/02")


@pytest.mark.parametrize(
    "nonsense",
    [
        {"text": 5},
        {"press": {"row": 10**30, "index": 0}},
        {"files": [["photo"]]},
    ],
)
async def test_what_breaks_is_set_aside_with_one_line_and_others_go_on(
    office: Office, nonsense: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    talk, other = office.talk(QUANG), office.talk(HOA)
    await office.receive(says(QUANG, office.clock.now()) | nonsense)
    talk.hears("Hệ thống gặp lỗi khi đọc tin này; tin vẫn được lưu")
    assert len(talk.news) == 1
    assert inbox_states(office) == ["set_aside"]
    assert "handling inbox=1 failed" in caplog.text
    await other.says("việc 2 đang làm")
    other.hears("Đã ghi")


@pytest.mark.parametrize("raw", [{}, {"chat": QUANG}, {"chat": QUANG, "at": "hôm qua"}, {"chat": QUANG, "at": 5}])
async def test_what_cannot_even_be_parsed_is_kept_and_set_aside(office: Office, raw: dict[str, Any]) -> None:
    await office.receive(raw)
    assert inbox_states(office) == ["set_aside"]
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm")
    talk.hears("Đã ghi")
