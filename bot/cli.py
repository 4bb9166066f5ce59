"""`dondoc`: one executable. Exit 0 done, 1 refused with the reason, 2 wrong usage."""

import asyncio
import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.clock import Clock
from bot.opening import opened
from bot.settings import Settings, load, without_effect
from core.refusal import Faults, Refusal

app = typer.Typer(
    help="Đôn Đốc: follows one official directive to its end, in chat.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
directive_app = typer.Typer(help="The directive that is followed.", no_args_is_help=True)
roster_app = typer.Typer(help="People, posts and invitations.", no_args_is_help=True)
app.add_typer(directive_app, name="directive")
app.add_typer(roster_app, name="roster")
out, err = Console(), Console(stderr=True)


@contextmanager
def refusals() -> Iterator[None]:
    """What a person can mend is a sentence and exit 1."""
    try:
        yield
    except Faults as faults:
        for fault in faults.faults:
            err.print(fault, markup=False, soft_wrap=True)
        raise typer.Exit(1) from None
    except Refusal as refusal:
        err.print(refusal.sentence, markup=False, soft_wrap=True)
        raise typer.Exit(1) from None


def _settings() -> Settings:
    settings = load()
    _log_to_stderr(settings.log_level)
    for name in without_effect(settings):
        err.print(f"{name}: được đặt, nhưng bản này chưa dùng đến.", markup=False)
    return settings


def _log_to_stderr(level: str) -> None:
    from bot.logs import configure

    configure(level)


@app.command()
def run(or_demo: Annotated[bool, typer.Option(help="Without a token, open the demo instead.")] = False) -> None:
    """Run the bot on the channels that have a token, until Ctrl-C."""
    with refusals():
        settings = _settings()
        if settings.telegram_bot_token is None:
            if or_demo:
                _demo(settings, settings.web_port, browser=True)
                return
            raise Refusal("Chưa có TELEGRAM_BOT_TOKEN trong .env. Xem thử không cần tài khoản: dondoc demo")
        from bot.running import run as serve

        asyncio.run(_failing_plainly(serve(settings)))


async def _failing_plainly(work: object) -> None:
    from bot.channels.telegram import StartFailed

    try:
        await work  # type: ignore[misc]
    except StartFailed as failure:
        raise Refusal(f"Không vào được Telegram: {failure}. Kiểm tra TELEGRAM_BOT_TOKEN và đường mạng.") from failure


@app.command()
def demo(
    port: Annotated[int | None, typer.Option(help="Default: WEB_PORT, 8080.")] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser window.")] = False,
) -> None:
    """Everything on this machine with no account anywhere: chat as any official, move the clock."""
    with refusals():
        settings = _settings()
        _demo(settings, settings.web_port if port is None else port, browser=not no_browser)


def _demo(settings: Settings, port: int, *, browser: bool) -> None:
    from bot.demo import open_browser, serve
    from bot.running import stop_on_signal

    def opened(url: str) -> None:
        out.print(f"Bản chạy thử: {url}  (dừng: Ctrl-C)", markup=False, highlight=False)
        if browser:
            open_browser(url)

    async def main() -> None:
        await serve(settings.directive_file, port, stop_on_signal(), opened)

    asyncio.run(main())


@directive_app.command()
def check(file: Annotated[Path, typer.Argument(help="A directive file (TOML).")]) -> None:
    """Name every fault of a directive file, with its place. Needs no database."""
    from storage.directive_file import read_directive

    with refusals():
        found = read_directive(file)
        counts = f"{len(found.units)} đơn vị, {len(found.tasks)} việc, {len(found.milestones)} mốc"
        out.print(f"{file}: hợp lệ ({counts}).", markup=False, soft_wrap=True)


@directive_app.command("load")
def load_directive(file: Annotated[Path, typer.Argument(help="A directive file (TOML).")]) -> None:
    """Apply a directive file and show what changes. The same file again changes nothing."""
    from storage import directives
    from storage.directive_file import read_directive

    with refusals(), opened(_settings(), load_default=False) as (database, clock):
        changes = database.write(directives.apply, read_directive(file), clock.now())
        for change in changes or ["Không có gì thay đổi."]:
            out.print(change, markup=False, soft_wrap=True)


@roster_app.command("import")
def import_roster(file: Annotated[Path, typer.Argument(help="A CSV (UTF-8) or an XLSX.")]) -> None:
    """Add people and posts: all rows or none."""
    from storage import roster
    from storage.directives import current
    from storage.roster_file import read_roster

    with refusals(), opened(_settings()) as (database, clock):
        directive = database.look(current)
        rows = read_roster(file, directive.file)
        done = database.write(roster.apply, rows, directive.calendar.day(clock.now()))
        out.print(f"Đã nhập: {done.people} người mới, {done.posts} vai trò mới, {done.renamed} người đổi tên.")


@roster_app.command()
def invites(csv_file: Annotated[Path | None, typer.Option("--csv", help="Write them to this file.")] = None) -> None:
    """A one-time invitation for everybody who has not joined; earlier unused ones are void."""
    from bot.inviting import COLUMNS, invitations, telegram_name

    with refusals(), opened(_settings()) as (database, clock):
        username = asyncio.run(telegram_name(load()))
        rows = database.write(invitations, username, clock.now())
        if csv_file is not None:
            with csv_file.open("w", encoding="utf-8-sig", newline="") as target:
                csv.writer(target).writerows([COLUMNS, *rows])
            out.print(f"Đã ghi {len(rows)} giấy mời vào {csv_file}.", markup=False, soft_wrap=True)
        else:
            csv.writer(sys.stdout).writerows([COLUMNS, *rows])


@app.command()
def rehearse(
    since: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day to show.")] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day to play.")] = None,
    replies: Annotated[str, typer.Option(help="none, prompt, or a number: officials of all kinds.")] = "none",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON list on standard output.")] = False,
) -> None:
    """The whole calendar of what would be sent, to whom, when and why, without sending."""
    from bot.rehearsing import rehearsed

    with refusals():
        lines = asyncio.run(rehearsed(load(), since and since.date(), until and until.date(), replies))
        if as_json:
            sys.stdout.write(json.dumps(lines, ensure_ascii=False, indent=1) + "\n")
            return
        table = Table("Lúc", "Loại", "Người nhận", "Mốc", "Việc", "Vì sao")
        for line in lines:
            table.add_row(
                line["at"][:16].replace("T", " "),
                line["kind"],
                line["person"] or "–",
                line["milestone"] or "",
                ", ".join(line["tasks"]),
                line["why"],
            )
        out.print(table)


@app.command()
def understand(
    text: Annotated[list[str] | None, typer.Argument(help="A message; none: JSON lines on stdin.")] = None,
) -> None:
    """How the bot reads a message. JSON lines on standard input: {"text", "ref_date"}."""
    from bot.reading import read_one, read_stream

    with refusals():
        settings = load()
        if text:
            today = Clock().now().date()
            sys.stdout.write(json.dumps(read_one(settings, " ".join(text), today), ensure_ascii=False, indent=1) + "\n")
        else:
            for line in read_stream(settings, sys.stdin, Clock().now().date()):
                sys.stdout.write(line + "\n")


@app.command()
def digest(
    folder: Annotated[Path, typer.Option("--out", help="The folder to write to.")],
    at: Annotated[datetime | None, typer.Option(help="As of this instant, local time. Default: now.")] = None,
) -> None:
    """The digest as text and PNG."""
    from bot.reporting import write_digest

    with refusals(), opened(_settings()) as (database, clock):
        for path in write_digest(database, folder, at, clock.now()):
            out.print(str(path), markup=False, soft_wrap=True)


@app.command()
def export(
    file: Annotated[Path, typer.Option("--out", help="The file to write.")],
    form: Annotated[str, typer.Option("--format", help="json")] = "json",
) -> None:
    """All that the office may want elsewhere, in one file."""
    from storage.export import export as everything

    if form != "json":
        raise typer.BadParameter("json is the only format of this version", param_hint="--format")
    with refusals(), opened(_settings()) as (database, clock):
        found = database.look(everything, clock.now())
        file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        out.print(f"Đã ghi {file}.", markup=False, soft_wrap=True)
