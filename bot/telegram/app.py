"""The Telegram channel put together: a bot that is checked at the start, polled, and sent through."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable

from telegram import Bot, BotCommand
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.core.channel import Outgoing, Unreachable
from bot.telegram.intake import Conversation, Intake, PutPhoto
from bot.telegram.menu import DESCRIPTION, MENU
from bot.telegram.polling import Polling, backoff
from bot.telegram.receive import PREFIX, chat_of
from bot.telegram.redaction import hide_tokens_in_logs, redacted
from bot.telegram.render import rendered
from bot.telegram.sending import Sender, log
from bot.telegram.taps import Taps, quietly
from dialogs.domain.service import Language

API_URL = "https://api.telegram.org"
TOKEN = re.compile(r"\d+:[\w-]+")
CONNECTIONS = 64
Sleep = Callable[[float], Awaitable[None]]


class TokenRefused(Exception):
    """The bot token is not one, or Telegram does not know it. The message says what to do, never it."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"JUSTEMESURE_TELEGRAM_TOKEN {why}. Copy the token that @BotFather gives for your bot "
            "(it looks like 123456789:AAE…), or remove the variable to go without Telegram."
        )


class TelegramChannel:
    """People on Telegram. `start` it, then `poll` it; `deliver` takes messages to them."""

    prefixes: tuple[str, ...] = (PREFIX,)

    def __init__(self, bot: Bot, *, sleep: Sleep = asyncio.sleep, clock: Callable[[], float] = time.monotonic):
        self.bot = bot
        self._sleep = sleep
        self._sender = Sender(bot, clock)
        self._taps = Taps(bot)
        self._sent: dict[str, list[int]] = {}

    async def start(self) -> str:
        """Check the token; returns the bot's user name ("" if it has none).

        Raises `TokenRefused`; waits for a network that is not there yet.
        """
        failures = 0
        while not await self._initialized():
            failures += 1
            await self._sleep(backoff(failures))
        await quietly(self.bot.delete_webhook())  # polling is refused while one is set
        return self.bot.bot.username or ""

    async def poll(self, conversation: Conversation, put_photo: PutPhoto) -> None:
        """Hear people until cancelled. Several events may be received side by side, one person's in order.

        The menu is put up meanwhile: those who wrote while nobody listened do not wait for it.
        """
        intake = self.intake(conversation, put_photo)
        menu = asyncio.create_task(self._introduce())
        try:
            await Polling(self.bot, intake.take, intake.set_aside, self._sleep).run()
        finally:
            menu.cancel()

    def intake(self, conversation: Conversation, put_photo: PutPhoto) -> Intake:
        """What takes single updates in, for whoever else receives them."""
        return Intake(self.bot, self._taps, conversation, put_photo)

    async def deliver(self, outgoing: Outgoing) -> str:
        """Send a message; a later try of the same envelope goes on where this one stopped.

        The receipt is the id of the last message sent, followed by "k" when it has a keyboard.
        """
        chat = _chat(outgoing.to)
        sent = self._sent.setdefault(outgoing.envelope, [])
        try:
            for call in rendered(outgoing)[len(sent) :]:
                sent.append(await self._sender.send(chat, call))
        except Unreachable:
            del self._sent[outgoing.envelope]
            raise
        del self._sent[outgoing.envelope]
        await self._retire_previous(chat, outgoing)
        return f"{sent[-1]}{'k' if outgoing.message.buttons else ''}"

    async def close(self) -> None:
        """Let go of the connections."""
        await quietly(self.bot.shutdown())

    async def _retire_previous(self, chat: int, outgoing: Outgoing) -> None:
        number = outgoing.previous.removesuffix("k")
        if outgoing.message.buttons and number != outgoing.previous and number.isdecimal():
            await self._taps.retire(chat, int(number))

    async def _initialized(self) -> bool:
        try:
            await self.bot.initialize()
        except InvalidToken:
            # `from None`: the library's own words hold the token.
            raise TokenRefused("was refused by Telegram") from None
        except TelegramError as error:
            log.warning("telegram not reached yet: %s", redacted(error.message))
            return False
        return True

    async def _introduce(self) -> None:
        """The menu and the description, in each language; English for people of other languages."""
        for language in (None, *MENU):
            words: Language = language or "en"
            commands = [BotCommand(name, what) for name, what in MENU[words]]
            await quietly(self.bot.set_my_commands(commands, language_code=language))
            await quietly(self.bot.set_my_description(DESCRIPTION[words], language_code=language))


def telegram_channel(token: str, api_url: str = "") -> TelegramChannel:
    """The channel of a bot. `api_url` is that of a self-hosted Bot API server, if there is one.

    Raises `TokenRefused` for what cannot be a token.
    """
    hide_tokens_in_logs(token)
    if not TOKEN.fullmatch(token):
        raise TokenRefused("is not a bot token")
    url = (api_url or API_URL).rstrip("/")
    return TelegramChannel(
        Bot(
            token,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=_request(CONNECTIONS),
            get_updates_request=_request(2),
        )
    )


async def run_telegram(
    channel: TelegramChannel,
    conversation: Conversation,
    put_photo: PutPhoto,
    started: Callable[[str], None] = lambda name: None,
) -> None:
    """Start the channel, tell `started` the bot's user name, and hear people until cancelled.

    Raises `TokenRefused` at the start.
    """
    try:
        started(await channel.start())
        await channel.poll(conversation, put_photo)
    finally:
        await channel.close()


def _request(connections: int) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        connect_timeout=10,
        read_timeout=20,
        write_timeout=20,
        pool_timeout=60,
    )


def _chat(person: str) -> int:
    try:
        return chat_of(person)
    except ValueError:
        raise Unreachable(f"{person} is nobody on Telegram") from None
