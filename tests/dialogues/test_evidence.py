"""Files that prove what was said: with the report, before it, after it, many at once, of no task that is known."""

from pathlib import Path
from typing import Any

import pytest

from bot.settings import SHIPPED_DIRECTIVE
from core.evidence import LIMIT
from storage import directives, evidence, evidence_lists
from storage.directive_file import read_directive
from storage.evidence_lists import Line
from tests.dialogues.desk import DESK, HOA, NGHIA, QUANG, QUANG_BACKUP, also_speaks_for, matters, open_step
from tests.office import Office, Talk
from tests.some_files import DOCM, EXE, PDF, docx, picture

JPEG = picture()


def kept(office: Office) -> list[Line]:
    return office.database.look(evidence_lists.every)


def proven(office: Office) -> dict[str, list[int]]:
    """File → the numbers of the tasks that it proves."""
    found = {line.id: line.name for line in kept(office)}
    uses = office.database.look(evidence_lists.uses_of, list(found))
    return {name: [use.number for use in uses.get(id, []) if use.number] for id, name in found.items()}


async def sends(talk: Talk, name: str = "ke-hoach.pdf", content: bytes = PDF, text: str = "") -> None:
    await talk.sends(name, content, text)


async def test_a_captioned_file_is_of_what_its_caption_reports(office: Office) -> None:
    talk = office.talk(QUANG)
    await sends(talk, text="việc 2 đang làm")
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 2 – đang thực hiện", "Kèm 1 tệp.")
    (line,) = kept(office)
    assert (line.state, line.name, line.size, line.media_type) == ("kept", "ke-hoach.pdf", len(PDF), "application/pdf")
    assert proven(office) == {"ke-hoach.pdf": [2]}
    folder = office.folder
    assert folder is not None and folder.is_sound(line.sha256)


async def test_a_caption_that_waits_for_its_tap_takes_the_file_along(office: Office) -> None:
    talk = office.talk(QUANG)
    await sends(talk, text="hình như việc 3 cũng gần xong rồi thì phải")
    assert proven(office) == {"ke-hoach.pdf": []}
    await talk.presses("Đúng")
    talk.hears("Kèm 1 tệp.")
    assert proven(office) == {"ke-hoach.pdf": [3]}


async def test_a_caption_of_no_task_is_asked_and_the_answer_typed(office: Office) -> None:
    talk = office.talk(QUANG)
    await sends(talk, text="em gửi anh chị ạ")
    await talk.says("việc 3 nhé")
    talk.hears("Đã giữ 1 tệp, ghi là minh chứng của việc 3")
    assert proven(office) == {"ke-hoach.pdf": [3]}


async def test_a_refused_caption_keeps_the_file_and_asks(office: Office) -> None:
    talk = office.talk(QUANG)
    await sends(talk, text="việc 2 xong ngày 30/02")
    talk.hears("Lịch không có ngày 30/02")
    talk.hears("Là minh chứng cho việc nào?")
    await talk.says("việc 2 đang làm, xong ngày 28/02")
    talk.hears("việc 2 – đang thực hiện", "Kèm 1 tệp.")
    assert proven(office) == {"ke-hoach.pdf": [2]}


async def test_a_file_after_the_report_is_of_that_report(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm")
    await office.until("2024-02-15 09:00")
    await sends(talk)
    talk.hears("Đã giữ 1 tệp, ghi là minh chứng của việc 2.")
    assert talk.buttons == ["Sửa"]


async def test_a_guess_is_corrected_by_a_button(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm")
    await sends(talk)
    await talk.presses("Sửa")
    talk.hears("Là minh chứng cho việc nào?")
    await talk.presses(next(label for label in talk.buttons if label.startswith("Việc 4")))
    assert proven(office) == {"ke-hoach.pdf": [4]}
    await talk.presses("Sửa")
    await talk.presses("Không phải minh chứng")
    talk.hears("vẫn lưu ở phần tệp chung của đơn vị")
    assert proven(office) == {"ke-hoach.pdf": []}
    assert [line.state for line in kept(office)] == ["kept"]


async def test_a_guess_is_corrected_by_what_is_reported_next(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm")
    await sends(talk)
    await talk.says("việc 3 đang làm")
    talk.hears("việc 3 – đang thực hiện", "Kèm 1 tệp.")
    assert proven(office) == {"ke-hoach.pdf": [3]}
    await talk.says("việc 4 đang làm")
    assert proven(office) == {"ke-hoach.pdf": [3]}


async def test_a_file_before_any_report_is_asked_about(office: Office) -> None:
    talk = office.talk(QUANG)
    await sends(talk)
    talk.hears("Đã giữ 1 tệp. Là minh chứng cho việc nào?")
    assert [label[:6] for label in talk.buttons] == ["Việc 1", "Việc 2", "Việc 3", "Việc 4", "Không "]
    await talk.presses(talk.buttons[1])
    talk.hears("ghi là minh chứng của việc 2")
    await talk.presses("Cả việc khác")
    await talk.presses(next(label for label in talk.buttons if label.startswith("Việc 3")))
    assert proven(office) == {"ke-hoach.pdf": [2, 3]}


async def test_an_answer_that_never_comes_loses_nothing(office: Office) -> None:
    talk = office.talk(QUANG)
    await sends(talk)
    await talk.says("/viec")
    await office.until("2024-02-16 09:00")
    assert [(line.unit, line.state) for line in kept(office)] == [("phuoc-quang", "kept")]
    assert proven(office) == {"ke-hoach.pdf": []}


async def test_an_album_is_answered_once(office: Office) -> None:
    talk = office.talk(QUANG)
    before = len(talk.messages)
    for shade in range(5):
        await talk.sends("", picture(shade=shade), kind="photo")
    assert len(talk.messages) == before + 1
    assert talk.messages[-1].text == "Đã giữ 5 tệp. Là minh chứng cho việc nào?"
    await talk.presses(next(label for label in talk.buttons if label.startswith("Việc 2")))
    talk.hears("Đã giữ 5 tệp, ghi là minh chứng của việc 2")
    assert len(kept(office)) == 5 and set(map(tuple, proven(office).values())) == {(2,)}


async def test_an_album_with_one_caption_is_of_what_it_says(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.sends("", picture(), "việc 1 đang làm", kind="photo")
    before = len(talk.messages)
    for shade in range(3):
        await talk.sends("", picture(shade=shade), kind="photo")
    assert len(talk.messages) == before
    assert list(proven(office).values()) == [[1]] * 4
    await talk.says("việc 2 đang làm")
    assert list(proven(office).values()) == [[1]] * 4


async def test_an_album_of_which_we_guess_is_one_message_that_counts_on(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm")
    before = len(talk.messages)
    for shade in range(3):
        await talk.sends("", picture(shade=shade), kind="photo")
    assert [sent.text for sent in talk.messages[before:]] == ["Đã giữ 3 tệp, ghi là minh chứng của việc 2."]
    await talk.presses("Sửa")
    await talk.says("việc 1 và 3")
    talk.hears("Đã giữ 3 tệp, ghi là minh chứng của việc 1, 3")
    assert list(proven(office).values()) == [[1, 3]] * 3


async def test_an_edited_caption_does_not_keep_the_file_twice(office: Office) -> None:
    talk = office.talk(QUANG)
    file = office.web.upload("document", "ke-hoach.pdf", PDF)
    await talk.says("việc 2 đang làm", files=[file], ref="7")
    await talk.says("việc 2 đang làm nhé", files=[file], ref="7", edited=True)
    assert len(kept(office)) == 1 and proven(office) == {"ke-hoach.pdf": [2]}


async def test_an_edited_caption_moves_the_file_with_what_it_says(office: Office) -> None:
    talk = office.talk(QUANG)
    file = office.web.upload("document", "ke-hoach.pdf", PDF)
    await talk.says("việc 2 đang làm", files=[file], ref="7")
    await talk.says("việc 3 đang làm", files=[file], ref="7", edited=True)
    assert office.status("phuoc-quang", 2).state is None and office.status("phuoc-quang", 3).state == "in_progress"
    assert proven(office) == {"ke-hoach.pdf": [3]}


async def test_the_offices_own_files_are_not_kept(office: Office) -> None:
    talk = office.talk(DESK)
    await sends(talk)
    talk.hears("Kênh này lưu tệp do các đơn vị gửi")
    assert not kept(office)


async def test_what_is_asked_for_tells_what_a_file_is_of(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses(next(label for label in talk.buttons if label.startswith("Việc 3")))
    await talk.presses("Đang làm, hẹn ngày")
    await sends(talk)
    talk.hears("ghi là minh chứng của việc 3")
    assert open_step(office, QUANG) == "report.date"
    await talk.says("mai")
    talk.hears("hẹn thứ Sáu 16/02")
    assert proven(office) == {"ke-hoach.pdf": [3]}


async def test_a_file_goes_with_the_difficulty(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vuongmac")
    await sends(talk)
    talk.hears("nhắn thêm một câu")
    await talk.says("thiếu kinh phí in thư")
    talk.hears("Văn phòng đã nhận vướng mắc số 1", "Kèm 1 tệp.")
    uses = office.database.look(evidence_lists.uses_of, [kept(office)[0].id])
    assert [use.difficulty for use in uses[kept(office)[0].id]] == [matters(office)[0]["number"]]


@pytest.mark.parametrize(("person", "belongs"), [(QUANG, True), (HOA, False)])
async def test_a_file_that_replies_to_a_matter_belongs_to_it(office: Office, person: str, belongs: bool) -> None:
    """Where it is the own unit's: another unit's message cannot be answered so."""
    talk, desk = office.talk(person), office.talk(DESK)
    await office.talk(QUANG).says("/vuongmac thiếu kinh phí in thư")
    opened = office.talk(QUANG).messages[-1]
    file = office.web.upload("document", "du-toan.pdf", PDF)
    await talk.says("", files=[file], reply_to={"ref": f"web-{QUANG}", "row": opened.id})
    uses = office.database.look(evidence_lists.uses_of, [kept(office)[0].id])
    assert [use.difficulty for use in uses.get(kept(office)[0].id, [])] == ([1] if belongs else [])
    if belongs:
        talk.hears("Đã giữ 1 tệp, ghi kèm nội dung số 1")
        assert "gửi thêm 1 tệp cho nội dung số 1" in desk.messages[-1].text
    else:
        talk.hears("Là minh chứng cho việc nào?")


async def test_the_same_content_is_kept_once(office: Office) -> None:
    await sends(office.talk(QUANG), text="việc 2 đang làm")
    await sends(office.talk(HOA), "Biên bản.docx", text="việc 2 đang làm")
    first, second = kept(office)
    assert first.sha256 == second.sha256 and second.name == "Biên bản.pdf"
    folder = office.folder
    assert folder is not None
    assert len([path for path in folder.root.rglob("*") if path.is_file()]) == 1


async def test_what_is_not_taken_is_said_with_its_reason(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.sends("ke-hoach.pdf", EXE, "việc 2 đang làm")
    talk.hears("Tệp “ke-hoach.pdf” không nhận được vì hệ thống chỉ nhận ảnh, PDF, Word và Excel")
    await talk.sends("mau.docm", DOCM)
    talk.hears("“mau.docm” không nhận được vì tệp có chứa macro")
    assert [(line.state, line.reason) for line in kept(office)] == [("refused", "type"), ("refused", "macro")]
    assert office.status("phuoc-quang", 2).state == "in_progress"


async def test_a_file_too_big_is_not_even_fetched(office: Office) -> None:
    talk = office.talk(QUANG)
    file = {**office.web.upload("document", "quet.pdf", PDF), "size": LIMIT + 1}
    await talk.says("việc 2 đang làm", files=[file])
    talk.hears("“quet.pdf” không nhận được vì tệp lớn hơn 20 MB")
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 2")
    assert kept(office)[0].state == "refused"


async def test_a_film_is_refused_kindly(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("", files=[{"kind": "video", "ref": "v"}])
    talk.hears("Hệ thống không nhận phim")
    assert not kept(office)


async def test_whoever_speaks_for_two_units_says_of_which_the_file_is(office: Office) -> None:
    await also_speaks_for(office, QUANG, "phuoc-hoa")
    talk = office.talk(QUANG)
    await sends(talk)
    await talk.presses(next(label for label in talk.buttons if label.startswith("Phước Hòa, việc 2")))
    (line,) = kept(office)
    assert line.unit == "phuoc-hoa" and proven(office) == {"ke-hoach.pdf": [2]}


async def test_two_of_one_unit_each_with_their_file(office: Office) -> None:
    await sends(office.talk(QUANG), text="việc 2 đang làm")
    await sends(office.talk(QUANG_BACKUP), "anh.docx", docx(), text="việc 2 đang làm, mai xong")
    a = office.status("phuoc-quang", 2).assignment
    assert office.database.look(evidence.counts, [a]) == {a: 2}


async def test_a_button_of_files_that_are_no_longer_ones_own(office: Office) -> None:
    """Its data name a file of another unit, as a forged or an old one might."""
    await sends(office.talk(HOA))
    talk = office.talk(QUANG)
    await sends(talk)

    def forge(session: Any) -> None:
        from sqlalchemy import update

        from storage.outbox import outbox

        row = talk.messages[-1].id
        choice = {"label": "Việc 2", "action": "evidence.task"}
        mine = office.status("phuoc-quang", 2).assignment
        data = [{**choice, "data": {"a": mine, "files": [kept(office)[0].id]}}]
        session.execute(update(outbox).where(outbox.c.id == row).values(choices=data))

    await office.database.run(forge)
    await talk.presses("Việc 2")
    talk.hears("Tệp này không còn trong hệ thống")
    assert not any(proven(office).values())
    assert kept(office)[0].unit == "phuoc-hoa"


async def needing(office: Office, tmp_path: Path, how: str) -> None:
    """The directive file says so of task 2."""
    file = tmp_path / "van-ban.toml"
    text = SHIPPED_DIRECTIVE.read_text(encoding="utf-8")
    file.write_text(text.replace('evidence = "optional"', f'evidence = "{how}"'), encoding="utf-8")
    await office.database.run(directives.apply, read_directive(file), office.clock.now())


async def claims(talk: Talk) -> None:
    await talk.says("việc 2 đã xong")
    await talk.presses("Đúng")


async def test_a_claim_that_needs_evidence_counts_and_is_asked_for_it(office: Office, tmp_path: Path) -> None:
    await needing(office, tmp_path, "required")
    talk = office.talk(QUANG)
    await claims(talk)
    talk.hears("báo hoàn thành việc 2", "Việc 2 cần minh chứng: nhờ anh/chị gửi tệp, hoặc nhắn số, ngày văn bản.")
    assert office.status("phuoc-quang", 2).state == "done"
    await sends(talk)
    talk.hears("ghi là minh chứng của việc 2")


async def test_a_claim_whose_evidence_is_there_is_asked_for_none(office: Office, tmp_path: Path) -> None:
    await needing(office, tmp_path, "required")
    talk = office.talk(QUANG)
    await sends(talk, text="việc 2 đang làm")
    await claims(talk)
    assert "minh chứng" not in talk.hears("báo hoàn thành việc 2").text
    await sends(talk := office.talk(NGHIA), text="việc 2 đã xong")
    await talk.presses("Đúng")
    assert "minh chứng" not in talk.hears("báo hoàn thành việc 2", "Kèm 1 tệp.").text


async def test_where_evidence_is_optional_it_is_offered_in_a_few_words(office: Office) -> None:
    talk = office.talk(QUANG)
    await claims(talk)
    talk.hears("báo hoàn thành việc 2", "Có văn bản thì gửi tệp tại đây")


async def test_where_no_evidence_is_wanted_nothing_is_said(office: Office, tmp_path: Path) -> None:
    await needing(office, tmp_path, "none")
    talk = office.talk(QUANG)
    await claims(talk)
    assert "gửi tệp" not in talk.hears("báo hoàn thành việc 2").text
