"""/donvi: one unit's page for the office, with what can be done about it."""

from core.figures import Status
from core.rights import Action
from core.states import TO_CONFIRM
from core.texts import claims as claim_words
from core.texts import matters as matter_words
from core.texts import unit_page as words
from core.texts.unit_page import Page
from handlers.naming_unit import named_unit
from handlers.routes import Routes
from handlers.turn import Turn
from storage import difficulties, extensions, pauses, people, statuses, unit_notes
from storage.outbox import Choice
from storage.people import UnitRef

routes = Routes()
SEE, MAY = Action.SEE_ALL, Action.ANSWER


@routes.command("donvi", "unit", "don vi", right=SEE, menu="Xem một đơn vị")
def start(turn: Turn) -> None:
    if turn.text:
        _find(turn)
    else:
        turn.ask("unit.which", words.ASK_WHICH)


@routes.step("unit.which", right=SEE)
def typed(turn: Turn) -> None:
    turn.leave()
    _find(turn)


def _find(turn: Turn) -> None:
    unit = named_unit(turn, "unit.show")
    if unit is not None:
        show(turn, people.unit(turn.session, unit))


@routes.action("unit.show", right=SEE)
def pressed(turn: Turn) -> None:
    show(turn, unit_of(turn))


def unit_of(turn: Turn) -> UnitRef:
    return people.unit(turn.session, turn.data["unit"])


def show(turn: Turn, unit: UnitRef) -> None:
    """Short enough for a telephone: who there is, and what was said, stand behind buttons."""
    found = statuses.of_unit(turn.session, turn.directive, turn.now, unit.id)
    page = Page(
        unit.name,
        tasks=_tasks(turn, found),
        matters=_matters(turn, unit),
        paused_until=pauses.on(turn.session, turn.directive.id, turn.today).get(unit.code),
        notes=_notes(turn, unit) if turn.actor.may(MAY) else (),
    )
    turn.reply(words.page(page), _choices(turn, unit, found))


def _tasks(turn: Turn, found: list[Status]) -> list[str]:
    """How each stands, since when and by whom; its wave where there are several."""
    names = people.names(turn.session, {status.reported_by for status in found if status.reported_by})
    several = len({status.wave for status in found}) > 1
    waves = {wave.code: wave.name for wave in turn.directive.file.waves} if several else {}
    return [_line(turn, status, names, waves) for status in found]


def _line(turn: Turn, status: Status, names: dict[str, str], waves: dict[str, str]) -> str:
    day = turn.directive.calendar.day(status.reported_at) if status.reported_at else None
    return words.task_line(status, names.get(status.reported_by or "", ""), day, waves.get(status.wave, ""))


def _matters(turn: Turn, unit: UnitRef) -> list[str]:
    """What is between the unit and the office, by number."""
    matters = difficulties.unfinished(turn.session, turn.directive.id, [unit.id])
    asked = [asked for asked in extensions.waiting(turn.session, turn.directive.id) if asked.unit == unit.id]
    return [
        *(words.matter(matter_words.head(m.kind, m.number), m.tasks, matter_words.STATES[m.state]) for m in matters),
        *(words.later_day(one.number, one.task, one.wanted) for one in asked),
    ]


def _notes(turn: Turn, unit: UnitRef) -> list[str]:
    found = unit_notes.of_unit(turn.session, turn.directive.id, unit.id)
    return [words.note(turn.directive.calendar.local(note.at), note.name, note.text) for note in found]


def _choices(turn: Turn, unit: UnitRef, found: list[Status]) -> list[Choice]:
    """Those that act are for the office; a viewer sees."""
    claims = sum(status.state in TO_CONFIRM for status in found)
    acts = turn.actor.may(MAY)
    named = [(claim_words.to_confirm(claims), "claim.unit")] if acts and claims and turn.confirms else []
    named += [(words.RECORD, "record.start"), (words.NUDGE, "unit.nudge")] if acts and found else []
    named += [(words.PEOPLE, "unit.people"), (words.HISTORY, "unit.history"), (words.FILES, "evidence.show")]
    named += [(words.NOTE, "unit.note")] if acts else []
    return [Choice(label, action, {"unit": unit.id}, lasting=True) for label, action in named]
