"""Who talks in the dialogues, and short ways to look at what the database holds."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.ledger import Kind
from core.rights import Role
from storage import conversations, invitations, outbox, roster
from storage.outbox import Choice, Draft
from storage.people import accounts, address, people
from storage.roster_file import RosterRow
from storage.tables import Audit
from storage.tables import Inbox as InboxRow
from storage.tables.base import table
from tests.office import Office

QUANG = "phuoc-quang/dau-moi/1"
QUANG_BACKUP = "phuoc-quang/du-phong/1"
QUANG_LEADER = "phuoc-quang/lanh-dao/1"
NGHIA = "phuoc-nghia/dau-moi/1"
HOA = "phuoc-hoa/dau-moi/1"
HOI = "hoi-lhpn/dau-moi/1"
DESK = "van-phong/van-phong/1"
SECOND_DESK = "van-phong/van-phong/2"
ADMIN = "van-phong/quan-tri/1"


def audits(office: Office) -> list[tuple[str, dict[str, Any]]]:
    """Actions and details, in order."""
    rows = table(Audit)
    query = select(rows.c.action, rows.c.detail).order_by(rows.c.id)
    return [(row.action, row.detail) for row in office.database.look(lambda s: s.execute(query).all())]


def inbox_states(office: Office) -> list[str]:
    rows = table(InboxRow)
    return list(office.database.look(lambda s: s.scalars(select(rows.c.state).order_by(rows.c.id)).all()))


def open_step(office: Office, person: str) -> str | None:
    """The step of a person's open question."""

    def find(session: Session) -> str | None:
        account = session.scalar(select(accounts.c.id).where(accounts.c.chat == person))
        asked = conversations.current(session, account) if account else None
        return asked.step if asked else None

    return office.database.look(find)


def reports(office: Office, unit: str, task: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = office.export()["reports"]
    return [report for report in found if (report["unit"], report["task"]) == (unit, str(task))]


def matters(office: Office) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = office.export()["difficulties"]
    return found


async def offer(office: Office, person: str, action: str, **data: Any) -> None:
    """A message with one button, "Xem", as any part of the bot, or somebody who forges one, might have written it."""

    def say(session: Session) -> None:
        code = people.c.code == person
        row = session.scalar(select(people.c.id).where(code))
        assert row is not None
        key = f"notice:offer:{person}:{action}:{sorted(data.items())}"
        to = address(session, row)
        outbox.queue(session, Draft(key, Kind.NOTICE, to, "Xem", office.clock.now(), [Choice("Xem", action, data)]))

    await office.database.run(say)
    await office.system.settle()


async def also_speaks_for(office: Office, person: str, unit: str) -> None:
    """A second post, as focal official of another unit."""

    def add(session: Session) -> None:
        row = session.execute(select(people.c.name, people.c.phone).where(people.c.code == person)).one()
        second = RosterRow(1, unit, row.name, "Đầu mối", Role.FOCAL, row.phone)
        roster.apply(session, [second], office.directive.calendar.day(office.clock.now()))

    await office.database.run(add)


async def enrolled(office: Office, unit: str, role: Role) -> str:
    """Somebody new on the roster who has not joined: their invitation's code."""

    def add(session: Session) -> str:
        now = office.clock.now()
        phone = f"0911{session.scalar(select(people.c.id).order_by(people.c.id.desc()).limit(1)):06d}"
        row = RosterRow(1, unit, "Người mới", "Công chức", role, phone)
        roster.apply(session, [row], office.directive.calendar.day(now))
        person = session.scalar(select(people.c.id).where(people.c.phone == phone))
        assert person is not None
        return invitations.invite(session, person, now)

    return await office.database.run(add)
