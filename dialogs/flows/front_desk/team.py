"""The front desk for the organisation's own people: joining, inviting, the queue, and which case their words are for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.domain.case import Summary
from dialogs.domain.events import Said, SentPhoto
from dialogs.domain.means import OpenCase, ToCase
from dialogs.domain.person import Invitation, Membership, Organisation
from dialogs.domain.replies import Choice, Words
from dialogs.engine.turn import choices
from dialogs.flows.front_desk.turn import Desk
from dialogs.understanding.text.tokens import names
from dialogs.wording.parts import join

INVITED_FOR = timedelta(days=7)
LISTED = 20
"""Cases in a list, at most."""


def join_team(desk: Desk) -> Desk:
    """An invitation code: valid once, and not for ever."""
    digest = hashlib.sha256(desk.means.encode()).hexdigest()
    found = next((i for i in desk.organisation.invitations if i.digest == digest and i.expires > desk.now), None)
    if found is None:
        return desk.say("notice", Words("desk.bad_code"))
    left = tuple(i for i in desk.organisation.invitations if i.digest != digest)
    members = {**desk.organisation.members, desk.person.id: found.role}
    desk = desk.but(organisation=replace(desk.organisation, members=members, invitations=left))
    return desk.knowing(asked=None, pending=()).say(
        "notice", Words(f"desk.joined.{found.role}", {"name": desk.person.name})
    )


def invite(desk: Desk) -> Desk:
    if desk.member != "manager":
        return desk.say("notice", Words("desk.not_allowed"))
    code = desk.fresh()
    organisation = with_invitation(desk.organisation, code, "staff", desk.now)
    return desk.but(organisation=organisation).say("notice", Words("desk.invitation", {"code": code}))


def with_invitation(organisation: Organisation, code: str, role: Membership, now: datetime) -> Organisation:
    """The organisation with one more invitation; only the code's digest is kept."""
    invitation = Invitation(digest=hashlib.sha256(code.encode()).hexdigest(), role=role, expires=now + INVITED_FOR)
    kept = tuple(i for i in organisation.invitations if i.expires > now)
    return replace(organisation, invitations=(*kept, invitation))


def show_queue(desk: Desk) -> Desk:
    """The cases under way; one tap opens a case."""
    if desk.member is None:
        return desk.say("notice", Words("desk.members_only"))
    if not desk.queue:
        return desk.say("notice", Words("desk.queue.empty"))
    return desk.say("notice", Words("desk.queue"), choices=_listed(desk, OpenCase, desk.queue))


def asked_in_words(desk: Desk, text: str) -> tuple[str, str] | None:
    """The queue, or a case of it, that a member asks for in words: what it means as a command."""
    wish = desk.heard.tells("queue") if desk.member else ""
    if wish == "queue":
        return "queue", ""
    case = named_case(desk.but(means=text)) if wish == "case" else ""
    return ("open", case) if case else None


def greet_staff(desk: Desk) -> Desk:
    return show_queue(desk.say("notice", Words("desk.staff_hello", {"name": desk.person.name})))


def _listed(desk: Desk, kind: type[OpenCase | ToCase], cases: Iterable[Summary]) -> tuple[Choice, ...]:
    """A button for each case, the most urgent first."""
    shown = sorted(cases, key=lambda summary: (_urgency(summary), summary.opened_at))[:LISTED]
    return choices(*((kind(one.case), desk.summary_words("desk.queue.line", one)) for one in shown))


def _urgency(summary: Summary) -> int:
    order = ("dispute", "review", "in_service", "agreed", "delivered", "feedback")
    return order.index(summary.status) if summary.status in order else len(order)


def at_hand(queue: Iterable[Summary], who: str) -> tuple[Summary, ...]:
    """The cases that a member's words may be for: theirs, and those of nobody yet."""
    return tuple(summary for summary in queue if summary.owner in ("", who))


def whose_words(desk: Desk) -> bool:
    """Whether a member's words could be for several cases."""
    return desk.member is not None and len(at_hand(desk.queue, desk.person.id)) > 1 and not desk.merely_polite


def ask_case(desk: Desk) -> Desk:
    """Which case the words are for; they wait for the answer."""
    words = (desk.event,) if isinstance(desk.event, (Said, SentPhoto)) else ()
    desk = desk.knowing(pending=(*desk.person.pending, *words))
    quoted = tuple(Words("quoted", {"words": event.text}) for event in desk.person.pending if event.text)
    cases = _listed(desk, ToCase, at_hand(desk.queue, desk.person.id))
    asked = Words("desk.to_whom", {"words": join(quoted, " ")})
    return desk.say("question", asked, choices=choices(*cases, ("forget", Words("desk.to_nobody"))))


def named_case(desk: Desk) -> str:
    """The case that words name, by its number or its client's name; "" for none, or several."""
    cases = at_hand(desk.queue, desk.person.id)
    found = {one.case for one in cases if any(names(desk.means, name) for name in (one.case, one.name))}
    return found.pop() if len(found) == 1 else ""


def names_case(desk: Desk) -> bool:
    return bool(named_case(desk))


def hand_over_named(desk: Desk) -> Desk:
    return hand_over(desk.but(means=named_case(desk)))


def hand_over(desk: Desk) -> Desk:
    """The words that waited go to the case that they are for, which the next words are for as well."""
    waiting = desk.person.pending
    if desk.means not in {summary.case for summary in desk.queue} or not waiting:
        return desk.knowing(pending=(), asked=None).say("notice", Words("desk.case_unknown"))
    return desk.knowing(focus=desk.means, asked=None, pending=()).but(case=desk.means, forward=waiting)


def forget_words(desk: Desk) -> Desk:
    """The words were for nobody."""
    return desk.knowing(asked=None, pending=()).say("notice", Words("desk.forgotten"))
