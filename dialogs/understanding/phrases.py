"""The words of a service, compiled so that they are found in a line in any order, number, gender or tense."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Literal

from dialogs.case import OUTCOME
from dialogs.service import Aspect, Phrases, Service, Text
from dialogs.understanding.correction import Corrector
from dialogs.understanding.line import Line, read, stems
from dialogs.understanding.vocabulary import CONCEPTS, NOT, STOP

Kind = Literal["option", "outcome", "aspect", "less", "more", "vague", "service"]
Term = frozenset[str]

_ENOUGH = 0.66  # the share of a phrase's weight that must be said
_REACH = 3  # how many other words may stand between the words of a phrase


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase for one target. `weights` say how telling each of its terms is in this service."""

    kind: Kind
    aspect: str
    values: tuple[str, ...]
    terms: tuple[Term, ...]
    weights: tuple[float, ...]

    @property
    def total(self) -> float:
        return sum(self.weights)

    @property
    def negative(self) -> bool:
        """Whether the phrase itself says "no" or "without"."""
        return any(NOT in term for term in self.terms)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a line: the tokens that said it, in order, and how much of it was said (0-1)."""

    entry: Entry
    tokens: tuple[int, ...]
    coverage: float

    @property
    def weight(self) -> float:
        """How telling it is: what was said of the phrase, less what was not."""
        return self.entry.total * self.coverage**2

    @property
    def span(self) -> range:
        return range(self.tokens[0], self.tokens[-1] + 1)


class Lexicon:
    """All phrases of a service. Built once a service; reading it never changes it."""

    def __init__(self, service: Service) -> None:
        phrases = [(*target, terms) for *target, text in _phrases(service) if (terms := _terms(read(text)))]
        spread: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for kind, aspect, values, terms in phrases:
            for stem in set().union(*terms):
                spread[stem].add((str(kind), str(aspect), *values))
        rarity = {stem: log(1 + 200 / len(targets)) for stem, targets in spread.items()}
        self.entries = tuple(
            dict.fromkeys(
                Entry(
                    kind, aspect, values, terms, tuple(min(rarity[stem] for stem in term) for term in terms)
                )  # type: ignore[arg-type]
                for kind, aspect, values, terms in phrases
            )
        )
        self.index: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for stem in set().union(*entry.terms):
                self.index[stem].append(number)
        self.correct = Corrector(
            word for *_, text in _phrases(service) for word in read(text).text.split() if word.isalpha()
        )

    def hits(self, line: Line) -> list[Hit]:
        """Every phrase of the service that the line says, wholly or for the most part."""
        keys = [_keys(token.text) for token in line.tokens]
        numbers = {number for key in keys for stem in key for number in self.index.get(stem, ())}
        stretches = _stretches(line)
        return [hit for number in numbers if (hit := _find(self.entries[number], keys, stretches))]


@lru_cache(maxsize=64)
def _lexicon(service_key: tuple[str, int], holder: _Held) -> Lexicon:
    return Lexicon(holder.service)


@dataclass(frozen=True, eq=False)
class _Held:
    """A service as a key: equal to nothing but the very same object."""

    service: Service

    def __hash__(self) -> int:
        return id(self.service)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.service is self.service


def lexicon(service: Service) -> Lexicon:
    """The compiled phrases of a service, kept for the next message."""
    return _lexicon((service.id, id(service)), _Held(service))


def _phrases(service: Service) -> Iterator[tuple[Kind, str, tuple[str, ...], str]]:
    """Every phrase of a service, with what it means: kind, aspect, values, text."""
    for aspect in service.aspects:
        yield from (("aspect", aspect.id, (), text) for text in _said(aspect.words, aspect.label))
        yield from _of_options(aspect)
        for kind, direction in (("less", aspect.less), ("more", aspect.more)):
            if direction:
                yield from ((kind, aspect.id, (), text) for text in _said(direction.words, direction.label))  # type: ignore[misc]
    for outcome in service.outcomes:
        yield from (("outcome", OUTCOME, (outcome.id,), text) for text in _said(outcome.words, outcome.label))
    for vague in service.vague:
        yield from (("vague", vague.aspect, vague.values, text) for text in _said(vague.words))
    yield from (("service", "", (), text) for text in _said(service.words, service.name))


def _of_options(aspect: Aspect) -> Iterator[tuple[Kind, str, tuple[str, ...], str]]:
    """The words of each option, its label, and its label beside the name of the aspect."""
    for option in aspect.options:
        for text in _said(option.words, option.label):
            yield "option", aspect.id, (option.id,), text
        for name, label in ((aspect.label.fr, option.label.fr), (aspect.label.en, option.label.en)):
            yield "option", aspect.id, (option.id,), f"{name} {label}"


def _said(words: Phrases, label: Text | None = None) -> tuple[str, ...]:
    labels = (label.fr, label.en) if label else ()
    return (*words.fr, *words.en, *labels)


@lru_cache(maxsize=16384)
def _keys(word: str) -> Term:
    """What a word is recognised by: its stems, and its meaning where several words share one."""
    concept = CONCEPTS.get(word)
    return frozenset({concept}) if concept else stems(word)


def _terms(line: Line) -> tuple[Term, ...]:
    """The telling words of a phrase; all of its words when none is telling."""
    words = [token.text for token in line.tokens]
    telling = [word for word in words if word not in STOP] or words
    return tuple(_keys(word) for word in telling)


def _stretches(line: Line) -> list[int]:
    """For each token, the number of the stretch between full stops that it stands in."""
    numbers, current = [], 0
    for token in line.tokens:
        current += token.text in ".;!?"
        numbers.append(current)
    return numbers


def _find(entry: Entry, keys: list[Term], stretches: list[int]) -> Hit | None:
    """The best place where a line says a phrase, or None."""
    places = [[place for place, key in enumerate(keys) if key & term] for term in entry.terms]
    said = [number for number, found in enumerate(places) if found]
    if sum(entry.weights[number] for number in said) < _ENOUGH * entry.total:
        return None
    anchor = max(said, key=lambda number: entry.weights[number])
    found = [_around(entry, places, anchor, place, stretches) for place in places[anchor]]
    best = max(found, key=lambda hit: (hit.coverage, hit.tokens[0] - hit.tokens[-1]))
    return best if best.coverage >= _ENOUGH and _has_required(entry, best, keys) else None


def _around(entry: Entry, places: list[list[int]], anchor: int, at: int, stretches: list[int]) -> Hit:
    """The phrase gathered around one of its words: the nearest of each other word, within reach."""
    taken, weight = {at}, entry.weights[anchor]
    reach = len(entry.terms) + _REACH
    for number, options in enumerate(places):
        free = [
            place
            for place in options
            if place not in taken and abs(place - at) <= reach and stretches[place] == stretches[at]
        ]
        if number != anchor and free:
            taken.add(min(free, key=lambda place: abs(place - at)))
            weight += entry.weights[number]
    return Hit(entry, tuple(sorted(taken)), weight / entry.total)


def _has_required(entry: Entry, hit: Hit, keys: list[Term]) -> bool:
    """Whether the negation and the numbers of a phrase were said: without them it means something else."""
    said = frozenset().union(*(keys[token] for token in hit.tokens))
    required = [term for term in entry.terms if NOT in term or next(iter(term))[0].isdigit()]
    return all(term & said for term in required)
