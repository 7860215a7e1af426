"""`justemesure serve`: what is on, what is off and how to switch it on; then Telegram and reminders."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from pydantic import SecretStr

from bot.bootstrap import bootstrap
from bot.catalogue import Catalogue
from bot.core.clock import SystemClock
from bot.core.reminders import remind
from bot.settings import Settings

NAME_FILE = "telegram_name"
"""Beside the store: the bot's user name, for the links of invitations."""


def status(settings: Settings, services: tuple[str, ...]) -> str:
    """One screen: what is on, what is off, and how to switch it on."""
    lines = [
        ("on", "store", f"embedded, in {settings.data}"),
        ("on", "services", ", ".join(services)),
        _own_services(settings),
        _telegram(settings),
        _reading_model(settings),
        ("off", "web page", "not part of this version: use Telegram, or the terminal (justemesure chat)"),
    ]
    return "\n".join(["Juste Mesure", *(f"  {on:<3}  {what:<13}  {how}" for on, what, how in lines)])


async def serve(settings: Settings, token: SecretStr, catalogue: Catalogue) -> None:
    """Serve people on Telegram until cancelled. Raises TokenRefused, and what `bootstrap` raises."""
    from bot.telegram.app import run_telegram, telegram_channel

    channel = telegram_channel(token.get_secret_value(), settings.telegram_api_url)
    clock = SystemClock(settings.zone)
    opened = bootstrap(settings, catalogue=catalogue, clock=clock, channels=lambda _: (channel,))
    async with opened as conversation:
        stop_on_sigterm()
        async with _first_error_alone(), asyncio.TaskGroup() as tasks:
            tasks.create_task(remind(conversation, clock))
            tasks.create_task(
                run_telegram(
                    channel,
                    conversation,
                    conversation.store.put_photo,
                    lambda name: _started(settings.data, name),
                )
            )


@asynccontextmanager
async def _first_error_alone() -> AsyncIterator[None]:
    """What one of several tasks raised, as if it had been the only one."""
    try:
        yield
    except ExceptionGroup as group:
        raise group.exceptions[0] from None


def stop_on_sigterm() -> None:
    """Being told to stop is like Ctrl-C: what is under way is finished or kept."""
    task = asyncio.current_task()
    if task is not None and sys.platform != "win32":
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)


def bot_name(data: Path) -> str:
    """The Telegram bot's user name as of the last `serve`; "" when there was none."""
    path = data / NAME_FILE
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def _started(data: Path, name: str) -> None:
    (data / NAME_FILE).write_text(name, encoding="utf-8")
    sys.stdout.write(f"Listening as @{name}. Ctrl-C stops.\n")
    sys.stdout.flush()


def _own_services(settings: Settings) -> tuple[str, str, str]:
    if settings.services:
        return "on", "own services", f"from {settings.services}"
    return "off", "own services", "set JUSTEMESURE_SERVICES to a folder (start: justemesure services new)"


def _reading_model(settings: Settings) -> tuple[str, str, str]:
    if settings.reader_url:
        return (
            "on",
            "reading model",
            f"{settings.reader_model} at {settings.reader_url} helps to read; clients are told",
        )
    return (
        "off",
        "reading model",
        (
            "rules alone read; set JUSTEMESURE_READER_URL (http://127.0.0.1:11434/v1 for Ollama) and JUSTEMESURE_READER_MODEL"
        ),
    )


def _telegram(settings: Settings) -> tuple[str, str, str]:
    if settings.telegram_token:
        return "on", "Telegram", f"polling {settings.telegram_api_url or 'api.telegram.org'}, with reminders"
    return "off", "Telegram", "set JUSTEMESURE_TELEGRAM_TOKEN to the token that @BotFather gives for your bot"
