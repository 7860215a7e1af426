"""A process that is killed again and again loses nothing, records nothing twice, and tells everything.

The source of the events behaves as Telegram does: what was not acknowledged comes again after the restart.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from storage.tiny import TinyStore

from .conversation_cast import case_of

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PEOPLE = ("client:lea", "client:sam", "client:nino")
EVENTS = 20
LONGEST_TURN = 0.006
"""Seconds within which a kill falls at any point of a turn."""
ALL = 10_000


class Process:
    """Runs conversation_process.py; each run ends by a kill."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "conversation_process.py"), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    async def run(self, events: list[str], taken: int, more: float) -> list[str]:
        """Offer events; kill so many seconds after it took so many, or is done. All that it printed."""
        (self.folder / "events").write_text("\n".join(events))
        self._process.stdin.write("go\n")
        pid = int(self._process.stdout.readline().removeprefix("begun "))
        printed: list[str] = []
        while sum(line.startswith("took ") for line in printed) < taken and "done\n" not in printed:
            printed.append(self._process.stdout.readline())
        await asyncio.sleep(more)
        os.kill(pid, signal.SIGKILL)
        return [*printed, *iter(self._process.stdout.readline, "end\n")]

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()


async def test_nothing_is_lost_doubled_or_left_untold(tmp_path):
    chance = random.Random(11)
    waiting = [f"{person} {number}" for person in PEOPLE for number in range(EVENTS)]
    printed: list[str] = []
    kills = 0
    with Process(tmp_path) as process:
        while waiting:
            now = await process.run(waiting, chance.randint(1, 5), chance.random() * LONGEST_TURN)
            acknowledged = {line.removeprefix("took ").strip() for line in now if line.startswith("took ")}
            waiting = [event for event in waiting if event not in acknowledged]
            printed += now
            kills += 1
        printed += await process.run([], ALL, 0)
    assert kills >= 10
    store = await TinyStore.open(tmp_path / "data")
    for person in PEOPLE:
        case = (await store.case(case_of(person))).document
        assert [message.text for message in case.messages] == [str(number) for number in range(EVENTS)]
        told = {line.strip() for line in printed if line.startswith(f"told {person} ")}
        assert told == {f"told {person} {number}" for number in range(EVENTS)}
    assert {envelope.to for envelope in await store.unsent()} == {"staff:team"}
    await store.close()
