"""How a case begins: its id, whose it is, and which service first words are about."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from dialogs.domain.case import Case, Party, Position
from dialogs.domain.past_agreement import Earlier
from dialogs.domain.person import Person
from dialogs.domain.service import Role, Service
from dialogs.flows.elicitation.chart import ELICITATION
from dialogs.understanding import glance

LEAD = 2.5
"""So much more must words tell of one service than of any other to choose it: about one telling word."""


def case_id(person: str, event: str) -> str:
    """The id of the case that begins with this event of this person: 8 characters, the same each time."""
    digest = hashlib.sha256(f"{person}\n{event}".encode()).digest()
    return base64.b32encode(digest[:5]).decode().lower()


def open_case(id: str, service: Service, client: Person, now: datetime) -> Case:
    """A new case, before its first word."""
    roles: tuple[Role, ...] = ("pays", "uses", "undergoes")
    party = Party(id=client.id, name=client.name, side="client", roles=roles, language=client.language or "fr")
    case = Case(id=id, service=service.id, opened_at=now, client=client.id, parties=(party,))
    return case.at(client.id, Position(flow=ELICITATION.name, state=ELICITATION.initial))


def remembering(opened: Case, before: Iterable[Case]) -> Case:
    """The new case with what its client agreed on before about the same service: the newest for each beneficiary."""
    agreed = (_earlier(case) for case in before if (case.client, case.service) == (opened.client, opened.service))
    newest = {one.whom: one for one in sorted((e for e in agreed if e is not None), key=lambda one: one.at)}
    return replace(opened, earlier=tuple(sorted(newest.values(), key=lambda one: one.at, reverse=True)))


def _earlier(case: Case) -> Earlier | None:
    whom, agreed = case.beneficiary, case.baseline
    return Earlier(case=case.id, kind=whom.kind, name=whom.name, agreed=agreed) if agreed else None


def named_service(text: str, catalogue: Mapping[str, Service], now: datetime) -> Service | None:
    """The one service that the words are about; None when none, or several, could be meant."""
    told = {id: glance(text, service, now) for id, service in catalogue.items()}
    first, *others = sorted(told, key=lambda id: -told[id])
    ahead = told[first] - max((told[id] for id in others), default=0.0)
    return catalogue[first] if ahead > LEAD else None
