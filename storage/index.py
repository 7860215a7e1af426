"""What a store knows without reading a document: its post, and the cases as lists.

Rebuilt from the records at each opening.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from datetime import UTC, datetime
from operator import attrgetter

from dialogs.domain.case import Status, Summary
from storage.records import AnyRecord, Key, Posted, Receipt
from storage.store import Envelope


class Post:
    """The unsent envelopes of all records, and the latest receipt of each case to each person."""

    def __init__(self) -> None:
        self._of: dict[Key, tuple[tuple[Posted, ...], tuple[Receipt, ...]]] = {}
        self._posted: dict[str, tuple[Key, Posted]] = {}
        self._receipts: dict[tuple[str, str], Receipt] = {}
        self._last = 0

    def take(self, key: Key, record: AnyRecord | None) -> None:
        """The post of that record is now this."""
        posted, receipts = self._of.pop(key, ((), ()))
        for item in posted:
            self._posted.pop(item.envelope.id, None)
        for receipt in receipts:
            if self._receipts.get((receipt.to, receipt.case)) == receipt:
                del self._receipts[receipt.to, receipt.case]
        if record and (record.posted or record.receipts):
            self._add(key, record)

    def _add(self, key: Key, record: AnyRecord) -> None:
        self._of[key] = (record.posted, record.receipts)
        for item in record.posted:
            self._posted[item.envelope.id] = (key, item)
        for receipt in record.receipts:
            known = self._receipts.get((receipt.to, receipt.case))
            if known is None or known.place <= receipt.place:
                self._receipts[receipt.to, receipt.case] = receipt
        self._last = max(self._last, *(item.place for item in _post(record.posted, record.receipts)))

    def next_place(self) -> int:
        self._last += 1
        return self._last

    def find(self, envelope: str) -> tuple[Key, Posted] | None:
        """Where an unsent envelope is kept."""
        return self._posted.get(envelope)

    def unsent(self) -> tuple[Envelope, ...]:
        """In the order of their saving."""
        posted = sorted((item for _, item in self._posted.values()), key=attrgetter("place"))
        return tuple(item.envelope for item in posted)

    def receipt(self, to: str, case: str) -> str:
        found = self._receipts.get((to, case))
        return found.receipt if found else ""

    def holders(self, *, to: str = "", case: str = "") -> tuple[Key, ...]:
        """The records with post to that person or of that case."""
        return tuple(
            key
            for key, (posted, receipts) in self._of.items()
            if any(concerns(item, to, case) for item in _post(posted, receipts))
        )


def _post(posted: tuple[Posted, ...], receipts: tuple[Receipt, ...]) -> tuple[Posted | Receipt, ...]:
    return (*posted, *receipts)


def concerns(item: Posted | Receipt, to: str, case: str) -> bool:
    """Whether it goes to that person or belongs to that case ("" for neither)."""
    about = item.envelope if isinstance(item, Posted) else item
    return bool((to and about.to == to) or (case and about.case == case))


class Summaries:
    """The cases as lists, by status and by due time."""

    def __init__(self) -> None:
        self._all: dict[str, Summary] = {}
        self._by_status: dict[Status, dict[str, Summary]] = {status: {} for status in Status}
        self._due: list[tuple[datetime, str]] = []

    def take(self, id: str, summary: Summary | None) -> None:
        """The summary of that case is now this (None: it is no more)."""
        self._drop(id)
        if summary is None:
            return
        self._all[id] = self._by_status[summary.status][id] = summary
        if summary.due:
            insort(self._due, (summary.due, id))

    def _drop(self, id: str) -> None:
        old = self._all.pop(id, None)
        if old is None:
            return
        del self._by_status[old.status][id]
        if old.due:
            del self._due[bisect_left(self._due, (old.due, id))]

    def select(self, status: frozenset[Status] | None, due_by: datetime | None) -> tuple[Summary, ...]:
        """Oldest first; see `Store.cases`."""
        found = self._candidates(status, due_by)
        chosen = (summary for summary in found if status is None or summary.status in status)
        return tuple(sorted(chosen, key=lambda summary: (summary.opened_at, summary.case)))

    def _candidates(self, status: frozenset[Status] | None, due_by: datetime | None) -> list[Summary]:
        if due_by is not None:
            # No id is above this one, so cases due at that very time are in.
            end = bisect_right(self._due, (due_by.astimezone(UTC), "\U0010ffff"))
            return [self._all[id] for _, id in self._due[:end]]
        wanted = Status if status is None else status
        return [summary for one in wanted for summary in self._by_status[one].values()]

    def next_due(self) -> datetime | None:
        return self._due[0][0] if self._due else None
