"""Order and acknowledgement: one person's updates one after the other, different people side by side,
and nothing acknowledged before it and all before it are done."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


class Lanes:
    """Runs jobs: those of one lane in order, different lanes side by side. A failed job ends only itself."""

    def __init__(self) -> None:
        self._last: dict[str, asyncio.Task[None]] = {}

    def add(self, lane: str, job: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
        """Start the job after the ones of its lane; the task ends with it."""
        task = asyncio.create_task(self._after(self._last.get(lane), job))
        self._last[lane] = task
        task.add_done_callback(lambda done: self._forget(lane, done))
        return task

    async def _after(self, before: asyncio.Task[None] | None, job: Callable[[], Awaitable[None]]) -> None:
        if before:
            await asyncio.wait((before,))
        await job()

    def _forget(self, lane: str, done: asyncio.Task[None]) -> None:
        if self._last.get(lane) is done:
            del self._last[lane]


class Ledger:
    """Which updates were taken in and which are done; tells the offset that acknowledges only what may be.

    `offset` is the least update id that is not yet done, 0 before the first.
    """

    def __init__(self) -> None:
        self.offset = 0
        self._open: set[int] = set()
        self._done: set[int] = set()

    def begin(self, update: int) -> bool:
        """Note an update; False when it is in work or done already."""
        if update in self._open or update in self._done or update < self.offset:
            return False
        self._open.add(update)
        return True

    def finish(self, update: int) -> None:
        """Note that an update is committed. The offset moves up to the first that is not."""
        self._open.discard(update)
        self._done.add(update)
        first_open = min(self._open, default=max(self._done) + 1)
        self.offset = max(self.offset, first_open)
        self._done = {done for done in self._done if done > self.offset}
