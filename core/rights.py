"""Who may do what: one table, role by action."""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """A post's role; the value is the slug that stands in a person's code."""

    FOCAL = "dau-moi"
    BACKUP = "du-phong"
    LEADER = "lanh-dao"
    OFFICE = "van-phong"
    ADMIN = "quan-tri"
    VIEWER = "nguoi-xem"


ROLE_NAMES: dict[Role, str] = {
    Role.FOCAL: "đầu mối",
    Role.BACKUP: "dự phòng",
    Role.LEADER: "lãnh đạo",
    Role.OFFICE: "văn phòng",
    Role.ADMIN: "quản trị",
    Role.VIEWER: "người xem",
}

UNIT_ROLES = frozenset({Role.FOCAL, Role.BACKUP, Role.LEADER})
OFFICE_ROLES = frozenset({Role.OFFICE, Role.ADMIN, Role.VIEWER})


class Action(StrEnum):
    SEE_OWN = "see_own"  # the tasks of one's own unit
    REPORT = "report"
    RAISE = "raise"  # a difficulty or a question
    SEE_ALL = "see_all"  # digest, board, every unit
    ANSWER = "answer"  # a difficulty
    MOVE = "move"  # decide on a later day
    BROADCAST = "broadcast"
    PAUSE = "pause"  # units are reminded of nothing for a while
    CALENDAR = "calendar"  # days off and worked days of one's own
    AUDIT = "audit"  # why somebody was not reminded, who did what
    INVITE = "invite"  # a new code for somebody on the roster


RIGHTS: dict[Role, frozenset[Action]] = {
    Role.FOCAL: frozenset({Action.SEE_OWN, Action.REPORT, Action.RAISE}),
    Role.BACKUP: frozenset({Action.SEE_OWN, Action.REPORT, Action.RAISE}),
    Role.LEADER: frozenset({Action.SEE_OWN, Action.REPORT, Action.RAISE}),
    Role.OFFICE: frozenset({Action.SEE_ALL, Action.ANSWER, Action.MOVE, Action.PAUSE, Action.AUDIT, Action.INVITE}),
    Role.ADMIN: frozenset(
        {
            *(Action.SEE_ALL, Action.ANSWER, Action.MOVE, Action.BROADCAST, Action.PAUSE),
            *(Action.AUDIT, Action.INVITE, Action.CALENDAR),
        }
    ),
    Role.VIEWER: frozenset({Action.SEE_ALL}),
}


def may(roles: Iterable[Role], action: Action) -> bool:
    return any(action in RIGHTS[role] for role in roles)
