"""A unit that has ended passes on to its heirs: its people's posts, and what it owes with what was said of it.

The old unit's own rows stay as they are: its posts with their last day, its assignments as dropped, its reports. The
heir gets new ones: so no key is taken twice, and what the old unit did can always be told from what the heir does.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from core.standing import Said, Standing, standing
from core.states import State
from core.succession import Heirs
from storage.rows import append, insert_missing
from storage.tables import Assignment, Difficulty, DifficultyAssignment, Extension, Post, Report, Unit
from storage.tables.base import table

assignments, reports, posts, units = table(Assignment), table(Report), table(Post), table(Unit)
difficulties, extensions = table(Difficulty), table(Extension)
about = table(DifficultyAssignment)

SOURCE = "merger"
_DAY = timedelta(days=1)
_PLACES: list[State | None] = [
    None,
    State.NOT_STARTED,
    State.BLOCKED,
    State.IN_PROGRESS,
    State.SAID_DONE,
    State.DONE,
    State.CONFIRMED,
]
"""From the least done: of several units that become one, the one that has the most to do speaks for it."""


@dataclass(slots=True)
class Passed:
    """What has been passed on, for who loads the file to read."""

    posts: int = 0
    reports: int = 0
    matters: int = 0
    left: list[str] = field(default_factory=list)  # units that were divided: nobody can say whose their people are


def pass_on(session: Session, directive: int, heirs: Heirs, fresh: Collection[int], now: datetime) -> Passed:
    """`fresh`: the assignments that this loading has made."""
    done = Passed()
    if not heirs:
        return done
    known = {row.code: row for row in session.execute(select(units.c.id, units.c.code, units.c.valid_to))}
    for code, successors in heirs.items():
        if len(successors) == 1:
            done.posts += _posts(session, known[code], known[successors[0]].id)
        elif _open_posts(session, known[code]):
            done.left.append(code)
    before = _predecessors(heirs, {code: row.id for code, row in known.items()})
    done.reports, done.matters = _work(session, directive, before, fresh, now)
    return done


def _open_posts(session: Session, unit: Any) -> list[Any]:
    still = (posts.c.to_day.is_(None)) | (posts.c.to_day > unit.valid_to)
    return list(session.execute(select(posts).where(posts.c.unit_id == unit.id, still)))


def _posts(session: Session, old: Any, heir: int) -> int:
    """Each post ends with its unit, and its holder has the same in the heir from the next day on."""
    found = _open_posts(session, old)
    last: date = old.valid_to
    held = {(row.person_id, row.role) for row in session.execute(select(posts).where(posts.c.unit_id == heir))}
    new = [
        {
            "person_id": row.person_id,
            "unit_id": heir,
            "role": row.role,
            "title": row.title,
            "from_day": max(row.from_day, last + _DAY),
            "to_day": row.to_day,
        }
        for row in found
        if (row.person_id, row.role) not in held
    ]
    insert_missing(session, posts, new)
    for row in found:
        session.execute(update(posts).where(posts.c.id == row.id).values(to_day=last))
    return len(new)


def _predecessors(heirs: Heirs, ids: Mapping[str, int]) -> dict[int, list[int]]:
    """Heir → the ended units that it stands for."""
    found: dict[int, list[int]] = defaultdict(list)
    for code, successors in heirs.items():
        for successor in successors:
            found[ids[successor]].append(ids[code])
    return found


def _work(
    session: Session, directive: int, before: Mapping[int, list[int]], fresh: Collection[int], now: datetime
) -> tuple[int, int]:
    """Each heir's assignment from those of the same task and wave before it; how many reports, open matters."""
    ended = {unit for old in before.values() for unit in old}
    query = select(assignments).where(assignments.c.directive_id == directive)
    rows = list(session.execute(query.where(assignments.c.unit_id.in_(ended | set(before)))))
    places = {(row.unit_id, row.task_id, row.wave_id): row for row in rows}
    told = matters = 0
    for (unit, task, wave), row in places.items():
        old = [places[one, task, wave] for one in before.get(unit, ()) if (one, task, wave) in places]
        if not old or row.dropped_at is not None:
            continue
        matters += _pass_matters(session, row, old)
        if row.id in fresh:
            _pass_day(session, row, old)
            told += _pass_standing(session, row.id, [one.id for one in old], now)
    return told, matters


def _pass_day(session: Session, new: Any, old: Iterable[Any]) -> None:
    """A later day that was granted to one of them holds for all that they have become."""
    day = max((one.last_day for one in old if one.original_last_day == new.original_last_day), default=new.last_day)
    if day > new.last_day:
        session.execute(update(assignments).where(assignments.c.id == new.id).values(last_day=day))


def _pass_standing(session: Session, new: int, old: Collection[int], now: datetime) -> int:
    """The report of whoever has the most to do; none where nothing is known of one of them."""
    found = [(one, *_standing(session, one)) for one in old]
    _, stands, people = min(found, key=lambda each: _PLACES.index(each[1].last.state if each[1].last else None))
    last = stands.last
    if last is None:
        return 0
    moments = [(last.said_at, last.state)]
    if last.state is State.CONFIRMED and stands.claimed_at is not None:
        moments = [(stands.claimed_at, State.DONE), (stands.confirmed_at or last.said_at, State.CONFIRMED)]
    person = people[last.id]
    append(session, reports, [_carried(new, stands, person, said_at, state, now) for said_at, state in moments])
    return 1


def _carried(
    new: int, stands: Standing, person: int, said_at: datetime, state: State | None, now: datetime
) -> dict[str, Any]:
    last = stands.last
    assert last is not None
    return {
        "assignment_id": new,
        "person_id": person,
        "said_at": said_at,
        "stored_at": now,
        "state": state,
        "percent": last.percent,
        "expected": last.expected,
        "note": last.note,
        "source": SOURCE,
        "withdrawn": False,
        "paper_number": stands.paper,
        "paper_day": stands.paper_day,
    }


def _standing(session: Session, assignment: int) -> tuple[Standing, dict[int, int]]:
    rows = session.execute(select(reports).where(reports.c.assignment_id == assignment).order_by(reports.c.id)).all()
    said = [
        Said(
            row.id,
            State(row.state) if row.state else None,
            row.percent,
            row.expected,
            row.note,
            row.said_at,
            str(row.person_id),
            row.corrects_id,
            row.withdrawn,
            row.paper_number,
            row.paper_day,
        )
        for row in rows
    ]
    return standing(said), {row.id: row.person_id for row in rows}


def _pass_matters(session: Session, new: Any, old: Iterable[Any]) -> int:
    """What waits for the office is from now on the heir's; what has been settled stays with the old unit."""
    ids = [one.id for one in old]
    open_matters = (difficulties.c.assignment_id.in_(ids), difficulties.c.state != "closed")
    _pass_what_they_are_about(session, new, ids)
    moved = session.execute(update(difficulties).where(*open_matters).values(assignment_id=new.id, unit_id=new.unit_id))
    asked = (extensions.c.assignment_id.in_(ids), extensions.c.state == "asked")
    also = session.execute(update(extensions).where(*asked).values(assignment_id=new.id))
    return int(moved.rowcount) + int(also.rowcount)  # type: ignore[attr-defined]


def _pass_what_they_are_about(session: Session, new: Any, ids: list[int]) -> None:
    """Written anew, for of two old assignments that one matter was about one is left."""
    open_ones = select(difficulties.c.id).where(difficulties.c.state != "closed")
    passed = (about.c.assignment_id.in_(ids), about.c.difficulty_id.in_(open_ones))
    matters = session.scalars(select(about.c.difficulty_id).distinct().where(*passed)).all()
    session.execute(delete(about).where(*passed))
    known = set(session.scalars(select(about.c.difficulty_id).where(about.c.assignment_id == new.id)))
    rows = [{"difficulty_id": matter, "assignment_id": new.id} for matter in matters if matter not in known]
    if rows:
        session.execute(insert(about), rows)
