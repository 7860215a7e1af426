"""`serve` is killed again and again while people write to it over Telegram; then everything said is counted.

    uv run python -m tests.acceptance.kill_telegram --kills 200

Prints a table: messages sent, kills, messages lost, messages recorded twice, the longest recovery in seconds (from a
kill to the next acknowledgement). The moments are random: a number of calls to Telegram, and a few milliseconds.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from storage.tiny import TinyStore
from tests.bot.telegram.fake_people import User
from tests.bot.telegram.fake_server import FakeTelegram

PEOPLE, A_KILL = 10, 5
"""How many write, and how many messages come for each kill."""
OPENING = "Une coupe en brosse, avant samedi, 30 € max."
LINES = ("plus court dessus", "les côtés plus longs", "pas de gel", "nuque droite", "finalement dessus 12 mm")
STARTS, DRAINS = 60.0, 120.0
"""Seconds for a start, and for what is left at the end."""


@dataclass(frozen=True)
class Outcome:
    """What a run came to. `recovery` in seconds."""

    sent: int
    kills: int
    lost: int
    twice: int
    recovery: float

    def table(self) -> str:
        heads = ("sent", "kills", "lost", "recorded twice", "longest recovery (s)")
        cells = (self.sent, self.kills, self.lost, self.twice, f"{self.recovery:.1f}")
        return "\n".join(f"| {' | '.join(str(cell) for cell in row)} |" for row in (heads, ["---"] * len(heads), cells))


async def run(kills: int, data: Path, seed: int = 1) -> Outcome:
    """Kill a `serve` with its data in the folder so many times, let the last one finish, and count."""
    chance = random.Random(seed)
    async with FakeTelegram() as telegram:
        people = [telegram.user(f"Client {number}") for number in range(PEOPLE)]
        sent = [said(person, OPENING) for person in people]
        recovery = 0.0
        for _ in range(kills):
            worker = await start(telegram, data)
            sent += [said(chance.choice(people), chance.choice(LINES)) for _ in range(A_KILL)]
            recovery = max(recovery, await recovered(telegram))
            await somewhere(telegram, chance)
            worker.kill()
            await worker.wait()
        worker = await start(telegram, data)
        await telegram.until(lambda: not telegram.updates, DRAINS)
        worker.terminate()
        await worker.wait()
    recorded = await everything_recorded(data)
    missing = [message for message in sent if message not in recorded]
    twice = [message for message, count in recorded.items() if count > 1]
    return Outcome(len(sent), kills, len(missing), len(twice), recovery)


def said(person: User, text: str) -> str:
    """Say it; returns the id of the event that it must become."""
    return f"telegram:{person.id}:{person.says(text)}"


async def start(telegram: FakeTelegram, data: Path) -> asyncio.subprocess.Process:
    settings = {
        "JUSTEMESURE_TELEGRAM_TOKEN": telegram.token,
        "JUSTEMESURE_TELEGRAM_API_URL": telegram.url,
        "JUSTEMESURE_DATA": str(data),
    }
    quiet = asyncio.subprocess.DEVNULL
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "serve", stdin=quiet, stdout=quiet, stderr=quiet, env=os.environ | settings
    )


async def recovered(telegram: FakeTelegram) -> float:
    """Wait until something is acknowledged; returns how long it took, in seconds."""
    started, waiting = time.monotonic(), telegram.updates[0]["update_id"]
    await telegram.until(lambda: not telegram.updates or telegram.updates[0]["update_id"] > waiting, STARTS)
    return time.monotonic() - started


async def somewhere(telegram: FakeTelegram, chance: random.Random) -> None:
    """Wait for a random number of calls to Telegram, as long as there is work, and a few milliseconds more."""
    enough = telegram.answers + chance.randint(0, 25)
    await telegram.until(lambda: telegram.answers >= enough or not telegram.updates, STARTS)
    await asyncio.sleep(chance.random() * 0.02)


async def everything_recorded(data: Path) -> Counter[str]:
    """The id of every message in the store, with how often it is recorded."""
    store = await TinyStore.open(data)
    try:
        recorded: Counter[str] = Counter()
        for summary in await store.cases():
            if kept := await store.case(summary.case):
                recorded.update(message.id for message in kept.document.messages)
        return recorded
    finally:
        await store.close()


def main() -> int:
    """Returns 1 when anything was lost or recorded twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = asyncio.run(run(given.kills, Path(folder), given.seed))
    sys.stdout.write(outcome.table() + "\n")
    return int(bool(outcome.lost or outcome.twice))


if __name__ == "__main__":
    sys.exit(main())
