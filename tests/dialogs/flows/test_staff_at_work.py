"""The staff at work on what was agreed: begin, deliver, measure; and what ends before its time."""

from __future__ import annotations

import pytest

from dialogs.domain.case import Status
from tests.cast import AFTERWARDS, Cast, Player
from tests.dialogs.flows.staff_cast import agreed, request


@pytest.fixture
def lea(cast: Cast) -> Player:
    return cast.client("lea")


@pytest.fixture
async def paul(cast: Cast) -> Player:
    paul = cast.staff("paul")
    await paul.says("/queue")
    return paul


async def test_a_measure_of_a_delivery_that_is_recorded_is_out_of_date(cast: Cast, lea: Player, paul: Player) -> None:
    await agreed(paul, lea)
    await paul.taps("Commencer")
    await paul.taps("C'est livré")
    await paul.taps("Maintenant")
    price = paul.asked
    await paul.says("28 €")
    before = await cast.case()
    assert price is paul.asked
    await paul.taps("Pas mesuré")
    assert paul.sees("n'est plus à faire", "Lea")
    after = await cast.case()
    assert (after.deliveries, after.status) == (before.deliveries, before.status)


async def test_the_agreement_comes_to_the_staff_once(lea: Player, paul: Player) -> None:
    await agreed(paul, lea)
    assert [message.document is not None for message in paul.news] == [True]
    await paul.taps("Commencer")
    assert paul.sees("Prestation en cours", "[C'est livré]")
    assert all(message.document is None for message in paul.news)
    await paul.taps("Revoir ce qui est convenu")
    assert any(message.document for message in paul.news)


@pytest.mark.parametrize("words", ["je ne sais pas", "passer", "Pas mesuré", "plus tard"])
async def test_what_was_not_measured_holds_up_no_delivery(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await agreed(paul, lea)
    await paul.says("c'est livré !")
    for _ in range(2):
        assert paul.sees("Promis")
        await paul.says(words)
    assert (await cast.case()).deliveries[0].measurements == ()


async def test_the_staff_say_in_words_that_they_begin_and_have_done_and_take_a_wrong_word_back(
    cast: Cast, lea: Player, paul: Player
) -> None:
    await agreed(paul, lea)
    await paul.says("je commence")
    assert (await cast.case()).status is Status.IN_SERVICE
    await paul.says("c'est bientôt fini")
    assert lea.last.message.text == "Paul : « c'est bientôt fini »"
    await paul.says("terminé")
    assert paul.sees("Promis : date")
    await paul.says("retour")
    assert paul.sees("[C'est livré]")


async def test_a_request_that_was_withdrawn_cannot_be_committed_to(cast: Cast, lea: Player, paul: Player) -> None:
    await request(lea)
    await lea.says("j'abandonne")
    await lea.taps("Oui, arrêter")
    await paul.taps("Refuser")
    assert paul.sees("C'est déjà réglé")
    assert (await cast.case()).status is Status.WITHDRAWN


async def test_staff_who_cannot_do_what_was_agreed_give_the_reason(cast: Cast, lea: Player, paul: Player) -> None:
    await agreed(paul, lea)
    await paul.says("annuler")
    assert paul.sees("Pour quelle raison")
    await paul.says("je me suis cassé le poignet")
    assert (await cast.case()).status is Status.DECLINED
    assert lea.last.message.text.startswith("Paul ne pourra pas faire ce qui était convenu : « je me suis cassé")


async def test_the_service_does_not_begin_while_the_client_changes_something(lea: Player, paul: Player) -> None:
    await agreed(paul, lea)
    await lea.says("finalement je veux tout rasé")
    await paul.taps("Commencer")
    assert paul.sees("est en train de changer quelque chose")


async def test_what_was_delivered_is_measured_against_what_was_agreed(cast: Cast, lea: Player, paul: Player) -> None:
    await agreed(paul, lea)
    await lea.says("finalement je veux tout rasé")
    await paul.says("c'est fini")
    await paul.taps("Maintenant")
    await paul.says("28 €")
    case = await cast.case()
    assert [delivery.baseline for delivery in case.deliveries] == [1]
    assert case.statements == case.kept
    assert "n'a pas été convenu avant la livraison" in "\n".join(m.message.text for m in lea.messages)


async def test_a_change_that_nobody_goes_on_with_lapses_and_the_agreement_stands(
    cast: Cast, lea: Player, paul: Player
) -> None:
    await agreed(paul, lea)
    await lea.says("finalement je veux tout rasé")
    for _ in range(3):
        await cast.until((await cast.case()).due or cast.clock.now())
    case = await cast.case()
    assert case.status is Status.AGREED
    assert case.statements == case.kept
    assert "tout reste comme convenu" in "\n".join(m.message.text for m in lea.messages)
    await paul.taps("Commencer")
    assert (await cast.case()).status is Status.IN_SERVICE


async def test_a_measure_of_another_commitment_than_the_one_asked_is_taken_for_what_it_is(
    cast: Cast, lea: Player, paul: Player
) -> None:
    await agreed(paul, lea)
    await paul.says("c'est livré")
    await paul.says("je ne sais pas")
    paul.waits(AFTERWARDS)
    await paul.says("dimanche 29 novembre à 10h")
    assert paul.sees("Quel prix")
    await paul.says("29 €")
    measured = {m.value: m.conforms for m in (await cast.case()).deliveries[0].measurements}
    assert measured == {"2026-11-29T10:00+01:00": False, "29 EUR": False}, "28 € were agreed, whatever the limit"


async def test_thanks_do_not_bring_the_document_again(lea: Player, paul: Player) -> None:
    await agreed(paul, lea)
    await paul.says("merci")
    assert paul.sees("Avec plaisir", "[Commencer la prestation]")
    assert all(message.document is None for message in paul.news)


async def test_an_answer_that_rules_out_what_nobody_agreed_on_is_no_change(
    cast: Cast, lea: Player, paul: Player
) -> None:
    await agreed(paul, lea)
    await paul.says("vous me laissez la barbe ?")
    await lea.says("oui, la barbe inchangée")
    assert (await cast.case()).status is Status.AGREED
    assert "barbe inchangée" in paul.last.message.text


@pytest.mark.parametrize("words", ["n'importe quoi !", "je ne sais pas", "plus tard", "on passe"])
async def test_words_that_answer_no_question_reach_the_other_side(lea: Player, paul: Player, words: str) -> None:
    await agreed(paul, lea)
    await lea.says(words)
    assert paul.last.message.text == f"Lea : « {words} »"
    await paul.says(words)
    assert lea.last.message.text == f"Paul : « {words} »"


async def test_a_case_that_waits_for_its_client_says_where_it_stands(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.says("une coupe en brosse")
    await paul.says("ouvre le dossier de Léa")
    assert paul.sees("Lea, Coupe de cheveux : en discussion")
