"""Who may do what: each role against each action, each way in, and what is not one's own."""

import pytest

from core.rights import Action, Role, may
from handlers.routes import Route
from handlers.use_cases import ROUTES
from tests.dialogues.desk import ADMIN, DESK, HOA, NGHIA, QUANG, audits, matters
from tests.office import Office
from tests.time.hands import end_post

UNIT = {Action.SEE_OWN, Action.REPORT, Action.RAISE}
OFFICE = {Action.SEE_ALL, Action.ANSWER, Action.MOVE, Action.PAUSE, Action.AUDIT, Action.INVITE}
EXPECTED = {
    Role.FOCAL: UNIT,
    Role.BACKUP: UNIT,
    Role.LEADER: UNIT,
    Role.OFFICE: OFFICE,
    Role.ADMIN: OFFICE | {Action.BROADCAST, Action.CALENDAR},
    Role.VIEWER: {Action.SEE_ALL},
}
FOR_ANYBODY = {
    *("command:start", "command:trogiup", "command:huy", "action:join.agree", "action:join.decline"),
    *("action:broadcast.received", "action:opening.received"),
    *("command:vuongmac", "command:giahan"),  # one word for both sides: each checks what the person may
    *("action:free.read", "action:unit.picked"),
    "action:evidence.show",  # the office of every unit, an official of the own one: checked inside
}
"""Ways in that ask for no right, or ask inside; whoever adds one has to say so here."""


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_each_role_against_each_action(role: Role, action: Action) -> None:
    assert may([role], action) is (action in EXPECTED[role])


def ways_in() -> list[Route]:
    return [*ROUTES.commands.values(), *ROUTES.actions.values(), *ROUTES.steps.values()]


def test_every_way_in_asks_for_a_right_or_is_known_to_need_none() -> None:
    assert {route.key for route in ways_in() if route.right is None} <= FOR_ANYBODY


def refused() -> list[tuple[str, str]]:
    """A command, and somebody on the side whose it is not."""
    sides = ((Role.FOCAL, QUANG), (Role.OFFICE, DESK))
    found = {
        (route.name, person)
        for route in ROUTES.commands.values()
        for role, person in sides
        if route.right is not None and not may([role], route.right)
    }
    return sorted(found)


@pytest.mark.parametrize(("name", "outsider"), refused())
async def test_a_command_that_is_not_ones_own_is_refused_and_remembered(
    office: Office, name: str, outsider: str
) -> None:
    right = ROUTES.commands[name].right
    talk = office.talk(outsider)
    await talk.says(f"/{name}")
    assert [sent.text for sent in talk.news] == ["Nội dung này không thuộc phần việc của anh/chị trong hệ thống."]
    assert audits(office)[-1] == ("refused", {"right": right})


async def test_a_button_of_another_chat_does_nothing(office: Office) -> None:
    """The press names the row; a row that was sent to somebody else is nobody's button here."""
    quang, nghia, desk = office.talk(QUANG), office.talk(NGHIA), office.talk(DESK)
    await quang.says("việc 1 vướng kinh phí in thư")
    await quang.says("việc 2 xong")
    for mine in (desk.messages[-1], quang.messages[-1]):
        for place in range(len(mine.choices)):
            await nghia.presses_on(mine, place)
            nghia.hears_nothing()
    assert matters(office)[0]["state"] == "open"
    assert office.status("phuoc-quang", 2).state == "said_done"


async def test_an_old_button_acts_on_nothing_once_the_post_is_another(office: Office) -> None:
    """What a button may do is asked when it is pressed, not when it was offered."""
    quang = office.talk(QUANG)
    await quang.says("việc 2 xong")
    end_post(office, QUANG, office.directive.calendar.shift(office.directive.calendar.day(office.clock.now()), -1))
    await quang.presses("Đúng")
    assert office.status("phuoc-quang", 2).state == "said_done"


async def test_matters_and_units_of_others_are_out_of_sight(office: Office) -> None:
    await office.talk(QUANG).says("việc 1 vướng kinh phí in thư")
    talk = office.talk(HOA)
    for words in ("/vuongmac 1", "số 1: cho xem với", "/donvi phuoc quang", "/xacnhan", "/nhatky"):
        await talk.says(words)
        assert not [sent for sent in talk.news if "kinh phí in thư" in sent.text]
    await office.talk(ADMIN).says("/vuongmac 1")
    office.talk(ADMIN).hears("kinh phí in thư")
