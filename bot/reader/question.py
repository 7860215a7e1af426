"""What may be asked of a language model about a client's words: their wishes, where the rules did not read them to the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialogs.domain.case import Case
from dialogs.domain.events import Edited, Said
from dialogs.domain.service import Language, Service
from dialogs.flows import ALL_FLOWS
from dialogs.understanding import understand
from dialogs.understanding.pipeline import LONGEST
from dialogs.understanding.result import Context

FINDING_OUT = frozenset(flow.name for flow in ALL_FLOWS if flow.finding_out)
"""The flows in which a client says what is wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Words about a service, said in answer to a question about `asked` ("" for none); `names` are to be masked."""

    text: str
    service: Service
    language: Language
    now: datetime
    asked: str = ""
    names: tuple[str, ...] = ()


def question(event: Said | Edited, case: Case, service: Service, now: datetime) -> Question | None:
    """None where nothing is to be asked: they are no wishes, were heard before, or the rules read every word of them."""
    at, speaker = case.positions.get(event.who), case.party(event.who)
    if case.took_in(event.id) or (at and at.flow not in FINDING_OUT):
        return None
    language: Language = speaker.language if speaker else "fr"
    asked = at.topic if at and at.topic in service.by_id else ""
    heard = understand(event.text, service, Context(now=now, language=language, asked=asked))
    if not heard.rest or (heard.acts and not heard.left):
        return None
    named = (event.name, heard.name, case.beneficiary.name, *(party.name for party in case.parties))
    return Question(
        text=event.text[:LONGEST],
        service=service,
        language=heard.language or language,
        now=now,
        asked=asked,
        names=tuple(dict.fromkeys(filter(None, named))),
    )


def speaks_as_client(who: str, case: Case) -> bool:
    """Whether somebody's words in a case are a client's: only of those is a model asked."""
    party = case.party(who)
    return party.side == "client" if party else who == case.client
