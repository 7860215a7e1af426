"""A word of one language is never taken for a word of another; people mix both all the same."""

from __future__ import annotations

import pytest

from dialogs.understanding.text.tokens import read as line_of
from tests.dialogs.understanding.understanding_cast import heard, read


@pytest.mark.parametrize(
    "words",
    [
        "mon mari vient avec son ami samedi",
        "C'est mon voisin qui m'a donné votre adresse, pour son chien et le mien",
        "je voudrais la même que mon ami et son frère",
    ],
)
def test_french_son_is_no_english_child(words: str) -> None:
    assert heard(words, "haircut").beneficiary != "child"


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("it's for my son, he is 8", "child"),
        ("c'est pour mon fils", "child"),
        ("c'est pour my son", "child"),
        ("bonjour, it's for our little boy", "child"),
        ("for my daughter s'il vous plaît", "child"),
        ("a trim for my mother", "dependent"),
        ("c'est pour ma mère, thanks", "dependent"),
        ("for the son of my neighbour", "child"),
    ],
)
def test_people_are_found_in_either_language_or_both(words: str, whom: str) -> None:
    assert heard(words, "haircut").beneficiary == whom


@pytest.mark.parametrize(
    ("words", "readings"),
    [
        ("je voudrais un fade bas and keep the fringe short", {"fade is low", "fringe is short"}),
        ("6 mm on the sides et 12 mm dessus", {"length_sides is 6mm", "length_top is 12mm"}),
        ("peu importe the fringe", {"fringe any"}),
    ],
)
def test_mixed_messages_are_read_as_ever(words: str, readings: set[str]) -> None:
    assert read(words, "haircut") >= readings


def test_a_line_holds_back_the_words_of_another_language() -> None:
    line = line_of("Mon mari vient avec son ami samedi, for my son")
    assert line.text_for("en") == "___ ____ vient ____ ___ ___ ______ , for my son"
    assert line.text_for("fr") == line.text


@pytest.mark.parametrize("words", ["son", "pour my son", "samedi 12 mm", "son ami, his son"])
def test_what_is_in_no_language_or_in_both_belongs_to_all(words: str) -> None:
    line = line_of(words)
    assert {line.text_for("fr"), line.text_for("en")} >= {line.text}
