"""Settings, from the environment or `.env`. Nothing else in the program reads the environment."""

import hmac
import io
import os
import re
from collections.abc import Iterable
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from dotenv.parser import Binding, parse_stream
from pydantic import (
    AnyHttpUrl,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from core.refusal import Faults

SHIPPED_DIRECTIVE = Path(__file__).resolve().parent.parent / "directives" / "tuy-phuoc-2024.toml"
BOT_ID_AND_KEY = r"^\d{3,}:[A-Za-z0-9_-]{20,}$"
WEBHOOK_LETTERS = r"^[A-Za-z0-9_-]{1,256}$"
PUBLIC_SERVER = "api.telegram.org"
WEBHOOK_PORTS = (443, 80, 88, 8443)  # the only ones that the public server posts to
PAID_PER_SECOND = 1000
DATABASES = (("sqlite", "pysqlite"), ("postgresql", "psycopg"))
BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


class Settings(BaseModel):
    """Every setting with its default; `config.example.env` says what each means."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    telegram_bot_token: str | None = Field(default=None, pattern=BOT_ID_AND_KEY, repr=False)
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_secret: str | None = Field(default=None, pattern=WEBHOOK_LETTERS, repr=False)
    telegram_per_second: int = Field(default=30, ge=1, le=PAID_PER_SECOND)
    telegram_paid_broadcast: bool = False
    zalo_bot_token: str | None = Field(default=None, repr=False)
    zalo_api_url: str = "https://bot-api.zaloplatforms.com"
    zalo_webhook_secret: str | None = Field(default=None, repr=False)
    public_url: str | None = None
    heartbeat_url: str | None = Field(default=None, repr=False)
    database_url: str = "sqlite:///data/dondoc.db"
    directive_file: Path = SHIPPED_DIRECTIVE
    evidence_dir: Path | None = None
    evidence_quota_mb: int = Field(default=5000, ge=1, le=10_000_000)
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=0, le=65535)
    secret_key: str | None = Field(default=None, repr=False)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    clock_start: AwareDatetime | None = None
    clock_speed: float = Field(default=1.0, gt=0, le=100_000)

    @property
    def webhook_secret(self) -> str:
        """What Telegram shows with each update; without one configured, only who has the token can work it out."""
        token = (self.telegram_bot_token or "").encode()
        return self.telegram_webhook_secret or hmac.digest(token, b"dondoc telegram webhook", "sha256").hex()

    @property
    def sends_per_second(self) -> int:
        return PAID_PER_SECOND if self.telegram_paid_broadcast else self.telegram_per_second

    @field_validator("telegram_api_url", "zalo_api_url", "public_url", "heartbeat_url")
    @classmethod
    def _an_address(cls, value: str | None) -> str | None:
        if value is not None:
            TypeAdapter(AnyHttpUrl).validate_python(value)
        return value.rstrip("/") if value else value

    @field_validator("public_url")
    @classmethod
    def _where_updates_are_posted(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is not None:
            _check_webhook(value, urlsplit(info.data.get("telegram_api_url", "")).hostname == PUBLIC_SERVER)
        return value

    @field_validator("telegram_paid_broadcast", mode="before")
    @classmethod
    def _yes_or_no(cls, value: Any) -> Any:
        if isinstance(value, str) and value.lower() not in BOOLEANS:
            raise ValueError("neither yes nor no")
        return BOOLEANS[value.lower()] if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _a_database(cls, value: str) -> str:
        from sqlalchemy import make_url  # here, so that `dondoc --help` need not wait for it
        from sqlalchemy.exc import ArgumentError, NoSuchModuleError

        try:
            url = make_url(value)
            driver = url.get_backend_name(), url.get_driver_name()
        except (ArgumentError, NoSuchModuleError, ValueError) as error:
            raise ValueError("not a database address") from error
        if driver not in DATABASES or url.database in (None, "", ":memory:"):
            raise ValueError("unknown database")
        return value

    @field_validator("clock_start", mode="before")
    @classmethod
    def _an_instant(cls, value: Any) -> Any:
        """A bare number would be read as seconds since 1970; the first and last years overflow in another zone."""
        if isinstance(value, str) and not re.match(r"[12]\d{3}-\d\d-\d\dT", value):
            raise ValueError("not an instant of ours")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value


def _check_webhook(url: str, of_public_server: bool) -> None:
    """Raises ValueError for an address that the server of the Bot API would not post to."""
    address = urlsplit(url)
    if address.query or address.fragment:
        raise ValueError("a path cannot be added")
    if of_public_server and (address.scheme.lower() != "https" or (address.port or 443) not in WEBHOOK_PORTS):
        raise ValueError("not an address that Telegram posts to")


_URL = "cần một địa chỉ bắt đầu bằng https:// hoặc http://"

WANTED: dict[str, tuple[str, str]] = {
    "telegram_bot_token": ("cần nguyên mã mà @BotFather cấp", "123456789:AAExampleExampleExampleExampleExample"),
    "telegram_api_url": (_URL, "https://api.telegram.org"),
    "zalo_api_url": (_URL, "https://bot-api.zaloplatforms.com"),
    "telegram_webhook_secret": ("cần từ 1 đến 256 ký tự trong số A-Z, a-z, 0-9, dấu _ và dấu -", "mot-chuoi_kho-doan"),
    "telegram_per_second": (f"cần một số từ 1 đến {PAID_PER_SECOND}", "30"),
    "telegram_paid_broadcast": ("chỉ nhận true, false, yes, no, 1 hoặc 0", "false"),
    "public_url": (
        "cần một địa chỉ bắt đầu bằng https://, ở cổng 443, 80, 88 hoặc 8443, không có dấu ? và #;"
        " http:// và cổng khác chỉ dùng với máy chủ Bot API riêng (TELEGRAM_API_URL)",
        "https://dondoc.example.gov.vn",
    ),
    "heartbeat_url": (_URL, "https://hc-ping.com/ma-cua-don-vi"),
    "database_url": (
        "cần địa chỉ SQLite hoặc PostgreSQL, có tên cơ sở dữ liệu",
        "sqlite:///data/dondoc.db hoặc postgresql+psycopg://user:password@localhost/dondoc",
    ),
    "evidence_quota_mb": ("cần một số từ 1 đến 10000000", "5000"),
    "web_port": ("cần một số từ 0 đến 65535", "8080"),
    "log_level": ("chỉ nhận DEBUG, INFO, WARNING hoặc ERROR", "INFO"),
    "clock_start": ("cần ngày, giờ và múi giờ", "2024-02-15T07:00:00+07:00"),
    "clock_speed": ("cần một số lớn hơn 0, nhiều nhất 100000", "60"),
}
"""What a setting must be, and an example."""

NOT_YET = ("zalo_bot_token", "zalo_api_url", "zalo_webhook_secret", "secret_key")
"""Names that stay, of parts that this version does not have: kept, and said to be without effect."""


def load(env_file: Path = Path(".env")) -> Settings:
    """Read the settings; the environment stands over the file. Raises Faults with every fault at once."""
    lines = list(parse_stream(io.StringIO(_text(env_file))))
    faults = [f"{env_file}, dòng {_number(line)}: {fault}" for line in lines if (fault := _misspelt(line))]
    values = {**_written(lines), **_environment()}
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        names = [str(detail["loc"][0]) for detail in error.errors()]
        faults += [_fault(name, values[name]) for name in names]
    if faults:
        raise Faults(faults)
    return settings


def _environment() -> dict[str, str]:
    return {name: value for name in Settings.model_fields if (value := os.environ.get(name.upper()))}


def _text(path: Path) -> str:
    if not path.is_file():
        return ""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Faults([f"{path}: tệp không phải mã UTF-8. Mở bằng Notepad, lưu lại với mã hóa UTF-8."]) from error
    except OSError as error:
        raise Faults([f"{path}: không đọc được tệp ({error.strerror})."]) from error


def _written(lines: Iterable[Binding]) -> dict[str, str]:
    sound = "".join(line.original.string for line in lines if not line.error)
    values = dotenv_values(stream=io.StringIO(sound))
    return {name.lower(): value for name, value in values.items() if value}


def _number(line: Binding) -> int:
    """The blank lines before a line count as its own."""
    text = line.original.string
    return line.original.line + len(text) - len(text.lstrip("\n"))


def _misspelt(line: Binding) -> str | None:
    """What is wrong with a line's form or name. What is no name is not printed: it may be a token pasted alone."""
    if line.key is None and not line.error:  # blank, or a comment
        return None
    known = line.key is not None and line.key.lower() in Settings.model_fields
    if known and line.value is None:
        return f"{line.key} thiếu dấu “=” và giá trị."
    if line.key is None or line.value is None or not line.key.isidentifier():
        return "không phải dạng TÊN=giá trị."
    if not known:
        return f"không có thiết lập tên {line.key}{_nearest(line.key)}. Các tên hợp lệ có trong config.example.env."
    return None


def _nearest(name: str) -> str:
    found = get_close_matches(name.lower(), Settings.model_fields, 1, 0.75)
    return f" (có phải {found[0].upper()}?)" if found else ""


_SECRET = re.compile(r"@|\d{3,}:[\w-]{20,}")
"""A password or a token inside an address."""


def _fault(name: str, value: str) -> str:
    hidden = any(word in name for word in ("token", "secret", "database")) or _SECRET.search(value)
    shown = "(không in ra)" if hidden else f"“{value}”"
    wanted, example = WANTED[name]
    return f"{name.upper()}: giá trị {shown} không hợp lệ, {wanted}. Ví dụ: {name.upper()}={example}"


def without_effect(settings: Settings) -> list[str]:
    """Names that are set but that nothing in this version obeys."""
    return [name.upper() for name in NOT_YET if getattr(settings, name) != Settings.model_fields[name].default]


def first_instant(settings: Settings, latest: datetime | None) -> datetime | None:
    """Where a shifted clock starts: at `CLOCK_START`, or where the database says that it had come; never back."""
    if settings.clock_start is None:
        return None
    return max(settings.clock_start, latest) if latest else settings.clock_start
