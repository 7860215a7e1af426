"""The terminal chats put together: from an open store to the last line."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from rich.console import Console

from bot.bootstrap import Channels, bootstrap
from bot.core.channel import Channel
from bot.core.clock import SetClock
from bot.core.conversation import Conversation
from bot.documents.export import as_json
from bot.settings import Settings
from bot.terminal.channel import LocalChannel
from bot.terminal.chat import Chat
from bot.terminal.events import Desk
from bot.terminal.house import LocalHouse
from bot.terminal.json_chat import JsonChat, Line, serve_lines
from bot.terminal.requests import Misuse
from bot.terminal.screen import Screen
from dialogs.domain.case import Case
from dialogs.domain.service import Language

Ask = Callable[[str], Awaitable[str | None]]
"""The next line that is typed after a prompt; None when there will be none."""


class Numbers(Protocol):
    """What the channel needs of a store."""

    async def reserve(self, count: int) -> int: ...


@dataclass(frozen=True, slots=True)
class Office:
    """The local channel over an open conversation."""

    conversation: Conversation
    channel: LocalChannel
    house: LocalHouse
    desk: Desk
    clock: SetClock

    def export(self, case: Case) -> Line:
        """The case as JSON. Raises Misuse when its service is in no catalogue any more."""
        service = self.conversation.catalogue.get(case.service)
        if service is None:
            raise Misuse("no_service", id=case.service)
        return as_json(case, service)


@asynccontextmanager
async def open_office(settings: Settings, language: Language | None = None, service: str = "") -> AsyncIterator[Office]:
    """Open the store and the local channel. New clients ask for `service`, when one is named.

    Raises Misuse for a service that there is not, and what `bootstrap` raises.
    """
    channels: list[LocalChannel] = []
    clock = SetClock(settings.zone)

    async with bootstrap(
        settings, clock=clock, channels=_channels(settings, channels), language=language or "fr"
    ) as conversation:
        if service and service not in conversation.catalogue:
            raise Misuse("no_service", id=service)
        if service:
            conversation.offered = {service: conversation.catalogue[service]}
        house = LocalHouse(conversation, clock)
        await conversation.settle()
        desk = Desk(house, channels[0], language)
        yield Office(conversation, channels[0], house, desk, clock)


def _channels(settings: Settings, made: list[LocalChannel]) -> Channels:
    def make(store: Numbers) -> Iterable[Channel]:
        made.append(LocalChannel(settings.data, lambda: store.reserve(1)))
        return made

    return make


async def json_chat(
    settings: Settings, language: Language | None, service: str, lines: BinaryIO, out: BinaryIO
) -> None:
    """The machine-readable chat, until its input ends."""
    async with open_office(settings, language, service) as office:
        chat = JsonChat(office.desk, office.house, office.channel, office.export)
        await serve_lines(chat, lines, out)


async def human_chat(settings: Settings, language: Language, service: str) -> None:
    """The chat at the keyboard, until /quit or the end of the input."""
    console = Console(highlight=False)
    async with open_office(settings, language, service) as office:
        screen = Screen(console, language, draw)
        chat = Chat(office.desk, office.channel, screen, language)
        screen.note("welcome")
        chat.print_news()
        ask = _prompt() if sys.stdin.isatty() else _piped
        while not chat.done and (line := await ask(f"{chat.chair}> ")) is not None:
            await office.house.tick()
            await chat.typed(line)


def draw(png: bytes, width: int) -> str:
    """A picture as coloured blocks."""
    from bot.pictures.blocks import blocks  # the imaging library is slow to load, and not every chat has pictures

    return blocks(png, width)


def _prompt() -> Ask:
    """Lines typed at a terminal, with editing and history."""
    from prompt_toolkit import PromptSession

    session: PromptSession[str] = PromptSession()

    async def ask(prompt: str) -> str | None:
        try:
            return await session.prompt_async(prompt)
        except (EOFError, KeyboardInterrupt):
            return None

    return ask


async def _piped(prompt: str) -> str | None:
    """Lines of a pipe: nothing is shown for them."""
    line = await asyncio.to_thread(sys.stdin.buffer.readline)
    return line.decode(errors="replace").rstrip("\r\n") if line else None
