"""The shipped directive file, and every way in which an office's own may be wrong."""

from datetime import date
from pathlib import Path

import pytest

from core.directive import DirectiveFile
from core.refusal import Faults
from storage.directive_file import key_lines, read_directive
from tests.files.directive_texts import SHIPPED, SMALL, changed, faults_of

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
