"""Who of a unit's people is reminded: duties are the unit's, not a phone's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.ladder import Quiet, Why
from core.rights import Role
from storage.absences import Away
from storage.people import Holder


@dataclass(frozen=True, slots=True)
class Addressees:
    """`told`, and the backups who are told too once reminders have gone unanswered; `quiet`: why it is nobody."""

    told: list[Holder]
    backups: list[Holder]
    quiet: Quiet | None = None


def addressees(holders: Sequence[Holder], away: Mapping[int, Away], at: datetime, *, last_day: bool) -> Addressees:
    """Of a unit's people the focal officials, or who stands in for them; where none of them can be reached, the
    backups too; the leaders only where nobody else is left.

    Who cannot be reached has a row all the same, and gets it on joining. Who has asked to be reminded later is left
    in peace until then, and nobody is asked in their place; but the last day always speaks.
    """
    here = [holder for holder in holders if not holder.stopped and holder.person not in away]
    chosen = _chosen(here, _stand_ins(holders, away))
    if not chosen:
        return Addressees([], [], _nobody(holders, away))
    told = [holder for holder in chosen if last_day or not _is_later(holder, at)]
    if not told:
        until = max(holder.quiet_until for holder in chosen if holder.quiet_until)
        return Addressees([], [], Quiet(Why.LATER, until.date()))
    backups = [holder for holder in here if holder.role is Role.BACKUP and holder not in told and holder.chat]
    return Addressees(told, backups)


def _chosen(here: Sequence[Holder], stand_ins: set[int]) -> list[Holder]:
    found: dict[int, Holder] = {}
    for role in (Role.FOCAL, Role.BACKUP):
        found |= {holder.person: holder for holder in here if holder.role is role}
        if role is Role.FOCAL:
            found |= {holder.person: holder for holder in here if holder.person in stand_ins}
        if any(holder.chat for holder in found.values()):
            break
    leaders = {holder.person: holder for holder in here if holder.role is Role.LEADER}
    return list((found or leaders).values())


def _stand_ins(holders: Iterable[Holder], away: Mapping[int, Away]) -> set[int]:
    """Colleagues named by focal officials who are away."""
    absent = [away[holder.person] for holder in holders if holder.role is Role.FOCAL and holder.person in away]
    return {one.stand_in for one in absent if one.stand_in is not None}


def _is_later(holder: Holder, at: datetime) -> bool:
    return holder.quiet_until is not None and holder.quiet_until > at


def _nobody(holders: Sequence[Holder], away: Mapping[int, Away]) -> Quiet:
    absent = [away[holder.person].to_day for holder in holders if holder.person in away]
    if absent:
        return Quiet(Why.AWAY, max(absent))
    return Quiet(Why.STOPPED if holders else Why.NOBODY)
