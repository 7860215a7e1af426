"""The staff answer what the client agreed to: confirm, propose a line otherwise, ask, or decline with a reason.

To confirm is to tap the picture that will be delivered, among others that could be meant: another picture than the
client's stops the agreement, a misunderstanding found before the service rather than after. While the client answers
(a counter-proposal, a question), the staff wait; a new agreement of the client brings the review back.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from dialogs.case import Counter
from dialogs.elicitation import shown_aspects, view
from dialogs.flows import take
from dialogs.flows.agreement import back_to_elicitation, changes, estimate
from dialogs.flows.drive import begin, drop_change, end, enter, fire, live, resume
from dialogs.hearing import record, superseding
from dialogs.machine import SAME, Flow, Row
from dialogs.replies import Picture, Words
from dialogs.saying import join, line_words, value_words
from dialogs.specification import Agreement, Baseline, Requirement, digest
from dialogs.turn import STAFF, Turn, choices
from dialogs.understanding.reading import Reading

PICTURES = 3


def present(turn: Turn) -> Turn:
    """What the client agreed to, in words; and the pictures among which the staff tap the one they will deliver."""
    options, pictures = _deliverable(turn)
    more = (
        ("counter", Words("button.counter")),
        ("ask", Words("button.ask_client")),
        ("decline", Words("button.decline")),
    )
    many = len(turn.case.offered)
    return turn.ask(
        STAFF,
        "review",
        *_announced(turn, many),
        Words("=lines", {"items": tuple(strong_line(r) for r in turn.case.offered)}),
        *_money(turn),
        *((Words("review.which_picture"),) if pictures else ()),
        choices=choices(*options, *more),
        pictures=pictures,
        aspects=tuple(r.aspect for r in turn.case.offered),
        values={r.aspect: "|".join(r.values) for r in turn.case.offered},
    )


def _announced(turn: Turn, many: int) -> tuple[Words, ...]:
    client = turn.case.party(turn.case.client)
    name = client.name if client else ""
    if turn.case.baselines:
        seen = view(turn.case, turn.service)
        return (Words("review.change", {"name": name}), changes(turn, seen))
    commitments = sum(r.measurable for r in turn.case.offered)
    return (
        Words(
            "review.new",
            {
                "name": name,
                "service": Words("=service"),
                "requirements": many - commitments,
                "commitments": commitments,
                "case": turn.case.id,
            },
        ),
    )


def strong_line(requirement: Requirement) -> Words:
    """A requirement with how strict it is: "dessus : 15 mm (indispensable)"."""
    line = line_words(requirement.aspect, requirement.operator, requirement.values)
    key = "strong.need" if requirement.basis == "need" else f"strong.{requirement.strength}"
    return Words(key, {"line": line})


def _money(turn: Turn) -> tuple[Words, ...]:
    cost = estimate(turn, view(turn.case, turn.service))
    return () if cost is None else (Words("review.price", {"price": Words("=money", {"value": cost})}),)


def _deliverable(turn: Turn) -> tuple[tuple[tuple[str, Words], ...], tuple[Picture, ...]]:
    """The client's picture and two that could be taken for it, in an order that gives nothing away."""
    if not turn.service.outcomes or turn.case.baselines:
        return (("confirm", Words("button.confirm")),), ()
    plans = _lookalikes(turn)
    options = tuple(
        (
            "confirm" if plan is plans[0] else f"mistaken:{place}",
            Words("button.confirm_image", {"number": number}),
        )
        for number, (place, plan) in enumerate(_shuffled(turn, plans), 1)
    )
    pictures = tuple(_drawn(turn, plan) for _, plan in _shuffled(turn, plans))
    return options, pictures


def _shuffled(turn: Turn, plans: list[dict[str, str]]) -> list[tuple[int, dict[str, str]]]:
    """The same order each time for the same case."""

    def key(pair: tuple[int, dict[str, str]]) -> str:
        return hashlib.sha256(f"{turn.case.id}{pair[0]}{len(turn.case.baselines)}".encode()).hexdigest()

    return sorted(enumerate(plans), key=key)


def _lookalikes(turn: Turn) -> list[dict[str, str]]:
    """The client's plan, then plans that differ in what is required of them, and can be seen."""
    seen = view(turn.case, turn.service)
    mine = dict(seen.plan.values)
    drawn = {aspect.id for aspect in shown_aspects(turn.service) if aspect.id in mine}
    strict = [r.aspect for r in turn.case.offered if r.strength != "bonus" and r.aspect in drawn]
    plans = [mine]
    for id in seen.belief.likeliest(len(turn.service.outcomes)):
        outcome = turn.service.outcome(id)
        other = {**mine, **{a: v for a, v in (outcome.values if outcome else {}).items() if a in drawn}}
        fresh = all(any(other[a] != plan[a] for a in mine) for plan in plans)
        if fresh and any(not _meets(turn, r, other) for r in turn.case.offered if r.aspect in strict):
            plans.append(other)
        if len(plans) == PICTURES:
            break
    return plans


def _meets(turn: Turn, requirement: Requirement, plan: dict[str, str]) -> bool:
    value = plan[requirement.aspect]
    return (value in requirement.values) != (requirement.operator == "not")


def _drawn(turn: Turn, plan: dict[str, str]) -> Picture:
    shown = [a.id for a in shown_aspects(turn.service) if a.id in plan]
    return Picture(alt=join(tuple(line_words(a, "is", (plan[a],)) for a in shown)), values=plan)


def mistaken(turn: Turn) -> Turn:
    """The staff would deliver another picture: say where it departs, and let them look again."""
    plan = _lookalikes(turn)[int(turn.meaning("mistaken")[0])]
    wrong = tuple(
        Words("mistaken.line", {"line": strong_line(r), "given": value_words(r.aspect, "is", (plan[r.aspect],))})
        for r in turn.case.offered
        if r.aspect in plan and not _meets(turn, r, plan)
    )
    turn = turn.happened(
        "misunderstanding",
        aspects=",".join(r.aspect for r in turn.case.offered if r.aspect in plan and not _meets(turn, r, plan)),
    )
    turn = turn.tell(STAFF, "review", Words("mistaken"), Words("=lines", {"items": wrong}))
    return present(turn)


def confirm(turn: Turn) -> Turn:
    """The staff commit themselves: the next baseline, sent to both."""
    agreed = (
        Agreement(party=turn.case.client, at=_client_agreed_at(turn)),
        Agreement(party=turn.who.id if turn.who else STAFF, at=turn.now),
    )
    seen = view(turn.case, turn.service)
    previous = turn.case.baseline
    baseline = Baseline(
        version=len(turn.case.baselines) + 1,
        requirements=turn.case.offered,
        agreed=agreed,
        previous=previous.digest if previous else "",
        picture=tuple(seen.plan.values.items()),
        price=estimate(turn, seen),
    )
    baseline = replace(baseline, digest=digest(baseline))
    turn = turn.case_with(
        baselines=(*turn.case.baselines, baseline), kept=turn.case.statements, offered=(), counter=None
    )
    turn = live(turn, "confirmed")
    turn = begin(turn, "following", turn.case.client)
    return begin(turn, "delivering", STAFF)


def _client_agreed_at(turn: Turn) -> datetime:
    found = [entry.at for entry in turn.case.history if entry.what == "client_agreed"]
    return found[-1] if found else turn.now


def choose_line(turn: Turn) -> Turn:
    options = tuple((f"line:{r.aspect}", line_words(r.aspect, r.operator, r.values)) for r in turn.case.offered)
    return turn.ask(
        STAFF,
        "review",
        Words("review.line"),
        choices=choices(*options, ("back_to_review", Words("button.back"))),
    )


def ask_value(turn: Turn) -> Turn:
    """What the staff propose instead, in words or by a button."""
    aspect = turn.meaning("line")[0]
    known = turn.service.by_id[aspect]
    current = next(r for r in turn.case.offered if r.aspect == aspect)
    options = tuple(
        (f"value:{aspect}:is={o.id}", value_words(aspect, "is", (o.id,)))
        for o in known.options
        if (o.id,) != current.values
    )
    return turn.ask(
        STAFF,
        "review",
        Words("review.value", {"line": line_words(aspect, current.operator, current.values)}),
        topic=aspect,
        choices=choices(*options, ("back_to_review", Words("button.back"))),
        aspects=(aspect,),
    )


def countered(turn: Turn) -> Turn:
    """One line otherwise: the client is asked; nothing else changes."""
    aspect, operator, values = _proposed(turn)
    if not values:
        return turn.ask(
            STAFF,
            "review",
            Words("review.value_unclear"),
            topic=turn.position.topic,
            choices=choices(("back_to_review", Words("button.back"))),
        )
    old = next(r for r in turn.case.offered if r.aspect == aspect)
    new = replace(
        old,
        operator=operator,
        values=values,
        sources=(*old.sources, turn.source),
        speaker=turn.who.id if turn.who else STAFF,
    )
    turn = turn.case_with(counter=Counter(requirement=new, words=turn.text)).happened("countered", aspect=aspect)
    turn = turn.tell(STAFF, "notice", Words("review.counter_sent", {"line": line_words(aspect, operator, values)}))
    return begin(turn, "answering", turn.case.client, "countered")


def _proposed(turn: Turn) -> tuple[str, str, tuple[str, ...]]:
    topic = turn.position.topic
    if turn.meaning("value"):
        aspect, _, rest = turn.meaning("value")[0].partition(":")
        return aspect, rest.partition("=")[0], (rest.partition("=")[2],)
    said = next((r for r in turn.heard.readings if r.aspect == topic and r.values and r.operator != "vague"), None)
    if said is not None:
        return topic, said.operator, said.values
    free = turn.service.by_id[topic].kind == "text" and turn.text
    return topic, "is", (turn.text,) if free else ()


def ask_question(turn: Turn) -> Turn:
    return turn.ask(
        STAFF, "review", Words("review.question"), choices=choices(("back_to_review", Words("button.back")))
    )


def question_sent(turn: Turn) -> Turn:
    turn = turn.happened("asked_client", words=turn.text).tell(STAFF, "notice", Words("review.question_sent"))
    turn = turn.goes(turn.case.client, "answering", "waiting")
    moved = fire(turn, "asked", turn.case.client)
    assert moved is not None, "a waiting client can be asked"
    return moved


def ask_reason(turn: Turn) -> Turn:
    return turn.ask(STAFF, "review", Words("review.reason"), choices=choices(("back_to_review", Words("button.back"))))


def decline(turn: Turn) -> Turn:
    """Declined, with a reason that both sides see. A declined change leaves what was agreed before."""
    name = turn.who.name if turn.who else ""
    if turn.case.baselines:
        turn = drop_change(turn).happened("change_declined", reason=turn.text)
        turn = turn.tell(turn.case.client, "notice", Words("change.declined", {"name": name, "reason": turn.text}))
        return resume(turn)
    turn = live(turn, "declined").happened("reason", words=turn.text)
    turn = turn.tell(turn.case.client, "notice", Words("declined", {"name": name, "reason": turn.text}))
    return end(turn.tell(STAFF, "notice", Words("declined.done", {"reason": turn.text})))


def note(turn: Turn) -> Turn:
    """Words of the staff that answer nothing: passed on to the client as they are."""
    name = turn.who.name if turn.who else ""
    turn = turn.tell(turn.case.client, "notice", Words("message_from", {"name": name, "words": turn.text}))
    return turn.tell(STAFF, "notice", Words("passed_to_client", {"name": turn.client_name}))


REVIEW = enter(
    Flow(
        "review",
        initial="start",
        ends=("confirmed", "declined"),
        rows=(
            Row(("start", "waiting", "deciding"), "next", "deciding", present),
            Row("deciding", "confirm", "confirmed", confirm),
            Row("deciding", "mistaken", SAME, mistaken),
            Row("deciding", "counter", "choosing", choose_line),
            Row("deciding", "ask", "asking", ask_question),
            Row("deciding", "decline", "declining", ask_reason),
            Row(("deciding", "waiting"), "said", SAME, note),
            Row("choosing", "line", "proposing", ask_value),
            Row(("choosing", "proposing", "asking", "declining"), "back_to_review", "deciding", present),
            Row("choosing", "said", "deciding", present),
            Row("proposing", "value", "waiting", countered),
            Row("proposing", "said", "waiting", countered, when=lambda turn: bool(_proposed(turn)[2])),
            Row("proposing", "said", SAME, countered),
            Row("asking", "said", "waiting", question_sent),
            Row("declining", "said", "declined", decline),
        ),
    )
)


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
            "aspect": Words("=aspect", {"aspect": new.aspect}),
            "old": value_words(old.aspect, old.operator, old.values),
            "new": value_words(new.aspect, new.operator, new.values),
        },
    )
    return turn.ask(
        turn.case.client,
        "review",
        words,
        choices=options,
        aspects=(new.aspect,),
        values={new.aspect: "|".join(new.values)},
    )


def taken(turn: Turn) -> Turn:
    """The client accepts the line: it is agreed as the staff proposed it, and the staff have already said yes to it."""
    counter = turn.case.counter
    assert counter is not None
    new = replace(counter.requirement, sources=(*counter.requirement.sources, turn.source))
    reading = Reading(aspect=new.aspect, operator=new.operator, values=new.values, strength=new.strength)  # type: ignore[arg-type]
    turn = record(superseding(turn, new.aspect), [reading], "asked")
    offered = tuple(new if r.aspect == new.aspect else r for r in turn.case.offered)
    turn = turn.case_with(offered=offered, counter=None).happened("client_agreed", aspect=new.aspect)
    turn = turn.tell(turn.seat, "notice", Words("agreed.waiting"))
    return begin(turn, "review", STAFF)


def refused(turn: Turn) -> Turn:
    """The client would rather not: their own words decide what is read back next."""
    turn = turn.case_with(counter=None).happened("counter_refused")
    name = turn.who.name if turn.who else ""
    turn = turn.tell(STAFF, "notice", Words("counter.refused", {"name": name}))
    turn = turn.tell(turn.seat, "question", Words("counter.what_then"))
    return begin(turn, "review", STAFF)


def answered(turn: Turn) -> Turn:
    """The client's words to the staff, who have the request before them again."""
    name = turn.who.name if turn.who else ""
    turn = turn.tell(STAFF, "notice", Words("message_from", {"name": name, "words": turn.text}))
    if turn.case.counter is not None:
        return offer(turn)
    turn = turn.tell(turn.seat, "notice", Words("passed_to_staff"))
    return begin(turn, "review", STAFF)


def states_something(turn: Turn) -> bool:
    return bool(turn.heard.readings)


def reopened(turn: Turn) -> Turn:
    """The client's words to the staff change the requirements: these are read back again."""
    turn = turn.tell(STAFF, "notice", Words("message_from", {"name": turn.client_name, "words": turn.text}))
    return back_to_elicitation(take.words(turn.case_with(counter=None)))


def put_question(turn: Turn) -> Turn:
    name = turn.staff_name
    return turn.ask(turn.case.client, "question", Words("question_from", {"name": name, "words": turn.text}))


ANSWERING = enter(
    Flow(
        "answering",
        initial="waiting",
        ends=("reopened",),
        rows=(
            Row(("waiting", "countered", "asked"), "countered", "countered", offer),
            Row(("waiting", "countered"), "asked", "asked", put_question),
            Row("countered", "take", "waiting", taken),
            Row("countered", "refuse", "waiting", refused),
            Row(("waiting", "countered", "asked"), "said", "reopened", reopened, when=states_something),
            Row(("waiting", "countered", "asked"), "said", "waiting", answered),
        ),
    )
)
