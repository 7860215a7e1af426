"""Settings are read once, and each refusal is one clear line."""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import SettingsRefused, load_settings

SECRET = "a-secret-that-nobody-may-read"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting from the outside, and a folder without `.env`."""
    for name in [name for name in os.environ if name.startswith("JUSTEMESURE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_nothing_needs_to_be_set():
    settings = load_settings()
    assert settings.data == Path("data")
    assert (settings.host, settings.port, settings.zone) == ("127.0.0.1", 8000, ZoneInfo("Europe/Paris"))
    assert settings.telegram_token is None


def test_the_command_line_comes_before_the_environment_and_that_before_the_file(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("JUSTEMESURE_HOST=file\nJUSTEMESURE_PORT=1\nJUSTEMESURE_DATA=file\n")
    monkeypatch.setenv("JUSTEMESURE_PORT", "2")
    monkeypatch.setenv("JUSTEMESURE_DATA", "environment")
    settings = load_settings(data=Path("line"), port=None)
    assert (settings.data, settings.port, settings.host) == (Path("line"), 2, "file")


def test_an_empty_variable_is_as_good_as_none(monkeypatch):
    monkeypatch.setenv("JUSTEMESURE_PORT", "")
    monkeypatch.setenv("JUSTEMESURE_TELEGRAM_TOKEN", "")
    assert load_settings().port == 8000
    assert load_settings().telegram_token is None


@pytest.mark.parametrize(
    ("variables", "line"),
    [
        (
            {"PORT": "http"},
            "JUSTEMESURE_PORT must be a valid integer, unable to parse string as an integer",
        ),
        ({"PORT": "0"}, "JUSTEMESURE_PORT must be greater than or equal to 1"),
        ({"TIMEZONE": "Paris"}, "JUSTEMESURE_TIMEZONE must be a time zone, such as Europe/Paris"),
        ({"TIMEZONE": "../etc"}, "JUSTEMESURE_TIMEZONE must be a time zone, such as Europe/Paris"),
        (
            {"READER_URL": "localhost:11434"},
            "JUSTEMESURE_READER_URL must be a web address, such as http://127.0.0.1:8081",
        ),
        (
            {"READER_URL": "http://127.0.0.1:11434/v1"},
            "JUSTEMESURE_READER_MODEL must name the model to be asked at JUSTEMESURE_READER_URL",
        ),
        ({"READER_SECONDS": "0"}, "JUSTEMESURE_READER_SECONDS must be greater than 0"),
        ({"SERVICES": "nowhere"}, "JUSTEMESURE_SERVICES must be a folder that exists"),
        (
            {"DATABASE_URL": f"postgresql://{SECRET}@db/x"},
            "JUSTEMESURE_DATABASE_URL is not possible yet: remove it to keep the store in JUSTEMESURE_DATA",
        ),
        (
            {"TELEGRAM_API_URL": "localhost"},
            "JUSTEMESURE_TELEGRAM_API_URL must be a web address, such as http://127.0.0.1:8081",
        ),
        (
            {"TELEGRAM_WEBHOOK_URL": f"https://example.org/{SECRET}", "TELEGRAM_TOKEN": SECRET},
            "JUSTEMESURE_TELEGRAM_WEBHOOK_URL is not possible yet: "
            "remove it to ask Telegram for messages instead (polling), which needs no address",
        ),
        (
            {"TELEGRAM_WEBHOOK_SECRET": SECRET},
            "JUSTEMESURE_TELEGRAM_WEBHOOK_SECRET is not possible yet: "
            "remove it to ask Telegram for messages instead (polling), which needs no address",
        ),
    ],
)
def test_a_refusal_is_one_clear_line_without_a_secret(monkeypatch, variables, line):
    for name, value in variables.items():
        monkeypatch.setenv(f"JUSTEMESURE_{name}", value)
    with pytest.raises(SettingsRefused) as refused:
        load_settings()
    assert refused.value.lines == (line,)
    assert SECRET not in str(refused.value)


def test_every_mistake_is_told_at_once(monkeypatch):
    monkeypatch.setenv("JUSTEMESURE_PORT", "-1")
    monkeypatch.setenv("JUSTEMESURE_TIMEZONE", "Paris")
    with pytest.raises(SettingsRefused) as refused:
        load_settings()
    assert [line.split()[0] for line in refused.value.lines] == ["JUSTEMESURE_TIMEZONE", "JUSTEMESURE_PORT"]


def test_a_file_is_no_folder_for_the_store(tmp_path):
    (tmp_path / "data").write_text("")
    with pytest.raises(SettingsRefused, match="JUSTEMESURE_DATA must be a folder, and there is a file"):
        load_settings()


def test_secrets_are_shown_as_stars(monkeypatch):
    monkeypatch.setenv("JUSTEMESURE_TELEGRAM_TOKEN", SECRET)
    settings = load_settings()
    assert SECRET not in f"{settings!r}{settings}{settings.model_dump_json()}"
    assert settings.telegram_token.get_secret_value() == SECRET
