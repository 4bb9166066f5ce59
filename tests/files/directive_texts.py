"""A small directive file that is sound, and what is wrong with a file of another text."""

import re
from pathlib import Path

from core.refusal import Faults
from storage.directive_file import read_directive

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
