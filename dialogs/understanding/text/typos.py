"""Misspelt words, put right where it is plain which word of the service or the calendar was meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from dialogs.domain.service import LANGUAGES
from dialogs.language.pack import HeardWords, Languages, alternatives, heard, packs, table, words
from dialogs.language.vocabulary import spelled_out, vocabulary
from dialogs.understanding.text.dictionary import FREQUENCIES
from dialogs.understanding.text.tokens import Correct, stem

_SHORTEST = 4  # letters of a word that is corrected: shorter ones are too much alike
_LONG = 8  # letters from which two slips are forgiven

_OFTEN_MEANT = words("ordinary.often_misspelt") | HeardWords(
    lambda languages: frozenset(
        word
        for name in ("weekdays", "months", "relative", "holidays", "units")
        for language in languages
        for said in table(f"calendar.{name}", language)
        for word in said.split()
    )
)
"""Words that are put right whatever the service: what is often said, and the calendar."""


_RIGHT = HeardWords(lambda languages: frozenset().union(*map(vocabulary, languages)))
"""The words of a language: none of them is misspelt."""


class Corrector:
    """Corrects words towards a vocabulary; the latest corrections are remembered."""

    def __init__(self, telling: Iterable[str]) -> None:
        telling = frozenset(telling)
        self._known = frozenset(_RIGHT) | telling
        self._stems = frozenset(stem(word, language) for word in telling for language in heard())
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
            len(word) < _SHORTEST
            or word in self._known
            or word in FREQUENCIES
            or any(stem(word, each) in self._stems for each in heard())
        )

    def or_else(self, other: Correct) -> Correct:
        """Corrects towards another vocabulary first, of the words that this one does not know."""
        return lambda word: word if self.knows(word) else self(other(word))

    def _closest(self, word: str) -> str:
        slips = 2 if len(word) >= _LONG else 1
        near = [
            (OSA.distance(word, other, score_cutoff=slips), abs(len(word) - len(other)), other)
            for other in self._by_letter[word[0]]
            if abs(len(word) - len(other)) <= slips
        ]
        return min((each for each in near if each[0] <= slips), default=(0, 0, word))[2]


_SIGNS = ("faces", "levels", "progress", "verdicts")


def told() -> Corrector:
    """Corrects towards the words by which faces, verdicts and the like are told."""
    return _told(heard())


@lru_cache(maxsize=8)
def _told(languages: Languages) -> Corrector:
    ids = [id for id in packs()[LANGUAGES[0]] if id.partition(".")[0] in _SIGNS]
    return Corrector(word for id in ids for each in languages for word in spelled_out(alternatives(id, each)))
