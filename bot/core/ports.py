"""What a conversation needs of others, as types: the two doors of the core, and who helps to read; tests put others there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from dialogs.domain.case import Case, Summary
from dialogs.domain.events import Event, PersonEvent
from dialogs.domain.organisation import Profile
from dialogs.domain.person import Membership, Organisation, Person
from dialogs.domain.service import Service
from dialogs.flows.front_desk.turn import Attended
from dialogs.step import Step


class Stepping(Protocol):
    """`dialogs.step.step`."""

    def __call__(
        self,
        case: Case,
        service: Service,
        event: Event,
        now: datetime,
        *,
        by: Person | None = None,
        member: Membership | None = None,
        profile: Profile = ...,
        taken: tuple[str, ...] = ...,
    ) -> Step: ...


class Helping(Protocol):
    """`bot.reader.helper.Helper`."""

    async def helped(self, event: PersonEvent, case: Case, service: Service) -> PersonEvent:
        """A client's words with what a language model suggests that they state; any other event as it is. Never fails."""
        ...


class Attending(Protocol):
    """`dialogs.route.attend`."""

    def __call__(
        self,
        person: Person,
        organisation: Organisation,
        event: PersonEvent,
        catalogue: Mapping[str, Service],
        now: datetime,
        *,
        queue: tuple[Summary, ...] = (),
        ended: str = "",
        fresh: Callable[[], str] = ...,
        profile: Profile = ...,
    ) -> Attended: ...
