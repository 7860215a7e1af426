"""The one door of the core: a case, something that happened, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialogs.case import Case
from dialogs.events import Event
from dialogs.person import Membership, Person
from dialogs.replies import Reply
from dialogs.service import Service


@dataclass(frozen=True, slots=True)
class Step:
    """A case after something happened, and what we want said about it."""

    case: Case
    replies: tuple[Reply, ...]


def step(
    case: Case,
    service: Service,
    event: Event,
    now: datetime,
    *,
    by: Person | None = None,
    member: Membership | None = None,
) -> Step:
    """What follows from an event. Pure: may be run again. `now` is aware.

    `by` is the person who did it, `member` their membership at this moment (None: a client). An event heard before,
    or one that makes no sense here, leaves the case's life as it is and gets a kind answer.
    """
    raise NotImplementedError
