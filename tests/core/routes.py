"""Lines of a route, made by hand."""

from core.route import Line

TASKS = ["1", "2", "3", "4"]


def line(
    at: str,
    kind: str,
    person: str,
    why: str,
    unit: str | None = None,
    milestone: str | None = None,
    tasks: list[str] | None = None,
) -> Line:
    """`at`: `2024-02-20 07:15`; the unit is the person's own unless said."""
    own = person.split("/", maxsplit=1)[0]
    return Line(f"{at.replace(' ', 'T')}:00+07:00", kind, person, unit or own, milestone, tasks or [], why)


def nudge(at: str, person: str, rung: str = "T-7", milestone: str = "m1", tasks: list[str] | None = None) -> Line:
    return line(at, "nudge", person, rung, milestone=milestone, tasks=tasks or TASKS)


def opening(at: str, *units: str) -> list[Line]:
    return [line(at, "opening", f"{unit}/dau-moi/1", "starts") for unit in units]
