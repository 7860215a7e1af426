"""The words of a service, compiled: every phrase that its file gives, as telling terms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from math import log
from typing import Literal

from dialogs.domain.case import OUTCOME
from dialogs.domain.folding import fold
from dialogs.domain.service import Aspect, Language, Phrases, Service, Text
from dialogs.language import pack
from dialogs.language.function_words import (
    CONCEPTS,
    CONJUNCTIONS,
    KIND_NAMES,
    LIGHT,
    MINOR,
    NOT,
    NOTHING,
    REMOVE,
    STOP,
)
from dialogs.language.ordinary import ORDINARY
from dialogs.understanding.lexicon.allergens import harmful
from dialogs.understanding.lexicon.frequency import Rhythm, rhythm_of
from dialogs.understanding.lexicon.labels import Labels
from dialogs.understanding.text.stems import Term, root, term
from dialogs.understanding.text.tokens import Line, read
from dialogs.understanding.text.typos import Corrector

Kind = Literal["option", "outcome", "aspect", "less", "more", "vague", "service"]
ENOUGH = 0.66
"""The share of a phrase's weight that must be said."""
_ROUNDING = 1e-9
_MINOR_WEIGHT = 0.4
_LEAST = 2  # letters of a word before the ending of its comparative


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as a service file gives it. `label`: it is the bare label of an option."""

    kind: Kind
    aspect: str
    values: tuple[str, ...]
    language: Language
    text: str
    label: bool = False
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase, compiled. `weights` say how telling each term is in this service; `total` is their sum, `least` how many terms are at least said; `line` is its folded text.

    `required` are the terms that must be said; of `minors`, one. `label`: a label of one telling word, which may be that
    of other aspects too. `named`: the phrase names its aspect. `derived`: the service file does not say it itself.
    `literal`: it must be said word for word. `majors` are the terms that tell more than its aspect: of two, one is not enough.
    """

    kind: Kind
    aspect: str
    values: tuple[str, ...]
    terms: tuple[Term, ...]
    weights: tuple[float, ...]
    total: float
    least: int
    required: frozenset[int]
    line: str
    label: bool = False
    named: bool = False
    derived: bool = False
    minors: frozenset[int] = frozenset()
    literal: bool = False
    majors: frozenset[int] = frozenset()

    @property
    def negative(self) -> bool:
        """Whether the phrase itself says "no" or "without"."""
        return any(NOT in term for term in self.terms)


class Lexicon:
    """All phrases of a service. Built once a service; reading it never changes it."""

    def __init__(self, service: Service) -> None:
        phrases = [(phrase, read(phrase.text)) for phrase in _phrases(service)]
        names = _names(phrases)
        spread: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for phrase, line in phrases:
            for word in telling(line, phrase.language):
                spread[root(word, phrase.language)].add((phrase.kind, phrase.aspect, *phrase.values))
        self.entries = tuple(
            dict.fromkeys(_entry(phrase, line, spread, names) for phrase, line in phrases if _says_something(line))
        )
        self.index: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for place, wanted in enumerate(entry.terms):
                for key in wanted:
                    self.index[key].append((number, place))
        self.labels = Labels(service, _standing_for(phrases))
        self.harmful = harmful(service, _elsewhere(service, phrases))
        self.removing = frozenset(_removing(service))
        self.sizes = frozenset(_sizes(service))
        self.rhythms = dict(_rhythms(phrases))
        self.removals = frozenset(
            (phrase.aspect, value) for phrase, line in phrases for value in phrase.values if _removes(line)
        )
        self.correct = Corrector(word for _, line in phrases for word in line.text.split() if word.isalpha())


def _removes(line: Line) -> bool:
    """Whether a phrase says that something is taken away."""
    return any(CONCEPTS.get(token.text) == REMOVE for token in line.tokens)


def _standing_for(phrases: list[tuple[Phrase, Line]]) -> Iterator[tuple[str, str, str]]:
    """All phrases as aspect, value and folded text."""
    for phrase, line in phrases:
        if not phrase.derived:
            yield phrase.aspect, ",".join(phrase.values), line.text


def _removing(service: Service) -> Iterator[str]:
    """The roots of the verbs for taking some off: the language's, and the trade's."""
    for language in pack.heard():
        for verb in (*pack.words("removal.verbs", language), *service.removing.to(language)):
            yield root(fold(verb), language)


def _sizes(service: Service) -> Iterator[str]:
    """What sizes of the trade's own are called."""
    for gauge in (aspect.gauge for aspect in service.aspects):
        yield from (fold(word) for word in gauge.words.every) if gauge else ()


def _elsewhere(service: Service, phrases: list[tuple[Phrase, Line]]) -> set[str]:
    """The roots of the words for values of other questions than the one that must be answered for safety."""
    safety = {aspect.id for aspect in service.aspects if aspect.facet == "comfort_and_safety"}
    said = [(phrase, line) for phrase, line in phrases if phrase.kind == "option" and phrase.aspect not in safety]
    return {root(word, phrase.language) for phrase, line in said for word in telling(line, phrase.language)}


def _rhythms(phrases: list[tuple[Phrase, Line]]) -> Iterator[tuple[Rhythm, tuple[str, str]]]:
    """Every rhythm that words of a value tell, with the aspect and the value."""
    for phrase, line in phrases:
        rhythm = rhythm_of(line.text) if phrase.kind == "option" else None
        if rhythm:
            yield rhythm, (phrase.aspect, phrase.values[0])


@dataclass(frozen=True, eq=False)
class _Held:
    """A service as a key: equal to nothing but the very same object."""

    service: Service

    def __hash__(self) -> int:
        return id(self.service)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.service is self.service


@lru_cache(maxsize=64)
def _lexicon(held: _Held, languages: pack.Languages) -> Lexicon:
    return Lexicon(held.service)


def lexicon(service: Service) -> Lexicon:
    """The compiled phrases of a service, kept for the next message."""
    return _lexicon(_Held(service), pack.heard())


def telling(line: Line, language: Language) -> list[str]:
    """The telling words of a phrase, in order; all of its words when none is telling.

    The particle that ends a verb ("take in", "try it on") tells.
    """
    words = [token.text for token in line.tokens]
    kept = [word for word in words if word not in STOP]
    if len(words) in _OF_A_VERB and words[-1] in pack.words("lexicon.closing_particles", language) and kept:
        kept.append(words[-1])
    return kept or words


def _says_something(line: Line) -> bool:
    """Whether a phrase is more than a negation ("aucune"), which by itself is an answer but no statement."""
    return any(token.text not in NOTHING | CONJUNCTIONS for token in line.tokens)


def _entry(
    phrase: Phrase, line: Line, spread: dict[str, set[tuple[str, ...]]], names: dict[str, dict[str, Term]]
) -> Entry:
    words = telling(line, phrase.language)
    alike = names.get(phrase.aspect, {}) if phrase.kind != "aspect" else {}
    required = {
        number
        for number, word in enumerate(words)
        if word[0].isdigit() or word in CONCEPTS or word in _TURNING or word in _CLOSING
    }
    if any(word[0].isdigit() for word in words):
        required = set(range(len(words)))  # "12 mm" is no "12 mm on top"
    major = [word for word in words if not _is_small(word)]
    if any(CONCEPTS.get(word) in (NOT, "<keep>") for word in words) and all(word in alike for word in major):
        required = set(range(len(words)))  # "leave the trees alone" is not said by "leave the trees"
    weights = tuple(_weight(word, len(spread[root(word, phrase.language)])) for word in words)
    majors = frozenset(n for n, word in enumerate(words) if not _is_small(word) and word not in alike)
    return Entry(
        kind=phrase.kind,
        aspect=phrase.aspect,
        values=phrase.values,
        terms=tuple(term(word, phrase.language) | alike.get(word, frozenset()) for word in words),
        weights=weights,
        total=sum(weights),
        least=_least(weights),
        required=frozenset(required),
        line=f" {line.text} ",
        label=phrase.label and (len(major) <= 1 or words[0][0].isdigit()),
        named=any(word in alike for word in words),
        derived=phrase.derived,
        literal=_tells_little(phrase, line, words, alike),
        majors=majors,
        minors=frozenset(n for n, word in enumerate(words) if word in MINOR) if len(major) == 1 else frozenset(),
    )


def _least(weights: tuple[float, ...]) -> int:
    """How many terms must be said at the very least for a phrase to be said."""
    heaviest = accumulate(sorted(weights, reverse=True))
    return 1 + sum(weight < ENOUGH * sum(weights) - _ROUNDING for weight in heaviest)


def _tells_little(phrase: Phrase, line: Line, words: list[str], alike: dict[str, Term]) -> bool:
    """Whether a phrase for a value means it only as a whole: each of its words alone names its aspect, or next to nothing."""
    vague = all(
        word in alike
        or word in STOP
        or word in _PARTICLES
        or ((word in MINOR or word in LIGHT) and word not in CONCEPTS)
        for word in words
    )
    major = [word for word in words if not _is_small(word)]
    common = (
        len(major) == 1
        and major[0] in _COMMON
        and not CONCEPTS.keys() & {*words}
        and len(line.tokens) >= _SENTENCE - (phrase.kind == "outcome")
    )
    return phrase.kind in ("option", "outcome") and (vague or common) and len(line.tokens) > 1 and not phrase.label


_COMMON = ORDINARY | pack.words("function_words.small")
_SENTENCE = 3  # tokens of a phrase that means nothing by its one common word: "i will be home" is not said by "home"


_PARTICLES = pack.words("lexicon.particles")
_CLOSING = pack.words("lexicon.closing_particles")
_OF_A_VERB = (2, 3)  # words of a verb with its particle
_TURNING = pack.words("lexicon.turning")


def _weight(word: str, spread: int) -> float:
    """How telling a word is: the fewer targets share it, the more."""
    if _is_small(word):
        return _MINOR_WEIGHT
    return log(1 + 200 / max(spread, 1))


def _is_small(word: str) -> bool:
    return word in MINOR or word in LIGHT or word in CONCEPTS


def _names(phrases: list[tuple[Phrase, Line]]) -> dict[str, dict[str, Term]]:
    """Aspect -> each of its one-word names -> the keys of all of them, which may stand for one another in a phrase.

    A name that occurs with one option only ("moustache") tells that option, so it is not a mere name.
    """
    names: dict[str, dict[str, Term]] = defaultdict(dict)
    options: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, line in phrases:
        words = telling(line, phrase.language)
        if phrase.kind == "aspect" and len(words) == 1 and phrase.language:
            names[phrase.aspect][words[0]] = term(words[0], phrase.language)
    seen: set[tuple[str, str, tuple[str, ...]]] = set()
    for phrase, line in phrases:
        for word in set(telling(line, phrase.language)) if phrase.kind == "option" else ():
            if word in names[phrase.aspect] and (phrase.aspect, word, phrase.values) not in seen:
                seen.add((phrase.aspect, word, phrase.values))
                options[phrase.aspect][word] += 1
    result: dict[str, dict[str, Term]] = {}
    for aspect, terms in names.items():
        mere = [word for word in terms if options[aspect][word] != 1]
        together = frozenset().union(*(terms[word] for word in mere))
        result[aspect] = dict.fromkeys(mere, together)
    return result


def _phrases(service: Service) -> Iterator[Phrase]:
    """Every phrase of a service file, and those that follow from them."""
    named: set[str] = set()
    for aspect in service.aspects:
        yield from _said("aspect", aspect.id, (), aspect.words, aspect.label)
        if aspect.kind not in named:
            named.add(aspect.kind)
            yield from _said(
                "aspect", aspect.id, (), KIND_NAMES.get("date" if aspect.dated else aspect.kind, Phrases())
            )
        yield from _of_options(aspect)
        yield from _of_directions(aspect)
    for outcome in service.outcomes:
        yield from _said("outcome", OUTCOME, (outcome.id,), outcome.words, outcome.label)
    for vague in service.vague:
        yield from _said("vague", vague.aspect, vague.values, vague.words)
    yield from _said("service", "", (), service.words, service.name)


def _said(
    kind: Kind, aspect: str, values: tuple[str, ...], words: Phrases, label: Text | None = None
) -> Iterator[Phrase]:
    for language in pack.heard():
        for text in words.to(language):
            yield Phrase(kind, aspect, values, language, text)
        if label:
            yield Phrase(kind, aspect, values, language, label.to(language), label=kind == "option")


def _of_options(aspect: Aspect) -> Iterator[Phrase]:
    """The words of each option, its label, and its label beside the name of the aspect."""
    for option in aspect.options:
        for phrase in _said("option", aspect.id, (option.id,), option.words, option.label):
            yield phrase
            if (kept := _left(phrase)) != phrase.text:
                yield replace(phrase, text=kept, derived=True)
        for language in pack.heard():
            text = f"{aspect.label.to(language)} {option.label.to(language)}"
            yield Phrase("option", aspect.id, (option.id,), language, text)


def _left(phrase: Phrase) -> str:
    """What is not to be touched is to be left."""
    touching = pack.expression("lexicon.not_to_touch", before="", after="").by_language.get(phrase.language)
    leave = pack.phrase("lexicon.leave", phrase.language)
    return touching.sub(f"{leave} ", phrase.text) if touching else phrase.text


def _of_directions(aspect: Aspect) -> Iterator[Phrase]:
    """Words for less and more; and "too short", "less short", which wish for more where "shorter" is less."""
    for kind, other in _OPPOSITES.items():
        direction = aspect.less if kind == "less" else aspect.more
        if direction is None:
            continue
        for phrase in _said(kind, aspect.id, (), direction.words, direction.label):
            yield phrase
            for meant, text in _excesses(kind, other, phrase):
                yield Phrase(meant, aspect.id, (), phrase.language, text, derived=True)


_OPPOSITES: dict[Kind, Kind] = {"less": "more", "more": "less"}


def _excesses(kind: Kind, other: Kind, phrase: Phrase) -> Iterator[tuple[Kind, str]]:
    """ "plus court" (less) -> "trop court" (more); "moins long" (less) -> "trop long" (less); "shorter" -> "less short" (more)."""
    language, words = phrase.language, phrase.text.split()
    too = pack.phrase("lexicon.too", language)
    for place, word in enumerate(words):
        before, after = words[:place], words[place + 1 :]
        if word in pack.words("lexicon.more", language) and (before or after):
            yield other, " ".join([*before, too, *after])
        elif word in pack.words("lexicon.less", language) and (before or after):
            kept = [each for each in before if each not in pack.words("lexicon.not", language)]
            yield kind, " ".join([*kept, too, *after])
        elif positive := _positive(word, language):
            for opposed in (too, *pack.listed("lexicon.opposed", language)):
                yield other, " ".join([*before, opposed, positive, *after])


def _positive(word: str, language: Language) -> str:
    """ "shorter" -> "short", "slimmer" -> "slim", "easier" -> "easy", "wider" -> "wide"; "" for what is no comparative."""
    if word in pack.words("lexicon.no_comparatives", language):
        return ""
    endings = pack.table("lexicon.comparatives", language).items()
    found = (word.removesuffix(end) + positive for end, positive in endings if word.endswith(end))
    return next((each for each in found if word.isalpha() and len(each) >= _LEAST), "")
