"""What a person knows of the service: its aspects and values by their names, found in texts by plain containment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialogs.domain.service import Aspect, Language, Service
from dialogs.simulation.client.button_words import bare
from dialogs.simulation.client.numerals import amount_in, day_in

Plan = Mapping[str, tuple[str, ...]]
"""Aspect id -> the values that a text names for it (option ids, or one canonical quantity), in order."""

_STOP = re.compile(
    r"[;•]|(?<!lun)(?<!mar)(?<!mer)(?<!jeu)(?<!ven)(?<!sam)(?<!dim)(?<!janv)(?<!févr)(?<!juil)(?<!sept)(?<!oct)(?<!nov)(?<!déc)\.\s|$"
)
"""Where the values of an aspect end: not at the point of a shortened day or month ("sam. 28 nov.")."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a text: what it stands for, and where."""

    what: str
    start: int
    end: int


class Names:
    """Names to be found as whole words, the longer before the shorter."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = {bare(name): what for name, what in sorted(names.items(), key=lambda it: -len(it[0]))}
        either = "|".join(re.escape(name) for name in self._names) or r"(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """What is named between two places of a text already made `bare`, in order."""
        for match in self._pattern.finditer(text, start, len(text) if end is None else end):
            yield Found(self._names[match[0]], match.start(), match.end())

    def whole(self, text: str) -> str:
        """What a text that is nothing but one name stands for; "" otherwise."""
        return self._names.get(text, "")


class Domain:
    """The service as a person of that language knows it."""

    def __init__(self, service: Service, language: Language) -> None:
        self.service, self.language = service, language
        self.aspects = Names({aspect.label.to(language): aspect.id for aspect in service.aspects})
        self.asks = Names({aspect.ask.to(language): aspect.id for aspect in service.aspects})
        self.options = {a.id: _options(a, language) for a in service.aspects if a.options}
        self.outcomes = Names({known.label.to(language): known.id for known in service.outcomes})
        self.critiques = Names(dict(_critiques(service, language)))
        self.currency = service.currency

    def asked(self, text: str) -> str:
        """The aspect that a text asks about: by the question's own words, else the last one that it names."""
        said = bare(text)
        asked = [found.what for found in self.asks.find(said)]
        named = [found.what for found in self.aspects.find(said)]
        return (asked or named or [""])[-1]

    def questioned(self, text: str) -> str:
        """The one aspect that a text asks about by the question's own words; "" when none or several."""
        asked = {found.what for found in self.asks.find(bare(text))}
        return asked.pop() if len(asked) == 1 else ""

    def all_asked(self, text: str) -> list[str]:
        """Every aspect that a text asks about by a question's own words, or names."""
        said = bare(text)
        return [found.what for names in (self.asks, self.aspects) for found in names.find(said)]

    def plan(self, text: str) -> Plan:
        """The values that a text names, each after the name of its aspect ("Dessus : 15 mm ; Côtés : 6 mm")."""
        said, plan, place = bare(text), {}, 0
        while (aspect := next(self.aspects.find(said, place), None)) is not None:
            values, place = self._after(self.service.aspect(aspect.what), said, aspect.end)
            if values and aspect.what not in plan:
                plan[aspect.what] = values
        return plan

    def _after(self, aspect: Aspect, said: str, start: int) -> tuple[tuple[str, ...], int]:
        """The values of an aspect that follow its name, up to the next aspect's name, and where they end."""
        values: list[str] = []
        stop = _STOP.search(said, start)
        limit, place = stop.start() if stop else len(said), start
        for found in self.options[aspect.id].find(said, start, limit) if aspect.options else ():
            if any(True for _ in self.aspects.find(said, place, found.start)):
                break
            values.append(found.what)
            place = found.end
        if not aspect.options and (quantity := self.quantity(aspect, said[start:limit])):
            return (quantity,), limit
        return tuple(values), place

    def values(self, aspect: Aspect, text: str) -> tuple[str, ...]:
        """The values of this aspect that a text names, in order."""
        if not aspect.options:
            quantity = self.quantity(aspect, bare(text))
            return (quantity,) if quantity else ()
        return tuple(dict.fromkeys(found.what for found in self.options[aspect.id].find(bare(text))))

    def quantity(self, aspect: Aspect, text: str) -> str:
        """The date or amount of this aspect in a text, in canonical form; "" when there is none."""
        if aspect.dated:
            return day_in(text)
        if aspect.kind in ("money", "number"):
            return amount_in(text, self.currency if aspect.kind == "money" else aspect.unit)
        return ""


def _options(aspect: Aspect, language: Language) -> Names:
    return Names({option.label.to(language): option.id for option in aspect.options})


def _critiques(service: Service, language: Language) -> Iterator[tuple[str, str]]:
    """Label of a critique -> "aspect less" or "aspect more"."""
    for aspect in service.aspects:
        for way, direction in (("less", aspect.less), ("more", aspect.more)):
            if direction is not None:
                yield direction.label.to(language), f"{aspect.id} {way}"
