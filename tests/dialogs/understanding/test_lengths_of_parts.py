"""Lengths, sizes of the trade and amounts taken off: each is of its own part, and what goes is never what stays."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.catalogue import load_catalogue
from dialogs.understanding import understand
from dialogs.understanding.result import Context

HAIRCUT = load_catalogue()["haircut"]
NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Paris"))


def read(words: str, **shown: str) -> list[str]:
    """What is read in words that are French, or English after "E: "."""
    context = Context(now=NOW, language="en" if words.startswith("E: ") else "fr", shown=shown)
    readings = understand(words.removeprefix("E: "), HAIRCUT, context).readings
    return [" ".join((each.aspect, each.operator, *each.values)) for each in readings]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("E: 2 on the sides, 4 on top", ["length_sides is 6mm", "length_top is 12mm"]),
        ("E: top 4 sides 2", ["length_top is 12mm", "length_sides is 6mm"]),
        ("E: 4 at the back, 9 on the crown", ["length_sides is 12mm", "length_top is 9mm"]),
        ("E: between a 2 and a 3 on the sides", ["length_sides between 6mm 9mm"]),
        ("sabot 2 sur les côtés", ["length_sides is 6mm"]),
        ("les côtés au 3, le dessus au 4", ["length_sides is 9mm", "length_top is 12mm"]),
        ("côtés 9 dessus 15", ["length_sides is 9mm", "length_top is 15mm"]),
        ("E: my son is 4 and hates clippers", []),
    ],
)
def test_a_number_is_a_size_beside_a_part(words: str, meant: list[str]) -> None:
    assert read(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("3mm sur les côtés 5 cm dessus", ["length_sides is 3mm", "length_top is 50mm"]),
        ("derrière 6 mm, dessus 5 cm", ["length_sides is 6mm", "length_top is 50mm"]),
        ("barbe 5mm cotés 6mm", ["beard vague stubble short full", "length_sides is 6mm"]),
        ("pas de frange 6 mm sur les côtés", ["fringe is none", "length_sides is 6mm"]),
        ("12 mm partout sauf les côtés à 6 mm", ["length_top is 12mm", "length_sides is 6mm"]),
    ],
)
def test_each_length_is_of_the_part_beside_it(words: str, meant: list[str]) -> None:
    assert read(words) == meant


@pytest.mark.parametrize(
    "words", ["E: an inch off the top", "E: take 2 cm off the top", "dessus on enlève 1 cm", "2 cm de moins dessus"]
)
def test_what_is_taken_off_is_not_what_stays(words: str) -> None:
    assert read(words, length_top="50mm") == ["length_top less 50mm"]


def test_what_is_kept_is_not_taken_off() -> None:
    assert read("coupez à 5 cm dessus") == ["length_top is 50mm"]


def test_taking_a_little_off_a_beard_does_not_shave_it() -> None:
    assert read("E: take an inch off the beard") == ["beard vague"]


@pytest.mark.parametrize("words", ["ne coupez pas ma frange", "touchez pas à la frange", "E: don't cut my fringe"])
def test_what_is_to_be_left_is_no_wish_for_none(words: str) -> None:
    assert "fringe is none" not in read(words)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("allergique au sésame", ["allergies is other:sésame"]),
        ("allergique au latex", ["allergies is latex"]),
        ("allergique à rien", ["allergies is none"]),
    ],
)
def test_an_allergy_to_what_is_not_listed_is_one(words: str, meant: list[str]) -> None:
    assert read(words) == meant
