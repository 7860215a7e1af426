"""From replies to envelopes: who gets what; and which documents a save must hold."""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.domain.case import Case
from dialogs.domain.events import PersonEvent
from dialogs.domain.person import Organisation, Person
from dialogs.domain.replies import Reply, Words
from dialogs.domain.service import spoken_in
from dialogs.engine.turn import STAFF
from storage.store import D, Envelope, Kept

TEAM = "staff:team"
"""Who hears what is meant for the staff while there is no member: the local operator's seat."""
FAILED = Words("desk.trouble")
"""Something went wrong on our side; nothing is lost."""
GONE = Words("desk.case_gone")
"""The case that was tapped in was erased."""


def newcomer(event: PersonEvent) -> Person:
    """Somebody new. People whose device speaks none of our languages are met in English."""
    return Person(id=event.who, name=event.name, language=spoken_in(event.locale))


def from_desk(who: str, replies: Iterable[Reply]) -> tuple[Envelope, ...]:
    """What the front desk says when that person did something."""
    return tuple(Envelope(id=f"{who}/{reply.id}/{reply.to}", to=reply.to, case="", reply=reply) for reply in replies)


def from_case(case: Case, replies: Iterable[Reply], organisation: Organisation) -> tuple[Envelope, ...]:
    """What is said in a case."""
    return tuple(
        Envelope(id=f"{case.id}/{reply.id}/{to}", to=to, case=case.id, reply=reply)
        for reply in replies
        for to in recipients(reply, case, organisation)
    )


def recipients(reply: Reply, case: Case, organisation: Organisation) -> tuple[str, ...]:
    """One person; for the staff, the owner of the case or else every member."""
    if reply.to != STAFF:
        return (reply.to,)
    if case.owner:
        return (case.owner,)
    return tuple(organisation.members) or (TEAM,)


def apology(event: PersonEvent) -> Envelope:
    """To the person whose event we failed to take in."""
    return _notice(event, "failed", FAILED)


def case_gone(event: PersonEvent) -> Envelope:
    """To the person who taps in a case that is no more: it was erased with somebody's data."""
    return _notice(event, "gone", GONE)


def _notice(event: PersonEvent, why: str, words: Words) -> Envelope:
    reply = Reply(id=f"{why}-{event.id}", to=event.who, kind="notice", paragraphs=(words,))
    return Envelope(id=f"{event.who}/{reply.id}", to=event.who, case="", reply=reply)


def if_changed(kept: Kept[D], document: D) -> tuple[Kept[D], ...]:
    """What to save, if anything: nothing is written twice."""
    new = kept.version == 0 and not isinstance(document, Organisation)
    return (Kept(document, kept.version),) if new or document != kept.document else ()
