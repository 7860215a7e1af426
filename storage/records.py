"""What a store keeps for one document: the document, its version, and its post."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Literal, NamedTuple, TypeAlias, TypeVar

from dialogs.domain.case import Case
from dialogs.domain.person import Organisation, Person
from storage.store import AnyKept, Document, Envelope

R = TypeVar("R")
Kind = Literal["case", "person", "organisation", "numbers"]


class Key(NamedTuple):
    """Names a record. The organisation and the numbers exist once: their id is ""."""

    kind: Kind
    id: str


ORGANISATION = Key("organisation", "")
NUMBERS = Key("numbers", "")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers below `next` may have been given to somebody."""

    next: int = 1


@dataclass(frozen=True, slots=True)
class Posted:
    """An envelope that has not arrived; `place` orders all post of a store."""

    place: int
    envelope: Envelope


@dataclass(frozen=True, slots=True)
class Receipt:
    """The channel's own id of a message that arrived: the latest of its case to its person."""

    place: int
    to: str
    case: str
    receipt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Generic[R]):
    """A document at a version, with the unsent envelopes and the latest receipts that are kept with it."""

    version: int
    document: R
    posted: tuple[Posted, ...] = ()
    receipts: tuple[Receipt, ...] = field(default=())


AnyRecord: TypeAlias = Record[Case] | Record[Person] | Record[Organisation] | Record[Numbers]
RECORDS: dict[Kind, type] = {
    "case": Record[Case],
    "person": Record[Person],
    "organisation": Record[Organisation],
    "numbers": Record[Numbers],
}


def key_of(document: Document) -> Key:
    """The key under which a document is kept."""
    match document:
        case Case(id=id):
            return Key("case", id)
        case Person(id=id):
            return Key("person", id)
        case _:
            return ORGANISATION


def next_version(kept: AnyKept) -> AnyRecord:
    """The record of a document that is saved on top of the version it carries, without its post."""
    return Record(version=kept.version + 1, document=kept.document)  # type: ignore[return-value]
