""" "Việc của tôi": the unit's tasks, each with its state, day and what "done" means."""

from core.figures import Status
from core.rights import Action
from core.states import CLAIMED
from core.texts import labels, matters, officials
from handlers.routes import Routes
from handlers.turn import Turn
from storage import difficulties
from storage.difficulties import Matter
from storage.outbox import Choice
from storage.people import UnitRef

routes = Routes()


@routes.command("viec", "tasks", "viec cua toi", "cac viec", "xem viec", right=Action.SEE_OWN, menu="Việc của tôi")
@routes.action("tasks.show", right=Action.SEE_OWN)
def show(turn: Turn) -> None:
    for unit in turn.actor.units:
        statuses = turn.statuses(unit)
        turn.reply(_list(turn, unit, statuses), _buttons(unit, statuses))


def _list(turn: Turn, unit: UnitRef, statuses: list[Status]) -> str:
    if not statuses:
        return officials.NO_TASKS
    held_up = difficulties.standing_in_the_way(turn.session, turn.directive.id, unit.id)
    return officials.task_list(unit.name, [_line(turn, s, held_up.get(s.assignment)) for s in statuses])


def _line(turn: Turn, status: Status, matter: Matter | None) -> str:
    file, calendar = turn.directive.file, turn.directive.calendar
    left = calendar.days_left(turn.today, status.last_day)
    wave = next(wave.name for wave in file.waves if wave.code == status.wave)
    told = matters.in_the_way(matter.kind, matter.number, matter.state) if matter else ""
    return officials.task_line(
        status, status.task_short, left, file.task(status.task).done_when, wave=wave, matter=told
    )


def _buttons(unit: UnitRef, statuses: list[Status]) -> list[Choice]:
    if all(status.state in CLAIMED for status in statuses):
        return []
    return [
        Choice(labels.DONE, "report.done", {"unit": unit.id}),
        Choice(labels.DOING, "report.doing", {"unit": unit.id}),
        Choice(labels.BLOCKED, "difficulty.ask", {"unit": unit.id}),
        Choice(labels.MOVE, "moving.start", {"unit": unit.id}),
    ]
