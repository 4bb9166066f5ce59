"""Alembic's entry: runs on the connection that it is handed, in the transaction that is open there."""

from typing import Any, Literal

from alembic import context

from storage.columns import Instant
from storage.tables import metadata


def plain(kind: str, value: Any, _: Any) -> str | Literal[False]:
    """Write types into a migration as SQLAlchemy's own, so that it stands without this version's code."""
    if kind != "type":
        return False
    if isinstance(value, Instant):
        return "sa.DateTime(timezone=True)"
    return "sa.String()" if type(value).__name__ == "AutoString" else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=plain,
)
with context.begin_transaction():
    context.run_migrations()
