"""Of a message of which a part is understood, the rest binds as it was said, in the client's own words."""

from __future__ import annotations

import pytest

from tests.cast import Cast, Player

FIRST = "une coupe en brosse pour samedi, 30 €, pas d'allergie, et pas de tondeuse svp"


async def people(cast: Cast) -> tuple[Player, Player]:
    """A client, and somebody of the team whom messages reach."""
    paul = cast.staff("paul")
    await paul.says("/start")
    return cast.client("lea"), paul


async def agreed(player: Player) -> None:
    """Accept the picture, if it is still asked about, and agree to the lines."""
    if "C'est ça" in player.labels:
        await player.taps("C'est ça")
    await player.taps("Je suis d'accord")


async def test_a_clause_not_understood_binds_as_it_is(cast: Cast) -> None:
    lea, paul = await people(cast)
    await lea.says(FIRST)
    assert lea.sees("allergie : aucune", "Je note, dans vos mots : « pas de tondeuse svp ».")
    await agreed(lea)
    assert paul.sees("• « pas de tondeuse svp » (indispensable)")


async def test_own_words_are_corrected_with_its_message(cast: Cast) -> None:
    lea, paul = await people(cast)
    first = await lea.says(FIRST)
    await lea.edits(first, FIRST.removesuffix(", et pas de tondeuse svp"))
    await agreed(lea)
    assert paul.sees("Nouvelle demande de Lea")
    assert "tondeuse" not in paul.reads()


async def test_many_own_words_are_not_repeated_at_length(cast: Cast) -> None:
    lea = cast.client("lea")
    story = "le sol de votre salon glissait énormément quand nous étions là avec toute la famille et les bagages, "
    await lea.says(
        "une coupe en brosse, " + story + "et la musique me donnait vraiment mal au crâne pendant des heures entières"
    )
    assert lea.sees("Le reste, je le note tel quel, dans vos mots.")


@pytest.mark.parametrize(
    "words",
    [
        "Bonjour Monsieur, une coupe en brosse, si cela ne vous dérange pas, merci beaucoup",
        "Hello, I hope you are well, a crew cut please, thanks in advance",
    ],
)
async def test_politeness_is_no_line(cast: Cast, words: str) -> None:
    lea = cast.client("lea", "en" if words.startswith("Hello") else "fr")
    await lea.says(words)
    assert lea.last.message.kind == "proposal"
    assert not {"note,", "Noted"} & set(lea.reads().split())


async def test_a_whole_message_not_understood_is_kept_too(cast: Cast) -> None:
    lea, paul = await people(cast)
    await lea.says("une coupe en brosse pour samedi, 30 €, aucune allergie")
    await lea.says("je crains les courants d'air froids")
    assert lea.sees("Je note, dans vos mots : « je crains les courants d'air froids ».")
    assert lea.sees("Revenons à l'image")
    assert not lea.pictures, "the picture stands just above"
    await agreed(lea)
    assert paul.sees("« je crains les courants d'air froids »")


async def cake_asked(cast: Cast) -> Player:
    """A cake of which the facts were asked, the day was told, and the allergy is asked once more."""
    bob = cast.client("bob")
    await bob.says("gâteau au chocolat")
    await bob.taps("C'est ça")
    await bob.says("samedi")
    assert bob.last.message.aspects == ("allergy",)
    return bob


async def test_a_bare_number_is_the_number_that_was_asked_for_too(cast: Cast) -> None:
    bob = await cake_asked(cast)
    await bob.says("10")
    assert bob.sees("J'ai compris : nombre de parts : 10.")
    assert bob.last.message.aspects == ("allergy",), "the allergy is still to be told"


@pytest.mark.parametrize("words", ["des noix", "noisettes", "pas de noix, ma fille est allergique"])
async def test_an_allergy_is_never_turned_round_nor_taken_for_a_flavour(cast: Cast, words: str) -> None:
    bob = await cake_asked(cast)
    await bob.says(words)
    assert bob.sees("allergie : fruits à coque, arachide")
    assert "pas fruits" not in bob.reads()


async def test_a_bare_no_answers_the_question_that_checks_an_explanation(cast: Cast) -> None:
    bob = await cake_asked(cast)
    await bob.says("des noix")
    await bob.says("d'accord")
    assert bob.last.message.kind == "explanation"
    assert bob.sees("Peut-il manger ce gâteau sans danger ?")
    await bob.says("non")
    assert bob.sees("Je demande à l'équipe de confirmer")


async def test_what_stayed_vague_is_shown_to_the_staff_as_it_was_said(cast: Cast) -> None:
    lea, paul = await people(cast)
    await lea.says("gâteau au chocolat pour samedi, 10 personnes, 80 €, aucune allergie, pas trop sucré")
    for _ in range(3):
        if lea.last.message.kind != "read_back":
            await lea.taps("C'est ça" if "C'est ça" in lea.labels else "Peu importe")
    await lea.taps("Je suis d'accord")
    assert paul.sees("Nouvelle demande", "pas trop sucré")


async def test_a_photo_answers_no_question_about_an_allergy(cast: Cast) -> None:
    bob = await cake_asked(cast)
    await bob.shows()
    assert bob.sees("Photo bien reçue")
    assert bob.last.message.aspects == ("allergy",)


async def test_another_result_in_an_edited_message_forgets_what_was_seen_of_the_first(cast: Cast) -> None:
    lea = cast.client("lea")
    first = await lea.says("une coupe en brosse")
    await lea.says("et samedi")
    await lea.edits(first, "une coupe au bol")
    assert "dessus : 12 mm" not in lea.reads().lower()


async def test_who_goes_away_is_told_that_everything_is_kept(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("une coupe en brosse pour samedi, 30 €, aucune allergie")
    await lea.taps("C'est ça")
    await lea.says("je repasse plus tard")
    assert lea.sees("Prenez votre temps, tout est gardé.", "Revenons à la liste")


async def test_what_is_told_of_the_one_for_whom_it_is_is_kept(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("/start home_help")
    await lea.says("le ménage pour ma mère, 60 €, dès le 2 décembre")
    await lea.says("ma mère dit qu'elle ne veut pas d'inconnus")
    assert lea.sees("Je note, dans vos mots", "elle ne veut pas d'inconnus")
