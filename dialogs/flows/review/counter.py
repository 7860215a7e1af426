"""The staff would have one line otherwise: which line, by which value, or not at all; or their words were merely a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dialogs.domain.aspect_state import FIRM
from dialogs.domain.case import Counter
from dialogs.domain.means import OfLine, Value
from dialogs.domain.replies import Words
from dialogs.domain.service import is_own
from dialogs.domain.specification import Claim, Requirement
from dialogs.engine.turn import STAFF, Turn, choices
from dialogs.flows.feedback.words_as_marks import named_lines
from dialogs.flows.paging import lines_after
from dialogs.flows.review import of_set
from dialogs.flows.review.settled import settled_in_words
from dialogs.understanding import understand
from dialogs.understanding.result import Context, Reading, Understanding
from dialogs.wording.parts import line_words, requirement_words

LINES = 6
"""So many lines at the most are offered at a time..."""
VALUES = 5
"""... and so many other values of one."""


def choose_line(turn: Turn) -> Turn:
    return _choose(turn, _weighty(turn))


def other_lines(turn: Turn) -> Turn:
    return _choose(turn, lines_after(turn, _weighty(turn)))


def _weighty(turn: Turn) -> tuple[Requirement, ...]:
    """What the staff promise by day and by sum first, then what must be, then what is welcome."""
    return tuple(sorted(turn.case.offered, key=lambda r: (not r.measurable, r.strength == "bonus")))


def _choose(turn: Turn, lines: tuple[Requirement, ...]) -> Turn:
    page = lines[:LINES]
    others = (("others", Words("button.other_lines")),) if len(turn.case.offered) > LINES else ()
    return turn.ask(
        STAFF,
        "review",
        Words("review.line"),
        choices=choices(
            *((OfLine(r.aspect), requirement_words(r)) for r in page),
            *others,
            ("back_to_review", Words("button.back")),
        ),
        aspects=tuple(r.aspect for r in page),
    )


def ask_value(turn: Turn) -> Turn:
    """What the staff propose instead, in words or by a button; or a question about the line, or that it cannot be."""
    aspect = turn.tapped(OfLine)[0].aspect if turn.tapped(OfLine) else _line_named(turn)
    current = _line(turn, aspect)
    return turn.ask(
        STAFF,
        "review",
        Words("review.value", {"line": requirement_words(current)}),
        topic=aspect,
        choices=choices(
            *((value, line_words(value.aspect, *value.claim)) for value in _instead(turn, current)),
            ("ask_line", Words("button.ask_line")),
            ("decline_line", Words("button.decline_line")),
            ("back_to_review", Words("button.back")),
        ),
        aspects=(aspect,),
    )


def _line(turn: Turn, aspect: str) -> Requirement:
    return next(r for r in turn.case.offered if r.aspect == aspect)


def _instead(turn: Turn, current: Requirement) -> tuple[Value, ...]:
    """The other values of a line, the nearest first; of own words, what they may mean."""
    if is_own(current.aspect):
        return tuple(dict.fromkeys(_meant(turn, current.values[0])))[:VALUES]
    known = turn.service.by_id[current.aspect]
    if known.several:
        return of_set.others(known, current)[:VALUES]
    others = [option.id for option in known.options if option.id not in current.values]
    if known.kind == "scale":
        rank = known.ranks.get(current.values[0], 0)
        others.sort(key=lambda value: abs(known.ranks[value] - rank))
    return tuple(Value(current.aspect, "is", (value,)) for value in others[:VALUES])


def _meant(turn: Turn, words: str) -> Iterator[Value]:
    heard = _read(turn, words)
    for reading in (*heard.readings, *(reading for offer in heard.offers for reading in offer.readings)):
        if reading.aspect in turn.service.by_id and not is_own(reading.aspect) and reading.operator in FIRM:
            yield Value(reading.aspect, reading.operator, reading.values)


def _line_named(turn: Turn) -> str:
    """The aspect of the one line that words name; "" for none, or several."""
    ids = named_lines(turn.text, turn.case.offered, turn.service)
    aspects = [r.aspect for r in turn.case.offered if r.id in ids]
    return aspects[0] if len(aspects) == 1 else ""


def names_line(turn: Turn) -> bool:
    return bool(_line_named(turn))


def numbers_line(turn: Turn) -> bool:
    """Whether a mere number is that of a line, and so no price."""
    return turn.text.strip().isdigit() and names_line(turn)


def _wished(turn: Turn) -> Reading | None:
    """What words would have otherwise than a line that is offered, or a price or a day that they settle."""
    offered = {r.aspect: r for r in turn.case.offered}
    firm = (r for r in turn.heard.readings if r.aspect in offered and r.operator in FIRM and r.values)
    meant = (of_set.meant(turn.service.by_id[r.aspect], offered[r.aspect], r) for r in firm)
    otherwise = next((r for r in meant if r.values != offered[r.aspect].values), None)
    return otherwise or settled_in_words(turn)


def wishes(turn: Turn) -> bool:
    return _wished(turn) is not None


def ask_meant(turn: Turn) -> Turn:
    """Words that would have a line otherwise: a counter-proposal, or merely a message?"""
    wish = _wished(turn)
    assert wish is not None, "the words wish a line otherwise"
    value = _exact(turn, Value(wish.aspect, wish.operator, wish.values))
    options = (
        (value, Words("button.propose_it")),
        ("message", Words("button.message")),
        ("back_to_review", Words("button.back")),
    )
    return turn.ask(
        STAFF,
        "review",
        Words("review.meant", {"line": line_words(value.aspect, *value.claim)}),
        topic=wish.aspect,
        choices=choices(*options),
        aspects=(wish.aspect,),
    )


def _exact(turn: Turn, value: Value) -> Value:
    """A price that the organisation proposes is the price, not a limit to it."""
    money = turn.service.by_id[value.aspect].kind == "money"
    return replace(value, operator="is") if money and value.operator == "at_most" else value


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
    value = _exact(turn, Value(aspect, operator, values))
    topic = turn.position.topic
    line = topic if is_own(topic) and topic != aspect else ""
    old = next((r for r in turn.case.offered if r.aspect == (line or aspect)), None)
    new = replace(
        _like(turn, old, aspect),
        operator=value.operator,
        values=value.values,
        sources=(*(old.sources if old else ()), turn.source),
        speaker=_staff(turn),
        words="",
    )
    counter = Counter(requirement=new, words=turn.text, by=_staff(turn), line=line)
    turn = turn.case_with(counter=counter).happened("countered", aspect=aspect)
    return turn.tell(STAFF, "notice", Words("review.counter_sent", {"line": line_words(aspect, *value.claim)}))


def _like(turn: Turn, old: Requirement | None, aspect: str) -> Requirement:
    """A requirement on an aspect, as strict as the line that it stands for; a new one is a must."""
    known = turn.service.by_id[aspect]
    fresh = Requirement(id=f"r_{aspect}", aspect=aspect, strength="must", operator="is", values=())
    strength = "must" if old is None or old.strength == "must_not" else old.strength
    return replace(old or fresh, id=f"r_{aspect}", aspect=aspect, strength=strength, measurable=known.measurable)


def _staff(turn: Turn) -> str:
    return turn.who.id if turn.who else STAFF


def line_declined(turn: Turn) -> Turn:
    """A line cannot be done, for a reason that the client reads: they do without it, or want something else."""
    old = _line(turn, turn.position.topic)
    counter = Counter(requirement=old, words=turn.text, by=_staff(turn), dropped=True)
    turn = turn.case_with(counter=counter).happened("line_declined", aspect=old.aspect, reason=turn.text)
    return turn.tell(STAFF, "notice", Words("review.line_declined", {"line": requirement_words(old)}))


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
    wish = _wished(turn) if not topic or is_own(topic) else None
    if wish is not None:
        return wish.aspect, (wish.operator, wish.values)
    said = next((r for r in turn.heard.readings if r.aspect == topic and r.values and r.operator != "vague"), None)
    if said is not None:
        current = next((r for r in turn.case.offered if r.aspect == topic), None)
        meant = of_set.meant(turn.service.by_id[topic], current, said)
        return topic, (meant.operator, meant.values)
    known = turn.service.by_id.get(topic)
    return topic, ("is", (turn.text,) if known and known.kind == "text" and turn.text else ())


def _read(turn: Turn, words: str) -> Understanding:
    return understand(words, turn.service, Context(now=turn.now, language=turn.who.language if turn.who else "fr"))
