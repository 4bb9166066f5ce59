"""Where assignments stand as of an instant, by the messenger's time."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from core.figures import Status
from core.states import State, Timeliness
from storage import people
from storage.database import Database
from storage.directives import Loaded
from storage.statuses import earliest_open, report, statuses, statuses_at
from tests.storage.moments import NOW, TODAY, later


class Unit:
    """One unit's reports: task 1 of its first wave, unless told."""

    def __init__(self, database: Database, directive: Loaded, code: str = "phuoc-quang") -> None:
        self.database, self.directive, self.code = database, directive, code
        self.id = int(self._one(select(people.units.c.id).where(people.units.c.code == code)))
        self.person = int(self._one(select(people.people.c.id).where(people.people.c.code == f"{code}/dau-moi/1")))

    def _one(self, query: Any) -> Any:
        return self.database.look(lambda s: s.scalar(query))

    def stand(self, as_of: datetime) -> list[Status]:
        return self.database.look(statuses, self.directive, as_of, [self.id])

    def status(self, as_of: datetime, task: int = 1) -> Status:
        return next(status for status in self.stand(as_of) if status.number == task)

    def says(self, state: State | None, at: datetime, *, task: int = 1, **more: Any) -> int:
        fields = {"person_id": self.person, "said_at": at, "stored_at": later(days=1), "source": "text", **more}
        assignment = self.status(at, task).assignment
        return self.database.write(lambda s: report(s, assignment_id=assignment, state=state, **fields))


@pytest.fixture
def quang(database: Database, staffed: Loaded) -> Unit:
    return Unit(database, staffed)


def test_every_assignment_stands_in_the_files_order(database: Database, staffed: Loaded) -> None:
    found = database.look(statuses, staffed, NOW)
    assert len(found) == (3 + 12) * 4
    assert list(dict.fromkeys(status.unit for status in found)) == [
        unit.code for unit in staffed.file.units if unit.code != "van-phong"
    ]
    union = [(status.wave, status.number) for status in found if status.unit == "hoi-lhpn"]
    assert union == [(wave, task) for wave in ("thi-diem", "nhan-rong") for task in (1, 2, 3, 4)]
    assert all(status.state is None and status.silent for status in found)


def test_what_was_said_counts_from_the_messengers_time_not_from_ours(quang: Unit) -> None:
    quang.says(State.DONE, later(hours=1))
    assert quang.status(later(minutes=59)).state is None
    done = quang.status(later(hours=1))
    assert (done.state, done.reported_at, done.claimed_at) == (State.DONE, later(hours=1), later(hours=1))
    assert (done.reported_by, done.timeliness) == ("phuoc-quang/dau-moi/1", Timeliness.DONE_IN_TIME)


def test_several_instants_are_read_as_each_alone(quang: Unit) -> None:
    quang.says(State.IN_PROGRESS, later(hours=1), percent=50)
    quang.says(State.DONE, later(hours=3))
    moments = [NOW, later(hours=2), later(hours=4)]
    together = quang.database.look(statuses_at, quang.directive, moments, [quang.id])
    assert together == [quang.stand(moment) for moment in moments]
    assert [found[0].state for found in together] == [None, State.IN_PROGRESS, State.DONE]


def test_a_claim_keeps_its_time_through_confirmation(quang: Unit) -> None:
    quang.says(State.DONE, later(hours=1))
    quang.says(State.CONFIRMED, later(days=20), source="office")
    found = quang.status(later(days=21))
    assert (found.state, found.claimed_at, found.confirmed_at) == (State.CONFIRMED, later(hours=1), later(days=20))
    assert found.timeliness is Timeliness.DONE_IN_TIME


def test_a_claim_until_midnight_of_the_last_day_is_in_time(quang: Unit) -> None:
    quang.says(State.DONE, datetime.fromisoformat("2024-02-29T23:59+07:00"), task=1)
    quang.says(State.DONE, datetime.fromisoformat("2024-03-01T00:00+07:00"), task=2)
    march = datetime.fromisoformat("2024-03-05T08:00+07:00")
    assert [quang.status(march, task).timeliness for task in (1, 2, 3)] == [
        Timeliness.DONE_IN_TIME,
        Timeliness.DONE_LATE,
        Timeliness.OVERDUE,
    ]


def test_a_correction_stands_and_what_is_taken_back_does_not(quang: Unit) -> None:
    first = quang.says(State.DONE, later(hours=1))
    quang.says(State.IN_PROGRESS, later(hours=2), percent=70, corrects_id=first)
    assert (quang.status(later(hours=2)).state, quang.status(later(hours=2)).percent) == (State.IN_PROGRESS, 70)
    second = quang.says(State.DONE, later(hours=3))
    quang.says(None, later(hours=4), corrects_id=second, withdrawn=True)
    assert quang.status(later(hours=3)).state is State.DONE
    assert quang.status(later(hours=4)).state is State.IN_PROGRESS


def test_other_tasks_and_other_units_are_not_touched(quang: Unit) -> None:
    quang.says(State.DONE, later(hours=1), task=2)
    assert [status.state for status in quang.stand(later(hours=2))] == [None, State.DONE, None, None]
    everybody = quang.database.look(statuses, quang.directive, later(hours=2))
    assert sum(status.state is not None for status in everybody) == 1


def test_a_promised_day_is_shown_with_what_was_said(quang: Unit) -> None:
    quang.says(None, later(hours=1), expected=date(2024, 2, 28), note="chờ in")
    found = quang.status(later(hours=2))
    assert (found.state, found.expected, found.note) == (None, date(2024, 2, 28), "chờ in")


def test_what_is_open_grows_old_after_ten_working_days(quang: Unit) -> None:
    quang.says(State.IN_PROGRESS, NOW)
    quang.says(State.DONE, NOW, task=2)
    fresh, old = (datetime.fromisoformat(f"2024-03-{day:02d}T08:00+07:00") for day in (5, 6))
    assert [quang.status(moment).stale_since for moment in (fresh, old)] == [None, TODAY]
    assert quang.status(old, 2).stale_since is None


def test_a_task_said_in_chat_is_of_its_earliest_wave_not_yet_done(database: Database, staffed: Loaded) -> None:
    union = Unit(database, staffed, "hoi-lhpn")

    def waves(as_of: datetime) -> list[str]:
        return [status.wave for status in earliest_open(union.stand(as_of)).values()]

    assert waves(NOW) == ["thi-diem"] * 4
    union.says(State.DONE, later(hours=1), task=2)
    assert waves(later(hours=1)) == ["thi-diem", "nhan-rong", "thi-diem", "thi-diem"]


def test_where_every_wave_is_done_the_last_one_stands_for_a_correction(quang: Unit) -> None:
    quang.says(State.DONE, later(hours=1), task=3)
    assert earliest_open(quang.stand(later(hours=1)))[3].state is State.DONE
