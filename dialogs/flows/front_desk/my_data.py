"""The front desk on what is kept of a person: to see it, and to erase it for good.

Where others count on what would go (an agreed case under way, say), the person is told so and asked once more; and
whoever counted on it is told that it is gone, without a word of what it was.
"""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.case import Status, Summary
from dialogs.domain.replies import Reply, Words
from dialogs.engine.turn import choices
from dialogs.flows.front_desk.turn import Desk
from dialogs.wording.parts import lines

COUNTED_ON = frozenset(
    {Status.REVIEW, Status.AGREED, Status.IN_SERVICE, Status.DELIVERED, Status.FEEDBACK, Status.DISPUTE}
)
"""Where the other side waits for something, or has promised it."""


def show_data(desk: Desk) -> Desk:
    options = choices(("erase", Words("desk.erase")), ("keep", Words("desk.keep")))
    return desk.say("question", Words("desk.data", {"n": len(desk.person.cases)}), choices=options)


def _under_way(desk: Desk) -> tuple[Summary, ...]:
    """The person's own cases that somebody counts on."""
    mine = (summary for summary in desk.queue if summary.case in desk.person.cases)
    return tuple(summary for summary in mine if summary.status in COUNTED_ON or summary.owner)


def would_lose(desk: Desk) -> bool:
    """Whether something under way would be lost."""
    return bool(_under_way(desk))


def warn(desk: Desk) -> Desk:
    """What is under way and would be lost; to be confirmed."""
    lost = lines(tuple(desk.summary_words("desk.losing.line", summary) for summary in _under_way(desk)))
    options = choices(("erase_all", Words("desk.erase_all")), ("keep", Words("desk.keep")))
    return desk.say("question", Words("desk.losing"), lost, Words("desk.losing.sure"), choices=options)


def erase(desk: Desk) -> Desk:
    members = {id: role for id, role in desk.organisation.members.items() if id != desk.person.id}
    organisation = replace(desk.organisation, members=members) if desk.member else desk.organisation
    said = _owners_told(desk).say("notice", Words("desk.erased"))
    return said.but(organisation=organisation, erase=desk.person.cases or ("",))


def _owners_told(desk: Desk) -> Desk:
    for summary in _under_way(desk):
        if summary.owner:
            number = desk.person.replied + 1
            gone = desk.summary_words("desk.gone", summary)
            reply = Reply(id=f"desk.{number}", to=summary.owner, kind="notice", paragraphs=(gone,))
            desk = desk.knowing(replied=number).but(replies=(*desk.replies, reply))
    return desk


def keep(desk: Desk) -> Desk:
    return desk.knowing(asked=None).say("notice", Words("desk.kept"))
