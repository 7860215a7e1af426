"""A look at one document without opening its store, which another process may have open.

Files are put in their place whole, so what is read is what was saved; a save of several documents counts from the
moment its journal is there.
"""

from __future__ import annotations

from pathlib import Path

from dialogs.domain.case import Case
from storage.codec import Undecodable, from_json
from storage.errors import Unreadable
from storage.folder import JOURNAL, path_of, read_file, read_journal
from storage.records import AnyRecord, Key


def peek(folder: Path, id: str) -> Case | None:
    """The case of that id as it was last saved in the embedded store. Changes nothing. Raises Unreadable."""
    key = Key("case", id)
    try:
        record = _record(folder, key)
    except Undecodable as error:
        raise Unreadable(f"case {id}", str(path_of(folder, key)), str(error), aside=False) from None
    return record.document if record and isinstance(record.document, Case) else None


def _record(folder: Path, key: Key) -> AnyRecord | None:
    for changed, stored in _journalled(folder):
        if changed == key:
            return from_json(key.kind, stored) if stored else None
    return read_file(folder, key.kind, path_of(folder, key))


def _journalled(folder: Path) -> list[tuple[Key, dict[str, object] | None]]:
    """What is being saved at this moment, or was when the last run was killed."""
    try:
        return read_journal(folder / JOURNAL)
    except (FileNotFoundError, Undecodable):
        return []
