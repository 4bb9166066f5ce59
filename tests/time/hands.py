"""What a test does behind the chat's back: reports, difficulties, posts and directives put where they belong."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.directive import DirectiveFile
from core.rights import Role
from core.states import State
from scheduler.tick import tick
from storage import accounts, difficulties, directives, people, roster
from storage.people import posts
from storage.roster_file import RosterRow
from storage.statuses import report, statuses
from tests.office import Office, at

QUANG = "phuoc-quang/dau-moi/1"
NGHIA = "phuoc-nghia/dau-moi/1"
OFFICE = "van-phong/van-phong/1"
ALL_TASKS = (1, 2, 3, 4)


def person_id(session: Session, code: str) -> int:
    return int(session.execute(select(people.people.c.id).where(people.people.c.code == code)).one().id)


def tell(office: Office, unit: str, tasks: tuple[int, ...], state: State | None, expected: date | None = None) -> None:
    """A report of some tasks by the unit's focal official, now."""
    now = office.clock.now()
    assignments = [office.status(unit, task).assignment for task in tasks]

    def write(session: Session) -> None:
        person = person_id(session, f"{unit}/dau-moi/1")
        for assignment in assignments:
            fields = {"state": state, "expected": expected, "source": "button"}
            report(session, assignment_id=assignment, person_id=person, said_at=now, stored_at=now, **fields)

    office.database.write(write)


def confirm_everything(office: Office) -> None:
    """The office confirms every assignment of every unit, now."""
    now, directive = office.clock.now(), office.directive

    def write(session: Session) -> None:
        desk = person_id(session, OFFICE)
        for status in statuses(session, directive, now):
            fields = {"state": State.CONFIRMED, "source": "office", "said_at": now, "stored_at": now}
            report(session, assignment_id=status.assignment, person_id=desk, **fields)

    office.database.write(write)


def raise_difficulty(office: Office, unit: str, task: int) -> int:
    """An open difficulty of one task; its row."""
    status = office.status(unit, task)

    def write(session: Session) -> int:
        person, directive = person_id(session, f"{unit}/dau-moi/1"), directives.current(session)
        (held,) = people.held(session, person, directive.calendar.day(office.clock.now()))
        said = ("difficulty", held.unit.id, person, "chưa có nguồn in", office.clock.now())
        return difficulties.open_new(session, directive.id, *said, [status.assignment]).id

    return office.database.write(write)


def end_post(office: Office, person: str, last: date) -> None:
    def write(session: Session) -> None:
        session.execute(update(posts).where(posts.c.person_id == person_id(session, person)).values(to_day=last))

    office.database.write(write)


def hire(office: Office, unit: str, role: Role, name: str, phone: str) -> None:
    """One more row of the roster."""
    row = RosterRow(1, unit, name, "Công chức", role, phone)
    office.database.write(roster.apply, [row], office.directive.calendar.day(office.clock.now()))


def join(office: Office, person: str) -> None:
    """As the invitation's last step does."""

    def write(session: Session) -> None:
        now = office.clock.now()
        accounts.bind(session, person_id(session, person), "webchat", person, now)
        actor = people.actor(session, "webchat", person, office.directive.calendar.day(now))
        assert actor is not None
        accounts.agree(session, actor, now)

    office.database.write(write)


def reload(office: Office, change: Callable[[DirectiveFile], DirectiveFile]) -> list[str]:
    """Load the directive again, changed."""
    return office.database.write(directives.apply, change(office.directive.file), office.clock.now())


def plan_only(office: Office, moment: str) -> None:
    """Come to a moment and write what is due, without sending it."""
    office.clock.move(at(moment))
    while office.database.write(tick, office.clock.now()):
        pass


async def switched_on(office: Office, moment: str) -> None:
    """The machine was off until now."""
    office.clock.move(at(moment))
    await office.system.settle()


def nudges(office: Office, person: str) -> list[Any]:
    """A person's reminders, in order."""
    row = office.database.look(person_id, person)
    return office.rows(f"nudge:{row}:")


def days(rows: list[Any]) -> list[str]:
    """The local days for which rows were planned."""
    return [f"{local(row.planned_at):%d/%m}" for row in rows]


def local(moment: datetime) -> datetime:
    return moment.astimezone(at("2024-01-01 00:00").tzinfo)


def hours(rows: list[Any]) -> list[str]:
    """When rows were sent, local time; `-` for those that were not."""
    return [f"{local(row.sent_at):%H:%M}" if row.sent_at else "-" for row in rows]
