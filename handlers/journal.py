"""/nhatky: why a unit was, or was not, reminded on a day; without words, who did what of late."""

from datetime import date

from core.directive import Unit
from core.explaining import brief, explain, of_the_day
from core.refusal import Refusal
from core.rights import Action
from core.said_days import Named, NoSuchDay, named_day
from core.texts import explaining as words
from core.texts import journal, office
from core.unit_names import find_units, units_in
from handlers.routes import Routes
from handlers.turn import Turn
from storage import audits, explaining
from storage.outbox import Choice

routes = Routes()
MAY = Action.AUDIT
LINES = 20


@routes.command("nhatky", "audit", "nhat ky", right=MAY, menu="Nhật ký; vì sao không nhắc")
def show(turn: Turn) -> None:
    if not turn.text:
        _newest(turn)
        return
    named = _named(turn)
    units = _units(turn, named.rest)
    day = named.day or turn.today
    if len(units) == 1:
        _explain(turn, units[0].code, day)
    elif units:
        _ask(turn, named.rest, units, day)
    elif named.day is not None and not _said_more(named.rest):
        _overview(turn, day)
    else:
        turn.reply(office.unknown_unit(turn.text))


def _newest(turn: Turn) -> None:
    local = turn.directive.calendar.local
    found = audits.newest(turn.session, LINES)
    lines = [
        journal.entry(local(one.at), one.name, journal.deed(one.action, one.detail.get("number"))) for one in found
    ]
    turn.reply(journal.journal(lines) if lines else journal.EMPTY)


def _named(turn: Turn) -> Named:
    try:
        return named_day(turn.text, turn.today, turn.directive.file.directive.starts)
    except NoSuchDay as typed:
        raise Refusal(words.no_such_day(str(typed))) from None


_FILLERS = frozenset(
    ("vi", "sao", "tai", "the", "nao", "ly", "do", "khong", "chua", "duoc", "bi", "nhac", "viec", "ngay", "cho", "cua")
)


def _said_more(rest: str) -> bool:
    """Whether words are left that could be a unit's name."""
    return any(word.strip(" .,!?") not in _FILLERS for word in rest.split() if word.strip(" .,!?"))


def _units(turn: Turn, rest: str) -> list[Unit]:
    units = turn.directive.file.units
    bare = " ".join(word for word in rest.split() if word.strip(".,!?") not in _FILLERS)
    return units_in(rest, units) or (find_units(bare, units) if bare else [])


def _ask(turn: Turn, typed: str, units: list[Unit], day: date) -> None:
    choices = [Choice(unit.name, "journal.unit", {"unit": unit.code, "day": day.isoformat()}) for unit in units[:LINES]]
    turn.reply(office.ambiguous_unit(typed, [unit.name for unit in units[:LINES]]), choices)


@routes.action("journal.unit", right=MAY)
def picked(turn: Turn) -> None:
    _explain(turn, turn.data["unit"], date.fromisoformat(turn.data["day"]))


def _explain(turn: Turn, unit: str, day: date) -> None:
    turn.reply(explain(explaining.of_unit(turn.session, turn.directive, unit, day, turn.now)))


def _overview(turn: Turn, day: date) -> None:
    """Every unit whose turn it was, a line each; the day itself where it was nobody's."""
    due = explaining.units_due(turn.session, turn.directive, day)
    if not due:
        turn.reply(words.nobody_due(day))
        return
    facts = [explaining.of_unit(turn.session, turn.directive, unit, day, turn.now) for unit in due[:LINES]]
    whole = of_the_day(facts[0])
    lines = [f"{one.unit}: {brief(one)}" for one in facts]
    turn.reply(whole if whole is not None else words.overview(day, lines, len(due) - len(facts)))
