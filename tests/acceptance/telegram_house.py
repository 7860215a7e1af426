"""The whole product behind a fake Telegram, in one process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from bot.bootstrap import bootstrap
from bot.core.conversation import Conversation
from bot.settings import Settings
from bot.telegram.app import TelegramChannel, run_telegram, telegram_channel
from tests.bot.telegram.fake_server import FakeTelegram


@asynccontextmanager
async def at_work(channel: TelegramChannel, conversation: Any, put_photo: Any) -> AsyncIterator[None]:
    """The channel hears people until the end of the block."""
    running = asyncio.create_task(run_telegram(channel, conversation, put_photo))
    try:
        yield
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


@asynccontextmanager
async def house(telegram: FakeTelegram, data: Path, **more: Any) -> AsyncIterator[Conversation]:
    """The product as `serve` runs it, with its data in the folder."""
    channel = telegram_channel(telegram.token, telegram.url)
    settings = Settings(data=data, _env_file=None)
    opened = bootstrap(settings, channels=lambda store: (channel,), **more)
    async with opened as conversation, at_work(channel, conversation, conversation.store.put_photo):
        yield conversation
