"""`serve` as an operator starts it: a bad token is told plainly, and no token is ever written."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.catalogue import load_catalogue
from bot.commands.serve import serve
from bot.settings import Settings
from tests.bot.telegram.fake_server import FakeTelegram


async def started(telegram: FakeTelegram, token: str, data: Path) -> asyncio.subprocess.Process:
    settings = {
        "JUSTEMESURE_TELEGRAM_TOKEN": token,
        "JUSTEMESURE_TELEGRAM_API_URL": telegram.url,
        "JUSTEMESURE_DATA": str(data),
    }
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "serve"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env=os.environ | settings,
    )


async def all_written(process: asyncio.subprocess.Process) -> str:
    written, _ = await process.communicate()
    return written.decode()


async def test_a_token_that_telegram_refuses_is_told_plainly(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        process = await started(telegram, "12345:AAwrong", tmp_path)
        written = await all_written(process)
    assert process.returncode == 2
    assert "JUSTEMESURE_TELEGRAM_TOKEN was refused by Telegram" in written
    assert "AAwrong" not in written


async def test_the_token_is_written_nowhere_also_when_telegram_fails(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        for method in ("getMe", "getUpdates", "sendMessage", "sendPhoto"):
            telegram.fails(method, 502, "Bad Gateway")
        lea = telegram.user("Léa")
        lea.says("Une coupe en brosse, avant samedi")
        process = await started(telegram, telegram.token, tmp_path)
        await lea.sees("brosse")
        process.terminate()
        written = await all_written(process)
    assert "Bad Gateway" in written
    assert telegram.token.split(":")[1] not in written
    kept = contents(tmp_path)
    assert kept
    assert not [content for content in kept if telegram.token.encode() in content]


async def test_the_service_files_are_read_once_a_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def again(**places: Path) -> None:
        raise AssertionError("read a second time")

    catalogue = load_catalogue()
    monkeypatch.setattr("bot.bootstrap.load_catalogue", again)
    async with FakeTelegram() as telegram:
        settings = Settings(data=tmp_path, telegram_api_url=telegram.url, _env_file=None)
        serving = asyncio.create_task(serve(settings, SecretStr(telegram.token), catalogue))
        lea = telegram.user("Léa")
        lea.says("Une coupe en brosse")
        await lea.sees("coupe en brosse")
        serving.cancel()
        with suppress(asyncio.CancelledError):
            await serving


def contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
