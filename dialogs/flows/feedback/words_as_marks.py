"""Which lines the client's words about how it went are about, and what level they give each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations
from typing import cast

from dialogs.domain.means import Level
from dialogs.domain.service import LANGUAGES, Service, is_own
from dialogs.domain.specification import Requirement
from dialogs.language.function_words import STOP
from dialogs.understanding.result import Sign, Understanding
from dialogs.understanding.text.tokens import words_of


def levels(heard: Understanding, lines: tuple[Requirement, ...], service: Service) -> Mapping[str, Level]:
    """Requirement id -> the level that the words give it. "The rest" or "all" is every line not named otherwise."""
    found: dict[str, Level] = {}
    for sign in heard.about("level"):
        level = cast("Level", sign.says)
        about = named_lines(sign.words, lines, service, sign.about) or _read_of(sign, heard, lines)
        about = about or (() if "all" in sign.about else named_lines(sign.before, lines, service))
        found |= dict.fromkeys(about, level)
        if not about and "all" in sign.about:
            found = {r.id: level for r in lines} | found
    return found


def _read_of(sign: Sign, heard: Understanding, lines: tuple[Requirement, ...]) -> tuple[str, ...]:
    """The lines of which those words state something, by whatever name ("derrière" for the nape)."""
    stated = {reading.aspect for reading in heard.readings if reading.words and reading.words in sign.words}
    return tuple(r.id for r in lines if r.aspect in stated)


def named_lines(
    text: str, lines: tuple[Requirement, ...], service: Service, kinds: Collection[str] = ()
) -> tuple[str, ...]:
    """The lines that words name, by their aspect or their number; and those of some kinds of aspects."""
    said = words_of(text).split()
    words, numbers = {_stem(word) for word in said}, {int(word) for word in said if word.isdigit()}
    return tuple(
        r.id
        for n, r in enumerate(lines, 1)
        if n in numbers
        or {service.by_id[r.aspect].kind, "date" if service.by_id[r.aspect].dated else ""} & {*kinds}
        or any(names <= words for names in _names(r, service))
    )


def _names(requirement: Requirement, service: Service) -> Iterable[frozenset[str]]:
    """The sets of words any of which names the line: its aspect's label; of own words, most that tell something."""
    if is_own(requirement.aspect):
        telling = [_stem(word) for word in words_of(requirement.values[0]).split() if word not in STOP]
        return map(frozenset, combinations(telling[:TELLING], (len(telling[:TELLING]) + 1) // 2)) if telling else ()
    label = service.by_id[requirement.aspect].label
    return (frozenset(map(_stem, words_of(label.to(language)).split())) for language in LANGUAGES)


TELLING = 6
"""So many words of a line in own words are looked for."""


def _stem(word: str) -> str:
    return word.rstrip("s")


def complains(heard: Understanding) -> bool:
    """Whether the words say "less than agreed", of whatever it is."""
    return any(sign.says == "less" for sign in heard.about("level"))
