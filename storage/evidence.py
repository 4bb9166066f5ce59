"""Files that prove what was said: of which assignment, in which difficulty."""

from collections.abc import Collection

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from storage.tables import EvidenceFile, EvidenceUse
from storage.tables.base import table

files, uses = table(EvidenceFile), table(EvidenceUse)

WAITING, KEPT, REFUSED = "waiting", "kept", "refused"


def counts(session: Session, assignments: Collection[int]) -> dict[int, int]:
    """Assignment → how many files prove it; those still being fetched count, those refused do not."""
    found = session.execute(_COUNTS, {"assignments": list(assignments)})
    return {row.assignment_id: row.files for row in found}


_COUNTS = (
    select(uses.c.assignment_id, func.count().label("files"))
    .join(files, files.c.id == uses.c.file_id)
    .where(uses.c.assignment_id.in_(bindparam("assignments", expanding=True)))
    .where(uses.c.dropped_at.is_(None), files.c.state != REFUSED)
    .group_by(uses.c.assignment_id)
)
