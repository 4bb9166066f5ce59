"""`dondoc rehearse`: the calendar, on a copy in memory."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.rehearsal_table import WIDTH
from bot.settings import SHIPPED_DIRECTIVE
from core.texts.route import NOTHING, WARNINGS
from tests.cli.kit import ROSTER, Cli

KEYS = ["at", "kind", "person", "unit", "milestone", "tasks", "why"]
FIRST_WEEK = ("rehearse", "--to", "2024-02-20")


def lines(cli: Cli, *words: str) -> list[dict[str, Any]]:
    found = json.loads(cli.does(*words, "--json"))
    assert isinstance(found, list)
    return found


def days(found: Iterable[dict[str, Any]]) -> set[str]:
    return {line["at"][:10] for line in found}


# ---- JSON


def test_the_shape_of_a_line(cli: Cli) -> None:
    found = lines(cli, *FIRST_WEEK)
    assert all(list(line) == KEYS for line in found)
    assert all(datetime.fromisoformat(line["at"]).utcoffset() == timedelta(hours=7) for line in found)
    assert [line["at"] for line in found] == sorted(line["at"] for line in found)
    assert [line for line in found if line["kind"] == "nudge"][-1] == {
        "at": "2024-02-20T07:15:00+07:00",
        "kind": "nudge",
        "person": "hoi-lhpn/dau-moi/1",
        "unit": "hoi-lhpn",
        "milestone": "m1",
        "tasks": ["1", "2", "3", "4"],
        "why": "T-7",
    }


def test_without_a_roster_people_are_played_by_post(cli: Cli) -> None:
    opening = [line for line in lines(cli, "rehearse", "--to", "2024-02-15") if line["kind"] == "opening"]
    assert len({line["person"] for line in opening}) == len(opening) == 14 * 3


def test_it_leaves_no_file_behind(cli: Cli) -> None:
    cli.does(*FIRST_WEEK)
    assert cli.files == []


def test_both_days_are_included(cli: Cli) -> None:
    assert days(lines(cli, "rehearse", "--from", "2024-02-19", "--to", "2024-02-20")) == {"2024-02-19", "2024-02-20"}
    assert days(lines(cli, "rehearse", "--from", "2024-02-20", "--to", "2024-02-20")) == {"2024-02-20"}
    assert lines(cli, "rehearse", "--from", "2024-02-17", "--to", "2024-02-18") == []


def test_days_outside_the_calendar(cli: Cli) -> None:
    assert lines(cli, "rehearse", "--from", "0001-01-01", "--to", "2024-02-14") == []
    assert days(lines(cli, "rehearse", "--from", "0001-01-01", "--to", "2024-02-15")) == {"2024-02-15"}
    assert "một năm sau mốc cuối" in cli.refuses("rehearse", "--to", "9999-12-31")


def test_it_goes_on_to_the_last_rung_of_the_ladder(cli: Cli) -> None:
    found = lines(cli, "rehearse", "--from", "2024-10-02")
    assert [line["why"] for line in found if line["kind"] == "nudge"][-1] == "T+9"
    assert max(days(found)) == "2024-10-11"


def test_who_answers_and_how(cli: Cli) -> None:
    silent = lines(cli, *FIRST_WEEK, "--replies", "none")
    assert silent == lines(cli, *FIRST_WEEK)
    assert not any(line["kind"] == "reply" for line in silent)
    prompt = lines(cli, *FIRST_WEEK, "--replies", "prompt")
    asked = {line["unit"] for line in silent if line["kind"] in ("nudge", "check_in")}
    assert {line["unit"] for line in prompt if line["kind"] == "reply"} == asked
    assert lines(cli, *FIRST_WEEK, "--replies", "7") == lines(cli, *FIRST_WEEK, "--replies", "7")


def test_the_loaded_roster_is_rehearsed_and_left_as_it_was(cli: Cli) -> None:
    two = ROSTER.read_text(encoding="utf-8-sig").splitlines()[:3]
    cli.does("roster", "import", str(cli.write("two.csv", "\n".join(two))))
    cli.does("export", "--out", "before.json")
    found = lines(cli, "rehearse", "--to", "2024-02-15")
    assert [line["person"] for line in found] == ["thi-tran-tuy-phuoc/dau-moi/1", "thi-tran-tuy-phuoc/du-phong/1"]
    cli.does("export", "--out", "after.json")
    before, after = (json.loads((cli.folder / name).read_text()) for name in ("before.json", "after.json"))
    assert before | {"as_of": None} == after | {"as_of": None}


def test_a_directive_that_is_not_there(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIRECTIVE_FILE", "nowhere.toml")
    assert "không thấy tệp nowhere.toml" in cli.refuses(*FIRST_WEEK)


def test_a_named_file_is_rehearsed_before_it_is_loaded(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.does("roster", "import", str(ROSTER))
    text = SHIPPED_DIRECTIVE.read_text(encoding="utf-8").replace("starts = 2024-02-15", "starts = 2024-02-16")
    monkeypatch.setenv("DIRECTIVE_FILE", str(cli.write("changed.toml", text)))
    done = cli.run(*FIRST_WEEK, "--json")
    assert json.loads(done.stdout)[0]["at"].startswith("2024-02-16")
    assert "Tệp changed.toml khác văn bản đang theo dõi" in done.stderr
    cli.does("directive", "load", "changed.toml")
    assert "khác văn bản" not in cli.run(*FIRST_WEEK, "--json").stderr


def test_people_of_another_directives_units_are_left_out(cli: Cli) -> None:
    cli.does("roster", "import", str(ROSTER))
    text = SHIPPED_DIRECTIVE.read_text(encoding="utf-8")
    text = text.replace('"tuy-phuoc-hcpvnd-2024"', '"another"').replace('"phuoc-', '"khac-')
    cli.does("directive", "load", str(cli.write("another.toml", text)))
    units = {line["unit"] for line in lines(cli, "rehearse", "--to", "2024-02-15")}
    assert units == {"thi-tran-tuy-phuoc", "thi-tran-dieu-tri", "hoi-lhpn"}


def test_the_table_says_of_which_directive_it_is(cli: Cli) -> None:
    assert cli.does(*FIRST_WEEK).startswith("UBND huyện Tuy Phước: triển khai thực hiện mô hình")


def test_why_is_told_in_the_words_of_the_rules(cli: Cli) -> None:
    found = lines(cli, "rehearse", "--replies", "7")
    whys = {(line["kind"], line["why"]) for line in found}
    assert {("opening", "starts"), ("digest", "closing m1"), ("nudge", "T-7"), ("reply", "answered")} <= whys
    assert {("escalation", "office T-3"), ("notice", "difficulty raised")} <= whys
    assert not [why for _, why in whys if ":" in why or why.strip() == ""]


def test_the_office_and_the_leaders_hear_of_each_unit(cli: Cli) -> None:
    found = lines(cli, "rehearse", "--from", "2024-02-26", "--to", "2024-02-27")
    told = [line for line in found if line["kind"] == "escalation"]
    assert {line["unit"] for line in told if line["why"] == "office T-3"} == {"phuoc-quang", "phuoc-nghia", "hoi-lhpn"}
    assert [(line["person"], line["at"][11:16], line["milestone"], line["tasks"]) for line in told[-3:]] == [
        (f"{unit}/lanh-dao/1", "13:45", "m1", ["1", "2", "3", "4"])
        for unit in ("phuoc-quang", "phuoc-nghia", "hoi-lhpn")
    ]


def test_warnings_stand_beside_the_list(cli: Cli) -> None:
    done = cli.run("rehearse", "--json")
    assert isinstance(json.loads(done.stdout), list)
    assert "còn 14 ngày làm việc" in done.stderr


def test_who_is_played_by_a_seed(cli: Cli) -> None:
    text = cli.does(*FIRST_WEEK, "--replies", "7")
    for words in ("trả lời ngay", "hẹn ngày rồi mới xong", "trả lời muộn", "có vướng mắc", "đi vắng", "chặn kênh"):
        assert words in " ".join(text.split()), words
    opened = [line["person"] for line in lines(cli, *FIRST_WEEK, "--replies", "7") if line["kind"] == "opening"]
    assert len(opened) == 14 * 3 - 1, "one has blocked us"


# ---- The table


def test_a_day_has_one_heading_and_what_is_said_one_entry(cli: Cli) -> None:
    text = cli.does("rehearse", "--from", "2024-02-16", "--to", "2024-02-20").splitlines()
    headings = [line for line in text if line.startswith(("Thứ", "Chủ nhật"))]
    assert headings == ["Thứ Sáu 16/02/2024", "Thứ Hai 19/02/2024", "Thứ Ba 20/02/2024"]
    at = text.index("  07:15  Nhắc việc → đầu mối – Phước Quang, Phước Nghĩa, Hội LHPN huyện (3 người)")
    assert text[at + 1] == "         cả 4 việc, mốc “Bắt đầu thí điểm” hết ngày 29/02/2024; còn 7 ngày làm việc"
    assert text[text.index(headings[0]) + 1] == "  14:00  Tổng hợp → Văn phòng (2 người): định kỳ hằng tuần"


@pytest.mark.parametrize("replies", ["none", "prompt", "7"])
def test_a_hundred_columns_hold_everything_and_no_code_is_shown(cli: Cli, replies: str) -> None:
    text = cli.does("rehearse", "--replies", replies)
    assert max(map(len, text.splitlines())) <= WIDTH
    shown = text.replace("\n", " ")
    for code in ("nudge", "digest", "T-7", "phuoc-", "dau-moi", " m1", "notice", "escalation", "weekly", "Tin khác"):
        assert code not in shown, code
    assert "theo diễn biến công việc" not in shown


def test_nothing_to_show_is_said(cli: Cli) -> None:
    text = cli.does("rehearse", "--from", "2024-02-17", "--to", "2024-02-18")
    assert text.splitlines()[-1] == NOTHING


def test_warnings_stand_above_the_table(cli: Cli) -> None:
    text = cli.does("rehearse", "--from", "2024-09-30")
    assert text.index(WARNINGS) < text.index("! “Bắt đầu thí điểm”") < text.index("Thứ Hai 30/9/2024")


# ---- The page


def test_a_page_is_written_whole_and_needs_nothing_else(cli: Cli) -> None:
    assert cli.does(*FIRST_WEEK, "--html", "route.html") == "Đã ghi route.html.\n"
    page = (cli.folder / "route.html").read_text(encoding="utf-8")
    assert page.startswith('<!doctype html>\n<html lang="vi">')
    for outside in ("<script", "<link", "src=", "http", "url("):
        assert outside not in page, outside
    assert "“Hành chính phục vụ người dân”" in page
    assert "còn 14 ngày làm việc" in page
    assert cli.files == ["route.html"]


def test_a_page_and_the_list_can_be_had_together(cli: Cli) -> None:
    assert json.loads(cli.does(*FIRST_WEEK, "--html", "route.html", "--json"))
    assert cli.files == ["route.html"]


def test_a_page_that_cannot_be_written_is_a_sentence(cli: Cli) -> None:
    assert "Không ghi được" in cli.refuses(*FIRST_WEEK, "--html", "no/such/folder/route.html")
