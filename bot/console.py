"""What the commands of `dondoc` share: plain lines out, refusals, settings, the database and the clock."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from bot.clock import Clock
from bot.settings import Settings, load, without_effect
from core.refusal import Faults, Refusal

if TYPE_CHECKING:
    from storage.database import Database


def say(text: str, *, error: bool = False) -> None:
    """One line of plain text, never cut to the terminal's width."""
    Console(stderr=error).print(text, markup=False, highlight=False, soft_wrap=True)


def put(lines: Iterable[str]) -> None:
    """Data, as it is. Flushed here, where a reader who has gone (`… | head`) is an end and not a complaint."""
    for line in lines:
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


@contextmanager
def refusals() -> Iterator[None]:
    """What a person can mend is a sentence and exit 1."""
    try:
        yield
    except Faults as faults:
        for fault in faults.faults:
            say(fault, error=True)
        raise typer.Exit(1) from None
    except Refusal as refusal:
        say(refusal.sentence, error=True)
        raise typer.Exit(1) from None


@contextmanager
def office(*, load_default: bool = True) -> Iterator[tuple["Database", Clock]]:
    """The database and the clock, for a command that needs them; with its refusals."""
    from bot.opening import opened

    with refusals(), opened(configured(), load_default=load_default) as found:
        yield found


def configured() -> Settings:
    settings = load()
    log_to_stderr(settings.log_level)
    for name in without_effect(settings):
        say(f"{name}: được đặt, nhưng bản này chưa dùng đến.", error=True)
    return settings


def log_to_stderr(level: str) -> None:
    from bot.logs import configure

    configure(level)


def is_scripted() -> bool:
    """Nobody is there to be asked."""
    return not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())


def say_lines(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)
