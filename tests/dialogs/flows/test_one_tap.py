"""What was not surely understood: one tap tells what it means, or the words stand as they were said."""

from __future__ import annotations

from dialogs.flows.elicitation.own_words import own_words_of
from tests.cast import Cast

UNSURE = "mon frère avait un dégradé haut"


async def test_a_tap_tells_what_the_words_mean(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says(f"une coupe en brosse, {UNSURE}")
    assert lea.sees("J'ai compris : coupe en brosse")
    assert lea.sees(f"« {UNSURE} » : qu'entendez-vous par là ?")
    assert "dans vos mots" not in lea.reads()
    await lea.taps("dégradé : haut")
    case = await cast.case()
    said = next(s for s in case.live if s.aspect == "fade")
    assert (said.operator, said.values, said.words) == ("is", ("high",), UNSURE)


async def test_none_of_them_keeps_the_words(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says(f"une coupe en brosse, {UNSURE}")
    await lea.taps("Garder mes mots")
    assert lea.sees(f"Je note, dans vos mots : « {UNSURE} »")
    assert lea.sees("Voici comment je le vois")
    case = await cast.case()
    assert not any(s.aspect == "fade" for s in case.live)
    assert own_words_of(case) == (UNSURE,)


async def test_other_words_are_taken_and_those_before_stand(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says(f"une coupe en brosse, {UNSURE}")
    await lea.says("30 € au plus")
    assert lea.sees("prix : 30 € au plus")
    case = await cast.case()
    assert UNSURE in [remark.words for remark in case.passed_on], "a brother's cut is a remark"


async def test_not_knowing_keeps_the_words_and_goes_on(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says(f"une coupe en brosse, {UNSURE}")
    await lea.says("je ne sais pas")
    assert lea.sees("Voici comment je le vois")


async def test_it_is_asked_in_english_too(cast: Cast) -> None:
    sam = cast.client("sam", "en")
    await sam.says("a crew cut, my brother had a high fade")
    assert sam.sees("“my brother had a high fade”: what do you mean by it?")
    await sam.taps("Keep my words")
    assert sam.sees("Noted in your own words: “my brother had a high fade”.")


async def test_a_wish_said_instead_of_an_answer_to_what_was_explained_is_no_wrong_answer(cast: Cast) -> None:
    odette = cast.client("odette")
    await odette.says("une coupe de cheveux, un carré court, vendredi, 45 €, le parfum me donne des plaques")
    await odette.taps("C'est ça")
    assert odette.sees("Si votre bras vous démange après l'essai")
    await odette.says("je ne veux surtout pas de laque")
    assert odette.sees("Je note, dans vos mots")
    assert "je ne veux surtout pas de laque" in own_words_of(await cast.case())
    assert "Pas tout à fait" not in odette.reads()
