"""What ends an open question, and small answers that spare one."""

from typing import Any

import pytest

from core.states import State
from core.understanding import Intent, Label, Reading
from handlers import free_text
from tests.dialogues.desk import DESK, QUANG, matters, open_step
from tests.office import Office


async def test_a_plain_status_leaves_the_question_for_a_difficulty(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vuongmac")
    await talk.says("việc 1 xong")
    talk.hears("Câu hỏi trước được bỏ qua")
    talk.hears("báo đã xong việc 1")
    assert matters(office) == []
    assert open_step(office, QUANG) is None


@pytest.mark.parametrize("words", ["việc 1 chưa có mẫu bảng", "việc 1 chưa làm", "chưa bố trí được người trực"])
async def test_what_is_not_plainly_a_status_stays_the_difficulty(office: Office, words: str) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vuongmac")
    await talk.says(words)
    talk.hears("Văn phòng đã nhận vướng mắc số 1")


async def test_a_question_lapses_with_its_day(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vuongmac")
    await office.until("2024-02-16 09:00")
    await talk.says("ok")
    talk.hears("Câu hỏi trước được bỏ qua")
    talk.hears("Cảm ơn anh/chị đã nhận tin")
    assert matters(office) == []


async def test_a_message_not_understood_is_forgotten_the_next_day(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("abc xyz qwe")
    await office.until("2024-02-16 09:00")
    await talk.says("abc xyz qwe")
    talk.hears("Chưa rõ tin này nói về việc nào")
    assert len(talk.news) == 1
    assert matters(office) == []


@pytest.mark.parametrize("command", ["/thongbao họp gấp", "/tonghop", "/khongco"])
async def test_a_command_that_does_not_run_leaves_the_question_open(office: Office, command: str) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vuongmac")
    await talk.says(command)
    assert len(talk.news) == 1
    assert open_step(office, QUANG) == "difficulty.text"
    await talk.says("thiếu kinh phí in thư")
    talk.hears("vướng mắc số 1")


@pytest.mark.parametrize(
    "words", ["Nhắc lại sau", "để mai nhắc", "mai nhắc lại giúp anh nhé", "nhắc lại tôi tuần sau", "việc 2 để mai nhắc"]
)
async def test_later_is_no_day_to_promise(office: Office, words: str) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says(words)
    talk.hears("nhắc lại")
    assert matters(office) == office.export()["reports"] == []
    assert not [sent for sent in desk.messages if words in sent.text]
    await talk.says("mai xong việc 2, nhắc lại sau nhé")
    talk.hears("việc 2 – hẹn thứ Sáu 16/02")


async def test_a_greeting_is_told_what_to_write(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("xin chào")
    talk.hears("Cảm ơn anh/chị.", "chỉ cần nhắn, ví dụ")


@pytest.mark.parametrize("words", ["việc 5 xong", "v5 xong", "viec so 9 dang lam", "việc 5"])
async def test_a_task_that_does_not_exist(office: Office, words: str) -> None:
    talk = office.talk(QUANG)
    await talk.says(words)
    talk.hears("Văn bản này có 4 việc (việc 1, việc 2, việc 3, việc 4), không có việc")
    assert office.export()["reports"] == []


async def test_a_task_that_does_not_exist_is_not_the_last_open_one(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 1, 2, 3 xong")
    await talk.presses("Đúng")
    await talk.says("việc 5 xong")
    talk.hears("không có việc 5")
    assert office.status("phuoc-quang", 4).state is None
    await talk.says("việc 4 đang làm, việc 5 xong")
    talk.hears("việc 4 – đang thực hiện")
    talk.hears("không có việc 5")


async def test_what_carries_nothing_is_never_asked_to_be_written(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = office.talk(QUANG)
    doing, empty = Label(2, State.IN_PROGRESS, None, None), Label(4, None, None, None)
    for intent, labels in ((Intent.STATUS, (doing, empty)), (Intent.STATUS, (empty,)), (Intent.DIFFICULTY, (empty,))):
        reading = Reading(intent, labels, sure=False)

        def read(*_: Any, reading: Reading = reading) -> Reading:
            return reading

        monkeypatch.setattr(free_text, "understand", read)
        await talk.says("việc 2 và việc 4")
        assert not [sent for sent in talk.news if "chưa có thông tin" in sent.text and "Đúng" in sent.choices]
        assert office.export()["reports"] == []
    assert [matter["task"] for matter in matters(office)] == [4]


@pytest.mark.parametrize("words", ["việc 3", "viec 3.", "3", "Việc 3 – Quán triệt cán bộ, công chức,…"])
async def test_a_task_is_typed_by_its_number_where_buttons_ask_for_one(office: Office, words: str) -> None:
    talk = office.talk(QUANG)
    await talk.says("thứ 4 tuần sau xong")
    talk.hears("Đó là việc nào?")
    await talk.says(words)
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 3", "hẹn thứ Tư 21/02")


@pytest.mark.parametrize("words", ["việc 3", "3"])
async def test_so_it_is_behind_a_message_not_understood(office: Office, words: str) -> None:
    talk = office.talk(QUANG)
    await talk.says("abc xyz qwe")
    await talk.says(words)
    assert "Chưa rõ" not in talk.news[-1].text
    assert "việc 3" in talk.news[-1].text.lower()
