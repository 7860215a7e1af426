"""A strict store for tests and simulations: it keeps JSON text, so what cannot be stored fails here too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from storage.async_store import LedgerStore
from storage.codec import Undecodable, decode, encode
from storage.errors import Unreadable
from storage.ledger import Ledger
from storage.records import AnyRecord, Key


class MemoryShelf:
    """Texts and photos in dictionaries, which may outlive the store as files outlive a process."""

    def __init__(self) -> None:
        self.texts: dict[Key, bytes] = {}
        self.photos: dict[str, bytes] = {}

    def scan(self) -> Iterator[tuple[Key, AnyRecord]]:
        for key, text in self.texts.items():
            yield key, decode(key.kind, text)

    def read(self, key: Key) -> AnyRecord | None:
        text = self.texts.get(key)
        if text is None:
            return None
        try:
            return decode(key.kind, text)
        except Undecodable as error:
            raise Unreadable(f"{key.kind} {key.id}", "memory", str(error)) from None

    def write(self, changes: Mapping[Key, AnyRecord | None]) -> None:
        texts = {key: encode(key.kind, record) for key, record in changes.items() if record}
        for key in changes:
            self.texts.pop(key, None)
        self.texts |= texts

    def put_photo(self, digest: str, content: bytes) -> None:
        self.photos[digest] = content

    def photo(self, digest: str) -> bytes | None:
        return self.photos.get(digest)

    def drop_photo(self, digest: str) -> None:
        del self.photos[digest]

    def close(self) -> None:
        """Nothing to let go of."""


class MemoryStore(LedgerStore):
    """Fills the port `storage.store.Store`; gone with the process."""

    def __init__(self, shelf: MemoryShelf | None = None) -> None:
        super().__init__(Ledger(shelf or MemoryShelf()))
