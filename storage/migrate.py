"""Migrations, run from the program itself: no alembic.ini, no configuration beside the database."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine, inspect, text

from core.refusal import Refusal

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).parent / "migrations"
NEWER = "Cơ sở dữ liệu này thuộc một bản chương trình mới hơn (phiên bản bảng {version}). Cài bản mới rồi chạy lại."


def upgrade(connection: Connection) -> None:
    """Bring the tables to this version. Alembic, 11 MB of it, is loaded only when there is something to do."""
    version = _version(connection)
    if version == _newest():
        return
    if version is not None and version not in _known():
        raise Refusal(NEWER.format(version=version))
    from alembic import command

    command.upgrade(config(connection), "head")


def config(connection: Connection) -> "Config":
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(FOLDER))
    settings.attributes["connection"] = connection
    return settings


def _newest() -> str:
    return max(_known())


def _known() -> set[str]:
    """Migrations are numbered, and the number is the file's first word."""
    return {path.stem.partition("_")[0] for path in (FOLDER / "versions").glob("[0-9]*.py")}


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def draft(message: str) -> None:
    """Write the next migration from the difference between the migrations and the model."""
    from alembic import command

    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        settings = config(connection)
        command.upgrade(settings, "head")
        command.revision(settings, message, autogenerate=True, rev_id=f"{int(_newest()) + 1:04d}")


if __name__ == "__main__":
    draft(sys.argv[1])
