"""What can go wrong in a store.

StorageError
├── Conflict      somebody saved the document first: load it, step again, save again
├── Unreadable    a stored document cannot be read: it was set aside at `path`
└── StoreInUse    another process has this store open
"""

from __future__ import annotations


class StorageError(Exception):
    """The root: catch this to catch every failure of a store."""


class Conflict(StorageError):
    """Somebody saved the document first: load it, step again, save again."""


class Unreadable(StorageError):
    """A stored document cannot be read. It was set aside, untouched, at `path` (or lies there still)."""

    def __init__(self, what: str, path: str, why: str, *, aside: bool = True) -> None:
        where = "It was set aside at" if aside else "It lies at"
        super().__init__(f"{what} cannot be read ({why}). {where} {path}: restore it from a backup.")
        self.path = path


class StoreInUse(StorageError):
    """Another process has this store open: stop it first, or use PostgreSQL for several processes."""
