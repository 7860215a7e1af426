"""A talk in this process: straight with the core, without a store, at a clock of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialogs.domain.aspect_state import REACTION
from dialogs.domain.case import Case
from dialogs.domain.events import Chose, Commanded, PersonEvent, Said
from dialogs.domain.person import Membership, Person
from dialogs.domain.replies import Reply
from dialogs.domain.service import Language, Service, is_own
from dialogs.flows.front_desk.open_case import open_case
from dialogs.policy.strategies import OURS, Policy
from dialogs.simulation.client.actions import Choose, Say
from dialogs.simulation.hidden import NOW, HiddenClient
from dialogs.simulation.talk import Arrived, Known, Side
from dialogs.step import step
from dialogs.wording.compose import compose

IDS: Mapping[Side, str] = {"client": "client:camille", "staff": "staff:paul"}
NAMES: Mapping[Side, str] = {"client": "Camille", "staff": "Paul"}
SIDES: Mapping[str, Side] = {**{id: side for side, id in IDS.items()}, "staff": "staff"}
PAUSE = timedelta(seconds=20)


@dataclass(slots=True)
class InCore:
    """Fills `dialogs.simulation.talk.Talk`."""

    service: Service
    language: Language
    policy: Policy
    case: Case
    now: datetime = NOW
    events: int = 0
    heard: str = ""

    def opens(self) -> Sequence[Arrived]:
        return self._happens(Commanded(id=self._id(), who=IDS["client"], command="start"), "client")

    def does(self, side: Side, action: Say | Choose) -> Sequence[Arrived]:
        return self._happens(self._event(side, action), side)

    def _happens(self, event: PersonEvent, side: Side) -> Sequence[Arrived]:
        self.now += PAUSE
        self.heard = event.id if side == "client" else self.heard
        by = Person(id=event.who, name=NAMES[side], language=self.language)
        member: Membership | None = "staff" if side == "staff" else None
        done = step(self.case, self.service, event, self.now, by=by, member=member, policy=self.policy)
        self.case = done.case
        return [self._arrived(reply) for reply in done.replies if reply.to in SIDES]

    def known(self) -> Known:
        heard = (s for s in self.case.statements if s.source == self.heard and s.operator not in REACTION)
        taken = (s.aspect for s in heard if not is_own(s.aspect))
        return Known(
            status=self.case.status,
            baselines=self.case.baselines,
            contested=tuple({s.aspect for s in self.case.live if s.status == "contested"}),
            taken=frozenset(taken),
        )

    def _event(self, side: Side, action: Say | Choose) -> PersonEvent:
        id, who = self._id(), IDS[side]
        if isinstance(action, Say):
            return Said(id=id, who=who, text=action.text)
        return Chose(id=id, who=who, choices=action.ids, reply=action.reply)

    def _id(self) -> str:
        self.events += 1
        return f"e{self.events}"

    def _arrived(self, reply: Reply) -> Arrived:
        return Arrived(SIDES[reply.to], compose(reply, self.language, self.service))


def in_core(service: Service, client: HiddenClient, policy: Policy = OURS) -> InCore:
    """The talk with this client, about to begin."""
    person = Person(id=IDS["client"], name=NAMES["client"], language=client.language)
    case = open_case(f"s{client.seed}", service, person, NOW)
    return InCore(service, client.language, policy, case)
