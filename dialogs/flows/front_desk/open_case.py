"""How a case begins: its id, whose it is, and which service first words are about."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from dialogs.domain.case import OUTCOME, Case, Party, Position
from dialogs.domain.past_agreement import Earlier
from dialogs.domain.person import Person
from dialogs.domain.service import LANGUAGES, Role, Service
from dialogs.understanding import understand
from dialogs.understanding.result import Context
from dialogs.understanding.text.tokens import words_of

NAMED, WHOLE, STATED = 4, 3, 1
"""What a service's own word, one of its outcomes, and a statement about an aspect count when words choose a service."""


def case_id(person: str, event: str) -> str:
    """The id of the case that begins with this event of this person: 8 characters, the same each time."""
    digest = hashlib.sha256(f"{person}\n{event}".encode()).digest()
    return base64.b32encode(digest[:5]).decode().lower()


def open_case(id: str, service: Service, client: Person, now: datetime) -> Case:
    """A new case, before its first word."""
    roles: tuple[Role, ...] = ("pays", "uses", "undergoes")
    party = Party(id=client.id, name=client.name, side="client", roles=roles, language=client.language or "fr")
    case = Case(id=id, service=service.id, opened_at=now, client=client.id, parties=(party,))
    return case.at(client.id, Position(flow="elicitation", state="opening"))


def remembering(opened: Case, before: Iterable[Case]) -> Case:
    """The new case with what its client agreed on before about the same service: the newest for each beneficiary."""
    agreed = (_earlier(case) for case in before if (case.client, case.service) == (opened.client, opened.service))
    newest = {one.whom: one for one in sorted((e for e in agreed if e is not None), key=lambda one: one.at)}
    return replace(opened, earlier=tuple(sorted(newest.values(), key=lambda one: one.at, reverse=True)))


def _earlier(case: Case) -> Earlier | None:
    whom, agreed = case.beneficiary, case.baseline
    return Earlier(case=case.id, kind=whom.kind, name=whom.name, agreed=agreed) if agreed else None


def named_service(text: str, catalogue: Mapping[str, Service], now: datetime) -> Service | None:
    """The one service that the words are about; None when none, or several, fit best."""
    if not text.strip():
        return None
    scores = {id: _score(text, service, now) for id, service in catalogue.items()}
    best = max(scores.values(), default=0)
    fitting = [id for id, score in scores.items() if score == best]
    return catalogue[fitting[0]] if best > 0 and len(fitting) == 1 else None


def _score(text: str, service: Service, now: datetime) -> int:
    words = f" {words_of(text)} "
    own = [words_of(word) for lang in LANGUAGES for word in (*service.words.to(lang), service.name.to(lang))]
    named = sum(f" {word} " in words for word in own)
    readings = understand(text, service, Context(now=now)).readings
    whole = sum(reading.aspect == OUTCOME for reading in readings)
    listed = sum(reading.aspect != OUTCOME and service.by_id[reading.aspect].listed for reading in readings)
    return NAMED * named + WHOLE * whole + STATED * listed
