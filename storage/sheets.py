"""The two kinds of file that a list comes in, CSV and XLSX, as numbered lines."""

import csv
import io
import re
import warnings
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile

from core.refusal import Faults

SAVE_AS_UTF8 = "trong Excel chọn Lưu dưới dạng (Save As), kiểu “CSV UTF-8”, hoặc lưu thành .xlsx"
TITLE_ROWS = 20
"""Rows in which the headers are looked for: a sheet may open with its own title."""


HeadersIn = Callable[[Sequence[str]], int]


class Line(NamedTuple):
    row: int
    cells: Sequence[str]


_BROKEN = re.compile("[\udc80-\udcff]")
"""What a byte that is not UTF-8 was decoded to."""

_DAMAGED = (
    *(BadZipFile, zlib.error, EOFError, OSError, RuntimeError),  # the archive
    *(
        SyntaxError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
    ),  # its XML, and what openpyxl makes of it
)


def read_lines(path: Path, headers_in: HeadersIn) -> list[Line]:
    """Every row of the file. `headers_in`: how many cells of a row are headers; by it a CSV's delimiter is known."""
    raw = _bytes(path)
    return _sheet(raw) if raw.startswith(b"PK\x03\x04") else _separated(raw, headers_in)


def is_broken(cell: str) -> bool:
    """Whether some of its bytes were not UTF-8."""
    return bool(_BROKEN.search(cell))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Faults([f"không thấy tệp {path}"]) from None
    except (OSError, ValueError) as error:
        reason = "là thư mục, không phải tệp" if path.is_dir() else f"không đọc được ({error.__class__.__name__})"
        raise Faults([f"{path}: {reason}"]) from None


def _sheet(raw: bytes) -> list[Line]:
    """The rows of the first sheet that is shown."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that openpyxl drops, such as choice lists
            book = load_workbook(io.BytesIO(raw), data_only=True)
        sheet = next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), book.worksheets[0])
        rows = sheet.iter_rows(values_only=True)
        return [Line(n, [_cell(value) for value in row]) for n, row in enumerate(rows, 1)]
    except _DAMAGED:
        raise Faults(["không đọc được bảng tính này; đề nghị mở bằng Excel và lưu lại thành .xlsx"]) from None


def _cell(value: Any) -> str:
    """A number as it was typed: 21964, not 21964.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _separated(raw: bytes, headers_in: HeadersIn) -> list[Line]:
    """The rows of a CSV. Bytes that are not UTF-8 stay as lone surrogates, so that their row can be named."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise Faults(["tệp là Excel kiểu cũ (.xls) hoặc có mật khẩu; đề nghị lưu lại thành .xlsx không mật khẩu"])
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        raise Faults([f"tệp không ở bảng mã UTF-8 (có thể là UTF-16); {SAVE_AS_UTF8}"])
    text = raw.decode("utf-8-sig", "surrogateescape")
    if _foreign(text):
        raise Faults([f"tệp không ở bảng mã UTF-8; {SAVE_AS_UTF8}"])
    return list(_records(text, headers_in))


def _foreign(text: str) -> bool:
    """Whether the whole file, and not some row of it, is in another encoding."""
    lines = text.splitlines()
    broken = sum(bool(_BROKEN.search(line)) for line in lines)
    sound = sum(bool(re.search("[^\\x00-\\x7f\udc80-\udcff]", line)) for line in lines)
    return broken > sound


def _records(text: str, headers_in: HeadersIn) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, headers_in), strict=True)
    row = 0
    try:
        for row, cells in enumerate(reader, 1):
            yield Line(row, [cell.strip() for cell in cells])
    except csv.Error:
        raise Faults([f"dòng {row + 1}: dấu ngoặc kép mở mà chưa đóng, hoặc thừa chữ sau ngoặc kép"]) from None


def _delimiter(text: str, headers_in: HeadersIn) -> str:
    """The one by which most headers are found."""
    lines = text.splitlines()[:TITLE_ROWS]

    def headers(mark: str) -> int:
        return max((headers_in(line.replace('"', "").split(mark)) for line in lines), default=0)

    return max((",", ";", "\t"), key=headers)
