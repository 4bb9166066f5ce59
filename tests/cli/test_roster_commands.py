"""`dondoc roster import`: all rows or none."""

import codecs
import csv
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.kit import ROSTER, Cli

RAW = ROSTER.read_bytes().removeprefix(codecs.BOM_UTF8)
ROWS = list(csv.reader(io.StringIO(RAW.decode())))
ALL_NEW = "Đã nhập: 45 người mới, 45 vai trò mới, 0 người đổi tên.\n"
NOTHING_NEW = "Đã nhập: 0 người mới, 0 vai trò mới, 0 người đổi tên.\n"


def workbook(folder: Path) -> Path:
    book = Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(folder / "danh-ba.xlsx")
    return folder / "danh-ba.xlsx"


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_csv_with_and_without_its_mark(cli: Cli, mark: bytes) -> None:
    path = cli.write("danh-ba.csv", mark + RAW)
    assert cli.does("roster", "import", str(path)) == ALL_NEW


def test_a_workbook_is_the_same_roster(cli: Cli) -> None:
    assert cli.does("roster", "import", str(workbook(cli.folder))) == ALL_NEW
    assert cli.does("roster", "import", str(ROSTER)) == NOTHING_NEW


def test_the_same_file_again_brings_nothing_new(cli: Cli) -> None:
    cli.does("roster", "import", str(ROSTER))
    assert cli.does("roster", "import", str(ROSTER)) == NOTHING_NEW


def test_a_new_name_for_a_known_phone_is_counted(cli: Cli) -> None:
    cli.does("roster", "import", str(ROSTER))
    name = ROWS[1][1]
    renamed = cli.write("renamed.csv", RAW.decode().replace(name, f"{name} (mới)", 1))
    assert cli.does("roster", "import", str(renamed)) == "Đã nhập: 0 người mới, 0 vai trò mới, 1 người đổi tên.\n"


def test_bad_rows_are_all_named_and_no_row_is_applied(cli: Cli) -> None:
    bad = RAW.decode().replace("phuoc-thang", "phuoc-tang", 1).replace("0900 000 045", "12", 1)
    reason = cli.refuses("roster", "import", str(cli.write("bad.csv", bad)))
    assert [line.split(":")[0] for line in reason.splitlines()] == ["dòng 8", "dòng 46"]
    assert "phuoc-thang" in reason
    assert cli.does("roster", "import", str(ROSTER)) == ALL_NEW


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "tệp chưa có gì"),
        (RAW.decode().encode("utf-16"), "có thể là UTF-16"),
        (RAW.replace("xã".encode(), b"x\xe3"), "không phải UTF-8"),
        (b"PK\x03\x04 not a workbook", "không đọc được bảng tính này"),
        (RAW.splitlines()[0], "chưa có người nào"),
    ],
)
def test_a_file_that_is_no_roster(cli: Cli, raw: bytes, words: str) -> None:
    assert words in cli.refuses("roster", "import", str(cli.write("danh-ba.csv", raw)))
    assert cli.does("roster", "import", str(ROSTER)) == ALL_NEW


def test_a_file_that_is_not_there(cli: Cli) -> None:
    assert "không thấy tệp nowhere.csv" in cli.refuses("roster", "import", "nowhere.csv")
    assert "thư mục" in cli.refuses("roster", "import", ".")
