"""`dondoc digest` and `dondoc export`: what the office takes away."""

import io
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.writing import new_file
from core.refusal import Refusal
from tests.cli.kit import ROSTER, Cli

ASSIGNMENT = {
    *("unit", "task", "wave", "milestone", "last_day", "original_last_day", "state", "timeliness", "percent"),
    *("expected_date", "paper", "reported_at", "reported_by", "confirmed_at"),
}
OUTCOMES = {"sent", "failed", "unknown", "skipped", "waiting"}


def exported(cli: Cli) -> Any:
    assert cli.does("export", "--format", "json", "--out", "out.json") == "Đã ghi out.json.\n"
    return json.loads(Path("out.json").read_text(encoding="utf-8"))


# ---- digest


@pytest.mark.parametrize("at", ["2024-02-20T07:15", "2024-02-20 07:15", "2024-02-20T00:15:00+0000"])
def test_a_digest_as_of_an_instant(cli: Cli, at: str) -> None:
    assert cli.does("digest", "--at", at, "--out", "new/folder").splitlines() == [
        str(Path("new/folder/tong-hop.txt")),
        str(Path("new/folder/tong-hop.png")),
    ]
    text = Path("new/folder/tong-hop.txt").read_text(encoding="utf-8")
    assert text.startswith("Thí điểm, 7 giờ 15 ngày 20/02, còn 7 ngày làm việc")
    with Image.open(io.BytesIO(Path("new/folder/tong-hop.png").read_bytes())) as picture:
        assert picture.format == "PNG"
        picture.verify()


def test_a_digest_of_now(cli: Cli) -> None:
    cli.does("digest", "--out", "out")
    assert sorted(path.name for path in Path("out").iterdir()) == ["tong-hop.png", "tong-hop.txt"]


def test_a_folder_that_cannot_be_made(cli: Cli) -> None:
    cli.write("file", "")
    assert "Không ghi được file (" in cli.refuses("digest", "--out", "file")
    assert f"Không ghi được {Path('file/out')} (" in cli.refuses("digest", "--out", "file/out")


# ---- export


def test_the_keys_of_the_export(cli: Cli) -> None:
    cli.does("roster", "import", str(ROSTER))
    found = exported(cli)
    assert list(found) == [
        *("directive", "as_of", "assignments", "reports", "difficulties", "notes", "extensions", "nudges"),
        *("broadcasts", "check_ins", "evidence", "messages"),
    ]
    assert found["directive"] == "tuy-phuoc-hcpvnd-2024"
    assert datetime.fromisoformat(found["as_of"]).utcoffset() == timedelta(hours=7)
    assert set(found["messages"]) == {"in", "out"}
    assert set(found["messages"]["out"]) == OUTCOMES


def test_every_unit_is_assigned_every_task_of_its_waves(cli: Cli) -> None:
    found = exported(cli)["assignments"]
    assert all(set(one) == ASSIGNMENT for one in found)
    assert len({(one["unit"], one["task"], one["wave"]) for one in found}) == len(found) == (3 + 12) * 4
    assert {one["last_day"] for one in found if one["wave"] == "thi-diem"} == {"2024-02-29"}


@pytest.mark.parametrize("target", ["nowhere/out.json", ".", "data/dondoc.db/out.json"])
def test_a_file_that_cannot_be_written(cli: Cli, target: str) -> None:
    assert f"Không ghi được {target} (" in cli.refuses("export", "--out", target)
    assert cli.files == ["data"]


def test_an_older_export_is_replaced(cli: Cli) -> None:
    cli.write("out.json", "x" * 1_000_000)
    assert exported(cli)["reports"] == []
    assert cli.files == ["data", "out.json"]


# ---- Files, whole or as they were


def test_what_fails_midway_leaves_the_old_file(cli: Cli) -> None:
    path = cli.write("list.csv", "old")
    with pytest.raises(Refusal), new_file(path) as target:
        target.write("half of the new")
        raise Refusal("no more")
    assert path.read_text() == "old"
    assert cli.files == ["list.csv"]


def test_a_device_is_written_to_and_not_replaced() -> None:
    null = Path("/dev/null")
    if not null.exists():
        pytest.skip("no such device here")
    with new_file(null) as target:
        target.write("away")
    assert null.is_char_device()
