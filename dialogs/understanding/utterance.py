"""What is being read, and all that the stages have found in it so far: the one object that the pipeline hands along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

from dialogs.domain.service import Aspect, Service
from dialogs.domain.specification import Operator, Vagueness
from dialogs.domain.suggestion import Suggestion
from dialogs.language.function_words import CONJUNCTIONS, JOINING, STOP
from dialogs.language.pack import words
from dialogs.understanding.acts.beneficiary import Beneficiary
from dialogs.understanding.acts.questions import Asked
from dialogs.understanding.lexicon.compiled import Entry, Lexicon
from dialogs.understanding.lexicon.labels import Spot, Spots
from dialogs.understanding.lexicon.match import Hit
from dialogs.understanding.placing import Names, beside, names
from dialogs.understanding.recognise.amounts import Quantity, quantities
from dialogs.understanding.result import Act, Context, Offer, Reading, Sign
from dialogs.understanding.text.clauses import Clauses
from dialogs.understanding.text.tokens import Line

Trouble = Literal["", "impossible_date", "past_date", "ambiguous", "unknown_unit"]

CERTAIN = 40.0  # outweighs any phrase: a date or a sum of money is never part of another wish

MEASURED = 6.0  # a plain number: a longer phrase ("barbe de 3 jours") may know better

FALLBACK = 3.0  # a word that is vague in any trade: the service's own words know better


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that some tokens may be saying. `core` are the tokens that no other reading may use.

    `rule` names what found it ("values.option"), `because` the words of the service file that it was found by
    (which `confidence` weighs), `label` the name and label, which are only told. `shares`: its words may say something
    else as well ("every Thursday" tells when, and how often).
    """

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
    rule: str = ""
    because: str = ""
    label: str = ""
    shares: bool = False

    @property
    def claim(self) -> tuple[str, ...]:
        """What it says, however it was found."""
        return self.aspect, self.operator, *self.values


@dataclass(frozen=True, slots=True)
class Dropped:
    """A candidate that is not said after all: the rule that says so, and what was preferred to it, if anything was."""

    candidate: Candidate
    rule: str
    preferred: Candidate | None = None


@dataclass(frozen=True, slots=True)
class Declined:
    """A suggestion of a language model that does not hold, and the rule that says so."""

    suggestion: Suggestion
    rule: str


@dataclass(frozen=True, slots=True)
class Said:
    """A reading, the tokens that said it, and the candidate that it was."""

    reading: Reading
    tokens: range
    candidate: Candidate | None = None


T = TypeVar("T")
_SAID = ("option", "vague", "outcome")
_SMALL = STOP | JOINING
_GOING_ON = CONJUNCTIONS | words("clauses.purpose")


@dataclass(frozen=True, slots=True)
class Saying:
    """A phrase of the service file that is said, and the telling tokens that say it."""

    entry: Entry
    tokens: frozenset[int]


_NOTHING = Line("", ())
_NO_CLAUSES = Clauses(_NOTHING, (), ())


@dataclass(frozen=True, kw_only=True)
class Utterance:
    """One message on its way through the stages of `pipeline`: what is given, then what each stage adds, in their order.

    A field that no stage has added yet is empty. A stage only adds (`adding`), so that what was derived stays true.
    `without` names rules that are switched off, to see what each is good for (`explain --ablate`).
    """

    text: str
    service: Service
    context: Context
    lexicon: Lexicon
    without: frozenset[str] = frozenset()

    line: Line = _NOTHING
    clauses: Clauses = _NO_CLAUSES
    person: Beneficiary | None = None
    asked: tuple[Asked, ...] = ()
    masked: frozenset[int] = frozenset()
    hits: tuple[Hit, ...] = ()
    act: Act | None = None
    candidates: tuple[Candidate, ...] = ()
    rejected: tuple[Dropped, ...] = ()
    kept: tuple[Candidate, ...] = ()
    outweighed: tuple[Dropped, ...] = ()
    said: tuple[Said, ...] = ()
    overruled: tuple[Dropped, ...] = ()
    standing: tuple[Said, ...] = ()
    retracted: tuple[Dropped, ...] = ()
    sure: tuple[Said, ...] = ()
    doubted: tuple[Said, ...] = ()
    offers: tuple[Offer, ...] = ()
    signs: tuple[Sign, ...] = ()
    stated: tuple[Reading, ...] = ()
    readings: tuple[Reading, ...] = ()
    proposed: tuple[Reading, ...] = ()
    declined: tuple[Declined, ...] = ()
    unanswered: tuple[Asked, ...] = ()
    left: tuple[str, ...] = ()

    def adding(self, **found: object) -> Utterance:
        """The same with what a stage found; what was derived of the rest is kept."""
        fuller = object.__new__(Utterance)
        fuller.__dict__.update(self.__dict__, **found)
        return fuller

    @cached_property
    def asking(self) -> frozenset[int]:
        """The tokens that ask the organisation something."""
        return frozenset(token for each in self.asked for token in each.tokens)

    @cached_property
    def tells_harm(self) -> bool:
        """Whether an allergy may be told by what it does."""
        return any(each.kind == "reaction" for each in self.candidates)

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
        telling = [word for word in hit.entry.line.split() if word not in _SMALL]
        return telling == [self.line.text_of(token) for token in sorted(self.telling(hit.span))]

    def telling(self, tokens: range) -> set[int]:
        """Those of some tokens that are no small words."""
        return {token for token in tokens if self.line.text_of(token) not in _SMALL}

    def ends(self, spot: Spot) -> bool:
        """Whether nothing goes on from a spot: "no" before a word is about that word."""
        following = self.line.text_of(spot.tokens[-1] + 1)
        return not following[:1].isalnum() or following in _GOING_ON

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities that the line says, in order."""
        return tuple(quantities(self.line.text))

    @cached_property
    def mentions(self) -> list[Hit]:
        """Where aspects are named."""
        return [hit for hit in self.hits if hit.entry.kind == "aspect" and hit.coverage == 1]

    @cached_property
    def mentioned(self) -> Mapping[str, set[int]]:
        """Aspect -> the tokens that name it."""
        named: dict[str, set[int]] = defaultdict(set)
        for hit in self.mentions:
            named[hit.entry.aspect].update(hit.tokens)
        return named

    def mentioned_near(self, tokens: range, reach: int) -> list[Hit]:
        """Where aspects are named by words that begin or end at most so many tokens from some tokens."""
        around = range(tokens[0] - reach, tokens[-1] + reach + 1)
        near = {number for place in around for number in self._mention_ends.get(place, ())}
        return [self.mentions[number] for number in sorted(near)]

    @cached_property
    def _mention_ends(self) -> Mapping[int, list[int]]:
        """Token -> the numbers of the mentions that begin or end at it."""
        return grouped(
            range(len(self.mentions)),
            lambda number: {self.mentions[number].tokens[0], self.mentions[number].tokens[-1]},
        )

    def hits_from(self, token: int) -> Sequence[Hit]:
        """What the service file says by words of which the first is a token."""
        return self._hits_from.get(token, ())

    @cached_property
    def told(self) -> frozenset[int]:
        """The tokens of what the service file gives and the line says wholly."""
        return frozenset(token for hit in self.hits if hit.coverage == 1 for token in hit.tokens)

    @cached_property
    def _hits_from(self) -> Mapping[int, list[Hit]]:
        return grouped(self.hits, lambda hit: hit.tokens[:1])

    def mentioned_in(self, clause: int) -> Sequence[Hit]:
        """Where aspects are named in a clause."""
        return self._mentioned_in.get(clause, ())

    @cached_property
    def _mentioned_in(self) -> Mapping[int, list[Hit]]:
        return grouped(self.mentions, lambda hit: [self.clauses.of[hit.tokens[0]]])

    def said_in_full(self, clause: int) -> Sequence[Hit]:
        """What the service file gives and a clause says wholly."""
        return self._in_full.get(clause, ())

    @cached_property
    def _in_full(self) -> Mapping[int, list[Hit]]:
        return grouped((hit for hit in self.hits if hit.coverage == 1), lambda hit: [self.clauses.of[hit.tokens[0]]])

    def sayings_with(self, token: int) -> Sequence[Saying]:
        """The sayings that a token is a part of."""
        return self._sayings_with.get(token, ())

    @cached_property
    def _sayings_with(self) -> Mapping[int, list[Saying]]:
        return grouped(self.sayings, lambda saying: saying.tokens)

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
        wanted = frozenset(ids)
        if (found := self._parts.get(wanted)) is None:
            found = self._parts[wanted] = self._parts_of(wanted)
        return found

    @cached_property
    def _parts(self) -> dict[frozenset[str], Names]:
        """What was asked of `parts` so far: the same few groups of aspects are asked for of every number."""
        return {}

    def _parts_of(self, ids: frozenset[str]) -> Names:
        named = names(self.naming, ids)
        told = {id for token, id in named.items() if self.clauses.of[token] in self.clauses.counting}
        return {token: id for token, id in self._alike.items() if id in ids and id not in told} | named

    @cached_property
    def _alike(self) -> Names:
        gauges = [(aspect.id, aspect.gauge.also) for aspect in self.service.aspects if aspect.gauge]
        said = {word: id for id, also in gauges for word in also.every}
        return {place: said[token.text] for place, token in enumerate(self.line.tokens) if token.text in said}

    def part_beside(self, core: range, parts: Iterable[Aspect]) -> str:
        """The aspect that a quantity stands beside: one of some parts, another one that is named there, or ""."""
        named = self._results | self.parts({part.id for part in parts})
        return beside(self.clauses, named, core[0], core[-1])

    @cached_property
    def _results(self) -> Names:
        """Where aspects of the result are named."""
        return names(self.naming, {each.id for each in self.service.aspects if each.facet == "result"})

    def _nearest(self, token: int, clause: int, ids: Collection[str]) -> str:
        near = [
            (abs(place - token) + (place > token) * 0.5, aspect)
            for place, aspect in self._naming_in.get(clause, ())
            if aspect in ids
        ]
        return min(near)[1] if near else ""

    def _announced(self, token: int, clause: int, ids: Collection[str]) -> str:
        """The aspect that the clause before names, where it does nothing else ("dessus : pas 3 mm")."""
        tokens = self.clauses.tokens(clause)
        if not tokens or self.clauses.sentence[tokens[0]] != self.clauses.sentence[token]:
            return ""
        named = {place for place, _ in self._naming_in.get(clause, ())}
        only = all(place in named or self.line.tokens[place].text in STOP for place in tokens)
        return self._nearest(token, clause, ids) if only else ""

    @cached_property
    def naming(self) -> list[Hit]:
        """Hits that tell the aspect: its own words, or words of one of its values."""
        return [hit for hit in self.hits if hit.coverage == 1 and hit.entry.kind in ("aspect", "less", "more")]

    def tells_aspect(self, token: int) -> bool:
        """Whether a token tells an aspect."""
        return any(place == token for place, _ in self._naming_in.get(self.clauses.of[token], ()))

    @cached_property
    def _naming_in(self) -> Mapping[int, list[tuple[int, str]]]:
        """Clause -> the tokens in it that tell an aspect, each with the aspect."""
        places = [(place, hit.entry.aspect) for hit in self.naming for place in hit.tokens]
        return grouped(places, lambda each: [self.clauses.of[each[0]]])


def grouped(them: Iterable[T], places: Callable[[T], Iterable[int]]) -> Mapping[int, list[T]]:
    """Some things by the places (clauses, tokens) that each stands at: what is asked of a place costs no look at all others."""
    found: dict[int, list[T]] = defaultdict(list)
    for each in them:
        for place in places(each):
            found[place].append(each)
    return found


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


def of_family(service: Service, kind: str) -> list[Aspect]:
    """The aspects of a kind of which the same words are said: "sooner" of a last day, and of an appointment."""
    return of_kind(service, *(("date", "appointment") if kind == "date" else (kind,)))
