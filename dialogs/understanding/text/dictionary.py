"""How common a word is, from the frequency lists of `pyspellchecker`: what is a word is no slip of another."""

from __future__ import annotations

from collections.abc import Mapping

from spellchecker import SpellChecker

from dialogs.domain.folding import fold
from dialogs.language.pack import HeardTable, Languages

RARE = 0.1
"""Times in a million words: what is rarer is as often a slip as a word, and not in the list."""


def _frequencies(languages: Languages) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for language in languages:
        known = SpellChecker(language=language).word_frequency.dictionary
        million = sum(known.values()) / 1e6
        for word, times in known.items():
            if times >= RARE * million:
                folded = word if word.isascii() else fold(word)
                found[folded] = max(found.get(folded, 0.0), times / million)
    return found


FREQUENCIES: Mapping[str, float] = HeardTable(_frequencies)
"""Folded word -> how often it stands among a million words of the language in which it is commonest."""
