"""What did not conform is made good: remedies that were promised, what is done again and when, and reasons on both sides."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialogs.domain.case import Status
from tests.cast import AFTERWARDS, Cast, Player
from tests.dialogs.flows.staff_cast import agreed, commit


async def hemmed(cast: Cast, language: str = "fr") -> tuple[Player, Player]:
    """Trousers that were to be shortened by 4 cm, and were by 2."""
    english = language == "en"
    tom, kim = cast.client("tom", "en" if english else "fr"), cast.staff("kim", "en" if english else "fr")
    await kim.says("/queue")
    await tom.says("/start alterations")
    await tom.says(
        "shorten one pair of trousers by 4 cm, by Saturday, 60 € max"
        if english
        else "raccourcir un pantalon de 4 cm, pour samedi, 60 € max"
    )
    agree = "I agree" if english else "Je suis d'accord"
    liked = (agree, "That's it" if english else "C'est ça", "I don't mind" if english else "Peu importe")
    for _ in range(8):
        found = next((one for one in liked if one in tom.labels), tom.labels[0])
        await tom.taps(found)
        if found == agree:
            break
    await commit(kim, tom, language)
    await kim.says("it's delivered" if english else "c'est livré")
    for _ in range(5):
        text = kim.asked.message.text
        if (await cast.case()).deliveries:
            break
        amount = "4 cm" in text or "40 mm" in text
        await (kim.says("2 cm") if amount else kim.taps(kim.labels[0]))
    return tom, kim


async def test_what_was_accepted_is_what_both_read_and_it_has_a_day(cast: Cast) -> None:
    tom, kim = await hemmed(cast)
    assert tom.sees("Non conforme", "Nous reprenons la pièce sans frais")
    await tom.taps("Je l'accepte")
    assert tom.sees("C'est entendu : Nous reprenons la pièce sans frais")
    assert kim.sees("Tom accepte : Nous reprenons la pièce sans frais", "Quel jour ?", "[C'est refait]")
    await tom.says("alors c'est pour quand ?")
    assert kim.sees("Tom : « alors c'est pour quand ? »")
    await kim.taps("mer. 25 nov.")
    assert tom.sees("Kim le refait pour le mer. 25 nov.")
    assert (await cast.case()).feedback == (), "how it went is asked once it is done"
    await kim.taps("C'est refait")
    assert tom.sees("C'est refait.", "étoiles")
    await tom.taps("5")
    await tom.taps("Oui, comme convenu")
    assert (await cast.case()).status is Status.CLOSED or tom.sees("Un mot")


async def test_in_english_the_day_is_written_and_both_are_reminded(cast: Cast) -> None:
    tom, kim = await hemmed(cast, "en")
    await tom.taps("I accept it")
    assert kim.sees("Tom accepts: We alter it again free of charge")
    await kim.says("Friday 27")
    assert tom.sees("Kim does it again by", "Fri 27 Nov")
    due = (await cast.case()).due
    assert due is not None
    await cast.until(due)
    assert "Reminder: to be done again" in tom.last.message.text
    assert "It is done again" in kim.labels


async def test_staff_who_name_no_day_are_reminded(cast: Cast) -> None:
    tom, kim = await hemmed(cast)
    await tom.taps("Je l'accepte")
    before = len(kim.messages)
    await cast.until(cast.clock.now() + timedelta(days=1, minutes=1))
    assert "Quel jour ?" in kim.messages[-1].message.text
    assert len(kim.messages) > before


async def disputed(cast: Cast) -> tuple[Player, Player]:
    """Léa had her cut a day late, and wants to talk about it."""
    lea, paul = cast.client("lea"), cast.staff("paul")
    await paul.says("/queue")
    await agreed(paul, lea)
    await paul.says("c'est livré")
    paul.waits(AFTERWARDS)
    await paul.says("dimanche 29 à 10h")
    await paul.taps("Payé 28 €")
    await lea.taps("Je veux en discuter")
    await lea.says("j'ai raté mon train")
    return lea, paul


async def test_what_was_promised_is_a_button_of_the_staff(cast: Cast) -> None:
    lea, paul = await disputed(cast)
    assert paul.sees(
        "date", "« j'ai raté mon train »", "Promis dans ce cas : 10 % de remise", "[Comme promis]", "[Refaire]"
    )
    assert "barbe" not in paul.asked.message.text
    await paul.taps("Comme promis")
    assert lea.sees("Paul propose : 10 % de remise si la date n'est pas tenue.", "[Oui, c'est réglé]")
    await lea.taps("Oui, c'est réglé")
    assert paul.sees("Lea accepte : 10 % de remise")
    assert lea.sees("C'est entendu : 10 % de remise", "étoiles")


async def test_the_clients_reason_for_a_no_is_shown_to_the_staff(cast: Cast) -> None:
    lea, paul = await disputed(cast)
    await paul.taps("Expliquer")
    await lea.taps("Non, pas encore")
    assert lea.sees("Qu'est-ce qui réglerait la question ?")
    await lea.says("je veux mes 10 %")
    assert paul.sees("je veux mes 10 %", "[Comme promis]")


async def test_to_do_it_again_has_a_day_and_how_it_went_is_asked_afterwards(cast: Cast) -> None:
    lea, paul = await disputed(cast)
    await paul.taps("Refaire")
    await lea.says("ok ça marche")
    assert paul.sees("Quel jour ?")
    assert "étoiles" not in lea.reads()
    await paul.says("mardi 1er décembre")
    assert lea.sees("Paul le refait pour le mar. 1 déc.")
    await paul.taps("C'est refait")
    assert lea.sees("étoiles")


@pytest.mark.parametrize("words", ["non, ça ne suffit pas", "no, that is not enough for me"])
async def test_a_no_in_words_brings_the_dispute_back_with_them(cast: Cast, words: str) -> None:
    lea, paul = await disputed(cast)
    await paul.taps("Expliquer")
    await lea.says(words)
    assert paul.sees(words)
    assert (await cast.case()).status is Status.DISPUTE
