"""Asking during elicitation: the open question, pictures with critiques, contradictions, and single questions."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

from dialogs.domain.aspect_state import relative
from dialogs.domain.case import FACTS, OUTCOME, SLOTS, Statement
from dialogs.domain.means import Do, ForWhom, Instead, Keep, Means, Offered, OfLine, Value, Whom
from dialogs.domain.quantity import Amount
from dialogs.domain.replies import Choice, Words
from dialogs.domain.schedule import EVER
from dialogs.domain.service import Aspect, is_own
from dialogs.domain.specification import Operator
from dialogs.domain.value import is_open
from dialogs.engine.turn import Option, Turn, choices
from dialogs.flows.elicitation import as_last_time
from dialogs.flows.elicitation.say_back import said_back
from dialogs.policy.feasibility import Breach
from dialogs.policy.next_move import GRAVE
from dialogs.policy.plan import cost, owed
from dialogs.policy.price_and_day import earliest
from dialogs.policy.slots import wanted
from dialogs.understanding.result import Reading
from dialogs.understanding.text.tokens import words_of
from dialogs.wording.parts import as_is, aspect_words, join, line_words, lines, literal, value_words

VALUES = 4
"""At most so many values as buttons; the others can be said in words."""
TICKS = 6
"""At most so many of a set, beside those that it holds already."""

WHOM = tuple((ForWhom(whom), Words(f"whom.{whom}")) for whom in get_args(Whom))
DONT_MIND = ("dont_mind", Words("button.dont_mind"))
DONT_KNOW = ("dont_know", Words("button.dont_know"))
ENOUGH = ("enough", Words("button.enough"))
WHY = ("why", Words("button.why"))


def opening(turn: Turn) -> Turn:
    """One open question, with all that may be told at once; for whom it is can be tapped."""
    turn = _asking(turn, OUTCOME)
    return turn.ask(
        turn.seat,
        "open",
        literal(turn.service.open),
        *((Words("ask.whom"),) if turn.service.beneficiary == "ask" else ()),
        *_invited(turn),
        choices=choices(*as_last_time.offers(turn), *WHOM),
        aspects=(OUTCOME,),
    )


def _invited(turn: Turn) -> tuple[Words, ...]:
    """What must be known anyhow, so that who likes can say it at once."""
    wanted = tuple(aspect_words(a.id) for a in turn.service.aspects if a.mandatory)
    return (Words("also_tell", {"wanted": join(wanted, ", ")}),) if wanted else ()


def whom(turn: Turn) -> Turn:
    options = choices(*as_last_time.offers(turn), *WHOM)
    return turn.ask(turn.seat, "question", Words("ask.whom"), choices=options)


def meant(turn: Turn) -> Turn:
    """What some words mean that were not surely understood: one tap tells, or keeps them as they are."""
    offer = turn.heard.offers[0]
    return turn.ask(
        turn.seat,
        "clarify",
        Words("ask.meant", {"words": offer.words}),
        topic=offer.words,
        choices=choices(*(_offered(turn, each) for each in offer.readings), (Do("own"), Words("button.own_words"))),
        aspects=tuple(dict.fromkeys(each.aspect for each in offer.readings)),
    )


def _offered(turn: Turn, reading: Reading) -> tuple[Means, Words]:
    return Offered(reading.aspect, reading.operator, reading.values), said_back(turn, reading)


def which(turn: Turn) -> Turn:
    """A contradiction: one question that quotes both, or tells what was understood where they used the same word."""
    assert turn.move is not None
    one, other = turn.move.statements[0], turn.move.statements[-1]
    aspect = turn.move.aspect
    options = choices(
        *((Keep(s.id), _stated(turn, s)) for s in (one, other)),
        ("unsure", Words("button.unsure")),
    )
    alike = words_of(one.words) == words_of(other.words)
    first, then = (_stated(turn, s) if alike or not s.words else s.words for s in (one, other))
    words = Words(
        "ask.which" if one.speaker == other.speaker else "ask.which.two",
        {
            "one": first,
            "other": then,
            "aspect": aspect_words(aspect),
            "who": _who(turn, one),
        },
    )
    return turn.ask(turn.seat, "clarify", words, topic=aspect, choices=options, aspects=(aspect,))


def _stated(turn: Turn, statement: Statement) -> Words:
    """What a statement says of its aspect, to be tapped; a mere direction ("shorter") as the service names it."""
    if statement.values:
        return value_words(statement.aspect, statement.operator, statement.values)
    if statement.operator in ("any", "unknown", "later"):
        return Words(f"echo.{statement.operator}", {"aspect": aspect_words(statement.aspect)})
    side = getattr(turn.service.by_id.get(statement.aspect), statement.operator, None)
    return literal(side.label) if side else Words("quoted", {"words": statement.words})


def _who(turn: Turn, statement: Statement) -> Words:
    party = turn.case.party(statement.speaker)
    if party is None or (turn.who and party.id == turn.who.id):
        return Words("you")
    return as_is(party.name)


def instead(turn: Turn) -> Turn:
    """An impossible wish, told plainly, with the nearest possible things."""
    assert turn.move is not None
    assert turn.move.breach is not None
    breach = turn.move.breach
    ways = (
        (Instead(aspect, operator, (value,) if value else ()), _way_out(aspect, operator, value))
        for aspect, operator, value in breach.remedies
    )
    culprits = tuple(Words("quoted", {"words": _culprit(turn, aspect)}) for aspect in breach.culprits)
    minded = any(operator == "any" for _, operator, _ in breach.remedies)
    none = () if minded or turn.service.by_id[_alternative(turn, breach)].is_fact else (DONT_MIND,)
    return turn.ask(
        turn.seat,
        "clarify",
        Words("ask.instead", {"culprits": join(culprits, ", "), "because": literal(breach.because)}),
        topic=_alternative(turn, breach),
        choices=choices(*ways, *none, ("human", Words("button.human"))),
        aspects=breach.culprits,
    )


def _way_out(aspect: str, operator: str, value: str) -> Words:
    if operator == "any":
        return Words("echo.any", {"aspect": aspect_words(aspect)})
    return line_words(aspect, operator, (value,))


def _alternative(turn: Turn, breach: Breach) -> str:
    """What "I don't mind" and "I don't know" are then about: what matters least of all that could be changed."""
    wishes = tuple(aspect for aspect in breach.culprits if not turn.service.by_id[aspect].is_fact)
    changed = tuple(aspect for aspect, _, _ in breach.remedies) or wishes or breach.culprits
    return min(changed, key=lambda aspect: turn.service.by_id[aspect].stake)


def _culprit(turn: Turn, aspect: str) -> Words:
    firm = turn.view.standings[aspect].firm
    return line_words(aspect, firm[-1].operator, firm[-1].values) if firm else aspect_words(aspect)


def question(turn: Turn) -> Turn:
    """One question with buttons, on the aspect that the engine chose."""
    assert turn.move is not None
    return _question(turn, turn.move.aspect)


def one_line(turn: Turn) -> Turn:
    """The aspect of a line that was chosen to be changed is asked again; a line in own words, how it shall read."""
    line = turn.tapped(OfLine)[0].aspect
    return _own_line(turn, line) if is_own(line) else _question(turn, line)


def _own_line(turn: Turn, line: str) -> Turn:
    words = turn.view.standings[line].firm[-1].values[0]
    keeping, dropping = Value(line, "is", (words,)), ("dont_mind", Words("button.drop_line"))
    return turn.ask(
        turn.seat,
        "question",
        Words("ask.own", {"words": Words("quoted", {"words": words})}),
        topic=line,
        choices=choices((keeping, Words("button.keep_all")), dropping, WHY),
        aspects=(line,),
    )


def _question(turn: Turn, asked: str) -> Turn:
    aspect = turn.service.by_id[asked]
    turn = _asking(turn, aspect.id, *((SLOTS,) if aspect.kind == "appointment" else ()))
    unsure = [*([] if aspect.is_fact else [DONT_MIND]), *([DONT_KNOW] if aspect.listed or aspect.is_fact else [])]
    more = [*unsure, WHY, *([] if owed(turn.view, aspect) else [ENOUGH])]
    offered = _ticks(turn, aspect) if aspect.several else _values(turn, aspect)
    return turn.ask(
        turn.seat,
        "question",
        literal(aspect.ask),
        *((Words("ask.several"),) if aspect.several else ()),
        topic=aspect.id,
        choices=choices(*offered, *more),
        many=aspect.several,
        aspects=(aspect.id,),
    )


def facts(turn: Turn) -> Turn:
    """The mandatory facts in one message; what is grave is asked again on its own if the answer leaves it out."""
    assert turn.move is not None
    asked = turn.move.aspects
    wanted = tuple(turn.service.by_id[aspect] for aspect in asked)
    turn = _asking(turn, FACTS, *(aspect.id for aspect in wanted if aspect.stake < GRAVE))
    listed = next((aspect.id for aspect in wanted if aspect.listed), "")
    return turn.ask(
        turn.seat,
        "question",
        Words("ask.facts", {"facts": lines(tuple(_with_usual(aspect) for aspect in wanted))}),
        topic=listed,
        choices=choices(*(() if all(aspect.is_fact for aspect in wanted) else (DONT_MIND,)), WHY),
        aspects=asked,
    )


def area(turn: Turn) -> Turn:
    """Whether something was left out in one part of it; nothing need be added."""
    assert turn.move is not None
    asked = next(each for each in turn.service.areas if each.id == turn.move.area)
    return _asking(turn, asked.key).ask(
        turn.seat,
        "question",
        literal(asked.ask),
        topic=asked.key,
        choices=choices(("nothing_more", Words("button.nothing_more")), ("later", Words("button.later")), WHY),
    )


def _with_usual(aspect: Aspect) -> Words:
    """The question about a fact, with the amounts often asked for."""
    amounts = tuple(label for _, label in _usual(aspect))
    if not amounts:
        return literal(aspect.ask)
    return Words("ask.usual", {"ask": literal(aspect.ask), "amounts": join(amounts, ", ")})


def _asking(turn: Turn, *aspects: str) -> Turn:
    return turn.case_with(asked=(*turn.case.asked, *aspects))


def _values(turn: Turn, aspect: Aspect) -> tuple[Option, ...]:
    """Up to four values, the likeliest, in their own order."""
    if aspect.kind == "appointment" and turn.diary.open:
        return _times(turn, aspect)
    if aspect.dated:
        return _days(turn, aspect)
    if aspect.kind == "money":
        return _ceilings(turn, aspect)
    if not aspect.listed:
        return _usual(aspect)
    seen = turn.view
    standing, chance = seen.standings[aspect.id], seen.belief.of(aspect.id)
    allowed = tuple(aspect.ranks) if standing.known and not relative(standing) else standing.allowed
    ranked = sorted(allowed, key=lambda value: -float(chance[aspect.ranks[value]]))[:VALUES]
    chosen = spread(allowed) if relative(standing) or standing.adrift else ranked
    ordered = sorted(chosen, key=lambda value: aspect.ranks[value])
    return tuple(_valued(aspect, "is", value) for value in ordered)


def _ticks(turn: Turn, aspect: Aspect) -> tuple[Option | Choice, ...]:
    """What a set may hold, that there is none at once, or to be ticked: what it holds already, and the likeliest others."""
    held = turn.view.standings[aspect.id].items
    chance = turn.view.belief.of(aspect.id)
    some = (value for value in aspect.ranks if value not in (*held, aspect.nothing))
    others = sorted(some, key=lambda value: -float(chance[aspect.ranks[value]]))[:TICKS]
    offered = (*(v for v in aspect.ranks if v in (*held, *others) and v != aspect.nothing), *filter(is_open, held))
    none = (_valued(aspect, "is", aspect.nothing),) if aspect.nothing else ()
    return (*none, *(ticked(aspect, v, v in held) for v in offered), ("these", Words("button.these")))


def ticked(aspect: Aspect, value: str, held: bool) -> Choice:
    """The tick by which a set holds a value."""
    means, label = _valued(aspect, "is", value)
    return Choice(id="", means=means, label=label, ticked=held, sends=False)


def _usual(aspect: Aspect) -> tuple[Option, ...]:
    amounts = (str(Amount.parse(f"{number:g} {aspect.unit}")) for number in aspect.usual)
    return tuple(_valued(aspect, "is", amount) for amount in amounts)


def _valued(aspect: Aspect, operator: Operator, value: str) -> tuple[Value, Words]:
    return Value(aspect.id, operator, (value,)), value_words(aspect.id, operator, (value,))


def spread(values: tuple[str, ...]) -> tuple[str, ...]:
    """Up to four of the values, evenly apart, the first and the last among them."""
    if len(values) <= VALUES:
        return values
    return tuple(values[round(n * (len(values) - 1) / (VALUES - 1))] for n in range(VALUES))


def _days(turn: Turn, aspect: Aspect) -> tuple[Option, ...]:
    """Days that can be promised: the first possible one, and two later."""
    seen = turn.view
    first = earliest(turn.service, seen.plan.values, turn.now)
    start = first[0] if first else (turn.now + timedelta(days=1)).date()
    days = (start, start + timedelta(days=2), start + timedelta(days=7))
    operator: Operator = "at_most" if aspect.kind == "date" else "is"
    return tuple(_valued(aspect, operator, day.isoformat()) for day in days)


def _times(turn: Turn, aspect: Aspect) -> tuple[Option, ...]:
    """Free times, the earliest that fit what was said; where none does, the earliest of all."""
    first = earliest(turn.service, turn.view.plan.values, turn.now)
    start = first[0] if first else turn.now.date()
    said = wanted(turn.view.standings[aspect.id])
    times = turn.diary.times(said, start, turn.now, VALUES) or turn.diary.times((EVER,), start, turn.now, VALUES)
    return tuple(_valued(aspect, "is", value) for value in times)


def _ceilings(turn: Turn, aspect: Aspect) -> tuple[Option, ...]:
    """The price by the service's own rules, as a ceiling."""
    seen = turn.view
    charge = cost(seen)
    if not charge:
        return ()
    amounts = dict.fromkeys(
        str(Amount.parse(f"{round(charge * share):.0f} {turn.service.currency}")) for share in (1, 1.25)
    )
    return tuple(_valued(aspect, "at_most", amount) for amount in amounts)
