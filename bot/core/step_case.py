"""A step of a case, with the service that it is about; a failure says where in the conversation it happened."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.clock import Clock
from bot.core.ports import Stepping
from dialogs.domain.case import Case
from dialogs.domain.errors import UnknownService
from dialogs.domain.events import Event
from dialogs.domain.organisation import UNKNOWN, Profile
from dialogs.domain.person import Membership, Person
from dialogs.domain.service import Service
from dialogs.step import Step


class Stepper:
    """Steps cases about the services of a catalogue; `profile` is what the organisation says of itself."""

    def __init__(
        self, catalogue: Mapping[str, Service], clock: Clock, step: Stepping, profile: Profile = UNKNOWN
    ) -> None:
        self._catalogue = catalogue
        self._profile = profile
        self._clock = clock
        self._step = step

    @property
    def gives_times(self) -> bool:
        """Whether the organisation gives appointments: then it matters which times are taken."""
        return self._profile.appointments is not None

    def step(
        self,
        case: Case,
        event: Event,
        *,
        by: Person | None = None,
        member: Membership | None = None,
        taken: tuple[str, ...] = (),
    ) -> Step:
        """See `dialogs.step.step`. Raises UnknownService, and whatever the step raises, with a note of the place."""
        try:
            if case.service not in self._catalogue:
                raise UnknownService(f"case {case.id} is about '{case.service}', which is not in the catalogue")
            service = self._catalogue[case.service]
            now, profile = self._clock.now(), self._profile
            return self._step(case, service, event, now, by=by, member=member, profile=profile, taken=taken)
        except Exception as error:
            error.add_note(_place(case, event))
            raise


def _place(case: Case, event: Event) -> str:
    """Where in a conversation something happened, without a word of what people said."""
    seats = ", ".join(f"{seat} at {at.flow}/{at.state} {at.topic}" for seat, at in case.positions.items())
    return f"in case {case.id} ({case.service}, {case.status}; {seats}) at {type(event).__name__} {event.id}"
