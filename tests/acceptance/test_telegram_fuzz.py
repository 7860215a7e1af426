"""Five thousand damaged updates: none stops the channel, the good ones are answered, memory stays flat."""

from __future__ import annotations

import gc
import random
from typing import Any

import psutil
import pytest

from bot.core.channel import Outgoing
from bot.telegram.app import telegram_channel
from dialogs.domain.events import PersonEvent, Said
from dialogs.wording.compose import Button, Composed
from tests.acceptance.telegram_house import at_work
from tests.bot.telegram.fake_people import User
from tests.bot.telegram.fake_server import FakeTelegram

pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.getUpdates'")

DAMAGED, EVERY = 5000, 50
GROWTH = 40 * 2**20
"""Bytes that four fifths of the run may add; the fake server itself keeps what it was sent."""
JUNK: tuple[Any, ...] = (
    None,
    "",
    "x" * 5000,
    -1,
    2**70,
    1.5,
    True,
    [],
    {},
    [[]],
    {"id": {}},
    "\ud800",
    "💥\x00",
)


def damaged(random: random.Random, value: Any, depth: int = 0) -> Any:
    """The value with something in it taken away, replaced or repeated."""
    if isinstance(value, dict) and value and (depth == 0 or random.random() < 0.8):
        key = random.choice([key for key in value if key != "update_id"] or list(value))
        if random.random() < 0.15:
            return {other: item for other, item in value.items() if other != key}
        return value | {key: damaged(random, value[key], depth + 1)}
    if isinstance(value, list) and value and random.random() < 0.7:
        return [*value, damaged(random, random.choice(value), depth + 1)]
    return random.choice(JUNK)


def kinds(stranger: User) -> list[dict[str, Any]]:
    """One good update of each kind, taken from the server's queue."""
    server = stranger.server
    number = stranger.says("une coupe en brosse")
    stranger.edits(number, "une coupe")
    stranger.sends_photo(b"\xff\xd8\xff", "comme ça")
    stranger.sends(location={"latitude": 48.8, "longitude": 2.3})
    stranger.says("/start K7F2")
    good, server.updates = list(server.updates), []
    tap = {"id": "q0", "chat_instance": "1", "data": "s|0|c1|k.1", **good[0]}
    return [*good, {"callback_query": tap | {"from": good[0]["message"]["from"]}}]


async def test_five_thousand_damaged_updates() -> None:
    async with FakeTelegram() as telegram:
        channel, chance = telegram_channel(telegram.token, telegram.url), random.Random(7)
        lea, stranger = telegram.user("Léa"), telegram.user("Inconnu")
        answers = 0

        class Answering:
            async def receive(self, event: PersonEvent) -> None:
                nonlocal answers
                if isinstance(event, Said) and event.name == "Léa":
                    answers += 1
                    await channel.deliver(answer(event, answers))

            async def put_photo(self, content: bytes) -> str:
                return "digest"

        answering, samples = Answering(), kinds(stranger)
        async with at_work(channel, answering, answering.put_photo):
            memory = []
            for number in range(DAMAGED):
                broken = damaged(chance, chance.choice(samples))
                telegram.happens(**{key: item for key, item in broken.items() if key != "update_id"})
                if number % EVERY == EVERY - 1:
                    lea.says(f"bonjour {number}")
                    await lea.sees(f"réponse à bonjour {number}")
                if number in (DAMAGED // 5, DAMAGED - 1):
                    memory.append(resident())
            await telegram.acknowledged()
    assert answers == DAMAGED // EVERY
    assert memory[1] - memory[0] < GROWTH


def answer(event: Said, number: int) -> Outgoing:
    buttons = (Button(id="c1", label="Oui"),)
    message = Composed(reply="r", kind="question", text=f"réponse à {event.text}", buttons=buttons)
    return Outgoing(envelope=f"e{number}", to=event.who, case="k", reply="r", message=message)


def resident() -> int:
    gc.collect()
    return int(psutil.Process().memory_info().rss)
