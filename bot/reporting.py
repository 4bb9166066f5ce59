"""`dondoc digest` and `dondoc export`: what the office takes away, in files."""

import json
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from bot.writing import new_file, plainly
from core.digest_words import digest_text
from core.figures import Figures
from storage import cut_offs
from storage.database import Database
from storage.directives import current
from storage.export import export
from storage.figures import figures, last_digest


def write_digest(database: Database, folder: Path, at: datetime | None, now: datetime) -> list[Path]:
    """Text and PNG, as of an instant (a naive one is the directive's local time)."""
    from reports.digest_picture import draw

    zone = database.look(current).file.zone
    as_of = now if at is None else at.replace(tzinfo=zone) if at.tzinfo is None else at
    found = database.look(_figures, as_of)
    text, picture = folder / "tong-hop.txt", folder / "tong-hop.png"
    with plainly(folder):
        folder.mkdir(parents=True, exist_ok=True)
        text.write_text(digest_text(found) + "\n", encoding="utf-8")
        picture.write_bytes(draw(found))
    return [text, picture]


def _figures(session: Session, as_of: datetime) -> Figures:
    directive = current(session)
    closing = any(each.as_of == as_of for each in cut_offs.every(session, directive))
    return figures(session, directive, as_of, last_digest(session, directive, as_of), closing=closing)


def write_export(database: Database, file: Path, now: datetime) -> None:
    found = json.dumps(database.look(export, now), ensure_ascii=False, indent=1)
    with new_file(file) as target:
        target.write(found + "\n")
