"""Every sentence of the bot, said once or more with values from the real dispatch."""

from collections.abc import Iterator
from typing import Any

from core.texts import parts
from tests.core.samples import (
    broadcasts,
    calendar,
    check_ins,
    claims,
    evidence,
    gaps,
    inviting,
    journal,
    labels,
    matters,
    moving,
    office,
    office_own,
    officials,
    operators,
    people,
    quiet,
    reach,
    recording,
    reminders,
    route,
    saying_back,
    steps,
    unit_page,
)
from tests.core.samples.modules import MODULES as MODULES
from tests.core.samples.values import Call

NOUNS = (
    labels,
    people,
    officials,
    saying_back,
    office,
    reminders,
    steps,
    gaps,
    operators,
    quiet,
    check_ins,
    office_own,
    moving,
    matters,
    claims,
    recording,
    unit_page,
    broadcasts,
    journal,
    inviting,
    reach,
    calendar,
    route,
    evidence,
)


def calls() -> list[Call]:
    return [call for noun in NOUNS for call in noun.calls()]


def sentences() -> Iterator[tuple[str, str]]:
    """Name and words of every constant and every sample call."""
    for module in MODULES:
        for name, value in vars(module).items():
            if name.isupper() and not name.startswith("_"):
                yield from _constants(f"{module.__name__}.{name}", value)
    for state, words in parts.STATES.items():
        yield f"core.texts.parts.STATES[{state}]", words
    for function, args, kwargs in calls():
        yield f"{function.__module__}.{function.__name__}", function(*args, **kwargs)


def _constants(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        yield from ((f"{name}[{key}]", words) for key, words in value.items() if isinstance(words, str))
