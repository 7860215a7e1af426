"""What may be several at once: values add up, one is taken back without the others, "none" makes room for a value."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dialogs.domain.service import Service
from dialogs.policy.draft import draft
from dialogs.policy.plan import view
from tests.cast import Cast, Player

CUT = "Une coupe en brosse pour samedi, 30 €"


async def held(cast: Cast, catalogue: Mapping[str, Service], aspect: str = "allergies") -> tuple[str, ...]:
    """What a set holds in the only case."""
    case = await cast.case()
    return view(case, catalogue[case.service]).standings[aspect].items


async def asked(cast: Cast) -> Player:
    """A client before the question about allergies."""
    lea = cast.client("lea")
    await lea.says(CUT)
    await lea.taps("C'est ça")
    assert lea.sees("Cochez tout ce qui convient.")
    return lea


@pytest.mark.parametrize(
    ("language", "words", "label"),
    [
        ("fr", f"{CUT}. Je suis allergique au latex et aux parfums", "allergie : au latex, aux parfums"),
        ("en", "A crew cut for Saturday, 30 €. I'm allergic to latex and fragrance", "allergy: to latex, to fragrance"),
    ],
)
async def test_two_allergies_are_two(
    cast: Cast, catalogue: Mapping[str, Service], language: str, words: str, label: str
) -> None:
    lea = cast.client("lea", language)
    await lea.says(words)
    await lea.taps("C'est ça" if language == "fr" else "That's it")
    assert set(await held(cast, catalogue)) == {"latex", "fragrance"}
    assert lea.sees(label)


async def test_odette_is_allergic_to_both(cast: Cast, catalogue: Mapping[str, Service]) -> None:
    odette = cast.client("odette")
    await odette.says(f"{CUT}. je suis allergique aux colorations")
    await odette.says("et aussi allergique aux parfums")
    assert "ne vont pas ensemble" not in odette.reads()
    await odette.says("Mais je suis allergique aux deux, mon petit !")
    assert set(await held(cast, catalogue)) == {"hair_dye", "fragrance"}


async def test_one_is_taken_back_and_the_other_stays(cast: Cast, catalogue: Mapping[str, Service]) -> None:
    lea = cast.client("lea")
    await lea.says(f"{CUT}. Je suis allergique au latex et aux parfums")
    await lea.says("finalement pas allergique au latex")
    assert await held(cast, catalogue) == ("fragrance",)


async def test_an_allergy_is_not_dropped_for_a_later_no(cast: Cast, catalogue: Mapping[str, Service]) -> None:
    lea = cast.client("lea")
    await lea.says(f"{CUT}. Je suis allergique au latex")
    await lea.says("aucune allergie")
    assert lea.sees("ne vont pas ensemble")


async def test_none_makes_room_for_a_value_and_that_is_said_back(cast: Cast, catalogue: Mapping[str, Service]) -> None:
    lea = cast.client("lea")
    await lea.says(f"{CUT}, aucune allergie")
    await lea.says("allergique au latex")
    assert lea.sees("Ce n'est donc plus « allergie : aucune »")
    assert await held(cast, catalogue) == ("latex",)


async def test_what_is_ticked_is_in_the_set(cast: Cast, catalogue: Mapping[str, Service]) -> None:
    lea = await asked(cast)
    await lea.taps("au latex", "aux parfums", "Valider mes choix")
    assert set(await held(cast, catalogue)) == {"latex", "fragrance"}


async def test_nothing_ticked_is_no_none(cast: Cast, catalogue: Mapping[str, Service]) -> None:
    lea = await asked(cast)
    await lea.taps("Valider mes choix")
    assert lea.sees("Cochez au moins une réponse")
    await lea.taps("aucune")
    assert await held(cast, catalogue) == ("none",)


async def test_one_chip_undoes_one_value(cast: Cast, catalogue: Mapping[str, Service]) -> None:
    lea = cast.client("lea")
    await lea.says("Une coupe en brosse. Je suis allergique au latex et aux parfums")
    await lea.taps("✗ allergie : au latex")
    assert await held(cast, catalogue) == ("fragrance",)


async def test_all_values_are_agreed_and_exported(cast: Cast) -> None:
    paul = cast.staff("paul")
    await paul.says("/start")
    lea = cast.client("lea")
    await lea.says(f"{CUT}. Je suis allergique au latex et aux parfums")
    await lea.taps("C'est ça")
    await lea.taps("Je le dis au salon", "Je suis d'accord")
    case = await cast.case()
    assert next(r.values for r in case.offered if r.aspect == "allergies") == ("latex", "fragrance")
    assert paul.sees("au latex, aux parfums")


async def test_a_cake_without_several_things(cast: Cast, catalogue: Mapping[str, Service]) -> None:
    priya = cast.client("priya", "en")
    await priya.says("A birthday cake for 12 people, no eggs no milk")
    await priya.says("No milk and no eggs at all")
    assert "do not go together" not in priya.reads()
    assert set(await held(cast, catalogue, "allergy")) == {"egg", "milk"}


async def test_neither_nor_in_a_cake(cast: Cast, catalogue: Mapping[str, Service]) -> None:
    lea = cast.client("lea")
    await lea.says("Un gâteau d'anniversaire pour 12, sans lait, sans œufs ni gluten")
    assert set(await held(cast, catalogue, "allergy")) == {"milk", "egg", "gluten"}


async def test_staff_propose_one_value_more(cast: Cast) -> None:
    paul = cast.staff("paul")
    await paul.says("/start")
    lea = cast.client("lea")
    await lea.says(f"{CUT}. Je suis allergique au latex")
    await lea.taps("C'est ça")
    await lea.taps("Je suis d'accord")
    await paul.says("allergique aux parfums aussi")
    case = await cast.case()
    assert case.counter is None
    assert paul.sees("allergie : au latex, aux parfums")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Un pantalon : ourlet de 4 cm, et à la taille 2 cm, pour samedi, 60 € max"),
        ("en", "hem 4 cm and waist 2 cm on one pair of trousers, by Saturday, 60 euros max"),
    ],
)
async def test_hem_and_waist_each_by_its_amount(
    cast: Cast, catalogue: Mapping[str, Service], language: str, words: str
) -> None:
    tom = cast.client("tom", language)
    await tom.says(words)
    assert "ensemble" not in tom.reads()
    seen = view(await cast.case(), catalogue["alterations"])
    lines = {line.requirement.aspect: line.requirement.values for line in draft(seen)}
    assert (lines["amount"], lines["width"]) == (("40 mm",), ("20 mm",))
    assert lines["operation"] == ("shorten", "take_in")
