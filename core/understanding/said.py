"""What a clause says of the work."""

from datetime import date
from typing import NamedTuple

from core.states import State


class Said(NamedTuple):
    """What a clause says. `doubt` counts what makes it uncertain."""

    state: State | None = None
    percent: int | None = None
    day: date | None = None
    doubt: int = 0
    speaks: bool = True  # says anything of the work at all
    weak: bool = False  # only a guess from the tense: anything plainer replaces it
    bare: bool = False  # only "chưa"
    issued: bool = False  # "đã ban hành": stands against an earlier "trình ký"
    difficulty: bool = False
    denies_difficulty: bool = False
    impossible: str | None = None
    all: bool = False  # "xong hết"
