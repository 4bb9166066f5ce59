"""The rules R1–R11 by which a message is labelled, and the hazards of chat."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.states import State
from core.understanding import Intent, Label, Reading, Vocabulary, Wish, understand
from tests.core.understanding_vocabulary import ANYBODY, PHUOC_HOA, TASKS, UNITS

TUESDAY = date(2024, 2, 20)
DONE, GOING, STUCK, NOT_BEGUN = State.DONE, State.IN_PROGRESS, State.BLOCKED, State.NOT_STARTED
NOT_DONE = (Path(__file__).parent / "not_done_cases.txt").read_text(encoding="utf-8").splitlines()


def read(text: str, today: date = TUESDAY, vocabulary: Vocabulary = ANYBODY) -> Reading:
    return understand(text, vocabulary, today)


def states(text: str, vocabulary: Vocabulary = ANYBODY) -> dict[int | None, State | None]:
    return {label.task: label.state for label in read(text, vocabulary=vocabulary).labels}


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
    ("text", "expected"),
    [
        ("việc 1 hòan thành", {1: DONE}),
        ("vieejc 1 xong roofi", {1: DONE}),
        ("xong roof anh", {None: DONE}),
        ("Kh chưa xong", {2: GOING}),
        ("việc 1 kh xong", {1: GOING}),
        ("đ/c Hải làm việc 2 xong r", {2: DONE}),
        ("vc 1 xong r vc 2 chx", {1: DONE, 2: NOT_BEGUN}),
        ("thứ 2 xong việc 1 rồi", {1: DONE}),
        ("việc thứ 2 xong", {2: DONE}),
        ("4 việc làm được 2", {None: GOING}),
        ("1->3 xong, 4 chưa làm", {1: DONE, 2: DONE, 3: DONE, 4: NOT_BEGUN}),
        ("1ok 2ok 3 đang", {1: DONE, 2: DONE, 3: GOING}),
        ("ba việc đầu xong, việc cuối đang làm", {1: DONE, 2: DONE, 3: DONE, 4: GOING}),
        ("việc 1 xong, ba việc kia đang làm", {1: DONE, 2: GOING, 3: GOING, 4: GOING}),
        ("2 việc 1 và 4 xong rồi", {1: DONE, 4: DONE}),
        ("chưa xong việc 3, việc 1 thì xong lâu rồi", {3: GOING, 1: DONE}),
        (
            "việc 1 xong rồi còn việc 2 với việc 3 thì chưa làm việc 4 thì đang",
            {1: DONE, 2: NOT_BEGUN, 3: NOT_BEGUN, 4: GOING},
        ),
        ("Lễ 2/9 xong là bắt tay vào làm liền", {None: NOT_BEGUN}),
        ("1. Kế hoạch: đã ban hành\n2. Quán triệt: chưa tổ chức", {2: DONE, 3: NOT_BEGUN}),
        ("Mục 2 công văn là ai làm", {}),
        ("Phước Nghĩa 1, Phước Quang 2 😄", {}),
    ],
)
def test_hazards(text: str, expected: dict[int | None, State | None]) -> None:
    assert {task: state for task, state in states(text).items() if state or task in expected} == expected


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


@pytest.mark.parametrize("vocabulary", [ANYBODY, PHUOC_HOA])
@pytest.mark.parametrize("text", NOT_DONE)
def test_what_is_not_done_is_never_read_as_a_sure_done(text: str, vocabulary: Vocabulary) -> None:
    reading = read(text, vocabulary=vocabulary)
    assert not (reading.sure and any(label.state is DONE for label in reading.labels))


@pytest.mark.parametrize("text", ["máy tính xong rồi", "lắp bảng xong", "đã họp bàn kế hoạch rồi", "hội phụ nữ ok rồi"])
def test_the_end_of_a_part_is_not_surely_the_tasks_end(text: str) -> None:
    assert not read(text).sure


@pytest.mark.parametrize("text", ["", " ", "\n", "\u200b", "   \u202e  "])
def test_nothing_is_other(text: str) -> None:
    assert read(text).intent is Intent.OTHER
    assert read(text).labels == ()


@pytest.mark.parametrize("text", ["🌹🌹🌹", "😂"])
def test_signs_alone_are_small_talk(text: str) -> None:
    assert read(text).intent is Intent.SMALLTALK


@pytest.mark.parametrize(
    "text",
    [
        "việc 1 xong. " * 770,
        "a" * 10_000,
        "1" * 10_000,
        "<" * 10_000,
        "“" * 10_000,
        "1/" * 5_000,
        "việc " * 2_000,
        "không có khó khăn " * 600,
    ],
)
def test_ten_thousand_characters(text: str) -> None:
    assert isinstance(read(text), Reading)


@pytest.mark.parametrize(
    "text", ["<b>việc 1</b> xong rồi", "\u202eviệc 1 xong rồi", "VIỆC 1 XONG RỒI", "Việc 1\u200b xong rồi ✅"]
)
def test_dress_does_not_matter(text: str) -> None:
    assert states(text) == {1: DONE}


def test_a_language_that_is_not_known_says_nothing() -> None:
    assert read("تم إنجاز العمل").labels == ()
    assert not read("تم إنجاز العمل").sure


def test_no_tasks_in_the_vocabulary() -> None:
    assert understand("việc 1 xong hết", Vocabulary(()), TUESDAY).intent in Intent


def test_the_number_of_tasks_is_the_directives() -> None:
    two = Vocabulary(TASKS[:2])
    assert states("cả 2 việc xong rồi", two) == {1: DONE, 2: DONE}
    assert states("xong hết rồi", two) == {1: DONE, 2: DONE}


def test_all_senders_share_what_all_units_are_called() -> None:
    told = [Vocabulary(TASKS, (name,), UNITS).lexicon.units for name in UNITS]
    assert all(one is told[0] for one in told)


def test_a_name_that_begins_with_ones_own_is_anothers() -> None:
    words = Vocabulary(TASKS, ("Phước Hòa",), ("Phước Hòa", "Phước Hòa Đông"))
    assert states("Phước Hòa việc 1 xong", words) == {1: DONE}
    assert states("Phước Hòa Đông việc 1 xong", words) == {}


PIECES = st.sampled_from(
    [
        "việc 1",
        "việc 2",
        "xong",
        "chưa",
        "rồi",
        "đang",
        "28/2",
        "30/2",
        "50%",
        "cả 4 việc",
        ",",
        ".",
        "\n",
        "?",
        "nhưng",
        "kế hoạch",
        "QT",
        "Phước Sơn",
        "“",
        "”",
        "mai",
        "thứ 5",
        "không",
        "khó khăn",
        "vì",
        "đâu",
        "1",
        "2",
        "3/4",
        "->",
        "và",
        "đề nghị huyện",
        "hình như",
        "t5 tuần sau",
        "hết",
        "trừ",
        "còn",
        ":",
        "(1)",
        "08/KH-UBND",
        "k",
        "kh",
    ]
)


@given(
    st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map(" ".join)),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
@example("29/2/1900 xong", date(2024, 2, 29))
@example("0/0 1/0 99/99/99 việc 0 việc 99999999999", TUESDAY)
@example("ngày 31 tháng 2 năm 0000", TUESDAY)
def test_any_text_is_read_and_its_normal_form_does_not_matter(text: str, today: date) -> None:
    composed = understand(unicodedata.normalize("NFC", text), ANYBODY, today)
    assert composed == understand(unicodedata.normalize("NFD", text), ANYBODY, today)
    for label in composed.labels:
        assert label.state in (None, DONE, GOING, STUCK, NOT_BEGUN)
        assert label.percent is None or 0 <= label.percent <= 100
        assert label.expected is None or label.expected >= today
