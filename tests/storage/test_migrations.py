"""Migrations make exactly what the model says, on both databases."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from core.refusal import Refusal
from storage.database import Database
from storage.migrate import config, upgrade
from storage.rows import add
from storage.tables import Document, metadata


def test_migrations_equal_the_model(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


@pytest.mark.parametrize("_twice", [1, 2])
def test_each_test_finds_an_empty_database(database: Database, _twice: int) -> None:
    assert database.write(add, Document(name="left behind", content=b"")) == 1


def test_migrating_again_changes_nothing(database: Database) -> None:
    database.migrate()
    with database.engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == "0004"


def test_a_database_of_a_newer_version_is_left_alone(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Refusal, match="mới hơn"):
        database.migrate()


def test_what_the_first_version_kept_is_there_in_this_one(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'old.db'}")
    with engine.begin() as connection:
        command.upgrade(config(connection), "0001")
        connection.execute(text(_OLD_ROW))
    with engine.begin() as connection:
        upgrade(connection)
        row = connection.execute(text("SELECT broadcast_id, lost_answers, body FROM outbox")).one()
    engine.dispose()
    assert tuple(row) == (12, 0, "Họp lúc 8 giờ")


_OLD_ROW = """
INSERT INTO outbox (key, kind, priority, body, choices, subject, state, attempts, planned_at, due, reason)
VALUES ('broadcast:12:7', 'broadcast', 4, 'Họp lúc 8 giờ', '[]', '{}', 'sent', 1, '2024-02-20', '2024-02-20', '')
"""
