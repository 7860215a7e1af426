"""What falls due: a loop that sleeps until the next case does, and wakes when another may do so sooner."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Protocol

import structlog

from bot.core.clock import Clock
from bot.core.outbox import Sleep

log = structlog.get_logger(__name__)

LONGEST_SLEEP = 600.0
"""Seconds: a machine that slept, or whose clock was set, is at most this late."""
PATIENCE = 60.0
"""Seconds before what is overdue still, because its step failed, is tried again."""


class Due(Protocol):
    """What the loop needs of a conversation."""

    due_moved: asyncio.Event

    async def tick(self, now: datetime) -> datetime | None: ...


async def remind(conversation: Due, clock: Clock, sleep: Sleep = asyncio.sleep) -> None:
    """Let happen what falls due, when it does, until cancelled."""
    while True:
        conversation.due_moved.clear()
        try:
            pause = seconds_until(await conversation.tick(clock.now()), clock.now())
        except Exception:
            log.exception("what is due could not be looked up")
            pause = PATIENCE
        await _either(conversation.due_moved, pause, sleep)


def seconds_until(due: datetime | None, now: datetime) -> float:
    """How long to sleep."""
    if due is None:
        return LONGEST_SLEEP
    if due <= now:
        return PATIENCE
    return min((due - now).total_seconds(), LONGEST_SLEEP)


async def _either(moved: asyncio.Event, pause: float, sleep: Sleep) -> None:
    """Return when the pause is over or the event is set, whichever comes first."""
    waits = [asyncio.ensure_future(sleep(pause)), asyncio.ensure_future(moved.wait())]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
