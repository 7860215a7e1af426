"""A ledger as a store: each coroutine of the port is a call of the ledger, in a thread where it needs one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any, ParamSpec, TypeVar, cast

from dialogs.domain.case import Case, Status, Summary
from dialogs.domain.person import Organisation, Person
from storage.ledger import Ledger
from storage.records import ORGANISATION, Key
from storage.store import AnyKept, Envelope, Kept

P = ParamSpec("P")
T = TypeVar("T")


class LedgerStore:
    """Fills the port `storage.store.Store`. One worker thread keeps the order of all that is asked of it."""

    def __init__(self, ledger: Ledger, worker: ThreadPoolExecutor | None = None) -> None:
        self._ledger = ledger
        self._worker = worker

    async def _run(self, act: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if self._worker is None:
            # Let others run here, as they do while the worker works.
            await asyncio.sleep(0)
            return act(*args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._worker, lambda: act(*args, **kwargs))

    async def _kept(self, key: Key) -> Kept[Any] | None:
        record = self._ledger.cached(key) or await self._run(self._ledger.read, key)
        return Kept(cast(Any, record.document), record.version) if record else None

    async def case(self, id: str) -> Kept[Case] | None:
        return await self._kept(Key("case", id))

    async def person(self, id: str) -> Kept[Person] | None:
        return await self._kept(Key("person", id))

    async def organisation(self) -> Kept[Organisation]:
        return await self._kept(ORGANISATION) or Kept(Organisation(), 0)

    async def save(self, *documents: AnyKept, envelopes: tuple[Envelope, ...] = ()) -> None:
        await self._run(self._ledger.save, documents, envelopes)

    async def unsent(self) -> tuple[Envelope, ...]:
        return await self._run(self._ledger.unsent)

    async def delivered(self, envelope: str, receipt: str = "") -> None:
        await self._run(self._ledger.delivered, envelope, receipt)

    async def receipt(self, *, to: str, case: str) -> str:
        return await self._run(self._ledger.receipt, to, case)

    async def cases(
        self, *, status: frozenset[Status] | None = None, due_by: datetime | None = None
    ) -> tuple[Summary, ...]:
        return await self._run(self._ledger.cases, status, due_by)

    async def next_due(self) -> datetime | None:
        return await self._run(self._ledger.next_due)

    async def reserve(self, count: int) -> int:
        return await self._run(self._ledger.reserve, count)

    async def put_photo(self, content: bytes) -> str:
        return await self._run(self._ledger.put_photo, content)

    async def photo(self, digest: str) -> bytes | None:
        return await self._run(self._ledger.photo, digest)

    async def erase(self, *, person: str = "", case: str = "") -> None:
        await self._run(self._ledger.erase, person, case)

    async def close(self) -> None:
        await self._run(self._ledger.close)
        if self._worker:
            self._worker.shutdown(wait=False)
