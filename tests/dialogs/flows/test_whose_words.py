"""At the front desk: which case the staff's words are for, which service a client's are about, and erasing it all."""

from __future__ import annotations

import pytest

from dialogs.domain.case import Case
from tests.cast import Cast, Player
from tests.dialogs.flows.staff_cast import agreed, request


@pytest.fixture
def lea(cast: Cast) -> Player:
    return cast.client("lea")


@pytest.fixture
def sam(cast: Cast) -> Player:
    return cast.client("sam")


@pytest.fixture
async def paul(cast: Cast) -> Player:
    paul = cast.staff("paul")
    await paul.says("/queue")
    return paul


async def case_of(cast: Cast, player: Player) -> Case:
    person = await cast.store.person(player.id)
    assert person is not None
    return await cast.case(person.document.cases[-1])


async def test_words_of_the_staff_with_several_cases_wait_until_they_say_for_which(
    lea: Player, sam: Player, paul: Player
) -> None:
    await request(lea)
    await request(sam)
    await paul.says("je serai en retard de dix minutes")
    assert paul.sees("« je serai en retard de dix minutes » Pour quel dossier est-ce ?")
    await paul.taps(next(label for label in paul.labels if "Sam" in label))
    assert sam.last.message.text == "Paul : « je serai en retard de dix minutes »"
    assert paul.sees("Transmis à Sam")
    await paul.says("désolé !")
    assert sam.last.message.text == "Paul : « désolé ! »"
    assert all("retard" not in message.message.text for message in lea.messages)


async def test_the_case_may_be_named_in_words_and_nothing_said_meanwhile_is_lost(
    lea: Player, sam: Player, paul: Player
) -> None:
    await request(lea)
    await request(sam)
    await paul.says("je serai en retard")
    await paul.says("disons 10 h 15")
    assert paul.sees("« je serai en retard » « disons 10 h 15 »")
    await paul.says("pour Léa")
    assert [m.message.text for m in lea.messages[-2:]] == ["Paul : « je serai en retard »", "Paul : « disons 10 h 15 »"]


async def test_words_that_were_for_nobody_are_forgotten(lea: Player, sam: Player, paul: Player) -> None:
    await request(lea)
    await request(sam)
    await paul.says("allô maman ?")
    await paul.taps("Pour aucun")
    assert paul.sees("C'est oublié")
    assert all("maman" not in message.message.text for message in (*lea.messages, *sam.messages))


async def test_a_tap_in_a_case_says_whose_the_next_words_are(
    cast: Cast, lea: Player, sam: Player, paul: Player
) -> None:
    await request(lea)
    await request(sam)
    sams = paul.asked
    await paul.says("euh")
    await paul.taps_on(sams, "Refuser")
    await paul.says("fermé samedi")
    assert "« fermé samedi »" in sam.last.message.text
    assert (await case_of(cast, sam)).status == "declined"


async def test_a_greeting_opens_the_queue(lea: Player, sam: Player, paul: Player) -> None:
    await request(lea)
    await request(sam)
    await paul.says("bonjour")
    assert paul.sees("Les demandes en cours")


async def test_hello_is_not_what_a_client_wants(lea: Player) -> None:
    await lea.says("Bonjour")
    await lea.says("une coupe de cheveux")
    assert "saisi" not in lea.reads()
    assert lea.sees("Racontez-moi la coupe")


async def test_first_words_that_only_name_the_service_are_answered_with_the_open_question(cast: Cast) -> None:
    sam = cast.client("sam", "en")
    await sam.says("Hello, I would like a haircut please")
    assert sam.sees("Hello Sam", "automatic assistant", "Tell me about the haircut")
    assert "did not quite get" not in sam.reads()


async def test_a_photo_before_the_service_is_chosen_is_not_lost(cast: Cast, lea: Player) -> None:
    await lea.shows()
    await lea.taps("Coupe")
    assert lea.sees("Photo bien reçue")


async def test_the_service_may_be_chosen_in_the_words_of_its_button(lea: Player) -> None:
    await lea.says("Bonjour")
    label = next(label for label in lea.labels if "Gâteau" in label)
    await lea.says(label.upper())
    assert lea.sees("gâteau")


async def test_what_others_count_on_is_not_erased_without_saying_so(cast: Cast, lea: Player, paul: Player) -> None:
    await agreed(paul, lea)
    await lea.says("/data")
    await lea.taps("Tout effacer")
    assert lea.sees("l'équipe compte encore sur vous", "convenu", "Effacer quand même ?")
    assert (await case_of(cast, lea)).baseline is not None
    await lea.taps("Garder")
    assert lea.sees("Rien n'est effacé")
    await lea.says("/data")
    await lea.says("oui")
    await lea.says("effacer quand même")
    assert lea.sees("Tout est effacé")
    assert paul.sees("n'existe plus", "Ne l'attendez plus")
    assert await cast.store.person(lea.id) is None
    assert await cast.store.cases() == ()


async def test_a_request_that_nobody_counts_on_is_erased_at_once(cast: Cast, lea: Player) -> None:
    await lea.says("une coupe en brosse")
    await lea.says("/data")
    await lea.taps("Tout effacer")
    assert lea.sees("Tout est effacé")
    assert await cast.store.cases() == ()


async def test_who_does_not_answer_yes_keeps_their_data(cast: Cast, lea: Player) -> None:
    await lea.says("une coupe en brosse")
    await lea.says("/data")
    await lea.says("euh attendez")
    assert lea.sees("Rien n'est effacé")
    assert (await case_of(cast, lea)).messages
