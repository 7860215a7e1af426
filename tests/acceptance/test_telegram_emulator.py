"""The channel against somebody else's idea of the Bot API: what we send is taken as it is."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from aiohttp import web
from lo_bot_api_emulator import LoBotApiEmulator

from bot.core.channel import Outgoing
from bot.telegram.app import telegram_channel
from dialogs.domain.events import Chose, PersonEvent, Said
from dialogs.wording.compose import Button, Composed, Shown

TOKEN = "42:synthetic-token"
LEA = {"id": 7, "is_bot": False, "first_name": "Léa"}
PRIVATE = {"id": 7, "type": "private"}
PNG = b"\x89PNG\r\n\x1a\n"


class Emulator(LoBotApiEmulator):  # type: ignore[misc]
    """The emulator, whose bot also has a user name, as every bot has."""

    def validate(self, method: str, fields: Any, uploads: Any) -> Any:
        result = super().validate(method, fields, uploads)
        return result | {"username": "fixture_bot"} if method == "getMe" else result


class Answering:
    """Answers words with a picture and two buttons, and a tap with words."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[PersonEvent] = asyncio.Queue()

    async def receive(self, event: PersonEvent) -> None:
        await self.heard.put(event)

    async def put_photo(self, content: bytes) -> str:
        return "digest"


def outgoing(envelope: str, message: Composed, *pictures: bytes, previous: str = "") -> Outgoing:
    return Outgoing(
        envelope=envelope,
        to="telegram:7",
        case="k1",
        reply=message.reply,
        message=message,
        pictures=pictures,
        previous=previous,
    )


async def test_a_talk_over_an_emulator_we_did_not_write() -> None:
    emulator, answering = Emulator(), Answering()
    runner = web.AppRunner(emulator.app(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    channel = telegram_channel(TOKEN, f"http://127.0.0.1:{runner.addresses[0][1]}")
    assert await channel.start() == "fixture_bot"
    polling = asyncio.create_task(channel.poll(answering, answering.put_photo))
    try:
        async with asyncio.timeout(20):
            await talk(emulator, channel.deliver, answering.heard)
    finally:
        polling.cancel()
        with suppress(asyncio.CancelledError):
            await polling
        await channel.close()
        await runner.cleanup()
    # The emulator has no description to set; everything else must have been taken.
    refused = [made["method"] for made in emulator.requests if made["status"] != 200]
    assert set(refused) <= {"setMyDescription"}


async def talk(emulator: Emulator, deliver: Any, heard: asyncio.Queue[PersonEvent]) -> None:
    words = {"message_id": 1, "date": 1, "chat": PRIVATE, "from": LEA, "text": "Bonjour"}
    await emulator.enqueue_update({"message": words}, token=TOKEN)
    first = await heard.get()
    assert isinstance(first, Said)
    buttons = (Button(id="c1", label="Oui"), Button(id="c2", label="Non"))
    ask = Composed(
        reply="k1.1",
        kind="proposal",
        text="Ça <va> ?",
        buttons=buttons,
        pictures=(Shown(alt="brosse"), Shown(alt="brosse longue")),
    )
    receipt = await deliver(outgoing("e1", ask, PNG))
    await deliver(outgoing("e2", ask, PNG, PNG, previous=receipt))
    shown = {
        "message_id": 9,
        "date": 1,
        "chat": PRIVATE,
        "from": {"id": 42, "is_bot": True, "first_name": "B"},
    }
    tap = {
        "id": "q1",
        "from": LEA,
        "chat_instance": "1",
        "data": "a||c2|k1.1",
        "message": shown | {"text": "?"},
    }
    await emulator.enqueue_update({"callback_query": tap}, token=TOKEN)
    chose = await heard.get()
    assert isinstance(chose, Chose)
    assert (chose.choices, chose.reply) == (("c2",), "k1.1")
