"""The shipped directive file, and every way in which an office's own may be wrong."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.directive import DirectiveFile
from core.refusal import Faults
from storage.directive_file import key_lines, read_directive

SHIPPED = Path(__file__).parents[2] / "directives" / "tuy-phuoc-2024.toml"
TEXT = SHIPPED.read_text("utf-8")

SMALL = """\
[directive]
code = "cv-1"
title = "triển khai"
issuer = "UBND huyện"
bot_name = "Văn phòng"
office = "vp"
starts = 2024-02-15

[[units]]
code = "vp"
name = "Văn phòng HĐND và UBND"
short = "Văn phòng"
kind = "co_quan"

[[units]]
code = "xa-a"
name = "UBND xã A"
short = "xã A"
kind = "xa"

[[units]]
code = "xa-b"
name = "UBND xã B"
short = "xã B"
kind = "xa"

[[waves]]
code = "g1"
name = "Giai đoạn 1"
units = [
  "xa-a",
  "xa-b",
]

[[milestones]]
code = "m1"
name = "Mốc 1"
date = 2024-03-01
last_day = 2024-02-29
wave = "g1"
binding = "office"

[[tasks]]
code = "1"
short = "Việc"
text = "Làm việc"
waves = ["g1"]
last_day = {g1 = 2024-02-27}

[[duties]]
code = "V1"
text = "Theo dõi"

[[check_ins]]
code = "thang"
units = "open"
day = 20
ask = "kết quả"

[nudges]
before = [7, 3]
overdue = [1]
at = 07:15:00

[escalation]
office = {days = 3, at = 07:15:00}
leader = {days = 2, at = 13:45:00}

[digests]
weekly = [{day = "fri", at = 14:00:00}]
daily = {in_last = 5, at = 15:00:00}

[calendar]
hours = ["07:00-11:30", "13:30-17:00"]
off = []
worked = []
country = "VN"
"""


def faults_of(text: str | bytes, folder: Path) -> list[str]:
    """What is wrong with a file of this text; an empty list when nothing is."""
    path = folder / "x.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    try:
        read_directive(path)
    except Faults as error:
        return error.faults
    return []


def changed(*changes: tuple[str, str], text: str = SMALL) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def told(said: str, text: str) -> str:
    """A sentence without its line, once that line is seen to hold what the sentence's place names."""
    match = re.fullmatch(r"dòng (\d+), (\[+(\w+)\]+)(?: thứ (\d+))?(.*)", said, re.DOTALL)
    assert match, said
    number, head, section, nth, rest = match.groups()
    above = text.split("\n")[: int(number)]
    keys = re.findall(r'"([^"]+)"', rest.partition(":")[0])
    starts = (f"{keys[0]} =", f"{section} =") if keys else (f"[{section}]", f"[[{section}]]", f"{section} =")
    assert above[-1].startswith(starts) or ("còn thiếu" in rest and above[-1].startswith("[")), (
        said,
        above[-1],
    )
    if not above[-1].startswith(f"{section} ="):
        assert not nth or above.count(f"[[{section}]]") == int(nth), said
    return f"{head} thứ {nth}{rest}" if nth else f"{head}{rest}"


# ---- What is shipped


@pytest.fixture(scope="module")
def shipped() -> DirectiveFile:
    return read_directive(SHIPPED)


def test_the_shipped_file_is_the_dispatch(shipped: DirectiveFile) -> None:
    assert shipped.directive.code == "tuy-phuoc-hcpvnd-2024"
    assert (shipped.directive.number, shipped.directive.office_phone) == ("", "")  # never invented
    assert shipped.directive.starts == date(2024, 2, 15)
    assert len(shipped.units) == 15
    assert shipped.office.name == "Văn phòng HĐND và UBND huyện"
    assert [unit.ask for unit in shipped.units if unit.ask != "đề nghị"] == ["kính đề nghị"]
    assert {unit.official_code for unit in shipped.units} == {
        *{"21952", "21955", "21958", "21961", "21964", "21967", "21970", "21973", "21976", "21979"},
        *{"21982", "21985", "21988", ""},
    }


def test_the_shipped_waves_share_only_the_womens_union(shipped: DirectiveFile) -> None:
    pilot, rest = (set(wave.units) for wave in shipped.waves)
    assert pilot == {"phuoc-quang", "phuoc-nghia", "hoi-lhpn"}
    assert pilot & rest == {"hoi-lhpn"}
    assert len(pilot | rest) == 14
    assert len(pilot) + len(rest) == 15
    assert all(task.waves == ("thi-diem", "nhan-rong") for task in shipped.tasks)


def test_the_shipped_milestones(shipped: DirectiveFile) -> None:
    first, second = shipped.milestones
    assert (first.date, first.last_day, first.binding) == (date(2024, 3, 1), date(2024, 2, 29), "office")
    assert (second.date, second.last_day, second.binding) == (
        date(2024, 10, 1),
        date(2024, 9, 30),
        "document",
    )
    assert second.quote.splitlines() == [
        "hoàn thành trước ngày 01/10/2024",
        "đến ngày 01/10/2024 sẽ nhân rộng việc thực hiện trên phạm vi toàn huyện",
    ]


def test_the_shipped_tasks_quote_the_dispatch(shipped: DirectiveFile) -> None:
    starts = [task.text.split()[:2] for task in shipped.tasks]
    assert starts == [["Trên", "cơ"], ["Xây", "dựng"], ["Quán", "triệt"], ["bảo", "đảm"]]
    assert [task.words[0] for task in shipped.tasks] == ["điều kiện", "kế hoạch", "quán triệt", "phối hợp"]
    assert all(task.done_when for task in shipped.tasks)
    assert [duty.code for duty in shipped.duties] == ["V1", "V2", "V3"]


def test_the_small_file_is_sound(tmp_path: Path) -> None:
    assert faults_of(SMALL, tmp_path) == []


# ---- The file and its bytes


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Faults) as error:
        read_directive(tmp_path / "khong-co.toml")
    assert error.value.faults == [f"không thấy tệp {tmp_path / 'khong-co.toml'}"]


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Faults) as error:
        read_directive(tmp_path)
    assert error.value.faults == [f"{tmp_path} là thư mục, không phải tệp"]


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(Faults, match="không đọc được"):
        read_directive(Path("a\0b.toml"))


def test_other_encodings_are_refused_with_the_line(tmp_path: Path) -> None:
    raw = SMALL.encode().replace("triển".encode(), "tri\xean".encode("latin-1"))
    assert faults_of(raw, tmp_path) == ["dòng 3: có ký tự không phải UTF-8; đề nghị lưu lại tệp ở dạng UTF-8"]
    assert faults_of(SMALL.encode("utf-16"), tmp_path)[0].startswith("dòng 1: có ký tự không phải UTF-8")


def test_a_byte_order_mark_and_windows_lines_are_accepted(tmp_path: Path) -> None:
    assert faults_of(SMALL.replace("\n", "\r\n").encode("utf-8-sig"), tmp_path) == []
    wrong = changed(("\nday = 20", "\nday = 40")).replace("\n", "\r\n").encode("utf-8-sig")
    assert faults_of(wrong, tmp_path) == ['dòng 57, [[check_ins]] thứ 1, "day": phải không quá 31; đang ghi “40”']


SYNTAX = [
    ('title = "triển khai"', 'title "triển khai"', "dòng 3, cột 7: thiếu dấu “=” sau tên khóa"),
    ('title = "triển khai"', 'title = "triển khai', "dòng 3, cột 20: chữ chưa đóng ngoặc kép ở cuối dòng"),
    ('title = "triển khai"', "title = triển khai", "dòng 3, cột 9: giá trị viết chưa đúng"),
    ('title = "triển khai"', "title = “triển khai”", "dòng 3, cột 9: giá trị viết chưa đúng"),
    (
        'title = "triển khai"',
        'title = "a\\b c\\d"',
        "dòng 3, cột 17: dấu “\\” trong ngoặc kép phải viết hai lần",
    ),
    ('title = "triển khai"', 'tên = "triển khai"', "dòng 3, cột 2: thiếu dấu “=” sau tên khóa"),
    ('title = "triển khai"', 'title = "a\x01"', "dòng 3, cột 11: có ký tự điều khiển không được dùng"),
    ('title = "triển khai"', '“title” = "triển khai"', "dòng 3, cột 1: dòng viết chưa đúng"),
    ('title = "triển khai"', 'a.“b = "triển khai"', "dòng 3, cột 3: tên khóa viết chưa đúng"),
    ("starts = 2024-02-15", "starts = 2024-02-30", "dòng 7, cột 10: lịch không có ngày, giờ này"),
    ("starts = 2024-02-15", "starts = 15/02/2024", "dòng 7, cột 12: thừa chữ sau giá trị"),
    (
        "at = 07:15:00",
        "at = 07:15",
        "dòng 63, cột 7: thừa chữ sau giá trị; ngày viết 2024-02-15, giờ viết đủ giây",
    ),
    ("starts = 2024-02-15", 'starts = 2024-02-15\ncode = "b"', "dòng 8, cột 11: khóa này đã viết ở trên"),
    ("[nudges]", "[digests]\nlast_day = []\n[nudges]", "dòng 71, cột 9: mục này đã viết ở trên"),
    ("[[units]]", "[[units]", "dòng 9, cột 8: tên mục chưa đóng bằng “]]”"),
    ("[nudges]", "[nudges", "dòng 60, cột 8: tên mục chưa đóng bằng “]”"),
    ("before = [7, 3]", "before = [7, 3", "dòng 62, cột 1: danh sách chưa đóng bằng “]”"),
    ("{g1 = 2024-02-27}", "{g1 = 2024-02-27", "dòng 48, cột 28: nhóm giá trị chưa đóng bằng “}”"),
    ('country = "VN"', "country = '''VN", "cuối tệp: chữ chưa đóng ngoặc đơn"),
    ("\nday = 20", "\nday = " + "9" * 5000, "cuối tệp: viết chưa đúng quy tắc TOML"),
    ("off = []", f"off = {'[' * 5000}", "các nhóm giá trị lồng nhau quá sâu"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), SYNTAX)
def test_wrong_syntax_is_told_with_line_and_column(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    (said,) = faults_of(changed((old, new)), tmp_path)
    assert said.startswith(sentence)


# ---- The shape

SHAPE = [
    ('title = "triển khai"\n', "", '[directive], "title": còn thiếu, phải có'),
    ('title = "triển khai"', 'title = " "', '[directive], "title": không được để trống'),
    (
        'title = "triển khai"',
        "title = 5",
        '[directive], "title": phải là chữ đặt trong ngoặc kép; đang ghi “5”',
    ),
    (
        'code = "xa-b"',
        'code = "xã b"',
        '[[units]] thứ 3, "code": mã chỉ gồm chữ không dấu, số, “-”, “_”, “.”, dài nhất 64 ký tự; đang ghi “xã b”',
    ),
    (
        'kind = "xa"',
        'kinds = "xa"',
        '[[units]] thứ 2, "kinds": không có mục hay khóa nào tên này; có phải “kind”?',
    ),
    (
        "daily = {in_last",
        "daily = {in_lats",
        '[digests], "daily", "in_lats": không có mục hay khóa nào tên này; có phải “in_last”?',
    ),
    ("[nudges]", "[nudge]", "[nudge]: không có mục hay khóa nào tên này; có phải “nudges”?"),
    ("[nudges]", "[zzz]", "[zzz]: không có mục hay khóa nào tên này"),
    (
        "starts = 2024-02-15",
        'starts = "2024-02-15"',
        '[directive], "starts": phải là ngày viết như 2024-02-15, không đặt trong ngoặc kép; đang ghi “2024-02-15”',
    ),
    (
        "starts = 2024-02-15",
        "starts = 2024-02-15T07:00:00",
        '[directive], "starts": phải là ngày viết như',
    ),
    ("starts = 2024-02-15", "starts = 20240215", '[directive], "starts": phải là ngày viết như'),
    (
        "\nat = 07:15:00",
        '\nat = "07:15"',
        '[nudges], "at": phải là giờ viết như 07:15:00, không đặt trong ngoặc kép; đang ghi “07:15”',
    ),
    (
        'binding = "office"',
        'binding = "offic"',
        '[[milestones]] thứ 1, "binding": phải là một trong “document”, “office”; đang ghi “offic”',
    ),
    (
        'day = "fri"',
        'day = "thứ Sáu"',
        '[digests], "weekly", giá trị thứ 1, "day": phải là một trong “mon”, “tue”, “wed”, “thu”, “fri”, '
        "“sat”, “sun”; đang ghi “thứ Sáu”",
    ),
    (
        'day = "fri"',
        'dya = "fri"',
        '[digests], "weekly", giá trị thứ 1, "dya": không có mục hay khóa nào tên này; có phải “day”?',
    ),
    ("\nday = 20", "\nday = 0", '[[check_ins]] thứ 1, "day": phải từ 1; đang ghi “0”'),
    (
        "\nday = 20",
        "\nday = 20.5",
        '[[check_ins]] thứ 1, "day": phải là số nguyên, không đặt trong ngoặc kép',
    ),
    ("[7, 3]", "[7, -3]", '[nudges], "before", giá trị thứ 2: phải lớn hơn 0; đang ghi “-3”'),
    ("[7, 3]", "[7, true]", '[nudges], "before", giá trị thứ 2: phải là số nguyên'),
    ("[7, 3]", "7", '[nudges], "before": phải là danh sách trong [ ]; đang ghi “7”'),
    (
        "[7, 3]",
        "[7]\non_last_day = 1",
        '[nudges], "on_last_day": phải là true hoặc false; đang ghi “1”',
    ),
    (
        "{g1 = 2024-02-27}",
        "2024-02-27",
        '[[tasks]] thứ 1, "last_day": phải là nhóm giá trị trong { }; đang ghi “2024-02-27”',
    ),
    (
        "{g1 = 2024-02-27}",
        '{"giai đoạn" = 2024-02-27}',
        '[[tasks]] thứ 1, "last_day", "giai đoạn": mã chỉ gồm',
    ),
    (
        'waves = ["g1"]',
        "waves = []",
        '[[tasks]] thứ 1, "waves": không được để trống, cần ít nhất một giá trị',
    ),
    (
        '"13:30-17:00"',
        '"13h30-17h"',
        '[calendar], "hours", giá trị thứ 2: giờ làm việc viết như “07:00-11:30”; đang ghi “13h30-17h”',
    ),
    (
        "starts = 2024-02-15",
        'starts = 2024-02-15\ntimezone = "Hà Nội"',
        '[directive], "timezone": không có múi giờ “Hà Nội”; giờ Việt Nam là “Asia/Ho_Chi_Minh”',
    ),
    (
        "office = {days = 3, at = 07:15:00}",
        "office = 3",
        '[escalation], "office": phải là một mục gồm các khóa; đang ghi “3”',
    ),
]


@pytest.mark.parametrize(("old", "new", "sentence"), SHAPE)
def test_a_wrong_shape_is_told_with_its_place(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    text = changed((old, new))
    said = [told(one, text) for one in faults_of(text, tmp_path)]
    assert any(one.startswith(sentence) for one in said), said


def test_a_section_that_is_missing(tmp_path: Path) -> None:
    assert faults_of(SMALL.replace("[[duties]]", "[[tasks]]"), tmp_path) == [
        'dòng 50, [[tasks]] thứ 2, "short": còn thiếu, phải có',
        'dòng 50, [[tasks]] thứ 2, "waves": còn thiếu, phải có',
    ]
    assert faults_of("[directive]\ncode = 'a'\n", tmp_path)[:4] == [
        "[[units]]: còn thiếu, phải có",
        "[[waves]]: còn thiếu, phải có",
        "[[milestones]]: còn thiếu, phải có",
        "[[tasks]]: còn thiếu, phải có",
    ]
    assert len(faults_of("", tmp_path)) == 5


def test_a_list_whose_only_part_is_wrong_is_not_called_empty(tmp_path: Path) -> None:
    text = changed(("[[tasks]]", "tasks = [3]\n[[other]]"))  # `tasks` now stands inside [[milestones]]
    assert all("ít nhất một" not in said for said in faults_of(text, tmp_path))
    text = "tasks = [3]\n" + SMALL[: SMALL.index("[[tasks]]")]
    assert faults_of(text, tmp_path) == ["dòng 1, [[tasks]] thứ 1: phải là một mục gồm các khóa; đang ghi “3”"]


def test_every_fault_is_told_at_once_in_the_files_order(tmp_path: Path) -> None:
    text = changed(("\nday = 20", "\nday = 40"), ('code = "xa-a"', 'code = "xã"'), ("starts = ", "start = "))
    assert [re.match(r"dòng \d+", said)[0] for said in faults_of(text, tmp_path)] == [  # type: ignore[index]
        "dòng 1",
        "dòng 7",
        "dòng 16",
        "dòng 57",
    ]


# ---- Parts that do not fit each other

CROSSED = [
    (
        'code = "xa-b"',
        'code = "xa-a"',
        '[[units]] thứ 3, "code": mã “xa-a” đã dùng ở [[units]] thứ 2',
    ),
    (
        'kind = "xa"\n\n[[waves]]\ncode = "g1"',
        'kind = "xa"\n\n[[waves]]\ncode = "g1"\nname = "0"\nunits = ["xa-a"]\n\n[[waves]]\ncode = "g1"',
        '[[waves]] thứ 2, "code": mã “g1” đã dùng ở [[waves]] thứ 1',
    ),
    (
        "[[duties]]",
        '[[duties]]\ncode = "V1"\ntext = "Khác"\n\n[[duties]]',
        '[[duties]] thứ 2, "code": mã “V1” đã dùng ở [[duties]] thứ 1',
    ),
    (
        "[[check_ins]]",
        '[[check_ins]]\ncode = "thang"\nday = 1\nask = "gì"\n\n[[check_ins]]',
        '[[check_ins]] thứ 2, "code": mã “thang” đã dùng ở [[check_ins]] thứ 1',
    ),
    (
        "[[tasks]]",
        '[[tasks]]\ncode = "1"\nshort = "a"\ntext = "a"\nwaves = ["g1"]\n\n[[tasks]]',
        '[[tasks]] thứ 2, "code": mã “1” đã dùng ở [[tasks]] thứ 1',
    ),
    (
        "[[milestones]]",
        '[[milestones]]\ncode = "m1"\nname = "a"\ndate = 2024-02-01\nlast_day = 2024-02-01\nwave = "g1"\n'
        'binding = "office"\n\n[[milestones]]',
        '[[milestones]] thứ 2, "code": mã “m1” đã dùng ở [[milestones]] thứ 1',
    ),
    (
        'code = "xa-b"',
        'code = "xa-b"\nofficial_code = "xa-a"',
        '[[units]] thứ 3, "official_code": mã “xa-a” đã là của “UBND xã A”',
    ),
    (
        'code = "xa-a"',
        'code = "xa-a"\nofficial_code = "xa-b"',
        '[[units]] thứ 2, "official_code": mã “xa-b” đã là của “UBND xã B”',
    ),
    (
        'short = "xã B"',
        'short = "XA  A"',
        '[[units]] thứ 3, "short": tên “XA  A” đã dùng cho “UBND xã A”',
    ),
    (
        'short = "xã B"',
        'short = "xã B"\naliases = ["b", "Văn Phòng"]',
        '[[units]] thứ 3, "aliases", giá trị thứ 2: tên “Văn Phòng” đã dùng cho “Văn phòng HĐND và UBND” (mã vp)',
    ),
    (
        '  "xa-b",',
        '  "xa-c",',
        '[[waves]] thứ 1, "units", giá trị thứ 2: không có đơn vị mang mã “xa-c”; có phải',
    ),
    (
        '  "xa-b",',
        '  "xa-a",',
        '[[waves]] thứ 1, "units", giá trị thứ 2: đơn vị “xa-a” đã có trong giai đoạn',
    ),
    (
        '  "xa-b",',
        '  "vp",',
        '[[waves]] thứ 1, "units", giá trị thứ 2: đơn vị theo dõi (office) không tự báo cáo',
    ),
    (
        'kind = "xa"',
        'kind = "xa"\nparent = "huyen"',
        '[[units]] thứ 2, "parent": không có đơn vị mang mã',
    ),
    (
        'kind = "xa"',
        'kind = "xa"\nparent = "xa-a"',
        '[[units]] thứ 2, "parent": cấp trên của “xa-a” đi vòng',
    ),
    (
        'kind = "xa"',
        'kind = "xa"\nsuccessors = ["xa-b", "xa-moi"]',
        '[[units]] thứ 2, "successors", giá trị thứ 2: không có đơn vị mang mã “xa-moi”',
    ),
    (
        'kind = "xa"',
        'kind = "xa"\nsuccessors = ["xa-a"]',
        '[[units]] thứ 2, "successors": “xa-a” không thể kế thừa chính mình',
    ),
    (
        'kind = "xa"',
        'kind = "xa"\nvalid_from = 2024-01-02\nvalid_to = 2024-01-01',
        '[[units]] thứ 2, "valid_to": 01/01/2024 trước ngày bắt đầu 02/01/2024',
    ),
    (
        'waves = ["g1"]',
        'waves = ["g1", "g1"]',
        '[[tasks]] thứ 1, "waves", giá trị thứ 2: giai đoạn “g1” đã có trong nội dung này',
    ),
    (
        'waves = ["g1"]',
        'waves = ["g1", "g2"]',
        '[[tasks]] thứ 1, "waves", giá trị thứ 2: không có giai đoạn mang mã “g2”',
    ),
    (
        "{g1 = 2024-02-27}",
        "{gx = 2024-02-27}",
        '[[tasks]] thứ 1, "last_day", "gx": không có giai đoạn mang mã “gx”',
    ),
    (
        "{g1 = 2024-02-27}",
        "{g1 = 2024-03-01}",
        '[[tasks]] thứ 1, "last_day", "g1": 01/3/2024 sau ngày cuối của giai đoạn, 29/02/2024',
    ),
    (
        "[[milestones]]",
        '[[waves]]\ncode = "g2"\nname = "b"\nunits = ["xa-a"]\n\n[[milestones]]',
        "[[waves]] thứ 2: giai đoạn “g2” chưa có mốc nào trong [[milestones]]",
    ),
    (
        "last_day = 2024-02-29",
        "last_day = 2024-03-02",
        '[[milestones]] thứ 1, "last_day": 02/3/2024 sau ngày của mốc, 01/3/2024',
    ),
    (
        "starts = 2024-02-15",
        "starts = 2024-03-01",
        '[directive], "starts": 01/3/2024 sau mọi ngày cuối (29/02/2024): sẽ không nhắc ai',
    ),
    (
        "starts = 2024-02-15",
        "starts = 0024-02-15",
        '[directive], "starts": năm 24 không hợp lý (chỉ nhận từ 2000 đến 2099)',
    ),
    (
        'text = "Theo dõi"',
        'text = "Theo dõi"\ndate = 2204-01-01',
        '[[duties]] thứ 1, "date": năm 2204 không hợp lý',
    ),
    (
        'units = "open"',
        'units = "opne"',
        '[[check_ins]] thứ 1, "units": phải là “open”, “all”, mã đơn vị hoặc mã giai đoạn; đang ghi “opne”; '
        "có phải “open”?",
    ),
    *(
        (
            'ask = "kết quả"',
            f'ask = "kết quả"\nquestions = [{{code = "a", kind = "text", ask = "b"}}, {question}]',
            f'[[check_ins]] thứ 1, "questions", giá trị thứ 2{sentence}',
        )
        for question, sentence in (
            ('{code = "a", kind = "text", ask = "c"}', ', "code": mã “a” đã dùng ở câu trước'),
            (
                '{code = "c", kind = "text", ask = "c", choices = ["Có", "Không"]}',
                ', "choices": chỉ dùng với kind = “choice”; đang là “text”',
            ),
            (
                '{code = "c", kind = "choice", ask = "c", choices = ["Có"]}',
                ', "choices": cần từ 2 đến 8 lựa chọn; đang có 1',
            ),
            (
                '{code = "c", kind = "choice", ask = "c", choices = ["Có", "có"]}',
                ', "choices", giá trị thứ 2: lựa chọn “co” đã có',
            ),
            (
                '{code = "c", kind = "choice", ask = "c", choices = ["Có", "Dừng"]}',
                ', "choices", giá trị thứ 2: “Dừng” trùng tên một nút có sẵn',
            ),
            (
                f'{{code = "c", kind = "choice", ask = "c", choices = ["Có", "{"x" * 41}"]}}',
                ', "choices", giá trị thứ 2: dài 41 ký tự; nút bấm chỉ nên đến 40',
            ),
            (
                '{code = "c", kind = "percent", ask = "c", max = 90}',
                ', "max": chỉ dùng với kind = “number”; đang là “percent”',
            ),
            (
                '{code = "c", kind = "number", ask = "c", min = 5, max = 1.5}',
                ', "max": 1.5 nhỏ hơn min (5)',
            ),
        )
    ),
    (
        "[[check_ins]]",
        '[[check_ins]]\ncode = "quy"\nunits = "g1"\nday = 20\nask = "gì"\n\n[[check_ins]]',
        '[[check_ins]] thứ 2, "day": ngày 20 đã hỏi “quy” cùng đơn vị; mỗi ngày chỉ hỏi một lần, đặt ngày khác',
    ),
    ("[7, 3]", "[7, 3, 7]", '[nudges], "before", giá trị thứ 3: ngày thứ 7 đã có'),
    (
        "[7, 3]",
        "[700]",
        '[nudges], "before", giá trị thứ 1: 700 ngày làm việc là quá xa (nhiều nhất 250)',
    ),
    (
        "leader = {days = 2",
        "leader = {days = 4",
        '[escalation], "leader", "days": lãnh đạo đơn vị được báo (4 ngày) trước cả Văn phòng (3 ngày)',
    ),
    (
        "leader = {days = 2, at = 13",
        "leader = {days = 3, at = 05",
        '[escalation], "leader", "at": lãnh đạo đơn vị được báo trước cả Văn phòng trong cùng ngày',
    ),
    (
        "\nat = 07:15:00",
        "\nat = 17:00:00",
        '[nudges], "at": 17:00 đã hết giờ làm việc (17:00), tin sẽ không được gửi',
    ),
    (
        '"13:30-17:00"',
        '"11:00-17:00"',
        '[calendar], "hours", giá trị thứ 2: “11:00-17:00” trùng giờ với',
    ),
    (
        '"07:00-11:30"',
        '"11:30-07:00"',
        '[calendar], "hours", giá trị thứ 1: “11:30-07:00” kết thúc không sau',
    ),
    (
        "off = []\nworked = []",
        "off = [2024-05-04]\nworked = [2024-05-04]",
        '[calendar], "worked", giá trị thứ 1: 04/5/2024 vừa là ngày nghỉ (off) vừa là ngày làm việc',
    ),
    ('country = "VN"', 'country = "QQ"', '[calendar], "country": không có lịch nghỉ của nước “QQ”'),
    (
        'office = "vp"',
        'office = "vph"',
        '[directive], "office": không có đơn vị mang mã “vph”; có phải “vp”?',
    ),
    (
        'wave = "g1"',
        'wave = "g9"',
        '[[milestones]] thứ 1, "wave": không có giai đoạn mang mã “g9”',
    ),
]


@pytest.mark.parametrize(("old", "new", "sentence"), CROSSED)
def test_parts_that_do_not_fit_are_told_with_their_place(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    text = changed((old, new))
    said = [told(one, text) for one in faults_of(text, tmp_path)]
    assert any(one.startswith(sentence) for one in said), said


def test_a_last_day_for_a_wave_that_the_task_is_not_in(tmp_path: Path) -> None:
    more = (
        '[[waves]]\ncode = "g2"\nname = "b"\nunits = ["xa-a"]\n\n'
        '[[milestones]]\ncode = "m2"\nname = "c"\ndate = 2024-05-02\nlast_day = 2024-05-02\nwave = "g2"\n'
        'binding = "office"\n\n[[tasks]]'
    )
    text = changed(("[[tasks]]", more), ("{g1 = 2024-02-27}", "{g2 = 2024-02-27}"))
    assert faults_of(text, tmp_path) == [
        'dòng 61, [[tasks]] thứ 1, "last_day", "g2": giai đoạn “g2” không có trong waves của nội dung này'
    ]


def test_codes_and_names_may_pass_to_a_later_unit(tmp_path: Path) -> None:
    """As on 1 July 2025, when the old communes' codes and names were given to new ones."""
    text = changed(
        (
            'code = "xa-a"',
            'code = "xa-a"\nofficial_code = "21952"\nvalid_to = 2025-06-30\nsuccessors = ["xa-b"]',
        ),
        (
            'code = "xa-b"\nname = "UBND xã B"\nshort = "xã B"',
            'code = "xa-b"\nname = "UBND xã A"\nshort = "xã A"',
        ),
        ('short = "xã A"\nkind = "xa"\n\n[[waves]]', 'short = "xã A"\nkind = "xa"\n#\n[[waves]]'),
    )
    later = changed(('code = "xa-b"', 'code = "xa-b"\nofficial_code = "21952"\nvalid_from = 2025-07-01'), text=text)
    assert faults_of(later, tmp_path) == []
    overlapping = changed(("valid_from = 2025-07-01", "valid_from = 2025-06-30"), text=later)
    assert len(faults_of(overlapping, tmp_path)) == 3


def test_files_are_found_beside_the_directive(tmp_path: Path) -> None:
    text = changed(("starts =", 'files = ["cong-van.pdf", "phu-luc.pdf", "", "a\\u0000b"]\nstarts ='))
    (tmp_path / "cong-van.pdf").touch()
    assert faults_of(text, tmp_path) == [
        f'dòng 7, [directive], "files", giá trị thứ {n}: không thấy tệp “{name}” '
        "(tính từ thư mục của tệp văn bản chỉ đạo)"
        for n, name in ((2, "phu-luc.pdf"), (3, ""), (4, "a\0b"))
    ]


# ---- Where things stand


def test_key_lines_of_tables_arrays_and_long_values() -> None:
    text = 'a.b = 1 # [c]\n"c d" = """\n[[x]]\nk = 1\n"""\n\n[[x]]\n[[x]] # two\n'
    text += "l = [\n 1, # ]\n]\n[x.y]\nm = {n = 1}\n"
    lines = key_lines(text)
    assert lines[("a", "b")] == 1
    assert lines[("c d",)] == 2
    assert (lines[("x", 0)], lines[("x", 1)], lines[("x", 1, "l")]) == (7, 8, 9)
    assert (lines[("x", 1, "y")], lines[("x", 1, "y", "m", "n")]) == (12, 13)
    assert ("x", 0, "k") not in lines


# ---- A slip of the hand anywhere

ENGLISH = re.compile(r"\b(input|should|error|expected|valid|line|column|none)\b", re.IGNORECASE)


def assert_plain(said: list[str]) -> None:
    for sentence in said:
        assert re.match(r"(dòng \d+|cuối tệp|\[)", sentence), sentence
        assert not ENGLISH.search(sentence.split("đang ghi")[0]), sentence
    assert len(said) == len(set(said))


LINES = TEXT.split("\n")


def test_losing_any_line_is_either_allowed_or_told(tmp_path: Path) -> None:
    told = 0
    for n in range(len(LINES)):
        said = faults_of("\n".join(LINES[:n] + LINES[n + 1 :]), tmp_path)
        assert_plain(said)
        told += bool(said)
    assert told > len(LINES) // 3


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, len(LINES) - 1),
    st.one_of(
        st.sampled_from(["", "x", "x =", 'x = ""', "[x]", "[[units]]", "code = 1", "last_day = 2024-02-30", "]"]),
        st.text(max_size=20),
    ),
    st.sampled_from(["instead", "before", "after", "inside"]),
)
def test_any_slip_is_either_allowed_or_told(
    tmp_path_factory: pytest.TempPathFactory, n: int, slip: str, how: str
) -> None:
    line = LINES[n]
    new = {
        "instead": slip,
        "before": f"{slip}\n{line}",
        "after": line + slip,
        "inside": f"{line[:9]}{slip}{line[9:]}",
    }
    text = "\n".join([*LINES[:n], new[how], *LINES[n + 1 :]])
    assert_plain(faults_of(text.encode("utf-8", "replace"), tmp_path_factory.getbasetemp()))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_told(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    said = faults_of(raw, tmp_path_factory.getbasetemp())
    assert said
    assert_plain(said)


def test_the_questions_that_the_shipped_file_gives_as_an_example_are_right(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    start = text.index("# [[check_ins]]")
    example = text[start : text.index("# ]", start) + len("# ]")]
    plain = "\n".join(line.removeprefix("#").removeprefix(" ") for line in example.splitlines())
    assert faults_of(text.replace(example, plain), tmp_path) == []
