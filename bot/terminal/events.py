"""What local people do, as events: the same for a person at the keyboard and for a program on a pipe."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypedDict

from bot.core.slash_commands import command_of
from bot.terminal.channel import LocalChannel, Told, membership_of
from bot.terminal.requests import Choose, Edit, Misuse, MoveClock, Say, Show
from bot.terminal.ticks import at_first, sent
from dialogs.domain.case import Case
from dialogs.domain.events import Chose, Commanded, Edited, PersonEvent, Said, SentPhoto
from dialogs.domain.person import Membership
from dialogs.domain.service import Language

LARGEST_PHOTO = 10 * 1024 * 1024
"""Bytes."""
REMEMBERED = 5000
"""Messages whose sender is known without a look into the store."""
IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
"""How JPEG and PNG files begin."""


class _Shared(TypedDict):
    """What every event of local people holds."""

    id: str
    who: str
    name: str
    locale: str


class House(Protocol):
    """What the desk needs of the conversation."""

    async def hear(self, event: PersonEvent) -> None: ...

    async def tick(self) -> None: ...

    async def case(self, id: str) -> Case | None: ...

    async def own(self, who: str, message: str) -> bool:
        """Whether an event of that id was that person's."""
        ...

    async def asked(self, who: str) -> Told | None:
        """The open question to that person, as it is stored."""
        ...

    async def enrol(self, who: str, membership: Membership) -> None: ...

    async def number(self) -> int: ...

    async def keep_photo(self, content: bytes) -> str: ...

    def move_clock(self, time: datetime) -> None:
        """Raises ValueError for a time in the past."""
        ...


class Desk:
    """Turns requests into events. Every act returns the id of the accepted message, or raises Misuse."""

    def __init__(self, house: House, channel: LocalChannel, language: Language | None = None) -> None:
        self._house = house
        self._channel = channel
        self._locale = language or ""
        self._own: dict[str, str] = {}

    async def do(self, request: Say | Choose | Show | Edit | MoveClock) -> str:
        match request:
            case Say(who, text):
                return await self.say(who, text)
            case Choose(who, choices):
                return await self.choose(who, choices)
            case Show(who, path, text):
                return await self.show(who, Path(path), text)
            case Edit(who, original, text):
                return await self.edit(who, original, text)
            case MoveClock(time):
                return await self.move_clock(time)

    async def say(self, who: str, text: str) -> str:
        """Free words, or a command that begins with a slash."""
        shared = await self._accept(who)
        if command := command_of(text):
            return await self._hear(Commanded(**shared, command=command[0], argument=command[1]))
        return await self._hear(Said(**shared, text=text))

    async def choose(self, who: str, choices: tuple[str, ...]) -> str:
        """Tap choices of the latest message with choices to that person, as it came."""
        told = self._channel.asked(who) or await self._house.asked(who)
        if told is None:
            raise Misuse("not_asked", who=who)
        _check(told, choices)
        return await self.send(who, told, sent(told.message, at_first(told.message), choices))

    async def send(self, who: str, told: Told, choices: tuple[str, ...]) -> str:
        """Answer a message with exactly these choices: all that is ticked, and the button that sends."""
        return await self._hear(Chose(**await self._accept(who), choices=choices, reply=told.reply))

    async def show(self, who: str, path: Path, text: str = "") -> str:
        """Send a photo, with its caption."""
        content = await asyncio.to_thread(_photo, path)
        digest = await self._house.keep_photo(content)
        return await self._hear(SentPhoto(**await self._accept(who), photo=digest, text=text))

    async def edit(self, who: str, original: str, text: str) -> str:
        """Change the words of an earlier message of one's own."""
        owner = self._own.get(original)
        if owner != who and (owner is not None or not await self._house.own(who, original)):
            raise Misuse("not_own", id=original, who=who)
        return await self._hear(Edited(**await self._accept(who), original=original, text=text))

    async def move_clock(self, time: datetime) -> str:
        """Move the clock forward; what falls due happens."""
        try:
            self._house.move_clock(time)
        except ValueError:
            raise Misuse("clock_back") from None
        await self._house.tick()
        return f"m{await self._house.number()}"

    async def _accept(self, who: str) -> _Shared:
        if membership := membership_of(who):
            await self._house.enrol(who, membership)
        id = f"m{await self._house.number()}"
        self._own[id] = who
        if len(self._own) > REMEMBERED:
            del self._own[next(iter(self._own))]
        return {"id": id, "who": who, "name": spoken(who), "locale": self._locale}

    async def _hear(self, event: PersonEvent) -> str:
        await self._house.hear(event)
        return event.id


def spoken(who: str) -> str:
    """A person's name as it is written to people: "client:lea" is Lea, "client:McAdam" McAdam."""
    name = who.partition(":")[2]
    return name.capitalize() if name.islower() else name


def _check(told: Told, choices: tuple[str, ...]) -> None:
    known = [button.id for button in told.message.buttons]
    unknown = [id for id in choices if id not in known]
    if unknown:
        raise Misuse("no_choice", id=told.id, unknown=", ".join(unknown), known=", ".join(known))
    if told.message.select == "one" and len(set(choices)) > 1:
        raise Misuse("one_choice", id=told.id)


def _photo(path: Path) -> bytes:
    """The content of an image file. Raises Misuse."""
    try:
        if not path.is_file():
            raise Misuse("no_photo", path=path)
        if path.stat().st_size > LARGEST_PHOTO:
            raise Misuse("large_photo", most=LARGEST_PHOTO // 1024**2)
        content = path.read_bytes()
    except OSError:
        raise Misuse("unreadable_photo", path=path) from None
    if not content.startswith(IMAGES):
        raise Misuse("no_image")
    return content
