"""Reading a directive file: a `DirectiveFile`, or every fault with its place, in plain Vietnamese."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from core.directive import DirectiveFile
from core.directive_checks import faults
from core.faults import Fault, guess
from core.faults import Path as Place
from core.refusal import Faults


def read_directive(path: Path) -> DirectiveFile:
    """The directive that `path` holds. Raises Faults."""
    text = _text(path)
    data = _parsed(text)
    try:
        file = DirectiveFile.model_validate(_frozen(data), strict=True)
    except ValidationError as error:
        raise _placed(_shape_faults(error), text) from None
    found = [*faults(file), *_missing_files(file, path.parent)]
    if found:
        raise _placed(found, text)
    return file


def _frozen(value: Any) -> Any:
    """Strict validation keeps TOML's own types (no "5" for 5, no 20240215 for a day) but asks for tuples."""
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        return {key: _frozen(part) for key, part in value.items()}
    return value


def _missing_files(file: DirectiveFile, folder: Path) -> Iterator[Fault]:
    for n, name in enumerate(file.directive.files):
        if not _is_file(folder / name):
            yield (
                ("directive", "files", n),
                f"không thấy tệp “{name}” (tính từ thư mục của tệp văn bản chỉ đạo)",
            )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False


# ---- The bytes and the syntax

_SYNTAX = (
    ("Expected '='", "thiếu dấu “=” sau tên khóa"),
    ("Expected newline", "thừa chữ sau giá trị; ngày viết 2024-02-15, giờ viết đủ giây 07:15:00"),
    ("Invalid value", 'giá trị viết chưa đúng; chữ đặt trong ngoặc kép thẳng "…", ngày viết 2024-02-15'),
    ("Invalid statement", "dòng viết chưa đúng; cần tên khóa = giá trị, hoặc [mục]"),
    ("Invalid initial character", "tên khóa viết chưa đúng; chỉ dùng chữ không dấu, số, “_” và “-”"),
    ("Invalid date or datetime", "lịch không có ngày, giờ này; ngày viết 2024-02-15, giờ viết 07:15:00"),
    ("Cannot overwrite", "khóa này đã viết ở trên"),
    ("Cannot declare", "mục này đã viết ở trên"),
    ("Cannot mutate", "mục này đã viết ở trên"),
    ("Cannot redefine", "mục này đã viết ở trên"),
    ("Duplicate inline table key", "khóa này viết hai lần"),
    ("Unclosed array", "danh sách chưa đóng bằng “]”"),
    ("Unclosed inline table", "nhóm giá trị chưa đóng bằng “}”"),
    ("Expected ']'", "tên mục chưa đóng bằng “]”"),
    ("Expected ']]'", "tên mục chưa đóng bằng “]]”"),
    ("Unterminated string", "chữ chưa đóng ngoặc kép"),
    ("Illegal character '\\n'", "chữ chưa đóng ngoặc kép ở cuối dòng"),
    ("Illegal character", "có ký tự điều khiển không được dùng"),
    ("Expected \"'", "chữ chưa đóng ngoặc đơn"),
    ("Found invalid character", "có ký tự điều khiển không được dùng"),
    ("Unescaped '\\'", "dấu “\\” trong ngoặc kép phải viết hai lần: “\\\\”"),
    ("Invalid hex value", "mã ký tự sau “\\u” viết chưa đúng"),
    ("Escaped character", "mã ký tự sau “\\u” viết chưa đúng"),
)


def _text(path: Path) -> str:
    """The file's text, with one kind of line end and without a byte order mark."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise Faults([f"không thấy tệp {path}"]) from None
    except IsADirectoryError:
        raise Faults([f"{path} là thư mục, không phải tệp"]) from None
    except (OSError, ValueError) as error:
        reason = "là thư mục, không phải tệp" if path.is_dir() else f"không đọc được ({error.__class__.__name__})"
        raise Faults([f"{path}: {reason}"]) from None
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        sentence = f"dòng {line}: có ký tự không phải UTF-8; đề nghị lưu lại tệp ở dạng UTF-8"
        raise Faults([sentence]) from None


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise Faults(["các nhóm giá trị lồng nhau quá sâu"]) from None
    except ValueError as error:  # TOMLDecodeError, and a number of thousands of digits
        raise Faults([_syntax_sentence(str(error))]) from None


def _syntax_sentence(message: str) -> str:
    found = re.search(r"\(at line (\d+), column (\d+)\)$", message)
    place = f"dòng {found[1]}, cột {found[2]}" if found else "cuối tệp"
    known = (sentence for start, sentence in _SYNTAX if message.startswith(start))
    return f"{place}: {next(known, 'viết chưa đúng quy tắc TOML')}"


# ---- The shape

Say = Callable[[ErrorDetails], str]


def _wrong_pattern(error: ErrorDetails) -> str:
    if error["loc"][:2] == ("calendar", "hours"):
        return f"giờ làm việc viết như “07:00-11:30”; đang ghi {_shown(error)}"
    return f"mã chỉ gồm chữ không dấu, số, “-”, “_”, “.”, dài nhất 64 ký tự; đang ghi {_shown(error)}"


def _wrong_choice(error: ErrorDetails) -> str:
    choices = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    said = ", ".join(f"“{choice}”" for choice in choices)
    return f"phải là một trong {said}; đang ghi {_shown(error)}"


def _must_be(what: str, error: ErrorDetails) -> str:
    return f"phải là {what}; đang ghi {_shown(error)}"


def _limit(word: str, key: str, error: ErrorDetails) -> str:
    return f"phải {word} {error['ctx'][key]}; đang ghi {_shown(error)}"


def _shown(error: ErrorDetails) -> str:
    value = error["input"]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | tuple):
        return "một nhóm giá trị" if isinstance(value, dict) else "một danh sách"
    text = str(value)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


_DAY = "ngày viết như 2024-02-15, không đặt trong ngoặc kép"
_TIME = "giờ viết như 07:15:00, không đặt trong ngoặc kép"
_SENTENCES: Mapping[str, Say] = {
    "missing": lambda error: "còn thiếu, phải có",
    "extra_forbidden": lambda error: f"không có mục hay khóa nào tên này{_near_key(error['loc'])}",
    "string_type": partial(_must_be, "chữ đặt trong ngoặc kép"),
    "string_too_short": lambda error: "không được để trống",
    "string_pattern_mismatch": _wrong_pattern,
    "int_type": partial(_must_be, "số nguyên, không đặt trong ngoặc kép"),
    "bool_type": partial(_must_be, "true hoặc false"),
    "date_type": partial(_must_be, _DAY),
    "time_type": partial(_must_be, _TIME),
    "literal_error": _wrong_choice,
    "tuple_type": partial(_must_be, "danh sách trong [ ]"),
    "dict_type": partial(_must_be, "nhóm giá trị trong { }"),
    "model_type": partial(_must_be, "một mục gồm các khóa"),
    "too_short": lambda error: "không được để trống, cần ít nhất một giá trị",
    "greater_than": partial(_limit, "lớn hơn", "gt"),
    "greater_than_equal": partial(_limit, "từ", "ge"),
    "less_than_equal": partial(_limit, "không quá", "le"),
    "value_error": lambda error: f"không có múi giờ {_shown(error)}; Việt Nam là “Asia/Ho_Chi_Minh”",
}


def _shape_faults(error: ValidationError) -> Iterator[Fault]:
    found = error.errors(include_url=False)
    for item in found:
        place = tuple(step for step in item["loc"] if step != "[key]")
        if item["type"] == "too_short" and any(_beneath(place, other["loc"]) for other in found):
            continue  # every part of the list was refused: it is not its length that is wrong
        say = _SENTENCES.get(item["type"])
        yield place, say(item) if say else f"giá trị chưa đúng; đang ghi {_shown(item)}"


def _beneath(place: Place, other: Place) -> bool:
    return len(other) > len(place) and other[: len(place)] == place


def _near_key(place: Place) -> str:
    """The key that was probably meant, among those that the part at `place` has."""
    part: Any = DirectiveFile
    for step in place[:-1]:
        part = _part_at(part, step)
    return guess(str(place[-1]), part.model_fields) if part else ""


def _part_at(part: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return part
    annotation = part.model_fields[step].annotation
    inner = [annotation, *get_args(annotation)]
    return next((kind for kind in inner if isinstance(kind, type) and issubclass(kind, BaseModel)), None)


# ---- The place


def _placed(found: Iterator[Fault] | list[Fault], text: str) -> Faults:
    lines = key_lines(text)
    sentences = []
    for place, sentence in found:
        line = next((lines[place[:n]] for n in range(len(place), 0, -1) if place[:n] in lines), 0)
        sentences.append((line, f"{_said_place(place, line)}: {sentence}"))
    return Faults([sentence for _, sentence in sorted(sentences, key=lambda pair: pair[0])])


def _said_place(place: Place, line: int) -> str:
    """`dòng 48, [[units]] thứ 3, "code"`"""
    section, rest = str(place[0]), place[1:]
    said = [f"dòng {line}"] if line else []
    head = f"[[{section}]]" if _is_list(section) else f"[{section}]"
    if rest and isinstance(rest[0], int):
        head, rest = f"{head} thứ {rest[0] + 1}", rest[1:]
    said.append(head)
    said += [f"giá trị thứ {step + 1}" if isinstance(step, int) else f'"{step}"' for step in rest]
    return ", ".join(said)


def _is_list(section: str) -> bool:
    field = DirectiveFile.model_fields.get(section)
    return field is not None and get_origin(field.annotation) is tuple


def key_lines(text: str) -> dict[Place, int]:
    """The line on which each table and key of a valid TOML text begins."""
    lines: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    for line, statement in _statements(text):
        names = _names(tomllib.loads(statement))
        if statement.lstrip().startswith("["):
            table = _table(names, counts, array=statement.lstrip().startswith("[["))
            names = ()
        place = table + names
        for n in range(1, len(place) + 1):
            lines.setdefault(place[:n], line)
    return lines


def _table(names: Place, counts: dict[Place, int], *, array: bool) -> Place:
    """Where a header leads: `[[units]]` to the next unit, `[units.x]` into the last one."""
    table: Place = ()
    for n, name in enumerate(names):
        table += (name,)
        if array and n == len(names) - 1:
            counts[table] = counts.get(table, 0) + 1
        if table in counts:
            table += (counts[table] - 1,)
    return table


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """A valid TOML text cut into statements, each as many lines as can be read alone, with its first line."""
    first, held = 1, ""
    for number, line in enumerate(text.split("\n"), 1):
        held += line + "\n"
        try:
            empty = not tomllib.loads(held)
        except tomllib.TOMLDecodeError:
            continue
        if not empty:
            yield first, held
        first, held = number + 1, ""


def _names(data: dict[str, Any]) -> Place:
    """The dotted name of a statement that was read alone."""
    names: Place = ()
    part: Any = data
    while isinstance(part, dict) and len(part) == 1:
        ((name, part),) = part.items()
        names += (name,)
    return names
