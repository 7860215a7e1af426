"""TinyDB, the embedded default: one file a case, a person, the organisation; photos beside them.

    DIR/cases/<id>.json  DIR/people/<id>.json  DIR/organisation.json  DIR/numbers.json  DIR/photos/<digest>
    DIR/journal.json     the intent of a save of several documents, while it is carried out
    DIR/invitations/     invitations that other processes left, until they are taken in (see `storage.drop_box`)
    DIR/lock             held by the one process that has the store open

A save of one document is one file put in its place. A save of several is first written down whole in the
journal, then carried out, then the journal is removed: after a kill the next opening finishes what it says.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import orjson
from tinydb import TinyDB
from tinydb.table import Document

from dialogs.domain.person import Organisation
from storage.async_store import LedgerStore
from storage.codec import Undecodable, to_json
from storage.drop_box import take_in
from storage.errors import Unreadable
from storage.files import ASIDE, lock, remove_durably, set_aside, write_durably
from storage.folder import (
    FOLDERS,
    JOURNAL,
    ONLY,
    SINGLE,
    TABLE,
    DurableStorage,
    key_in,
    path_of,
    read_file,
    read_journal,
)
from storage.ledger import Ledger
from storage.records import AnyRecord, Key, Kind
from storage.store import Kept
from storage.upgrades import Json


class TinyShelf:
    """The files of one store. Opening takes the lock, finishes the journal, sets aside what is unreadable."""

    def __init__(self, folder: Path) -> None:
        for name in (*FOLDERS.values(), "photos"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = lock(folder)
        self._journal = folder / JOURNAL
        self.unreadable: list[Unreadable] = []
        self._remove_unfinished()
        # Copies that were set aside in earlier runs still stand for their documents, until they are restored.
        self._aside = {path.with_suffix("") for path in self._files("*.json.unreadable-*")}
        self._pending = self._journal.exists()
        self._finish()

    def _files(self, pattern: str) -> Iterator[Path]:
        yield from self._folder.glob(pattern)
        for name in FOLDERS.values():
            yield from (self._folder / name).glob(pattern)

    def _remove_unfinished(self) -> None:
        for path in (*self._files(f"*{ASIDE}"), *(self._folder / "photos").glob(f"*{ASIDE}")):
            path.unlink()

    def _path(self, key: Key) -> Path:
        return path_of(self._folder, key)

    def scan(self) -> Iterator[tuple[Key, AnyRecord]]:
        """Every readable record; the others are set aside, and listed in `unreadable`."""
        for kind, path in self._documents():
            try:
                record = self._load(kind, path)
            except Unreadable as error:
                self.unreadable.append(error)
                continue
            if record:
                yield key_in(record), record

    def _documents(self) -> Iterator[tuple[Kind, Path]]:
        for kind, key in SINGLE.items():
            yield kind, self._path(key)
        for kind, name in FOLDERS.items():
            yield from ((kind, path) for path in sorted((self._folder / name).glob("*.json")))

    def read(self, key: Key) -> AnyRecord | None:
        self._finish()
        return self._load(key.kind, self._path(key))

    def _load(self, kind: Kind, path: Path) -> AnyRecord | None:
        """The record in a file. Raises Unreadable, and sets the file aside, when there is none in it."""
        if path in self._aside and not path.exists():
            raise Unreadable(f"{kind} {path.stem}", f"{path}.unreadable-*", "found so before")
        try:
            return read_file(self._folder, kind, path)
        except Undecodable as error:
            raise self._set_aside(kind, path, error) from None

    def _set_aside(self, what: str, path: Path, why: Exception) -> Unreadable:
        self._aside.add(path)
        return Unreadable(f"{what} {path.stem}", str(set_aside(path)), str(why))

    def write(self, changes: Mapping[Key, AnyRecord | None]) -> None:
        self._finish()
        stored = [(key, to_json(key.kind, record) if record else None) for key, record in changes.items()]
        if len(stored) > 1:
            write_durably(self._journal, orjson.dumps({"changes": [(tuple(key), json) for key, json in stored]}))
            self._pending = True
            self._finish()
        else:
            self._carry_out(stored)

    def _finish(self) -> None:
        """Carry out what the journal says, if there is one."""
        if not self._pending:
            return
        try:
            changes = read_journal(self._journal)
        except Undecodable as error:
            self.unreadable.append(self._set_aside("the journal", self._journal, error))
        else:
            self._carry_out(changes)
            remove_durably(self._journal)
        self._pending = False

    def _carry_out(self, changes: list[tuple[Key, Json | None]]) -> None:
        for key, stored in changes:
            if stored is None:
                remove_durably(self._path(key))
            else:
                self._put(key.kind, self._path(key), stored)

    def _put(self, kind: Kind, path: Path, stored: Json) -> None:
        """Put one record in its file. A file that became unreadable is set aside, never overwritten."""
        try:
            with TinyDB(path, storage=DurableStorage) as file:
                table = file.table(TABLE)
                if path.exists():
                    table.update(stored, doc_ids=[ONLY])
                else:
                    table.insert(Document(stored, doc_id=ONLY))
        except Undecodable as error:
            raise self._set_aside(kind, path, error) from None

    def put_photo(self, digest: str, content: bytes) -> None:
        write_durably(self._folder / "photos" / digest, content)

    def photo(self, digest: str) -> bytes | None:
        try:
            return (self._folder / "photos" / digest).read_bytes()
        except FileNotFoundError:
            return None

    def drop_photo(self, digest: str) -> None:
        remove_durably(self._folder / "photos" / digest)

    def close(self) -> None:
        """Let go of the lock."""
        self._lock.close()


class TinyStore(LedgerStore):
    """Fills the port `storage.store.Store` with files. `unreadable`: what was set aside at the opening."""

    def __init__(
        self, folder: Path, ledger: Ledger, worker: ThreadPoolExecutor, unreadable: tuple[Unreadable, ...]
    ) -> None:
        super().__init__(ledger, worker)
        self._folder = folder
        self.unreadable = unreadable

    @classmethod
    async def open(cls, folder: Path) -> TinyStore:
        """Open the store in a folder, made if need be. Raises StoreInUse; Unreadable when it cannot serve."""
        worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        try:
            ledger, unreadable = await asyncio.get_running_loop().run_in_executor(worker, _open, folder)
        except BaseException:
            worker.shutdown(wait=False)
            raise
        return cls(folder, ledger, worker, unreadable)

    async def organisation(self) -> Kept[Organisation]:
        """With the invitations that were left for it since."""
        await self._run(take_in, self._folder, self._ledger)
        return await super().organisation()


def _open(folder: Path) -> tuple[Ledger, tuple[Unreadable, ...]]:
    shelf = TinyShelf(folder)
    try:
        ledger = Ledger(shelf)
        # Without its members, or with numbers given twice, it would serve nobody well: better not to start.
        for key in SINGLE.values():
            ledger.read(key)
    except BaseException:
        shelf.close()
        raise
    return ledger, tuple(shelf.unreadable)
