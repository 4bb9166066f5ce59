"""A directive file of a wrong shape: every fault with its place."""

import re
from pathlib import Path

import pytest

from tests.files.directive_texts import SMALL, changed, faults_of, told

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
