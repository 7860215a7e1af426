"""What words must never be turned round into: a correction, an allergy, a sum for another stretch of time."""

from __future__ import annotations

import pytest

from tests.dialogs.understanding.understanding_cast import heard, read


@pytest.mark.parametrize(
    ("words", "service", "meant"),
    [
        ("elle veut pas de rose elle veut du bleu", "birthday_cake", {"colour not pink", "colour is blue"}),
        (
            "on veut pas de chocolat on préfère vanille",
            "birthday_cake",
            {"flavour not chocolate", "flavour is vanilla"},
        ),
        ("no pink she loves green", "birthday_cake", {"colour not pink", "colour is green"}),
        ("je ne pense pas qu'elle veut du bleu", "birthday_cake", {"colour not blue"}),
        ("no the fabric is silk", "alterations", {"fabric is delicate"}),
        ("non le tissu est en soie", "alterations", {"fabric is delicate"}),
        ("no silk please", "alterations", {"fabric not delicate"}),
    ],
)
def test_a_negation_ends_where_another_statement_begins(words: str, service: str, meant: set[str]) -> None:
    assert read(words, service) == meant


def test_not_knowing_what_it_costs_is_a_question() -> None:
    found = heard("i dont know how much it costs", "alterations", "amount")
    assert not found.readings
    assert not found.acts
    assert [each.what for each in found.queries] == ["price"]


@pytest.mark.parametrize(
    ("words", "service", "meant"),
    [
        ("il est pas allergique mais un copain l'est aux arachides", "birthday_cake", {"allergy is nuts"}),
        ("personne n'est allergique sauf un copain aux arachides", "birthday_cake", {"allergy is nuts"}),
        ("pas d'allergie sauf aux noix", "birthday_cake", {"allergy is nuts"}),
        ("no allergies except peanuts", "birthday_cake", {"allergy is nuts"}),
        ("il est pas allergique mais sa soeur oui", "birthday_cake", set()),
        ("nobody is allergic but one friend is", "birthday_cake", set()),
        ("je ne suis pas allergique au sésame", "birthday_cake", set()),
        ("gluten ça va", "birthday_cake", set()),
        ("latex is fine", "haircut", set()),
        ("I'm allergic to something but I dont remember what", "haircut", {"allergies is other"}),
        ("I have eczema", "haircut", {"allergies is other:eczema"}),
        ("I'm not allergic but I have eczema on my scalp", "haircut", {"allergies is other:eczema"}),
        ("pas d'allergie", "haircut", {"allergies is none"}),
    ],
)
def test_an_allergy_is_neither_missed_nor_made_up(words: str, service: str, meant: set[str]) -> None:
    assert read(words, service, "allergies" if service == "haircut" else "allergy") == meant


@pytest.mark.parametrize(
    ("words", "a_week"),
    [
        ("pas plus de 100€ par mois", {"price at_most 23 EUR"}),
        ("400€ par mois", {"price at_most 92 EUR"}),
        ("budget mensuel de 400€", {"price at_most 92 EUR"}),
        ("max 100 a month", {"price at_most 23 EUR"}),
        ("5200 € a year", {"price at_most 100 EUR"}),
        ("80€ max par semaine", {"price at_most 80 EUR"}),
        ("80 a week", {"price at_most 80 EUR"}),
        ("25€ de l'heure", set()),
    ],
)
def test_a_sum_is_for_what_the_price_is_for(words: str, a_week: set[str]) -> None:
    assert read(words, "home_help", "price") == a_week


@pytest.mark.parametrize("words", ["hedge at 1.5 metres", "haie à 1,5 mètre", "hedge 1.50 m"])
def test_a_height_between_two_options_is_the_nearest(words: str) -> None:
    assert read(words, "garden") == {"hedge is h160"}
