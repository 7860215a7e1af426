"""What the front desk is told about an event, from the store: who did it, for whom they work, and which cases there are."""

from __future__ import annotations

from dataclasses import dataclass, replace

import structlog

from bot.core.envelopes import if_changed, newcomer
from dialogs.domain.case import ENDED, Case, Status, Summary
from dialogs.domain.events import PersonEvent
from dialogs.domain.person import Membership, Organisation, Person
from dialogs.flows.front_desk.open_case import remembering
from dialogs.flows.front_desk.turn import Attended
from storage.errors import Unreadable
from storage.store import AnyKept, Kept, Store

log = structlog.get_logger(__name__)

OPEN = frozenset(Status) - ENDED
COMING = frozenset({Status.REVIEW, Status.AGREED, Status.IN_SERVICE})
"""Where an appointment is kept free: the client agreed to it, and it is not over."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded when an event came in. `ended` is the service of the case in focus, when that is over."""

    person: Kept[Person]
    organisation: Kept[Organisation]
    ended: str = ""

    @property
    def member(self) -> Membership | None:
        return self.organisation.document.members.get(self.person.document.id)

    def changes(self, attended: Attended) -> tuple[AnyKept, ...]:
        """What the front desk changed, to be saved."""
        return (
            *if_changed(self.person, attended.person),
            *if_changed(self.organisation, attended.organisation),
        )


async def load(store: Store, event: PersonEvent) -> Loaded:
    """The person who did it, without the case in focus where that was erased with another person's data."""
    kept = await store.person(event.who) or Kept(newcomer(event), 0)
    focus = kept.document.focus
    case = await store.case(focus) if focus else None
    if focus and case is None:
        cases = tuple(one for one in kept.document.cases if one != focus)
        kept = Kept(replace(kept.document, focus="", cases=cases), kept.version)
    ended = case.document.service if case and case.document.ended else ""
    return Loaded(kept, await store.organisation(), ended)


async def visible(store: Store, loaded: Loaded) -> tuple[Summary, ...]:
    """The cases not ended that this person may see: a member all, a client their own."""
    person = loaded.person.document
    if loaded.member is None and person.state == "idle":
        return ()
    cases = await store.cases(status=OPEN)
    return cases if loaded.member else tuple(one for one in cases if one.client == person.id)


async def taken(store: Store, case: str) -> tuple[str, ...]:
    """When the clients of the other cases under way come."""
    under_way = await store.cases(status=COMING)
    return tuple(time for one in under_way if one.case != case for time in one.comes)


async def recalling(store: Store, opened: Case, client: Person) -> Case:
    """A new case, with what its client agreed on in earlier ones."""
    before = [await _readable(store, id) for id in client.cases if id != opened.id]
    return remembering(opened, (case for case in before if case is not None))


async def _readable(store: Store, id: str) -> Case | None:
    """A case, unless it is gone or cannot be read: that must not keep a new one from beginning."""
    try:
        kept = await store.case(id)
    except Unreadable:
        log.exception("an earlier case cannot be read", case=id)
        return None
    return kept.document if kept else None
