"""What the office's page of a unit is made of, on both databases."""

from core.rights import Role
from storage import people, statuses, unit_notes
from storage.database import Database
from storage.directives import Loaded
from tests.storage.moments import NOW, later


def test_notes_of_one_unit_in_order_and_of_all(database: Database, staffed: Loaded) -> None:
    hoa, quang = (database.look(people.unit_of, code) for code in ("phuoc-hoa", "phuoc-quang"))
    (desk,) = {holder.person for holder in database.look(people.holders, NOW.date(), [Role.OFFICE], None)[:1]}
    for hours, (unit, text) in enumerate(((hoa, "một"), (quang, "hai"), (hoa, "ba"))):
        database.write(unit_notes.append, staffed.id, unit, desk, text, later(hours=hours))
    found = database.look(unit_notes.of_unit, staffed.id, hoa)
    assert [(note.unit, note.text, note.at) for note in found] == [
        ("phuoc-hoa", "một", later(hours=0)),
        ("phuoc-hoa", "ba", later(hours=2)),
    ]
    assert [note.text for note in database.look(unit_notes.every, staffed.id)] == ["một", "hai", "ba"]


def test_whose_an_assignment_is(database: Database, staffed: Loaded) -> None:
    first = database.look(statuses.statuses, staffed, NOW)[0]
    assert database.look(statuses.unit_of, first.assignment) == database.look(people.unit_of, first.unit)
    assert database.look(statuses.unit_of, 10_000) is None


def test_names_by_code(database: Database, staffed: Loaded) -> None:
    codes = ["phuoc-hoa/dau-moi/1", "phuoc-quang/lanh-dao/1", "nobody"]
    assert set(database.look(people.names, codes)) == set(codes[:2])
