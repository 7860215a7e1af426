"""A process that saves one turn after another and says when each is durable, until it is killed.

Usage: writer.py FOLDER. For each line on its input a child is forked: it prints its process id, then the
number of each turn after its save. When the child is dead, "end" is printed. A fork is quicker than a start.
"""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dialogs.domain.case import Case, Message
from dialogs.domain.person import Person
from dialogs.domain.replies import Reply, Words
from storage.store import Envelope, Kept
from storage.tiny import TinyStore

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CASES = 3
WORDS = "une coupe en brosse, pas trop courte " * 20


async def write(folder: Path) -> None:
    store = await TinyStore.open(folder)
    turn = await turns_so_far(store)
    while True:
        turn += 1
        await one_turn(store, turn)
        say(turn)


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


async def turns_so_far(store: TinyStore) -> int:
    people = [await store.person(f"client:{n}") for n in range(CASES)]
    return max((kept.document.replied for kept in people if kept), default=0)


async def one_turn(store: TinyStore, turn: int) -> None:
    """A case and its person in one save, with an envelope; every second envelope is then delivered."""
    name = f"client:{turn % CASES}"
    message = Message(id=f"m{turn}", party=name, text=WORDS, at=START)
    new = Case(id=name, service="haircut", opened_at=START, client=name)
    case = await store.case(name) or Kept(new, 0)
    person = await store.person(name) or Kept(Person(id=name), 0)
    reply = Reply(id=f"r{turn}", to=name, kind="notice", paragraphs=(Words("hello"),))
    envelope = Envelope(id=f"e{turn}", to=name, case=name, reply=reply)
    await store.save(
        Kept(replace(case.document, messages=(*case.document.messages, message)), case.version),
        Kept(replace(person.document, replied=turn), person.version),
        envelopes=(envelope,),
    )
    if turn % 2:
        await store.delivered(envelope.id, f"receipt {turn}")


def main(folder: Path) -> None:
    for _line in sys.stdin:
        child = os.fork()
        if not child:
            say(os.getpid())
            asyncio.run(write(folder))
        os.waitpid(child, 0)
        say("end")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
