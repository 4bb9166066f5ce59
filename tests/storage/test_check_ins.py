"""Check-ins in the database: who was asked or passed over, what was answered, what stands as of an instant."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.directive import CheckIn, Question
from core.ledger import Kind
from storage import check_ins, duties, inbox, outbox, unasked
from storage.check_ins import askings
from storage.database import Database
from storage.directives import Loaded
from storage.figures import figures
from storage.outbox import Address, Draft
from storage.rows import append
from tests.storage.moments import NOW, TODAY, later

NUMBER = Question(code="luot", kind="number", ask="Số lượt?")
ASKS = CheckIn(code="thang", day=20, ask="kết quả", questions=(NUMBER,))
SOFT = CheckIn(code="thang", day=20, ask="kết quả")
EARLIER = date(2024, 1, 22)
QUANG, NGHIA, HOI = 5, 10, 14


def ask(database: Database, directive: Loaded, day: date = TODAY, **passed: str) -> list[int]:
    units = {QUANG: "", NGHIA: "", HOI: passed.get("hoi", "")}
    database.write(check_ins.put, directive.id, "thang", day, units)
    return [asking.id for asking in database.look(check_ins.of_day, directive.id, "thang", day)]


def say(database: Database, asking: int, question: str, value: str, hours: float = 1) -> None:
    (row,) = database.write(inbox.store, "webchat", "test", [(f"{asking}{question}{value}{hours}", {})], NOW) or [1]
    database.write(check_ins.answer, [asking], question, value, 13, later(hours=hours), row)


def test_a_unit_is_noted_once_a_day_whatever_is_planned_again(database: Database, staffed: Loaded) -> None:
    first = ask(database, staffed, hoi="reminded")
    again = ask(database, staffed)
    assert first == again
    assert len(first) == 2, "one passed over is not asked"
    row = {"directive_id": staffed.id, "code": "thang", "unit_id": QUANG, "day": TODAY, "passed_over": ""}
    with pytest.raises(IntegrityError):
        database.write(lambda session: append(session, askings, [row]))


def test_an_asking_is_over_once_the_unit_is_asked_again(database: Database, staffed: Loaded) -> None:
    ask(database, staffed, EARLIER)
    ask(database, staffed, hoi="reminded")

    def over(session: Session, day: date) -> list[bool]:
        return [check_ins.is_over(session, each) for each in check_ins.of_day(session, staffed.id, "thang", day)]

    assert database.look(over, EARLIER) == [True, True, False], "the third was passed over the second time"
    assert database.look(over, TODAY) == [False, False]


def test_the_last_answer_stands_and_a_later_one_changes_no_earlier_figures(database: Database, staffed: Loaded) -> None:
    first, second, _ = ask(database, staffed)
    say(database, first, "luot", "12", 1)
    say(database, first, "luot", "15", 3)
    say(database, second, "luot", "7", 3)
    assert database.look(check_ins.answered, [first, second]) == {first: {"luot": "15"}, second: {"luot": "7"}}
    view = database.look(check_ins.view, staffed, ASKS, later(hours=2), TODAY)
    assert view is not None
    assert (view.asked, view.answered, len(view.silent), view.before) == (3, 1, 2, None)
    assert list(view.said[0].now.values()) == ["12"]


def test_a_view_stands_beside_the_asking_before_it(database: Database, staffed: Loaded) -> None:
    before, *_ = ask(database, staffed, EARLIER)
    say(database, before, "luot", "10")
    now, *_ = ask(database, staffed)
    say(database, now, "luot", "12")
    view = database.look(check_ins.view, staffed, ASKS, later(hours=2), TODAY)
    assert view is not None and view.before == EARLIER
    assert (list(view.said[0].now.values()), list(view.said[0].before.values())) == (["12"], ["10"])
    assert view.said[0].both == list(view.said[0].now)
    assert database.look(check_ins.view, staffed, ASKS, later(days=9), TODAY + timedelta(days=1)) is None


def test_what_was_said_beside_the_questions_comes_behind_them(database: Database, staffed: Loaded) -> None:
    first, *_ = ask(database, staffed)
    say(database, first, "", "đang làm")
    beside = database.look(check_ins.view, staffed, ASKS, later(hours=2), TODAY)
    soft = database.look(check_ins.view, staffed, SOFT, later(hours=2), TODAY)
    assert beside is not None and soft is not None
    assert [said.question for said in beside.said] == [NUMBER, None]
    assert [list(said.now.values()) for said in soft.said] == [["đang làm"]]


def test_digests_tell_of_it_for_five_working_days(database: Database, staffed: Loaded) -> None:
    code = staffed.file.check_ins[0].code
    database.write(check_ins.put, staffed.id, code, TODAY, {QUANG: ""})
    assert [len(database.look(figures, staffed, later(days=n)).check_ins) for n in (0, 7, 8)] == [1, 1, 0]


def test_who_is_written_to_unasked_on_a_day(database: Database, staffed: Loaded) -> None:
    def put(key: str, kind: Kind, person: int, hours: float) -> None:
        to = Address(person, "webchat", "x")
        draft = Draft(key, kind, to, "…", later(hours=hours), expires=later(days=2))
        database.write(outbox.queue, draft)

    put("nudge:13:today", Kind.NUDGE, 13, 0)
    put("checkin:14", Kind.CHECK_IN, 14, 1)
    put("notice:13", Kind.NOTICE, 13, 0)
    put("nudge:15:tomorrow", Kind.NUDGE, 15, 24)
    found = database.look(unasked.told, [13, 14, 15], later(hours=-8), later(hours=16))
    assert found == {13: {"nudge:13:today": Kind.NUDGE}, 14: {"checkin:14": Kind.CHECK_IN}}
    assert database.look(unasked.told, [], NOW, later(days=1)) == {}


def test_a_duty_is_finished_by_the_last_word_of_its_directive(database: Database, staffed: Loaded) -> None:
    def say_of(code: str, *, done: bool, directive: str = "d") -> bool:
        return database.write(lambda s: duties.set_finished(s, NOW, 43, directive, code, done=done))

    assert [say_of("V1", done=True), say_of("V1", done=True), say_of("V2", done=True)] == [True, False, True]
    assert say_of("V1", done=True, directive="other")
    assert say_of("V2", done=False)
    assert database.look(duties.finished, "d") == {"V1"}
