"""The staff review a request line by line: the client's own words, what each line may mean, reasons, and a price in words."""

from __future__ import annotations

import pytest

from dialogs.domain.case import Case, Status
from tests.cast import Cast, Player
from tests.dialogs.flows.staff_cast import agreed, commit, request


@pytest.fixture
async def lea(cast: Cast) -> Player:
    """Léa, who waits for the staff, and has said one thing that no catalogue knows."""
    lea = cast.client("lea")
    await request(lea)
    return lea


@pytest.fixture
async def paul(cast: Cast, lea: Player) -> Player:
    paul = cast.staff("paul")
    await paul.says("/queue")
    await paul.taps((await cast.case()).id)
    return paul


def agreed_on(case: Case) -> dict[str, tuple[str, ...]]:
    """Aspect -> values of the newest version."""
    assert case.baseline is not None
    return {r.aspect: r.values for r in case.baseline.requirements}


async def special(cast: Cast, language: str = "fr") -> tuple[Player, Player]:
    """A client with a wish in their own words, and staff who have it before them."""
    words = {
        "fr": "Une coupe en brosse, samedi, 30 € max, barbe inchangée, aucune allergie, aux ciseaux uniquement",
        "en": "A crew cut, on Saturday, 30 € max, leave my beard alone, no allergy, scissors only please",
    }
    sam = cast.client("sam", "en" if language == "en" else "fr")
    kim = cast.staff("kim", "en" if language == "en" else "fr")
    await kim.says("/queue")
    await sam.says(words[language])
    await sam.taps("That's it" if language == "en" else "C'est ça")
    await sam.taps("I agree" if language == "en" else "Je suis d'accord")
    return sam, kim


async def test_what_the_client_wrote_stands_beside_the_request(lea: Player, paul: Player) -> None:
    assert "Une coupe en brosse, samedi, 30 € max" in paul.asked.message.text
    assert "Ce qu'il a écrit" not in paul.labels


async def test_long_words_are_behind_a_button(cast: Cast) -> None:
    sam, kim = cast.client("sam"), cast.staff("kim")
    await kim.says("/queue")
    await sam.says(
        "Bonjour, ma voisine Ginette m'a dit que vous étiez très patient avec les gens comme moi, c'est gentil"
    )
    await request(sam)
    assert "Ginette" not in kim.asked.message.text
    await kim.taps("Ce qu'il a écrit")
    assert kim.sees("Sam a écrit", "Ginette", "Une coupe en brosse")
    await commit(kim, sam)


async def test_at_most_eight_buttons_for_the_staff(lea: Player, paul: Player) -> None:
    assert len(paul.labels) <= 8
    await paul.taps("Proposer autre chose")
    assert len(paul.labels) <= 8
    assert paul.labels[0].startswith("date"), "what is promised comes first"
    await paul.taps("D'autres lignes")
    await paul.taps("D'autres lignes")
    await paul.says("les côtés")
    assert len(paul.labels) <= 8


async def test_a_counter_proposal_that_is_taken_is_agreed_without_a_second_yes(
    cast: Cast, lea: Player, paul: Player
) -> None:
    await paul.says("je préfère vendredi 27 à 19h")
    await paul.says("oui")
    await lea.taps("Ça me va")
    assert lea.sees("Paul s'engage", "ven. 27 nov. à 19 h")
    assert paul.sees("convenu avec Lea", "[Commencer la prestation]")
    case = await cast.case()
    assert case.status is Status.AGREED
    assert [each.party for each in case.baselines[0].agreed] == ["client:lea", "staff:paul"]


async def test_a_line_is_asked_about(lea: Player, paul: Player) -> None:
    await paul.taps("Proposer autre chose")
    await paul.says("les côtés")
    await paul.taps("Poser une question là-dessus")
    await paul.says("bien ras aussi derrière l'oreille ?")
    assert lea.sees("Paul vous demande, pour côtés : 6 mm : « bien ras aussi derrière l'oreille ? »")
    await lea.says("oui volontiers")
    assert paul.sees("oui volontiers")


async def test_a_line_is_declined_with_its_reason_and_the_client_does_without(cast: Cast) -> None:
    sam, kim = await special(cast)
    await kim.taps("Proposer autre chose")
    await kim.says("aux ciseaux uniquement")
    await kim.taps("Cela, ce n'est pas possible")
    await kim.says("une brosse se fait à la tondeuse")
    assert sam.sees("« aux ciseaux uniquement »", "une brosse se fait à la tondeuse", "[Alors je retire ma demande]")
    await sam.taps("D'accord, sans cela")
    case = await cast.case()
    assert case.status is Status.AGREED
    assert "own_1" not in agreed_on(case)
    assert agreed_on(case)["beard"] == ("untouched",), "the rest stays"
    assert kim.sees("convenu avec Sam")


async def test_who_cannot_do_without_the_declined_line_withdraws(cast: Cast) -> None:
    sam, kim = await special(cast, "en")
    await kim.taps("Propose something else")
    await kim.says("scissors only")
    await kim.taps("This is not possible")
    await kim.says("a crew cut needs clippers")
    assert sam.sees("“a crew cut needs clippers”", "[Fine without it]")
    await sam.taps("Then I withdraw my request")
    await sam.taps("Yes, stop")
    assert (await cast.case()).status is Status.WITHDRAWN


async def test_own_words_are_taken_to_mean_a_value(cast: Cast) -> None:
    sam, kim = await special(cast)
    await kim.taps("Proposer autre chose")
    await kim.says("aux ciseaux uniquement")
    await kim.says("dessus 25 mm")
    assert sam.sees("Kim confirme tout le reste et comprend « aux ciseaux uniquement » ainsi : dessus : 25 mm")
    await sam.taps("Ça me va")
    now = agreed_on(await cast.case())
    assert "own_1" not in now
    assert now["length_top"] == ("25mm",)


async def test_the_clients_reason_for_a_no_travels_to_the_staff(cast: Cast, lea: Player, paul: Player) -> None:
    await paul.says("je préfère vendredi 27 à 19h")
    await paul.says("oui")
    await lea.taps("Non, je préfère autrement")
    await lea.says("le vendredi je garde mes petits-enfants")
    assert paul.sees("Lea n'accepte pas cette proposition : « le vendredi je garde mes petits-enfants »", "[Refuser]")


async def test_a_price_that_the_staff_name_is_proposed_with_one_tap(cast: Cast, lea: Player, paul: Player) -> None:
    await paul.says("22")
    assert paul.sees("Voulez-vous proposer « prix : 22 € » au client ?")
    await paul.taps("Oui, le proposer")
    await lea.taps("Ça me va")
    assert (await cast.case()).baselines[-1].price == "22 EUR"


@pytest.mark.parametrize("words", ["ok 22 ça va", "ok 22 sa va", "22", "va pour 22"])
async def test_a_price_settled_in_the_clients_words_becomes_a_line_with_one_tap(
    cast: Cast, lea: Player, paul: Player, words: str
) -> None:
    await lea.says(words)
    assert lea.sees("[D'accord : prix : 22 €]")
    await lea.taps("D'accord : prix : 22 €")
    assert paul.sees("Lea est d'accord : prix : 22 €", "Prix : 22 €")
    await commit(paul, lea)
    case = await cast.case()
    assert (case.baselines[-1].price, agreed_on(case)["price"]) == ("22 EUR", ("22 EUR",))


async def test_in_english_too(cast: Cast) -> None:
    sam, kim = await special(cast, "en")
    await sam.says("25 is fine")
    await sam.taps("Agreed: price: €25")
    assert kim.sees("Sam agrees: price: €25")


async def test_a_dearer_price_that_both_agreed_to_is_the_price(cast: Cast, lea: Player, paul: Player) -> None:
    await paul.taps("Proposer autre chose")
    await paul.says("35 €")
    assert lea.sees("prix : 35 €", "Le prix serait alors : 35 €")
    await lea.taps("Ça me va")
    assert (await cast.case()).baselines[-1].price == "35 EUR"


@pytest.mark.parametrize(
    ("tick", "said"), [("", "[Je m'engage]"), ("1 demandé", "Et pour le reste, que livrerez-vous")]
)
async def test_where_there_is_no_picture_the_staff_read_what_they_commit_to(cast: Cast, tick: str, said: str) -> None:
    nadia, kim = cast.client("nadia"), cast.staff("kim")
    await kim.says("/queue")
    await nadia.says("/start home_help")
    await nadia.says("Pour ma mère, du ménage le matin, à partir de lundi, 200 € par semaine max")
    await nadia.taps("😀")
    if tick:
        await nadia.taps("Détails")
    await nadia.taps(*filter(None, (tick, "Je suis d'accord" if "Je suis d'accord" in nadia.labels else "La suite")))
    if "Je suis d'accord" in nadia.labels:
        await nadia.taps("Je suis d'accord")
    shown = kim.asked.message
    assert said in kim.reads()
    assert "image" not in shown.text.lower()
    assert not any("image" in label.lower() for label in kim.labels)
    mine = next(label for label in kim.labels if label.startswith("Je m'engage"))
    if len(shown.pictures) > 1:
        wanted = (
            next(m for m in reversed(nadia.messages) if m.message.kind == "read_back" and m.message.pictures)
            .message.pictures[0]
            .alt
        )
        mine = f"Je m'engage : {kim.pictures.index(wanted) + 1}"
    await kim.taps(mine)
    assert (await cast.case()).status is Status.AGREED


async def test_what_was_agreed_is_kept_when_a_line_of_a_change_is_declined(cast: Cast) -> None:
    lea, paul = cast.client("lea"), cast.staff("paul")
    await paul.says("/queue")
    await agreed(paul, lea)
    await lea.says("finalement 9 mm dessus")
    for _ in range(4):
        if paul.asked.message.kind == "review" and (await cast.case()).status is Status.REVIEW:
            break
        await lea.taps(next(one for one in ("C'est ça", "Je suis d'accord") if one in lea.labels))
    await paul.taps("Proposer autre chose")
    await paul.says("dessus")
    await paul.taps("dessus : 12 mm")
    await lea.taps("Ça me va")
    assert agreed_on(await cast.case())["length_top"] == ("12mm",)
