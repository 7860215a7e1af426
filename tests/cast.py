"""People who chat: a test about a conversation reads like the conversation.

    lea = cast.client("lea")
    await lea.says("Une coupe en brosse, pas trop courte")
    await lea.taps("C'est ça")
    assert lea.sees("indispensable")

All of it goes over the real conversation, with the strict in-memory store and a clock that only tests move.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.catalogue import load_catalogue
from bot.core.channel import Outgoing
from bot.core.conversation import Conversation
from bot.core.slash_commands import command_of
from bot.documents.markdown import document
from bot.terminal.channel import membership_of
from bot.terminal.events import spoken
from bot.terminal.ticks import at_first, sent
from dialogs.domain.case import Case
from dialogs.domain.events import Chose, Commanded, Edited, PersonEvent, Said, SentOther, SentPhoto
from dialogs.domain.service import Language, Service
from dialogs.wording.compose import Button
from storage.memory import MemoryStore

PARIS = ZoneInfo("Europe/Paris")
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=PARIS)
PNG = b"\x89PNG\r\n\x1a\n"


class FixedClock:
    """Stands still until it is moved."""

    def __init__(self, time: datetime = TUESDAY) -> None:
        self._now = time

    def now(self) -> datetime:
        return self._now

    def move_to(self, time: datetime) -> None:
        """Raises ValueError for a time in the past."""
        if time < self._now:
            raise ValueError(f"{time} lies before {self._now}")
        self._now = time


class Postbox:
    """A channel that keeps what arrives, for everybody, in the order of arrival."""

    prefixes: tuple[str, ...] = ("client:", "staff:", "manager:")

    def __init__(self) -> None:
        self.arrived: list[Outgoing] = []

    async def deliver(self, outgoing: Outgoing) -> str:
        self.arrived.append(outgoing)
        return str(len(self.arrived))


class Cast:
    """The house and the people in it."""

    def __init__(self, catalogue: Mapping[str, Service], *, clock: FixedClock | None = None, **core: Any) -> None:
        self.clock = clock or FixedClock()
        self.store = MemoryStore()
        self.postbox = Postbox()
        self.conversation = Conversation(
            self.store,
            catalogue,
            [self.postbox],
            self.clock,
            pictures=lambda service, values: PNG,
            documents=document,
            **core,
        )

    def client(self, name: str, language: Language = "fr") -> Player:
        return Player(self, f"client:{name}", language)

    def staff(self, name: str, language: Language = "fr") -> Player:
        return Player(self, f"staff:{name}", language)

    def manager(self, name: str, language: Language = "fr") -> Player:
        return Player(self, f"manager:{name}", language)

    async def until(self, time: datetime) -> None:
        """Time passes until then, and what falls due on the way happens."""
        self.clock.move_to(time)
        await self.conversation.tick(time)
        await self.conversation.settle()

    async def later(self, **span: float) -> None:
        """So much time passes: `later(days=2)`."""
        await self.until(self.clock.now() + timedelta(**span))

    async def case(self, id: str = "") -> Case:
        """The case of that id; without one the only case there is."""
        summaries = await self.store.cases()
        (id,) = [id] if id else [summary.case for summary in summaries]
        kept = await self.store.case(id)
        assert kept is not None, f"there is no case {id} among {[summary.case for summary in summaries]}"
        return kept.document

    async def close(self) -> None:
        await self.conversation.close()
        await self.store.close()


AFTERWARDS = datetime(2026, 11, 29, 18, tzinfo=ZoneInfo("Europe/Paris"))
"""When what was agreed for Saturday is over."""


class Player:
    """Somebody who chats. They see what a person sees: texts, labels, descriptions of pictures."""

    def __init__(self, cast: Cast, id: str, language: Language) -> None:
        self.id = id
        self._cast = cast
        self._language = language
        self._seen = 0

    def waits(self, time: datetime) -> None:
        """It becomes that time; what falls due in between happens with the next that anybody does."""
        self._cast.clock.move_to(time)

    async def says(self, text: str) -> str:
        """Free words or a command; returns the id of the message."""
        if command := command_of(text):
            return await self._does(Commanded, command=command[0], argument=command[1])
        return await self._does(Said, text=text)

    async def taps(self, *labels: str) -> str:
        """Tap choices of the latest message that has any, found by what they say (its beginning will do)."""
        return await self.taps_on(self.asked, *labels)

    async def unticks(self, tick: str, *labels: str) -> str:
        """Take one tick of the latest message away, then tap the others."""
        gone = _button(self.asked, tick).id
        ids = [_button(self.asked, label).id for label in labels]
        choices = sent(self.asked.message, at_first(self.asked.message) - {gone}, ids)
        return await self._does(Chose, choices=choices, reply=self.asked.reply)

    async def taps_on(self, shown: Outgoing, *labels: str) -> str:
        """Tap choices of that message, be it the latest or an old one."""
        ids = [_button(shown, label).id for label in labels]
        choices = sent(shown.message, at_first(shown.message), ids)
        return await self._does(Chose, choices=choices, reply=shown.reply)

    async def edits(self, original: str, text: str) -> str:
        return await self._does(Edited, original=original, text=text)

    async def shows(self, photo: bytes = PNG, text: str = "") -> str:
        digest = await self._cast.store.put_photo(photo)
        return await self._does(SentPhoto, photo=digest, text=text)

    async def sends(self, what: str) -> str:
        """Something that cannot be read: "voice", "sticker"..."""
        return await self._does(SentOther, what=what)

    @property
    def messages(self) -> tuple[Outgoing, ...]:
        """All that has come for this person."""
        return tuple(message for message in self._cast.postbox.arrived if message.to == self.id)

    @property
    def news(self) -> tuple[Outgoing, ...]:
        """What has come since they last did something."""
        return self.messages[self._seen :]

    @property
    def last(self) -> Outgoing:
        """The latest message."""
        assert self.messages, f"nothing has come for {self.id}"
        return self.messages[-1]

    @property
    def asked(self) -> Outgoing:
        """The latest message with choices."""
        asking = [message for message in self.messages if message.message.buttons]
        assert asking, f"{self.id} was not asked anything with choices"
        return asking[-1]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(button.label for button in self.asked.message.buttons)

    @property
    def pictures(self) -> tuple[str, ...]:
        """What the pictures beside the latest choices show, in words."""
        return tuple(picture.alt for picture in self.asked.message.pictures)

    def sees(self, *words: str) -> bool:
        """Whether all of these words stand in what has come since they last did something."""
        missing = [each for each in words if each not in self.reads()]
        assert not missing, f"{self.id} does not see {missing} in:\n{self.reads()}"
        return True

    def reads(self) -> str:
        """What has come since they last did something, as they read it."""
        return "\n\n".join(_read(message) for message in self.news)

    async def _does(self, kind: type[PersonEvent], **what: Any) -> str:
        conversation = self._cast.conversation
        if membership := membership_of(self.id):
            await conversation.enrol(self.id, membership)
        self._seen = len(self.messages)
        id = f"m{await self._cast.store.reserve(1)}"
        event = kind(id=id, who=self.id, name=spoken(self.id), locale=self._language, **what)
        await conversation.receive_and_deliver(event)
        return id


def _button(shown: Outgoing, label: str) -> Button:
    buttons = shown.message.buttons
    exact = [button for button in buttons if button.label == label]
    found = exact or [button for button in buttons if button.label.startswith(label)]
    assert len(found) == 1, f"'{label}' fits {len(found)} of the buttons {[button.label for button in buttons]}"
    return found[0]


def _read(outgoing: Outgoing) -> str:
    message = outgoing.message
    pictures = [f"[image : {picture.alt}]" for picture in message.pictures]
    buttons = [f"[{button.label}]" for button in message.buttons]
    return "\n".join([message.text, *pictures, " ".join(buttons)]).strip()


def shipped() -> Mapping[str, Service]:
    """The services that we ship."""
    return load_catalogue()
