"""The roster as offices keep it: CSV and XLSX of every make, and every bad row named."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from core.directive import DirectiveFile
from core.refusal import Faults
from core.rights import Role
from storage.directive_file import read_directive
from storage.roster_file import COLUMNS, RosterRow, read_roster
from storage.sheets import SAVE_AS_UTF8

DIRECTIVES = Path(__file__).parents[2] / "directives"
DIRECTIVE = read_directive(DIRECTIVES / "tuy-phuoc-2024.toml")

FOCAL = ("phuoc-quang", "Đầu mối Phước Quang", "Công chức", "đầu mối", "0900 000 001")
LEADER = ("phuoc-quang", "Lãnh đạo Phước Quang", "Chủ tịch", "lãnh đạo", "0900 000 002")


def csv_text(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def read(raw: str | bytes, folder: Path, directive: DirectiveFile = DIRECTIVE) -> tuple[RosterRow, ...]:
    path = folder / "danh-ba.csv"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return read_roster(path, directive)


def read_rows(folder: Path, *rows: Sequence[str]) -> tuple[RosterRow, ...]:
    return read(csv_text([COLUMNS, *rows]), folder)


def faults_of(raw: str | bytes, folder: Path) -> list[str]:
    with pytest.raises(Faults) as error:
        read(raw, folder)
    return error.value.faults


def faults_of_rows(folder: Path, *rows: Sequence[str]) -> list[str]:
    return faults_of(csv_text([COLUMNS, *rows]), folder)


def read_sheet(folder: Path, *rows: Sequence[Any]) -> tuple[RosterRow, ...]:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    book.save(folder / "danh-ba.xlsx")
    return read_roster(folder / "danh-ba.xlsx", DIRECTIVE)


# ---- What is shipped


def test_the_shipped_roster_is_whole() -> None:
    rows = read_roster(DIRECTIVES / "roster-sample.csv", DIRECTIVE)
    assert len(rows) == 45
    assert len({row.phone for row in rows}) == 45
    for unit in DIRECTIVE.units:
        roles = sorted(row.role for row in rows if row.unit == unit.code)
        in_office = unit is DIRECTIVE.office
        assert roles == ([Role.ADMIN, Role.OFFICE, Role.OFFICE] if in_office else sorted(set(Role) & set(roles)))
        assert len(roles) == 3
    assert rows[0] == RosterRow(
        row=2,
        unit="thi-tran-tuy-phuoc",
        name="Đầu mối UBND thị trấn Tuy Phước",
        title="Công chức Văn phòng – Thống kê",
        role=Role.FOCAL,
        phone="0900000001",
    )


# ---- What is accepted


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_csv(delimiter: str, encoding: str, end: str, tmp_path: Path) -> None:
    text = csv_text([COLUMNS, FOCAL, LEADER], delimiter).replace("\r\n", end)
    rows = read(text.encode(encoding), tmp_path)
    assert [(row.row, row.role, row.phone) for row in rows] == [
        (2, Role.FOCAL, "0900000001"),
        (3, Role.LEADER, "0900000002"),
    ]


def test_headers_in_any_case_spelling_and_order_among_others(tmp_path: Path) -> None:
    rows = read(
        "Ghi chú;SỐ ĐIỆN THOẠI;vai tro;  Họ và  tên :;MÃ ĐƠN VỊ;Chu\u031b\u0301c vu\u0323\n"
        "x;0900000001;Đầu Mối;Trần Thị B;phuoc-quang;Công chức\n",
        tmp_path,
    )
    assert rows == (RosterRow(2, "phuoc-quang", "Trần Thị B", "Công chức", Role.FOCAL, "0900000001"),)


def test_a_title_above_the_headers_and_blank_rows_keep_the_spreadsheets_numbers(tmp_path: Path) -> None:
    text = "DANH BẠ ĐẦU MỐI,,,,\n\n" + csv_text([COLUMNS, FOCAL, ("", " ", "", "", ""), LEADER]) + "\n,,,,\n"
    assert [row.row for row in read(text, tmp_path)] == [4, 6]


def test_a_cell_of_two_lines_is_one_row(tmp_path: Path) -> None:
    first = (*FOCAL[:2], "Công chức\nVăn phòng – Thống kê, kiêm nhiệm", *FOCAL[3:])
    rows = read_rows(tmp_path, first, LEADER)
    assert [row.row for row in rows] == [2, 3]
    assert rows[0].title == "Công chức Văn phòng – Thống kê, kiêm nhiệm"


def test_names_are_composed_and_trimmed(tmp_path: Path) -> None:
    (row,) = read_rows(tmp_path, ("phuoc-quang", "  Tra\u0302\u0300n  B ", "", "đầu mối", "0900000001"))
    assert (row.name, row.title) == ("Trần B", "")


@pytest.mark.parametrize("code", ["phuoc-quang", "PHUOC-QUANG", "21964", " 21964 ", "'21964", "021964"])
def test_a_unit_by_its_own_or_official_code(code: str, tmp_path: Path) -> None:
    (row,) = read_rows(tmp_path, (code, *FOCAL[1:]))
    assert row.unit == "phuoc-quang"


@pytest.mark.parametrize(
    ("unit", "said", "role"),
    [
        ("phuoc-an", "đầu mối", Role.FOCAL),
        ("phuoc-an", "DAU MOI", Role.FOCAL),
        ("phuoc-an", "dự phòng", Role.BACKUP),
        ("phuoc-an", "Đầu mối dự phòng", Role.BACKUP),
        ("phuoc-an", "lanh-dao", Role.LEADER),
        ("van-phong", "Lãnh đạo", Role.LEADER),
        ("van-phong", "Văn phòng", Role.OFFICE),
        ("van-phong", "quản trị", Role.ADMIN),
        ("van-phong", "người xem", Role.VIEWER),
        ("hoi-lhpn", "người xem", Role.VIEWER),
    ],
)
def test_roles(unit: str, said: str, role: Role, tmp_path: Path) -> None:
    (row,) = read_rows(tmp_path, (unit, "A", "", said, "0900000001"))
    assert row.role is role


PHONES = [
    *["0900000001", "0900 000 001", "0900.000.001", "0900-000-001", "+84900000001", "84900000001", "+84 900 000 001"],
    *["+84 (0)900 000 001", "(0900) 000 001", "900000001", "'0900000001", "\u202a0900\u00a0000\u00a0001\u202c"],
]


@pytest.mark.parametrize("said", PHONES)
def test_one_phone_in_every_spelling(said: str, tmp_path: Path) -> None:
    (row,) = read_rows(tmp_path, (*FOCAL[:4], said))
    assert row.phone == "0900000001"


def test_one_phone_and_one_name_are_two_posts_of_one_person(tmp_path: Path) -> None:
    rows = read_rows(
        tmp_path,
        ("phuoc-quang", "Trần Thị B", "Công chức", "đầu mối", "0900000001"),
        ("phuoc-nghia", "TRẦN THỊ B", "Công chức", "đầu mối", "+84 900 000 001"),
        ("phuoc-quang", "Trần Thị B", "Công chức", "dự phòng", "0900000001"),
    )
    assert {(row.name, row.phone) for row in rows} == {("Trần Thị B", "0900000001")}
    assert len(rows) == 3


# ---- What is refused

BAD_ROWS = [
    (
        ("phuoc-quagn", *FOCAL[1:]),
        "không có đơn vị mang mã “phuoc-quagn”; có phải “phuoc-quang” (UBND xã Phước Quang)?",
    ),
    (("xã Phước Hoà", *FOCAL[1:]), "không có đơn vị mang mã “xã Phước Hoà”; có phải “phuoc-hoa” (UBND xã Phước Hòa)?"),
    (
        ("Hội phụ nữ huyện", *FOCAL[1:]),
        "không có đơn vị mang mã “Hội phụ nữ huyện”; có phải “hoi-lhpn” (Hội Liên hiệp Phụ nữ huyện)?",
    ),
    (("99999", *FOCAL[1:]), "không có đơn vị mang mã “99999”"),
    (("PT", *FOCAL[1:]), "không có đơn vị mang mã “PT”"),
    (("", *FOCAL[1:]), "thiếu mã đơn vị"),
    ((FOCAL[0], " ", *FOCAL[2:]), "thiếu họ và tên"),
    ((*FOCAL[:3], "", FOCAL[4]), "thiếu vai trò"),
    (
        (*FOCAL[:3], "đầu mới chính", FOCAL[4]),
        "không có vai trò “đầu mới chính”; có phải “đầu mối”? "
        "(các vai trò: đầu mối, dự phòng, lãnh đạo, văn phòng, quản trị, người xem)",
    ),
    ((*FOCAL[:4], ""), "thiếu số điện thoại"),
    (FOCAL[:4], "thiếu số điện thoại"),
    *(
        ((*FOCAL[:4], said), f"số điện thoại “{said}” chưa đúng, cần một số gồm 10 chữ số bắt đầu bằng 0")
        for said in ("090000001", "09000000011", "0900 00O 001", "0900000001/0900000002", "+1 900 000 0001", "9.0E+08")
    ),
    (
        (*FOCAL[:3], "văn phòng", FOCAL[4]),
        "vai trò “văn phòng” chỉ dành cho Văn phòng HĐND và UBND huyện (mã van-phong)",
    ),
    (
        (*FOCAL[:3], "quản trị", FOCAL[4]),
        "vai trò “quản trị” chỉ dành cho Văn phòng HĐND và UBND huyện (mã van-phong)",
    ),
    (("van-phong", *FOCAL[1:]), "Văn phòng HĐND và UBND huyện là đơn vị theo dõi, không có vai trò “đầu mối”"),
]


@pytest.mark.parametrize(("row", "sentence"), BAD_ROWS)
def test_a_bad_row_is_named_with_its_reason(row: Sequence[str], sentence: str, tmp_path: Path) -> None:
    assert faults_of_rows(tmp_path, LEADER, row) == [f"dòng 3: {sentence}"]


def test_a_phone_of_two_names(tmp_path: Path) -> None:
    row = ("phuoc-an", "Người khác", "", "đầu mối", "+84900000001")
    said = ["dòng 3: số 0900000001 đã là của “Đầu mối Phước Quang” (dòng 2), ở đây là “Người khác”"]
    assert faults_of_rows(tmp_path, FOCAL, row) == said
    assert faults_of_rows(tmp_path, ("?", *FOCAL[1:]), row)[1:] == said  # though the first row is bad as well


def test_the_same_post_twice(tmp_path: Path) -> None:
    said = ["dòng 4: trùng đơn vị, vai trò và số điện thoại với dòng 2"]
    assert faults_of_rows(tmp_path, FOCAL, LEADER, ("21964", *FOCAL[1:])) == said


def test_an_official_code_that_two_units_bore_in_turn(tmp_path: Path) -> None:
    raw = DIRECTIVE.model_dump()
    raw["units"][0]["official_code"] = raw["units"][1]["official_code"] = "21952"
    directive = DirectiveFile.model_validate(raw)
    with pytest.raises(Faults) as error:
        read(csv_text([COLUMNS, ("21952", *FOCAL[1:])]), tmp_path, directive)
    assert error.value.faults == [
        "dòng 2: mã “21952” là của nhiều đơn vị, đề nghị ghi một trong “thi-tran-tuy-phuoc”, “thi-tran-dieu-tri”"
    ]


def test_every_bad_row_is_told_at_once(tmp_path: Path) -> None:
    said = faults_of_rows(tmp_path, ("x", "", "", "", ""), FOCAL, (), FOCAL)
    assert [sentence.partition(":")[0] for sentence in said] == ["dòng 2"] * 4 + ["dòng 5"]


# ---- The file itself


def test_an_empty_file(tmp_path: Path) -> None:
    assert faults_of("", tmp_path) == faults_of("\ufeff\n,,\n", tmp_path) == ["tệp chưa có gì"]


def test_only_headers(tmp_path: Path) -> None:
    assert faults_of_rows(tmp_path) == ["tệp chỉ có dòng tiêu đề, chưa có người nào"]
    assert faults_of_rows(tmp_path, ("", "")) == ["tệp chỉ có dòng tiêu đề, chưa có người nào"]


def test_missing_columns_are_named(tmp_path: Path) -> None:
    assert faults_of("Mã đơn vị,Họ và tên,Chức danh\na,b,c\n", tmp_path) == [
        "dòng 1: thiếu cột “Chức vụ”, “Vai trò”, “Điện thoại”"
    ]
    assert faults_of(csv_text([FOCAL]), tmp_path)[0].startswith("dòng 1: thiếu cột “Mã đơn vị”, ")


def test_a_column_twice(tmp_path: Path) -> None:
    text = csv_text([(*COLUMNS, "Số điện thoại"), (*FOCAL, "0900000009")])
    assert faults_of(text, tmp_path) == ["dòng 1: có hai cột “Điện thoại”"]


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="không thấy tệp"):
        read_roster(tmp_path / "khong-co.csv", DIRECTIVE)
    with pytest.raises(Faults, match="là thư mục, không phải tệp"):
        read_roster(tmp_path, DIRECTIVE)


@pytest.mark.parametrize("encoding", ["cp1258", "latin-1"])
def test_other_encodings_are_refused_with_the_way_out(encoding: str, tmp_path: Path) -> None:
    raw = csv_text([COLUMNS, FOCAL, LEADER]).encode(encoding, "replace")
    assert faults_of(raw, tmp_path) == [f"tệp không ở bảng mã UTF-8; {SAVE_AS_UTF8}"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_with_the_way_out(encoding: str, tmp_path: Path) -> None:
    raw = csv_text([COLUMNS, FOCAL]).encode(encoding)
    assert faults_of(raw, tmp_path) == [f"tệp không ở bảng mã UTF-8 (có thể là UTF-16); {SAVE_AS_UTF8}"]


def test_one_row_in_another_encoding_is_named(tmp_path: Path) -> None:
    rows = [csv_text([row]).encode() for row in (COLUMNS, FOCAL, LEADER)]
    broken = "phuoc-an,Trần,,đầu mối,0900000009\n".encode("cp1258", "replace")
    said = faults_of(b"".join([*rows, broken, "x,B,,đầu mối,0900000008\n".encode()]), tmp_path)
    assert said == [f"dòng 4: có ký tự không phải UTF-8; {SAVE_AS_UTF8}", "dòng 5: không có đơn vị mang mã “x”"]


@pytest.mark.parametrize("cell", ['"Trần', '"Trần" B'])
def test_a_quotation_mark_left_open(cell: str, tmp_path: Path) -> None:
    text = csv_text([COLUMNS, FOCAL]) + f"phuoc-an,{cell},,đầu mối,0900000009\n" + csv_text([LEADER])
    assert faults_of(text, tmp_path) == ["dòng 3: dấu ngoặc kép mở mà chưa đóng, hoặc thừa chữ sau ngoặc kép"]


def test_an_old_workbook_or_one_with_a_password(tmp_path: Path) -> None:
    (said,) = faults_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, tmp_path)
    assert said == "tệp là Excel kiểu cũ (.xls) hoặc có mật khẩu; đề nghị lưu lại thành .xlsx không mật khẩu"


# ---- Workbooks


def test_a_workbook_with_numbers_for_codes_and_phones(tmp_path: Path) -> None:
    rows = read_sheet(
        tmp_path,
        ["DANH BẠ"],
        [],
        [column.upper() for column in COLUMNS],
        [21964, "Trần Thị B", None, "đầu mối", 900000001],
        [None, None, None, None, " "],
        [21979.0, "Lê C", "Chủ tịch", "lãnh đạo", 84900000002.0],
        ["van-phong", "Ngô D", "", "quản trị", "0900 000 003"],
    )
    assert [(row.row, row.unit, row.title, row.phone) for row in rows] == [
        (4, "phuoc-quang", "", "0900000001"),
        (6, "phuoc-nghia", "Chủ tịch", "0900000002"),
        (7, "van-phong", "", "0900000003"),
    ]


def test_a_workbooks_bad_rows_are_named_as_it_shows_them(tmp_path: Path) -> None:
    with pytest.raises(Faults) as error:
        read_sheet(tmp_path, COLUMNS, [], [21964, "B", "", "đầu mối", 90000000], [1, "C", "", "đầu mối", 900000001])
    assert error.value.faults == [
        "dòng 3: số điện thoại “90000000” chưa đúng, cần một số gồm 10 chữ số bắt đầu bằng 0",
        "dòng 4: không có đơn vị mang mã “1”",
    ]


def test_the_first_sheet_that_is_shown_is_read(tmp_path: Path) -> None:
    book = Workbook()
    hidden, shown = book.worksheets[0], book.create_sheet("Danh bạ")
    hidden.sheet_state = "hidden"
    shown.append(COLUMNS)
    shown.append(FOCAL)
    book.create_sheet("Khác").append(["x"])
    book.save(tmp_path / "a.xlsx")
    assert len(read_roster(tmp_path / "a.xlsx", DIRECTIVE)) == 1


def test_an_empty_workbook(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="tệp chưa có gì"):
        read_sheet(tmp_path)


def test_a_damaged_workbook(tmp_path: Path) -> None:
    sentence = "không đọc được bảng tính này; đề nghị mở bằng Excel và lưu lại thành .xlsx"
    read_sheet(tmp_path, COLUMNS, FOCAL)
    whole = (tmp_path / "danh-ba.xlsx").read_bytes()
    assert faults_of(whole[: len(whole) // 2], tmp_path) == [sentence]
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    assert faults_of((tmp_path / "b.zip").read_bytes(), tmp_path) == [sentence]


# ---- Anything at all

CELLS = st.one_of(
    st.sampled_from([*FOCAL, *LEADER, "", " ", '"', "21964", "van-phong", "quản trị", "900000001", "\n"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=7), max_size=6))
def test_any_rows_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    try:
        read(csv_text([COLUMNS, *rows]), tmp_path_factory.getbasetemp())
    except Faults as error:
        assert error.faults
        assert all(sentence.startswith(("dòng ", "tệp ")) for sentence in error.faults)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=120), st.booleans())
def test_any_bytes_are_told(tmp_path_factory: pytest.TempPathFactory, raw: bytes, headed: bool) -> None:
    head = csv_text([COLUMNS]).encode() if headed else b""
    assert faults_of(head + raw, tmp_path_factory.getbasetemp())
