""" "Nhắc ngay": a unit is reminded at the office's word, by the rules of every reminder: once a day, inside the hours,
and never of what it has answered. Why nobody is, the office hears."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.dates import hour, near_day
from core.figures import Status
from core.ladder import ASKED, LAST_DAY, Quiet, Why
from core.ledger import RowState
from core.refusal import Refusal
from core.rights import UNIT_ROLES, Action
from core.texts import explaining
from core.texts import unit_page as words
from handlers.routes import Routes
from handlers.turn import Turn
from handlers.unit_page import unit_of
from storage import absences, audits, nudge_items, nudges, outbox, people, statuses
from storage.addressees import addressees
from storage.holding import held
from storage.outbox import Row
from storage.people import Holder, UnitRef

routes = Routes()


@dataclass(frozen=True, slots=True)
class _Owed:
    """What the unit is reminded of, each with its rung, and what it is not, each with the reason."""

    spoken: Sequence[tuple[Status, str]]
    quiet: Sequence[tuple[Status, Quiet]]

    @property
    def last_day(self) -> bool:
        return any(rung == LAST_DAY for _, rung in self.spoken)


@routes.action("unit.nudge", right=Action.ANSWER)
def nudge(turn: Turn) -> None:
    unit = unit_of(turn)
    _check_hours(turn, unit)
    owed = _owed(turn, unit)
    told = _whom(turn, unit, owed)
    for holder in told:
        _write(turn, holder, owed)
    audits.note(turn.session, turn.now, turn.actor.person, "nudged", unit=unit.code)
    numbers = list(dict.fromkeys(status.number for status, _ in owed.spoken))
    turn.reply(words.nudged(unit.name, numbers, [holder.name for holder in told], _reasons(owed.quiet)))


def _check_hours(turn: Turn, unit: UnitRef) -> None:
    """Raises Refusal before the directive is followed, and outside the working hours."""
    calendar, starts = turn.directive.calendar, turn.directive.file.directive.starts
    if turn.today < starts:
        raise Refusal(words.not_nudged(unit.name, words.not_begun(starts)))
    opens = calendar.next_open(turn.now)
    if opens > turn.now:
        local = calendar.local(opens)
        raise Refusal(words.not_nudged(unit.name, words.out_of_hours(f"{hour(local)} {near_day(local.date())}")))


def _owed(turn: Turn, unit: UnitRef) -> _Owed:
    """As a reminder of today would have it. Raises Refusal where it would say nothing, or is still to come."""
    ladders, holding = turn.directive.ladders, held(turn.session, turn.directive, turn.today)
    spoken: list[tuple[Status, str]] = []
    quiet: list[tuple[Status, Quiet]] = []
    planned = turn.directive.calendar.at(turn.today, turn.directive.file.nudges.at)
    for status in statuses.of_unit(turn.session, turn.directive, turn.now, unit.id):
        rung = ladders.rung(status, turn.today)
        why = ladders.quiet(status, turn.today, rung or ASKED, holding)
        if why is not None:
            quiet.append((status, why))
        elif rung is not None and turn.now < planned:
            at = hour(turn.directive.calendar.local(planned))
            raise Refusal(words.not_nudged(unit.name, words.still_to_come(at)))
        else:
            spoken.append((status, rung or ASKED))
    if not spoken:
        raise Refusal(words.not_nudged(unit.name, _reasons(quiet) or words.NOTHING_OPEN))
    return _Owed(spoken, quiet)


def _reasons(quiet: Sequence[tuple[Status, Quiet]]) -> str:
    """việc 1, việc 3: đơn vị đã hẹn ngày 29/02; what is done needs no reason."""
    found: dict[str, list[int]] = {}
    for status, held_by in quiet:
        if held_by.why is not Why.DONE:
            found.setdefault(explaining.why(held_by.why, held_by.until), []).append(status.number)
    return words.reasons([(list(dict.fromkeys(numbers)), why) for why, numbers in found.items()])


def _whom(turn: Turn, unit: UnitRef, owed: _Owed) -> list[Holder]:
    """Those whom a reminder would go to and who have had none today. Raises Refusal where there is nobody."""
    holders = people.holders(turn.session, turn.today, UNIT_ROLES, [unit.id])
    chosen = addressees(holders, absences.on(turn.session, turn.today), turn.now, last_day=owed.last_day)
    if chosen.quiet is not None:
        raise Refusal(words.not_nudged(unit.name, explaining.why(chosen.quiet.why, chosen.quiet.until)))
    reached = [holder for holder in chosen.told if holder.chat is not None]
    if not reached:
        raise Refusal(words.not_nudged(unit.name, words.NOBODY))
    rows = {h.person: outbox.by_key(turn.session, nudges.key(h.person, turn.today)) for h in reached}
    fresh = [holder for holder in reached if rows[holder.person] is None]
    if not fresh:
        first = next(row for row in rows.values() if row is not None)
        raise Refusal(words.not_nudged(unit.name, _today(turn, first)))
    return fresh


def _today(turn: Turn, row: Row) -> str:
    """What became of the one reminder of the day."""
    local = turn.directive.calendar.local
    if row.state in (RowState.SKIPPED, RowState.FAILED):
        return words.not_sent(explaining.row_reason(row.reason))
    if row.sent_at is None and row.state is not RowState.UNKNOWN:
        return words.waiting(hour(local(row.due)))
    return words.already(hour(local(row.sent_at or row.due)))


def _write(turn: Turn, holder: Holder, owed: _Owed) -> None:
    milestones = {status.milestone for status, _ in owed.spoken}
    (row,) = outbox.queue(turn.session, nudges.draft(turn.directive, holder.address, milestones, turn.now))
    nudge_items.put(turn.session, {row: {status.assignment: rung for status, rung in owed.spoken}})
