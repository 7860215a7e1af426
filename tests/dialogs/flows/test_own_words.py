"""What nobody reads as a value of the catalogue binds as it was said; a misreading dies in one tap."""

from __future__ import annotations

from dialogs.domain.case import Case
from dialogs.domain.means import Do
from dialogs.flows.elicitation.own_words import own_words_of
from tests.cast import Cast, Player

FIRST = "une coupe en brosse pour samedi, 30 €, pas d'allergie"


async def people(cast: Cast) -> tuple[Player, Player]:
    """A client, and somebody of the team whom messages reach."""
    paul = cast.staff("paul")
    await paul.says("/start")
    return cast.client("lea"), paul


async def agreed(cast: Cast, lea: Player, paul: Player) -> Case:
    """Accept the picture, agree to the lines, and have the team commit itself."""
    if "C'est ça" in lea.labels:
        await lea.taps("C'est ça")
    await lea.taps("Je suis d'accord")
    case = await cast.case()
    asked = case.positions["staff"].asked
    assert asked is not None
    right = next(place for place, choice in enumerate(asked.choices) if choice.means == Do("confirm"))
    await paul.taps(paul.labels[right])
    return await cast.case()


def lines(case: Case) -> dict[str, str]:
    """The lines in own words that were agreed -> how strict they are."""
    assert case.baseline is not None
    return {r.values[0]: r.strength for r in case.baseline.requirements if r.aspect.startswith("own_")}


async def test_own_words_stand_in_the_agreed_version_with_their_message(cast: Cast) -> None:
    lea, paul = await people(cast)
    said = await lea.says(f"{FIRST}, aux ciseaux uniquement")
    case = await agreed(cast, lea, paul)
    assert lines(case) == {"aux ciseaux uniquement": "must"}
    (line,) = (r for r in case.baseline.requirements if r.aspect == "own_1")  # type: ignore[union-attr]
    assert line.sources[0] == said


async def test_what_would_be_welcome_is_a_bonus(cast: Cast) -> None:
    lea, paul = await people(cast)
    await lea.says(f"{FIRST}, et si possible un fauteuil près de la fenêtre")
    case = await agreed(cast, lea, paul)
    assert list(lines(case).values()) == ["bonus"]


async def test_a_remark_is_for_the_staff_to_read_and_no_line(cast: Cast) -> None:
    lea, paul = await people(cast)
    await lea.says(f"{FIRST}, ma voisine m'a parlé de vous")
    case = await agreed(cast, lea, paul)
    assert lines(case) == {}


async def test_first_words_that_nobody_reads_are_a_line_and_not_asked_again(cast: Cast) -> None:
    sam = cast.client("sam", "en")
    await sam.says("/start website")
    await sam.says("something for my choir with our rehearsal recordings")
    assert own_words_of(await cast.case())
    assert sam.last.message.kind != "open"


async def test_the_same_words_twice_are_one_line(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says(f"{FIRST}, aux ciseaux uniquement")
    await lea.says("Aux ciseaux uniquement !")
    assert len(own_words_of(await cast.case())) == 1


async def test_a_misreading_dies_in_one_tap_and_its_words_stand(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("une coupe en brosse, dessus 9 mm")
    await lea.taps("✗ dessus : 9 mm")
    case = await cast.case()
    assert not any(s.aspect == "length_top" for s in case.live)
    assert "dessus 9 mm" in own_words_of(case)


async def test_what_was_undone_is_not_read_so_again(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("une coupe en brosse, dessus 9 mm")
    await lea.taps("✗ dessus : 9 mm")
    await lea.says("dessus 9 mm")
    assert not any(s.aspect == "length_top" and s.operator == "is" for s in (await cast.case()).live)


async def test_what_a_misreading_replaced_counts_again(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("une coupe en brosse, 30 €")
    await lea.says("finalement 40 €")
    await lea.taps("✗ prix : 40 € au plus")
    price = [s.values for s in (await cast.case()).live if s.aspect == "price"]
    assert price == [("30 EUR",)]


async def test_words_of_ones_own_are_crossed_out_in_one_tap(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says(f"{FIRST}, aux ciseaux uniquement")
    await lea.taps("✗ « aux ciseaux uniquement »")
    assert own_words_of(await cast.case()) == ()


async def test_another_person_who_was_merely_mentioned_is_corrected_in_one_tap(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("une coupe en brosse pour ma fille")
    await lea.taps("✗ pour votre fille")
    assert (await cast.case()).beneficiary.kind == "self"


async def test_a_line_in_own_words_is_written_anew(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says(f"{FIRST}, aux ciseaux uniquement")
    await lea.taps("C'est ça")
    await lea.taps("Changer une ligne")
    await lea.taps("« aux ciseaux uniquement »")
    assert lea.sees("Comment dois-je l'écrire ?")
    await lea.says("aux ciseaux, sauf la nuque")
    assert own_words_of(await cast.case()) == ("aux ciseaux, sauf la nuque",)


async def test_or_dropped(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says(f"{FIRST}, aux ciseaux uniquement")
    await lea.taps("C'est ça")
    await lea.taps("Changer une ligne")
    await lea.taps("« aux ciseaux uniquement »")
    await lea.taps("Retirer cette ligne")
    assert "ciseaux" not in lea.reads()


async def test_a_value_keeps_the_clause_that_says_more_than_it(cast: Cast) -> None:
    lea, _ = await people(cast)
    await lea.says(f"{FIRST}, nuque fondue comme Brad Pitt")
    await lea.taps("C'est ça")
    assert lea.sees("nuque : fondue – « nuque fondue comme Brad Pitt »")


async def test_own_words_are_carried_over_from_the_last_time(cast: Cast) -> None:
    lea, paul = await people(cast)
    await lea.says(f"{FIRST}, aux ciseaux uniquement")
    await agreed(cast, lea, paul)
    await lea.says("/start haircut")
    await lea.says("comme la dernière fois")
    assert lea.sees("« aux ciseaux uniquement »")
