"""What a word is recognised by: itself, its stem in every language, what it means."""

from __future__ import annotations

from functools import lru_cache

from dialogs.domain.service import LANGUAGES, Language
from dialogs.language.function_words import CONCEPTS, NOT, SMALL
from dialogs.language.pack import Languages, heard, together
from dialogs.understanding.text.tokens import stem

Term = frozenset[str]

_FOREIGN = {
    language: frozenset().union(*(SMALL[other] for other in together(language))) - SMALL[language]
    for language in LANGUAGES
}
"""Language -> small words of others alone: "maintenant" is no form of "maintenance"."""


def keys(word: str) -> Term:
    """What a word of a message is recognised by: itself, its stem in every language, its meaning."""
    return _keys(word, heard())


@lru_cache(maxsize=16384)
def _keys(word: str, languages: Languages) -> Term:
    concept = CONCEPTS.get(word)
    if concept == NOT:
        return frozenset({NOT, word})
    found = {word, *(root(word, language) for language in languages if word not in _FOREIGN[language])}
    return frozenset(found | {concept}) if concept else frozenset(found)


def root(word: str, language: Language) -> str:
    """The stem of a word, marked with its language."""
    return f"{language}:{stem(word, language)}"


def term(word: str, language: Language) -> Term:
    """What a word of a phrase stands for: any word that shares its meaning, or its stem in its language."""
    concept = CONCEPTS.get(word)
    if concept:
        return frozenset({concept})
    return frozenset({word, root(word, language)})
