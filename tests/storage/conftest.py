"""The stores that must keep the promises of the port."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.memory import MemoryShelf, MemoryStore
from storage.store import Store
from storage.tiny import TinyStore


class Stores:
    """Opens the same store again and again: each time on what the one before kept."""

    def __init__(self, kind: str, folder: Path) -> None:
        self._kind = kind
        self._folder = folder
        self._shelf = MemoryShelf()
        self._open: Store | None = None

    async def open(self) -> Store:
        self._open = await TinyStore.open(self._folder) if self._kind == "tiny" else MemoryStore(self._shelf)
        return self._open

    async def reopen(self) -> Store:
        await self.close()
        return await self.open()

    async def now_and_later(self) -> AsyncIterator[Store]:
        """The store as it is open, then as the next run finds it."""
        assert self._open
        yield self._open
        yield await self.reopen()

    async def close(self) -> None:
        if self._open:
            await self._open.close()
            self._open = None


@pytest.fixture(params=["tiny", "memory"])
async def stores(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stores]:
    stores = Stores(request.param, tmp_path)
    yield stores
    await stores.close()


@pytest.fixture
async def store(stores: Stores) -> Store:
    return await stores.open()
