"""What a call's outcome makes of its row: sent, again, given up, or nobody knows."""

import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update

from bot.channels.webchat import NAME, WebChat
from bot.clock import HandClock
from bot.wiring import System
from core.channel import Fate, Outcome, Outgoing
from core.ledger import Kind
from storage import outbox, people
from storage.database import Database
from storage.outbox import Address, Choice, Draft
from storage.outbox import outbox as rows
from tests.office import Office, at

NOON = at("2024-02-21 12:00")
MORNING = at("2024-02-21 09:00")


class Scripted(WebChat):
    """A messenger that answers as it is told, then well."""

    def __init__(self) -> None:
        self.answers: list[Outcome] = []
        self.calls: list[Outgoing] = []
        self.breaks_on: str | None = None

    async def send(self, message: Outgoing) -> Outcome:
        self.calls.append(message)
        if message.text == self.breaks_on:
            raise RuntimeError("a fault in the channel")
        return self.answers.pop(0) if self.answers else await super().send(message)


class BothHands(HandClock):
    """The monotonic hand goes with the civil one."""

    def monotonic(self) -> float:
        return self.now().timestamp()


class Post:
    """An office with nothing of its own to say, one messenger, and a clock."""

    def __init__(self, office: Office, channel: Scripted) -> None:
        self.database = office.database
        self.clock = BothHands(MORNING)
        self.channel = channel
        self.system = System(office.database, self.clock, {NAME: channel}, pictures=False)

    def queue(self, key: str, kind: Kind = Kind.REPLY, **more: Any) -> None:
        to = Address(None, NAME, more.pop("chat", "somebody"))
        draft = Draft(key, kind, to, more.pop("body", key), self.clock.now(), **more)
        assert self.database.write(outbox.queue, draft)

    async def after(self, **later: float) -> None:
        self.clock.move(self.clock.now() + timedelta(**later))
        await self.system.delivery.drain()

    def row(self, key: str) -> Any:
        return self.database.look(outbox.by_key, key)

    def state(self, key: str) -> str:
        return str(self.row(key).state)

    @property
    def sent(self) -> list[str]:
        return [message.text for message in self.channel.calls]


@pytest.fixture
async def post(office: Office) -> AsyncIterator[Post]:
    office.database.write(lambda session: session.execute(delete(rows)))
    yield Post(office, Scripted())


async def test_what_is_sent_keeps_the_messengers_number(post: Post) -> None:
    post.queue("one")
    await post.after()
    row = post.row("one")
    assert (row.state, row.ref, row.sent_at, row.attempts) == ("sent", "web-somebody", post.clock.now(), 1)


async def test_certainly_not_sent_is_tried_again_later_each_time(post: Post) -> None:
    post.channel.answers = [Outcome(Fate.NOT_SENT, reason="no connection")] * 3
    post.queue("one")
    await post.after()
    for tries, wait in enumerate((2, 4, 8), 1):
        assert (post.state("one"), post.row("one").reason) == ("waiting", "no connection")
        await post.after(seconds=wait * 0.7)
        assert len(post.channel.calls) == tries
        await post.after(seconds=wait * 0.6)
        assert len(post.channel.calls) == tries + 1
    assert (post.state("one"), post.row("one").attempts) == ("sent", 4)


async def test_the_messengers_own_pause_is_kept_by_all(post: Post) -> None:
    post.channel.answers = [Outcome(Fate.NOT_SENT, reason="429", retry_after=20)]
    post.queue("one")
    await post.after()
    post.queue("two", chat="another")
    for _ in range(2):
        await post.after(seconds=9)
    assert len(post.channel.calls) == 1
    await post.after(seconds=3)
    assert (post.state("one"), post.state("two")) == ("sent", "sent")


async def test_a_token_that_was_refused_once_is_well_as_soon_as_a_poll_succeeds(post: Post) -> None:
    post.channel.answers = [Outcome(Fate.NOT_SENT, reason="unauthorized", stop=True)]
    post.queue("one")
    await post.after()
    assert post.system.delivery.stopped == [NAME]
    post.system.delivery.accepted(NAME)
    assert post.system.delivery.stopped == []
    await post.after(seconds=30)
    assert len(post.channel.calls) == 1  # still in no hurry
    await post.after(seconds=40)
    assert post.state("one") == "sent"


async def test_what_waits_for_its_retry_holds_its_chat_but_not_what_is_more_urgent(post: Post) -> None:
    post.channel.answers = [Outcome(Fate.NOT_SENT)]
    post.queue("one", Kind.NOTICE)
    await post.after()
    post.queue("two", Kind.NOTICE)
    post.queue("three", Kind.NOTICE, chat="another")
    await post.after()
    assert post.sent == ["one", "three"]
    await post.after(seconds=3)
    assert post.sent == ["one", "three", "one", "two"]


async def test_a_nudge_that_rests_lets_an_answer_pass(post: Post) -> None:
    post.channel.answers = [Outcome(Fate.NOT_SENT)]
    post.queue("nudge", Kind.NUDGE, expires=MORNING + timedelta(hours=2))
    await post.after()
    post.queue("answer")
    await post.after()
    assert post.sent == ["nudge", "answer"]


async def test_trying_ends_when_the_row_expires(post: Post) -> None:
    post.channel.answers = [Outcome(Fate.NOT_SENT, reason="no connection")] * 99
    post.queue("one")
    await post.after()
    post.clock.move(post.clock.now() + timedelta(hours=25))
    await post.system.settle()
    row = post.row("one")
    assert (row.state, row.reason, post.sent.count("one")) == ("skipped", "expired: no connection", 1)


async def test_refused_has_failed_with_its_reason(post: Post) -> None:
    post.channel.answers = [Outcome(Fate.REFUSED, reason="message is too long")]
    post.queue("one")
    await post.after()
    await post.after(hours=1)
    assert (post.state("one"), post.row("one").reason, len(post.channel.calls)) == ("failed", "message is too long", 1)


async def test_a_chat_that_blocks_us_is_not_written_to_any_more(post: Post) -> None:
    person = "phuoc-quang/dau-moi/1"
    post.channel.answers = [Outcome(Fate.REFUSED, reason="blocked", unreachable=True)]
    post.queue("one", chat=person)
    await post.after()
    actor = post.database.look(people.actor, NAME, person, NOON.date())
    assert actor is not None
    assert post.database.look(people.address, actor.person) == Address(actor.person)


@pytest.mark.parametrize(
    ("kind", "waits"),
    [
        (Kind.REPLY, [2, 10]),
        (Kind.NOTICE, [2, 10]),
        (Kind.NUDGE, [120]),
        (Kind.DIGEST, [120]),
        (Kind.BROADCAST, []),
    ],
)
async def test_an_answer_that_never_came_is_asked_for_as_its_kind_allows(
    post: Post, kind: Kind, waits: list[int]
) -> None:
    post.channel.answers = [Outcome(Fate.UNKNOWN, reason="timeout")] * 9
    post.queue("one", kind, expires=MORNING + timedelta(hours=2))
    await post.after()
    for tries, wait in enumerate(waits, 1):
        await post.after(seconds=wait - 1)
        assert (post.state("one"), len(post.channel.calls)) == ("unknown", tries)
        await post.after(seconds=1)
    assert (post.state("one"), post.row("one").reason) == ("unknown", "timeout")
    await post.after(hours=1)
    assert len(post.channel.calls) == len(waits) + 1


async def test_what_nobody_knows_of_holds_nothing_up(post: Post) -> None:
    post.channel.answers = [Outcome(Fate.UNKNOWN)]
    post.queue("one", Kind.BROADCAST)
    post.queue("two")
    post.queue("three", Kind.BROADCAST)
    await post.after()
    assert [post.state(key) for key in ("one", "two", "three")].count("sent") == 2


async def test_a_fault_of_ours_forgets_no_resend(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    post.channel.answers = [Outcome(Fate.UNKNOWN, reason="timeout")]
    post.queue("one")
    await post.after()
    broken = Breaking(post.database)
    post.system.delivery._database = broken
    with caplog.at_level(logging.CRITICAL):
        await post.after(seconds=2)
    assert (post.state("one"), broken.broke) == ("unknown", 1)
    await post.after(seconds=1)
    assert post.state("one") == "sent"


class Breaking(Database):
    """The first exchange with something to be sent once more meets a fault of ours."""

    def __init__(self, like: Database) -> None:
        self.__dict__.update(like.__dict__)
        self.broke = 0

    def write(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        if function.__name__ == "exchange" and args[1] and not self.broke:
            self.broke += 1
            raise RuntimeError("a fault of ours")
        return super().write(function, *args, **kwargs)


async def test_a_row_that_cannot_be_made_holds_up_nobody(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    post.queue("one", choices=(Choice("Đúng", "nothing"),))
    post.database.write(lambda s: s.execute(update(rows).values(choices=[{"nonsense": 1}])))
    post.queue("two", chat="another")
    with caplog.at_level(logging.CRITICAL):
        await post.after()
    assert (post.state("one"), post.row("one").reason, post.state("two")) == ("skipped", "fault", "sent")


async def test_a_reply_left_by_a_crash_is_sent_again_after_a_moment(post: Post) -> None:
    post.queue("one")
    post.database.write(lambda s: s.execute(update(rows).values(state="sending")))
    await post.system.delivery.recover()
    await post.after()
    assert (post.state("one"), post.row("one").reason, post.sent) == ("unknown", "crash", [])
    await post.after(seconds=2)
    assert post.state("one") == "sent"


async def test_of_one_chat_one_at_a_time_in_order(post: Post) -> None:
    for n in range(40):
        post.queue(f"message {n:02d}", chat=f"chat {n % 3}")
    await post.after()
    for chat in range(3):
        heard = [message.text for message in post.channel.calls if message.chat == f"chat {chat}"]
        assert heard == [f"message {n:02d}" for n in range(chat, 40, 3)]


async def test_answers_go_before_reminders_and_those_before_broadcasts(post: Post) -> None:
    for kind in (Kind.BROADCAST, Kind.DIGEST, Kind.NUDGE, Kind.REPLY):
        post.queue(kind.value, kind, expires=MORNING + timedelta(hours=2))
    await post.after()
    assert post.sent == ["reply", "nudge", "digest", "broadcast"]


@pytest.mark.parametrize("kind", [Kind.NUDGE, Kind.DIGEST, Kind.BROADCAST])
async def test_what_is_unasked_waits_for_the_office_to_open(post: Post, kind: Kind) -> None:
    post.clock.move(NOON)
    post.queue("one", kind, expires=NOON + timedelta(hours=5))
    post.queue("two", Kind.REPLY)
    await post.after()
    assert post.sent == ["two"]
    assert post.row("one").due == at("2024-02-21 13:30")
    await post.after(hours=1.5)
    assert (post.sent, post.row("one").planned_at) == (["two", "one"], NOON)


async def test_a_messenger_that_is_off_keeps_its_rows_waiting(post: Post) -> None:
    to = Address(None, "telegram", "77")
    post.database.write(outbox.queue, Draft("one", Kind.REPLY, to, "one", MORNING))
    await post.after()
    assert (post.state("one"), post.row("one").attempts) == ("waiting", 0)


async def test_an_edit_changes_the_message_that_was_sent(post: Post) -> None:
    post.queue("one", choices=(Choice("Đúng", "nothing"),))
    await post.after()
    post.queue("two", edits=post.row("one").id)
    await post.after()
    assert post.channel.calls[-1].edits == "web-somebody"
    assert post.channel.calls[0].buttons[0].data == f"{post.row('one').id}.0"


async def test_an_edit_of_what_never_arrived_is_passed_over(post: Post) -> None:
    post.channel.answers = [Outcome(Fate.REFUSED)]
    post.queue("one")
    await post.after()
    post.queue("two", edits=post.row("one").id)
    await post.after()
    assert (post.state("two"), post.row("two").reason) == ("skipped", "nothing to edit")


async def test_a_picture_that_cannot_be_drawn_leaves_the_words(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    system = System(post.database, post.clock, {NAME: post.channel}, pictures=True)
    post.queue("one", Kind.DIGEST, drawing={"as_of": "no instant"}, expires=MORNING + timedelta(hours=2))
    with caplog.at_level(logging.CRITICAL):
        await system.delivery.drain()
    assert (post.state("one"), post.channel.calls[-1].document) == ("sent", None)


async def test_nobodys_row_waits_without_being_sent(post: Post) -> None:
    """Each planned person has a row, the unreachable too; it goes out once they can be reached."""
    draft = Draft("one", Kind.NOTICE, Address(_person(post)), "one", MORNING)
    post.database.write(outbox.queue, draft)
    await post.after()
    assert (post.state("one"), post.sent) == ("waiting", [])
    post.database.write(outbox.readdress, _person(post), NAME, "new chat")
    await post.after()
    assert [message.chat for message in post.channel.calls] == ["new chat"]


def _person(post: Post) -> int:
    actor = post.database.look(people.actor, NAME, "phuoc-quang/dau-moi/1", NOON.date())
    assert actor is not None
    return actor.person


async def test_a_channel_that_breaks_costs_one_row_and_holds_up_nobody(post: Post) -> None:
    post.channel.breaks_on = "one"
    post.queue("one", Kind.BROADCAST, chat="first")
    post.queue("two", chat="second")
    post.queue("three", chat="first")
    await post.after()
    assert [post.state(key) for key in ("one", "two", "three")] == ["unknown", "sent", "sent"]
