"""The directive in the database: loading a file (its rows: `directive_rows`), and reading it back."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from core.calendar import WorkingCalendar
from core.directive import DirectiveFile, Milestone
from core.ladder import Ladders
from core.planning import Plan
from core.refusal import Refusal
from core.succession import heirs, succeeded
from core.understanding import TaskWords, Vocabulary, own_words
from storage import assignments, calendar_days, directive_rows, replanning, succession
from storage.rows import add
from storage.tables import Directive, Inbox, Mark, Outbox
from storage.tables.base import table

directives, inbox, outbox, marks = table(Directive), table(Inbox), table(Outbox), table(Mark)


@dataclass(frozen=True)
class Loaded:
    """The directive that is followed, with its calendar."""

    id: int
    file: DirectiveFile
    calendar: WorkingCalendar
    plans: dict[frozenset[date], Plan] = field(default_factory=dict, compare=False, repr=False)
    vocabularies: dict[frozenset[str], Vocabulary] = field(default_factory=dict, compare=False, repr=False)

    @property
    def code(self) -> str:
        return self.file.directive.code

    @cached_property
    def ladders(self) -> Ladders:
        return Ladders(self.file, self.calendar)

    def plan(self, last_days: Collection[date]) -> Plan:
        """The calendar of what falls due, kept for as long as the file and the assignments' days are the same."""
        days = frozenset(last_days)
        if days not in self.plans:
            self.plans[days] = Plan(self.file, self.calendar, self.ladders, days)
        return self.plans[days]

    def vocabulary(self, own_units: frozenset[str]) -> Vocabulary:
        """The words for the tasks and units, as somebody of these units means them; kept like the plans."""
        if own_units not in self.vocabularies:
            own = tuple(name for code in sorted(own_units) for name in self._names.get(code, ()))
            self.vocabularies[own_units] = Vocabulary(self._tasks, own, self._all_names, own_words(self.file.words))
        return self.vocabularies[own_units]

    @cached_property
    def task_words(self) -> dict[str, str]:
        """Task → the first of the words that name it in chat."""
        return {task.code: task.words[0] for task in self.file.tasks if task.words}

    @cached_property
    def milestones(self) -> dict[str, Milestone]:
        """Wave → the milestone that its tasks are due at."""
        return {wave.code: self.file.milestone(wave.code) for wave in self.file.waves}

    @cached_property
    def _tasks(self) -> tuple[TaskWords, ...]:
        return tuple(TaskWords(number, task.words) for number, task in enumerate(self.file.tasks, 1))

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        return {unit.code: (unit.name, unit.short, *unit.aliases) for unit in self.file.units}

    @cached_property
    def _all_names(self) -> tuple[str, ...]:
        return tuple(name for names in self._names.values() for name in names)


class NothingLoaded(Refusal):
    def __init__(self) -> None:
        super().__init__("Chưa nạp văn bản chỉ đạo nào. Nạp bằng lệnh: dondoc directive load TỆP.toml")


def current(session: Session) -> Loaded:
    """The directive loaded last. Raises NothingLoaded."""
    found = find_current(session)
    if found is None:
        raise NothingLoaded
    return found


def find_current(session: Session) -> Loaded | None:
    row = session.execute(_NEWEST).first()
    if row is None:
        return None
    if (row.id, row.digest) not in _parsed:
        _parsed[row.id, row.digest] = _parse(session, row.id)
    return _parsed[row.id, row.digest]


_NEWEST = select(directives.c.id, directives.c.digest).order_by(directives.c.loaded_at.desc(), directives.c.id.desc())

_parsed: dict[tuple[int, str], Loaded] = {}
"""Every turn needs the parsed file: kept by the digest of its text, so that it is never out of date."""


def _parse(session: Session, row: int) -> Loaded:
    file = DirectiveFile.model_validate(session.scalar(select(directives.c.body).where(directives.c.id == row)))
    return Loaded(row, file, WorkingCalendar.of(file, calendar_days.added(session, row)))


def is_loaded(session: Session) -> bool:
    return session.execute(select(directives.c.id).limit(1)).first() is not None


def latest_instant(session: Session) -> datetime | None:
    """The latest instant that anything here bears."""
    moments = (func.max(inbox.c.stored_at), func.max(outbox.c.sent_at), func.max(marks.c.at))
    found = [session.scalar(select(moment)) for moment in moments]
    return max((moment for moment in found if moment), default=None)


def apply(session: Session, file: DirectiveFile, now: datetime) -> list[str]:
    """Bring the rows to what the file says, by stable codes; what changed, a line each. The same file: none.

    Units that have ended stand in no wave any more, but their successors do. What has not been sent is planned anew:
    a reminder's words are made when it goes out, and what falls due earlier today is written by the next tick.
    """
    passed = heirs(file, now.astimezone(file.zone).date())
    file = succeeded(file, passed)
    body = file.model_dump(mode="json")
    row = session.execute(select(directives).where(directives.c.code == file.directive.code)).first()
    if row is not None and row.body == body:
        return _follow(session, row, now)
    before = _plan(session, row.id) if row is not None else None
    directive = _put_directive(session, row, body, now)
    changes = [] if row else [f"Văn bản mới: {file.directive.code}"]
    put = directive_rows.put(session, directive, file, now)
    changes += put.changes
    changes += _passed(succession.pass_on(session, directive, passed, put.fresh, now))
    if before is not None:
        replanning.catch_up(session, file.directive.code, before, _plan(session, directive), now)
    return changes or ["Nội dung khác (lời văn, lịch nhắc) đã được cập nhật."]


def _follow(session: Session, row: Any, now: datetime) -> list[str]:
    """The same file again: nothing, unless another directive has been followed since."""
    newest = session.execute(_NEWEST).first()
    if newest is None or newest.id == row.id:
        return []
    later = _newer(session, now)
    session.execute(update(directives).where(directives.c.id == row.id).values(loaded_at=later))
    return [f"Theo dõi lại văn bản: {row.code}"]


def _newer(session: Session, now: datetime) -> datetime:
    """Behind every other loading: what is loaded last is what is followed."""
    newest = session.scalar(select(func.max(directives.c.loaded_at)))
    return max(now, newest + timedelta(microseconds=1)) if newest else now


def _plan(session: Session, row: int) -> Plan:
    return _parse(session, row).plan(assignments.last_days(session, row))


def _put_directive(session: Session, row: Any, body: dict[str, Any], now: datetime) -> int:
    if row is None:
        code = body["directive"]["code"]
        return add(session, Directive(code=code, body=body, digest=_digest(body), loaded_at=_newer(session, now)))
    digest = _digest(body) + calendar_days.stamp(calendar_days.added(session, row.id))
    changes = {"body": body, "digest": digest, "loaded_at": _newer(session, now)}
    session.execute(update(directives).where(directives.c.id == row.id).values(**changes))
    return int(row.id)


def _digest(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _passed(done: succession.Passed) -> list[str]:
    said = [f"Chuyển {done.posts} vai trò sang đơn vị kế thừa"] if done.posts else []
    said += [f"Chuyển kết quả đã báo của {done.reports} nội dung sang đơn vị kế thừa"] if done.reports else []
    said += [f"Chuyển {done.matters} vướng mắc, đề nghị đang chờ sang đơn vị kế thừa"] if done.matters else []
    return said + [f"Đơn vị {code} chia thành nhiều đơn vị: nhập lại danh bạ của các đơn vị mới" for code in done.left]
