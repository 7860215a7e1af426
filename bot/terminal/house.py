"""The conversation as local people use it: all has arrived when a call returns, and time can be moved."""

from __future__ import annotations

from datetime import datetime

from bot.core.clock import SetClock
from bot.core.conversation import Conversation
from bot.terminal.channel import Told, membership_of
from dialogs.domain.case import ENDED, Case, Status, Summary
from dialogs.domain.events import PersonEvent
from dialogs.domain.person import Membership
from dialogs.domain.replies import Reply
from dialogs.domain.service import Language
from dialogs.engine.turn import STAFF
from dialogs.wording.compose import compose


class LocalHouse:
    """Fills `bot.terminal.events.House`."""

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

    async def asked(self, who: str) -> Told | None:
        """The open question to that person, from what is stored: after a restart no channel remembers it."""
        kept = await self._conversation.store.person(who)
        person = kept.document if kept else None
        if person and person.asked:
            return self._told(who, person.asked, person.language, None)
        cases = [await self.case(person.focus)] if person and person.focus else []
        if not cases and membership_of(who):
            cases = [await self.case(one.case) for one in await self._waiting_for(who)]
        for case in filter(None, reversed(cases)):
            position = case.positions.get(STAFF if membership_of(who) else who)
            if position and position.asked and position.asked.choices:
                return self._told(who, position.asked, person.language if person else None, case)
        return None

    async def _waiting_for(self, who: str) -> tuple[Summary, ...]:
        """The cases under way of that member, and those of nobody; oldest first."""
        open_ones = await self._conversation.store.cases(status=frozenset(Status) - ENDED)
        return tuple(one for one in open_ones if one.owner in ("", who))

    def _told(self, who: str, reply: Reply, language: Language | None, case: Case | None) -> Told:
        service = self._conversation.catalogue.get(case.service) if case else None
        message = compose(reply, language or "fr", service)
        return Told(id=reply.id, to=who, case=case.id if case else "", reply=reply.id, message=message)

    async def enrol(self, who: str, membership: Membership) -> None:
        await self._conversation.enrol(who, membership)

    async def number(self) -> int:
        return await self._conversation.store.reserve(1)

    async def keep_photo(self, content: bytes) -> str:
        return await self._conversation.store.put_photo(content)

    def move_clock(self, time: datetime) -> None:
        self._clock.move_to(time)
