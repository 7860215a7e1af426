"""What is being read: a line, about a service, in answer to something; and what it may be saying."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dialogs.domain.service import Aspect, Service
from dialogs.domain.specification import Operator, Vagueness
from dialogs.language.function_words import CONJUNCTIONS, JOINING, STOP
from dialogs.understanding.lexicon.compiled import Entry, Lexicon
from dialogs.understanding.lexicon.labels import Spot
from dialogs.understanding.lexicon.match import Hit
from dialogs.understanding.result import Context
from dialogs.understanding.text.clauses import Clauses
from dialogs.understanding.text.tokens import Line

Trouble = Literal["", "impossible_date", "past_date", "ambiguous", "unknown_unit"]

CERTAIN = 40.0  # outweighs any phrase: a date or a sum of money is never part of another wish

MEASURED = 6.0  # a plain number: a longer phrase ("barbe de 3 jours") may know better

FALLBACK = 3.0  # a word that is vague in any trade: the service's own words know better


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that some tokens may be saying. `core` are the tokens that no other reading may use."""

    aspect: str
    operator: Operator
    values: tuple[str, ...]
    tokens: range
    core: frozenset[int]
    weight: float
    sure: float = 1.0
    kind: str = "quantity"
    negative: bool = False
    trouble: Trouble = ""
    vagueness: Vagueness = ""


_SAID = ("option", "vague", "outcome")
_SMALL = STOP | JOINING


@dataclass(frozen=True, slots=True)
class Saying:
    """A phrase of the service file that is said, and the telling tokens that say it."""

    entry: Entry
    tokens: frozenset[int]


@dataclass(frozen=True)
class Utterance:
    """What is said, about what, in answer to what."""

    line: Line
    clauses: Clauses
    service: Service
    lexicon: Lexicon
    context: Context
    hits: tuple[Hit, ...]
    masked: frozenset[int] = frozenset()
    asking: frozenset[int] = frozenset()

    @cached_property
    def spots(self) -> Spots:
        """Where names and labels are spelled out, but for what is small talk ("2 minutes") unless it was asked."""
        found = self.lexicon.labels.spots(self.line)
        return Spots(
            spot
            for spot in found
            if spot.telling or spot.aspect == self.context.asked or not self.masked >= set(spot.tokens)
        )

    @cached_property
    def labelled(self) -> frozenset[int]:
        """The tokens of labels: a negation among them ("sans essayage") turns round nothing else."""
        labels = [spot for spot in self.spots if spot.option and (not spot.nothing or self.ends(spot))]
        return frozenset(token for spot in labels for token in spot.tokens)

    @cached_property
    def sayings(self) -> list[Saying]:
        """What the service file gives as words for a value or a result, and the line says word for word."""
        full = [hit for hit in self.hits if hit.coverage == 1 and not hit.entry.derived and hit.entry.kind in _SAID]
        return [Saying(hit.entry, frozenset(self.telling(hit.span))) for hit in full if self._is_said(hit)]

    def _is_said(self, hit: Hit) -> bool:
        words = [word for word in hit.entry.line.split() if word not in _SMALL]
        return words == [self.line.text_of(token) for token in sorted(self.telling(hit.span))]

    def telling(self, tokens: range) -> set[int]:
        """Those of some tokens that are no small words."""
        return {token for token in tokens if self.line.text_of(token) not in _SMALL}

    def ends(self, spot: Spot) -> bool:
        """Whether nothing goes on from a spot: "no" before a word is about that word."""
        following = self.line.text_of(spot.tokens[-1] + 1)
        return not following[:1].isalnum() or following in CONJUNCTIONS or following in ("pour", "for")

    @cached_property
    def mentions(self) -> list[Hit]:
        """Where aspects are named."""
        return [hit for hit in self.hits if hit.entry.kind == "aspect" and hit.coverage == 1]

    def named(self, token: int, among: Iterable[Aspect], first: int | None = None) -> Aspect | None:
        """The one of some aspects that is named nearest to a token in its clause, or is asked about.

        `first`: the token that what is said begins with, where that may be in another clause ("haie entre 1 et 2 m").
        """
        ids = {aspect.id: aspect for aspect in among}
        first = token if first is None else first
        clause, opening = self.clauses.of[token], self.clauses.of[first]
        near = beside(self.clauses, self.parts(ids), first, token)
        near = near or self._nearest(token, clause, ids) or self._nearest(first, opening, ids)
        near = near or self._announced(first, opening - 1, ids)
        return ids[near] if near else ids.get(self.context.asked)

    def parts(self, ids: Collection[str]) -> Names:
        """Where some aspects are named, or what is measured with one that is not ("derrière" with the sides)."""
        named = names(self.naming, ids)
        told = {id for token, id in named.items() if self._has_number(self.clauses.of[token])}
        return {token: id for token, id in self._alike.items() if id in ids and id not in told} | named

    def _has_number(self, clause: int) -> bool:
        return any(is_number(self.clauses, token) for token in self.clauses.tokens(clause))

    @cached_property
    def _alike(self) -> Names:
        gauges = [(aspect.id, aspect.gauge.also) for aspect in self.service.aspects if aspect.gauge]
        said = {word: id for id, also in gauges for word in (*also.fr, *also.en)}
        return {place: said[token.text] for place, token in enumerate(self.line.tokens) if token.text in said}

    def part_beside(self, core: range, parts: Iterable[Aspect]) -> str:
        """The aspect that a quantity stands beside: one of some parts, another one that is named there, or ""."""
        every = names(self.naming, {each.id for each in self.service.aspects if each.facet == "result"})
        named = every | self.parts({part.id for part in parts})
        return beside(self.clauses, named, core[0], core[-1])

    def _nearest(self, token: int, clause: int, ids: Collection[str]) -> str:
        near = [
            (abs(place - token) + (place > token) * 0.5, hit.entry.aspect)
            for hit in self.naming
            for place in hit.tokens
            if hit.entry.aspect in ids and self.clauses.of[place] == clause
        ]
        return min(near)[1] if near else ""

    def _announced(self, token: int, clause: int, ids: Collection[str]) -> str:
        """The aspect that the clause before names, where it does nothing else ("dessus : pas 3 mm")."""
        tokens = self.clauses.tokens(clause)
        if not tokens or self.clauses.sentence[tokens[0]] != self.clauses.sentence[token]:
            return ""
        named = {place for hit in self.naming for place in hit.tokens}
        only = all(place in named or self.line.tokens[place].text in STOP for place in tokens)
        return self._nearest(token, clause, ids) if only else ""

    @cached_property
    def naming(self) -> list[Hit]:
        """Hits that tell the aspect: its own words, or words of one of its values."""
        return [hit for hit in self.hits if hit.coverage == 1 and hit.entry.kind in ("aspect", "less", "more")]


def tokens_of(utterance: Utterance, start: int, end: int) -> range:
    """The tokens of a stretch of the line's text, without the spaces around it."""
    text = utterance.line.text[start:end]
    lead = len(text) - len(text.lstrip())
    return utterance.line.tokens_in(start + lead, start + len(text.rstrip()))


def certain(
    utterance: Utterance,
    spot: tuple[int, int],
    aspect: str,
    operator: Operator,
    values: tuple[str, ...],
    trouble: Trouble = "",
) -> Candidate:
    """A candidate that outweighs any phrase, at a stretch of the line's text."""
    tokens = tokens_of(utterance, *spot)
    return Candidate(aspect, operator, values, tokens, frozenset(tokens), CERTAIN, trouble=trouble)


def of_kind(service: Service, *kinds: str) -> list[Aspect]:
    """The aspects of some kinds, in the order of the service file."""
    return [aspect for aspect in service.aspects if aspect.kind in kinds]


# Where a line spells names and labels, and what each of its tokens is then a part of.


class Spots:
    """The spots of a line, by the tokens that they cover. Every question is answered from the tokens around."""

    def __init__(self, found: Iterable[Spot]) -> None:
        self._all = tuple(found)
        self._covering: dict[int, list[Spot]] = defaultdict(list)
        for spot in self._all:
            for token in spot.tokens:
                self._covering[token].append(spot)

    def __iter__(self) -> Iterator[Spot]:
        return iter(self._all)

    def at(self, token: int) -> list[Spot]:
        """The spots that a token is a part of."""
        return self._covering.get(token, [])

    def label(self, token: int, aspect: str) -> bool:
        """Whether a token is a part of the label of a value of an aspect."""
        return any(spot.option and spot.aspect == aspect for spot in self.at(token))

    def sure_label(self, token: int, aspect: str) -> Spot | None:
        """The label of a value of an aspect that a token is a part of, where it can be no other aspect's."""
        return next((spot for spot in self.at(token) if spot.telling and spot.aspect == aspect), None)

    def foreign(self, token: int, aspect: str) -> bool:
        """Whether a token is a part of what speaks of another aspect."""
        return any(spot.aspect != aspect and not spot.nothing for spot in self.at(token))

    def name(self, token: int, aspect: str) -> Spot | None:
        """The name of an aspect that a token is a part of, if it is not the label of one of its values as well."""
        names = (spot for spot in self.at(token) if spot.aspect == aspect and not spot.option)
        return next((name for name in names if not self.label_too(name)), None)

    def label_too(self, spot: Spot) -> bool:
        """Whether the same tokens are both a name and a label of an aspect ("moustache")."""
        twins = [each for each in self.at(spot.tokens[0]) if each.tokens == spot.tokens and each.aspect == spot.aspect]
        return any(each.option for each in twins) and not all(each.option for each in twins)

    def named(self, tokens: Collection[int], aspect: str) -> Iterator[Spot]:
        """The names that cover some tokens wholly: of an aspect, "" for those of all."""
        for spot in self.at(min(tokens)):
            if not spot.option and aspect in ("", spot.aspect) and set(tokens) <= set(spot.tokens):
                yield spot


# Which name a number belongs to, where several are said in one breath ("6 mm sur les côtés 4 cm dessus").

Names = dict[int, str]
"""Token -> the aspect that it names."""

_PLACING = frozenset(["sur", "aux", "au", "on", "at", "around", "round", "dans", "over", "for", "pour"])
"""What stands between a number and the name that follows it."""


def names(hits: Collection[Hit], ids: Collection[str]) -> Names:
    """Where some aspects are named."""
    return {token: hit.entry.aspect for hit in hits if hit.entry.aspect in ids for token in hit.tokens}


def beside(clauses: Clauses, named: Names, first: int, last: int) -> str:
    """The aspect named beside a number from token `first` to `last`, on the side where its clause puts names; or ""."""
    after, before = _ways(clauses, first, last)
    placed = clauses.line.text_of(last + 1) in _PLACING
    ways = (before, after) if not placed and _names_first(clauses, named, clauses.of[last]) else (after, before)
    return next((aspect for way in ways if (aspect := _first(clauses, named, way))), "")


def _ways(clauses: Clauses, first: int, last: int) -> tuple[list[int], list[int]]:
    """The tokens after and before a number, nearest first, within its clause."""
    following = [token for token in clauses.tokens(clauses.of[last]) if token > last]
    preceding = [token for token in reversed(clauses.tokens(clauses.of[first])) if token < first]
    return following, preceding


def _names_first(clauses: Clauses, named: Names, clause: int) -> bool:
    """Whether a clause begins with a name rather than with a number."""
    telling = (token for token in clauses.tokens(clause) if token in named or is_number(clauses, token))
    return next(telling, -1) in named


def _first(clauses: Clauses, named: Names, way: list[int]) -> str:
    """The first name on the way, up to the next number."""
    return next((named[token] for token in _until_number(clauses, way) if token in named), "")


def _until_number(clauses: Clauses, way: list[int]) -> Iterator[int]:
    for token in way:
        if is_number(clauses, token):
            return
        yield token


def is_number(clauses: Clauses, token: int) -> bool:
    """Whether a token is a number."""
    return clauses.line.text_of(token)[:1].isdigit()
