"""A conversation in a process of its own, on the embedded store, that can be killed at any moment.

Usage: conversation_process.py FOLDER. For each line on its input a child is forked. It prints "begun" and its
process id; then takes in the lines "person number" of the file FOLDER/events, in order, and prints "took" and the
line when it is acknowledged, "told", the person and the text when a message arrives, and "done" when nothing is
left to do. "end" follows when the child is dead.
"""

from __future__ import annotations

import asyncio
import importlib.util
import os
import sys
from pathlib import Path

from bot.bootstrap import bootstrap
from bot.catalogue import Catalogue
from bot.core.channel import Outgoing
from bot.settings import Settings
from dialogs.domain.events import Said


def load_cast():
    """The small core, from the file beside this one."""
    path = Path(__file__).parent / "conversation_cast.py"
    spec = importlib.util.spec_from_file_location("conversation_cast", path)
    module = sys.modules["conversation_cast"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Printer:
    """A channel that prints what arrives."""

    prefixes = ("client:",)

    async def deliver(self, outgoing: Outgoing) -> str:
        say("told", outgoing.to, outgoing.message.text.partition("] ")[2])
        return outgoing.envelope


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


async def talk(folder: Path, cast) -> None:
    core = {"attend": cast.attend, "step": cast.step, "compose": cast.compose}
    settings = Settings(data=folder / "data", _env_file=None)
    catalogue = Catalogue({"haircut": cast.HAIRCUT})
    async with bootstrap(settings, catalogue=catalogue, channels=lambda _: (Printer(),), **core) as house:
        people: dict[str, list[str]] = {}
        for line in (folder / "events").read_text().splitlines():
            people.setdefault(line.split()[0], []).append(line)
        await asyncio.gather(*(take_in(house, lines) for lines in people.values()))
        await house.settle()
        say("done")
        await asyncio.Event().wait()


async def take_in(house, lines: list[str]) -> None:
    """One person's events in order."""
    for line in lines:
        person, number = line.split()
        await house.receive(Said(id=f"{person}-{number}", who=person, text=number))
        say("took", line)


def main(folder: Path) -> None:
    cast = load_cast()
    for _line in sys.stdin:
        child = os.fork()
        if not child:
            say("begun", os.getpid())
            asyncio.run(talk(folder, cast))
        os.waitpid(child, 0)
        say("end")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
