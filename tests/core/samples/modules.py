"""Where the sentences stand."""

from types import ModuleType

from core.texts import (
    away,
    calendar,
    check_ins,
    claims,
    days,
    evidence,
    explaining,
    gaps,
    inviting,
    journal,
    labels,
    later,
    lost_chats,
    matters,
    matters_office,
    moving,
    office,
    office_own,
    officials,
    operators,
    pausing,
    people,
    plan_changes,
    reach,
    recording,
    reminders,
    route,
    route_warnings,
    saying_back,
    steps,
    unit_page,
)

MODULES: tuple[ModuleType, ...] = (
    *(labels, people, officials, saying_back, office, reminders, gaps, operators, lost_chats, steps),
    *(days, later, away, pausing, matters, matters_office, evidence),
    *(check_ins, claims, unit_page, recording, office_own, moving, calendar, plan_changes),
    *(inviting, reach, explaining, journal, route, route_warnings),
)
