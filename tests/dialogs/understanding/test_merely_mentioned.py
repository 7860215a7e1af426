"""Somebody who is merely mentioned, by name or not, is not the one for whom it is."""

from __future__ import annotations

import pytest

from tests.dialogs.understanding.understanding_cast import heard

MENTIONED = [
    "ma voisine Ginette m'a dit du bien de vous",
    "ma voisine m'a dit du bien de vous",
    "my daughter Zoe told me about you",
]
MEANT = ["c'est pour ma voisine Ginette", "it is for my daughter Zoe"]


@pytest.mark.parametrize("words", MENTIONED)
def test_who_is_mentioned_is_not_meant(words: str) -> None:
    assert heard(words, "haircut").beneficiary is None


@pytest.mark.parametrize("words", MEANT)
def test_who_is_meant_is(words: str) -> None:
    assert heard(words, "haircut").name
