"""What nobody reads is quoted with all that could turn it round."""

from __future__ import annotations

import pytest

from tests.dialogs.understanding.understanding_cast import heard


@pytest.mark.parametrize(
    "words", ["NO hazelwort", "no marzipan figures please", "non pas de bougies magiques", "pas de bougies magiques"]
)
def test_a_refusal_is_quoted_with_its_no(words: str) -> None:
    kept = heard(words, "birthday_cake").left
    assert all(line.lower().startswith(("no", "non", "pas")) for line in kept)
