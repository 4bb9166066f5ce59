"""`dondoc`: one executable. Exit 0 done, 1 refused with the reason, 2 wrong usage."""

import asyncio
import io
import re
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import Clock
from bot.console import configured, is_scripted, log_to_stderr, office, put, refusals, say, say_lines
from bot.settings import Settings, load
from core.refusal import Refusal

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
DAYS = ["%Y-%m-%d"]
MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M%z", *DAYS]


@app.callback()
def _in_utf8() -> None:
    """Our words are Vietnamese, wherever they are sent on: a pipe on Windows has another encoding by itself."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


@app.command()
def run(or_demo: Annotated[bool, typer.Option(help="Without a token, open the demo instead.")] = False) -> None:
    """Run the bot on the channels that have a token, until Ctrl-C."""
    with refusals():
        settings = configured()
        if settings.telegram_bot_token is None:
            if or_demo:
                _demo(settings, settings.web_port, browser=True)
                return
            raise Refusal("Chưa có TELEGRAM_BOT_TOKEN trong .env. Xem thử không cần tài khoản: dondoc demo")
        from bot.garbage import look_seldom
        from bot.running import run as serve

        look_seldom()
        asyncio.run(_failing_plainly(serve(settings)))


async def _failing_plainly(work: object) -> None:
    from bot.channels.telegram import StartFailed

    try:
        await work  # type: ignore[misc]
    except StartFailed as failure:
        raise Refusal(f"Không vào được Telegram: {failure}. Kiểm tra TELEGRAM_BOT_TOKEN và đường mạng.") from failure


@app.command()
def demo(
    port: Annotated[int | None, typer.Option(help="Default: WEB_PORT, 8080.", min=0, max=65535)] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser window.")] = False,
) -> None:
    """Everything on this machine with no account anywhere: chat as any official, move the clock."""
    with refusals():
        settings = configured()
        _demo(settings, settings.web_port if port is None else port, browser=not no_browser)


def _demo(settings: Settings, port: int, *, browser: bool) -> None:
    from bot.demo import open_browser, serve
    from bot.running import stop_on_signal

    def opened(url: str) -> None:
        say(f"Bản chạy thử: {url}  (dừng: Ctrl-C)")
        if browser:
            open_browser(url)

    async def main() -> None:
        await serve(settings.directive_file, port, stop_on_signal(), opened)

    asyncio.run(main())


@app.command()
def doctor(
    again: Annotated[bool, typer.Option("--again", help="Take up again what was set aside, and end.")] = False,
) -> None:
    """Look at settings, token, database, clock, calendar, this machine and the people. Exit 1 when something is wrong.

    Every finding says how to mend it.
    """
    from bot.doctor import examine

    if again:
        _take_up_again()
        return
    log_to_stderr("ERROR")
    all_well = True
    for finding in examine(load):
        say(str(finding))
        all_well = all_well and finding.well
    raise typer.Exit(0 if all_well else 1)


def _take_up_again() -> None:
    """After an upgrade that mends what broke: the running bot, or the next one, handles it as if it had just come."""
    from storage import inbox

    with office() as (database, _):
        rows = database.look(inbox.aside)
        taken = sum(database.write(inbox.bring_back, row) for row, _, _ in rows)
        say(f"Sẽ xử lý lại {taken} tin đã để riêng.")


@directive_app.command()
def check(file: Annotated[Path, typer.Argument(help="A directive file (TOML).")]) -> None:
    """Name every fault of a directive file, with its place. Needs no database."""
    from storage.directive_file import read_directive

    with refusals():
        found = read_directive(file)
        counts = f"{len(found.units)} đơn vị, {len(found.tasks)} việc, {len(found.milestones)} mốc"
        say(f"{file}: hợp lệ ({counts}).")


@directive_app.command("load")
def load_directive(
    file: Annotated[Path, typer.Argument(help="A directive file (TOML).")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Apply it without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and apply nothing.")] = False,
) -> None:
    """Show what a directive file changes, and which messages come and go with it; then apply it.

    On a terminal it is asked first. The same file again changes nothing.
    """
    from bot import loading
    from storage.directive_file import read_directive

    with refusals():
        found = read_directive(file)
    with office(load_default=False) as (database, clock):
        if dry_run or not (yes or is_scripted()):
            change = loading.shown(database, found, clock.now())
            say_lines(change.lines)
            if not dry_run and change.rows and typer.confirm("Áp dụng?"):
                loading.loaded(database, found, clock.now())
                say("Đã áp dụng.")
            return
        say_lines(loading.loaded(database, found, clock.now()).lines)


@roster_app.command("import")
def import_roster(file: Annotated[Path, typer.Argument(help="A CSV (UTF-8) or an XLSX.")]) -> None:
    """Add people and posts: all rows or none."""
    from storage import roster
    from storage.directives import current
    from storage.roster_file import read_roster

    with office() as (database, clock):
        directive = database.look(current)
        rows = read_roster(file, directive.file)
        done = database.write(roster.apply, rows, directive.calendar.day(clock.now()))
        say(f"Đã nhập: {done.people} người mới, {done.posts} vai trò mới, {done.renamed} người đổi tên.")


@roster_app.command()
def invites(csv_file: Annotated[Path | None, typer.Option("--csv", help="Write them to this file.")] = None) -> None:
    """A one-time invitation for everybody who has not joined; earlier unused ones are void."""
    from bot import inviting
    from bot.writing import new_file

    with office() as (database, clock):
        username = asyncio.run(inviting.telegram_name(load()))
        if csv_file is None:
            database.write(inviting.hand_out, sys.stdout, username, clock.now())
            return
        with new_file(csv_file, encoding="utf-8-sig") as target:  # the mark by which Excel knows UTF-8
            count = database.write(inviting.hand_out, target, username, clock.now())
        say(f"Đã ghi {count} giấy mời vào {csv_file}.")


def _a_temper(replies: str) -> str:
    if re.fullmatch(r"none|prompt|\d{1,18}", replies, re.ASCII):
        return replies
    raise typer.BadParameter("none, prompt or a number, as in: --replies 7")


@app.command()
def rehearse(
    since: Annotated[datetime | None, typer.Option("--from", formats=DAYS, help="First day to show.")] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=DAYS, help="Last day to play.")] = None,
    replies: Annotated[
        str, typer.Option(callback=_a_temper, help="none, prompt, or a number: officials of all kinds.")
    ] = "none",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON list on standard output.")] = False,
    page: Annotated[Path | None, typer.Option("--html", help="Write one page to print or to send on.")] = None,
) -> None:
    """The whole calendar of what would be sent, to whom, when and why, without sending."""
    from bot.rehearsal_table import as_table
    from bot.rehearsing import as_json_text, rehearsed
    from bot.writing import new_file
    from web.route import as_page

    if since and until and since > until:
        raise typer.BadParameter("is after --to", param_hint="--from")
    with refusals():
        route = asyncio.run(rehearsed(load(), since and since.date(), until and until.date(), replies))
        if page is not None:
            with new_file(page, encoding="utf-8") as target:
                target.write(as_page(route))
        if as_json:
            for warning in route.warnings:
                say(warning, error=True)
            put([as_json_text(route)])
        elif page is None:
            put(as_table(route))
        else:
            say(f"Đã ghi {page}.")


@app.command()
def understand(
    text: Annotated[list[str] | None, typer.Argument(help="A message; none: JSON lines on stdin.")] = None,
) -> None:
    """How the bot reads a message. JSON lines on standard input: {"text", "ref_date"}."""
    from bot.reading import read_one, read_stream

    with refusals():
        if text:
            put([read_one(load(), " ".join(text), Clock().now())])
        else:
            put(read_stream(load(), sys.stdin.buffer if sys.stdin else (), Clock().now()))


def _in_our_days(moment: datetime | None) -> datetime | None:
    if moment and not 1900 <= moment.year < 3000:
        raise typer.BadParameter("a year from 1900 to 2999, as in: --at 2024-02-20T07:00")
    return moment


@app.command()
def digest(
    folder: Annotated[Path, typer.Option("--out", help="The folder to write to.")],
    at: Annotated[
        datetime | None,
        typer.Option(formats=MOMENTS, callback=_in_our_days, help="As of this instant, local time. Default: now."),
    ] = None,
) -> None:
    """The digest as text and PNG."""
    from bot.reporting import write_digest

    with office() as (database, clock):
        for path in write_digest(database, folder, at, clock.now()):
            say(str(path))


@app.command()
def export(
    file: Annotated[Path, typer.Option("--out", help="The file to write.")],
    form: Annotated[str, typer.Option("--format", help="json")] = "json",
) -> None:
    """All that the office may want elsewhere, in one file."""
    from bot.reporting import write_export

    if form != "json":
        raise typer.BadParameter("json is the only format of this version", param_hint="--format")
    with office() as (database, clock):
        write_export(database, file, clock.now())
        say(f"Đã ghi {file}.")
