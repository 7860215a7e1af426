"""Names and labels spelled out in a line: what a service file itself calls its aspects and their values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dialogs.domain.service import LANGUAGES, Aspect, Language, Option, Service
from dialogs.language import pack
from dialogs.language.function_words import (
    CONCEPTS,
    CONJUNCTIONS,
    JOINING,
    LIGHT,
    MINOR,
    NEGATORS,
    NOTHING,
    STOP,
)
from dialogs.understanding.text.stems import Term, keys, term
from dialogs.understanding.text.tokens import Line, read

_MARKS = frozenset('(),+:"')
_ARTICLES = pack.words("lexicon.articles")
_COMMON = pack.words("lexicon.common")
"""Words of labels that are said of anything, and tell no value by themselves."""

_RELATIVE = pack.words("lexicon.relative")
"""Labels that may be those of any part."""

_UNTELLING = _COMMON | STOP | MINOR | LIGHT | NOTHING | JOINING | CONCEPTS.keys()
_DENYING = NEGATORS | pack.words("lexicon.excluding")
_HEAD = re.compile(r"^([^(,]+?)\s*[(,]")
_PLURAL = pack.words("lexicon.plural")
_INFLECTED = frozenset(language for language in LANGUAGES if pack.words("lexicon.inflected", language))
"""Languages whose labels are understood in any gender and number."""
_LONGEST = 15  # tokens of a label
_SHORTEST = 3  # letters of a label that is understood without the name of its aspect


@dataclass(frozen=True, slots=True)
class Spot:
    """Some tokens that spell the name of an aspect or, with an `option`, the label of one of its values.

    `nothing`: the label says only that there is none. `telling`: it is no other value's, and needs no name beside it.
    `short`: it is one word of a longer label, which only that label has. `text`: what is spelled, for `explain`.
    """

    tokens: range
    aspect: str
    option: str = ""
    nothing: bool = False
    telling: bool = False
    short: bool = False
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class _Spelling:
    terms: tuple[Term, ...]
    aspect: str
    option: str = ""
    nothing: bool = False
    telling: bool = False
    short: bool = False
    text: str = field(default="", compare=False)


class Labels:
    """The names and labels of a service, compiled; `phrases` are all others that it gives, by what they stand for."""

    def __init__(self, service: Service, phrases: Iterable[tuple[str, str, str]]) -> None:
        others: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for aspect, option, text in phrases:
            others[_singular(text)].add((aspect, option))
        self._by_key: dict[str, list[_Spelling]] = defaultdict(list)
        for spelling in dict.fromkeys(_spellings(service, others)):
            for key in spelling.terms[0]:
                self._by_key[key].append(spelling)

    def spots(self, line: Line) -> list[Spot]:
        """Where the line spells one, in order; not what is only a part of a longer one."""
        words = [keys(token.text) for token in line.tokens]
        found = [spot for place in range(len(words)) for spot in self._at(words, line, place)]
        longest: dict[int, int] = {}
        for spot in found:
            longest[spot.tokens[0]] = max(spot.tokens[-1], longest.get(spot.tokens[0], 0))
        return [spot for spot in dict.fromkeys(found) if not _within_longer(spot, longest)]

    def _at(self, words: Sequence[Term], line: Line, place: int) -> Iterator[Spot]:
        spellings = {spelling: None for key in words[place] for spelling in self._by_key.get(key, ())}
        for spelling in spellings:
            end = _end(spelling.terms, words, line, place)
            if end:
                yield Spot(
                    range(place, end),
                    spelling.aspect,
                    spelling.option,
                    spelling.nothing,
                    spelling.telling,
                    spelling.short,
                    spelling.text,
                )


def _end(terms: tuple[Term, ...], words: Sequence[Term], line: Line, place: int) -> int:
    """Where a spelling that begins at a place ends, marks within it set aside; 0 where it is not spelled."""
    start = place
    for number, wanted in enumerate(terms):
        while number and place < len(words) and line.tokens[place].text in _MARKS and not words[place] & wanted:
            place += 1
        if place >= len(words) or not words[place] & wanted:
            return 0
        place += 1
    return place + (line.text_of(place) == ")" and any(line.text_of(each) == "(" for each in range(start, place)))


def _within_longer(spot: Spot, longest: dict[int, int]) -> bool:
    """Whether a spot is only a part of another ("number" of "number of servings"), by where those end at each start."""
    first, last = spot.tokens[0], spot.tokens[-1]
    earlier = range(max(first - _LONGEST, 0), first)
    return longest.get(first, last) > last or any(longest.get(start, -1) >= last for start in earlier)


def _spellings(service: Service, others: Mapping[str, Collection[tuple[str, str]]]) -> Iterator[_Spelling]:
    for aspect in service.aspects:
        for language in pack.heard():
            for name in (aspect.label.to(language), *aspect.words.to(language)):
                if _folded(name) not in STOP | CONJUNCTIONS:
                    yield _Spelling(
                        _terms(name), aspect.id, text=name
                    )  # to the letter: "désherbant" is no form of "désherbage"
            for option in aspect.options:
                yield from _of_option(aspect, option, language, others)


def _of_option(
    aspect: Aspect, option: Option, language: Language, others: Mapping[str, Collection[tuple[str, str]]]
) -> Iterator[_Spelling]:
    label = option.label.to(language)
    for text in _variants(aspect, option, label, language):
        folded = _folded(text)
        nothing = all(word in NOTHING for word in folded.split())
        telling = (
            text in (label, _without_article(label))
            and len(folded) >= _SHORTEST
            and not nothing
            and folded not in _RELATIVE
            and not _shared(aspect, option, folded, others)
        )
        yield _Spelling(_terms(text, language), aspect.id, option.id, nothing, telling, text=text)
    for word in _keywords(aspect, option, label, language):
        yield _Spelling(_terms(word, language), aspect.id, option.id, short=True, text=label)


def _variants(aspect: Aspect, option: Option, label: str, language: Language) -> Iterator[str]:
    """A label, what stands in it before a comma or bracket, and each without its article; other words for "none"."""
    yield label
    head = _HEAD.match(label)
    for text in (label, head[1] if head else ""):
        for shorter in (text, _without_article(text)):
            if shorter not in ("", label) and not _says_other(aspect, option, shorter, language):
                yield shorter
    if option.id == aspect.nothing:
        yield from sorted(pack.words("lexicon.none", language))


def _keywords(aspect: Aspect, option: Option, label: str, language: Language) -> Iterator[str]:
    """The words of a label that no other value of its aspect has ("réchauffer" of "réchauffer et servir")."""
    words = [word for word in _folded(label).split() if word.isalpha() and len(word) >= _SHORTEST]
    denies = not _DENYING.isdisjoint(_folded(label).split())  # "nap" is not "except at nap time"
    for word in words if not denies and len(_folded(label).split()) > 1 else ():
        labels = (other.label.to(language) for other in aspect.options if other.id != option.id)
        names = (aspect.label.to(language), *aspect.words.to(language))
        known = {each for text in (*labels, *names) for each in _folded(text).split()}
        if word not in known | _UNTELLING and _singular(word) not in known:
            yield word


def _says_other(aspect: Aspect, option: Option, text: str, language: Language) -> bool:
    """Whether a shortened label is as good for another value, or only names the aspect."""
    others = [other for other in aspect.options if other.id != option.id]
    said = [phrase for other in others for phrase in (other.label.to(language), *other.words.to(language))]
    names = (aspect.label.to(language), *aspect.words.to(language))
    folded = _folded(text)
    inside = any(f" {folded} " in f" {_folded(phrase)} " for phrase in said)
    return inside or any(_singular(folded) == _singular(_folded(name)) for name in names)


def _without_article(label: str) -> str:
    words = _folded(label).split()
    bare = next((place for place, word in enumerate(words) if word not in _ARTICLES), 0)
    return " ".join(words[bare:]) if bare and (len(words) - bare > 1 or words[bare] not in STOP) else ""


def _shared(aspect: Aspect, option: Option, folded: str, others: Mapping[str, Collection[tuple[str, str]]]) -> bool:
    """Whether a label stands for something else as well, or is a quantity, which any aspect may have."""
    if any(char.isdigit() for char in folded):
        return True
    return any(other != (aspect.id, option.id) for other in others.get(_singular(folded), ()))


def _folded(text: str) -> str:
    return _folded_by(text, pack.heard())


@lru_cache(maxsize=8192)
def _folded_by(text: str, languages: pack.Languages) -> str:
    return " ".join(token.text for token in read(text).tokens if token.text not in _MARKS)


def _terms(text: str, language: Language | None = None) -> tuple[Term, ...]:
    return tuple(_exactly(word, language) for word in _folded(text).split())


def _exactly(word: str, language: Language | None) -> Term:
    """What stands for a word: in a language of many endings any form of it, else the word and its plural."""
    if word in STOP or word in CONCEPTS or word in NOTHING or not word.isalpha():
        return frozenset({word})
    if language in _INFLECTED:
        return term(word, language)
    return frozenset({word, _singular(word), *(word + ending for ending in _PLURAL)})


def _singular(text: str) -> str:
    ending = next((ending for ending in _PLURAL if text.endswith(ending)), "")
    return text.removesuffix(ending)


class Spots:
    """The spots of a line, by the tokens that they cover. Every question is answered from the tokens around."""

    def __init__(self, found: Iterable[Spot]) -> None:
        self._all = tuple(found)
        self.anchored = frozenset(spot.aspect for spot in self._all if spot.telling or not spot.option)
        """The aspects that are named, or that a label tells which can be no other's."""
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
