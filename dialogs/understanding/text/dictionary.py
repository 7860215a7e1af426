"""The words of a language, from the frequency lists of `pyspellchecker`: what is a word is never taken for a slip of another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from spellchecker import SpellChecker

from dialogs.domain.folding import fold
from dialogs.domain.service import LANGUAGES

_RARE = 0.3  # times in a million words: what is rarer is as often a slip as a word


@lru_cache(maxsize=1)
def every_word() -> frozenset[str]:
    """All words of all languages, lower case and without accents."""
    return frozenset(word for word, times in frequencies().items() if times >= _RARE)


@lru_cache(maxsize=1)
def frequencies() -> Mapping[str, float]:
    """Word -> how often it stands among a million words of the language in which it is commonest."""
    found: dict[str, float] = {}
    for language in LANGUAGES:
        known = SpellChecker(language=language).word_frequency.dictionary
        million = sum(known.values()) / 1e6
        for word, times in known.items():
            folded = fold(word)
            found[folded] = max(found.get(folded, 0.0), times / million)
    return found
