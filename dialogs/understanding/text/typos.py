"""Misspelt words, put right where it is plain which word of the service or the calendar was meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from dialogs.domain.service import LANGUAGES
from dialogs.language.pack import alternatives, packs, table, words
from dialogs.language.vocabulary import spelled_out, vocabulary
from dialogs.understanding.text.tokens import Correct, stem

_SHORTEST = 4  # letters of a word that is corrected: shorter ones are too much alike
_SHORT = 5  # letters up to which another letter makes another word
_LONG = 9  # letters from which two slips are forgiven

_OFTEN_MEANT = words("ordinary.often_misspelt") | frozenset(
    word
    for name in ("weekdays", "months", "relative", "holidays", "units")
    for said in table(f"calendar.{name}")
    for word in said.split()
)
"""Words that are put right whatever the service: what is often said, and the calendar."""


@lru_cache(maxsize=1)
def _right() -> frozenset[str]:
    """The words of every language: none of them is misspelt."""
    return frozenset().union(*(vocabulary(language) for language in LANGUAGES))


class Corrector:
    """Corrects words towards a vocabulary; the latest corrections are remembered."""

    def __init__(self, telling: Iterable[str]) -> None:
        telling = frozenset(telling)
        self._known = _right() | telling
        self._stems = frozenset(stem(word, language) for word in telling for language in LANGUAGES)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted(telling | _OFTEN_MEANT):
            if len(word) >= _SHORTEST:
                self._by_letter[word[0]].append(word)
        self._nearest = lru_cache(maxsize=4096)(self._closest)

    def __call__(self, word: str) -> str:
        """The word that was meant: the only one that is a slip away, or the word itself."""
        return word if self.knows(word) else self._nearest(word)

    def knows(self, word: str) -> bool:
        """Whether a word is none that is misspelt, or too short to tell."""
        return (
            len(word) < _SHORTEST or word in self._known or any(stem(word, each) in self._stems for each in LANGUAGES)
        )

    def or_else(self, other: Correct) -> Correct:
        """Corrects towards another vocabulary first, of the words that this one does not know."""
        return lambda word: word if self.knows(word) else self(other(word))

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


_SIGNS = ("faces", "levels", "progress", "verdicts")


@lru_cache(maxsize=1)
def told() -> Corrector:
    """Corrects towards the words by which faces, verdicts and the like are told."""
    ids = [id for id in packs()[LANGUAGES[0]] if id.partition(".")[0] in _SIGNS]
    return Corrector(word for id in ids for word in spelled_out(alternatives(id)))
