"""`dondoc rehearse`: the calendar, on a copy in memory."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.rehearsal import Line
from bot.rehearsal_table import NOTHING, as_table
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


def test_who_answers_and_how(cli: Cli) -> None:
    silent = lines(cli, *FIRST_WEEK, "--replies", "none")
    assert silent == lines(cli, *FIRST_WEEK)
    assert not any(line["kind"] == "reply" for line in silent)
    prompt = lines(cli, *FIRST_WEEK, "--replies", "prompt")
    assert {line["unit"] for line in prompt if line["kind"] == "reply"} == {"phuoc-quang", "phuoc-nghia", "hoi-lhpn"}
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


# ---- The table


def test_a_day_has_one_heading_and_a_message_one_line(cli: Cli) -> None:
    text = cli.does("rehearse", "--from", "2024-02-16", "--to", "2024-02-20", "--replies", "7").splitlines()
    headings = [line for line in text if line and not line.startswith(" ")]
    assert headings == ["Thứ Sáu 16/02/2024", "Thứ Hai 19/02/2024", "Thứ Ba 20/02/2024"]
    nudge = next(line for line in text if " nudge " in line)
    assert nudge.split() == ["07:15", "nudge", "phuoc-quang/dau-moi/1", "m1", "1,", "2,", "3,", "4", "T-7"]
    assert nudge.index("T-7") == text[0].index("Vì sao")


def test_a_hundred_columns_hold_the_longest_line_of_the_shipped_directive() -> None:
    tasks = ["1", "2", "3", "4"]
    sunday = "2024-05-05T07:15:00+07:00"
    long = Line(
        sunday, "escalation", "thi-tran-tuy-phuoc/dau-moi/1", None, "m2", tasks, "notice:difficulty:10:raised:99"
    )
    heading, day, line = as_table([long])
    assert day == "\nChủ nhật 05/5/2024"
    assert line.endswith(long.why)
    assert max(map(len, (heading, line))) <= 100


def test_nothing_to_show_is_said(cli: Cli) -> None:
    assert cli.does("rehearse", "--from", "2024-02-17", "--to", "2024-02-18") == f"{NOTHING}\n"
