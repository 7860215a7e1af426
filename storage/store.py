"""The port that every store fills, and its promises: tests/storage/test_contract.py holds stores to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeAlias, TypeVar

from dialogs.domain.case import Case, Status, Summary
from dialogs.domain.person import Organisation, Person
from dialogs.domain.replies import Reply

Document: TypeAlias = Case | Person | Organisation
D = TypeVar("D", Case, Person, Organisation)


@dataclass(frozen=True, slots=True)
class Kept(Generic[D]):
    """A stored document and its version: 0 for one never saved, then 1, 2, 3..."""

    document: D
    version: int


AnyKept: TypeAlias = Kept[Case] | Kept[Person] | Kept[Organisation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A reply on its way to one person. `id` is unique in the store; `case` is "" for the front desk's.

    Envelopes to one person are delivered in the order of their saving.
    """

    id: str
    to: str
    case: str
    reply: Reply


class Store(Protocol):
    """Where cases, people and the organisation live.

    - `save` is all or nothing and durable when it returns: every document, and the envelopes.
    - `save` raises `Conflict` when a document's version is not the expected one, and changes nothing then.
    - What was saved and not marked delivered is in `unsent()`, also after a kill, in order.
    - An unreadable document raises `Unreadable`, is set aside, reported, and never overwritten.
    - Nothing here blocks the event loop for longer than a memory look-up.
    """

    async def case(self, id: str) -> Kept[Case] | None: ...

    async def person(self, id: str) -> Kept[Person] | None: ...

    async def organisation(self) -> Kept[Organisation]: ...

    async def save(self, *documents: AnyKept, envelopes: tuple[Envelope, ...] = ()) -> None:
        """Save each document, which must still be at the version it carries; afterwards it is at version + 1.

        An envelope with the id of an unsent one takes its place. Envelopes may be saved without a document.
        """
        ...

    async def unsent(self) -> tuple[Envelope, ...]: ...

    async def delivered(self, envelope: str, receipt: str = "") -> None:
        """Forget an envelope that has arrived. `receipt` is the channel's own id of the message."""
        ...

    async def receipt(self, *, to: str, case: str) -> str:
        """The receipt of the latest message of that case to that person; "" when unknown."""
        ...

    async def cases(
        self, *, status: frozenset[Status] | None = None, due_by: datetime | None = None
    ) -> tuple[Summary, ...]:
        """The cases with one of the statuses (None: any), due by that time (None: whenever), oldest first."""
        ...

    async def next_due(self) -> datetime | None:
        """When the first case falls due; None when none does."""
        ...

    async def reserve(self, count: int) -> int:
        """The first of `count` numbers that no one was ever given, and never will be again (starts at 1)."""
        ...

    async def put_photo(self, content: bytes) -> str:
        """Keep a photo; its digest (SHA-256, hex) is its name. The same photo twice is one."""
        ...

    async def photo(self, digest: str) -> bytes | None: ...

    async def erase(self, *, person: str = "", case: str = "") -> None:
        """Remove a person's record or a case for good (for "my data"), with its envelopes and receipts.

        Photos that nothing else refers to go too.
        """
        ...

    async def close(self) -> None: ...
