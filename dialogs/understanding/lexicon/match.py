"""Where a line says a phrase of the service: in any order, number, gender or tense, with other words between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dialogs.language.function_words import CONJUNCTIONS, JOINING, NOT, STOP
from dialogs.language.pack import words
from dialogs.understanding.lexicon.compiled import ENOUGH, Entry, Lexicon
from dialogs.understanding.text.clauses import Clauses
from dialogs.understanding.text.stems import Term, keys

_ENOUGH_OUTCOME = 0.8  # of a complete result: it claims much at once
_LATE = 4  # how much further a "no" after a word is than one before it
_REACH = 3  # how many other words may stand between the words of a phrase
_MISSING, _GAP, _CROSSING, _DISORDER, _EXACT, _LITERAL, _DERIVED = 1.0, 0.5, 2.5, 0.3, 0.15, 0.6, 1.5

_NEITHER = words("lexicon.neither")
_DEGREES = words("lexicon.degrees")
_NO_LONGER = words("lexicon.no_longer")
_BEFORE_NO_LONGER = words("lexicon.before_no_longer")
_AROUND = words("lexicon.around")
_AFTER_AROUND = words("lexicon.after_around")


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a line: the tokens that said it, how much of it was said (0-1), and how telling that is."""

    entry: Entry
    tokens: tuple[int, ...]
    coverage: float
    weight: float

    @property
    def span(self) -> range:
        return range(self.tokens[0], self.tokens[-1] + 1)


def hits(lexicon: Lexicon, clauses: Clauses, masked: frozenset[int]) -> list[Hit]:
    """Every phrase of the service that the line says, wholly or for the most part; `masked` tokens say nothing."""
    search = _Search(lexicon, clauses, masked)
    said = [number for number, here in search.places.items() if len(here) >= lexicon.entries[number].least]
    return [hit for number in sorted(said) if (hit := search.find(number))]


class _Search:
    def __init__(self, lexicon: Lexicon, clauses: Clauses, masked: frozenset[int]) -> None:
        self.lexicon, self.clauses, self.line = lexicon, clauses, clauses.line
        self.text = f" {self.line.text} "
        silent = masked | clauses.all_but
        self.keys = [frozenset() if place in silent else self._keys(place) for place in range(len(self.line.tokens))]
        self.places: dict[int, dict[int, set[int]]] = defaultdict(dict)
        for key, places in self._by_key().items():
            for number, term in lexicon.index[key]:
                self.places[number].setdefault(term, set()).update(places)

    def _by_key(self) -> Mapping[str, list[int]]:
        """What words are recognised by, of what the service says -> where it stands."""
        by_key: dict[str, list[int]] = defaultdict(list)
        for place, found in enumerate(self.keys):
            for key in found:
                by_key[key].append(place)
        return {key: places for key, places in by_key.items() if key in self.lexicon.index}

    def _keys(self, place: int) -> Term:
        """What a token is recognised by; "ni" and "ne ... plus" are a "no"; "round the back" is not round."""
        word = self.line.text_of(place)
        denies = word in _NEITHER and self.line.text_of(place + 1) not in _DEGREES
        denies = denies or (word in _NO_LONGER and self.line.text_of(place - 2) in _BEFORE_NO_LONGER)
        around = word in _AROUND and self.line.text_of(place + 1) in _AFTER_AROUND
        return frozenset() if around else keys(word) | {NOT} if denies else keys(word)

    def find(self, number: int) -> Hit | None:
        """The best place where the line says an entry, or None."""
        entry, here = self.lexicon.entries[number], self.places[number]
        if sum(entry.weights[term] for term in here) < ENOUGH * entry.total:
            return None
        if entry.literal and entry.line not in self.text:
            return None
        said = [sorted(here.get(term, ())) for term in range(len(entry.terms))]
        anchor = max((n for n, places in enumerate(said) if places), key=lambda n: entry.weights[n])
        found = [hit for place in said[anchor] if (hit := self._around(entry, said, anchor, place))]
        return max(found, key=lambda hit: hit.weight, default=None)

    def _around(self, entry: Entry, said: list[list[int]], anchor: int, at: int) -> Hit | None:
        """The phrase gathered around one of its words: the nearest of each other word, within reach."""
        chosen = {anchor: at}
        reach = len(entry.terms) + _REACH
        sentence = self.clauses.sentence
        for number, places in enumerate(said):
            if number == anchor or not places:
                continue
            near = places[bisect_left(places, at - reach) : bisect_right(places, at + reach)]
            taken = chosen.values()
            free = [place for place in near if place not in taken and sentence[place] == sentence[at]]
            if free:
                chosen[number] = _nearest(at, free, entry.terms[number])
        if not entry.required <= chosen.keys() or (entry.minors and not entry.minors & chosen.keys()):
            return None
        return self._judged(entry, chosen)

    def _judged(self, entry: Entry, chosen: dict[int, int]) -> Hit | None:
        total = entry.total
        weight = sum(entry.weights[number] for number in chosen)
        coverage = weight / total if len(chosen) < len(entry.terms) else 1.0
        if coverage < (_ENOUGH_OUTCOME if entry.kind == "outcome" else ENOUGH) or _is_half(entry, chosen):
            return None
        if not self._is_denied(entry, chosen):
            return None
        in_order = [chosen[number] for number in sorted(chosen)]
        tokens = tuple(sorted(chosen.values()))
        literal = entry.line in self.text
        disorder = in_order != list(tokens)
        score = weight - _MISSING * (total - weight) - _DISORDER * disorder + _LITERAL * literal
        score += _EXACT * sum(self.line.tokens[place].text in entry.terms[number] for number, place in chosen.items())
        if not literal:
            score -= _GAP * self._gaps(tokens) + _CROSSING * self._crossings(entry, tokens)
        score -= _DERIVED * entry.derived
        if entry.kind == "outcome" and disorder:
            score *= 0.6
        return Hit(entry, tokens, coverage, score) if score > 0 else None

    def _is_denied(self, entry: Entry, chosen: dict[int, int]) -> bool:
        """Whether what a negative phrase denies is denied: a "no" after it ends its clause ("la frange, non", not "frange pas trop courte")."""
        denied = [place for number, place in chosen.items() if NOT not in entry.terms[number]]
        noes = [place for number, place in chosen.items() if NOT in entry.terms[number]]
        if not noes or not denied or entry.line in self.text:
            return True
        return max(noes) < max(denied) or not self._goes_on(max(noes))

    def _goes_on(self, no: int) -> bool:
        """Whether a "no" denies the word after it rather than what stands before it."""
        following = self.line.text_of(no + 1)
        return following in _DEGREES or (
            following not in STOP and any(self.lexicon.index.get(key) for key in keys(following))
        )

    def _crossings(self, entry: Entry, tokens: tuple[int, ...]) -> int:
        """How many clauses lie between the words of a phrase, but for those that it joins itself ("carré avec frange")."""
        words = {self.line.tokens[place].text for place in range(tokens[0], tokens[-1]) if place not in tokens}
        joined = sum(f" {word} " in entry.line for word in words & JOINING)
        opposed = sum(word in CONJUNCTIONS - JOINING and f" {word} " not in entry.line for word in words)
        return max(self.clauses.of[tokens[-1]] - self.clauses.of[tokens[0]] - joined, 0) + opposed

    def _gaps(self, tokens: tuple[int, ...]) -> int:
        """How many telling words stand between those of a phrase."""
        inside = set(range(tokens[0], tokens[-1])) - set(tokens)
        return sum(self.line.tokens[place].text not in STOP for place in inside)


def _nearest(at: int, places: Iterable[int], term: Term) -> int:
    """The place nearest to another; for a "no" rather before it ("pas de frange ni raie")."""
    late = _LATE if NOT in term else 0
    return min(places, key=lambda place: abs(place - at) + late * (place > at))


def _is_half(entry: Entry, chosen: Collection[int]) -> bool:
    """Whether only one is said of the two words that tell a value ("dye" of "hair dye")."""
    return entry.kind == "option" and len(entry.majors) == 2 and not entry.majors.issubset(chosen)
