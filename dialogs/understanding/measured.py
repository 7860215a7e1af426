"""What is measured: days and delays, sums of money, lengths and other numbers, each with the aspect that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from dialogs.quantity import Amount, duration, measures, nearest
from dialogs.service import Aspect
from dialogs.specification import Operator
from dialogs.understanding import dates
from dialogs.understanding.amounts import OWN, Quantity, quantities
from dialogs.understanding.bounds import bound_after, bound_before
from dialogs.understanding.gauges import everywhere, gauged
from dialogs.understanding.removed import taken_off
from dialogs.understanding.roots import keys
from dialogs.understanding.scene import CERTAIN, MEASURED, Candidate, Scene, Trouble, certain, of_kind, tokens_of
from dialogs.understanding.vocabulary import STOP


def measured(scene: Scene) -> Iterator[Candidate]:
    """Every quantity in the line, bounded as it was said."""
    yield from _dates(scene)
    yield from _delays(scene)
    yield from _amounts(scene)


def _dates(scene: Scene) -> Iterator[Candidate]:
    aspects = of_kind(scene.service, "date")
    if not aspects:
        return
    for found in dates.dates(scene.line.text, scene.context.now):
        tokens = tokens_of(scene, found.start, found.end)
        aspect = scene.named(tokens[-1], aspects) or aspects[0]
        values = () if found.wrong else found.values
        operator = _plain(aspect) if found.operator == "is" and len(values) == 1 else found.operator
        yield certain(scene, (found.start, found.end), aspect.id, operator, values, found.wrong)


def _delays(scene: Scene) -> Iterator[Candidate]:
    """ "within 3 days": a day where the service has a date, else how long it may take."""
    text = scene.line.text
    for match, days, minutes in dates.delays(text):
        before = bound_before(text[: max(match.start() - 1, 0)])
        after = bound_after(text[match.end() :])
        start = before[1] if before else match.start()
        end = match.end() + (after[1] if after else 0)
        operator: Operator = before[0] if before else after[0] if after else "is"
        yield from _delay(scene, (start, end), operator, days, minutes)


def _delay(scene: Scene, spot: tuple[int, int], operator: Operator, days: int, minutes: int) -> Iterator[Candidate]:
    token = tokens_of(scene, *spot)[-1]
    days, minutes = days + minutes // 1440, minutes % 1440
    lasting = of_kind(scene.service, "duration")
    named = scene.named(token, lasting) or (lasting[0] if len(lasting) == 1 and minutes else None)
    dated = of_kind(scene.service, "date")
    if named:
        yield certain(scene, spot, named.id, operator, (duration(days, minutes),))
    elif dated and days and operator in ("at_most", "at_least"):
        day = (scene.context.now + timedelta(days=days)).date().isoformat()
        yield certain(scene, spot, (scene.named(token, dated) or dated[0]).id, operator, (day,))


def _amounts(scene: Scene) -> Iterator[Candidate]:
    for quantity in quantities(scene.line.text):
        tokens = tokens_of(scene, *quantity.core)
        if len(quantity.unit) == 3:
            yield from _money(scene, quantity)
        elif quantity.unit:
            yield from _measured(scene, quantity, tokens)
        else:
            yield from _bare(scene, quantity, tokens)


def _money(scene: Scene, quantity: Quantity) -> Iterator[Candidate]:
    aspects = of_kind(scene.service, "money")
    if not aspects:
        return
    spot = (quantity.start, quantity.end)
    aspect = scene.named(tokens_of(scene, *quantity.core)[-1], aspects) or aspects[0]
    trouble: Trouble = "" if quantity.unit in (OWN, scene.service.currency) else "unknown_unit"
    values = tuple(str(Amount(number, scene.service.currency)) for number in quantity.numbers)
    yield certain(scene, spot, aspect.id, _bounded(aspect, quantity), values, trouble)


def _bounded(aspect: Aspect, quantity: Quantity) -> Operator:
    """The operator of a quantity: a bare one is what the aspect says that bare ones are."""
    if quantity.operator == "vague" and aspect.tolerance:
        return "is"  # "about 4 cm" is as exact as the aspect itself
    if quantity.operator != "is" or len(quantity.numbers) > 1:
        return quantity.operator
    return _plain(aspect)


def _plain(aspect: Aspect) -> Operator:
    """What a value means that nothing bounds."""
    bounds: dict[str, Operator] = {"ceiling": "at_most", "floor": "at_least", "exact": "is"}
    return bounds[aspect.bound]


def _measured(scene: Scene, quantity: Quantity, core: range) -> Iterator[Candidate]:
    """A length or the like: of the aspect named, asked, or the only one that is measured so."""
    fitting = [
        aspect
        for aspect in scene.service.aspects
        if measures(aspect.unit) == measures(quantity.unit) != ""
        and (aspect.kind == "number" or any(option.number is not None for option in aspect.options))
    ]
    if removed := list(taken_off(scene, quantity, fitting)):
        yield from removed
        return
    if not fitting or _is_of_other(scene, core, fitting):
        return
    aspect = scene.named(core[-1], fitting, core[0]) or _only_sensible(fitting, quantity)
    if aspect is None and everywhere(scene, core[-1]) and all(each.gauge for each in fitting):
        aspect = fitting[0]
    tokens = tokens_of(scene, quantity.start, quantity.end)
    weight = MEASURED + (CERTAIN if quantity.operator != "is" or len(quantity.numbers) > 1 else 0)
    if aspect is None:
        ids = tuple(each.id for each in fitting)
        yield Candidate("", "is", ids, tokens, frozenset(tokens), weight, trouble="ambiguous")
        return
    amounts = [Amount(number, quantity.unit) for number in quantity.numbers]
    values = tuple(value for amount in amounts if (value := _value(aspect, amount)))
    if values:
        yield Candidate(aspect.id, _bounded(aspect, quantity), values, tokens, frozenset(tokens), weight)


def _is_of_other(scene: Scene, core: range, fitting: Sequence[Aspect]) -> bool:
    """Whether a length is that of a part which is not told by lengths ("barbe à 5 mm")."""
    parts = all(aspect.kind == "scale" and aspect.less for aspect in fitting)
    beside = scene.part_beside(core, fitting) if parts else ""
    return beside not in ("", *(aspect.id for aspect in fitting))


def _only_sensible(aspects: Sequence[Aspect], quantity: Quantity) -> Aspect | None:
    """The one that the amount makes sense for: "1.60 m" is a hedge's height rather than a lawn's."""
    sensible = [aspect for aspect in aspects if _within_reach(aspect, quantity)]
    return sensible[0] if len(sensible) == 1 else aspects[0] if len(aspects) == 1 else None


def _within_reach(aspect: Aspect, quantity: Quantity) -> bool:
    """Whether every number is at most half as much again as the largest option, and at least half of the smallest."""
    known = [float(option.number) for option in aspect.options if option.number is not None]
    amounts = [Amount(number, quantity.unit).to(aspect.unit) for number in quantity.numbers]
    if not known:
        return True
    return all(amount is not None and min(known) / 2 <= float(amount.number) <= max(known) * 1.5 for amount in amounts)


def _value(aspect: Aspect, amount: Amount) -> str | None:
    if aspect.listed:
        return nearest(aspect, amount)
    converted = amount.to(aspect.unit)
    return str(converted) if converted else None


def _bare(scene: Scene, quantity: Quantity, tokens: range) -> Iterator[Candidate]:
    """A number without a unit: beside the words of its aspect, or as the answer to a question."""
    if sizes := list(gauged(scene, quantity)):
        yield from sizes
        return
    aspect = _counted(scene, tokens) or _asked_number(scene) or _asked_limit(scene, quantity)
    if aspect is None:
        return
    unit = scene.service.currency if aspect.kind == "money" else aspect.unit
    amounts = [Amount(number, unit) for number in quantity.numbers]
    values = tuple(v for amount in amounts if (v := nearest(aspect, amount) if aspect.listed else str(amount)))
    spot = tokens_of(scene, quantity.start, quantity.end)
    if values:
        yield Candidate(aspect.id, _bounded(aspect, quantity), values, spot, frozenset(tokens), MEASURED)


def _asked_number(scene: Scene) -> Aspect | None:
    asked = scene.service.by_id.get(scene.context.asked)
    if asked is None or len(scene.line.tokens) > 6:
        return None
    numbered = asked.kind in ("number", "money") or any(option.number is not None for option in asked.options)
    return asked if numbered else None


def _asked_limit(scene: Scene, quantity: Quantity) -> Aspect | None:
    """The price, where it is one of several things asked about and the number is a limit ("max 25")."""
    if quantity.operator != "at_most":
        return None
    money = of_kind(scene.service, "money")
    also = next((aspect for aspect in money if aspect.id in scene.context.also), None)
    return also or _likely_price(scene, quantity, money)


def _likely_price(scene: Scene, quantity: Quantity, money: Sequence[Aspect]) -> Aspect | None:
    """The price, where nothing else is counted: "20 max", "I can stretch to 50"."""
    tokens = tokens_of(scene, *quantity.core)
    likely = min(quantity.numbers) >= _LEAST and _is_bare(scene, tokens) and not of_kind(scene.service, "number")
    return money[0] if money and likely else None


_LEAST = 10
"""The least number that by itself is rather a sum of money than anything else."""


def _counted(scene: Scene, tokens: range) -> Aspect | None:
    """The aspect that a bare number counts ("2 trousers", "pour 12 personnes", "budget 30")."""
    numbers = of_kind(scene.service, "number")
    money = of_kind(scene.service, "money")
    for hit in scene.mentions:
        aspect = scene.service.aspect(hit.entry.aspect)
        gap = min(abs(hit.tokens[0] - tokens[-1]), abs(hit.tokens[-1] - tokens[0]))
        if (aspect in numbers and gap <= 2) or (aspect in money and gap <= 3 and _is_bare(scene, tokens)):
            return aspect
        if aspect.listed and hit.tokens[-1] + 1 == tokens[0] and aspect.options[0].number is not None:
            return aspect
    following = tokens[-1] + 1
    plain = [aspect for aspect in numbers if not measures(aspect.unit)]
    if len(plain) == 1 and _is_for(scene, tokens):
        return plain[0]
    if len(plain) != 1 or following >= len(scene.line.tokens):
        return None
    if keys(scene.line.tokens[following].text) & keys(plain[0].unit):
        return plain[0]
    noun = [hit for hit in scene.hits if hit.tokens == (following,) and hit.entry.kind == "option"]
    return plain[0] if noun else None


def _is_bare(scene: Scene, tokens: range) -> bool:
    """Whether nothing follows a number that it could be the number of."""
    following = scene.line.tokens[tokens[-1] + 1 :][:1]
    return not following or not following[0].text.isalpha() or following[0].text in STOP or following[0].text in _LIMITS


_LIMITS = frozenset(
    ["max", "maxi", "maximum", "tops", "mini", "minimum", "pas", "no", "not", "or", "ou", "au", "at", "is", "c", "s"]
)


def _is_for(scene: Scene, tokens: range) -> bool:
    """Whether a number counts people: "pour 10", "for 8", "on sera 12", "18 of us"."""
    before = scene.line.text_before(tokens[0])
    after = [token.text for token in scene.line.tokens[tokens[-1] + 1 : tokens[-1] + 3]]
    if after == ["of", "us"] or _BEING.search(before):
        return True
    return before.endswith(("pour", "for")) and (not after or not (after[0].isalnum() or after[0] in "/:€-"))


_BEING = re.compile(
    r"(?:on|nous|we|there) (?:est|sera|serons|sommes|will be|are|are going to be) (?:environ |about |around )?$|\b(?:on|nous) (?:sera|serons|sommes|est)$|\bwe (?:are|will be)$"
)
