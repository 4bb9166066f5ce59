"""`dondoc understand`: the reading of a message, as JSON."""

import json
from typing import Any

import pytest

from tests.cli.kit import Cli

LABEL = {"task", "status", "percent", "expected_date"}
INTENTS = {"status", "difficulty", "question", "ack", "smalltalk", "other"}
MESSAGES = (
    *("việc 2 đang làm, thứ 6 xong", "xong hết rồi ạ", "viec 3 duoc 50%", "vướng kinh phí ạ", "dạ em nhận thông tin"),
    *("báo cáo mẫu nào ạ?", "🙂", "", "<b>việc 1</b> chưa xong", "\u202eviệc 4 xong", "x" * 10_000, "\ud800 việc 1"),
)


def lines_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def read(cli: Cli, *asked: object) -> list[dict[str, Any]]:
    return lines_of(cli.does("understand", given="".join(f"{json.dumps(one)}\n" for one in asked)))


def test_each_reading_has_its_keys(cli: Cli) -> None:
    readings = read(cli, *({"text": text, "ref_date": "2024-02-20"} for text in MESSAGES))
    assert len(readings) == len(MESSAGES)
    for reading in readings:
        assert list(reading) == ["intent", "labels", "sure"]
        assert reading["intent"] in INTENTS
        assert isinstance(reading["sure"], bool)
        assert all(set(label) == LABEL for label in reading["labels"])
    assert cli.files == []


def test_a_day_is_counted_from_the_message(cli: Cli) -> None:
    (reading,) = read(cli, {"text": "việc 2 đang làm, thứ 6 xong", "ref_date": "2024-02-20"})
    label = {"task": 2, "status": "in_progress", "percent": None, "expected_date": "23/02"}
    assert reading == {"intent": "status", "labels": [label], "sure": True}


def test_a_message_on_the_command_line(cli: Cli) -> None:
    reading = json.loads(cli.does("understand", "việc", "3", "được", "50%"))
    assert [(label["task"], label["percent"]) for label in reading["labels"]] == [(3, 50)]
    assert json.loads(cli.does("understand", ""))["labels"] == []


def test_the_day_may_be_left_out(cli: Cli) -> None:
    readings = read(cli, {"text": "việc 1 chưa làm"}, {"text": "việc 1 chưa làm", "ref_date": None})
    assert readings[0] == readings[1]


def test_nothing_to_read_is_nothing_read(cli: Cli) -> None:
    assert cli.does("understand", given="") == ""
    assert cli.does("understand", given="\n  \r\n\n") == ""


def test_a_file_from_notepad(cli: Cli) -> None:
    given = b'\xef\xbb\xbf{"text": "vi\xe1\xbb\x87c 1 xong"}\r\n\r\n{"text": "ok"}'
    assert [reading["intent"] for reading in lines_of(cli.does("understand", given=given))] == ["status", "ack"]


@pytest.mark.parametrize(
    "line",
    [
        *("việc 1 xong", "{}", "[]", "null", '"ok"', '{"text": 1}', '{"text": null}', '{"text": "ok"'),
        *('{"text": "ok", "ref_date": "20/02/2024"}', '{"text": "ok", "ref_date": "2024-02-30"}'),
        *('{"text": "ok", "ref_date": 20240220}', '{"text": "tháng trước", "ref_date": "0001-01-01"}'),
        *('{"text": "tuần sau", "ref_date": "9999-12-31"}', "[" * 100_000),
        b'{"text": "vi\xff"}',
        '{"text": "ok"}'.encode("utf-16"),
    ],
)
def test_a_malformed_line_is_refused_with_its_number(cli: Cli, line: str | bytes) -> None:
    raw = line if isinstance(line, bytes) else line.encode()
    result = cli.run("understand", given=b'{"text": "ok"}\n\n' + raw + b'\n{"text": "ok"}\n')
    assert result.exit_code == 1
    assert result.stderr.startswith("Dòng 3 không đọc được.")
    assert len(lines_of(result.stdout)) == 1


def test_the_example_in_the_refusal_can_be_read(cli: Cli) -> None:
    example = cli.refuses("understand", given="?\n").partition("ví dụ: ")[2]
    assert read(cli, json.loads(example))[0]["labels"][0]["status"] == "done"
