"""One thing that `dondoc doctor` has looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What is well, or what is wrong and how to mend it: one plain sentence or two."""

    well: bool
    text: str

    def __str__(self) -> str:
        return f"{'✓' if self.well else '!'} {self.text}"


def well(text: str) -> Finding:
    return Finding(True, text)


def wrong(text: str) -> Finding:
    return Finding(False, text)
