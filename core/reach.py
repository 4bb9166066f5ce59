"""Whether anybody can be reached for a unit, and if not, why. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.rights import Role

ROLES = (Role.FOCAL, Role.BACKUP, Role.LEADER)
"""The posts that every unit with open work is to have."""


class Trouble(StrEnum):
    """Why a post cannot be reached, from what the office can mend soonest."""

    VACANT = "vacant"  # nobody holds it
    NO_CODE = "no_code"  # was never given one
    NOT_STARTED = "not_started"  # has a code and has not used it
    CODE_OVER = "code_over"  # has not used it, and it has run out
    NOT_AGREED = "not_agreed"  # has opened the chat and not agreed
    BLOCKED = "blocked"
    CHANNEL_DOWN = "channel_down"  # is in a chat of a messenger that does not work


@dataclass(frozen=True, slots=True)
class Account:
    """A chat that somebody once opened. `lost`: the messenger's reason for which it cannot be reached."""

    channel: str
    agreed: bool
    lost: str | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """The last invitation: from when, and whether it could still be used."""

    since: date
    open: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody in a post, and the ways to reach them."""

    unit: str
    role: Role
    person: int
    name: str
    phone: str
    accounts: tuple[Account, ...] = ()
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Unreached:
    """A post that nobody can be reached for. `detail`: the messenger's words, or its name."""

    role: Role
    why: Trouble
    holding: Holding | None = None
    since: date | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class UnitReach:
    """`whole`: nobody of the unit can be reached."""

    unit: str
    whole: bool
    posts: tuple[Unreached, ...]


def is_reached(holding: Holding, down: Collection[str]) -> bool:
    """`down`: the messengers that do not work."""
    return any(account.agreed and account.lost is None and account.channel not in down for account in holding.accounts)


def unreached(units: Sequence[str], holdings: Iterable[Holding], down: Collection[str]) -> list[UnitReach]:
    """Of each of these units the posts that nobody can be reached for; units of which nobody can be come first."""
    held: dict[str, list[Holding]] = {unit: [] for unit in units}
    for holding in holdings:
        if holding.unit in held:
            held[holding.unit].append(holding)
    found = [_of_unit(unit, mine, down) for unit, mine in held.items()]
    return sorted((one for one in found if one.posts), key=lambda one: not one.whole)


def _of_unit(unit: str, holdings: Sequence[Holding], down: Collection[str]) -> UnitReach:
    posts: list[Unreached] = []
    for role in ROLES:
        mine = [holding for holding in holdings if holding.role is role]
        posts += [_why(holding) for holding in mine if not is_reached(holding, down)]
        posts += [] if mine else [Unreached(role, Trouble.VACANT)]
    return UnitReach(unit, not any(is_reached(holding, down) for holding in holdings), tuple(posts))


def _why(holding: Holding) -> Unreached:
    """Of several chats the one that is nearest to working."""
    agreed = [account for account in holding.accounts if account.agreed]
    standing = [account for account in agreed if account.lost is None]
    if standing:
        return Unreached(holding.role, Trouble.CHANNEL_DOWN, holding, detail=standing[0].channel)
    if agreed:
        lost = agreed[-1]
        return Unreached(holding.role, Trouble.BLOCKED, holding, lost.since, lost.lost or "")
    if holding.accounts:
        return Unreached(holding.role, Trouble.NOT_AGREED, holding, holding.accounts[-1].since)
    if holding.code is None:
        return Unreached(holding.role, Trouble.NO_CODE, holding)
    why = Trouble.NOT_STARTED if holding.code.open else Trouble.CODE_OVER
    return Unreached(holding.role, why, holding, holding.code.since)
