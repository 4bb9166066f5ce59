"""`dondoc directive load`: what it changes is shown, the messages too; on a terminal it is asked first."""

from pathlib import Path

import pytest

from bot import cli as command_line
from bot.settings import SHIPPED_DIRECTIVE
from tests.cli.kit import Cli

SHIPPED = str(SHIPPED_DIRECTIVE)
TEXT = SHIPPED_DIRECTIVE.read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def in_february(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands at 15 February 2024, so that there is something to come."""
    monkeypatch.setenv("CLOCK_START", "2024-02-15T08:00:00+07:00")
    cli.does("directive", "load", SHIPPED)


def changed(cli: Cli, *pairs: tuple[str, str]) -> str:
    text = TEXT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return str(cli.write("changed.toml", text))


MOVED = ("last_day = 2024-02-29", "last_day = 2024-03-08"), ("date = 2024-03-01", "date = 2024-03-11")


def test_a_moved_milestone_shows_its_reminders_move(cli: Cli) -> None:
    said = cli.does("directive", "load", changed(cli, *MOVED))
    assert "Dời mốc: phuoc-quang, việc 1: 29/02/2024 → 08/3/2024" in said
    assert "• Nhắc việc ngày cuối: thứ Năm 29/02 → thứ Sáu 08/3 (3 đơn vị)" in said
    assert "• Thêm nhắc việc trước mốc 14 ngày làm việc (3 đơn vị): thứ Hai 19/02" in said
    assert "• Chốt số liệu: thứ Sáu 01/3 → thứ Hai 11/3" in said


def test_a_unit_moved_into_the_pilot_is_counted(cli: Cli) -> None:
    moved = (
        ('units = ["phuoc-quang", "phuoc-nghia", "hoi-lhpn"]', 'units = ["phuoc-quang", "phuoc-nghia", "phuoc-hoa"]'),
        ('"phuoc-hung", "phuoc-hoa", "phuoc-son"', '"phuoc-hung", "phuoc-son"'),
        ('"phuoc-thanh", "hoi-lhpn"', '"phuoc-thanh"'),
    )
    said = cli.does("directive", "load", changed(cli, *moved))
    assert "Thêm nội dung: phuoc-hoa, việc 1 (thi-diem)" in said
    assert "Bỏ nội dung: hoi-lhpn, việc 1; lịch sử vẫn giữ" in said
    assert "• Nhắc việc ngày cuối: thứ Hai 30/9, 12 → 10 đơn vị" in said


def test_a_dropped_task_is_told_and_moves_no_message(cli: Cli) -> None:
    start = TEXT.index("# A clause of the plan's sentence")
    end = TEXT.index("# ---- The office's own duties")
    said = cli.does("directive", "load", str(cli.write("three.toml", TEXT[:start] + TEXT[end:])))
    assert said.count("Bỏ nội dung") == 15
    assert "Không tin nào đổi ngày." in said


def test_another_directive_says_which_one_is_followed_no_more(cli: Cli) -> None:
    other = changed(cli, ('code = "tuy-phuoc-hcpvnd-2024"', 'code = "khac"'))
    said = cli.does("directive", "load", other).splitlines()
    assert said[0] == "Văn bản mới: khac"
    assert said[1].startswith("Thôi theo dõi văn bản tuy-phuoc-hcpvnd-2024:")
    back = cli.does("directive", "load", SHIPPED).splitlines()
    assert back[0] == "Theo dõi lại văn bản: tuy-phuoc-hcpvnd-2024"
    assert back[1].startswith("Thôi theo dõi văn bản khac:")


def test_a_dry_run_applies_nothing(cli: Cli) -> None:
    file = changed(cli, *MOVED)
    shown = cli.does("directive", "load", "--dry-run", file)
    assert "Dời mốc" in shown
    assert cli.does("directive", "load", file) == shown
    assert cli.does("directive", "load", "--dry-run", file) == "Không có gì thay đổi.\n"


def test_a_dry_run_of_the_first_file_of_all(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'other.db'}")
    assert cli.does("directive", "load", "--dry-run", SHIPPED).startswith("Văn bản mới: tuy-phuoc-hcpvnd-2024\n")
    assert cli.does("directive", "load", SHIPPED).startswith("Văn bản mới: tuy-phuoc-hcpvnd-2024\n")


@pytest.mark.parametrize(("answer", "applied"), [("y", True), ("n", False), ("", False)])
def test_on_a_terminal_it_is_asked_first(cli: Cli, monkeypatch: pytest.MonkeyPatch, answer: str, applied: bool) -> None:
    monkeypatch.setattr(command_line, "is_scripted", lambda: False)
    file = changed(cli, *MOVED)
    said = cli.does("directive", "load", file, given=f"{answer}\n")
    assert "Áp dụng?" in said
    assert ("Đã áp dụng." in said) is applied
    again = cli.does("directive", "load", file, "--yes")
    assert (again == "Không có gì thay đổi.\n") is applied


def test_where_nothing_changes_nothing_is_asked(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "is_scripted", lambda: False)
    assert cli.does("directive", "load", SHIPPED) == "Không có gì thay đổi.\n"


def test_a_day_in_a_year_not_announced_is_told(cli: Cli) -> None:
    later = ("last_day = 2024-09-30", "last_day = 2052-09-30"), ("date = 2024-10-01", "date = 2052-10-01")
    said = cli.does("directive", "load", changed(cli, *later))
    assert "chưa có thông báo chính thức trong hệ thống" in said
    assert "/lich xác nhận" in said


def test_a_great_change_is_not_told_line_by_line(cli: Cli) -> None:
    """Each of 60 assignments comes back under 5 new tasks: the first 200 lines, and how many more."""
    start, end = TEXT.index("[[tasks]]"), TEXT.index("[[tasks]]", TEXT.index("[[tasks]]") + 1)
    more = "".join(
        TEXT[start:end].replace('code = "1"', f'code = "{n}"').replace('"điều kiện"', f'"điều kiện {n}"')
        for n in range(20, 40)
    )
    said = cli.does("directive", "load", str(cli.write("more.toml", TEXT[:start] + more + TEXT[start:])))
    assert "thay đổi khác." in said
    assert len(said.splitlines()) < 230
