"""The client's seat while the staff decide: a counter-proposal of one line, a question, or simply waiting."""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.case import Counter
from dialogs.domain.means import Settled
from dialogs.domain.replies import Value, Words
from dialogs.domain.specification import Requirement
from dialogs.engine.machine import AUTO, SAME, Exit, Flow, Row, State
from dialogs.engine.moves import enter
from dialogs.engine.revise import record, superseding
from dialogs.engine.turn import STAFF, Turn, choices
from dialogs.flows.agreement.compare import agreed_price
from dialogs.flows.elicitation import hear
from dialogs.flows.pass_on import told_staff
from dialogs.flows.review.commit import committed
from dialogs.flows.review.settled import settled_in_words
from dialogs.understanding.result import Reading
from dialogs.wording.parts import aspect_words, line_words, price_words, requirement_words, value_words


def offer(turn: Turn) -> Turn:
    """What the staff would have otherwise: one line, what it replaces, and the price where that moves with it."""
    counter = turn.case.counter
    assert counter is not None, "there is a counter-proposal to show"
    new = counter.requirement
    return turn.ask(
        turn.case.client,
        "review",
        _proposal(turn, counter),
        *_new_price(turn),
        topic=new.aspect,
        choices=choices(*(WITHOUT if counter.dropped else OTHERWISE)),
        aspects=(counter.about,),
        values={new.aspect: "|".join(new.values)},
    )


OTHERWISE = (("take", Words("button.take")), ("refuse", Words("button.refuse")))
WITHOUT = (
    ("take", Words("button.without")),
    ("refuse", Words("button.refuse")),
    ("stop", Words("button.withdraw")),
)
"""A line that cannot be done: without it, something else, or nothing at all."""


def _proposal(turn: Turn, counter: Counter) -> Words:
    """What is proposed, with the staff's reason where they gave one."""
    new = counter.requirement
    old = next((r for r in turn.case.offered if r.aspect == counter.about), None)
    values: dict[str, Value] = {"name": turn.staff_name, "line": requirement_words(new), "reason": counter.words}
    if counter.dropped:
        return Words("countered.declined", values)
    if counter.line and old:
        return Words("countered.meant", values | {"words": requirement_words(old)})
    if old is None:
        return Words("countered.new", values)
    changed: dict[str, Value] = {
        "aspect": aspect_words(new.aspect),
        "old": value_words(old.aspect, old.operator, old.values),
        "new": value_words(new.aspect, new.operator, new.values),
    }
    return Words("countered", values | changed)


def _new_price(turn: Turn) -> tuple[Words, ...]:
    """The price, where what is proposed makes it another."""
    before, after = agreed_price(turn.view), agreed_price(_with_it(turn).view)
    return (Words("countered.price", {"price": price_words(after)}),) if after and after != before else ()


def _with_it(turn: Turn) -> Turn:
    """The line as the staff proposed it, or without it, is what the client agrees to."""
    counter = turn.case.counter
    assert counter is not None
    new = replace(counter.requirement, sources=(*counter.requirement.sources, turn.source))
    reading = Reading(aspect=new.aspect, operator=new.operator, values=new.values, strength=new.strength)
    if counter.dropped:
        reading = Reading(aspect=new.aspect, operator="any")
    turn = record(superseding(superseding(turn, counter.about), new.aspect), [reading], "asked")
    others = tuple(r for r in turn.case.offered if r.aspect not in (counter.about, new.aspect))
    place = next((n for n, r in enumerate(turn.case.offered) if r.aspect == counter.about), len(others))
    kept = () if counter.dropped else (new,)
    return turn.case_with(offered=(*others[:place], *kept, *others[place:]), agreed_at=turn.now)


def taken(turn: Turn) -> Turn:
    """The client accepts: it is agreed as the staff proposed it, who have said yes to that and to all the rest."""
    counter = turn.case.counter
    assert counter is not None
    turn = _with_it(turn).happened("client_agreed", aspect=counter.about)
    return committed(turn, counter.by or turn.case.owner)


def disputed(turn: Turn) -> bool:
    """Whether something said contradicts itself, so that nothing can be agreed yet."""
    return any(s.status == "contested" for s in turn.case.live)


def taken_among_others(turn: Turn) -> Turn:
    """The client accepts, and something else is open still: the staff have the request before them again."""
    turn = _with_it(turn).case_with(counter=None)
    return turn.tell(turn.seat, "notice", Words("agreed.waiting"))


def ask_instead(turn: Turn) -> Turn:
    """The client would rather not: why, or what instead?"""
    return turn.ask(
        turn.seat, "question", Words("counter.what_then"), choices=choices(("no_words", Words("button.no_words")))
    )


def refused(turn: Turn) -> Turn:
    """The client would rather not, and says no more."""
    turn = turn.case_with(counter=None).happened("counter_refused")
    return turn.tell(STAFF, "notice", Words("counter.refused", {"name": turn.client_name}))


def refuses(turn: Turn) -> bool:
    """Whether words turn the proposal down, without saying what instead ("too expensive" does not say for how much)."""
    named = any(reading.operator not in ("less", "more", "vague") for reading in turn.heard.readings)
    return turn.heard.tells("counter") == "declined" and not named


def refused_because(turn: Turn) -> Turn:
    """The client's reason travels to the staff."""
    turn = turn.case_with(counter=None).happened("counter_refused", words=turn.text)
    words = Words("counter.refused_because", {"name": turn.client_name, "reason": turn.text})
    return turn.tell(STAFF, "notice", words).tell(turn.seat, "notice", Words("passed_to_staff"))


def settles(turn: Turn) -> bool:
    """Whether few words name a price or a day that is not agreed to yet."""
    return settled_in_words(turn) is not None


def ask_settling(turn: Turn) -> Turn:
    """A price or a day settled in words becomes a line after one tap."""
    said = settled_in_words(turn)
    assert said is not None, "the words settle something"
    money = turn.service.by_id[said.aspect].kind == "money"
    value = Settled(said.aspect, "is" if money and said.operator == "at_most" else said.operator, said.values)
    line = line_words(value.aspect, *value.claim)
    options = ((value, Words("button.settle", {"line": line})), ("message", Words("button.message")))
    return told_staff(turn).ask(
        turn.seat, "question", Words("ask.settle", {"line": line}), choices=choices(*options), aspects=(said.aspect,)
    )


def settled(turn: Turn) -> Turn:
    """The client agrees to the line that was settled in words: the staff have it before them."""
    value = turn.tapped(Settled)[0]
    old = next((r for r in turn.case.offered if r.aspect == value.aspect), None)
    measurable = turn.service.by_id[value.aspect].measurable
    fresh = Requirement(id=f"r_{value.aspect}", aspect=value.aspect, strength="must", operator="is", values=())
    line = replace(
        old or fresh,
        operator=value.operator,
        values=value.values,
        speaker=turn.seat,
        measurable=measurable,
        sources=(turn.source,),
    )
    turn = _with_it(turn.case_with(counter=Counter(requirement=line))).case_with(counter=None)
    words = Words("settled.line", {"name": turn.client_name, "line": requirement_words(line)})
    return turn.tell(STAFF, "notice", words).tell(turn.seat, "notice", Words("agreed.waiting"))


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


def wants_instead(turn: Turn) -> bool:
    """Whether words that turn a proposal down state something else than what was proposed ("I mind my kids on Friday")."""
    counter = turn.case.counter
    proposed = {value[:DAY] for value in counter.requirement.values} if counter else set()
    return any(not proposed & {value[:DAY] for value in reading.values} for reading in turn.heard.readings)


DAY = len("2026-11-28")
"""So much of a value tells a day: the hour is not said again."""


def instead(turn: Turn) -> Turn:
    """The client's no, with what they would have instead: that is read back."""
    return hear.words(refused_because(turn))


def reopened(turn: Turn) -> Turn:
    """The client's words to the staff change the requirements: these are read back again."""
    return hear.words(told_staff(turn).case_with(counter=None))


def before_staff(turn: Turn) -> bool:
    """Whether the request lies before the staff, who do not wait for the client."""
    return turn.case.positions[STAFF].state != "waiting"


def put_question(turn: Turn) -> Turn:
    """The staff's question; where it is about one line, that is what a bare answer is about."""
    about = next((r for r in turn.case.offered if r.aspect == turn.case.positions[STAFF].topic), None)
    values: dict[str, Value] = {"name": turn.staff_name, "words": turn.text}
    if about is None:
        return turn.ask(turn.case.client, "question", Words("question_from", values))
    words = Words("question_about", values | {"line": requirement_words(about)})
    return turn.ask(turn.case.client, "question", words, topic=about.aspect, aspects=(about.aspect,))


STATING = ("waiting", "countered", "asked", "settling")
"""Where the client's words may change what is required."""

ANSWERING = enter(
    Flow(
        "answering",
        seat="client",
        initial="waiting",
        entries=("offering", "asking"),
        exits=(
            Exit("confirmed", "following"),
            Exit("confirmed", "delivering"),
            Exit("answered", "review", "arriving"),
            Exit("reopened", "review", "recalled", when=before_staff),
            Exit("reopened", "elicitation", "onward"),
        ),
        declared=(State("asked", verbatim=True),),
        rows=(
            Row("offering", AUTO, "countered", offer),
            Row("asking", AUTO, "asked", put_question),
            Row("countered", "take", "answered", taken_among_others, when=disputed),
            Row("countered", "take", "confirmed", taken),
            Row("countered", "refuse", "refusing", ask_instead),
            Row("countered", "said", "answered", refused_because, when=refuses),
            Row("refusing", "no_words", "answered", refused),
            Row("waiting", "said", "settling", ask_settling, when=settles),
            Row("settling", "settle", "answered", settled),
            Row("settling", "message", "waiting", still_waiting),
            Row("waiting", "said", SAME, still_waiting, when=courteous),
            Row(STATING, "said", "reopened", reopened, when=states_something),
            Row("refusing", "said", "reopened", instead, when=wants_instead),
            Row("refusing", "said", "answered", refused_because),
            Row("countered", "said", SAME, offer_again),
            Row(("waiting", "asked", "settling"), "said", "answered", answered),
            Row("answered", AUTO, "waiting"),
        ),
    )
)
