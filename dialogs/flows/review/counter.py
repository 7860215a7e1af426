"""The staff would have one line otherwise: which line, by which value; or their words were merely a message."""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.aspect_state import FIRM
from dialogs.domain.case import Counter
from dialogs.domain.means import OfLine, Value
from dialogs.domain.replies import Words
from dialogs.domain.service import Aspect
from dialogs.domain.specification import Claim, Requirement
from dialogs.engine.turn import STAFF, Option, Turn, choices
from dialogs.flows.feedback.words_as_marks import named_lines
from dialogs.understanding.result import Reading
from dialogs.wording.parts import line_words, requirement_words, value_words


def choose_line(turn: Turn) -> Turn:
    options = tuple((OfLine(r.aspect), requirement_words(r)) for r in turn.case.offered)
    return turn.ask(
        STAFF,
        "review",
        Words("review.line"),
        choices=choices(*options, ("back_to_review", Words("button.back"))),
    )


def ask_value(turn: Turn) -> Turn:
    """What the staff propose instead, in words or by a button."""
    aspect = turn.tapped(OfLine)[0].aspect if turn.tapped(OfLine) else _line_named(turn)
    known = turn.service.by_id[aspect]
    current = next(r for r in turn.case.offered if r.aspect == aspect)
    options = _of_set(known, current) if known.several else _others(known, current)
    return turn.ask(
        STAFF,
        "review",
        Words("review.value", {"line": requirement_words(current)}),
        topic=aspect,
        choices=choices(*options, ("back_to_review", Words("button.back"))),
        aspects=(aspect,),
    )


def _others(known: Aspect, current: Requirement) -> tuple[Option, ...]:
    """The other values, each to be proposed instead."""
    others = (o.id for o in known.options if (o.id,) != current.values)
    return tuple((Value(known.id, "is", (value,)), value_words(known.id, "is", (value,))) for value in others)


def _of_set(known: Aspect, current: Requirement) -> tuple[Option, ...]:
    """What a set could hold beside what it holds, or without one of it."""
    held = current.values if current.operator == "is" else ()
    less: tuple[tuple[str, Claim], ...] = tuple((v, ("not", (v,))) for v in held if len(held) > 1)
    more: tuple[tuple[str, Claim], ...] = tuple((o.id, ("is", (o.id,))) for o in known.options if o.id not in held)
    return tuple(
        (
            Value(known.id, *_instead(known, current, claim)),
            Words(f"button.{_WAYS[claim[0]]}", {"value": _named(known, v)}),
        )
        for v, claim in (*less, *more)
    )


_WAYS = {"is": "with", "not": "without"}


def _named(known: Aspect, value: str) -> Words:
    return value_words(known.id, "is", (value,))


def _instead(known: Aspect, current: Requirement, claim: Claim) -> Claim:
    """What a line says after a value was added to its set, or taken out of it; of other aspects, just what was said."""
    if not known.several or current.operator != "is" or claim[0] not in _WAYS or known.nothing in claim[1]:
        return claim
    if claim[0] == "is":
        return "is", tuple(dict.fromkeys((*(v for v in current.values if v != known.nothing), *claim[1])))
    left = tuple(v for v in current.values if v not in claim[1])
    return ("is", left) if left else claim


def _line_named(turn: Turn) -> str:
    """The aspect of the one line that words name; "" for none, or several."""
    ids = named_lines(turn.text, turn.case.offered, turn.service)
    aspects = [r.aspect for r in turn.case.offered if r.id in ids]
    return aspects[0] if len(aspects) == 1 else ""


def names_line(turn: Turn) -> bool:
    return bool(_line_named(turn))


def _wished(turn: Turn) -> Reading | None:
    """What words would have otherwise than a line that is offered."""
    offered = {r.aspect: r for r in turn.case.offered}
    firm = (r for r in turn.heard.readings if r.aspect in offered and r.operator in FIRM and r.values)
    meant = (_meant(turn.service.by_id[r.aspect], offered[r.aspect], r) for r in firm)
    return next((r for r in meant if r.values != offered[r.aspect].values), None)


def _meant(known: Aspect, current: Requirement, said: Reading) -> Reading:
    operator, values = (
        (said.operator, said.values) if said.only else _instead(known, current, (said.operator, said.values))
    )
    return replace(said, operator=operator, values=values)


def wishes(turn: Turn) -> bool:
    return _wished(turn) is not None


def ask_meant(turn: Turn) -> Turn:
    """Words that would have a line otherwise: a counter-proposal, or merely a message?"""
    wish = _wished(turn)
    assert wish is not None, "the words wish a line otherwise"
    line = line_words(wish.aspect, wish.operator, wish.values)
    options = (
        (Value(wish.aspect, wish.operator, wish.values), Words("button.propose_it")),
        ("message", Words("button.message")),
        ("back_to_review", Words("button.back")),
    )
    return turn.ask(
        STAFF,
        "review",
        Words("review.meant", {"line": line}),
        topic=wish.aspect,
        choices=choices(*options),
        aspects=(wish.aspect,),
    )


def _only_value(turn: Turn) -> Value | None:
    """The one value that the open question offers to propose, when words say yes to it."""
    asked = turn.position.asked
    offered = [choice.means for choice in asked.choices if isinstance(choice.means, Value)] if asked else []
    return offered[0] if len(offered) == 1 and "yes" in turn.heard.acts else None


def proposes(turn: Turn) -> bool:
    """Whether the words or the tap say a value to propose."""
    return bool(_proposed(turn)[1][1])


def countered(turn: Turn) -> Turn:
    """One line otherwise: the client is asked; nothing else changes."""
    aspect, (operator, values) = _proposed(turn)
    old = next(r for r in turn.case.offered if r.aspect == aspect)
    new = replace(
        old,
        operator=operator,
        values=values,
        sources=(*old.sources, turn.source),
        speaker=turn.who.id if turn.who else STAFF,
    )
    turn = turn.case_with(counter=Counter(requirement=new, words=turn.text)).happened("countered", aspect=aspect)
    return turn.tell(STAFF, "notice", Words("review.counter_sent", {"line": line_words(aspect, operator, values)}))


def unclear(turn: Turn) -> Turn:
    """The words say no value that could be proposed."""
    return turn.ask(
        STAFF,
        "review",
        Words("review.value_unclear"),
        topic=turn.position.topic,
        choices=choices(("back_to_review", Words("button.back"))),
    )


def _proposed(turn: Turn) -> tuple[str, Claim]:
    """The aspect, and what is proposed of it; no values where nothing readable is."""
    topic = turn.position.topic
    chosen = turn.tapped(Value)[0] if turn.tapped(Value) else _only_value(turn)
    if chosen:
        return chosen.aspect, chosen.claim
    wish = None if topic else _wished(turn)
    if wish is not None:
        return wish.aspect, (wish.operator, wish.values)
    said = next((r for r in turn.heard.readings if r.aspect == topic and r.values and r.operator != "vague"), None)
    if said is not None:
        current = next((r for r in turn.case.offered if r.aspect == topic), None)
        meant = _meant(turn.service.by_id[topic], current, said) if current else said
        return topic, (meant.operator, meant.values)
    known = turn.service.by_id.get(topic)
    return topic, ("is", (turn.text,) if known and known.kind == "text" and turn.text else ())
