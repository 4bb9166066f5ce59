"""An office to measure: a province of communes with its people, all of whom have joined, in a SQLite file."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from bench.peers.work import FIRST_CHAT, words
from bot.settings import SHIPPED_DIRECTIVE
from core.directive import DirectiveFile, Unit, Wave
from core.ledger import Kind, RowState
from core.rights import Role
from scheduler.tick import PLANNED
from storage import broadcasts, directives, marks, outbox
from storage.database import Database
from storage.directive_file import read_directive
from storage.outbox import Address, Draft
from storage.people import accounts, people, posts
from storage.rows import values
from storage.tables import Account, Person, Post
from storage.tables import Unit as UnitRow
from storage.tables.base import table

NOW = datetime(2024, 3, 5, 1, tzinfo=UTC)  # eight on a Tuesday morning, with nothing due before Friday
NUDGES_DUE = datetime(2024, 9, 19, 0, 15, tzinfo=UTC)  # 07:15, seven working days before the last one
ROLES = (Role.FOCAL, Role.BACKUP, Role.LEADER)
WAVE = "nhan-rong"
AT_ONCE = 2_000  # rows in one insert


@dataclass(frozen=True)
class Office:
    """A database file to copy from, and who is in it: person n writes in chat FIRST_CHAT + n."""

    file: Path
    units: int
    people: int

    def copy(self, folder: Path) -> Path:
        return Path(shutil.copy(self.file, folder / "office.db"))

    def waiting(self, count: int) -> "Office":
        """The same, with so many messages waiting; made once."""
        file = self.file.with_name(f"waiting-{count}.db")
        if not file.exists():
            shutil.copy(self.file, file)
            _fill(file, count, self.people)
        return replace(self, file=file)

    @property
    def reporters(self) -> list[int]:
        """The chats of the focal officials, one a unit."""
        return [FIRST_CHAT + unit for unit in range(self.units)]


def make(file: Path, units: int, everybody: int) -> Office:
    """The first `units` people are focal officials, the next ones backups, all others leaders."""
    with Database(url(file)) as database:
        database.migrate()
        database.write(directives.apply, province(units), NOW)
        database.write(_join, units, everybody)
        database.write(planned_until, NOW)
    return Office(file, units, everybody)


def url(file: Path) -> str:
    return f"sqlite:///{file}"


def province(units: int) -> DirectiveFile:
    """The shipped directive, spoken to so many communes, all in its second wave."""
    file = read_directive(SHIPPED_DIRECTIVE)
    communes = tuple(
        Unit(code=f"xa-{n}", name=f"UBND xã Số {n}", short=f"xã Số {n}", kind="xa") for n in range(1, units + 1)
    )
    changes = {
        "units": (*communes, file.office),
        "waves": (Wave(code=WAVE, name="Nhân rộng", units=tuple(unit.code for unit in communes)),),
        "milestones": tuple(m for m in file.milestones if m.wave == WAVE),
        "tasks": tuple(task.model_copy(update={"waves": (WAVE,)}) for task in file.tasks),
    }
    return DirectiveFile.model_validate(file.model_dump() | changes)


def _join(session: Session, units: int, everybody: int) -> None:
    rows = [_unit_id(session, f"xa-{n}") for n in range(1, units + 1)]
    office = _unit_id(session, "van-phong")
    held = [(rows[n % units], ROLES[min(n // units, len(ROLES) - 1)]) for n in range(everybody)]
    held += [(office, Role.ADMIN), (office, Role.OFFICE)]
    numbered = list(enumerate(held, 1))
    session.execute(insert(people), [_person(n) for n, _ in numbered])
    session.execute(insert(posts), [_post(n, unit, role) for n, (unit, role) in numbered])
    session.execute(insert(accounts), [_account(n, role) for n, (_, role) in numbered])


def _unit_id(session: Session, code: str) -> int:
    found = session.scalar(table(UnitRow).select().with_only_columns(table(UnitRow).c.id).filter_by(code=code))
    assert found is not None
    return int(found)


def _person(n: int) -> dict[str, object]:
    return {"id": n, **values(Person(code=f"bench/{n}", name=f"Người số {n}", phone=f"09{n:08d}"))}


def _post(n: int, unit: int, role: Role) -> dict[str, object]:
    day = (NOW - timedelta(days=1)).date()
    return values(Post(person_id=n, unit_id=unit, role=role.value, title="Cán bộ", from_day=day))


def _account(n: int, role: Role) -> dict[str, object]:
    joined = Account(
        person_id=n,
        channel="telegram",
        chat=str(FIRST_CHAT + n - 1),
        bound_at=NOW,
        agreed_at=NOW,
        menu=role.value,
        caught_up=True,
    )
    return values(joined)


def planned_until(session: Session, at: datetime) -> None:
    """The planner has been here: nothing from before is said again."""
    directive = directives.current(session)
    marks.set_mark(session, f"{PLANNED}:{directive.code}", at)


def planned(file: Path, until: datetime) -> None:
    with Database(url(file)) as database:
        database.write(planned_until, until)


def _fill(file: Path, count: int, chats: int) -> None:
    """So many messages wait, due now, at any hour."""
    with Database(url(file)) as database:
        for first in range(0, count, AT_ONCE):
            database.write(_queue, range(first, min(first + AT_ONCE, count)), chats)


def _queue(session: Session, numbers: Sequence[int], chats: int) -> None:
    outbox.queue(session, *(_draft(n, n % chats) for n in numbers))


def _draft(number: int, person: int) -> Draft:
    to = Address(person + 1, "telegram", str(FIRST_CHAT + person))
    return Draft(f"notice:bench:{number}:{person}", Kind.NOTICE, to, words(number), NOW)


def all_sent(file: Path) -> None:
    """What waited has been sent."""
    table = outbox.outbox
    with Database(url(file)) as database:
        changes = {"state": RowState.SENT, "sent_at": NOW, "claimed_at": NOW, "attempts": 1, "ref": table.c.id}
        database.write(lambda session: session.execute(update(table).values(**changes)))


def order_broadcast(file: Path, audience: int) -> None:
    """An admin's broadcast to everybody, whose ten seconds are over."""
    with Database(url(file)) as database:
        directive = database.look(directives.current)
        text = "Mời các đơn vị dự họp trực tuyến lúc 14 giờ chiều nay về tiến độ thực hiện kế hoạch."
        database.write(broadcasts.order, directive.id, audience + 1, text, {"to": "all"}, NOW, NOW)


def sent_instants(file: Path) -> dict[int, datetime]:
    """The messenger's message id → when our books say that it was sent."""
    table = outbox.outbox
    with Database(url(file)) as database:
        found = database.look(lambda s: s.execute(table.select().where(table.c.state == RowState.SENT)).all())
    return {int(row.ref): row.sent_at for row in found}
