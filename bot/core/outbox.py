"""What is on its way to people: to each in order, again until it arrives, nobody waiting for another."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable

import structlog

from bot.core.channel import Channel, Keeper, NotYet, Outgoing, Unreachable
from storage.store import Envelope, Store

log = structlog.get_logger(__name__)

Sleep = Callable[[float], Awaitable[object]]
Pack = Callable[[Envelope], Awaitable[Outgoing]]
Lost = Callable[[Envelope, Unreachable], Awaitable[None]]
LONGEST_WAIT = 300.0
"""Seconds between two tries, at most."""


class Outbox:
    """Delivers envelopes, one task a person while there is something for them.

    `pack` makes the message of an envelope; `lost` is told of one whose person cannot be reached for good.
    What cannot be packed, or has no channel in this process, stays in the store for the next start.
    """

    def __init__(
        self,
        store: Store,
        channels: Iterable[Channel],
        pack: Pack,
        lost: Lost,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._store = store
        self._channels = tuple(channels)
        self._pack = pack
        self._lost = lost
        self._sleep = sleep
        self._on_their_way: set[str] = set()
        self._waiting: dict[str, deque[Envelope]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def post(self, envelopes: Iterable[Envelope]) -> None:
        """Take saved envelopes, to be delivered behind those that wait. None is taken twice."""
        for envelope in envelopes:
            if envelope.id in self._on_their_way:
                continue
            self._on_their_way.add(envelope.id)
            self._waiting.setdefault(envelope.to, deque()).append(envelope)
            if envelope.to not in self._tasks:
                self._tasks[envelope.to] = asyncio.create_task(self._work_off(envelope.to))

    def forget(self, *, to: str = "", case: str = "") -> None:
        """Drop what waits for that person, or is of that case: it was erased."""
        for person, waiting in self._waiting.items():
            kept = [one for one in waiting if person != to and (not case or one.case != case)]
            self._on_their_way -= {one.id for one in waiting} - {one.id for one in kept}
            waiting.clear()
            waiting.extend(kept)

    async def forget_copies(self, case: str) -> None:
        """Remove what channels keep of that case: it was erased."""
        for channel in self._channels:
            if isinstance(channel, Keeper):
                await channel.forget(case)

    async def settle(self) -> None:
        """Return when nothing is on its way any more."""
        while self._tasks:
            await asyncio.wait(self._tasks.values())

    async def close(self) -> None:
        """Stop delivering. What is on its way stays unsent in the store."""
        tasks = tuple(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work_off(self, person: str) -> None:
        try:
            waiting = self._waiting[person]
            while waiting:
                envelope = waiting.popleft()
                await self._send_off(envelope)
                self._on_their_way.discard(envelope.id)
        finally:
            # Nothing is awaited between the last look at the queue and here: no envelope is left behind.
            del self._waiting[person], self._tasks[person]

    async def _send_off(self, envelope: Envelope) -> None:
        channel = self._channel(envelope.to)
        if channel is None:
            log.debug("no channel to this person here: kept", to=envelope.to, envelope=envelope.id)
            return
        try:
            outgoing = await self._pack(envelope)
            await self._store.delivered(envelope.id, await self._arrived(channel, outgoing))
        except Unreachable as gone:
            await self._give_up(envelope, gone)
        except Exception:
            log.exception("an envelope stays for the next start", to=envelope.to, envelope=envelope.id)

    async def _arrived(self, channel: Channel, outgoing: Outgoing) -> str:
        """Try until the channel has delivered it; returns its receipt."""
        tries = 0
        while True:
            try:
                return await channel.deliver(outgoing)
            except Unreachable:
                raise
            except NotYet as later:
                wait = later.seconds
            except Exception as error:
                wait = min(2.0**tries, LONGEST_WAIT)
                log.warning("not delivered yet", to=outgoing.to, error=type(error).__name__, again_in=wait)
            tries += 1
            await self._sleep(wait)

    async def _give_up(self, envelope: Envelope, gone: Unreachable) -> None:
        log.warning("unreachable: dropped", to=envelope.to, envelope=envelope.id, why=str(gone))
        try:
            await self._store.delivered(envelope.id)
            await self._lost(envelope, gone)
        except Exception:
            log.exception("an unreachable person was not noted", to=envelope.to, case=envelope.case)

    def _channel(self, person: str) -> Channel | None:
        return next((channel for channel in self._channels if person.startswith(channel.prefixes)), None)
