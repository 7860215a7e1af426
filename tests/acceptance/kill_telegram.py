"""`serve` is killed again and again while people write to it over Telegram; then everything said is counted.

    uv run python -m tests.acceptance.kill_telegram --kills 200

Prints two tables: what became of the messages, and how long people waited. Every other process is killed wherever it
is, also while it starts; the rest are let go on until everybody who waits has an answer (these are measured), and are
killed at a random call after that. A start that is killed measures nothing: who waits, waits for the next one.

Programs are compiled when they are installed or first started. A shell that forbids it (PYTHONDONTWRITEBYTECODE) would
have each start compile everything anew, so here that is undone; `--uncompiled` leaves it as it is.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from storage.tiny import TinyStore
from tests.acceptance.recovery import Recovery, WatchedTelegram, load, markdown, table
from tests.bot.telegram.fake_people import User

PEOPLE, A_KILL = 10, 5
"""How many write, and how many messages come for each kill."""
OPENING = "Une coupe en brosse, avant samedi, 30 € max."
LINES = ("plus court dessus", "les côtés plus longs", "pas de gel", "nuque droite", "finalement dessus 12 mm")
ANSWERS, DRAINS = 60.0, 120.0
"""Seconds until everybody is answered, and for what is left at the end; after that the run has failed."""
LIFE = 2.0
"""Seconds that a process which is killed wherever it is lives at most: a start and some work."""
COMPILED: Mapping[str, str] = {"PYTHONDONTWRITEBYTECODE": ""}


@dataclass(frozen=True)
class Outcome:
    """What a run came to."""

    sent: int
    kills: int
    lost: int
    twice: int
    recoveries: tuple[Recovery, ...]

    def table(self) -> str:
        counts = (self.sent, self.kills, self.lost, self.twice, len(self.recoveries))
        counted = markdown(("sent", "kills", "lost", "recorded twice", "starts measured"), [counts])
        return f"{counted}\n\n{table(self.recoveries)}"


class Killer:
    """Starts and kills `serve`, with its data in the folder. `seed` makes the same people say the same things."""

    def __init__(self, telegram: WatchedTelegram, folder: Path, seed: int, environment: Mapping[str, str]) -> None:
        self.telegram = telegram
        self.data = folder / "data"
        self.sent: list[str] = []
        self.recoveries: list[Recovery] = []
        self._chance = random.Random(seed)
        self._people = [telegram.user(f"Client {number}") for number in range(PEOPLE)]
        self._environment = os.environ | {
            "JUSTEMESURE_TELEGRAM_TOKEN": telegram.token,
            "JUSTEMESURE_TELEGRAM_API_URL": telegram.url,
            "JUSTEMESURE_DATA": str(self.data),
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
            **environment,
        }

    async def run(self, kills: int) -> None:
        """Everybody opens; then come so many kills; then the last process finishes."""
        self._say([(person, OPENING) for person in self._people])
        killed = await self._killed_at_work(await self._start())
        for number in range(1, kills):
            self._talk()
            if number % 2:
                killed = await self._killed_at_work(await self._measured(killed))
            else:
                killed = await self._killed_anywhere(await self._start())
        self._talk()
        await self._finish(await self._measured(killed))

    def _talk(self) -> None:
        self._say([(self._chance.choice(self._people), self._chance.choice(LINES)) for _ in range(A_KILL)])

    def _say(self, words: Iterable[tuple[User, str]]) -> None:
        self.sent += [self.telegram.hears(person, text) for person, text in words]

    async def _start(self) -> Process:
        self.telegram.starts()
        quiet = asyncio.subprocess.DEVNULL
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "serve", stdin=quiet, stdout=quiet, stderr=quiet, env=self._environment
        )

    async def _measured(self, killed: float) -> Process:
        """A start that is let go on until everybody who waits has an answer."""
        waited = frozenset(self.telegram.unanswered)
        worker = await self._start()
        await self._all_answered()
        self.recoveries.append(Recovery.noted(self.telegram, waited, killed, processor_time(worker)))
        return worker

    async def _all_answered(self) -> None:
        await self.telegram.until(
            lambda: not self.telegram.unanswered and "getUpdates" in self.telegram.called, ANSWERS
        )

    async def _killed_at_work(self, worker: Process) -> float:
        """Kill it once everybody is answered, at a random call that follows, or when there is no work left."""
        await self._all_answered()
        enough = self.telegram.answers + self._chance.randint(0, 25)
        await self.telegram.until(lambda: self.telegram.answers >= enough or not self.telegram.updates, ANSWERS)
        return await self._killed_after(worker, self._chance.random() * 0.02)

    async def _killed_anywhere(self, worker: Process) -> float:
        return await self._killed_after(worker, self._chance.random() * LIFE)

    async def _killed_after(self, worker: Process, seconds: float) -> float:
        """Returns when it was killed."""
        await asyncio.sleep(seconds)
        killed = time.monotonic()
        worker.kill()
        await worker.wait()
        return killed

    async def _finish(self, worker: Process) -> None:
        await self.telegram.until(lambda: not self.telegram.updates, DRAINS)
        worker.terminate()
        await worker.wait()


def processor_time(worker: Process) -> float:
    """What the process has computed so far, in seconds."""
    times = psutil.Process(worker.pid).cpu_times()
    return times.user + times.system


async def run(kills: int, folder: Path, seed: int = 1, environment: Mapping[str, str] = COMPILED) -> Outcome:
    """Kill a `serve` with its data in the folder so many times, let the last one finish, and count."""
    async with WatchedTelegram() as telegram:
        killer = Killer(telegram, folder, seed, environment)
        await killer.run(kills)
    recorded = await everything_recorded(killer.data)
    return Outcome(
        sent=len(killer.sent),
        kills=kills,
        lost=sum(message not in recorded for message in killer.sent),
        twice=sum(count > 1 for count in recorded.values()),
        recoveries=tuple(killer.recoveries),
    )


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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--uncompiled", action="store_true", help="start as this shell says")
    given = parser.parse_args()
    before = load()
    with tempfile.TemporaryDirectory() as folder:
        outcome = asyncio.run(run(given.kills, Path(folder), given.seed, {} if given.uncompiled else COMPILED))
    sys.stdout.write(f"{outcome.table()}\n\nLoad of the machine: {before} before, {load()} after.\n")
    return int(bool(outcome.lost or outcome.twice))


if __name__ == "__main__":
    sys.exit(main())
