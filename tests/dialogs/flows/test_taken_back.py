"""The client takes a request back while the staff decide on it."""

from __future__ import annotations

import pytest

from dialogs.domain.case import Status
from tests.cast import Cast, Player


async def until_review(cast: Cast) -> tuple[Player, Player]:
    """Léa has agreed to a brush cut; Paul is asked which picture he will deliver."""
    lea, paul = cast.client("lea"), cast.staff("paul")
    await paul.says("/queue")
    await lea.says("Une coupe en brosse, avant samedi, 30 € max")
    for _ in range(12):
        if (await cast.case()).status is Status.REVIEW:
            break
        await lea.taps(next(label for label in (*USUAL, lea.labels[0]) if label in lea.labels))
    assert paul.asked.message.kind == "review"
    return lea, paul


USUAL = ("C'est ça", "aucune", "Je suis d'accord", "La suite")


@pytest.mark.parametrize("tapped", ["Je m'engage : image 1", "Proposer autre chose", "Poser une question"])
async def test_the_staff_are_told_and_no_longer_decide_on_what_was_taken_back(cast: Cast, tapped: str) -> None:
    lea, paul = await until_review(cast)
    await lea.says("finalement je veux tout rasé")
    assert "Lea revoit sa demande" in paul.last.message.text
    await paul.taps(tapped)
    case = await cast.case()
    assert case.baselines == ()
    assert case.positions["staff"].state == "waiting"
    assert lea.asked.message.kind in ("proposal", "question", "explanation", "read_back")


async def test_who_refuses_a_counter_proposal_is_asked_what_they_would_rather_have(cast: Cast) -> None:
    lea, paul = await until_review(cast)
    await paul.taps("Proposer autre chose")
    await paul.taps("date")
    await paul.says("dimanche 10 h")
    await lea.taps(next(label for label in lea.labels if label.startswith("Non")))
    assert lea.sees("Dites-moi ce que vous préférez")
    await lea.says("dimanche je travaille")
    assert paul.sees("n'accepte pas cette proposition : « dimanche je travaille »")
