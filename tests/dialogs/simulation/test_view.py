"""How a person understands buttons and texts: by the names of the service and everyday words."""

from __future__ import annotations

import pytest

from dialogs.simulation.client.domain import Domain
from dialogs.simulation.client.numerals import amount_in, day_in
from dialogs.simulation.client.view import Act, Critique, Face, Image, Result, ShownLine, Tick, Value, look, sense
from tests.dialogs.simulation.clients_cast import SALON, message

FRENCH, ENGLISH = Domain(SALON, "fr"), Domain(SALON, "en")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("1 indispensable", Tick(1, "must")),
        ("2 à éviter", Tick(2, "must_not")),
        ("3 peu importe", Tick(3, "dont_mind")),
        ("Image 2", Image(2)),
        ("🙁", Face("sad")),
        ("dessus plus court", Critique("top", "less")),
        ("nuque : autre chose", Critique("nape", "other")),
        ("nuque : droite", Value("nape", ("straight",))),
        ("brosse", Result("crew")),
        ("C'est ça", Act("thats_it")),
        ("Pas du tout ça", Act("not_at_all")),
        ("Je suis d'accord", Act("agree")),
        ("Ça suffit", Act("enough")),
        ("La suite", Act("send")),
        ("?!", None),
    ],
)
def test_french_labels(label: str, expected: object) -> None:
    assert sense(label, "", FRENCH) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("1 don't mind", Tick(1, "dont_mind")),
        ("1 must not", Tick(1, "must_not")),
        ("That's it", Act("thats_it")),
        ("I don't know", Act("dont_know")),
        ("shorter top", Critique("top", "less")),
        ("For someone I look after", Act("for_dependent")),
    ],
)
def test_english_labels(label: str, expected: object) -> None:
    assert sense(label, "", ENGLISH) == expected


def test_a_bare_value_is_one_of_what_is_asked() -> None:
    seen = look(message("Quelle nuque ?", "droite"), FRENCH)
    assert (seen.asked, seen.senses["c0"]) == ("nape", Value("nape", ("straight",)))


def test_the_description_of_a_picture_is_a_plan() -> None:
    plan = FRENCH.plan("De face : dessus 12 mm, nuque fondue, barbe intacte")
    assert plan == {"top": ("t12",), "nape": ("faded",), "beard": ("keep",)}


def test_a_length_is_not_found_inside_another() -> None:
    assert FRENCH.plan("dessus : 30 mm") == {"top": ("t30",)}


def test_the_lines_of_a_read_back_without_their_contrast() -> None:
    said = "Voici.\n\n1. dessus : 12 mm (pas 9 mm)\n2. nuque : pas droite\n\nEt ferme : prix : 40 € au plus."
    assert look(message(said), FRENCH).lines == (
        ShownLine(1, "top", ("t12",), negative=False),
        ShownLine(2, "nape", ("straight",), negative=True),
        ShownLine(0, "price", ("40 EUR",), negative=False),
    )


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("le sam. 28 nov. au plus tard", "2026-11-28"),
        ("by sat 28 nov", "2026-11-28"),
        ("november 28", "2026-11-28"),
        ("le 3 janvier", "2027-01-03"),
        ("28/11", "2026-11-28"),
        ("demain", "2026-11-24"),
        ("dans 3 jours", "2026-11-26"),
        ("30 février", ""),
        ("quand vous voulez", ""),
    ],
)
def test_days(said: str, day: str) -> None:
    assert day_in(said) == day


@pytest.mark.parametrize(
    ("said", "unit", "amount"),
    [("30 € au plus", "EUR", "30 EUR"), ("3 cm", "mm", "30 mm"), ("2", "", "2"), ("rien", "EUR", "")],
)
def test_amounts(said: str, unit: str, amount: str) -> None:
    assert amount_in(said, unit) == amount
