"""The staff decide on a request, with words as well as with taps: commit, propose otherwise, ask, decline."""

from __future__ import annotations

import pytest

from dialogs.domain.case import Status
from tests.cast import Cast, Player
from tests.dialogs.flows.staff_cast import agreed, commit, request


@pytest.fixture
async def lea(cast: Cast) -> Player:
    """Léa, who waits for the staff."""
    lea = cast.client("lea")
    await request(lea)
    return lea


@pytest.fixture
async def paul(cast: Cast, lea: Player) -> Player:
    paul = cast.staff("paul")
    await paul.says("voir les demandes")
    await paul.taps((await cast.case()).id)
    return paul


@pytest.mark.parametrize("words", ["ok", "oui", "je m'engage", "c'est bon"])
async def test_a_yes_is_not_yet_a_picture(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await paul.says(words)
    assert paul.sees("Quelle image livrerez-vous ?", "[Je m'engage : image 1]")
    assert (await cast.case()).baselines == ()
    await commit(paul, lea)
    assert (await cast.case()).status is Status.AGREED


async def test_a_picture_may_be_named_by_its_number(cast: Cast, lea: Player, paul: Player) -> None:
    hers = next(m for m in reversed(lea.messages) if m.message.kind == "read_back").message.pictures[0].alt
    await paul.says(f"image {paul.pictures.index(hers) + 1}")
    assert (await cast.case()).status is Status.AGREED


async def test_another_date_in_words_is_a_proposal_once_the_staff_say_so(cast: Cast, lea: Player, paul: Player) -> None:
    await paul.says("je préfère vendredi 27 à 19h")
    assert paul.sees("Voulez-vous proposer", "ven. 27 nov. à 19 h", "[Non, c'est un message]")
    assert (await cast.case()).counter is None
    await paul.says("oui")
    assert lea.sees("Paul confirme tout le reste et propose pour date", "ven. 27 nov. à 19 h")
    await lea.says("ça me va")
    assert lea.sees("Paul s'engage", "ven. 27 nov. à 19 h")
    dates = [r.values for r in (await cast.case()).baselines[-1].requirements if r.aspect == "date"]
    assert dates == [("2026-11-27T19:00+01:00",)]


async def test_words_beside_a_proposal_reach_the_staff_and_it_can_still_be_taken(
    cast: Cast, lea: Player, paul: Player
) -> None:
    await paul.says("je préfère vendredi 27 à 19h")
    await paul.says("oui")
    await lea.says("Paul a bien mangé")
    assert "Paul a bien mangé" in paul.last.message.text
    assert lea.sees("[Ça me va]")
    await lea.taps("Ça me va")
    assert (await cast.case()).status is Status.AGREED


async def test_words_about_a_line_that_are_a_message_reach_the_client_as_they_are(
    cast: Cast, lea: Player, paul: Player
) -> None:
    await paul.says("vendredi il y a grève des bus")
    if "Non, c'est un message" in paul.labels:
        await paul.taps("Non, c'est un message")
    assert lea.last.message.text == "Paul : « vendredi il y a grève des bus »"
    assert "Proposer autre chose" in paul.labels
    assert (await cast.case()).counter is None


@pytest.mark.parametrize("words", ["la date", "7", "la date svp"])
async def test_the_line_to_propose_otherwise_is_named_in_words(lea: Player, paul: Player, words: str) -> None:
    await paul.taps("Proposer autre chose")
    await paul.says(words)
    assert paul.sees("Que proposez-vous à la place ?", "Date")
    await paul.says("blablabla")
    assert paul.sees("Je n'ai pas compris cette valeur")
    await paul.says("vendredi 27 à 19h")
    assert lea.sees("ven. 27 nov. à 19 h")


async def test_what_is_proposed_may_be_said_at_once(lea: Player, paul: Player) -> None:
    await paul.taps("Proposer autre chose")
    await paul.says("vendredi 27 à 19h")
    assert lea.sees("ven. 27 nov. à 19 h")


async def test_which_line_is_asked_again_when_words_name_none(lea: Player, paul: Player) -> None:
    await paul.taps("Proposer autre chose")
    await paul.says("hmm")
    assert paul.sees("De quelle ligne s'agit-il ?", "[Retour]")


async def test_a_question_in_words_waits_for_the_clients_answer(lea: Player, paul: Player) -> None:
    await paul.says("Avez-vous les cheveux secs ?")
    assert lea.sees("Paul vous demande : « Avez-vous les cheveux secs ? »")
    await lea.says("plutôt oui")
    assert paul.sees("« plutôt oui »", "[Refuser]")


@pytest.mark.parametrize("words", ["non", "refuser", "annuler"])
async def test_a_no_asks_for_the_reason_and_can_be_taken_back(
    cast: Cast, lea: Player, paul: Player, words: str
) -> None:
    await paul.says(words)
    assert paul.sees("Pour quelle raison ?", "[Retour]")
    await paul.says("retour")
    assert paul.sees("[Proposer autre chose]")
    assert (await cast.case()).status is Status.REVIEW


async def test_a_button_typed_at_another_moment_is_no_message_to_the_client(
    cast: Cast, lea: Player, paul: Player
) -> None:
    await commit(paul, lea)
    await paul.says("proposer autre chose")
    assert paul.sees("Ce n'est pas possible à ce stade")
    assert "proposer autre chose" not in lea.last.message.text


async def test_ok_after_the_agreement_begins_nothing(cast: Cast, lea: Player, paul: Player) -> None:
    await commit(paul, lea)
    await paul.says("ok")
    assert (await cast.case()).status is Status.AGREED


async def test_the_staff_see_the_photo_that_the_client_sent(cast: Cast) -> None:
    sam, paul = cast.client("sam"), cast.staff("paul")
    await paul.says("/queue")
    await sam.says("une coupe en brosse")
    await sam.shows()
    await request(sam)
    photo = next(m for m in paul.messages if "Photo de Sam" in m.message.text)
    assert photo.pictures


@pytest.mark.parametrize("words", ["non trop cher", "trop cher pour moi"])
async def test_a_proposal_is_turned_down_in_words(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await paul.taps("Proposer autre chose")
    await paul.says("35 €")
    await lea.says(words)
    assert paul.sees(f"Lea n'accepte pas cette proposition : « {words} »", "[Refuser]")
    assert (await cast.case()).counter is None


async def test_a_bare_amount_answers_a_proposal_about_the_price(cast: Cast, lea: Player, paul: Player) -> None:
    await paul.taps("Proposer autre chose")
    await paul.says("35 €")
    await lea.says("32 max")
    assert lea.sees("32 € au plus", "[Je suis d'accord]")


async def test_who_has_agreed_and_waits_is_told_that_an_old_button_is_out_of_date(
    cast: Cast, lea: Player, paul: Player
) -> None:
    await lea.taps("Je suis d'accord")
    assert "Ce bouton date" in lea.last.message.text
    assert (await cast.case()).status is Status.REVIEW


async def test_what_is_agreed_already_is_said_to_be_so(cast: Cast) -> None:
    lea, paul = cast.client("lea"), cast.staff("paul")
    await paul.says("/queue")
    await agreed(paul, lea)
    await lea.says("côtés 6 mm, hein ?")
    assert lea.sees("C'est déjà convenu : côtés : 6 mm", "[Changer quelque chose]")
    assert paul.sees("côtés 6 mm, hein ?"), "the staff read it all the same"
    assert len((await cast.case()).baselines) == 1


async def test_who_commits_to_a_limit_below_the_price_commits_to_the_limit(cast: Cast) -> None:
    lea, paul = cast.client("lea"), cast.staff("paul")
    await paul.says("/queue")
    await lea.says("Une coupe en brosse, samedi, 15 € max, barbe inchangée, aucune allergie")
    assert lea.sees("Au tarif, cela coûte plus que votre limite")
    await lea.says("ok")
    assert lea.last.message.kind == "clarify", "that answers nothing"
    await lea.says("15 € max, c'est tout ce que j'ai")
    await lea.taps("C'est ça")
    assert lea.sees("Prix au tarif : 28 €, plus que votre limite", "pour 15 €")
    await lea.taps("Je suis d'accord")
    assert paul.sees("plus que la limite du client", "vous acceptez 15 €")
    await commit(paul, lea)
    assert lea.sees("Prix : 15 €")
    assert (await cast.case()).baselines[-1].price == "15 EUR"


async def test_a_change_before_the_staff_confirmed_says_what_moves(cast: Cast) -> None:
    lea = cast.client("lea")
    await request(lea)
    await lea.says("finalement crâne rasé")
    await lea.taps("C'est ça")
    assert lea.sees("Vous changez d'avis, voici ce qui bouge", "dessus : 12 mm → 0 mm", "barbe : inchangée → aucune")
