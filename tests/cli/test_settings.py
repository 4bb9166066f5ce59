"""Settings from `.env` and the environment: every fault at once, in plain words, and no secret in any of them."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from bot.settings import WANTED, Settings, load, without_effect
from core.refusal import Faults
from tests.cli.kit import TOKEN, Cli

EXAMPLE = Path(__file__).parents[2] / "config.example.env"
EVERYTHING_WRONG = """\
TELEGRAM_BOT_TOKEN=123:geheim
TELEGRAM_API_URL=ftp://telegram.example
TELEGRAM_WEBHOOK_SECRET=geheim có dấu
TELEGRAM_PER_SECOND=0
TELEGRAM_PAID_BROADCAST=maybe
PUBLIC_URL=dondoc.example
HEARTBEAT_URL=heartbeat.example
DATABASE_URL=mysql://office:geheim@localhost/dondoc
EVIDENCE_QUOTA_MB=lots
WEB_PORT=70000
LOG_LEVEL=loud
CLOCK_START=2024-02-15T07:00:00
CLOCK_SPEED=fast

DIRECTVE_FILE=geheim.toml
COLOUR=geheim
geheim-pasted-alone
WEB_HOST
"""


def faults_of(cli: Cli, content: str | bytes) -> list[str]:
    cli.write(".env", content)
    with pytest.raises(Faults) as error:
        load()
    return error.value.faults


def fault_of(cli: Cli, content: str | bytes) -> str:
    (fault,) = faults_of(cli, content)
    return fault


# ---- Faults


def test_every_fault_is_named_at_once_and_no_secret_is_printed(cli: Cli) -> None:
    cli.write(".env", EVERYTHING_WRONG)
    reason = cli.refuses("run")
    assert len(reason.splitlines()) == 17
    assert "geheim" not in reason
    assert cli.files == [".env"]


@pytest.mark.parametrize("name", sorted(WANTED.keys() - {"zalo_api_url"}))
def test_a_malformed_value_has_its_name_and_an_example(cli: Cli, name: str) -> None:
    cli.write(".env", EVERYTHING_WRONG)
    (line,) = [line for line in cli.refuses("rehearse").splitlines() if line.startswith(f"{name.upper()}: ")]
    wanted, example = WANTED[name]
    assert wanted in line
    assert line.endswith(f"Ví dụ: {name.upper()}={example}")


@pytest.mark.parametrize("name", WANTED.keys())
def test_every_example_is_accepted_as_it_stands(cli: Cli, name: str) -> None:
    for example in WANTED[name][1].split(" hoặc "):
        cli.write(".env", f"{name.upper()}={example}\n")
        assert getattr(load(), name) is not None


def test_a_line_that_is_no_setting_has_its_number(cli: Cli) -> None:
    faults = faults_of(cli, EVERYTHING_WRONG)[:4]
    assert [fault.split(":")[0] for fault in faults] == [f".env, dòng {number}" for number in (15, 16, 17, 18)]
    assert "không có thiết lập tên DIRECTVE_FILE (có phải DIRECTIVE_FILE?)" in faults[0]
    assert "không có thiết lập tên COLOUR. Các tên hợp lệ có trong config.example.env" in faults[1]
    assert "không phải dạng TÊN=giá trị" in faults[2]
    assert "WEB_HOST thiếu dấu “=” và giá trị" in faults[3]


def test_what_was_written_is_shown_as_it_was_written(cli: Cli) -> None:
    assert "“loud”" in fault_of(cli, "LOG_LEVEL=loud\n")


@pytest.mark.parametrize(
    "address",
    [
        *("nonsense", "sqlite://", "sqlite:///", "sqlite:///:memory:", "postgresql+psycopg://localhost"),
        *("mysql://localhost/dondoc", "sqlite+aiosqlite:///a.db", "postgresql+psycopg://localhost:port/dondoc"),
    ],
)
def test_a_database_address_must_name_a_database_that_lasts(cli: Cli, address: str) -> None:
    assert "DATABASE_URL: giá trị (không in ra)" in fault_of(cli, f"DATABASE_URL={address}\n")


@pytest.mark.parametrize(
    "instant",
    ["1708000000", "2024-02-15", "2024-02-15T07:00:00", "2024-02-30T07:00:00+07:00", "0001-01-01T00:00:00+07:00"],
)
def test_the_clock_starts_at_an_instant_with_its_offset(cli: Cli, instant: str) -> None:
    assert f"CLOCK_START: giá trị “{instant}”" in fault_of(cli, f"CLOCK_START={instant}\n")


@pytest.mark.parametrize("speed", ["0", "-1", "nan", "inf", "100001"])
def test_the_clock_runs_forward_at_a_speed_that_is_one(cli: Cli, speed: str) -> None:
    assert f"CLOCK_SPEED: giá trị “{speed}”" in fault_of(cli, f"CLOCK_SPEED={speed}\n")


@pytest.mark.parametrize(
    "url",
    [
        *("http://dondoc.example", "https://dondoc.example:8080", "https://dondoc.example/?a=1"),
        *("https://dondoc.example/#x", "https://", "dondoc.example", "https://dondoc.example:99999"),
    ],
)
def test_telegram_posts_only_to_a_public_https_address(cli: Cli, url: str) -> None:
    assert f"PUBLIC_URL: giá trị “{url}” không hợp lệ" in fault_of(cli, f"PUBLIC_URL={url}\n")


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080", "https://dondoc.example:9000/bot"])
def test_a_server_of_the_office_s_own_may_post_anywhere(cli: Cli, url: str) -> None:
    cli.write(".env", f"TELEGRAM_API_URL=http://127.0.0.1:8081\nPUBLIC_URL={url}/\n")
    assert load().public_url == url


@pytest.mark.parametrize("secret", ["x" * 257, "a b", "mã", "a.b"])
def test_a_secret_has_the_letters_that_telegram_takes(cli: Cli, secret: str) -> None:
    assert "TELEGRAM_WEBHOOK_SECRET: giá trị (không in ra)" in fault_of(cli, f"TELEGRAM_WEBHOOK_SECRET={secret}\n")


@pytest.mark.parametrize("value", ["on", "maybe", "2", "có"])
def test_yes_and_no_have_few_names(cli: Cli, value: str) -> None:
    assert f"TELEGRAM_PAID_BROADCAST: giá trị “{value}”" in fault_of(cli, f"TELEGRAM_PAID_BROADCAST={value}\n")


@pytest.mark.parametrize("value", ["0", "1001", "-1", "nhanh", "2.5"])
def test_a_pace_is_a_number_that_telegram_may_take(cli: Cli, value: str) -> None:
    assert f"TELEGRAM_PER_SECOND: giá trị “{value}”" in fault_of(cli, f"TELEGRAM_PER_SECOND={value}\n")


def test_a_secret_inside_an_address_is_not_printed(cli: Cli) -> None:
    faults = faults_of(cli, f"TELEGRAM_API_URL=ftp://a:geheim@b\nPUBLIC_URL=ftp://x/bot{TOKEN}\n")
    assert len(faults) == 2
    assert all("(không in ra)" in fault and "geheim" not in fault and TOKEN not in fault for fault in faults)


@pytest.mark.parametrize("raw", [b"LOG_LEVEL=\xff\n", "LOG_LEVEL=DEBUG\n".encode("utf-16")])
def test_another_encoding_is_said(cli: Cli, raw: bytes) -> None:
    assert "tệp không phải mã UTF-8" in fault_of(cli, raw)
    assert "tệp không phải mã UTF-8" in cli.refuses("understand", "ok")


# ---- What is read


def test_no_file_at_all_means_every_default(cli: Cli) -> None:
    assert load() == Settings()


def test_a_file_from_notepad_is_read(cli: Cli) -> None:
    cli.write(".env", b"\xef\xbb\xbfLOG_LEVEL=debug\r\nWEB_PORT = 9000\r\n# ghi ch\xc3\xba\r\n\r\n")
    assert (load().log_level, load().web_port) == ("DEBUG", 9000)


def test_the_environment_stands_over_the_file_unless_it_is_empty(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.write(".env", "WEB_PORT=9000\nLOG_LEVEL=ERROR\n")
    monkeypatch.setenv("WEB_PORT", "9001")
    monkeypatch.setenv("LOG_LEVEL", "")
    assert (load().web_port, load().log_level) == (9001, "ERROR")


def test_values_get_their_types(cli: Cli) -> None:
    cli.write(".env", f"TELEGRAM_BOT_TOKEN={TOKEN}\nCLOCK_START=2024-02-15T07:00:00+07:00\nCLOCK_SPEED=60\n")
    settings = load()
    assert settings.clock_start == datetime.fromisoformat("2024-02-15T00:00:00+00:00")
    assert settings.clock_speed == 60
    assert TOKEN not in repr(settings)


@pytest.mark.parametrize(("value", "paid"), [("TRUE", True), ("yes", True), ("1", True), ("No", False), ("0", False)])
def test_paid_broadcast_goes_as_fast_as_telegram_allows(cli: Cli, value: str, paid: bool) -> None:
    cli.write(".env", f"TELEGRAM_PAID_BROADCAST={value}\nTELEGRAM_PER_SECOND=20\n")
    assert (load().telegram_paid_broadcast, load().sends_per_second) == (paid, 1000 if paid else 20)


def test_the_webhook_has_a_secret_of_its_own_without_one_configured() -> None:
    ours, others = Settings(telegram_bot_token=TOKEN), Settings(telegram_bot_token=TOKEN[:-1] + "x")
    assert re.fullmatch("[0-9a-f]{64}", ours.webhook_secret)
    assert ours.webhook_secret != others.webhook_secret
    assert ours.webhook_secret == Settings(telegram_bot_token=TOKEN).webhook_secret
    assert Settings(telegram_bot_token=TOKEN, telegram_webhook_secret="bi-mat").webhook_secret == "bi-mat"


def test_an_address_loses_its_last_slash(cli: Cli) -> None:
    cli.write(".env", "TELEGRAM_API_URL=http://127.0.0.1:8081/\n")
    assert load().telegram_api_url == "http://127.0.0.1:8081"


# ---- Names that are kept


def test_a_name_without_effect_is_said_and_does_not_stop_the_start(cli: Cli) -> None:
    cli.write(".env", "ZALO_BOT_TOKEN=geheim\nSECRET_KEY=geheim\n")
    result = cli.run("export", "--out", "x.json")
    assert result.exit_code == 0
    assert "ZALO_BOT_TOKEN: được đặt, nhưng bản này chưa dùng đến." in result.stderr
    assert "SECRET_KEY: được đặt, nhưng bản này chưa dùng đến." in result.stderr
    assert "geheim" not in result.output


def test_a_default_is_no_name_that_was_set(cli: Cli) -> None:
    assert without_effect(Settings()) == []
    assert without_effect(Settings(zalo_api_url="https://zalo.example")) == ["ZALO_API_URL"]


# ---- The example


def test_the_example_loads_as_it_is_and_changes_nothing(cli: Cli) -> None:
    cli.write(".env", EXAMPLE.read_bytes())
    assert load() == Settings()


def test_the_example_names_every_setting_once() -> None:
    found = re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(name.lower() for name, _ in found) == sorted(Settings.model_fields)
    for name, value in found:
        default = Settings.model_fields[name.lower()].default
        assert value in ("", str(default), str(default).lower(), str(default).removesuffix(".0"))


def test_the_example_says_what_each_setting_means() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if re.match(r"[A-Z_]+=", line):
            block = lines[max(0, number - 3) : number]
            assert any(above.startswith("# ") for above in block), line
