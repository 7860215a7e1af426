"""What languages are called, in any language. Names for the entry `language.names`."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.domain.folding import fold
from dialogs.domain.service import LANGUAGES, Language
from dialogs.language.pack import words

NAMES: Mapping[str, Language] = {name: language for language in LANGUAGES for name in words("language.names", language)}
"""Folded name or code -> language."""


def called(name: str) -> Language | None:
    """The language of a name or a code ("Deutsch", "german", "de"), or None."""
    return NAMES.get(fold(name))
