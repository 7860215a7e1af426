"""An update, from hearing it to its commit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol

from telegram import Bot, Update
from telegram.error import BadRequest, InvalidToken

from bot.core.latest import Latest
from bot.telegram import fixed_words
from bot.telegram.receive import Declined, Pictured, event_of
from bot.telegram.taps import Taps, quietly
from dialogs.domain.events import PersonEvent, SentOther

PHOTO_BYTES = 10 * 2**20
MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
"""How a JPEG and a PNG begin."""

PutPhoto = Callable[[bytes], Awaitable[str]]


class Conversation(Protocol):
    """Where events go."""

    async def receive(self, event: PersonEvent) -> object:
        """Take an event in; returns when it is committed."""
        ...


class Intake:
    """Takes updates in. `put_photo` keeps a photo and returns its digest."""

    def __init__(self, bot: Bot, taps: Taps, conversation: Conversation, put_photo: PutPhoto) -> None:
        self.bot = bot
        self._taps = taps
        self._conversation = conversation
        self._put_photo = put_photo
        self._declined: Latest[int, bool] = Latest()

    async def take(self, update: Update) -> None:
        """Hear an update; returns when it is committed. Raises whatever kept it from being so: try again."""
        if update.callback_query:
            return await self._taps.take(update, self._receive)
        event = event_of(update)
        if isinstance(event, Declined):
            return await self._decline(event.chat)
        if isinstance(event, Pictured):
            event = await self._fetched(event)
        return await self._receive(event) if event else None

    async def set_aside(self, update: Update) -> None:
        """Tell the person that their update could not be taken in, however often it was tried."""
        if update.effective_chat:
            await quietly(self.bot.send_message(update.effective_chat.id, fixed_words.SET_ASIDE))

    async def _receive(self, event: PersonEvent) -> None:
        await self._conversation.receive(event)

    async def _decline(self, chat: int) -> None:
        if chat not in self._declined:
            self._declined[chat] = True
            await quietly(self.bot.send_message(chat, fixed_words.NO_GROUPS))

    async def _fetched(self, picture: Pictured) -> PersonEvent:
        """The event with its photo kept; a file that is no photo we take is something else that was sent."""
        content = await self._download(picture) if picture.size <= PHOTO_BYTES else b""
        if not content.startswith(MAGIC) or len(content) > PHOTO_BYTES:
            event = picture.event
            return SentOther(id=event.id, who=event.who, name=event.name, locale=event.locale, what="file")
        return replace(picture.event, photo=await self._put_photo(content))

    async def _download(self, picture: Pictured) -> bytes:
        try:
            file = await self.bot.get_file(picture.file)
            return bytes(await file.download_as_bytearray())
        except (BadRequest, InvalidToken):  # the library takes "404 not found" of a file for a bad token
            return b""
