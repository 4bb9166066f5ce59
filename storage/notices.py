"""A notice's row: of what, and which event of it, told once to each person."""

from datetime import datetime
from typing import Any

from core.ledger import Kind
from storage.outbox import Address, Draft


def notice(of: str, event: str, to: Address, text: str, now: datetime, **more: Any) -> Draft:
    return Draft(f"notice:{of}:{event}:{to.person}", Kind.NOTICE, to, text, now, **more)
