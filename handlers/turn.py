"""One turn of a conversation: who, what, when, and the ways to answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from core.channel import Incoming
from core.figures import Status
from core.ledger import Kind
from core.refusal import Refusal
from core.states import State
from core.texts import people as words
from core.texts.parts import to_leader
from core.unit_names import is_named
from storage import conversations, outbox, statuses
from storage.conversations import Open
from storage.directives import Loaded
from storage.notices import notice
from storage.outbox import Address, Choice, Draft
from storage.people import Actor, UnitRef, address

FILES = "files"
"""Under which a button's data and a question's carry evidence on."""


class WhichUnit(Exception):
    """The person speaks for several units and has not said for which."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a turn to go back to."""

    replies: int
    drafts: tuple[Draft, ...]
    asked: Open | None


@dataclass(slots=True)
class Told:
    """What a turn has written down, for whatever came with the message."""

    reports: dict[int, int] = field(default_factory=dict)  # assignment → its report; none of what was taken back
    claims: dict[int, bool] = field(default_factory=dict)  # assignment claimed → whether a paper is named
    withdrawn: list[int] = field(default_factory=list)  # assignments of which something was taken back
    guessed: list[int] = field(default_factory=list)  # files of which only we said what they are of
    asked: bool = False  # something with buttons was said, which carry the files on

    def note(self, fields: Mapping[str, Any], report: int) -> None:
        if fields.get("withdrawn"):
            self.withdrawn.append(fields["assignment_id"])
        else:
            self.reports[fields["assignment_id"]] = report
        if fields.get("state") == State.DONE and fields.get("source") != "office":
            self.claims[fields["assignment_id"]] = bool(fields.get("paper_number"))


@dataclass(slots=True)
class Turn:
    """A handler gets one of these and nothing else."""

    session: Session
    now: datetime
    message: Incoming
    inbox: int
    directive: Loaded
    actor: Actor
    asked: Open | None = None  # the account's open question
    data: dict[str, Any] = field(default_factory=dict)  # of the button pressed or the open question
    replies: int = 0
    commands: Sequence[tuple[str, str]] = ()  # those this person may use, as the menu shows them
    text: str = ""  # what was said after a command's name, or the whole message
    files: list[int] = field(default_factory=list)  # evidence that came with this message, or that a button carries on
    told: Told = field(default_factory=Told)
    matters: list[int] = field(default_factory=list)  # those that this turn raised or continued
    _drafts: list[Draft] = field(default_factory=list)  # said in this turn, and not yet written
    _standing: dict[int, list[Status]] = field(default_factory=dict)  # by unit: read once, until a report is written
    _facts: dict[int, Status] = field(default_factory=dict)  # by assignment: its last reading
    _newest_report: int | None = None

    @property
    def today(self) -> date:
        return self.directive.calendar.day(self.now)

    @property
    def said_on(self) -> date:
        """The day of the message itself, by the messenger's time: what "mai" is counted from."""
        return self.directive.calendar.day(self.message.sent_at)

    @property
    def confirms(self) -> bool:
        """Whether the office confirms what units claim."""
        return self.directive.file.claims.confirm

    @property
    def phone(self) -> str:
        return self.directive.file.directive.office_phone

    def reply(self, text: str, choices: Sequence[Choice] = (), **more: Any) -> None:
        """Answer this very message."""
        self.replies += 1
        key = f"reply:{self.inbox}:{self.replies}"
        if self.actor.is_leader and "edits" not in more:
            text = to_leader(text)
        if self.files and choices:
            choices, self.told.asked = [self._carrying(choice) for choice in choices], True
        self._drafts.append(Draft(key, Kind.REPLY, self.actor.address, text, self.now, choices, **more))

    def _carrying(self, choice: Choice) -> Choice:
        """What is written down by this button is what the files are of."""
        return replace(choice, data={**choice.data, FILES: self.files})

    def add_line(self, text: str) -> None:
        """A last line of what was said in this turn; said by itself where nothing was, or where that is written."""
        own = [n for n, draft in enumerate(self._drafts) if draft.kind is Kind.REPLY and draft.edits is None]
        if not own:
            self.reply(text)
            return
        draft = self._drafts[own[-1]]
        self._drafts[own[-1]] = replace(draft, body=f"{draft.body}\n{text}")

    def write_replies(self) -> None:
        """Queue what was said, all by one statement."""
        outbox.say(self.session, self._drafts)
        self._drafts.clear()

    def ask(self, step: str, question: str, choices: Sequence[Choice] = (), **data: Any) -> None:
        """Answer with a question; free text goes to `step` from now on."""
        self.reply(question, choices)
        row = outbox.queue(self.session, *self._drafts)[-1]
        self._drafts.clear()
        self.leave()
        if self.files:
            data = {**data, FILES: self.files}
        conversations.ask(self.session, self.actor.account, step, data, row, self.now)
        self.asked = Open(step, data, row, self.now)

    def leave(self) -> bool:
        """Forget the open question; whether there was one."""
        asked, self.asked = self.asked, None
        return asked is not None and conversations.leave(self.session, self.actor.account)

    def mark(self) -> Mark:
        """How far the turn has come; for `go_back`, beside a savepoint."""
        return Mark(self.replies, tuple(self._drafts), self.asked)

    def go_back(self, to: Mark) -> None:
        """What was written since is undone: it has not been said, and nothing that was read since holds."""
        self.replies, self._drafts, self.asked = to.replies, list(to.drafts), to.asked
        self._standing.clear()
        self._newest_report, self.told = None, Told()
        self.matters.clear()

    def notify(self, of: str, event: str, person: int, text: str, choices: Sequence[Choice] = (), **more: Any) -> None:
        """Tell somebody else, once for each thing and event."""
        to = address(self.session, person)
        self.notify_at(of, event, to, text, choices, **more)

    def notify_at(
        self, of: str, event: str, to: Address, text: str, choices: Sequence[Choice] = (), **more: Any
    ) -> None:
        self._drafts.append(notice(of, event, to, text, self.now, choices=choices, **more))

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
        if unit.id not in self._standing:
            found = statuses.of_unit(self.session, self.directive, self.now, unit.id)
            self._standing[unit.id] = found
            self._facts |= {status.assignment: status for status in found}
        return self._standing[unit.id]

    def status(self, assignment: int) -> Status:
        """One assignment of the actor's own units; nobody else's."""
        for unit in self.actor.units:
            for status in self.statuses(unit):
                if status.assignment == assignment:
                    return status
        raise Refusal(words.NOT_YOURS)

    def facts(self, assignment: int) -> Status:
        """The same, for what no report changes: its number, its unit, its last day."""
        return self._facts.get(assignment) or self.status(assignment)

    def report(self, told: Sequence[Mapping[str, Any]]) -> list[int]:
        """Append reports by this person, of this message unless they name another; their ids, in order."""
        if not told:
            return []
        by = {"person_id": self.actor.person, "stored_at": self.now}
        own = {**by, "inbox_id": self.inbox, "message_ref": self.message.ref}
        made = statuses.append(self.session, [{**own, **fields} for fields in told])
        for fields, report in zip(told, made, strict=True):
            self.told.note(fields, report)
        self._standing.clear()
        self._newest_report = made[-1]
        return made

    def newest_report(self) -> int:
        """The newest report's id: an offer keeps it, so as to know what was said after it."""
        if self._newest_report is None:
            self._newest_report = conversations.last_said(self.session)
        return self._newest_report
