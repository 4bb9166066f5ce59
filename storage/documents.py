"""Pictures and files that outbox rows send."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.outbox import outbox
from storage.rows import insert_new
from storage.tables import Document
from storage.tables.base import table

documents = table(Document)


def keep(session: Session, name: str, content: bytes, *, picture: bool) -> int:
    (made,) = insert_new(session, documents, [{"name": name, "content": content, "picture": picture}])
    return made


def find(session: Session, row: int) -> tuple[str, bytes, bool] | None:
    """Name, content, whether it is a picture."""
    query = select(documents.c.name, documents.c.content, documents.c.picture)
    found = session.execute(query.where(documents.c.id == row)).first()
    return (found.name, found.content, found.picture) if found else None


def fill(session: Session, row: int, content: bytes) -> None:
    session.execute(update(documents).where(documents.c.id == row).values(content=content))


def drawing_of(session: Session, document: int) -> dict[str, Any] | None:
    """What the picture was to show."""
    query = select(outbox.c.drawing).where(outbox.c.document_id == document, outbox.c.drawing.is_not(None)).limit(1)
    found: dict[str, Any] | None = session.scalar(query)
    return found
