"""Where a line spells names and labels, and what each of its tokens is then a part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from dialogs.understanding.labels import Spot


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
