"""French and English stand in every service file; other languages where it has them, and else English."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from dialogs.domain.service import LANGUAGES, Phrases, Text, spoken_in


def test_every_folder_is_a_language_and_french_and_english_come_first() -> None:
    assert LANGUAGES == ("fr", "en", "de")


def test_a_text_is_said_in_english_where_the_file_has_no_other() -> None:
    assert Text.model_validate({"fr": "dessus", "en": "top"}).to("de") == "top"
    assert Text.model_validate({"fr": "dessus", "en": "top", "de": "oben"}).to("de") == "oben"


def test_words_are_english_where_the_file_has_no_other() -> None:
    assert Phrases.model_validate({"fr": ["dessus"], "en": ["top"]}).to("de") == ("top",)
    assert Phrases.model_validate({"fr": ["dessus"], "en": ["top"], "de": ["oben"]}).every == ("dessus", "top", "oben")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValidationError, match="there is no language 'xx': use fr, en, de"):
        Text.model_validate({"fr": "dessus", "en": "top", "xx": "?"})


@pytest.mark.parametrize(("locale", "expected"), [("fr-CH", "fr"), ("de_AT", "de"), ("it", "en"), ("", None)])
def test_a_device_tells_the_language_of_its_owner(locale: str, expected: str | None) -> None:
    assert spoken_in(locale) == expected
