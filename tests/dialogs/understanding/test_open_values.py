"""What no list has, where any value may be said, is kept in the person's own words; the slot word tells whose it is."""

from __future__ import annotations

import pytest

from dialogs.understanding.recognise.open_values import colour, nearest_colour
from tests.dialogs.understanding.understanding_cast import CATALOGUE, read


@pytest.mark.parametrize(
    ("words", "service", "meant"),
    [
        ("fond bleu alice et boutons corail", "website", ["background is sky:bleu alice", "accent is orange:corail"]),
        ("buttons in navy", "website", ["accent is blue:navy"]),
        ("background #f0f8ff", "website", ["background is sky:#f0f8ff"]),
        ("fond blanc", "website", ["background is white"]),
        ("un gâteau de couleur lilas", "birthday_cake", ["colour is purple:lilas"]),
        ("je suis allergique au kiwi", "haircut", ["allergies is other:kiwi"]),
        ("allergic to kiwi and mango", "birthday_cake", ["allergy is other:kiwi", "allergy is other:mango"]),
    ],
)
def test_a_value_in_own_words(words: str, service: str, meant: list[str]) -> None:
    assert read(words, service) == {*meant}


@pytest.mark.parametrize(
    ("words", "service", "asked", "meant"),
    [
        ("kiwi", "birthday_cake", "allergy", ["allergy is other:kiwi"]),
        ("kiwi et mangue", "birthday_cake", "allergy", ["allergy is other:kiwi other:mangue"]),
        ("le latex et le kiwi", "haircut", "allergies", ["allergies is latex", "allergies is other:kiwi"]),
        ("fleur d'oranger", "birthday_cake", "flavour", ["flavour is :fleur d'oranger"]),
        ("alice blue", "website", "background", ["background is sky:alice blue"]),
    ],
)
def test_a_short_answer_is_the_value(words: str, service: str, asked: str, meant: list[str]) -> None:
    assert read(words, service, asked=asked) == {*meant}


def test_colours_have_a_nearest_one_in_the_list() -> None:
    assert colour("Bleu marine") == (0, 0, 128)
    assert nearest_colour(CATALOGUE["website"].aspect("background"), "bleu marine") == "navy"
    assert nearest_colour(CATALOGUE["website"].aspect("background"), "soon") == ""
