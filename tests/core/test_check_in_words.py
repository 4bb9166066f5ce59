"""A check-in's part of the digest: sums and their change, percents by name or in bands, choices counted."""

from dataclasses import replace
from datetime import date

from core.check_in_figures import CheckInView, Said
from core.check_in_words import check_in_lines
from core.directive import Question
from core.texts.labels import NOTHING_NEW

NUMBER = Question(code="n", kind="number", ask="Số lượt?", unit="lượt")
PERCENT = Question(code="p", kind="percent", ask="Tỷ lệ hài lòng?")
CHOICE = Question(code="c", kind="choice", ask="Đã niêm yết?", choices=("Có", "Chưa"))
TEXT = Question(code="t", kind="text", ask="Ý kiến?")
VIEW = CheckInView("thang", date(2024, 5, 20), date(2024, 4, 22), asked=3, answered=2)


def lines(*said: Said, cap: int = 8) -> list[str]:
    return check_in_lines([replace(VIEW, said=said)], cap)


def one(said: Said, cap: int = 8) -> str:
    head, line = lines(said, cap=cap)
    assert head == "Văn phòng hỏi thêm ngày 20/5 (lần trước 22/4): 2/3 đơn vị trả lời."
    return line


def test_the_soft_question_is_a_line() -> None:
    said = Said(None, {"Phước Quang": NOTHING_NEW, "Phước Nghĩa": "đang làm"})
    head = "Văn phòng hỏi thêm ngày 20/5 (lần trước 22/4): 2/3 đơn vị trả lời"
    assert lines(said) == [f"{head} (1 không có gì mới; đọc: /traloi)."]
    assert lines(Said(None, {"Phước Quang": NOTHING_NEW})) == [f"{head} (1 không có gì mới)."]
    assert lines(Said(None)) == [f"{head}."]


def test_a_sum_and_its_change() -> None:
    both = Said(NUMBER, {"a": "1200", "b": "10.5"}, {"a": "1000", "b": "10.5"})
    assert one(both) == "– Số lượt: 1.210,5 lượt, tăng 200."
    assert one(replace(both, before={"a": "1200", "b": "10.5"})) == "– Số lượt: 1.210,5 lượt, không đổi."
    assert one(replace(both, before={"a": "1300"})) == (
        "– Số lượt: 1.210,5 lượt, giảm 100 (ở 1 đơn vị trả lời cả hai lần)."
    )
    assert one(replace(both, before={})) == "– Số lượt: 1.210,5 lượt."


def test_percents_are_never_averaged() -> None:
    few = Said(PERCENT, {"Phước Quang": "60", "Phước Nghĩa": "95.5"}, {"Phước Quang": "50", "Phước Nghĩa": "96"})
    assert one(few) == "– Tỷ lệ hài lòng: Phước Quang 60%, Phước Nghĩa 95,5% (1 đơn vị tăng, 1 đơn vị giảm)."
    many = Said(PERCENT, {f"xã {n}": str(value) for n, value in enumerate((10, 49, 50, 79, 80, 99, 100))})
    assert one(many, cap=4) == (
        "– Tỷ lệ hài lòng: dưới 50%: 2 đơn vị; từ 50% đến dưới 80%: 2 đơn vị; "
        "từ 80% đến dưới 100%: 2 đơn vị; đạt 100%: 1 đơn vị."
    )


def test_choices_are_counted_and_texts_are_read_elsewhere() -> None:
    said = Said(CHOICE, {"a": "Chưa", "b": "Có", "c": "Có", "d": "Khác"}, {"a": "Chưa", "b": "Chưa"})
    assert one(said) == "– Đã niêm yết: Có: 2, Chưa: 1, Khác: 1 (1 đơn vị trả lời khác lần trước)."
    assert one(Said(TEXT, {"a": "tốt"})) == "– Ý kiến: 1 đơn vị trả lời, đọc: /traloi."
    assert one(Said(TEXT)) == "– Ý kiến: chưa có trả lời."


def test_an_answer_of_another_kind_from_before_a_reload_is_left_out() -> None:
    assert one(Said(NUMBER, {"a": "12", "b": "Có"}, {"a": "Chưa"})) == "– Số lượt: 12 lượt."


def test_many_questions_are_cut_and_what_was_written_beside_them_comes_last() -> None:
    said = (*[Said(TEXT, {"a": "tốt"})] * 3, Said(None, {"a": "thêm"}))
    assert lines(*said)[-1] == "– Ghi thêm: 1 đơn vị, đọc: /traloi."
    assert lines(*said, cap=2)[-1] == "– và 2 câu khác, đọc: /traloi."
