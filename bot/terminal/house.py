"""The conversation as local people use it: all has arrived when a call returns, and time can be moved."""

from __future__ import annotations

from datetime import datetime

from bot.clock import SetClock
from bot.conversation import Conversation
from dialogs.case import Case
from dialogs.events import PersonEvent
from dialogs.person import Membership


class LocalHouse:
    """Fills `bot.terminal.desk.House`."""

    def __init__(self, conversation: Conversation, clock: SetClock) -> None:
        self._conversation = conversation
        self._clock = clock

    async def hear(self, event: PersonEvent) -> None:
        await self._conversation.receive_and_deliver(event)

    async def tick(self) -> None:
        """Let happen what has fallen due; returns when the news of it has arrived."""
        await self._conversation.tick(self._clock.now())
        await self._conversation.settle()

    async def case(self, id: str) -> Case | None:
        kept = await self._conversation.store.case(id)
        return kept.document if kept else None

    async def own(self, who: str, message: str) -> bool:
        """Whether a message of that id is that person's, in one of their cases."""
        person = await self._conversation.store.person(who)
        cases = [await self.case(id) for id in person.document.cases] if person else []
        return any((said.id, said.party) == (message, who) for case in cases if case for said in case.messages)

    async def knows(self, who: str) -> bool:
        """Whether that person has been here before."""
        return await self._conversation.store.person(who) is not None

    async def enrol(self, who: str, membership: Membership) -> None:
        await self._conversation.enrol(who, membership)

    async def number(self) -> int:
        return await self._conversation.store.reserve(1)

    async def keep_photo(self, content: bytes) -> str:
        return await self._conversation.store.put_photo(content)

    def move_clock(self, time: datetime) -> None:
        self._clock.move_to(time)
