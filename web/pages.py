"""The templates: found beside this file, escaped always, and a forgotten value is an error."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.dates import dated, full_day, hour, near_day, short_day, weekday

HERE = Path(__file__).parent
STATIC = HERE / "static"

_FILTERS = (dated, full_day, hour, near_day, short_day, weekday)


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {filter_.__name__: filter_ for filter_ in _FILTERS} | {"first_upper": first_upper}
    return found


def first_upper(text: str) -> str:
    """`capitalize` would make "UBND" of "uBND" small."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Pages:
    environment: Environment = field(default_factory=_environment)

    def render(self, template: str, values: Mapping[str, Any]) -> str:
        return self.environment.get_template(template).render(values)
