"""Plays: one client in a talk, and staff who agree. Always the same for the same client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dialogs.domain.case import OUTCOME
from dialogs.domain.service import Service
from dialogs.policy.strategies import OURS, Policy
from dialogs.simulation.client.actions import Choose, Leave, Say
from dialogs.simulation.client.actor import Actor
from dialogs.simulation.client.answers import asked_together
from dialogs.simulation.client.domain import Plan
from dialogs.simulation.client.mind import Mind
from dialogs.simulation.hidden import HiddenClient
from dialogs.simulation.in_core import in_core
from dialogs.simulation.staff import AgreeingStaff
from dialogs.simulation.talk import Arrived, Known, Side, Talk
from dialogs.simulation.transcript import Asked, Phrase, Transcript, Turn
from dialogs.wording.compose import Composed

MOST_TURNS = 40


@dataclass(slots=True)
class Table:
    """The talk in progress: how the case stands, what the client has still to read, and what was done."""

    talk: Talk
    staff: AgreeingStaff
    known: Known = field(default_factory=Known)
    unread: list[Composed] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    missed: list[Phrase] = field(default_factory=list)
    misread: list[Phrase] = field(default_factory=list)
    phrases: int = 0
    shown_after: int = 0
    agreements: int = 0

    def opens(self) -> None:
        """The client opens the chat, and reads what it is greeted with."""
        self._hears(self.talk.opens())

    def does(self, side: Side, action: Say | Choose) -> None:
        """One side does something, and the staff answer at once whatever reaches them."""
        self._hears(self.talk.does(side, action))

    def looks(self) -> None:
        """See how the case stands now."""
        self.known = self.talk.known()

    def greeted(self, actor: Actor) -> tuple[str, ...]:
        """The aspects that the greeting asks for by name."""
        return asked_together(actor, self.turns[0].before[-1].text) if self.turns and self.turns[0].before else ()

    def _hears(self, arrived: Sequence[Arrived]) -> None:
        self.unread += [one.message for one in arrived if one.to == "client"]
        for one in arrived:
            tap = self.staff.reads(one.message) if one.to == "staff" else None
            if tap is not None and self.agreements < MOST_TURNS:
                self.agreements += 1
                self.does("staff", tap)


def play(service: Service, client: HiddenClient, policy: Policy = OURS) -> Transcript:
    """One talk in this process, without a store."""
    return converse(in_core(service, client, policy), service, client, policy.name)


def converse(talk: Talk, service: Service, client: HiddenClient, policy: str = OURS.name) -> Transcript:
    """One talk from the client's first word until agreement, or the end.

    It goes on after an agreement where the client changes its mind, or sees that the sheet says something wrong.
    """
    table, actor = Table(talk, AgreeingStaff(service, client.language)), Actor(client, service)
    table.opens()
    for _ in range(MOST_TURNS):
        action = _next(table, actor)
        if action is None:
            break
        _note(table, actor, action)
        if isinstance(action, Leave):
            break
        table.does("client", action)
        table.looks()
        _watch(table, actor)
    return _closed(table, actor, policy)


def _next(table: Table, actor: Actor) -> Say | Choose | Leave | None:
    """The client's next action; None when all is agreed or nothing more is to be expected."""
    if table.known.ended:
        return None
    if table.known.status == "agreed" and not _again(table, actor):
        return actor.changes_mind() or actor.checks(table.unread)
    return actor.reads(table.unread) if table.unread else None


def _again(table: Table, actor: Actor) -> bool:
    """Whether a late change of mind has still to be agreed to."""
    return bool(actor.mind.changed) and len(table.known.baselines) < 2 and _late(actor)


def _late(actor: Actor) -> bool:
    return actor.client.change is not None and actor.client.change.after_agreement


def _note(table: Table, actor: Actor, action: Say | Choose | Leave) -> None:
    read = tuple(table.unread)
    table.turns.append(Turn(before=read, action=action, did=_did(read, action)))
    table.asked += _questions(table, actor, read)
    table.unread = []


def _did(read: Sequence[Composed], action: Say | Choose | Leave) -> str:
    if isinstance(action, Say):
        return action.text
    if isinstance(action, Leave):
        return "(leaves)"
    buttons = (b for message in read if message.reply == action.reply for b in message.buttons)
    return " ".join(f"[{button.label}]" for button in buttons if button.id in action.ids)


def _questions(table: Table, actor: Actor, read: Sequence[Composed]) -> list[Asked]:
    """The questions about one aspect among what was just read."""
    mind, turn = actor.mind, len(table.turns)
    return [
        Asked(
            turn=turn,
            aspect=aspect,
            again=any(_answered(mind, asked) and asked.aspect == aspect for asked in table.asked),
            idle=mind.told_all_before(turn),
            wasted=aspect not in mind.wishes or mind.told.get(aspect, turn) < turn,
        )
        for message in read
        if message.buttons and (aspect := actor.domain.questioned(message.text))
    ]


def _answered(mind: Mind, asked: Asked) -> bool:
    """Whether the client answered that question, and has not changed its mind since."""
    return asked.turn >= mind.changed and asked.turn not in (mind.changed, mind.slipped)


def _watch(table: Table, actor: Actor) -> None:
    """Note when the bot first shows the value that the client changed to, and what it made of the client's words."""
    change, mind = actor.client.change, actor.mind
    if change and mind.changed and not table.shown_after and _shows(table.unread, actor, change.wishes[0].ideal):
        table.shown_after = max(1, mind.turn - mind.changed + 1)
    said, table.phrases = mind.said[table.phrases :], len(mind.said)
    taken = table.known.taken
    if not isinstance(table.turns[-1].action, Say) or not said or taken is None:
        return
    table.missed += [(phrase, aspect) for phrase, aspect in said if aspect not in taken]
    meant = {aspect for _, aspect in said} | {OUTCOME}
    table.misread += [(table.turns[-1].did, aspect) for aspect in sorted(taken - meant)]


def _shows(messages: Sequence[Composed], actor: Actor, value: str) -> bool:
    """Whether a text or a picture names the new value of the changed aspect."""
    change = actor.client.change
    assert change is not None
    aspect = actor.service.aspect(change.wishes[0].aspect)
    texts = [text for m in messages for text in (m.text, *(picture.alt for picture in m.pictures))]
    plans: list[Plan] = [actor.domain.plan(text) for text in texts]
    return any(value in plan.get(aspect.id, ()) for plan in plans) or any(
        value in actor.domain.values(aspect, text) for text in texts
    )


def _closed(table: Table, actor: Actor, policy: str) -> Transcript:
    mind, known = actor.mind, table.known
    return Transcript(
        client=actor.client,
        policy=policy,
        turns=tuple(table.turns),
        after=tuple(table.unread),
        baselines=known.baselines,
        status=str(known.status),
        left=bool(table.turns) and isinstance(table.turns[-1].action, Leave),
        informed=mind.informed,
        changed=mind.changed,
        shown_after=table.shown_after,
        contradicted=bool(mind.slipped),
        contested=known.contested,
        asked=tuple(table.asked),
        hints=tuple(mind.hints),
        missed=tuple(table.missed),
        misread=tuple(table.misread),
        said=tuple(mind.said),
        beyond=tuple(mind.beyond),
        greeted=table.greeted(actor),
    )
