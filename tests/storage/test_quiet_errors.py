"""A database's error says what is wrong and never what stood in the row: errors are logged."""

import logging
from typing import Any

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from storage.database import Database
from storage.people import people

NAME, PHONE = "Một người có tên dài", "0987654321"
LOG = logging.getLogger("tests.quiet")


def twice(session: Session) -> None:
    row = {"code": "a/b/1", "name": NAME, "phone": PHONE}
    session.execute(insert(people), [row])
    session.execute(insert(people), [row | {"code": "a/b/2"}])


def nameless(session: Session) -> None:
    session.execute(insert(people), [{"code": NAME, "name": None, "phone": PHONE}])


def nonsense(session: Session) -> None:
    session.execute(text("SELECT * FROM nowhere WHERE name = :name AND phone = :phone"), {"name": NAME, "phone": PHONE})


@pytest.mark.parametrize("breaks", [twice, nameless, nonsense])
def test_what_failed_is_logged_without_its_values(
    database: Database, breaks: Any, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        database.write(breaks)
    except DBAPIError as error:
        LOG.exception("a step failed")
        assert str(error.orig)
    assert "Traceback" in caplog.text
    assert NAME not in caplog.text
    assert PHONE not in caplog.text


def test_what_is_wrong_is_said(database: Database) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        database.write(twice)
    with pytest.raises(DBAPIError, match="nowhere"):
        database.write(nonsense)
