"""People and posts from a roster's rows."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.rights import Role
from storage import people, roster
from storage.database import Database
from storage.roster import Imported
from storage.roster_file import RosterRow
from storage.tables import metadata
from tests.storage.moments import TODAY, everything

pytestmark = pytest.mark.usefixtures("loaded")


def row(
    unit: str = "phuoc-hoa", role: Role = Role.FOCAL, phone: str = "0911000001", name: str = "Đầu mối"
) -> RosterRow:
    return RosterRow(1, unit, name, "Công chức", role, phone)


def apply(database: Database, *rows: RosterRow, today: date = TODAY) -> Imported:
    return database.write(roster.apply, rows, today)


def codes(database: Database) -> list[str]:
    query = select(people.people.c.code).order_by(people.people.c.id)
    return list(database.look(lambda s: s.scalars(query).all()))


def stored(database: Database) -> list[Any]:
    return [row for name in ("person", "post") for row in everything(database, metadata.tables[name])]


def test_a_person_is_named_by_unit_role_and_number(database: Database) -> None:
    done = apply(database, row(), row(phone="0911000002"), row("phuoc-an", Role.LEADER, "0911000003"))
    assert done == Imported(people=3, posts=3)
    assert codes(database) == ["phuoc-hoa/dau-moi/1", "phuoc-hoa/dau-moi/2", "phuoc-an/lanh-dao/1"]


def test_the_same_rows_again_change_nothing(database: Database) -> None:
    rows = (row(), row("phuoc-an", Role.LEADER, "0911000003"))
    apply(database, *rows)
    before = stored(database)
    assert apply(database, *rows, today=date(2024, 6, 1)) == Imported()
    assert stored(database) == before


def test_two_posts_of_one_phone_are_one_person(database: Database) -> None:
    assert apply(database, row(), row("phuoc-an")) == Imported(people=1, posts=2)
    assert codes(database) == ["phuoc-hoa/dau-moi/1"]


def test_a_second_post_comes_to_who_is_there_already(database: Database) -> None:
    apply(database, row())
    assert apply(database, row(role=Role.BACKUP)) == Imported(posts=1)
    assert codes(database) == ["phuoc-hoa/dau-moi/1"]


def test_another_name_under_a_known_phone_is_a_new_spelling(database: Database) -> None:
    apply(database, row(name="Đầu mối hoà"))
    assert apply(database, row(name="Đầu mối Hòa")) == Imported(renamed=1)
    assert database.look(people.contact, 1).name == "Đầu mối Hòa"


def test_numbers_go_on_and_are_not_given_twice(database: Database) -> None:
    apply(database, row(), row(phone="0911000002"))
    apply(database, row(phone="0911000004"))
    assert codes(database)[-1] == "phuoc-hoa/dau-moi/3"


def test_the_tenth_comes_after_the_ninth(database: Database) -> None:
    apply(database, *(row(phone=f"09110000{n:02d}") for n in range(1, 11)))
    apply(database, row(phone="0911000099"))
    assert codes(database)[-1] == "phuoc-hoa/dau-moi/11"


def test_all_or_none(database: Database) -> None:
    with pytest.raises(KeyError):
        apply(database, row(), row("no-such-unit"))
    assert database.look(roster.is_empty)
    assert codes(database) == []
