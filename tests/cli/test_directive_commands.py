"""`dondoc directive check` and `directive load`."""

import re
from pathlib import Path

import pytest

from bot.settings import SHIPPED_DIRECTIVE
from tests.cli.kit import Cli

TEXT = SHIPPED_DIRECTIVE.read_text(encoding="utf-8")
BAD_LINES = ('last_day = "x"', "on_last_day = 1")
SHIPPED = str(SHIPPED_DIRECTIVE)


def changed(cli: Cli, old: str, new: str) -> str:
    """The shipped file with one thing written otherwise."""
    assert old in TEXT
    return str(cli.write("changed.toml", TEXT.replace(old, new, 1)))


@pytest.fixture
def bad(cli: Cli) -> str:
    text = TEXT.replace("last_day = 2024-02-29", BAD_LINES[0], 1).replace("on_last_day = true", BAD_LINES[1], 1)
    return str(cli.write("bad.toml", text))


def test_a_good_file_is_counted_and_needs_no_database(cli: Cli) -> None:
    assert cli.does("directive", "check", SHIPPED) == f"{SHIPPED}: hợp lệ (15 đơn vị, 4 việc, 2 mốc).\n"
    assert cli.files == []


def test_a_bad_file_is_refused_with_the_place_of_each_fault(cli: Cli, bad: str) -> None:
    reason = cli.refuses("directive", "check", bad)
    lines = Path(bad).read_text(encoding="utf-8").splitlines()
    places = [f"dòng {number}" for number, line in enumerate(lines, 1) if line.startswith(BAD_LINES)]
    assert [re.split("[,:]", fault)[0] for fault in reason.splitlines()] == places
    assert len(places) == 2
    assert cli.files == ["bad.toml"]


@pytest.mark.parametrize("command", ["check", "load"])
def test_a_file_that_is_none(cli: Cli, command: str) -> None:
    assert "không thấy tệp" in cli.refuses("directive", command, "nowhere.toml")
    assert "thư mục" in cli.refuses("directive", command, ".")
    raw = cli.write("raw.toml", b"\x80\x00\xff")
    assert "không phải UTF-8" in cli.refuses("directive", command, str(raw))
    assert cli.files == ["raw.toml"]


def test_loading_again_changes_nothing(cli: Cli) -> None:
    first = cli.does("directive", "load", SHIPPED)
    assert first.startswith("Văn bản mới: tuy-phuoc-hcpvnd-2024\n")
    assert "Thêm nội dung: phuoc-quang, việc 1 (thi-diem)" in first
    assert cli.does("directive", "load", SHIPPED) == "Không có gì thay đổi.\n"


def test_a_changed_file_shows_its_difference_and_only_that(cli: Cli) -> None:
    cli.does("directive", "load", SHIPPED)
    longer = changed(cli, "last_day = 2024-02-29", "last_day = 2024-02-28")
    lines = cli.does("directive", "load", longer).splitlines()
    assert lines[0] == "Sửa mốc m1: last_day 2024-02-29 → 2024-02-28"
    assert len(lines) == 1 + 3 * 4 + 2
    assert all(line.endswith("29/02/2024 → 28/02/2024") for line in lines[1:13])
    assert lines[13:] == ["Tin sẽ gửi:", "Không tin nào đổi ngày."]  # all of it has passed long since
    assert cli.does("directive", "load", longer) == "Không có gì thay đổi.\n"


def test_a_bad_file_applies_nothing(cli: Cli, bad: str) -> None:
    cli.does("directive", "load", SHIPPED)
    cli.refuses("directive", "load", bad)
    assert cli.does("directive", "load", SHIPPED) == "Không có gì thay đổi.\n"


def test_another_command_never_applies_a_changed_file(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.does("directive", "load", SHIPPED)
    monkeypatch.setenv("DIRECTIVE_FILE", changed(cli, "last_day = 2024-02-29", "last_day = 2024-02-28"))
    cli.does("export", "--out", "x.json")
    assert '"2024-02-28"' not in Path("x.json").read_text(encoding="utf-8")
    assert cli.does("directive", "load", SHIPPED) == "Không có gì thay đổi.\n"
