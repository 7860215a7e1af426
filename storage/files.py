"""Durable files: written aside, synced, put in place in one movement."""

from __future__ import annotations

import fcntl
import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from storage.errors import StoreInUse

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")
LONGEST = 150
ASIDE = ".aside"


def file_name(id: str) -> str:
    """A file name for any id, different for different ids, on any file system: no path, no dots, no capitals.

    >>> file_name("client:../Lea")
    'client%3a%2e%2e%2f%4cea'
    """
    name = "".join(
        char if char in PLAIN else "".join(f"%{byte:02x}" for byte in char.encode("utf-8", "surrogatepass"))
        for char in id
    )
    if len(name) <= LONGEST:
        return name
    # "+" is in no shorter name, so the digest cannot be imitated.
    return f"{name[:80]}+{hashlib.sha256(name.encode()).hexdigest()}"


def write_durably(path: Path, content: bytes) -> None:
    """Afterwards the file has this content, also after a power cut. It is never half written."""
    aside = path.with_name(path.name + ASIDE)
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    sync_folder(path.parent)


def remove_durably(path: Path) -> None:
    """Afterwards the file does not exist, also after a power cut."""
    with suppress(FileNotFoundError):
        path.unlink()
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes what was renamed or removed in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def set_aside(path: Path) -> Path:
    """Rename an unreadable file to the next free `<name>.unreadable-<n>`, untouched."""
    number = 1
    while (target := path.with_name(f"{path.name}.unreadable-{number}")).exists():
        number += 1
    path.rename(target)
    sync_folder(path.parent)
    return target


def lock(folder: Path) -> BinaryIO:
    """Take the store in `folder` for this process, until the returned file is closed. Raises StoreInUse."""
    file = (folder / "lock").open("a+b")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise StoreInUse(
            f"Another process has the store {folder} open: stop it first, or use PostgreSQL for several processes."
        ) from None
    return file
