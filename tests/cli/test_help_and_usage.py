"""What each command says of itself, and wrong usage."""

import pytest

from tests.cli.kit import Cli

COMMANDS = [
    ("run", ["--or-demo"]),
    ("demo", ["--port", "--no-browser"]),
    ("directive check", ["FILE"]),
    ("directive load", ["FILE"]),
    ("roster import", ["FILE"]),
    ("roster invites", ["--csv"]),
    ("rehearse", ["--from", "--to", "--replies", "--json", "--html"]),
    ("understand", ["TEXT", "ref_date"]),
    ("digest", ["--out", "--at"]),
    ("doctor", ["Exit 1", "mend"]),
    ("export", ["--out", "--format"]),
]


@pytest.mark.parametrize(("command", "options"), COMMANDS)
def test_each_command_explains_itself(cli: Cli, command: str, options: list[str]) -> None:
    text = cli.does(*command.split(), "--help")
    assert all(option in text or option.lower() in text for option in options)
    assert cli.files == []


@pytest.mark.parametrize(
    "words",
    [
        *("directive", "roster", "directive check", "directive load", "roster import", "digest", "export"),
        *(
            "run extra",
            "doctor extra",
            "rehearse --from nonsense",
            "rehearse --from 2024-02-30",
            "rehearse --from 2024-03-01 --to 2024-02-29",
        ),
        *("rehearse --replies sometimes", "rehearse --replies -1", "rehearse --replies ٧", "demo --port many"),
        *("digest --out o --at nonsense", "digest --out o --at 0001-01-01", "digest --out o --at 9999-12-31"),
        *("export --out x --format xml", "roster invites --csv", "understand --nonsense"),
    ],
)
def test_wrong_usage_is_2_and_touches_nothing(cli: Cli, words: str) -> None:
    cli.misused(*words.split())
    assert cli.files == []


def test_wrong_usage_says_what_was_wrong(cli: Cli) -> None:
    assert "is after --to" in cli.misused("rehearse", "--from", "2024-03-01", "--to", "2024-02-29")
    assert "none, prompt or a number" in cli.misused("rehearse", "--replies", "bad")
    assert "json is the only format" in cli.misused("export", "--out", "x", "--format", "xml")
