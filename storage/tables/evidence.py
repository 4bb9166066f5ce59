"""Files that people send with what they say: where each is, what it proves."""

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from storage.tables.base import When, instant

_WAITING = {name: text("state = 'waiting'") for name in ("sqlite_where", "postgresql_where")}


class EvidenceFile(SQLModel, table=True):
    """One file as it was sent. Its content lies on disk, named by its hash, once it was fetched."""

    __tablename__ = "evidence_file"
    __table_args__ = (Index("ix_evidence_file_waiting", "id", **_WAITING),)  # type: ignore[arg-type]

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    inbox_id: int | None = Field(default=None, foreign_key="inbox.id")
    channel: str
    ref: str  # the messenger's id of the file
    message_ref: str | None = None
    kind: str  # photo, document
    name: str  # as it was sent, made safe
    state: str = "waiting"  # waiting, kept, refused
    reason: str = ""  # why it was refused
    attempts: int = 0
    due: When | None = instant(default=None)  # not to be tried before
    size: int | None = None  # bytes
    media_type: str = ""  # by its content
    sha256: str = Field(default="", index=True)
    sent_at: When = instant()  # the messenger's time
    kept_at: When | None = instant(default=None)


class EvidenceUse(SQLModel, table=True):
    """What a file was sent for: an assignment, or a difficulty's thread. Taken back, it stays with its time."""

    __tablename__ = "evidence_use"

    id: int | None = Field(default=None, primary_key=True)
    file_id: int = Field(foreign_key="evidence_file.id", index=True)
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id", index=True)
    report_id: int | None = Field(default=None, foreign_key="report.id")
    difficulty_id: int | None = Field(default=None, foreign_key="difficulty.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    at: When = instant()
    dropped_at: When | None = instant(default=None)
