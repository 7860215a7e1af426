"""What is measured: days and delays, sums of money, lengths and other numbers, each with the aspect that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from dialogs.domain.quantity import Amount, duration, measures, nearest
from dialogs.domain.service import Aspect, Service, holds
from dialogs.domain.specification import Operator
from dialogs.language.function_words import STOP
from dialogs.language.pack import alternatives, by_heard, expression
from dialogs.understanding.lexicon.compiled import Entry
from dialogs.understanding.lexicon.frequency import Habit, habits
from dialogs.understanding.recognise import dates
from dialogs.understanding.recognise.amounts import OWN, Quantity, by_the_price
from dialogs.understanding.recognise.appointments import appointments
from dialogs.understanding.recognise.bounds import bound_after, bound_before
from dialogs.understanding.recognise.counts import counted, sums, within_reach
from dialogs.understanding.recognise.trade_sizes import gauged, is_for_all
from dialogs.understanding.rules import rule
from dialogs.understanding.text.stems import keys
from dialogs.understanding.utterance import (
    CERTAIN,
    MEASURED,
    Candidate,
    Trouble,
    Utterance,
    certain,
    of_kind,
    tokens_of,
)


def measured(utterance: Utterance) -> Iterator[Candidate]:
    """Every quantity in the line, bounded as it was said."""
    usual = list(_habits(utterance))
    for habit in usual:
        yield from _often(utterance, habit)
    yield from _dates(utterance, usual)
    yield from _delays(utterance)
    yield from _amounts(utterance, usual)


def _habits(utterance: Utterance) -> Iterator[Habit]:
    """What tells how often: a bare list of days does where the service can come so often."""
    for habit in habits(utterance.line.text):
        if not habit.plain or habit.rhythms[0] in utterance.lexicon.rhythms:
            yield habit


def _often(utterance: Utterance, habit: Habit) -> Iterator[Candidate]:
    """The values that stand for a rhythm; days on which nobody is to come, or something happens, tell none."""
    found = [utterance.lexicon.rhythms[rhythm] for rhythm in habit.rhythms if rhythm in utterance.lexicon.rhythms]
    tokens = tokens_of(utterance, habit.start, habit.end)
    if found and not (habit.single and _tells_more(utterance, tokens)):
        values = tuple(dict.fromkeys(value for aspect, value in found if aspect == found[0][0]))
        weight = CERTAIN * 1.5 + len(tokens)
        yield Candidate(found[0][0], "is", values, tokens, frozenset(tokens), weight, kind="rhythm")


@rule
def _tells_more(utterance: Utterance, tokens: range) -> bool:
    """Whether a clause says more than some tokens and small words."""
    clause = utterance.clauses.tokens(utterance.clauses.of[tokens[0]])
    return any(token not in tokens and utterance.line.text_of(token) not in STOP for token in clause)


def _dates(utterance: Utterance, usual: Sequence[Habit]) -> Iterator[Candidate]:
    aspects = of_kind(utterance.service, "date")
    if meeting := _meeting(utterance, others=bool(aspects)):
        yield from appointments(utterance, meeting)
        return
    if not aspects:
        return
    for found in dates.dates(utterance.line.text, utterance.context.now, gone=utterance.context.gone):
        if _within(usual, found.start, found.end):
            continue
        tokens = tokens_of(utterance, found.start, found.end)
        aspect = utterance.named(tokens[-1], aspects) or aspects[0]
        values = () if found.wrong else found.values
        operator = _plain(aspect) if found.operator == "is" and len(values) == 1 else found.operator
        yield certain(utterance, (found.start, found.end), aspect.id, operator, values, found.wrong)


def _meeting(utterance: Utterance, *, others: bool) -> Aspect | None:
    """The appointment that days and hours are of: the one asked about or named; else the first, where no last day is."""
    among = of_kind(utterance.service, "appointment")
    named = {mention.entry.aspect for mention in utterance.mentions} | {utterance.context.asked}
    found = next((aspect for aspect in among if aspect.id in named), None)
    return found or (among[0] if among and not others else None)


def _within(usual: Sequence[Habit], start: int, end: int) -> bool:
    """Whether a stretch of the line is a part of what tells how often."""
    return any(habit.start < end and start < habit.end for habit in usual)


def _delays(utterance: Utterance) -> Iterator[Candidate]:
    """ "within 3 days": a day where the service has a date, else how long it may take."""
    text = utterance.line.text
    for match, days, minutes in dates.delays(text):
        before = bound_before(text[: max(match.start() - 1, 0)])
        after = bound_after(text[match.end() :])
        start = before[1] if before else match.start()
        end = match.end() + (after[1] if after else 0)
        operator: Operator = before[0] if before else after[0] if after else "is"
        yield from _delay(utterance, (start, end), operator, days, minutes)


def _delay(
    utterance: Utterance, spot: tuple[int, int], operator: Operator, days: int, minutes: int
) -> Iterator[Candidate]:
    token = tokens_of(utterance, *spot)[-1]
    days, minutes = days + minutes // 1440, minutes % 1440
    lasting = of_kind(utterance.service, "duration")
    named = utterance.named(token, lasting) or (lasting[0] if len(lasting) == 1 and minutes else None)
    dated = of_kind(utterance.service, "date", "appointment")
    if named:
        yield certain(utterance, spot, named.id, operator, (duration(days, minutes),))
    elif dated and days and operator in ("at_most", "at_least"):
        day = (utterance.context.now + timedelta(days=days)).date().isoformat()
        yield certain(utterance, spot, (utterance.named(token, dated) or dated[0]).id, operator, (day,))


def _amounts(utterance: Utterance, usual: Sequence[Habit]) -> Iterator[Candidate]:
    yield from sums(utterance)
    told = [quantity for quantity in utterance.quantities if not _within(usual, quantity.start, quantity.end)]
    for quantity in _with_units(told):
        tokens = tokens_of(utterance, *quantity.core)
        if len(quantity.unit) == 3:
            yield from _money(utterance, quantity)
        elif quantity.unit:
            yield from _measured(utterance, quantity, tokens)
        else:
            yield from _bare(utterance, quantity, tokens)


def _with_units(told: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities; a bare one that is refused right after another is of its unit: "5 cm and not 3"."""
    yield from told[:1]
    for before, each in pairwise(told):
        near = 0 <= each.start - before.end <= _REFUSED_NEAR and each.numbers[0] * _ALIKE > before.numbers[0]
        refused = not each.unit and each.operator == "not"
        yield replace(each, unit=before.unit) if refused and near else each


_REFUSED_NEAR = 6  # characters between a quantity and one that is refused for it
_ALIKE = 10  # times smaller: one that is refused for another is of its size


def _money(utterance: Utterance, quantity: Quantity) -> Iterator[Candidate]:
    aspects = of_kind(utterance.service, "money")
    rated = by_the_price(utterance.service, utterance.line.text, quantity)
    if not aspects or rated is None:
        return
    spot = (quantity.start, quantity.end)
    aspect = utterance.named(tokens_of(utterance, *quantity.core)[-1], aspects) or aspects[0]
    trouble: Trouble = "" if quantity.unit in (OWN, utterance.service.currency) else "unknown_unit"
    values = tuple(str(Amount(number, utterance.service.currency)) for number in rated.numbers)
    yield certain(utterance, spot, aspect.id, _bounded(aspect, quantity), values, trouble)


def _bounded(aspect: Aspect, quantity: Quantity) -> Operator:
    """The operator of a quantity: a bare one is what the aspect says that bare ones are."""
    if quantity.operator == "vague" and (aspect.tolerance or aspect.listed):
        return "is"  # "about 4 cm" is as exact as the aspect itself
    if quantity.operator != "is" or len(quantity.numbers) > 1:
        return quantity.operator
    return _plain(aspect)


def _plain(aspect: Aspect) -> Operator:
    """What a value means that nothing bounds."""
    bounds: dict[str, Operator] = {"ceiling": "at_most", "floor": "at_least", "exact": "is"}
    return bounds[aspect.bound]


def _measured(utterance: Utterance, quantity: Quantity, core: range) -> Iterator[Candidate]:
    """A length or the like: of the aspect named, asked, or the only one that is measured so."""
    fitting = [
        aspect
        for aspect in utterance.service.aspects
        if measures(aspect.unit) == measures(quantity.unit) != ""
        and (aspect.kind == "number" or any(option.number is not None for option in aspect.options))
    ]
    if removed := list(taken_off(utterance, quantity, fitting)):
        yield from removed
        return
    if not fitting or _is_of_other(utterance, core, fitting):
        return
    overall = fitting[0] if fitting[0].gauge and is_for_all(utterance, core) else None
    aspect = overall or _going_with(utterance, core, fitting)
    aspect = aspect or utterance.named(core[-1], fitting, core[0]) or _only_sensible(fitting, quantity)
    aspect = aspect or _part_before(utterance, core, fitting)
    tokens = tokens_of(utterance, quantity.start, quantity.end)
    weight = MEASURED + len(core) + (CERTAIN if quantity.operator != "is" or len(quantity.numbers) > 1 else 0)
    if aspect is None:
        ids = tuple(each.id for each in fitting)
        yield Candidate("", "is", ids, tokens, frozenset(tokens), weight, trouble="ambiguous")
        return
    amounts = [Amount(number, quantity.unit) for number in quantity.numbers]
    values = tuple(value for amount in amounts if (value := _value(aspect, amount)))
    if values:
        yield Candidate(aspect.id, _bounded(aspect, quantity), values, tokens, frozenset(tokens), weight)


def _going_with(utterance: Utterance, core: range, fitting: Sequence[Aspect]) -> Aspect | None:
    """Of amounts that go with different values, the one whose value or place is said nearest: "hem 4 cm, waist 2 cm".

    In its own sentence rather than in another; where none is said, the one that goes with what is shown.
    """
    amounts = [aspect for aspect in fitting if aspect.kind == "number" and aspect.applies]
    if len(amounts) < 2:
        return None
    sentence, here = utterance.clauses.sentence, core[0]
    near = [
        (sentence[place] != sentence[here], abs(place - here) + (place > here) * 0.5, aspect.id)
        for hit in utterance.hits
        for aspect in amounts
        if hit.coverage == 1 and not {*hit.tokens} <= {*core} and _goes_with(utterance.service, aspect, hit.entry)
        for place in hit.tokens
    ]
    if near:
        return utterance.service.by_id[min(near)[2]]
    fitting_shown = [aspect for aspect in amounts if holds(aspect.applies, utterance.context.shown)]
    return fitting_shown[0] if len(fitting_shown) == 1 and not utterance.context.asked else None


def _goes_with(service: Service, aspect: Aspect, entry: Entry) -> bool:
    """Whether an entry names an aspect, or a value with which it makes sense; or one of what goes with the same, and that only outcomes with those have."""
    if entry.kind == "aspect":
        return entry.aspect == aspect.id
    return entry.kind == "option" and all(_makes_sense(service, aspect, entry.aspect, value) for value in entry.values)


def _makes_sense(service: Service, aspect: Aspect, named: str, value: str) -> bool:
    if allowed := aspect.applies.get(named):
        return value in allowed
    if service.aspect(named).applies.keys() != aspect.applies.keys():
        return False
    known = [outcome.values for outcome in service.outcomes if outcome.values.get(named) == value]
    return bool(known) and all(holds(aspect.applies, values) for values in known)


def _part_before(utterance: Utterance, core: range, fitting: Sequence[Aspect]) -> Aspect | None:
    """The part that the clause before names without a length: "aux ciseaux sur les côtés, environ 4 cm"."""
    clause = utterance.clauses.tokens(utterance.clauses.of[core[0]] - 1)
    parts = utterance.parts({aspect.id for aspect in fitting})
    told = any(utterance.line.text_of(token)[:1].isdigit() for token in clause)
    found = "" if told else next((parts[token] for token in reversed(clause) if token in parts), "")
    return next((aspect for aspect in fitting if aspect.id == found), None)


@rule
def _is_of_other(utterance: Utterance, core: range, fitting: Sequence[Aspect]) -> bool:
    """Whether a length is that of a part which is not told by lengths ("barbe à 5 mm")."""
    parts = all(aspect.kind == "scale" and aspect.less for aspect in fitting)
    beside = utterance.part_beside(core, fitting) if parts else ""
    return beside not in ("", *(aspect.id for aspect in fitting))


def _only_sensible(aspects: Sequence[Aspect], quantity: Quantity) -> Aspect | None:
    """The one that the amount makes sense for: "1.60 m" is a hedge's height rather than a lawn's."""
    sensible = [aspect for aspect in aspects if within_reach(aspect, quantity)]
    return sensible[0] if len(sensible) == 1 else aspects[0] if len(aspects) == 1 else None


def _value(aspect: Aspect, amount: Amount) -> str | None:
    if aspect.listed:
        return nearest(aspect, amount)
    converted = amount.to(aspect.unit)
    return str(converted) if converted else None


def _bare(utterance: Utterance, quantity: Quantity, tokens: range) -> Iterator[Candidate]:
    """A number without a unit: beside the words of its aspect, or as the answer to a question."""
    if sizes := list(gauged(utterance, quantity)):
        yield from sizes
        return
    aspect = counted(utterance, quantity, tokens)
    rated = (
        by_the_price(utterance.service, utterance.line.text, quantity)
        if aspect and aspect.kind == "money"
        else quantity
    )
    if aspect is None or rated is None:
        return
    unit = utterance.service.currency if aspect.kind == "money" else aspect.unit
    amounts = [Amount(number, unit) for number in rated.numbers]
    values = tuple(v for amount in amounts if (v := nearest(aspect, amount) if aspect.listed else str(amount)))
    spot = tokens_of(utterance, quantity.start, quantity.end)
    if values:
        weight, core = (CERTAIN, spot) if quantity.operator in ("at_most", "at_least") else (MEASURED, tokens)
        yield Candidate(aspect.id, _bounded(aspect, quantity), values, spot, frozenset(core), weight)


# What is to be taken off, rather than left: "an inch off the top" is no top of an inch.

_BEFORE = by_heard(
    lambda: re.compile(rf"(?<![a-z])(?P<verb>[a-z]+)(?: (?:{alternatives('removal.before_amount')})){{0,3}} $")
)
"""A word right before an amount, which may be a verb of taking off. "Coupez à 3 cm" tells what stays."""
_OFF = expression("removal.after_amount", before="^ ?")


def taken_off(utterance: Utterance, quantity: Quantity, fitting: Sequence[Aspect]) -> Iterator[Candidate]:
    """The part that gets shorter, where an amount is what goes and not what stays."""
    spot = _removal(utterance, quantity)
    scales = [aspect for aspect in fitting if aspect.kind == "scale" and aspect.less]
    if spot is None or not scales:
        return
    tokens, core = tokens_of(utterance, *spot), tokens_of(utterance, *quantity.core)
    beside = utterance.service.by_id.get(utterance.part_beside(core, scales))
    if beside is None or beside in scales:
        aspect = beside or utterance.named(core[-1], scales, core[0]) or scales[0]
        shown = utterance.context.shown.get(aspect.id)
        yield Candidate(
            aspect.id, "less", (shown,) if shown else (), tokens, frozenset(tokens), 2 * CERTAIN, kind="less"
        )
    elif beside.listed:
        yield Candidate(beside.id, "vague", (), tokens, frozenset(tokens), 2 * CERTAIN, kind="vague")


_WINDOW = 80
"""Characters before an amount in which the words may say that it goes."""


def _removal(utterance: Utterance, quantity: Quantity) -> tuple[int, int] | None:
    """Where the words say that an amount goes, with the amount; None where it stays."""
    text, (start, end) = utterance.line.text, quantity.core
    before, after = _BEFORE().search(text[:start], max(start - _WINDOW, 0)), _OFF.search(text[end:])
    if before and not keys(before["verb"]) & utterance.lexicon.removing:
        before = None
    if before is None and after is None:
        return None
    first = before.start() if before else quantity.start
    return min(first, quantity.start), max(end + (after.end() if after else 0), quantity.end)
