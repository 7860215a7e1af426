"""The words of a language, from the frequency lists of `pyspellchecker`: what is a word is never taken for a slip of another."""

from __future__ import annotations

from functools import lru_cache

from spellchecker import SpellChecker

from dialogs.domain.service import LANGUAGES, Language

_RARE = 40  # times that a word stands in the list: what is rarer is as often a slip as a word


@lru_cache(maxsize=1)
def every_word() -> frozenset[str]:
    """All words of all languages, lower case, as they are written and without accents."""
    return frozenset(word for language in LANGUAGES for word in _of(language))


def _of(language: Language) -> frozenset[str]:
    from dialogs.understanding.text.tokens import fold

    known = SpellChecker(language=language).word_frequency.dictionary
    return frozenset(fold(word) for word, times in known.items() if times >= _RARE and len(word) > 1)
