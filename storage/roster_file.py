"""Reading a roster: CSV or the first sheet of an XLSX into rows, or every bad row by number and reason."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.directive import DirectiveFile, Unit
from core.faults import guess, nearest
from core.refusal import Faults
from core.rights import ROLE_NAMES, Role
from core.text_folding import fold
from storage.sheets import SAVE_AS_UTF8, TITLE_ROWS, Line, is_broken, read_lines


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One post. `row` is the number that the spreadsheet shows; `phone` is ten digits from 0."""

    row: int
    unit: str
    name: str
    title: str
    role: Role
    phone: str


UNIT, NAME, TITLE, ROLE, PHONE = COLUMNS = ("Mã đơn vị", "Họ và tên", "Chức vụ", "Vai trò", "Điện thoại")
_HEADERS = {fold(column): column for column in COLUMNS} | {"ho ten": NAME, "so dien thoai": PHONE}
_ROLES = {fold(name): role for role, name in ROLE_NAMES.items()} | {"dau moi du phong": Role.BACKUP}


def read_roster(path: Path, directive: DirectiveFile) -> tuple[RosterRow, ...]:
    """The posts that `path` lists. Raises Faults; then nothing of the file may be applied."""
    lines = read_lines(path, _headers_in)
    columns, body = _headed([line for line in lines if any(line.cells)])
    reader = _Reader(directive, columns)
    rows = [row for line in body if (row := reader.read(line))]
    if reader.faults:
        raise Faults([f"dòng {row}: {sentence}" for row, sentence in reader.faults])
    return tuple(rows)


def _headed(lines: list[Line]) -> tuple[dict[str, int], list[Line]]:
    """Where each column stands, and the rows below the headers."""
    if not lines:
        raise Faults(["tệp chưa có gì"])
    at = max(range(len(lines[:TITLE_ROWS])), key=lambda n: (_headers_in(lines[n].cells), -n))
    headers = [_column(cell) for cell in lines[at].cells]
    missing = [f"“{column}”" for column in COLUMNS if column not in headers]
    if missing:
        raise Faults([f"dòng {lines[at].row}: thiếu cột {', '.join(missing)}"])
    repeated = [f"“{column}”" for column in COLUMNS if headers.count(column) > 1]
    if repeated:
        raise Faults([f"dòng {lines[at].row}: có hai cột {', '.join(repeated)}"])
    if not lines[at + 1 :]:
        raise Faults(["tệp chỉ có dòng tiêu đề, chưa có người nào"])
    return {column: headers.index(column) for column in COLUMNS}, lines[at + 1 :]


def _headers_in(cells: Sequence[str]) -> int:
    return len({_column(cell) for cell in cells} - {None})


def _column(cell: str) -> str | None:
    return _HEADERS.get(fold(cell).strip(" :*."))


# ---- One row


class _Reader:
    """Reads rows one by one; keeps what is wrong with them, and who holds which phone and post."""

    def __init__(self, directive: DirectiveFile, columns: dict[str, int]) -> None:
        self.faults: list[tuple[int, str]] = []
        self._columns = columns
        self._office = directive.office
        self._codes = _unit_codes(directive.units)
        self._names = {name: unit for unit in directive.units for name in _names(unit)}
        self._owners: dict[str, tuple[int, str]] = {}
        self._posts: dict[tuple[str, Role, str], int] = {}

    def read(self, line: Line) -> RosterRow | None:
        if any(is_broken(cell) for cell in line.cells):
            self._refuse(line, f"có ký tự không phải UTF-8; {SAVE_AS_UTF8}")
            return None
        before = len(self.faults)
        cells = {name: _tidy(line.cells[at]) if at < len(line.cells) else "" for name, at in self._columns.items()}
        unit, role, phone = self._unit(line, cells), self._role(line, cells), self._phone(line, cells)
        name = self._name(line, cells, phone)
        if unit and role:
            self._suits(line, unit, role)
            self._new_post(line, unit, role, phone)
        if not unit or not role or len(self.faults) > before:
            return None
        return RosterRow(line.row, unit.code, name, cells[TITLE], role, phone)

    def _refuse(self, line: Line, sentence: str) -> None:
        self.faults.append((line.row, sentence))

    def _unit(self, line: Line, cells: dict[str, str]) -> Unit | None:
        said = cells[UNIT]
        likely = self._codes.get(_code_key(said), [])
        found = [unit for unit in likely if unit.code == said] or likely
        if len(found) == 1:
            return found[0]
        if not said:
            self._refuse(line, "thiếu mã đơn vị")
        elif found:
            codes = ", ".join(f"“{unit.code}”" for unit in found)
            self._refuse(line, f"mã “{said}” là của nhiều đơn vị, đề nghị ghi một trong {codes}")
        else:
            self._refuse(line, f"không có đơn vị mang mã “{said}”{self._likely(said)}")
        return None

    def _likely(self, said: str) -> str:
        """The unit that was probably meant, by its code or by any of its names."""
        meant = nearest(said, self._names)
        return f"; có phải “{self._names[meant].code}” ({self._names[meant].name})?" if meant else ""

    def _role(self, line: Line, cells: dict[str, str]) -> Role | None:
        said = cells[ROLE]
        role = _ROLES.get(fold(said.replace("-", " ")))
        if not said:
            self._refuse(line, "thiếu vai trò")
        elif role is None:
            names = ", ".join(ROLE_NAMES.values())
            self._refuse(line, f"không có vai trò “{said}”{guess(said, ROLE_NAMES.values())} (các vai trò: {names})")
        return role

    def _phone(self, line: Line, cells: dict[str, str]) -> str:
        said = cells[PHONE]
        phone = _phone(said)
        if not said:
            self._refuse(line, "thiếu số điện thoại")
        elif not phone:
            self._refuse(line, f"số điện thoại “{said}” chưa đúng, cần một số gồm 10 chữ số bắt đầu bằng 0")
        return phone

    def _name(self, line: Line, cells: dict[str, str], phone: str) -> str:
        """The person's name; who holds several posts keeps the first row's letter case."""
        name = cells[NAME]
        if not name:
            self._refuse(line, "thiếu họ và tên")
        if not name or not phone:
            return name
        row, owner = self._owners.setdefault(phone, (line.row, name))
        if owner.lower() != name.lower():
            self._refuse(line, f"số {phone} đã là của “{owner}” (dòng {row}), ở đây là “{name}”")
        return owner

    def _suits(self, line: Line, unit: Unit, role: Role) -> None:
        """The office does not report to itself, and only its people follow up; a viewer may sit anywhere."""
        office = self._office
        if role in (Role.OFFICE, Role.ADMIN) and unit is not office:
            self._refuse(line, f"vai trò “{ROLE_NAMES[role]}” chỉ dành cho {office.name} (mã {office.code})")
        if role in (Role.FOCAL, Role.BACKUP) and unit is office:
            self._refuse(line, f"{unit.name} là đơn vị theo dõi, không có vai trò “{ROLE_NAMES[role]}”")

    def _new_post(self, line: Line, unit: Unit, role: Role, phone: str) -> None:
        first = self._posts.setdefault((unit.code, role, phone), line.row)
        if phone and first != line.row:
            self._refuse(line, f"trùng đơn vị, vai trò và số điện thoại với dòng {first}")


def _unit_codes(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    """Units by what the roster may call them. An official code may have passed from one unit to another."""
    codes: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        for key in {_code_key(unit.code), _code_key(unit.official_code)} - {""}:
            codes[key].append(unit)
    return codes


def _code_key(code: str) -> str:
    """Codes compare without case, and as spreadsheets leave numbers: 00123 as 123."""
    return fold(code).lstrip("0")


def _names(unit: Unit) -> tuple[str, ...]:
    return (unit.code, unit.name, unit.short, *unit.aliases)


def _tidy(cell: str) -> str:
    """One spelling, without the invisible marks that a number copied from a contact list brings along."""
    seen = "".join(letter for letter in cell.lstrip("'") if unicodedata.category(letter) != "Cf")
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _phone(said: str) -> str:
    """`+84 900.000.001` → `0900000001`; blank when it is not one Vietnamese number.

    Spreadsheets drop a number's leading zero, so nine digits that begin otherwise get it back.
    """
    digits = re.sub(r"[\s.()\-\u2010-\u2015]", "", said)
    match = re.fullmatch(r"(?:\+?840?|0)?([1-9][0-9]{8})", digits)
    return f"0{match[1]}" if match else ""
