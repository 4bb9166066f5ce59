"""`dondoc roster invites`: codes shown once, and never lost."""

import csv
import io
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.inviting import COLUMNS
from storage import accounts, invitations, people
from storage.database import Database
from storage.invitations import Verdict
from tests.cli.kit import ROSTER, TOKEN, Cli

Row = dict[str, str]


@pytest.fixture
def office(cli: Cli) -> Cli:
    """A roster, of whom nobody has joined."""
    cli.does("roster", "import", str(ROSTER))
    return cli


def rows_of(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text)))


def invited(office: Cli) -> list[Row]:
    return rows_of(office.does("roster", "invites"))


def verdicts(rows: list[Row]) -> set[Verdict]:
    """What becomes of these codes when they are typed now."""
    now = Clock().now()
    with Database("sqlite:///data/dondoc.db") as database:
        return {database.look(invitations.check, row["code"], now).verdict for row in rows}


def test_everybody_gets_one_code(office: Cli) -> None:
    text = office.does("roster", "invites")
    assert text.splitlines()[0] == ",".join(COLUMNS) == "unit,name,role,code,telegram_link,zalo_text"
    rows = rows_of(text)
    assert len({row["code"] for row in rows}) == len(rows) == 45
    assert verdicts(rows) == {Verdict.GOOD}
    first = rows[0]
    assert (first["unit"], first["role"]) == ("UBND thị trấn Tuy Phước", "đầu mối")
    assert (first["telegram_link"], first["zalo_text"]) == ("", f"LIENKET {first['code']}")


def test_the_earlier_codes_are_void(office: Cli) -> None:
    earlier, later = invited(office), invited(office)
    assert verdicts(earlier) == {Verdict.EXPIRED}
    assert verdicts(later) == {Verdict.GOOD}


def test_who_has_joined_is_not_invited_again(office: Cli) -> None:
    rows = invited(office)
    with Database("sqlite:///data/dondoc.db") as database:
        database.write(_join, rows[0]["code"])
    assert [row["name"] for row in invited(office)] == [row["name"] for row in rows[1:]]


def _join(session: Session, code: str) -> None:
    """Somebody types their code and agrees."""
    now = Clock().now()
    person = invitations.check(session, code, now).person
    assert person is not None
    accounts.bind(session, person, "telegram", "5000000001", now)
    actor = people.actor(session, "telegram", "5000000001", now.date())
    assert actor is not None
    accounts.agree(session, actor, now)


def test_a_person_of_two_posts_gets_one_code(cli: Cli) -> None:
    header, first = ROSTER.read_text(encoding="utf-8-sig").splitlines()[:2]
    second = first.replace("thi-tran-tuy-phuoc", "phuoc-hoa", 1)
    cli.does("roster", "import", str(cli.write("two.csv", "\n".join((header, first, second)))))
    (row,) = invited(cli)
    assert row["unit"] == "UBND thị trấn Tuy Phước; UBND xã Phước Hòa"
    assert row["role"] == "đầu mối"


def test_without_a_roster_there_is_nobody_to_invite(cli: Cli) -> None:
    assert cli.does("roster", "invites").splitlines() == [",".join(COLUMNS)]


def test_a_file_for_excel(office: Cli) -> None:
    assert office.does("roster", "invites", "--csv", "moi.csv") == "Đã ghi 45 giấy mời vào moi.csv.\n"
    raw = Path("moi.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfunit,name")
    assert verdicts(rows_of(raw.decode("utf-8-sig"))) == {Verdict.GOOD}
    assert office.files == ["data", "moi.csv"]


@pytest.mark.parametrize("target", ["nowhere/moi.csv", ".", "/", "folder", "data/dondoc.db/moi.csv"])
def test_a_file_that_cannot_be_written_voids_no_code(office: Cli, target: str) -> None:
    Path("folder").mkdir()
    earlier = invited(office)
    assert f"Không ghi được {target} (" in office.refuses("roster", "invites", "--csv", target)
    assert verdicts(earlier) == {Verdict.GOOD}
    assert office.files == ["data", "folder"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_voids_no_code(office: Cli) -> None:
    earlier = invited(office)
    assert "Không ghi được /dev/full" in office.refuses("roster", "invites", "--csv", "/dev/full")
    assert verdicts(earlier) == {Verdict.GOOD}


def test_where_telegram_is_not_reached_no_code_is_voided(office: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = invited(office)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:1")
    reason = office.refuses("roster", "invites")
    assert "Không vào được Telegram" in reason
    assert TOKEN not in reason
    assert verdicts(earlier) == {Verdict.GOOD}
