"""What the client says beside the matter, while the staff decide and after: a no, a thank you, never mind."""

from __future__ import annotations

import pytest

from dialogs.domain.case import Status
from tests.cast import Cast, Player
from tests.dialogs.flows.staff_cast import request


@pytest.fixture
def lea(cast: Cast) -> Player:
    return cast.client("lea")


@pytest.fixture
async def paul(cast: Cast) -> Player:
    return cast.staff("paul")


async def _at_hand(cast: Cast, paul: Player) -> None:
    await paul.says("voir les demandes")
    await paul.taps((await cast.case()).id)


async def _agreed(cast: Cast, lea: Player, paul: Player) -> None:
    await request(lea)
    await _at_hand(cast, paul)
    image = next(m for m in reversed(lea.messages) if m.message.pictures).message.pictures[0].alt
    await paul.taps(f"Je m'engage : image {paul.pictures.index(image) + 1}")


@pytest.mark.parametrize("no", ["non", "Non merci.", "pas d'accord"])
async def test_a_typed_no_to_another_date_keeps_the_clients_own(cast: Cast, lea: Player, paul: Player, no: str) -> None:
    await request(lea)
    await _at_hand(cast, paul)
    before = [s.values for s in (await cast.case()).live if s.aspect == "date"]
    await paul.says("je préfère lundi prochain")
    await paul.says("oui")
    await lea.says(no)
    assert lea.sees("Dites-moi ce que vous préférez")
    assert [s.values for s in (await cast.case()).live if s.aspect == "date"] == before


@pytest.mark.parametrize("words", ["ok", "peu importe", "parfait", "merci"])
async def test_a_courtesy_while_the_staff_decide_reaches_nobody(
    cast: Cast, lea: Player, paul: Player, words: str
) -> None:
    await request(lea)
    await _at_hand(cast, paul)
    told = len(paul.messages)
    await lea.says(words)
    assert len(lea.news) == 1
    assert len(paul.messages) == told


async def test_an_ok_that_answers_the_staff_is_passed_on(cast: Cast, lea: Player, paul: Player) -> None:
    await request(lea)
    await _at_hand(cast, paul)
    await paul.says("mardi il y aura du bruit, c'est gênant ?")
    await lea.says("ok")
    assert any("« ok »" in message.message.text for message in paul.messages)


@pytest.mark.parametrize("words", ["laissez tomber, on garde comme convenu", "forget it", "on garde la coupe prévue"])
async def test_never_mind_drops_the_change_that_is_under_way(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await _agreed(cast, lea, paul)
    await lea.says("finalement je veux tout rasé")
    await lea.says(words)
    assert lea.sees("tout reste comme convenu")
    assert (await cast.case()).status is Status.AGREED


async def test_never_mind_takes_the_change_back_from_the_staff(cast: Cast, lea: Player, paul: Player) -> None:
    await _agreed(cast, lea, paul)
    await lea.says("finalement je veux tout rasé")
    await lea.taps("C'est ça")
    await lea.taps("Rien", "Je suis d'accord")
    assert (await cast.case()).status is Status.REVIEW
    await lea.says("laissez tomber")
    assert paul.sees("renonce au changement")
    assert (await cast.case()).status is Status.AGREED


async def test_words_that_move_nothing_are_no_change(cast: Cast, lea: Player, paul: Player) -> None:
    await _agreed(cast, lea, paul)
    await paul.taps("Commencer")
    await lea.says("bof, pas trop cher")
    assert lea.sees("ne change rien à ce qui est convenu")
    assert any("« bof, pas trop cher »" in message.message.text for message in paul.messages)
    assert (await cast.case()).status is Status.IN_SERVICE


async def test_going_back_to_what_was_agreed_is_no_change(cast: Cast, lea: Player, paul: Player) -> None:
    await _agreed(cast, lea, paul)
    await lea.says("finalement je veux tout rasé")
    await lea.says("non, revenons à la coupe en brosse, barbe inchangée")
    await lea.taps("C'est ça")
    assert lea.sees("ne change rien à ce qui est convenu")
    assert len((await cast.case()).baselines) == 1


@pytest.mark.parametrize("words", ["where are we", "where are we?", "où en est-on ?"])
async def test_where_we_are_is_not_asked_of_the_staff(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await lea.says("une coupe en brosse")
    await paul.says("bonjour")
    told = len(paul.messages)
    await lea.says(words)
    assert lea.sees("Voici où nous en sommes")
    assert len(paul.messages) == told


async def test_a_picture_that_was_turned_down_does_not_come_again(cast: Cast, lea: Player) -> None:
    await lea.says("une coupe en brosse, samedi, 30 euros, aucune allergie")
    shown = lea.pictures
    await lea.taps("Pas du tout")
    assert lea.sees("cherchons autre chose")
    assert lea.pictures != shown


@pytest.mark.parametrize("words", ["il dit que c'est moche", "il déteste", "il veut pas de ça"])
async def test_words_of_dislike_are_a_sad_face(cast: Cast, lea: Player, words: str) -> None:
    await lea.says("une coupe en brosse pour mon fils, samedi, 30 euros, aucune allergie")
    await lea.says(words)
    assert (await cast.case()).beneficiary.face == "sad"


async def test_what_the_other_says_after_a_sad_face_is_kept(cast: Cast, lea: Player) -> None:
    await lea.says("une coupe en brosse pour mon fils, samedi, 30 euros, aucune allergie")
    await lea.taps("🙁")
    await lea.says("il dit que ce n'est plus un bébé")
    assert lea.sees("C'est noté pour l'équipe.")


async def test_what_is_said_once_before_a_question_is_not_said_again_with_it(lea: Player) -> None:
    await lea.says("une coupe en brosse")
    await lea.shows()
    assert lea.sees("Photo bien reçue", "C'est ça")
    await lea.says("pourquoi ?")
    assert lea.sees("C'est ça")
    assert "Photo bien reçue" not in lea.reads()
