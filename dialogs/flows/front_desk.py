"""The front desk: greeting, choosing a service, the queue, help, language, "my data"; and which case words belong to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dialogs.case import Case, Summary
from dialogs.events import PersonEvent
from dialogs.person import Organisation, Person
from dialogs.replies import Reply
from dialogs.service import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """What the front desk made of an event.

    `replies` are its own (their `to` is always a person). `forward` are the events that belong to the case `case`,
    in order, and `opened` is that case when it begins with them (not yet stored). `erase` names the cases to be
    removed for good, with the person, when the person asked for that. `code` is an invitation code just made, never
    stored: it is in the reply only.
    """

    person: Person
    organisation: Organisation
    replies: tuple[Reply, ...] = ()
    case: str = ""
    opened: Case | None = None
    forward: tuple[PersonEvent, ...] = ()
    erase: tuple[str, ...] = ()


def attend(
    person: Person,
    organisation: Organisation,
    event: PersonEvent,
    catalogue: Mapping[str, Service],
    now: datetime,
    *,
    queue: tuple[Summary, ...] = (),
    fresh: Callable[[], str] = lambda: "",
) -> Attended:
    """Answer what belongs to no case, or say which case it belongs to. Pure: may be run again.

    `queue` are the cases not ended (read only for members); `fresh` gives a new secret code when one is needed.
    """
    raise NotImplementedError
