"""The door to a case: something that happened, and what follows. (`dialogs.route` is the one before all cases.)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.domain.case import FACTS, OUTCOME, Case, Message, MessageKind, Party, Position, Side
from dialogs.domain.events import (
    Chose,
    Commanded,
    Edited,
    Event,
    PersonEvent,
    Said,
    SentOther,
    SentPhoto,
    TimePassed,
)
from dialogs.domain.means import Means
from dialogs.domain.organisation import UNKNOWN, Profile
from dialogs.domain.person import Membership, Person
from dialogs.domain.replies import Reply, Words
from dialogs.domain.service import Language, Service
from dialogs.domain.suggestion import Suggestion
from dialogs.engine.interpret import answered_by_words, chosen, expected
from dialogs.engine.moves import anytime, finding_out, fire, here, live
from dialogs.engine.revise import forget_shown, withdraw
from dialogs.engine.turn import STAFF, Turn
from dialogs.flows import ALL_FLOWS
from dialogs.flows.anytime import again, resumed
from dialogs.flows.elicitation import as_last_time
from dialogs.flows.elicitation.not_understood import replying
from dialogs.flows.elicitation.react import told_away
from dialogs.flows.elicitation.undo import unmeant
from dialogs.flows.hand_over import missed
from dialogs.flows.reminders import passed, scheduled
from dialogs.flows.review.chart import REVIEW
from dialogs.language.pack import hearing, together
from dialogs.policy.plan import owed
from dialogs.policy.strategies import OURS, Policy
from dialogs.understanding import understand
from dialogs.understanding.result import Context, Understanding

assert ALL_FLOWS, "every flow is loaded before the first step"


@dataclass(frozen=True, slots=True)
class Step:
    """A case after something happened, and what we want said about it."""

    case: Case
    replies: tuple[Reply, ...]


def step(
    case: Case,
    service: Service,
    event: Event,
    now: datetime,
    *,
    by: Person | None = None,
    member: Membership | None = None,
    policy: Policy = OURS,
    profile: Profile = UNKNOWN,
    taken: tuple[str, ...] = (),
) -> Step:
    """What follows from an event. Pure: may be run again. `now` is aware.

    `by` is the person who did it, `member` their membership at this moment (None: a client); `profile` what the
    organisation says of itself, `taken` when the clients of other cases come. An event heard before,
    or one that makes no sense here, leaves the case's life as it is and gets a kind answer.
    """
    start = Turn(case=case, service=service, now=now, policy=policy, profile=profile, taken=taken)
    if isinstance(event, TimePassed):
        turn = passed(start.but(source=event.id))
        return Step(turn.case, turn.replies)
    if case.took_in(event.id):
        return Step(case, ())
    seat = seat_of(case, event.who, member)
    if seat is None:
        return Step(case, ())
    with hearing(together(_language(case, event.who, by))):
        return _stepped(start.but(seat=seat, source=event.id), event, by)


def _stepped(turn: Turn, event: PersonEvent, by: Person | None) -> Step:
    turn = _arrive(turn, event, by)
    turn = scheduled(resumed(_all_said(_respond(_informed(turn, event), event))))
    return Step(turn.case, turn.replies)


def _all_said(turn: Turn) -> Turn:
    """What was to be said before a question, where none followed."""
    return turn.but(notes=()).tell(turn.seat, "notice", *(note.words for note in turn.notes)) if turn.notes else turn


def seat_of(case: Case, who: str, member: Membership | None) -> str | None:
    """The seat that a person speaks from: their own as a client, the organisation's as a member, else none."""
    party = case.party(who)
    if party is not None and party.side == "client":
        return who
    return STAFF if member is not None else None


def _arrive(turn: Turn, event: PersonEvent, by: Person | None) -> Turn:
    """The person takes their seat, and what they did is noted as a message."""
    turn = _seated(turn, event, by)
    message = Message(
        id=event.id,
        party=event.who,
        text=_text(event),
        at=turn.now,
        kind=_KINDS[type(event)],
        replaces=event.original if isinstance(event, Edited) else None,
        photo=event.photo if isinstance(event, SentPhoto) else None,
    )
    turn = turn.case_with(messages=(*turn.case.messages, message))
    return live(turn, "understood") if turn.case.status == "intake" else turn


def _language(case: Case, who: str, by: Person | None) -> Language:
    known = case.party(who)
    return (by.language if by else None) or (known.language if known else "fr")


def _seated(turn: Turn, event: PersonEvent, by: Person | None) -> Turn:
    case, known = turn.case, turn.case.party(event.who)
    language = _language(case, event.who, by)
    name = (by.name if by else "") or event.name or (known.name if known else event.who.partition(":")[2])
    side: Side = "staff" if turn.seat == STAFF else "client"
    roles = known.roles if known else ()
    party = Party(id=event.who, name=name, side=side, roles=roles, language=language)
    others = tuple(p for p in case.parties if p.id != event.who)
    case = replace(case, parties=(*others, party), owner=event.who if side == "staff" else case.owner)
    if turn.seat not in case.positions:
        case = case.at(turn.seat, Position(flow=REVIEW.name, state=REVIEW.initial))
    return turn.but(case=case, who=party)


def _informed(turn: Turn, event: PersonEvent) -> Turn:
    """Whose words a language model helps to read is told so, once in a case."""
    helped = isinstance(event, Said | Edited) and event.suggested is not None
    if not helped or event.who in turn.case.informed:
        return turn
    turn = turn.tell(turn.seat, "notice", Words("reader.told"))
    return turn.case_with(informed=(*turn.case.informed, event.who))


def _respond(turn: Turn, event: PersonEvent) -> Turn:
    match event:
        case Chose():
            return _act(turn, *chosen(turn, event))
        case Said(text=text, suggested=suggested):
            return _words(turn, text, suggested or ())
        case Edited():
            return _edited(turn, event)
        case SentPhoto(photo=photo, text=text):
            heard = _understood(turn, text)
            return _act(turn.but(photo=photo, text=text, heard=heard), "photo", ())
        case Commanded(command="case" | "start"):
            return again(turn)
        case Commanded(command=command, argument=argument):
            return _act(turn.but(text=argument), command, ())
        case SentOther():
            return _act(turn, "unsupported", ())


def _words(turn: Turn, text: str, suggested: tuple[Suggestion, ...]) -> Turn:
    turn = turn.but(text=text.strip(), heard=unmeant(turn.case, _understood(turn, text, suggested)))
    turn = turn if turn.seat == STAFF or here(turn).verbatim else replying(turn)
    turn = told_away(turn) if finding_out(turn) else turn
    turn = _act(turn, *answered_by_words(turn))
    return turn if turn.seat == STAFF else missed(turn)


def _act(turn: Turn, trigger: str, means: tuple[Means, ...]) -> Turn:
    """The flow where the seat is takes it; else it is something that one may do at any moment; else it is not now.

    Words that do something which makes no sense here ("I don't know") are still words.
    """
    turn = turn.but(means=means)
    moved = fire(turn, trigger) or anytime(turn, trigger) or (fire(turn, "said") if turn.text else None)
    return again(turn.noting(_excuse(trigger))) if moved is None else moved


def _excuse(trigger: str) -> str:
    return trigger if trigger in ("stale", "forged", "handled") else "not_understood"


def _understood(turn: Turn, text: str, suggested: tuple[Suggestion, ...] = ()) -> Understanding:
    shown = (
        turn.case.proposals[-1].values
        if turn.case.proposals
        else dict(turn.position.asked.values if turn.position.asked else {})
    )
    language = turn.who.language if turn.who else "fr"
    context = Context(
        now=turn.now,
        language=language,
        shown=shown,
        asked=turn.position.topic,
        also=_owed(turn),
        expects=expected(turn),
        suggested=suggested,
        profile=turn.profile,
    )
    heard = understand(text, turn.service, context)
    then = as_last_time.shown_then(turn.but(text=text, heard=heard))
    return understand(text, turn.service, replace(context, shown=then)) if then else heard


def _owed(turn: Turn) -> tuple[str, ...]:
    """What an answer may be about beside the question: all that was asked at once, and of that what is still open."""
    opened = here(turn).open
    if opened == "asked" and turn.position.asked:
        return turn.position.asked.aspects
    if opened != "owed" or FACTS not in turn.case.asked:
        return ()
    return tuple(
        a.id for a in turn.service.aspects if owed(turn.view, a) and not any(s.aspect == a.id for s in turn.case.live)
    )


def _edited(turn: Turn, event: Edited) -> Turn:
    """The message as it reads now: what it stated before is taken back, what it states now is taken."""
    original = event.original
    mine = any(m.id == original and m.party == turn.who.id for m in turn.case.messages if turn.who)
    if not mine:
        return again(turn.noting("edited.unknown"))
    sources = {original} | {m.id for m in turn.case.messages if m.replaces == original}
    named = any(s.aspect == OUTCOME and s.source in sources for s in turn.case.live)
    for source in sources:
        turn = withdraw(turn, source)
    turn = forget_shown(turn) if named else turn
    return _words(turn.but(text=event.text), event.text, event.suggested or ())


def _text(event: PersonEvent) -> str:
    match event:
        case Said(text=text) | Edited(text=text) | SentPhoto(text=text):
            return text
        case Chose(choices=picked):
            return " ".join(picked)
        case Commanded(command=command, argument=argument):
            return f"/{command} {argument}".rstrip()
        case SentOther(what=what):
            return what


_KINDS: Mapping[type[PersonEvent], MessageKind] = {
    Said: "said",
    Chose: "chose",
    SentPhoto: "photo",
    Edited: "edited",
    Commanded: "command",
    SentOther: "other",
}
