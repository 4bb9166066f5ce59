"""The rules R1–R11 by which a message is labelled."""

from datetime import date

import pytest

from core.understanding import Intent, Label, Vocabulary, Wish
from tests.core.reading import DONE, GOING, NOT_BEGUN, STUCK, TUESDAY, read, states
from tests.core.understanding_vocabulary import ANYBODY, PHUOC_HOA


@pytest.mark.parametrize(
    "text",
    [
        "việc 2 sắp xong",
        "việc 2 cơ bản hoàn thành",
        "việc 2 xong dự thảo rồi",
        "kế hoạch đã trình ký",
        "Kế hoạch chờ đóng dấu",
        "KH trình chủ tịch rồi, chưa phát hành",
    ],
)
def test_r1_nearly_drafted_or_unsigned_is_in_progress(text: str) -> None:
    assert states(text) == {2: GOING}


@pytest.mark.parametrize(
    "text",
    [
        "Đã ban hành Kế hoạch số 12/KH-UBND ngày 16/02/2024",
        "việc 2 xong rồi",
        "trình ký hôm kia, hôm qua ban hành rồi",
        "ke hoach ban hanh roi a",
    ],
)
def test_r2_a_plan_is_done_when_issued_or_said_so(text: str) -> None:
    assert states(text) == {2: DONE}


def test_r3_bare_chua_is_not_started_and_unsure() -> None:
    reading = read("chưa")
    assert reading.labels == (Label(None, NOT_BEGUN, None, None),)
    assert not reading.sure


def test_r3_chua_xong_is_in_progress() -> None:
    assert states("việc 3 chưa xong") == {3: GOING}


def test_r4_only_a_day_ahead_says_no_state() -> None:
    assert read("việc 2 28/2 xong").labels == (Label(2, None, None, date(2024, 2, 28)),)


def test_r4_a_called_meeting_is_not_started_with_its_day() -> None:
    assert read("thứ sáu này họp quán triệt").labels == (Label(3, NOT_BEGUN, None, date(2024, 2, 23)),)


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("việc 1 chưa làm vì vướng kinh phí", 1),
        ("CSVC chưa có KP nên chưa làm đc", 1),
        ("phối hợp đang kẹt, hội phụ nữ chưa chịu", 4),
        ("viec 3 bi vuong roi anh", 3),
        ("chưa có mẫu bảng, đề nghị huyện hướng dẫn", 1),
        ("việc 1 chưa có mẫu, đề nghị huyện gửi", 1),
    ],
)
def test_r5_stuck_is_blocked_and_a_difficulty(text: str, task: int) -> None:
    reading = read(text)
    assert reading.intent is Intent.DIFFICULTY
    assert {label.task: label.state for label in reading.labels} == {task: STUCK}


def test_r5_asking_for_time_is_a_difficulty() -> None:
    reading = read("Xin gia hạn việc 2 đến 10/3 ạ")
    assert reading.intent is Intent.DIFFICULTY
    assert reading.labels == (Label(2, None, None, date(2024, 3, 10)),)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("việc 1 vướng, mẫu nào vậy anh?", Intent.DIFFICULTY),
        ("việc 1 xong, việc 2 báo theo mẫu nào ạ?", Intent.STATUS),
        ("dạ em nhận rồi, mẫu nào vậy anh?", Intent.QUESTION),
        ("dạ rõ, chúc anh vui", Intent.ACK),
        ("chúc cả nhà vui vẻ", Intent.SMALLTALK),
        ("đừng nhắn nữa", Intent.OTHER),
    ],
)
def test_r6_the_first_intent_that_fits_counts(text: str, intent: Intent) -> None:
    assert read(text).intent is intent


def test_r6_a_question_beside_a_status_is_kept() -> None:
    assert read("việc 1 xong rồi, việc 2 báo theo mẫu nào ạ?").also == (Intent.QUESTION,)


@pytest.mark.parametrize("text", ["không có khó khăn gì", "Khó khăn, vướng mắc: không.", "k có kk j ạ", "ko vuong gi"])
def test_r6_no_difficulty_is_a_status_that_denies_it(text: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.labels, reading.denies_difficulty) == (Intent.STATUS, (), True)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("việc 1 được 60%", 60),
        ("việc 1: 95 phần trăm", 95),
        ("việc 1 khoảng 50-60%", 55),
        ("việc 1 được ½", 50),
        ("việc 1 được ⅔ rồi", 67),
        ("việc 1 làm được 3/4 rồi", 75),
        ("việc 1 mới được một nửa", 50),
        ("việc 1 120%", None),
    ],
)
def test_r7_percent_of_progress(text: str, percent: int | None) -> None:
    assert [label.percent for label in read(text).labels] in ([percent], [])


def test_r7_attendance_is_no_percent() -> None:
    assert read("việc 3 xong, 95% cán bộ tham dự").labels == (Label(3, DONE, None, None),)


def test_r7_full_and_none() -> None:
    assert states("việc 1 100%") == {1: DONE}
    assert states("việc 1 0%") == {1: NOT_BEGUN}


@pytest.mark.parametrize(
    "text", ["xong hết rồi ạ", "cả 4 việc xong rồi", "lam xong het ca 4 roi", "có 4 việc thì xong 4"]
)
def test_r8_all_tasks(text: str) -> None:
    assert states(text) == dict.fromkeys((1, 2, 3, 4), DONE)


def test_r8_no_task_named() -> None:
    assert states("xong rồi anh") == {None: DONE}


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("25/9", date(2024, 9, 25)),
        ("28 này", date(2024, 2, 28)),
        ("ngày 28", date(2024, 2, 28)),
        ("t5 tuần sau", date(2024, 2, 29)),
        ("thứ hai", date(2024, 2, 26)),
        ("mai", date(2024, 2, 21)),
        ("ngày mốt", date(2024, 2, 22)),
        ("chiều nay", TUESDAY),
        ("tuần này", date(2024, 2, 23)),
        ("cuối tuần sau", date(2024, 3, 1)),
        ("cuối tháng", date(2024, 2, 29)),
        ("cuối t2", date(2024, 2, 29)),
        ("hết tháng 3", date(2024, 3, 31)),
        ("hết quý I", date(2024, 3, 31)),
        ("2 ngày nữa", date(2024, 2, 22)),
        ("một tuần nữa", date(2024, 2, 27)),
        ("mùng 5 tháng 3", date(2024, 3, 5)),
        ("22-24/2", date(2024, 2, 24)),
        ("từ 22/2 đến 24/2", date(2024, 2, 24)),
        ("29/2", date(2024, 2, 29)),
        ("cuối năm", date(2024, 12, 31)),
        ("tuần sau", None),
        ("sang tháng", None),
        ("15/2", None),
    ],
)
def test_r9_the_day_as_said(said: str, day: date | None) -> None:
    assert [label.expected for label in read(f"phối hợp thì {said} xong").labels] == [day]


def test_r9_a_day_without_a_year_is_the_nearest() -> None:
    assert read("việc 1 5/1 xong", date(2024, 12, 20)).labels[0].expected == date(2025, 1, 5)


@pytest.mark.parametrize("typed", ["30/2", "30/02", "31/4", "31/09", "32/1"])
def test_r9_an_impossible_day_is_reported_and_never_stored(typed: str) -> None:
    reading = read(f"việc 1 {typed} xong")
    assert reading.impossible_date == typed
    assert reading.labels == (Label(1, None, None, None),)
    assert not reading.sure


@pytest.mark.parametrize(
    "text",
    [
        "nghe nói Phước Lộc xong việc 2 rồi",
        "bên Phước Sơn xong hết rồi",
        "Xã bạn xong việc 1 rồi",
        "Chuyển tiếp: việc 1 xong, việc 2 xong",
        "“việc 1 xong rồi”",
        "> việc 1 xong rồi",
        "UBND huyện đã ban hành kế hoạch",
    ],
)
@pytest.mark.parametrize("vocabulary", [ANYBODY, PHUOC_HOA])
def test_r10_others_news_is_not_the_senders(text: str, vocabulary: Vocabulary) -> None:
    assert read(text, vocabulary=vocabulary).labels == ()


def test_r10_own_news_beside_others() -> None:
    assert states("Phước Sơn xong rồi, xã em thì đang làm") == {None: GOING}


def test_r10_the_own_unit_is_the_sender() -> None:
    assert states("UBND xã Phước Hòa đã hoàn thành việc 1", PHUOC_HOA) == {1: DONE}
    assert states("UBND xã Phước Sơn đã hoàn thành việc 1", PHUOC_HOA) == {}


@pytest.mark.parametrize(
    ("text", "task"),
    [("ĐK ok r", 1), ("cơ sở vật chất xong", 1), ("KH của xã xong", 2), ("QT xong", 3), ("PH ok rồi", 4)],
)
def test_r11_tasks_by_name(text: str, task: int) -> None:
    assert states(text) == {task: DONE}


@pytest.mark.parametrize(
    "text", ["Đã đọc kế hoạch của huyện", "em có KH 111 rồi", "đang làm theo Mục II", "Kế hoạch của huyện hay đó anh"]
)
def test_r11_the_superiors_papers_are_not_task_2(text: str) -> None:
    assert 2 not in states(text)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("đừng nhắn nữa", Wish.STOP),
        ("STOP", Wish.STOP),
        ("em chuyển công tác rồi, anh liên hệ anh Hải nha", Wish.MOVED),
        ("nhầm người rồi anh", Wish.WRONG_PERSON),
        ("báo nhầm, xin rút lại", Wish.RETRACT),
    ],
)
def test_wishes(text: str, wish: Wish) -> None:
    reading = read(text)
    assert (reading.intent, reading.labels, reading.wish) == (Intent.OTHER, (), wish)


def test_a_correction_replaces_what_it_takes_back() -> None:
    reading = read("Sáng báo xong việc 2 là nhầm, việc 2 đang làm")
    assert reading.wish is Wish.RETRACT
    assert {label.task: label.state for label in reading.labels} == {2: GOING}
