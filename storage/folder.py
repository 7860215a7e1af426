"""How the embedded store lies in its folder: one file a record, and the journal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage

from storage.codec import Undecodable, from_json, parse
from storage.files import file_name, write_durably
from storage.records import NUMBERS, ORGANISATION, AnyRecord, Key, Kind, Numbers, key_of
from storage.upgrades import Json

TABLE = "records"
ONLY = 1
"""The document id of a file's one record."""
FOLDERS: Mapping[Kind, str] = {"case": "cases", "person": "people"}
SINGLE: Mapping[Kind, Key] = {"organisation": ORGANISATION, "numbers": NUMBERS}
JOURNAL = "journal.json"


class DurableStorage(Storage):
    """TinyDB's three verbs on a file that is never half written (TinyDB's own storage rewrites in place)."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Raises Undecodable for a file that does not hold exactly one record."""
        try:
            content = parse(self.path.read_bytes())
        except FileNotFoundError:
            return None
        match content:
            case {"records": {"1": dict()}}:
                return content
        raise Undecodable("the file holds no record")

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        write_durably(self.path, orjson.dumps(data))


def path_of(folder: Path, key: Key) -> Path:
    """The file of a record."""
    if key.kind in SINGLE:
        return folder / f"{key.kind}.json"
    return folder / FOLDERS[key.kind] / f"{file_name(key.id)}.json"


def read_file(folder: Path, kind: Kind, path: Path) -> AnyRecord | None:
    """The record in a file of the store in the folder; None without a file. Raises Undecodable."""
    with TinyDB(path, storage=DurableStorage) as file:
        stored = file.table(TABLE).get(doc_id=ONLY)
    record = from_json(kind, dict(stored)) if stored is not None else None
    if record and path_of(folder, key_in(record)) != path:
        raise Undecodable(f"it holds another document: {key_in(record).id}")
    return record


def read_journal(path: Path) -> list[tuple[Key, Json | None]]:
    """The changes that a journal intends (None: remove the record). Raises Undecodable."""
    try:
        return [(Key(kind, id), stored) for (kind, id), stored in parse(path.read_bytes())["changes"]]
    except (KeyError, TypeError, ValueError) as error:
        raise Undecodable(str(error)) from None


def key_in(record: AnyRecord) -> Key:
    """The key under which a record is kept."""
    return NUMBERS if isinstance(record.document, Numbers) else key_of(record.document)
