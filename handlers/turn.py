"""One turn of a conversation: who, what, when, and the ways to answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from core.channel import Incoming
from core.figures import Status
from core.ledger import Kind
from core.refusal import Refusal
from core.texts import people as words
from core.texts.parts import to_leader
from core.unit_names import is_named
from storage import conversations, outbox, statuses
from storage.directives import Loaded
from storage.outbox import Address, Choice, Draft
from storage.people import Actor, UnitRef, address


class WhichUnit(Exception):
    """The person speaks for several units and has not said for which."""


@dataclass(slots=True)
class Turn:
    """A handler gets one of these and nothing else."""

    session: Session
    now: datetime
    message: Incoming
    inbox: int
    directive: Loaded
    actor: Actor
    data: dict[str, Any] = field(default_factory=dict)  # of the button pressed or the open question
    replies: int = 0
    commands: Sequence[tuple[str, str]] = ()  # those this person may use, as the menu shows them
    text: str = ""  # what was said after a command's name, or the whole message

    @property
    def today(self) -> date:
        return self.directive.calendar.day(self.now)

    @property
    def said_on(self) -> date:
        """The day of the message itself, by the messenger's time: what "mai" is counted from."""
        return self.directive.calendar.day(self.message.sent_at)

    @property
    def phone(self) -> str:
        return self.directive.file.directive.office_phone

    def reply(self, text: str, choices: Sequence[Choice] = (), **more: Any) -> int:
        """Queue an answer to this very message; its outbox row."""
        self.replies += 1
        key = f"reply:{self.inbox}:{self.replies}"
        if self.actor.is_leader and "edits" not in more:
            text = to_leader(text)
        draft = Draft(key, Kind.REPLY, self.actor.address, text, self.now, choices, **more)
        return outbox.queue(self.session, draft)[-1]

    def ask(self, step: str, question: str, choices: Sequence[Choice] = (), **data: Any) -> None:
        """Answer with a question; free text goes to `step` from now on."""
        row = self.reply(question, choices)
        conversations.ask(self.session, self.actor.account, step, data, row, self.now)

    def leave(self) -> bool:
        return conversations.leave(self.session, self.actor.account)

    def notify(self, subject: str, event: str, person: int, text: str, choices: Sequence[Choice] = ()) -> None:
        """Tell somebody else, once for each subject and event."""
        to = address(self.session, person)
        self.notify_at(subject, event, to, text, choices)

    def notify_at(self, subject: str, event: str, to: Address, text: str, choices: Sequence[Choice] = ()) -> None:
        key = f"notice:{subject}:{event}:{to.person}"
        outbox.queue(self.session, Draft(key, Kind.NOTICE, to, text, self.now, choices))

    def unit(self, status: Status | None = None) -> UnitRef:
        """The unit spoken for: the one whose assignment it is, that the button or the words name, or the only one."""
        units, named = self.actor.units, self.data.get("unit")
        if status is not None:
            units = tuple(unit for unit in units if unit.code == status.unit)
        elif named is not None:
            units = tuple(unit for unit in units if unit.id == named)
        if len(units) > 1:
            units = tuple(unit for unit in units if is_named(self.text, (unit.name, unit.short)))
            if len(units) != 1:
                raise WhichUnit
        if not units:
            raise Refusal(words.NOT_YOURS)
        return units[0]

    @property
    def unit_names(self) -> str:
        """All the units spoken for, as one phrase."""
        return ", ".join(unit.name for unit in self.actor.units)

    def statuses(self, unit: UnitRef) -> list[Status]:
        return statuses.statuses(self.session, self.directive, self.now, [unit.id])

    def status(self, assignment: int) -> Status:
        """One assignment of the actor's own units; nobody else's."""
        for unit in self.actor.units:
            for status in self.statuses(unit):
                if status.assignment == assignment:
                    return status
        raise Refusal(words.NOT_YOURS)
