"""Files that prove what was said: how they come, and of which assignment or difficulty they are."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from storage import rows
from storage.columns import Instant
from storage.tables import EvidenceFile, EvidenceUse, Report
from storage.tables.base import table

files, uses, reports = table(EvidenceFile), table(EvidenceUse), table(Report)

EVIDENCE = "evidence"
"""What an outbox row's subject calls the file that the row sends."""

WAITING, KEPT, REFUSED = "waiting", "kept", "refused"
STANDS = uses.c.dropped_at.is_(None)


def counts(session: Session, assignments: Collection[int]) -> dict[int, int]:
    """Assignment → how many files prove it; those still being fetched count, those refused do not."""
    found = session.execute(_COUNTS, {"assignments": list(assignments)})
    return {row.assignment_id: row.files for row in found}


_COUNTS = (
    select(uses.c.assignment_id, func.count().label("files"))
    .join(files, files.c.id == uses.c.file_id)
    .where(uses.c.assignment_id.in_(bindparam("assignments", expanding=True)))
    .where(STANDS, files.c.state != REFUSED)
    .group_by(uses.c.assignment_id)
)


def count_with(session: Session, difficulty: int) -> int:
    """How many files came with a difficulty and its thread."""
    return session.scalar(_COUNT_WITH, {"difficulty": difficulty}) or 0


_COUNT_WITH = (
    select(func.count())
    .select_from(uses)
    .join(files, files.c.id == uses.c.file_id)
    .where(uses.c.difficulty_id == bindparam("difficulty"), STANDS, files.c.state != REFUSED)
)


def receive(session: Session, received: Sequence[Mapping[str, Any]]) -> list[int]:
    """Files as they came with a message, all with the same columns; their ids, in order."""
    return rows.append(session, files, [{**_NEW, **fields} for fields in received])


_NEW = {"state": WAITING, "reason": "", "attempts": 0, "due": None, "media_type": "", "sha256": "", "kept_at": None}


def use(
    session: Session,
    file_ids: Collection[int],
    person: int,
    at: datetime,
    *,
    assignments: Mapping[int, int | None] | None = None,
    difficulties: Collection[int] = (),
) -> None:
    """These files prove these assignments (of which report, if one says so), or belong to these difficulties. What
    stands already stands once."""
    for file in file_ids:
        known = session.execute(_USES, {"file": file}).all()
        held = {(row.assignment_id, row.difficulty_id) for row in known}
        told = [(a, None, report) for a, report in (assignments or {}).items()] + [
            (None, d, None) for d in difficulties
        ]
        fresh = [(a, d, report) for a, d, report in told if (a, d) not in held]
        same = {"file_id": file, "person_id": person, "at": at, "dropped_at": None}
        made = [{**same, "assignment_id": a, "difficulty_id": d, "report_id": report} for a, d, report in fresh]
        rows.append(session, uses, made)


_USES = select(uses).where(uses.c.file_id == bindparam("file"), STANDS).order_by(uses.c.id)


def share(session: Session, like: int, file_ids: Collection[int], person: int, at: datetime) -> None:
    """These files prove what another one does: they were sent together."""
    known = session.execute(_USES, {"file": like}).all()
    proven = {row.assignment_id: row.report_id for row in known if row.assignment_id is not None}
    matters = [row.difficulty_id for row in known if row.difficulty_id is not None]
    use(session, file_ids, person, at, assignments=proven, difficulties=matters)


def drop(session: Session, file_ids: Collection[int], at: datetime, assignments: Collection[int] | None = None) -> None:
    """They prove nothing any more, or not these assignments; that they did stays."""
    asked = {"files": list(file_ids), "moment": at, "assignments": list(assignments or ())}
    session.execute(_DROP if assignments is None else _DROP_OF, asked)


_DROP = (
    update(uses)
    .where(uses.c.file_id.in_(bindparam("files", expanding=True)), STANDS)
    .values(dropped_at=bindparam("moment", type_=Instant))
)
_DROP_OF = _DROP.where(uses.c.assignment_id.in_(bindparam("assignments", expanding=True)))


def belong(session: Session, file_ids: Collection[int], unit: int) -> None:
    """Whoever speaks for several units has said by now for which."""
    session.execute(_BELONG, {"files": list(file_ids), "unit": unit})


_BELONG = update(files).where(files.c.id.in_(bindparam("files", expanding=True))).values(unit_id=bindparam("unit"))


def of_units(session: Session, file_ids: Collection[int], unit_ids: Collection[int]) -> list[int]:
    """Those of them that people of these units have sent."""
    return list(session.scalars(_OF_UNITS, {"files": list(file_ids), "units": list(unit_ids)}))


_OF_UNITS = (
    select(files.c.id)
    .where(files.c.id.in_(bindparam("files", expanding=True)))
    .where(files.c.unit_id.in_(bindparam("units", expanding=True)))
    .order_by(files.c.id)
)


def of_message(session: Session, person: int, channel: str, ref: str) -> list[int]:
    """What came with a message that is edited now."""
    asked = {"person": person, "channel": channel, "ref": ref}
    return list(session.scalars(_OF_MESSAGE, asked))


_OF_MESSAGE = (
    select(files.c.id)
    .where(files.c.person_id == bindparam("person"), files.c.channel == bindparam("channel"))
    .where(files.c.message_ref == bindparam("ref"), files.c.state != REFUSED)
    .order_by(files.c.id)
)


def reported_lately(session: Session, person: int, since: datetime) -> list[int]:
    """Assignments of which somebody has said something since, by what still stands."""
    later = reports.alias()
    taken_back = select(later.c.id).where(later.c.corrects_id == reports.c.id, later.c.withdrawn).exists()
    where = (reports.c.person_id == person, reports.c.stored_at >= since, reports.c.source != "office")
    query = select(reports.c.assignment_id).where(*where, ~reports.c.withdrawn, ~taken_back).distinct()
    return list(session.scalars(query.order_by(reports.c.assignment_id)))
