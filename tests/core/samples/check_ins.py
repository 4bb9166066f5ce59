"""Samples: what is asked beside the reminders."""

from core.check_in_answers import Wrong
from core.directive import Question
from core.texts import check_ins
from tests.core.samples.values import LAST, SAID, TODAY, UNION, UNIT, Call, sample


def calls() -> list[Call]:
    wanted, union = "kết quả; khó khăn, vướng mắc; đề xuất, kiến nghị", "kính đề nghị"
    number = Question(code="a", kind="number", ask="Số lượt người dân được hướng dẫn?", unit="lượt", min=0, max=5000)
    choice = Question(code="c", kind="choice", ask="Đã niêm yết chưa?", choices=("Đã niêm yết", "Chưa niêm yết"))
    values = [
        (number, "1200"),
        (Question(code="b", kind="percent", ask="Tỷ lệ hài lòng?"), "95.5"),
        (choice, "Chưa niêm yết"),
        (Question(code="d", kind="text", ask="Ý kiến của người dân?"), "Cần thêm ghế."),
    ]
    return [
        sample(check_ins.soft, UNIT, "đề nghị", wanted, TODAY),
        sample(check_ins.with_questions, UNION, union, wanted, TODAY, 4),
        sample(check_ins.nothing_new, UNIT, TODAY),
        sample(check_ins.noted, UNIT),
        sample(check_ins.still_kept, LAST),
        sample(check_ins.over, TODAY),
        *(sample(check_ins.question, UNIT, n, 4, asked) for n, (asked, _) in enumerate(values, 1)),
        sample(check_ins.question, UNIT, 1, 1, number),
        *(sample(tell, *value) for value in values for tell in (check_ins.value_of, check_ins.taken)),
        sample(check_ins.changed, 1, number, "12", "1200"),
        sample(check_ins.summary, UNIT, [(n, asked, value) for n, (asked, value) in enumerate(values, 1)]),
        sample(check_ins.summary, UNIT, [(1, number, None)]),
        sample(check_ins.pick_button, 1, number),
        sample(check_ins.stopped, 3),
        *(sample(check_ins.wrong, choice if why is Wrong.NOT_A_CHOICE else number, why) for why in Wrong),
        sample(check_ins.wrong, Question(code="a", kind="number", ask="Số lượt?", min=1), Wrong.TOO_SMALL),
        *(sample(check_ins.answers_list, wanted, [("Phước Quang", SAID)] * n) for n in (1, 42)),
        *(sample(check_ins.silent, ["Phước Hòa"] * n) for n in (1, 42)),
    ]
