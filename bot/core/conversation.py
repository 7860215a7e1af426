"""The one way of every message: lock, load, step, save, deliver.

    channel -> receive(event) -> front desk -> step of the case -> one durable save -> back to the channel
                                                                          `-> outbox -> channel

`receive` returns when all is saved: then the event may be acknowledged at its source. Delivery comes after.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

import structlog

from bot.core.channel import Channel, Unreachable
from bot.core.clock import Clock
from bot.core.envelopes import apology, case_gone, from_case, from_desk, if_changed
from bot.core.latest import Latest
from bot.core.load import Loaded, load, recalling, taken, visible
from bot.core.locks import Locks
from bot.core.outbox import Outbox, Sleep
from bot.core.pack import Compose, Documents, Packer, Pictures
from bot.core.ports import Attending, Helping, Stepping
from bot.core.step_case import Stepper
from dialogs.domain.case import Case, Entry
from dialogs.domain.events import PersonEvent, TimePassed
from dialogs.domain.organisation import UNKNOWN, Profile
from dialogs.domain.person import Membership
from dialogs.domain.replies import Reply
from dialogs.domain.service import Language, Service
from dialogs.flows.front_desk.turn import Attended
from dialogs.route import attend
from dialogs.step import step
from dialogs.wording.compose import compose
from storage.errors import Conflict, StoreInUse
from storage.store import AnyKept, Envelope, Kept, Store

log = structlog.get_logger(__name__)

ATTEMPTS = 8
"""How often a step is made again on what somebody else saved first."""
REMEMBERED = 10_000
"""Events that are known to be taken in without a look into the store."""
TRY_AGAIN = (OSError, Conflict, StoreInUse)
"""What another try may mend: the event is not acknowledged, and comes again. All else is our mistake."""


class Conversation:
    """Takes events in and brings replies to people.

    `offered` are the services that new cases can be about: all of the catalogue, unless it is set otherwise.
    `profile` is what the organisation says of itself; `helper` asks a language model about a client's words before they are stepped; without one the rules read alone.
    `due_moved` is set whenever a case may fall due sooner than was known (see `bot.core.reminders`).
    """

    def __init__(
        self,
        store: Store,
        catalogue: Mapping[str, Service],
        channels: Iterable[Channel],
        clock: Clock,
        pictures: Pictures,
        documents: Documents,
        *,
        step: Stepping = step,
        attend: Attending = attend,
        compose: Compose = compose,
        fresh: Callable[[], str] = lambda: secrets.token_urlsafe(12),
        sleep: Sleep = asyncio.sleep,
        language: Language = "fr",
        helper: Helping | None = None,
        profile: Profile = UNKNOWN,
    ) -> None:
        self.store = store
        self.catalogue = catalogue
        self.offered = catalogue
        self.clock = clock
        self.due_moved = asyncio.Event()
        self.profile = profile
        self._stepper = Stepper(catalogue, clock, step, profile)
        self._attend = attend
        self._helper = helper
        self._fresh = fresh
        self._locks = Locks()
        self._recent: Latest[tuple[str, str], None] = Latest(REMEMBERED)
        packer = Packer(store, catalogue, compose, pictures, documents, language)
        self._outbox = Outbox(store, channels, packer.pack, self._note_lost, sleep)

    async def start(self) -> None:
        """Deliver what was saved and is neither delivered nor on its way: by the last run, say."""
        self._outbox.post(await self.store.unsent())

    async def settle(self) -> None:
        """Return when nothing is on its way any more."""
        await self._outbox.settle()

    async def close(self) -> None:
        """Stop delivering; what is on its way is delivered at the next start. The store stays open."""
        await self._outbox.close()

    async def receive_and_deliver(self, event: PersonEvent) -> None:
        """`receive`, and wait until all that follows has arrived."""
        await self.receive(event)
        await self.settle()

    async def receive(self, event: PersonEvent) -> None:
        """Take an event in; on return it is saved with all that follows. The same event twice counts once.

        Raises only what a later try may mend (OSError, Conflict): the event is then not recorded.
        A mistake of ours is logged, leaves all as it was, and the person is told.
        """
        async with self._locks.of("person", event.who):
            if (event.who, event.id) in self._recent:
                return
            try:
                await self._again_on_conflict(lambda: self._take_in(event))
            except TRY_AGAIN:
                raise
            except Exception as error:
                error.add_note(f"while taking in {type(event).__name__} {event.id} of {event.who}")
                log.exception("an event could not be taken in", event_id=event.id, who=event.who)
                await self._save((), (apology(event),))
            self._recent[event.who, event.id] = None

    async def tick(self, now: datetime) -> datetime | None:
        """Let happen what is due by `now`; returns when the next case falls due.

        A case whose step fails is logged and stays due.
        """
        seen: set[tuple[str, datetime | None]] = set()
        while due := [one for one in await self.store.cases(due_by=now) if (one.case, one.due) not in seen]:
            for summary in due:
                seen.add((summary.case, summary.due))
                await self._fall_due(summary.case, now)
        return await self.store.next_due()

    async def enrol(self, who: str, membership: Membership) -> None:
        """Make somebody a member, without an invitation (the local operator)."""
        async with self._locks.of("organisation"):
            kept = await self.store.organisation()
            if kept.document.members.get(who) != membership:
                members = {**kept.document.members, who: membership}
                await self.store.save(Kept(replace(kept.document, members=members), kept.version))

    async def _take_in(self, event: PersonEvent) -> None:
        loaded = await load(self.store, event)
        if event.id in loaded.person.document.heard:
            await self.start()
            return
        attended = self._attend(
            loaded.person.document,
            loaded.organisation.document,
            event,
            self.offered,
            self.clock.now(),
            queue=await visible(self.store, loaded),
            ended=loaded.ended,
            fresh=self._fresh,
            profile=self.profile,
        )
        if attended.erase:
            await self._erase(loaded, attended)
        elif attended.case:
            attended = await self._helped(attended)
            async with self._locks.of("case", attended.case):
                await self._forward(loaded, attended)
        else:
            await self._save(loaded.changes(attended), from_desk(event.who, attended.replies))

    async def _helped(self, attended: Attended) -> Attended:
        """With what a language model suggests of the words, where one helps; nobody else in the case waits for it."""
        kept = await self.store.case(attended.case) if self._helper else None
        case = kept.document if kept else attended.opened
        service = self.catalogue.get(case.service) if case else None
        if self._helper is None or case is None or service is None:
            return attended
        events = [await self._helper.helped(event, case, service) for event in attended.forward]
        return replace(attended, forward=tuple(events))

    async def _forward(self, loaded: Loaded, attended: Attended) -> None:
        """Step the case with the events that belong to it, and save all together."""
        kept = await self.store.case(attended.case)
        if kept is None:
            if attended.opened is None:
                await self._save((), tuple(map(case_gone, attended.forward)))
                return
            kept = Kept(await recalling(self.store, attended.opened, attended.person), 0)
        case = kept.document
        replies: tuple[Reply, ...] = ()
        news = [event for event in attended.forward if not case.took_in(event.id)]
        if attended.forward and not news:
            await self.start()
            return
        others = await taken(self.store, case.id) if self._stepper.gives_times else ()
        for event in news:
            done = self._stepper.step(case, event, by=attended.person, member=loaded.member, taken=others)
            case, replies = done.case, (*replies, *done.replies)
        envelopes = from_desk(attended.person.id, attended.replies)
        envelopes += from_case(case, replies, attended.organisation)
        await self._save((*loaded.changes(attended), *if_changed(kept, case)), envelopes)

    async def _save(self, documents: tuple[AnyKept, ...], envelopes: tuple[Envelope, ...]) -> None:
        if documents or envelopes:
            await self.store.save(*documents, envelopes=envelopes)
        if any(isinstance(kept.document, Case) and kept.document.due for kept in documents):
            self.due_moved.set()
        self._outbox.post(envelopes)

    async def _erase(self, loaded: Loaded, attended: Attended) -> None:
        """Remove the person last: when it breaks off, the same event does the rest."""
        who = loaded.person.document.id
        for case in attended.erase:
            async with self._locks.of("case", case):
                await self.store.erase(case=case)
                self._outbox.forget(case=case)
                await self._outbox.forget_copies(case)
        await self.store.erase(person=who)
        self._outbox.forget(to=who)
        team = if_changed(loaded.organisation, attended.organisation)
        await self._save(team, from_desk(who, attended.replies))

    async def _fall_due(self, id: str, now: datetime) -> None:
        try:
            async with self._locks.of("case", id):
                await self._again_on_conflict(lambda: self._pass_time(id, now))
        except Exception as error:
            error.add_note(f"while case {id} fell due")
            log.exception("a case could not fall due", case=id)

    async def _pass_time(self, id: str, now: datetime) -> None:
        kept = await self.store.case(id)
        if kept is None or kept.document.due is None or kept.document.due > now:
            return
        event = TimePassed(id=f"{id}@{kept.document.due.isoformat()}", at=now)
        done = self._stepper.step(kept.document, event)
        organisation = (await self.store.organisation()).document
        envelopes = from_case(done.case, done.replies, organisation)
        await self._save(if_changed(kept, done.case), envelopes)

    async def _note_lost(self, envelope: Envelope, gone: Unreachable) -> None:
        """Note in the case's history that a party cannot be reached."""
        if envelope.case:
            async with self._locks.of("case", envelope.case):
                await self._again_on_conflict(lambda: self._note(envelope))

    async def _note(self, envelope: Envelope) -> None:
        kept = await self.store.case(envelope.case)
        if kept is None:
            return
        entry = Entry(what="unreachable", who=envelope.to, at=self.clock.now(), details={"reply": envelope.reply.id})
        case = replace(kept.document, history=(*kept.document.history, entry))
        await self.store.save(Kept(case, kept.version))

    async def _again_on_conflict(self, act: Callable[[], Awaitable[None]]) -> None:
        for _ in range(ATTEMPTS - 1):
            try:
                return await act()
            except Conflict as conflict:
                log.debug("again, on what was saved first", conflict=str(conflict))
        return await act()
