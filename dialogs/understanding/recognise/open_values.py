"""Values that no list has, where any may be said: a colour by its name or code, what stands beside the name of its aspect."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from dialogs.domain.folding import fold
from dialogs.domain.service import LANGUAGES, Aspect
from dialogs.domain.value import open_value
from dialogs.language.function_words import CONJUNCTIONS, JOINING, LIGHT, MINOR, NEGATORS, STOP
from dialogs.language.ordinary import ORDINARY
from dialogs.language.pack import packs, table
from dialogs.understanding.text.tokens import words_of
from dialogs.understanding.utterance import CERTAIN, Candidate, Utterance

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

_NAMES = table("colours.names")
_HEX = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-z])", re.IGNORECASE)
_LONGEST = 4  # words of a colour's name
_MOST = 2  # words of a value that stands beside the name of its aspect
_WEAK = 1.0  # any word that the service knows says better what it is
_VALUES = ("option", "vague")
_SMALL = STOP | JOINING
_NAMES_FIRST = 2
_UNTELLING = _SMALL | LIGHT | MINOR | NEGATORS | CONJUNCTIONS


def open_values(utterance: Utterance) -> Iterator[Candidate]:
    """Every value of an open aspect that is said in other words than those of the service file."""
    aspects = [aspect for aspect in utterance.service.aspects if aspect.open and not aspect.allergy]
    palettes = [aspect for aspect in aspects if palette(aspect)]
    yield from _colours(utterance, palettes)
    for aspect in aspects:
        if aspect not in palettes:
            yield from _beside_its_name(utterance, aspect)


def nearest_colour(aspect: Aspect, words: str) -> str:
    """The listed colour that is nearest to the one that some words name; "" where they name none."""
    meant, known = colour(words), palette(aspect)
    return min(known, key=lambda value: _apart(known[value], meant)) if meant and known else ""


def palette(aspect: Aspect) -> dict[str, Colour]:
    """The options that are colours, where most are: option id -> its colour."""
    found = {option.id: named for option in aspect.options if (named := _first(map(colour, option.label.every)))}
    return found if 2 * len(found) > len(aspect.options) else {}


def colour(words: str) -> Colour | None:
    """The colour that a name or a code says, in any language.

    >>> colour("Bleu marine"), colour("#fff"), colour("soon")
    ((0, 0, 128), (255, 255, 255), None)
    """
    code = words.lstrip("#") if _HEX.fullmatch(words) else _every_name().get(fold(words).replace("'", " "), "")
    code = "".join(2 * digit for digit in code) if len(code) == 3 else code
    return (int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)) if code else None


@lru_cache(maxsize=1)
def _every_name() -> dict[str, str]:
    return {name: code for pack in packs().values() for name, code in pack["colours.names"].items()}


def _first(found: Iterator[Colour | None]) -> Colour | None:
    return next((each for each in found if each is not None), None)


def _apart(one: Colour, other: Colour) -> float:
    """How far two colours are apart to the eye (squared; the "redmean" approximation)."""
    red = (one[0] + other[0]) / 2
    r, g, b = (a - z for a, z in zip(one, other, strict=True))
    return (2 + red / 256) * r * r + 4 * g * g + (2 + (255 - red) / 256) * b * b


def _colours(utterance: Utterance, palettes: list[Aspect]) -> Iterator[Candidate]:
    """Colours beside the name of an aspect that has one, which decides whose they are."""
    for tokens, words in _named_colours(utterance) if palettes else ():
        aspect = utterance.named(tokens[-1], palettes, tokens[0])
        if aspect is not None and not _is_listed(aspect, words):
            stands = _by_the_author(utterance, aspect, tokens) or nearest_colour(aspect, words)
            weight = CERTAIN * 1.5 + len(tokens) + 1
            value = open_value(stands, words)
            yield Candidate(aspect.id, "is", (value,), tokens, frozenset(tokens), weight, kind="open")


def _named_colours(utterance: Utterance) -> Iterator[tuple[range, str]]:
    """The colours in the line: their tokens, and their names as they were written, the longest first at each place."""
    line, place = utterance.line, 0
    codes = {tokens[0]: tokens for match in _HEX.finditer(line.original) if (tokens := line.tokens_at(*match.span()))}
    while place < len(line.tokens):
        ends = range(min(place + _LONGEST, len(line.tokens)), place, -1)
        end = next((end for end in ends if _is_name(" ".join(map(line.text_of, range(place, end))))), None)
        if place in codes:
            tokens = range(codes[place][0], codes[place][-1] + 1)
            yield tokens, "#" + line.quote(tokens).lstrip("#")
            place = tokens.stop
        elif end:
            yield range(place, end), line.quote(range(place, end))
            place = end
        else:
            place += 1


def _is_name(words: str) -> bool:
    """Whether words name a colour; "or" is a word of English before it is gold in French."""
    return words in _NAMES and words not in CONJUNCTIONS | STOP


def _is_listed(aspect: Aspect, words: str) -> bool:
    """Whether a value is in the list by just these words."""
    return any(fold(words) == fold(label) for option in aspect.options for label in option.label.every)


def _by_the_author(utterance: Utterance, aspect: Aspect, tokens: range) -> str:
    """The listed value that the service file itself has these words for."""
    entries = (hit.entry for hit in utterance.hits if hit.coverage == 1 and {*tokens} <= {*hit.tokens})
    found = (e.values[0] for e in entries if e.kind == "option" and e.aspect == aspect.id and len(e.values) == 1)
    return next(found, "")


def _beside_its_name(utterance: Utterance, aspect: Aspect) -> Iterator[Candidate]:
    """What stands right after the name of an aspect ("parfum pistache"), or before it ("pistachio flavour")."""
    for mention in utterance.mentions:
        said = mention.entry.aspect != aspect.id or _is_said(utterance, aspect, mention.tokens[0])
        if said or mention.entry.line not in _first_names(aspect):
            continue
        for tokens in (_after(utterance, mention.tokens[-1] + 1), _before(utterance, mention.tokens[0] - 1)):
            if tokens and utterance.clauses.negated(tokens[0], tokens[-1], ()) is None:
                value = open_value("", utterance.line.quote(tokens))
                yield Candidate(aspect.id, "is", (value,), tokens, frozenset(tokens), _WEAK, kind="open")


def _first_names(aspect: Aspect) -> set[str]:
    """What an aspect is called first of all, in each language: beside its other names ("sponge") much else is said."""
    words = (word for language in LANGUAGES for word in aspect.words.to(language)[:_NAMES_FIRST])
    return {words_of(name) for name in (*aspect.label.every, *words)}


def _is_said(utterance: Utterance, aspect: Aspect, token: int) -> bool:
    """Whether the clause of a name says one of the listed values."""
    here = utterance.clauses.of[token]
    hits = (hit.tokens for hit in utterance.hits if hit.entry.aspect == aspect.id and hit.entry.kind in _VALUES)
    spots = (spot.tokens for spot in utterance.spots if spot.aspect == aspect.id and spot.option)
    return any(utterance.clauses.of[place] == here for tokens in (*hits, *spots) for place in tokens)


def _after(utterance: Utterance, start: int) -> range:
    """One word or two after the small words, which end their clause; none where they say anything else."""
    line, stop = utterance.line, _end_of_clause(utterance, start)
    while start < stop and line.text_of(start) in _SMALL | {":"}:
        start += 1
    tokens = range(start, stop)
    return tokens if 0 < len(tokens) <= _MOST and _tells_nothing_known(utterance, tokens) else range(0)


def _end_of_clause(utterance: Utterance, start: int) -> int:
    """Where the words after a place end: at a mark, a conjunction or the end of the clause."""
    line, of, stop = utterance.line, utterance.clauses.of, start
    while stop < len(line.tokens) and of[stop] == of[start] and (line.text_of(stop)[:1].isalnum() or stop == start):
        if line.text_of(stop) in CONJUNCTIONS:
            break
        stop += 1
    return stop


def _before(utterance: Utterance, last: int) -> range:
    """The word right before a name, after a small word or at the beginning."""
    tokens = range(last, last + 1)
    if last < 0 or not _tells_nothing_known(utterance, tokens):
        return range(0)
    alone = (
        last == 0 or utterance.line.text_of(last - 1) in _UNTELLING or not utterance.line.text_of(last - 1).isalnum()
    )
    return tokens if alone and utterance.clauses.of[last] == utterance.clauses.of[last + 1] else range(0)


def _tells_nothing_known(utterance: Utterance, tokens: Collection[int]) -> bool:
    """Whether words are plain ones that neither the service nor everyday talk uses."""
    known = {token for hit in utterance.hits if hit.coverage == 1 for token in hit.tokens} | utterance.masked
    known |= {token for spot in utterance.spots for token in spot.tokens} | utterance.asking
    words = [utterance.line.text_of(token) for token in tokens]
    return known.isdisjoint(tokens) and all(
        w.isalpha() and len(w) > 2 and w not in _UNTELLING | ORDINARY for w in words
    )
