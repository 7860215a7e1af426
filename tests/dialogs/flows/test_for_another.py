"""Who speaks for another: whose wish each line is, and the face of the one for whom it is."""

from __future__ import annotations

import pytest

from dialogs.domain.case import Statement
from tests.cast import Cast, Player

FIRST = "pour mon fils Nino : une coupe en brosse, barbe aucune, samedi, 30 €, aucune allergie"


async def shown(cast: Cast, words: str = FIRST) -> Player:
    """A father has said what he thinks, and is asked to show the picture."""
    pere = cast.client("pere")
    await pere.says(words)
    assert pere.sees("Montrez l'image à Nino : qu'en dit son visage ?")
    return pere


async def test_a_glad_face_accepts_the_picture(cast: Cast) -> None:
    pere = await shown(cast)
    await pere.taps("😀")
    assert pere.last.message.kind == "read_back"
    assert "Montrez aussi l'image" not in pere.reads(), "Nino has seen that very picture"


async def test_after_a_sad_face_the_same_picture_is_asked_about(cast: Cast) -> None:
    pere = await shown(cast)
    picture = pere.pictures
    await pere.taps("🙁")
    assert pere.sees("Nino n'est pas d'accord", "Que faudrait-il changer pour Nino ?")
    assert pere.pictures == picture
    await pere.taps("dessus plus long", "Valider mes retouches")
    assert pere.last.message.kind == "read_back"
    assert pere.sees("Montrez aussi l'image à Nino")


async def test_what_is_ticked_beside_a_sad_face_says_what_should_be_different(cast: Cast) -> None:
    pere = await shown(cast, "pour mon fils Nino : une coupe en brosse")
    before = pere.asked.message.values
    critique = next(label for label in pere.labels if label.startswith("dessus"))
    await pere.taps(critique, "🙁")
    assert "Que faudrait-il changer" not in pere.reads(), "it is said already"
    said = next(s for s in (await cast.case()).live if s.aspect == "length_top" and s.operator in ("less", "more"))
    assert said.values == (before["length_top"],)


async def test_a_sad_face_at_the_lines_is_about_the_picture_beside_them(cast: Cast) -> None:
    pere = await shown(cast)
    await pere.says("oui")
    beside = pere.pictures
    await pere.taps("🙁", "Je suis d'accord")
    assert pere.last.message.kind == "proposal"
    assert pere.pictures == beside


async def test_nothing_is_agreed_before_the_new_picture_was_seen(cast: Cast) -> None:
    pere = await shown(cast)
    await pere.taps("🙁")
    await pere.says("plus long dessus")
    await pere.taps("Je suis d'accord")
    assert pere.sees("Nino doit d'abord voir l'image")
    await pere.taps("🙁", "Je suis d'accord")
    assert pere.sees("Nino n'est pas d'accord")
    await pere.says("dessus 5 cm")
    await pere.taps("😀", "Je suis d'accord")
    assert pere.sees("Je demande à l'équipe de confirmer")


async def test_what_nobody_knows_is_left_for_the_service_itself(cast: Cast) -> None:
    pere = await shown(cast)
    await pere.taps("🙁")
    await pere.taps("Je ne sais pas")
    assert pere.sees("ce qui ne se rattrape pas, vous en déciderez ensemble sur place")
    assert pere.sees("Reste à voir avec l'équipe : dessus")


async def test_a_face_that_is_not_there_does_not_hold_up_the_agreement(cast: Cast) -> None:
    pere = await shown(cast)
    await pere.taps("Pas possible maintenant")
    await pere.says("dessus 5 cm")
    await pere.taps("Je suis d'accord")
    assert pere.sees("Je demande à l'équipe de confirmer")


async def test_his_own_taste_is_never_a_must_unless_he_says_whose_wish_it_is(cast: Cast) -> None:
    pere = await shown(cast, FIRST.replace("barbe aucune", "nuque droite"))
    await pere.taps("😀")
    ticked = {button.label for button in pere.asked.message.buttons if button.ticked}
    nape = next(line for line in pere.reads().splitlines() if "nuque : droite" in line).partition(".")[0]
    assert not {f"{nape} demandé", f"{nape} besoin"} & ticked, "nobody said yet that Nino wants it"
    await pere.taps(f"{nape} besoin", "Détails")
    await pere.taps("1 demandé", "Je suis d'accord")
    offered = {r.aspect: r for r in (await cast.case()).offered}
    assert (offered["length_top"].strength, offered["length_top"].basis) == ("must", "expectation")
    assert (offered["nape"].strength, offered["nape"].basis) == ("must", "need")
    assert offered["beard"].strength == "bonus"


async def test_who_speaks_for_somebody_they_look_after(cast: Cast) -> None:
    sam = cast.client("sam", "en")
    await sam.says("It's for Odette, whom I look after: a bob, texture layered")
    case = await cast.case()
    assert (case.beneficiary.kind, case.beneficiary.name) == ("dependent", "Odette")
    assert all(_hers(s) for s in case.live if s.aspect == "texture")


def _hers(statement: Statement) -> bool:
    return statement.on_behalf_of == "Odette" and statement.basis == "unsaid"


@pytest.mark.parametrize(
    ("words", "face"),
    [("il sourit", "glad"), ("bof", "neutral"), ("il fait la grimace", "sad"), ("il dort", "absent")],
)
async def test_a_face_may_be_told_in_words(cast: Cast, words: str, face: str) -> None:
    pere = await shown(cast)
    await pere.says(words)
    assert (await cast.case()).beneficiary.face == face


async def test_who_speaks_for_another_may_say_yes_and_the_face_is_seen_with_the_lines(cast: Cast) -> None:
    pere = await shown(cast)
    await pere.says("oui")
    assert pere.last.message.kind == "read_back"
    assert pere.sees("Montrez aussi l'image à Nino")


async def test_a_grimace_at_the_lines_stops_the_agreement(cast: Cast) -> None:
    pere = await shown(cast)
    await pere.says("oui")
    await pere.says("il fait la grimace")
    assert pere.sees("Nino n'est pas d'accord, alors on n'engage rien.")


async def test_a_face_tapped_alone_at_the_lines_is_kept(cast: Cast) -> None:
    pere = await shown(cast)
    await pere.says("oui")
    await pere.taps("😀")
    assert "Montrez aussi l'image" not in pere.reads()
    await pere.taps("Je suis d'accord")
    assert pere.sees("Je demande à l'équipe de confirmer")


async def test_the_person_is_called_what_they_are_to_the_client(cast: Cast) -> None:
    fille = cast.client("fille")
    await fille.says("aide à domicile pour mon père, la toilette le matin, mais pas un homme")
    assert fille.sees("votre père : qu'en dit son visage ?")
    assert "qui vient : femme ou homme" not in fille.reads(), "who refuses a man refuses a man or a woman"


async def test_the_same_word_twice_is_not_quoted_twice(cast: Cast) -> None:
    fille = cast.client("fille")
    await fille.says("aide à domicile pour mon père, la toilette le matin, mais pas un homme")
    await fille.says("un homme")
    assert fille.sees("d'abord « pas un homme », puis « un homme »")


@pytest.mark.parametrize(
    "words",
    [
        "une coupe en brosse pour le mariage de mon petit-fils",
        "une coupe en brosse, ma fille m'a dit du bien de vous",
    ],
)
async def test_somebody_merely_mentioned_is_not_the_one_for_whom_it_is(cast: Cast, words: str) -> None:
    lea = cast.client("lea")
    await lea.says(words)
    assert (await cast.case()).beneficiary.kind == "self"
    assert "C'est ça" in lea.labels


@pytest.mark.parametrize("words", ["c'est pour moi, le ménage", "pour moi-même, le ménage"])
async def test_who_says_it_is_for_themselves_is_not_asked_again(cast: Cast, words: str) -> None:
    lea = cast.client("lea")
    await lea.says("/start home_help")
    assert lea.sees("Pour qui est-ce ?")
    await lea.says(words)
    assert "Pour qui est-ce ?" not in lea.reads()
    assert (await cast.case()).beneficiary.kind == "self"


async def test_for_whom_it_is_is_asked_again_after_a_new_beginning(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("/start home_help")
    await lea.says("pour ma mère, préparer les repas")
    await lea.says("/restart")
    await lea.taps("Oui, recommencer")
    await lea.says("préparer les repas")
    assert lea.sees("Pour qui est-ce ?", "[Pour mon enfant]")


async def faceless(player: Player) -> bool:
    """Whether no face is asked for."""
    return "😀" not in player.labels and "visage" not in player.reads() and "face" not in player.reads()


@pytest.mark.parametrize(
    ("service", "words"),
    [
        ("birthday_cake", "un gâteau au chocolat pour ma mère, c'est une surprise"),
        ("haircut", "une coupe en brosse pour mon fils, il n'est pas avec moi"),
    ],
)
async def test_of_somebody_who_cannot_look_no_face_is_asked_for(cast: Cast, service: str, words: str) -> None:
    lea = cast.client("lea")
    await lea.says(f"/start {service}")
    await lea.says(words)
    if lea.asked.message.kind == "proposal":
        assert await faceless(lea)


async def test_in_english_a_daughter_by_telephone_is_asked_for_no_face(cast: Cast) -> None:
    ann = cast.client("ann", "en")
    await ann.says("/start haircut")
    await ann.says("a crew cut for my son, I am on the phone with him")
    assert await faceless(ann)


async def test_not_here_is_asked_once_and_ends_it_for_good(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("/start haircut")
    await lea.says("une coupe en brosse pour mon fils")
    assert "😀" in lea.labels
    await lea.taps("Pas possible maintenant")
    for words in ("finalement plus court dessus", "samedi, 30 € max, aucune allergie"):
        await lea.says(words)
        assert await faceless(lea)
