"""Acknowledged only when committed; one person's updates in order; nobody stops the others."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest

from bot.telegram import fixed_words
from bot.telegram.lanes import Ledger
from bot.telegram.polling import backoff
from dialogs.domain.events import PersonEvent, Said
from tests.bot.telegram.conftest import Desk
from tests.bot.telegram.fake_server import FakeTelegram


def words(events: list[PersonEvent], name: str = "") -> list[str]:
    return [event.text for event in events if isinstance(event, Said) and name in event.name]


def test_the_offset_stops_before_what_is_not_committed() -> None:
    ledger = Ledger()
    assert [ledger.begin(number) for number in (5, 6, 7, 6)] == [True, True, True, False]
    offsets = []
    for number in (6, 5, 7):
        ledger.finish(number)
        offsets.append(ledger.offset)
    assert offsets == [5, 7, 8]
    assert not ledger.begin(6)


def test_waits_grow_up_to_half_a_minute() -> None:
    assert [backoff(failures) for failures in (1, 2, 3, 7, 99)] == [0.5, 1, 2, 30, 30]


async def test_a_burst_arrives_in_order(desk: Desk, telegram: FakeTelegram) -> None:
    lea = telegram.user("Léa")
    sent = [f"mot {number}" for number in range(150)]
    for text in sent:
        lea.says(text)
    assert words(await desk.listener.hears(150)) == sent
    await telegram.acknowledged()


async def test_what_is_not_committed_is_not_acknowledged(desk: Desk, telegram: FakeTelegram) -> None:
    lea, noe = telegram.user("Léa"), telegram.user("Noé")
    gate = asyncio.Event()
    desk.listener.before = lambda event: gate.wait() if event.name == "Léa" else None
    lea.says("un")
    noe.says("deux")
    await desk.listener.hears(1)
    assert words(desk.listener.heard) == ["deux"]
    noe.says("trois")
    await desk.listener.hears(2)
    assert next(update["message"]["text"] for update in telegram.updates) == "un"
    gate.set()
    await telegram.acknowledged()
    assert sorted(words(desk.listener.heard)) == ["deux", "trois", "un"]


async def test_a_commit_that_fails_is_tried_again_and_order_is_kept(desk: Desk, telegram: FakeTelegram) -> None:
    tries = count()

    def fail_twice(event: PersonEvent) -> None:
        if isinstance(event, Said) and event.text == "un" and next(tries) < 2:
            raise OSError("disk full")

    desk.listener.before = fail_twice
    lea = telegram.user("Léa")
    lea.says("un")
    lea.says("deux")
    assert words(await desk.listener.hears(2)) == ["un", "deux"]
    assert desk.naps.taken == [0.5, 1.0]


async def test_an_update_that_always_fails_is_set_aside_and_told(desk: Desk, telegram: FakeTelegram) -> None:
    def fail(event: PersonEvent) -> None:
        if isinstance(event, Said) and event.text == "poison":
            raise RuntimeError("our mistake")

    desk.listener.before = fail
    lea = telegram.user("Léa")
    lea.says("poison")
    lea.says("bonjour")
    await lea.sees(fixed_words.SET_ASIDE)
    assert words(await desk.listener.hears(1)) == ["bonjour"]
    await telegram.acknowledged()


async def test_an_unreadable_update_stops_nothing(desk: Desk, telegram: FakeTelegram) -> None:
    telegram.happens(message={"message_id": "nonsense", "date": "never", "chat": 3})
    telegram.happens(callback_query={"id": 3})
    lea = telegram.user("Léa")
    lea.says("bonjour")
    assert words(await desk.listener.hears(1)) == ["bonjour"]
    await telegram.acknowledged()


@pytest.mark.parametrize("code", [500, 502, 409])
async def test_polling_survives_a_failing_telegram(desk: Desk, telegram: FakeTelegram, code: int) -> None:
    telegram.fails("getUpdates", code, "Trouble", times=4)
    lea = telegram.user("Léa")
    lea.says("un")
    await desk.listener.hears(1)
    lea.says("deux")
    assert words(await desk.listener.hears(2)) == ["un", "deux"]
    await telegram.acknowledged()


async def test_polling_waits_as_long_as_flood_control_says(desk: Desk, telegram: FakeTelegram) -> None:
    telegram.fails("getUpdates", 429, retry_after=17)
    lea = telegram.user("Léa")
    lea.says("un")
    await desk.listener.hears(1)
    lea.says("deux")
    await desk.listener.hears(2)
    assert 17 in desk.naps.taken


async def test_updates_whose_answer_was_lost_come_again_and_count_once(desk: Desk, telegram: FakeTelegram) -> None:
    telegram.loses_answers("getUpdates", times=2)
    lea = telegram.user("Léa")
    for text in ("un", "deux", "trois"):
        lea.says(text)
    assert words(await desk.listener.hears(3)) == ["un", "deux", "trois"]
    await telegram.acknowledged()


async def test_an_edit_names_the_message_that_it_changes(desk: Desk, telegram: FakeTelegram) -> None:
    lea = telegram.user("Léa")
    number = lea.says("samedi")
    lea.edits(number, "dimanche")
    said_, edited = await desk.listener.hears(2)
    assert getattr(edited, "original", "") == said_.id
