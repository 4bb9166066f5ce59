"""How much is measured: all of it for the figures, little of it to see that they can still be taken."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    units: int  # communes, each with a focal official
    people: int
    rounds: int  # tries of what is compared with peers
    sends: int
    reports: int
    asked: int  # messages of the idle bot, one at a time
    ledger: int  # rows waiting, or sent
    planned: tuple[int, ...]  # units whose reminders are planned: a district, a province, the country
    settling: tuple[float, float]  # seconds for memory to settle, at least and at most
    tries: int  # of what takes milliseconds
    installs: bool  # whether a peer that is not here is fetched


FULL = Size(
    units=300,
    people=3_000,
    rounds=3,
    sends=20_000,
    reports=3_000,
    asked=200,
    ledger=100_000,
    planned=(13, 159, 10_598),
    settling=(8.0, 60.0),
    tries=30,
    installs=True,
)
SMALL = Size(
    units=20,
    people=60,
    rounds=1,
    sends=1_000,
    reports=100,
    asked=20,
    ledger=2_000,
    planned=(13, 159),
    settling=(1.0, 2.0),
    tries=3,
    installs=False,
)
SIZES = {"full": FULL, "small": SMALL}
