"""Settings, from the environment or `.env`. Nothing else in the program reads the environment."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from dotenv import dotenv_values
from pydantic import (
    AnyHttpUrl,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    field_validator,
)
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from core.refusal import Faults

SHIPPED_DIRECTIVE = Path(__file__).resolve().parent.parent / "directives" / "tuy-phuoc-2024.toml"
BOT_ID_AND_KEY = r"^\d{3,}:[A-Za-z0-9_-]{20,}$"
BACKENDS = ("sqlite", "postgresql")


class Settings(BaseModel):
    """Every setting with its default; `config.example.env` says what each means."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    telegram_bot_token: str | None = Field(default=None, pattern=BOT_ID_AND_KEY, repr=False)
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_secret: str | None = Field(default=None, repr=False)
    zalo_bot_token: str | None = Field(default=None, repr=False)
    zalo_api_url: str = "https://bot-api.zaloplatforms.com"
    zalo_webhook_secret: str | None = Field(default=None, repr=False)
    public_url: str | None = None
    database_url: str = "sqlite:///data/dondoc.db"
    directive_file: Path = SHIPPED_DIRECTIVE
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=0, le=65535)
    secret_key: str | None = Field(default=None, repr=False)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    clock_start: AwareDatetime | None = None
    clock_speed: float = Field(default=1.0, gt=0, le=100_000)

    @field_validator("telegram_api_url", "zalo_api_url", "public_url")
    @classmethod
    def _an_address(cls, value: str | None) -> str | None:
        if value is not None:
            TypeAdapter(AnyHttpUrl).validate_python(value)
        return value.rstrip("/") if value else value

    @field_validator("database_url")
    @classmethod
    def _a_database(cls, value: str) -> str:
        try:
            url = make_url(value)
        except ArgumentError as error:
            raise ValueError("not a database address") from error
        if url.get_backend_name() not in BACKENDS:
            raise ValueError("unknown database")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value


EXAMPLES = {
    "telegram_bot_token": "123456789:AAExampleExampleExampleExampleExample",
    "telegram_api_url": "https://api.telegram.org",
    "zalo_api_url": "https://bot-api.zaloplatforms.com",
    "public_url": "https://dondoc.example.gov.vn",
    "database_url": "sqlite:///data/dondoc.db hoặc postgresql+psycopg://user:password@localhost/dondoc",
    "directive_file": "directives/tuy-phuoc-2024.toml",
    "web_port": "8080",
    "log_level": "INFO",
    "clock_start": "2024-02-15T07:00:00+07:00",
    "clock_speed": "60",
}

NOT_YET = ("zalo_bot_token", "zalo_webhook_secret", "public_url", "telegram_webhook_secret", "secret_key")
"""Names that stay, of parts that this version does not have: kept, and said to be without effect."""


def load(env_file: Path = Path(".env")) -> Settings:
    """Read the settings; the environment stands over the file. Raises Faults with every fault at once."""
    written = _file(env_file)
    faults = [
        f"{env_file}: không có thiết lập tên {name}. Các tên hợp lệ có trong config.example.env."
        for name in written
        if name.lower() not in Settings.model_fields
    ]
    try:
        lower = {name.lower(): value for name, value in written.items()}
        settings = Settings.model_validate({**lower, **_environment()})
    except ValidationError as error:
        faults += [_fault(detail["loc"], detail["input"]) for detail in error.errors()]
    if faults:
        raise Faults(faults)
    return settings


def _environment() -> dict[str, str]:
    return {name: value for name in Settings.model_fields if (value := os.environ.get(name.upper()))}


def _file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        values = dotenv_values(path, encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Faults([f"{path}: tệp không phải mã UTF-8. Mở bằng Notepad, lưu lại với mã hóa UTF-8."]) from error
    return {name: value for name, value in values.items() if value}


def _fault(place: tuple[int | str, ...], value: object) -> str:
    name = str(place[0])
    hidden = any(word in name for word in ("token", "secret", "database"))  # the address may hold a password
    shown = "(không in ra)" if hidden else f"“{value}”"
    example = f" Ví dụ: {name.upper()}={EXAMPLES[name]}" if name in EXAMPLES else ""
    return f"{name.upper()}: giá trị {shown} không hợp lệ.{example}"


def without_effect(settings: Settings) -> list[str]:
    """Names that are set but that nothing in this version obeys."""
    return [name.upper() for name in NOT_YET if getattr(settings, name)]


def first_instant(settings: Settings, latest: datetime | None) -> datetime | None:
    """Where a shifted clock starts: at `CLOCK_START`, or where the database says that it had come; never back."""
    if settings.clock_start is None:
        return None
    return max(settings.clock_start, latest) if latest else settings.clock_start
