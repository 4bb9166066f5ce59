"""Everything that a person can say or press: the routes of all use cases, and the menu that shows them."""

from collections.abc import Sequence
from functools import lru_cache

from core.rights import Role, may
from handlers import (
    absence,
    broadcast,
    calendar,
    calling,
    check_in_answers,
    check_ins,
    choosing,
    claim_questions,
    claims,
    common_answers,
    correcting,
    difficulty,
    digest,
    duties,
    editing,
    evidence_lists,
    evidence_tasks,
    free_text,
    granting,
    group_answers,
    helping,
    inviting,
    journal,
    later,
    matter_leaders,
    matter_pages,
    matter_sorting,
    matter_steps,
    moving,
    nudging,
    pausing,
    promising,
    questionnaire,
    receipts,
    record_writing,
    recording,
    registration,
    reporting,
    retracting,
    stopping,
    tasks,
    threads,
    typed_days,
    typed_tasks,
    unit_details,
    unit_page,
)
from handlers.routes import Routes

USE_CASES = (
    helping,
    registration,
    tasks,
    reporting,
    promising,
    correcting,
    retracting,
    editing,
    free_text,
    choosing,
    difficulty,
    evidence_lists,
    evidence_tasks,
    matter_pages,
    matter_steps,
    matter_sorting,
    matter_leaders,
    group_answers,
    common_answers,
    threads,
    moving,
    granting,
    stopping,
    digest,
    claims,
    claim_questions,
    unit_details,
    unit_page,
    record_writing,
    recording,
    nudging,
    calling,
    broadcast,
    calendar,
    receipts,
    inviting,
    journal,
    later,
    absence,
    pausing,
    typed_days,
    typed_tasks,
    check_ins,
    questionnaire,
    check_in_answers,
    duties,
)


def all_routes() -> Routes:
    routes = Routes()
    for use_case in USE_CASES:
        routes.add(use_case.routes)
    return routes


ROUTES = all_routes()


def menu(roles: Sequence[Role]) -> list[tuple[str, str]]:
    """The commands that these roles may use, as the messenger's menu shows them."""
    return list(_menu_of(frozenset(roles)))


@lru_cache(maxsize=64)
def _menu_of(roles: frozenset[Role]) -> tuple[tuple[str, str], ...]:
    shown = {
        route.name: route.menu
        for route in ROUTES.commands.values()
        if route.menu and (route.right is None or may(roles, route.right))
    }
    return tuple(shown.items())
