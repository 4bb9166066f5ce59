""" "Nhắc ngay": a unit is reminded at the office's word, once a day as ever, and never of what it has answered."""

from collections.abc import Collection

from core.dates import hour
from core.figures import Status
from core.ladder import ASKED
from core.refusal import Refusal
from core.rights import Action, Role
from core.states import CLAIMED
from core.texts import unit_page as words
from handlers.routes import Routes
from handlers.turn import Turn
from handlers.unit_page import unit_of
from storage import audits, difficulties, extensions, nudge_items, nudges, outbox, pauses, people, statuses
from storage.people import Holder, UnitRef

routes = Routes()


@routes.action("unit.nudge", right=Action.ANSWER)
def nudge(turn: Turn) -> None:
    unit = unit_of(turn)
    why, owed, told = _why_not(turn, unit)
    if why:
        raise Refusal(words.not_nudged(unit.name, why))
    for holder in told:
        _write(turn, holder, owed)
    audits.note(turn.session, turn.now, turn.actor.person, "nudged", unit=unit.code)
    turn.reply(words.nudged(unit.name, [holder.name for holder in told]))


def _why_not(turn: Turn, unit: UnitRef) -> tuple[str, list[Status], list[Holder]]:
    """Why nobody is reminded now; else of what, and whom."""
    if turn.directive.calendar.next_open(turn.now) > turn.now:
        return words.OUT_OF_HOURS, [], []
    until = pauses.on(turn.session, turn.directive.id, turn.today).get(unit.code)
    if until is not None:
        return words.paused(until), [], []
    found = statuses.of_unit(turn.session, turn.directive, turn.now, unit.id)
    open_ones = [status for status in found if status.state not in CLAIMED]
    if not open_ones:
        return words.NOTHING_OPEN, [], []
    owed = [status for status in open_ones if not _is_quiet(turn, status)]
    if not owed:
        days = [s.expected for s in open_ones if s.expected and s.expected >= turn.today]
        return words.all_quiet(min(days, default=None)), [], []
    told = _whom(turn, unit)
    reminded = _reminded(turn, told)
    return (words.NOBODY if not told else reminded), owed, told


def _is_quiet(turn: Turn, status: Status) -> bool:
    """It waits for the office's answer, or for the day that the unit has promised."""
    waiting = difficulties.quiet_assignments(turn.session, turn.directive.id)
    waiting |= extensions.awaiting(turn.session, turn.directive.id)
    promised = status.expected is not None and status.expected >= turn.today
    return status.assignment in waiting or promised


def _whom(turn: Turn, unit: UnitRef) -> list[Holder]:
    """The focal officials who can be reached, else the backups."""
    found = people.holders(turn.session, turn.today, [Role.FOCAL, Role.BACKUP], [unit.id])
    reached = [holder for holder in people.each_once(found) if holder.chat is not None and not holder.stopped]
    return [holder for holder in reached if holder.role is Role.FOCAL] or reached


def _reminded(turn: Turn, told: Collection[Holder]) -> str:
    """One a day, whoever asks for it."""
    for holder in told:
        row = outbox.by_key(turn.session, nudges.key(holder.person, turn.today))
        if row is not None:
            return words.already(hour(turn.directive.calendar.local(row.sent_at or row.due)))
    return ""


def _write(turn: Turn, holder: Holder, owed: Collection[Status]) -> None:
    milestones = {status.milestone for status in owed}
    draft = nudges.draft(turn.directive, holder.address, milestones, turn.now, why="office")
    (row,) = outbox.queue(turn.session, draft)
    nudge_items.put(turn.session, {row: {status.assignment: ASKED for status in owed}})
