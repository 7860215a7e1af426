"""Documents to store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from dialogs.domain.case import Case, Message, Party, Status
from dialogs.domain.person import Person
from dialogs.domain.replies import Reply, Words
from storage.store import Envelope

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def a_case(id: str = "k1", **changes: Any) -> Case:
    lea = Party(id="client:lea", name="Léa", side="client", roles=("uses", "pays"))
    return replace(Case(id=id, service="haircut", opened_at=MONDAY, client="client:lea", parties=(lea,)), **changes)


def a_person(id: str = "client:lea", **changes: Any) -> Person:
    return replace(Person(id=id, name="Léa", language="fr"), **changes)


def saying(id: str, text: str = "Une coupe en brosse", photo: str | None = None) -> Message:
    return Message(id=id, party="client:lea", text=text, at=MONDAY, photo=photo)


def a_reply(id: str = "r1", to: str = "client:lea") -> Reply:
    return Reply(id=id, to=to, kind="notice", paragraphs=(Words("hello", {"name": "Léa"}),))


def an_envelope(id: str = "e1", to: str = "client:lea", case: str = "k1") -> Envelope:
    return Envelope(id=id, to=to, case=case, reply=a_reply(to=to))


CLOSED = frozenset({Status.CLOSED})
