"""`dondoc understand`: how the bot reads a message, as values ready for JSON."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from bot.rehearsing import source
from bot.settings import Settings
from core.directive import DirectiveFile
from core.refusal import Refusal
from core.understanding import Reading, TaskWords, Vocabulary, own_words, understand


def vocabulary(file: DirectiveFile) -> Vocabulary:
    """The directive's words, for a sender whose unit is not known: the unit that a message opens with is theirs."""
    tasks = tuple(TaskWords(number, task.words) for number, task in enumerate(file.tasks, 1))
    names = tuple(name for unit in file.units for name in (unit.name, unit.short, *unit.aliases))
    return Vocabulary(tasks, units=names, words=own_words(file.words))


def read_one(settings: Settings, text: str, now: datetime) -> str:
    file = source(settings).file
    reading = understand(text, vocabulary(file), now.astimezone(file.zone).date())
    return json.dumps(as_dict(reading), ensure_ascii=False, indent=1)


def read_stream(settings: Settings, lines: Iterable[bytes], now: datetime) -> Iterator[str]:
    """JSON lines {"text", "ref_date"} → JSON lines; a line that is none is refused with its number."""
    file = source(settings).file
    words, today = vocabulary(file), now.astimezone(file.zone).date()
    for number, line in enumerate(lines, 1):
        if line.strip():
            text, day = _asked(line, number, today)
            yield json.dumps(as_dict(understand(text, words, day)), ensure_ascii=False)


def _asked(line: bytes, number: int, today: date) -> tuple[str, date]:
    try:
        asked = json.loads(line.decode("utf-8-sig"))
        text, day = asked["text"], asked.get("ref_date")
        if not isinstance(text, str):
            raise TypeError("text is no string")
        return text, _day(day) if day else today
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        example = '{"text": "việc 2 xong rồi", "ref_date": "2024-02-20"}'
        raise Refusal(f"Dòng {number} không đọc được. Mỗi dòng là một JSON, ví dụ: {example}") from error


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if not 1900 <= day.year < 3000:  # "next week" must be a day too
        raise ValueError("not a year of ours")
    return day


def as_dict(reading: Reading) -> dict[str, Any]:
    return {
        "intent": reading.intent,
        "labels": [
            {
                "task": label.task,
                "status": label.state,
                "percent": label.percent,
                "expected_date": f"{label.expected:%d/%m}" if label.expected else None,
            }
            for label in reading.labels
        ],
        "sure": reading.sure,
    }
