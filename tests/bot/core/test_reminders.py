"""What falls due happens when it does, on a clock that is moved by hand."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.core.reminders import LONGEST_SLEEP, PATIENCE, remind, seconds_until

from .conversation_cast import DAY, LEA, NINE, House


@pytest.mark.parametrize(
    ("due", "seconds"),
    [
        (None, LONGEST_SLEEP),
        (NINE + timedelta(seconds=30), 30),
        (NINE + DAY, LONGEST_SLEEP),
        (NINE, PATIENCE),
        (NINE - DAY, PATIENCE),
    ],
)
def test_the_loop_sleeps_until_the_next_case_is_due(due: datetime | None, seconds: float):
    assert seconds_until(due, NINE) == seconds


class Sleeper:
    """Sleeps are noted, and end when the test says so."""

    def __init__(self) -> None:
        self.pauses: asyncio.Queue[float] = asyncio.Queue()
        self.over = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        self.pauses.put_nowait(seconds)
        await self.over.wait()

    async def falls_asleep(self) -> float:
        self.over.clear()
        return await asyncio.wait_for(self.pauses.get(), timeout=5)

    def wake(self) -> None:
        self.over.set()


@pytest.fixture
async def sleeper_and_house():
    sleeper, house = Sleeper(), House()
    loop = asyncio.create_task(remind(house.conversation, house.clock, sleeper))
    yield sleeper, house
    loop.cancel()
    await asyncio.gather(loop, return_exceptions=True)


async def test_a_reminder_arrives_when_it_is_due(sleeper_and_house):
    sleeper, house = sleeper_and_house
    assert await sleeper.falls_asleep() == LONGEST_SLEEP
    await house.says(LEA, "demain")
    assert await sleeper.falls_asleep() == LONGEST_SLEEP
    assert house.box.to(LEA) == ["demain"]
    house.clock.at = NINE + DAY - timedelta(seconds=20)
    sleeper.wake()
    assert await sleeper.falls_asleep() == 20
    house.clock.at = NINE + DAY
    sleeper.wake()
    assert await sleeper.falls_asleep() == LONGEST_SLEEP
    await house.conversation.settle()
    assert house.box.to(LEA) == ["demain", "rappel"]


async def test_a_store_that_fails_does_not_end_the_loop(sleeper_and_house, monkeypatch):
    sleeper, house = sleeper_and_house
    await sleeper.falls_asleep()
    with monkeypatch.context() as patch:

        async def failing(**_):
            raise OSError("the disk is gone")

        patch.setattr(house.store, "cases", failing)
        sleeper.wake()
        assert await sleeper.falls_asleep() == PATIENCE
    sleeper.wake()
    assert await sleeper.falls_asleep() == LONGEST_SLEEP
