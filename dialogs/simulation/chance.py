"""Draws from a seeded generator, in the few forms that the clients need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")


class Chance:
    """A seeded source of draws: the same seeds give the same draws, on every machine."""

    def __init__(self, *seeds: int) -> None:
        self._rng = np.random.default_rng(seeds)

    def happens(self, probability: float) -> bool:
        return bool(self._rng.random() < probability)

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return int(self._rng.integers(low, high + 1))

    def one_of(self, things: Sequence[T], weights: Sequence[float] | None = None) -> T:
        if weights is None:
            return things[self.between(0, len(things) - 1)]
        heap = np.cumsum(weights)
        return things[int(np.searchsorted(heap, self._rng.random() * heap[-1], side="right"))]

    def some_of(self, things: Sequence[T], count: int) -> list[T]:
        """`count` different things (all of them when there are fewer), in random order."""
        order = self._rng.permutation(len(things))
        return [things[int(place)] for place in order[:count]]
