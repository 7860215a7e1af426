"""The whole product over Telegram: one haircut from the first word to the feedback, and fifty at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.conversation import Conversation
from dialogs.domain.case import Case, Status
from tests.acceptance.telegram_house import house
from tests.bot.telegram.fake_people import User
from tests.bot.telegram.fake_server import FakeTelegram
from tests.cast import PNG, FixedClock

pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.getUpdates'")

WISH = "Une coupe en brosse mais pas trop courte, avant samedi, 30 € max. Surtout on ne touche pas à ma barbe"
AGREE, COMMIT = "Je suis d'accord", "Je m'engage"
ANSWERS = ("aucune", "Peu importe", "C'est ça", "Rien de plus", "La suite", AGREE)
"""What a client in no mood to discuss taps, whichever of them a question offers first."""


def the_picture_agreed(client: User, staff: User) -> int:
    """Which of the pictures that the staff were shown, from 1, is the one that the client agreed to."""
    agreed = client.reading("Voici ce qui compte pour vous")[0].text
    shown = next(seen.text for seen in staff.screen if seen.pictures)
    return next(n for n, words in enumerate(shown.split("\n"), start=1) if words.removeprefix(f"{n}. ") in agreed)


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
async def conversation(telegram: FakeTelegram, tmp_path: Path) -> AsyncIterator[Conversation]:
    async with house(telegram, tmp_path, clock=FixedClock(), pictures=lambda *_: PNG) as conversation:
        yield conversation


async def the_case(conversation: Conversation) -> Case:
    (summary,) = await conversation.store.cases()
    kept = await conversation.store.case(summary.case)
    assert kept is not None
    return kept.document


async def agrees(client: User) -> None:
    """Answer question after question until there is nothing left but to agree, and agree."""
    while True:
        await client.until(lambda: offered(client), "a question that can be answered")
        label, question = offered(client), client.latest
        await client.taps(label)
        if label == AGREE:
            return
        await client.until(lambda seen=question: client.latest is not seen, "what follows")


def offered(client: User) -> str:
    """What to tap on the latest message, "" while it offers nothing."""
    labels = client.latest.labels if client.screen else []
    return next((answer for answer in ANSWERS if answer in labels), "")


async def test_a_haircut_from_the_first_word_to_the_feedback(
    telegram: FakeTelegram, conversation: Conversation
) -> None:
    lea, paul = telegram.user("Léa"), telegram.user("Paul")
    paul.says("/start")
    await paul.sees("Bonjour Paul")
    await conversation.enrol(f"telegram:{paul.id}", "staff")

    lea.says(WISH)
    first = await lea.sees("brosse")
    assert first.pictures == [PNG]
    await lea.taps("dessus plus long")
    await lea.until(lambda: "☑ dessus plus long" in first.labels, "the tick")
    await lea.taps("Valider mes retouches")
    await lea.until(lambda: "✓ dessus plus long · Valider mes retouches" in first.text, "what was chosen")
    await agrees(lea)

    await paul.sees("Nouvelle demande de Léa")
    await paul.taps(f"{COMMIT} : image {the_picture_agreed(lea, paul)}")
    await lea.sees("Paul s'engage")
    assert [seen.document for seen in lea.screen if seen.document] != []
    assert (await the_case(conversation)).status == Status.AGREED

    await paul.taps("Commencer la prestation")
    await paul.taps("C'est livré")
    await paul.taps(" €")
    await lea.taps("5 ★")
    await lea.taps("Oui, comme convenu")
    await lea.sees("Merci, c'est précieux")
    await conversation.settle()
    case = await the_case(conversation)
    assert case.deliveries[0].by == f"telegram:{paul.id}"
    assert [feedback.party for feedback in case.feedback] == [f"telegram:{lea.id}"]


async def test_fifty_clients_at_once_each_with_their_own_case(
    telegram: FakeTelegram, conversation: Conversation
) -> None:
    clients = [telegram.user(f"Client-{number}.") for number in range(50)]
    for client in clients:
        client.says(WISH)
    await asyncio.gather(*(agrees(client) for client in clients))
    await asyncio.gather(*(client.sees("Je demande à l'équipe") for client in clients))
    for client in clients:
        names = {other.name for other in clients for seen in client.screen if other.name in seen.text}
        assert names == {client.name}
    cases = await conversation.store.cases()
    assert {case.client for case in cases} == {f"telegram:{client.id}" for client in clients}
    assert {case.status for case in cases} == {Status.REVIEW}


async def test_an_edited_message_changes_the_answer(telegram: FakeTelegram, conversation: Conversation) -> None:
    lea = telegram.user("Léa")
    number = lea.says("Une coupe en brosse, avant samedi")
    await lea.sees("sam. 28")
    lea.edits(number, "Une coupe en brosse, avant vendredi")
    await lea.sees("ven. 27")
    assert (await the_case(conversation)).messages[-1].replaces == f"telegram:{lea.id}:{number}"


async def test_what_cannot_be_read_gets_a_kind_answer(telegram: FakeTelegram, conversation: Conversation) -> None:
    lea = telegram.user("Léa")
    lea.says(WISH)
    await lea.sees("brosse")
    before = len(lea.screen)
    lea.sends(voice={"file_id": "v", "file_unique_id": "v", "duration": 3})
    await lea.until(lambda: len(lea.screen) > before, "an answer")
    assert lea.screen[before].text
