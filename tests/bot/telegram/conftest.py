"""A fake Telegram, and the channel running against it with a conversation that tests can look into."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256

import pytest

from bot.core.channel import Outgoing
from bot.telegram.app import TelegramChannel, telegram_channel
from dialogs.domain.events import PersonEvent
from dialogs.wording.compose import Composed
from tests.bot.telegram.fake_server import FakeTelegram


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what the library warns of and we know: raw updates, and a type that will change."""
    config.addinivalue_line("filterwarnings", "ignore:Please use 'Bot.getUpdates'")
    config.addinivalue_line("filterwarnings", "ignore:.*attribute `retry_after`")


@dataclass
class Naps:
    """Sleeps without the time."""

    taken: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)
        await asyncio.sleep(0)


@dataclass
class Listener:
    """A conversation that notes what it hears. `before` runs first for each event, and may raise or wait."""

    telegram: FakeTelegram
    heard: list[PersonEvent] = field(default_factory=list)
    photos: dict[str, bytes] = field(default_factory=dict)
    before: Callable[[PersonEvent], object] = lambda event: None

    async def receive(self, event: PersonEvent) -> None:
        waits = self.before(event)
        if asyncio.iscoroutine(waits):
            await waits
        if event not in self.heard:
            self.heard.append(event)
        self.telegram.changed()

    async def put_photo(self, content: bytes) -> str:
        digest = sha256(content).hexdigest()
        self.photos[digest] = content
        return digest

    async def hears(self, count: int) -> list[PersonEvent]:
        """Wait until so many events were committed."""
        await self.telegram.until(lambda: len(self.heard) >= count)
        return self.heard


@dataclass
class Desk:
    """The channel at work: `says` sends a message to a person as the conversation would."""

    channel: TelegramChannel
    listener: Listener
    naps: Naps
    sent: int = 0

    async def says(self, to: str, message: Composed, **more: object) -> str:
        self.sent += 1
        envelope = str(more.pop("envelope", f"e{self.sent}"))
        outgoing = Outgoing(envelope=envelope, to=to, case="k1", reply=message.reply, message=message)
        return await self.channel.deliver(replace(outgoing, **more))


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
async def desk(telegram: FakeTelegram) -> AsyncIterator[Desk]:
    naps = Naps()
    channel = telegram_channel(telegram.token, telegram.url)
    channel = TelegramChannel(channel.bot, sleep=naps)
    listener = Listener(telegram)
    await channel.start()
    polling = asyncio.create_task(channel.poll(listener, listener.put_photo))
    try:
        yield Desk(channel, listener, naps)
    finally:
        polling.cancel()
        with suppress(asyncio.CancelledError):
            await polling
        await channel.close()
