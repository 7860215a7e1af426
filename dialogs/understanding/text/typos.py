"""Misspelt words, put right where it is plain which word of the service or the calendar was meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import ModuleType

from rapidfuzz.distance import OSA

from dialogs.domain.service import LANGUAGES
from dialogs.language import modality
from dialogs.language.calendar import HOLIDAYS, MONTHS, RELATIVE, UNITS, WEEKDAYS
from dialogs.language.function_words import CONCEPTS, ENGLISH, FRENCH, STOP
from dialogs.language.ordinary import ORDINARY
from dialogs.language.pack import Expression, table, words
from dialogs.understanding.acts import beneficiary, dialogue_acts
from dialogs.understanding.text.clauses import REMOVERS
from dialogs.understanding.text.tokens import stem

_SHORTEST = 4  # letters of a word that is corrected: shorter ones are too much alike
_SHORT = 5  # letters up to which another letter makes another word
_LONG = 9  # letters from which two slips are forgiven

_CALENDAR = frozenset(
    word for table in (WEEKDAYS, MONTHS, RELATIVE, HOLIDAYS, UNITS) for phrase in table for word in phrase.split()
)
_USEFUL = frozenset(
    [
        "surtout",
        "absolument",
        "finalement",
        "possible",
        "euros",
        "maximum",
        "actually",
        "definitely",
        "please",
        "bonjour",
        "merci",
    ]
)


def grammar_words(grammar: ModuleType) -> Iterator[str]:
    """The words that a module's expressions are made of."""
    for value in vars(grammar).values():
        patterns = value if isinstance(value, tuple) else (value,)
        for pattern in patterns:
            found = (
                next((part for part in pattern if isinstance(part, re.Pattern | Expression)), None)
                if isinstance(pattern, tuple)
                else pattern
            )
            if isinstance(found, Expression):
                for each in found.by_language.values():
                    yield from re.findall(r"(?<!<)[a-z]{4,}", each.pattern)
            if isinstance(found, re.Pattern):
                yield from re.findall(r"[a-z]{4,}", found.pattern)


CONTRACTIONS = table("chat_spelling.short")
NUMBERS = frozenset(
    word
    for name in ("units", "tens", "hundreds", "rounded")
    for said in table(f"numbers.{name}")
    for word in said.split()
) | words("numbers.ones")
_KNOWN = (
    FRENCH | ENGLISH | STOP | ORDINARY | frozenset(CONCEPTS) | frozenset(CONTRACTIONS) | _CALENDAR | _USEFUL | NUMBERS | REMOVERS
    | frozenset(f"{day}s" for day in WEEKDAYS)
    | frozenset(word for full in CONTRACTIONS.values() for word in full.split())
    | frozenset(word for grammar in (modality, dialogue_acts, beneficiary) for word in grammar_words(grammar))
)  # fmt: skip


class Corrector:
    """Corrects words towards a vocabulary; the latest corrections are remembered."""

    def __init__(self, words: Iterable[str]) -> None:
        words = frozenset(words)
        self._known = _KNOWN | words
        self._stems = frozenset(stem(word, language) for word in words for language in LANGUAGES)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words | _CALENDAR | _USEFUL):
            if len(word) >= _SHORTEST:
                self._by_letter[word[0]].append(word)
        self._nearest = lru_cache(maxsize=4096)(self._closest)

    def __call__(self, word: str) -> str:
        """The word that was meant: the only one that is a slip away, or the word itself."""
        if len(word) < _SHORTEST or word in self._known or any(stem(word, each) in self._stems for each in LANGUAGES):
            return word
        return self._nearest(word)

    def _closest(self, word: str) -> str:
        slips = 2 if len(word) >= _LONG else 1
        near = [
            (OSA.distance(word, other, score_cutoff=slips), abs(len(word) - len(other)), other)
            for other in self._by_letter[word[0]]
            if abs(len(word) - len(other)) <= slips and not _another_word(word, other)
        ]
        return min((each for each in near if each[0] <= slips), default=(0, 0, word))[2]


def _another_word(word: str, other: str) -> bool:
    """Whether short words differ by a letter in place of another ("pick", "pink"): rarely a slip of the finger."""
    return len(word) == len(other) <= _SHORT and sorted(word) != sorted(other)
