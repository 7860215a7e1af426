"""One at a time for a person or a case, side by side otherwise; and what was just taken in."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Hashable
from weakref import WeakValueDictionary


class Locks:
    """A lock for each name, there as long as somebody holds it or waits for it. First come, first served."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()

    def of(self, *name: Hashable) -> asyncio.Lock:
        return self._locks.setdefault(name, asyncio.Lock())


class Recent:
    """Remembers the latest `size` things."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._things: OrderedDict[Hashable, None] = OrderedDict()

    def __contains__(self, thing: Hashable) -> bool:
        return thing in self._things

    def add(self, thing: Hashable) -> None:
        self._things[thing] = None
        if len(self._things) > self._size:
            self._things.popitem(last=False)
