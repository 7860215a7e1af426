"""The client's seat while the staff decide: a counter-proposal of one line, a question, or simply waiting."""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.replies import Words
from dialogs.engine.machine import AUTO, SAME, Exit, Flow, Row, State
from dialogs.engine.moves import enter
from dialogs.engine.revise import record, superseding
from dialogs.engine.turn import STAFF, Turn, choices
from dialogs.flows.elicitation import hear
from dialogs.flows.pass_on import told_staff
from dialogs.understanding.result import Reading
from dialogs.wording.parts import aspect_words, value_words


def offer(turn: Turn) -> Turn:
    """The staff's counter-proposal of one line, with what it replaces."""
    counter = turn.case.counter
    assert counter is not None, "there is a counter-proposal to show"
    new = counter.requirement
    old = next(r for r in turn.case.offered if r.aspect == new.aspect)
    options = choices(("take", Words("button.take")), ("refuse", Words("button.refuse")))
    words = Words(
        "countered",
        {
            "name": turn.staff_name,
            "aspect": aspect_words(new.aspect),
            "old": value_words(old.aspect, old.operator, old.values),
            "new": value_words(new.aspect, new.operator, new.values),
        },
    )
    return turn.ask(
        turn.case.client,
        "review",
        words,
        topic=new.aspect,
        choices=options,
        aspects=(new.aspect,),
        values={new.aspect: "|".join(new.values)},
    )


def taken(turn: Turn) -> Turn:
    """The client accepts the line: it is agreed as the staff proposed it, and the staff have already said yes to it."""
    counter = turn.case.counter
    assert counter is not None
    new = replace(counter.requirement, sources=(*counter.requirement.sources, turn.source))
    reading = Reading(aspect=new.aspect, operator=new.operator, values=new.values, strength=new.strength)
    turn = record(superseding(turn, new.aspect), [reading], "asked")
    offered = tuple(new if r.aspect == new.aspect else r for r in turn.case.offered)
    turn = turn.case_with(offered=offered, agreed_at=turn.now, counter=None).happened(
        "client_agreed", aspect=new.aspect
    )
    return turn.tell(turn.seat, "notice", Words("agreed.waiting"))


def refused(turn: Turn) -> Turn:
    """The client would rather not: their own words decide what is read back next."""
    turn = turn.case_with(counter=None).happened("counter_refused")
    name = turn.who.name if turn.who else ""
    turn = turn.tell(STAFF, "notice", Words("counter.refused", {"name": name}))
    return turn.tell(turn.seat, "question", Words("counter.what_then"))


def refuses(turn: Turn) -> bool:
    """Whether words turn the proposal down, without saying what instead."""
    return turn.heard.tells("counter") == "declined" and not turn.heard.readings


def refused_in_words(turn: Turn) -> Turn:
    return refused(told_staff(turn))


def answered(turn: Turn) -> Turn:
    """The client's words to the staff, who have the request before them again."""
    return told_staff(turn).tell(turn.seat, "notice", Words("passed_to_staff"))


def offer_again(turn: Turn) -> Turn:
    """The client's words to the staff; the counter-proposal still awaits an answer."""
    return offer(told_staff(turn))


def courteous(turn: Turn) -> bool:
    """Whether words are a mere "ok": they state and ask nothing, nor do they answer the staff's."""
    heard, before = turn.heard, turn.case.messages[-2:-1]
    asked = any(message.kind == "said" and message.party != turn.seat for message in before)
    return bool(heard.acts) and not (heard.readings or heard.queries or heard.left or asked)


def still_waiting(turn: Turn) -> Turn:
    return turn.tell(turn.seat, "notice", Words("agreed.still"))


def states_something(turn: Turn) -> bool:
    return bool(turn.heard.readings)


def reopened(turn: Turn) -> Turn:
    """The client's words to the staff change the requirements: these are read back again."""
    return hear.words(told_staff(turn).case_with(counter=None))


def before_staff(turn: Turn) -> bool:
    """Whether the request lies before the staff, who do not wait for the client."""
    return turn.case.positions[STAFF].state != "waiting"


def put_question(turn: Turn) -> Turn:
    name = turn.staff_name
    return turn.ask(turn.case.client, "question", Words("question_from", {"name": name, "words": turn.text}))


ANSWERING = enter(
    Flow(
        "answering",
        seat="client",
        initial="waiting",
        entries=("offering", "asking"),
        exits=(
            Exit("answered", "review", "arriving"),
            Exit("reopened", "review", "recalled", when=before_staff),
            Exit("reopened", "elicitation", "onward"),
        ),
        declared=(State("asked", verbatim=True),),
        rows=(
            Row("offering", AUTO, "countered", offer),
            Row("asking", AUTO, "asked", put_question),
            Row("countered", "take", "answered", taken),
            Row("countered", "refuse", "answered", refused),
            Row("countered", "said", "answered", refused_in_words, when=refuses),
            Row("waiting", "said", SAME, still_waiting, when=courteous),
            Row(("waiting", "countered", "asked"), "said", "reopened", reopened, when=states_something),
            Row("countered", "said", SAME, offer_again),
            Row(("waiting", "asked"), "said", "answered", answered),
            Row("answered", AUTO, "waiting"),
        ),
    )
)
