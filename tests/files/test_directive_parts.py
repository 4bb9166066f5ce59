"""A directive file whose parts do not fit each other."""

from pathlib import Path

import pytest

from tests.files.directive_texts import changed, faults_of, told

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
