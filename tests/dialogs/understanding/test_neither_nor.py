"""What is ruled out, and prices at the most, read as people say them."""

from __future__ import annotations

import pytest

from dialogs.domain.service import Language
from dialogs.wording.compose import phrased
from dialogs.wording.parts import line_words
from tests.cast import shipped


@pytest.mark.parametrize(("language", "words"), [("fr", "ni rose ni bleu"), ("en", "neither pink nor blue")])
def test_several_values_that_are_ruled_out(language: Language, words: str) -> None:
    line = line_words("colour", "not", ("pink", "blue"))
    assert words in phrased(line, language, shipped()["birthday_cake"])


@pytest.mark.parametrize("service", sorted(shipped()))
@pytest.mark.parametrize(("language", "words"), [("fr", "au plus"), ("en", "at most")])
def test_a_limit_says_once_that_it_is_one(service: str, language: Language, words: str) -> None:
    known = shipped()[service]
    price = next(aspect.id for aspect in known.aspects if aspect.kind == "money")
    assert phrased(line_words(price, "at_most", ("40 EUR",)), language, known).count(words) == 1
