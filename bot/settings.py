"""What the operator sets: environment variables, or the same names in `.env`. Checked once, at the start."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, SecretStr, ValidationError, ValidationInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "JUSTEMESURE_"


class SettingsRefused(Exception):
    """Some settings make no sense: one clear line for each. No value is quoted, as it may be a secret."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def _web_address(url: str) -> str:
    if url and not re.fullmatch(r"https?://[^\s/]+\S*", url):
        raise ValueError("must be a web address, such as http://127.0.0.1:8081")
    return url.rstrip("/")


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        raise ValueError("must be a time zone, such as Europe/Paris") from None
    return name


def _folder(path: Path | None) -> Path | None:
    if path is not None and not path.is_dir():
        raise ValueError("must be a folder that exists")
    return path


def _not_a_file(path: Path) -> Path:
    if path.exists() and not path.is_dir():
        raise ValueError("must be a folder, and there is a file of that name")
    return path


def _file(path: Path | None) -> Path | None:
    if path is not None and not path.is_file():
        raise ValueError("must be a file that exists")
    return path


def _named_model(model: str, info: ValidationInfo) -> str:
    if info.data.get("reader_url") and not model:
        raise ValueError("must name the model to be asked at JUSTEMESURE_READER_URL")
    return model


def _not_yet(remedy: str) -> AfterValidator:
    """What is announced and not there yet is refused, rather than silently left out."""

    def refuse(value: SecretStr | None) -> SecretStr | None:
        if value:
            raise ValueError(f"is not possible yet: remove it {remedy}")
        return value

    return AfterValidator(refuse)


NO_DATABASE = _not_yet("to keep the store in JUSTEMESURE_DATA")
NO_WEBHOOK = _not_yet("to ask Telegram for messages instead (polling), which needs no address")


class Settings(BaseSettings):
    """All settings. Each is an environment variable of the same name in capitals, after JUSTEMESURE_.

    `data` is the folder of the embedded store; `services` a folder with the organisation's own service files,
    besides those that come with the program; `organisation` the file in which the organisation tells of itself (without it:
    `organisation.toml` in the data folder). `reader_...` is the language model that helps to read, if any. Secrets show as stars wherever they are printed.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    data: Annotated[Path, AfterValidator(_not_a_file)] = Path("data")
    database_url: Annotated[SecretStr | None, NO_DATABASE] = None
    services: Annotated[Path | None, AfterValidator(_folder)] = None
    organisation: Annotated[Path | None, AfterValidator(_file)] = None
    timezone: Annotated[str, AfterValidator(_zone)] = "Europe/Paris"
    telegram_token: SecretStr | None = None
    telegram_api_url: Annotated[str, AfterValidator(_web_address)] = ""
    telegram_webhook_url: Annotated[SecretStr | None, NO_WEBHOOK] = None
    telegram_webhook_secret: Annotated[SecretStr | None, NO_WEBHOOK] = None
    reader_url: Annotated[str, AfterValidator(_web_address)] = ""
    reader_model: Annotated[str, AfterValidator(_named_model), Field(validate_default=True)] = ""
    reader_key: SecretStr | None = None
    reader_seconds: Annotated[float, Field(gt=0, le=30)] = 4
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000

    @property
    def zone(self) -> ZoneInfo:
        """The organisation's time zone."""
        return ZoneInfo(self.timezone)


def load_settings(**given: Any) -> Settings:
    """The settings, what is given (by the command line) before the environment. Raises SettingsRefused."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise SettingsRefused(tuple(_line(detail) for detail in error.errors(include_url=False))) from None


def _line(detail: Any) -> str:
    message = str(detail["msg"]).removeprefix("Value error, ")
    return f"{PREFIX}{str(detail['loc'][0]).upper()} {_said(message)}"


def _said(message: str) -> str:
    """Pydantic's own messages begin as sentences about an input."""
    return message.replace("Input should", "must", 1)
