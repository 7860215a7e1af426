"""Plays: one client against the core, in this process, without a store. Always the same for the same client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dialogs.case import OUTCOME, Case
from dialogs.clients.actions import Choose, Leave, Say
from dialogs.clients.actor import Actor
from dialogs.clients.domain import Plan
from dialogs.clients.hidden import NOW, HiddenClient
from dialogs.clients.mind import Mind
from dialogs.clients.staff import AgreeingStaff
from dialogs.clients.transcript import Asked, Phrase, Transcript, Turn
from dialogs.elicitation import OURS, Policy
from dialogs.events import Chose, PersonEvent, Said
from dialogs.flows.opening import open_case
from dialogs.person import Person
from dialogs.replies import Reply
from dialogs.service import Service
from dialogs.standing import REACTION
from dialogs.step import step
from dialogs.wording import Composed, compose

CLIENT, STAFF = "client:simulated", "staff:simulated"
MOST_TURNS = 40
PAUSE = timedelta(seconds=20)


@dataclass(slots=True)
class Table:
    """The talk in progress: the case, what each side has still to read, and what was done."""

    service: Service
    client: HiddenClient
    policy: Policy
    case: Case
    staff: AgreeingStaff
    now: datetime = NOW
    unread: list[Composed] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    missed: list[Phrase] = field(default_factory=list)
    misread: list[Phrase] = field(default_factory=list)
    phrases: int = 0
    shown_after: int = 0
    events: int = 0
    agreements: int = 0

    def happens(self, event: PersonEvent) -> None:
        """Step the core, and let the staff answer at once whatever reaches them."""
        self.now += PAUSE
        person = Person(id=event.who, name="", language=self.client.language)
        member = "staff" if event.who == STAFF else None
        done = step(self.case, self.service, event, self.now, by=person, member=member, policy=self.policy)  # type: ignore[arg-type]
        self.case = done.case
        self.hears(done.replies)

    def hears(self, replies: Sequence[Reply]) -> None:
        self.unread += [self.composed(reply) for reply in replies if reply.to == CLIENT]
        for reply in replies:
            tap = self.staff.reads(self.composed(reply)) if reply.to in ("staff", STAFF) else None
            if tap is not None and self.agreements < MOST_TURNS:
                self.agreements += 1
                self.happens(Chose(id=self.event(), who=STAFF, choices=tap.ids, reply=tap.reply))

    def composed(self, reply: Reply) -> Composed:
        return compose(reply, self.client.language, self.service)

    def event(self) -> str:
        self.events += 1
        return f"e{self.events}"

    def does(self, action: Say | Choose) -> None:
        """What the client did becomes an event."""
        id = self.event()
        if isinstance(action, Say):
            self.happens(Said(id=id, who=CLIENT, text=action.text))
        else:
            self.happens(Chose(id=id, who=CLIENT, choices=action.ids, reply=action.reply))


def play(service: Service, client: HiddenClient, policy: Policy = OURS) -> Transcript:
    """One talk from the client's first word until agreement (and its renewal after a late change of mind), or the end."""
    table = _laid(service, client, policy)
    actor = Actor(client, service)
    for _ in range(MOST_TURNS):
        action = _next(table, actor)
        if action is None:
            break
        _note(table, actor, action)
        if isinstance(action, Leave):
            break
        table.does(action)
        _watch(table, actor)
    return _closed(table, actor)


def _laid(service: Service, client: HiddenClient, policy: Policy) -> Table:
    person = Person(id=CLIENT, name="Camille", language=client.language)
    case = open_case(f"s{client.seed}", service, person, NOW)
    return Table(service, client, policy, case, AgreeingStaff(service, client.language))


def _next(table: Table, actor: Actor) -> Say | Choose | Leave | None:
    """The client's next action; None when all is agreed or nothing more is to be expected."""
    if table.case.ended:
        return None
    if table.case.status == "agreed" and not (actor.mind.changed and len(table.case.baselines) < 2 and _late(actor)):
        return actor.changes_mind()
    return actor.reads(table.unread) if table.unread or not table.turns else None


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
    about = [m.aspects[0] for m in read if m.kind == "question" and len(m.aspects) == 1]
    return [
        Asked(
            turn=turn,
            aspect=aspect,
            again=any(_answered(mind, asked) and asked.aspect == aspect for asked in table.asked),
            idle=mind.told_all_before(turn),
            wasted=aspect not in mind.wishes or mind.told.get(aspect, turn) < turn,
        )
        for aspect in about
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
    if not isinstance(table.turns[-1].action, Say) or not said:
        return
    mine = (s for s in table.case.statements if s.source == f"e{table.events}")
    taken = {s.aspect for s in mine if s.operator not in REACTION}
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


def _closed(table: Table, actor: Actor) -> Transcript:
    mind, case = actor.mind, table.case
    return Transcript(
        client=actor.client,
        policy=table.policy.name,
        turns=tuple(table.turns),
        after=tuple(table.unread),
        baselines=case.baselines,
        status=str(case.status),
        left=bool(table.turns) and isinstance(table.turns[-1].action, Leave),
        informed=mind.informed,
        changed=mind.changed,
        shown_after=table.shown_after,
        contradicted=bool(mind.slipped),
        contested=tuple({s.aspect for s in case.live if s.status == "contested"}),
        asked=tuple(table.asked),
        hints=tuple(mind.hints),
        missed=tuple(table.missed),
        misread=tuple(table.misread),
    )
