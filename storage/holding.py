"""What keeps a unit from being reminded, whatever it has said: what waits for the office, and which units it paused."""

from datetime import date

from sqlalchemy.orm import Session

from core.ladder import Held
from storage import difficulties, extensions, pauses
from storage.directives import Loaded


def held(session: Session, directive: Loaded, day: date) -> Held:
    waiting = difficulties.quiet_assignments(session, directive.id) | extensions.awaiting(session, directive.id)
    return Held(waiting, pauses.on(session, directive.id, day))
