"""The hazards of chat: one small table for each."""

from datetime import date
from pathlib import Path

import pytest

from core.states import State
from core.understanding import Label, Vocabulary
from tests.core.reading import DONE, GOING, NOT_BEGUN, STUCK, bare, read, states, told
from tests.core.understanding_vocabulary import ANYBODY, PHUOC_HOA

NOT_DONE = (Path(__file__).parent / "not_done_cases.txt").read_text(encoding="utf-8").splitlines()
SHAPES = (Path(__file__).parent / "not_done_shapes.txt").read_text(encoding="utf-8").splitlines()
"""Sentences of an end that is none, with a place for the task's name."""

HAZARDS = {
    "where a tone stands, and no keyboard": [
        ("việc 2 đã hòan thành", "2 done"),
        ("vieejc 2 xong roofi", "2 done"),
        ("xong roof anh", "- done"),
    ],
    "k, ko, kh, hok are no; kh is a plan": [
        ("việc 2 hok xong", "2 in_progress"),
        ("Kh chưa xong", "2 in_progress"),
        ("việc 1 kh xong", "1 in_progress"),
        ("KH xong", "2 done"),
        ("kh có vướng gì", "status"),
    ],
    "dc is got, đ/c is comrade": [
        ("đ/c Hải làm việc 2 xong r", "2 done"),
        ("v1 lm dc 50%", "1 in_progress 50%"),
        ("vc 1 xong r vc 2 chx", "1 done, 2 not_started"),
    ],
    "Monday and the second task": [
        ("thứ 2 xong việc 1 rồi", "1 done"),
        ("việc thứ 2 xong", "2 done"),
        ("việc 1 t2 xong", "1 26/02"),
        ("thứ 2 rồi mà việc 2 chưa ai làm", "2 not_started"),
    ],
    "three quarters and the third of April": [
        ("việc 1 làm được 3/4 rồi", "1 in_progress 75%"),
        ("việc 1 3/4 xong", "1 03/04"),
        ("ĐK: 1/2", "1 in_progress 50%"),
        ("05/3 xã ban hành kế hoạch", "2 05/03"),
        ("Quán triệt xong, 38/40 người dự", "3 done"),
    ],
    "durations after a task": [
        ("việc 2 2 ngày nữa xong", "2 22/02"),
        ("cả tuần nay việc 1 đang làm", "1 in_progress"),
        ("việc 3 tuần này xong", "3 23/02"),
    ],
    "so many of the tasks": [
        ("4 việc làm được 2", "- in_progress"),
        ("1->3 xong, 4 chưa làm", "1 done, 2 done, 3 done, 4 not_started"),
        ("1ok 2ok 3 đang", "1 done, 2 done, 3 in_progress"),
        ("ba việc đầu xong, việc cuối đang làm", "1 done, 2 done, 3 done, 4 in_progress"),
        ("việc 1 xong, ba việc kia đang làm", "1 done, 2 in_progress, 3 in_progress, 4 in_progress"),
        ("2 việc 1 và 4 xong rồi", "1 done, 4 done"),
        ("Mới xong được 2 việc 1 và 2", "1 done, 2 done"),
    ],
    "one breath, no points": [
        ("chưa xong việc 3, việc 1 thì xong lâu rồi", "3 in_progress, 1 done"),
        (
            "việc 1 xong rồi còn việc 2 với việc 3 thì chưa làm việc 4 thì đang",
            "1 done, 2 not_started, 3 not_started, 4 in_progress",
        ),
        ("1. Kế hoạch: đã ban hành\n2. Quán triệt: chưa tổ chức", "2 done, 3 not_started"),
    ],
    "CT and CV, papers and their numbers": [
        ("CT ký ban hành KH rồi, CV gửi kèm", "2 done"),
        ("Mục 2 công văn là ai làm", "question"),
        ("đã ban hành KH số 14", "2 done"),
        ("KH 111 của huyện đã nhận", "ack"),
    ],
    "corrections": [
        ("em báo nhầm, việc 2 chưa ban hành", "2 in_progress"),
        ("em nói lộn, kế hoạch mới ký chứ chưa ban hành", "2 in_progress"),
        ("việc 4 xong rồi chứ không phải đang làm", "4 done"),
    ],
    "a feast's end, another game's score": [
        ("Lễ 2/9 xong là bắt tay vào làm liền", "- not_started"),
        ("Phước Nghĩa 1, Phước Quang 2 😄", "other"),
    ],
    "busy with a meeting": [
        ("đang họp, lát nhắn sau", "ack"),
        ("em đang họp HĐND, chiều em nhắn", "ack"),
        ("việc 3 đang họp", "3 in_progress"),
    ],
}


ROWS = [row for rows in HAZARDS.values() for row in rows]


@pytest.mark.parametrize(("text", "reading"), ROWS, ids=[text for text, _ in ROWS])
def test_hazard(text: str, reading: str) -> None:
    assert told(text) == reading


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("việc 2 chỉ còn đóng dấu là xong", 2),
        ("việc 2 xong hết trừ phần ký", 2),
        ("chỉ còn việc 2 đóng dấu là xong", 2),
        ("chỉ còn việc 2 ban hành là xong", 2),
        ("việc 2 xong hết chỉ còn phát hành", 2),
        ("việc 3 chỉ còn thôn An Hòa là xong", 3),
        ("việc 3 chỉ còn thôn An Hòa chưa họp", 3),
        ("viec 3 xong het tru 2 nguoi", 3),
        ("việc 3 xong, trừ thôn An Hòa", 3),
        ("việc 3 còn thôn An Hòa là xong", 3),
        ("chỉ còn việc 3 họp là xong", 3),
        ("việc 4 xong hết trừ hội phụ nữ", 4),
        ("việc 1 100% trừ bảng", 1),
        ("xong hết trừ thôn An Hòa", None),
    ],
)
def test_what_is_left_of_a_task_is_said_of_that_task(text: str, task: int | None) -> None:
    assert read(text).labels == (Label(task, GOING, None, None),)


@pytest.mark.parametrize(
    "text", ["trừ việc 3 ra thì xong hết", "chỉ còn việc 3 là xong hết", "trừ quán triệt ra thì xong hết"]
)
def test_all_tasks_but_the_one_that_follows(text: str) -> None:
    assert states(text) == dict.fromkeys((1, 2, 4), DONE)
    assert not read(text).sure


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("v3 dang lam, thu 6 xong; việc 1 chưa làm được vì thiếu kinh phí", date(2024, 2, 16)),
        ("v3 dang lam, thu 2 xong; việc 1 chưa làm được vì thiếu kinh phí", date(2024, 2, 19)),
        ("v3 đang làm, thu 2 xong; việc 1 chưa làm được vì thiếu kinh phí", date(2024, 2, 19)),
        ("việc 1 chưa làm được vì thiếu kinh phí. viec 3 dang lam, thu sau xong", date(2024, 2, 16)),
    ],
)
def test_half_of_a_message_without_diacritics(text: str, day: date) -> None:
    labels = {label.task: label for label in read(text, date(2024, 2, 16)).labels}
    assert labels == {3: Label(3, GOING, None, day), 1: Label(1, STUCK, None, None)}


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("hẹn 30/02 việc 3", "30/02"),
        ("việc 3 hẹn 30/02", "30/02"),
        ("30/02 em xong việc 3", "30/02"),
        ("ngày 30/2 việc 3 xong", "30/2"),
        ("hẹn 30/02 bàn giao việc 3", "30/02"),
        ("hẹn 31/04, việc 3 xong", "31/04"),
    ],
)
def test_an_impossible_day_is_reported_wherever_it_stands(text: str, typed: str) -> None:
    reading = read(text)
    assert reading.impossible_date == typed
    assert not reading.sure
    assert [(label.task, label.expected) for label in reading.labels] == [(3, None)]


@pytest.mark.parametrize("text", ["hẹn 2/3 việc 3", "việc 3 hẹn 2/3"])
def test_a_day_before_its_task_is_no_share_of_the_tasks(text: str) -> None:
    assert read(text).labels == (Label(3, None, None, date(2024, 3, 2)),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("việc 5 xong", {None: DONE}),
        ("việc 1 tuần sau, việc 5 xong", {1: None}),
        ("việc 2 chưa làm. Việc 5 xong rồi", {2: NOT_BEGUN}),
    ],
)
def test_a_task_that_is_not_there_says_nothing_of_another(text: str, expected: dict[int | None, State | None]) -> None:
    assert states(text) == expected
    assert not read(text).sure


@pytest.mark.parametrize("text", ["việc 2 tôi nghĩ chắc xong", "viec 2 toi nghi chac xong"])
def test_i_is_no_word_for_next(text: str) -> None:
    reading = read(text)
    assert reading.labels == (Label(2, DONE, None, None),)
    assert not reading.sure


def test_i_after_the_end_of_a_month_is_not_the_next_month() -> None:
    assert read("cuối tháng tôi nộp việc 2").labels[0].expected == date(2024, 2, 29)
    assert read("cuối tháng tới xong việc 2").labels[0].expected == date(2024, 3, 31)


def test_a_weekday_is_no_task_and_a_duration_no_number() -> None:
    assert read("việc 2 ngày nữa xong").labels == (Label(None, None, None, date(2024, 2, 22)),)
    assert read("thứ 5 xong").labels == (Label(None, None, None, date(2024, 2, 22)),)
    assert read("việc 1 3/4 xong").labels == (Label(1, None, None, date(2024, 4, 3)),)


@pytest.mark.parametrize("vocabulary", [ANYBODY, PHUOC_HOA])
@pytest.mark.parametrize("text", NOT_DONE)
def test_what_is_not_done_is_never_read_as_a_sure_done(text: str, vocabulary: Vocabulary) -> None:
    dressed = {text, bare(text), text.upper(), bare(text).upper()} - SAID_BY_MARKS
    assert not [each for each in dressed if is_sure_done(each, vocabulary)]


def is_sure_done(text: str, vocabulary: Vocabulary) -> bool:
    reading = read(text, vocabulary=vocabulary)
    return reading.sure and any(label.state is DONE for label in reading.labels)


SAID_BY_MARKS = {
    "Viec 2 ban hanh roi a anh",  # rồi à, rồi ạ
    "VIEC 2 BAN HANH ROI A ANH",
    "KH XONG",  # kế hoạch xong, không xong
}
"""Not done only by its diacritics or its small letters."""

NAMES = ("việc 1", "kế hoạch", "KH", "quán triệt", "phối hợp", "điều kiện", "v3", "nội dung 4", "việc thứ 2")


@pytest.mark.parametrize("shape", SHAPES)
def test_no_task_by_any_name_is_a_sure_done_in_words_that_are_no_end(shape: str) -> None:
    said = [shape.format(name) for name in NAMES]
    dressed = [each for text in said for each in (text, bare(text), text.upper())]
    assert not [text for text in dressed for one in (ANYBODY, PHUOC_HOA) if is_sure_done(text, one)]


@pytest.mark.parametrize("text", ["máy tính xong rồi", "lắp bảng xong", "đã họp bàn kế hoạch rồi", "hội phụ nữ ok rồi"])
def test_the_end_of_a_part_is_not_surely_the_tasks_end(text: str) -> None:
    assert not read(text).sure
