"""Clients ask questions too: what the service file knows is answered, the rest is passed on, and the talk goes on."""

from __future__ import annotations

import pytest

from tests.cast import Cast, Player


async def shown(cast: Cast, words: str = "une coupe en brosse") -> Player:
    lea = cast.client("lea")
    await lea.says(words)
    assert lea.last.message.kind == "proposal"
    return lea


@pytest.mark.parametrize(
    "words", ["combien ça coûte ?", "c'est combien", "et niveau prix, c'est cher ?", "How much is it?"]
)
async def test_the_price_is_told_by_the_rules(cast: Cast, words: str) -> None:
    lea = await shown(cast)
    await lea.says(words)
    assert lea.sees("Au tarif, cela coûte 28 €.")
    await lea.taps("C'est ça")
    assert lea.sees("Pour finir"), "the buttons of the picture still count"


async def test_before_anything_is_known_the_price_is_a_range(cast: Cast) -> None:
    sam = cast.client("sam", "en")
    await sam.says("Hi, how much is a haircut?")
    assert sam.sees("By our prices, from €")


async def test_a_price_by_the_piece_says_what_it_depends_on(cast: Cast) -> None:
    lea = await shown(cast, "retouches : un ourlet de pantalon")
    await lea.says("c'est combien ?")
    assert lea.sees("Au tarif, à partir de 12 € ; cela dépend de : nombre de pièces, matière.")


@pytest.mark.parametrize(
    "words", ["C'est long ?", "ce sera prêt quand ?", "quand est-ce que je pourrai venir le chercher ?"]
)
async def test_the_earliest_day_is_told(cast: Cast, words: str) -> None:
    lea = await shown(cast, "retouches : un ourlet de pantalon")
    await lea.says(words)
    assert lea.sees("Au plus tôt : ven. 27 nov.")


@pytest.mark.parametrize("words", ["vous êtes où ?", "Est-ce qu'il y a un parking ?", "C'est long ?"])
async def test_what_we_do_not_know_is_asked_of_the_staff_at_once(cast: Cast, words: str) -> None:
    paul = cast.staff("paul")
    await paul.says("/start")
    lea = await shown(cast)
    await lea.says(words)
    assert lea.sees(f"« {words} » : je pose la question à l'équipe")
    assert "pas bien saisi" not in lea.reads()
    assert paul.sees("Lea demande", words)
    assert "nuque" not in {s.aspect for s in (await cast.case()).live}, "a question is no wish"


async def test_a_question_beside_an_answer_leaves_the_answer(cast: Cast) -> None:
    lea = await shown(cast)
    await lea.says("Oui, c'est tout à fait cela, je vous remercie. Pourriez-vous me dire combien ça coûte ?")
    assert lea.sees("Au tarif, cela coûte 28 €.", "Pour finir, dites-moi en un message")


async def test_a_question_at_the_list_does_not_repeat_the_list(cast: Cast) -> None:
    lea = await shown(cast)
    await lea.taps("C'est ça")
    await lea.says("samedi, 30 €, aucune allergie")
    assert lea.last.message.kind == "read_back"
    await lea.says("c'est combien ?")
    assert lea.sees("Revenons à la liste ci-dessus")
    assert not lea.pictures
    await lea.taps("Je suis d'accord")
    assert lea.sees("Je demande à l'équipe de confirmer")


async def test_a_wish_put_as_a_question_is_a_wish(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("vous pourriez me faire une coupe en brosse pour samedi ?")
    assert lea.sees("J'ai compris : coupe en brosse, date : le sam. 28 nov.")
