"""The rules that the embedded and the in-memory store share: versions, post, lists, numbers, erasing.

A ledger keeps its records on a shelf, and is used by one thread at a time.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from dialogs.domain.case import Case, Status, Summary, summarise
from dialogs.domain.person import Organisation
from storage.codec import encode
from storage.errors import Conflict
from storage.index import Post, Summaries, concerns
from storage.records import (
    NUMBERS,
    ORGANISATION,
    AnyRecord,
    Key,
    Numbers,
    Posted,
    Receipt,
    Record,
    key_of,
    next_version,
)
from storage.store import AnyKept, Envelope

CACHED = 2000
"""Records kept in memory; the oldest make room."""
BLOCK = 100
"""Numbers set apart in one write. After a kill the rest of a block is skipped; a close gives it back."""
DIGEST = re.compile(r"[0-9a-f]{64}")


class Shelf(Protocol):
    """Where records and photos lie."""

    def scan(self) -> Iterator[tuple[Key, AnyRecord]]:
        """Every record that can be read."""
        ...

    def read(self, key: Key) -> AnyRecord | None:
        """Raises Unreadable."""
        ...

    def write(self, changes: Mapping[Key, AnyRecord | None]) -> None:
        """Put each record in its place (None: remove it): all or nothing, durable on return."""
        ...

    def put_photo(self, digest: str, content: bytes) -> None: ...

    def photo(self, digest: str) -> bytes | None: ...

    def drop_photo(self, digest: str) -> None: ...

    def close(self) -> None: ...


class Ledger:
    """What the stores promise, on any shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._post = Post()
        self._summaries = Summaries()
        self._cache: dict[Key, AnyRecord] = {}
        self._next = 1
        for key, record in shelf.scan():
            self._adopt(key, record)
            if isinstance(record.document, Numbers):
                self._next = record.document.next
        self._limit = self._next

    def cached(self, key: Key) -> AnyRecord | None:
        """The record if it is in memory; safe from any thread."""
        return self._cache.get(key)

    def read(self, key: Key) -> AnyRecord | None:
        """The record, from memory if possible. Raises Unreadable."""
        if key not in self._cache:
            self._adopt(key, self._shelf.read(key))
        return self._cache.get(key)

    def save(self, documents: tuple[AnyKept, ...], envelopes: tuple[Envelope, ...]) -> None:
        """See `Store.save`."""
        changes: dict[Key, AnyRecord | None] = {}
        for kept in documents:
            key = key_of(kept.document)
            changes[key] = self._successor(key, kept)
        for envelope in envelopes:
            self._put(envelope, changes)
        self._write(changes)

    def _successor(self, key: Key, kept: AnyKept) -> AnyRecord:
        old = self.read(key)
        version = old.version if old else 0
        if version != kept.version:
            raise Conflict(f"{key.kind} {key.id} is at version {version}, not {kept.version}: load it again")
        new = next_version(kept)
        return replace(new, posted=old.posted, receipts=old.receipts) if old else new

    def _put(self, envelope: Envelope, changes: dict[Key, AnyRecord | None]) -> None:
        """Put an envelope into the record that keeps it; one with the same id gives up its place."""
        found = self._post.find(envelope.id)
        key = found[0] if found else _home(envelope, changes)
        place = found[1].place if found else self._post.next_place()
        record = changes.get(key) or self.read(key) or Record(version=0, document=Organisation())
        others = tuple(item for item in record.posted if item.envelope.id != envelope.id)
        changes[key] = replace(record, posted=(*others, Posted(place, envelope)))

    def unsent(self) -> tuple[Envelope, ...]:
        return self._post.unsent()

    def delivered(self, envelope: str, receipt: str) -> None:
        """See `Store.delivered`. The organisation keeps no receipts: its post belongs to no document."""
        found = self._post.find(envelope)
        record = self.read(found[0]) if found else None
        if not found or not record:
            return
        key, posted = found
        record = replace(record, posted=tuple(item for item in record.posted if item != posted))
        if receipt and key != ORGANISATION:
            record = replace(record, receipts=_with_receipt(record.receipts, posted, receipt))
        self._write({key: record})

    def receipt(self, to: str, case: str) -> str:
        return self._post.receipt(to, case)

    def cases(self, status: frozenset[Status] | None, due_by: datetime | None) -> tuple[Summary, ...]:
        return self._summaries.select(status, due_by)

    def next_due(self) -> datetime | None:
        return self._summaries.next_due()

    def reserve(self, count: int) -> int:
        """See `Store.reserve`."""
        if count < 1:
            raise ValueError(f"reserve at least one number, not {count}")
        first = self._next
        if first + count > self._limit:
            self._write({NUMBERS: _numbers(first + count + BLOCK)})
            self._limit = first + count + BLOCK
        self._next += count
        return first

    def put_photo(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        if self.photo(digest) is None:
            self._shelf.put_photo(digest, content)
        return digest

    def photo(self, digest: str) -> bytes | None:
        """None for what is no digest, so that no other file can be named."""
        return self._shelf.photo(digest) if DIGEST.fullmatch(digest) else None

    def erase(self, person: str, case: str) -> None:
        """See `Store.erase`."""
        keys = [key for key in (Key("person", person), Key("case", case)) if key.id]
        gone = [record for record in map(self.read, keys) if record]
        changes: dict[Key, AnyRecord | None] = {
            key: _without_post(record, person, case)
            for key in self._post.holders(to=person, case=case)
            if (record := self.read(key))
        }
        self._write({**changes, **dict.fromkeys(keys)})
        self._drop_photos(set().union(*map(_digests, gone)))

    def _drop_photos(self, digests: set[str]) -> None:
        orphans = {digest for digest in digests if self.photo(digest) is not None}
        if orphans:
            orphans -= set().union(*(_digests(record) for _, record in self._shelf.scan()))
        for digest in orphans:
            self._shelf.drop_photo(digest)

    def close(self) -> None:
        """Give back the numbers that were set apart, and close the shelf."""
        if self._next < self._limit:
            self._write({NUMBERS: _numbers(self._next)})
        self._shelf.close()

    def _write(self, changes: Mapping[Key, AnyRecord | None]) -> None:
        try:
            self._shelf.write(changes)
        except BaseException:
            # It may have been written all the same: what lies there is read afresh.
            for key in changes:
                self._cache.pop(key, None)
            raise
        for key, record in changes.items():
            self._adopt(key, record)

    def _adopt(self, key: Key, record: AnyRecord | None) -> None:
        self._post.take(key, record)
        if key.kind == "case":
            document = record.document if record else None
            self._summaries.take(key.id, summarise(document) if isinstance(document, Case) else None)
        self._cache.pop(key, None)
        if record is None:
            return
        self._cache[key] = record
        if len(self._cache) > CACHED:
            del self._cache[next(iter(self._cache))]


def _home(envelope: Envelope, changes: Mapping[Key, AnyRecord | None]) -> Key:
    """The record that keeps an envelope: its case's, its person's, or whichever is saved with it."""
    for key in (Key("case", envelope.case), Key("person", envelope.to), *changes):
        if key in changes:
            return key
    return ORGANISATION


def _with_receipt(receipts: tuple[Receipt, ...], posted: Posted, receipt: str) -> tuple[Receipt, ...]:
    to, case = posted.envelope.to, posted.envelope.case
    others = tuple(old for old in receipts if (old.to, old.case) != (to, case))
    return (*others, Receipt(posted.place, to, case, receipt))


def _without_post(record: AnyRecord, to: str, case: str) -> AnyRecord:
    return replace(
        record,
        posted=tuple(item for item in record.posted if not concerns(item, to, case)),
        receipts=tuple(item for item in record.receipts if not concerns(item, to, case)),
    )


def _numbers(next: int) -> Record[Numbers]:
    return Record(version=1, document=Numbers(next))


def _digests(record: AnyRecord) -> set[str]:
    """All that may name a photo in a record."""
    kind = "numbers" if isinstance(record.document, Numbers) else key_of(record.document).kind
    return set(DIGEST.findall(encode(kind, record).decode()))
