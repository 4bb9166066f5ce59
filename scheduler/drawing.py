"""Pictures are drawn before the claim: one for all rows that ask for the same figures."""

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.figures import Figures
from storage import documents, pictures
from storage.database import Database
from storage.directives import current
from storage.figures import figures

log = logging.getLogger(__name__)

BLANK = b""


async def draw_pending(database: Database, now: Callable[[], datetime], *, real: bool) -> None:
    """Draw what rows wait for. A rehearsal, which nobody looks at, passes `real=False`."""
    rows = await database.read(pictures.undrawn, now())
    wanted: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        wanted[json.dumps(row.drawing, sort_keys=True)].append(row.id)
    for spec, ids in wanted.items():
        content = await _draw(database, json.loads(spec)) if real else BLANK
        await database.run(_keep, ids, content)


async def _draw(database: Database, spec: dict[str, Any]) -> bytes | None:
    """None when it cannot be drawn: a digest without its picture is better than none, and holds nothing else up."""
    try:
        return await asyncio.to_thread(_picture, await database.read(_figures, spec))
    except Exception:  # the loop's border
        log.exception("a picture could not be drawn", extra={"action": "draw"})
        return None


async def draw_late(database: Database, document: int) -> bytes | None:
    """The picture of a row sent with a blank one (`real=False`), drawn when somebody looks at it, and kept."""
    spec = await database.read(documents.drawing_of, document)
    content = await _draw(database, spec) if spec else None
    if content is not None:
        await database.run(documents.fill, document, content)
    return content


def _picture(found: Figures) -> bytes:
    from reports.digest_picture import draw  # matplotlib is heavy: loaded when the first picture is drawn

    return draw(found)


def _figures(session: Session, spec: dict[str, Any]) -> Figures:
    since = datetime.fromisoformat(spec["since"]) if spec.get("since") else None
    as_of = datetime.fromisoformat(spec["as_of"])
    return figures(session, current(session), as_of, since, closing=bool(spec.get("closing")))


def _keep(session: Session, rows: list[int], content: bytes | None) -> None:
    if content is None:
        pictures.do_without_picture(session, rows)
        return
    pictures.attach(session, rows, documents.keep(session, "tong-hop.png", content, picture=True))
