"""The hidden target: which values the client wants, derived from a known outcome and the service's rules.

The distribution, for a service with n aspects:

- an outcome is drawn by its weight; each listed aspect is then moved with probability .2 (a scale by one place, an option
  to any other value), so that four targets in five of ten aspects are no known outcome; what the rules exclude is drawn again
  (off the list: three aspects are moved, or every one is drawn freely);
- a listed aspect is strict with probability (.25 + .5·stake)·min(1, 12/n): clients of large services do not have more musts;
  mandatory ones always; of the strict ones .12 are negative (one or two values refused); else it is a bonus with .15;
- a strict scale value has with .1 a neighbour that would do as well;
- of an option aspect that may hold several values (not "none"), a second one with .3, and both are wanted;
- a date limit with .7 (3 to 14 days, after every lead time), a ceiling for money with .6 (5 to 60 % over the price by the rules,
  rounded up), a number or duration always when mandatory, else like a listed aspect; free words and photos have no target.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from typing import Literal

from dialogs.domain.service import Aspect, Excludes, LeadTime, Price, Requires, Service, holds, times
from dialogs.domain.value import items, together
from dialogs.simulation.chance import Chance
from dialogs.simulation.hidden import NOW, Visibility, Wish, Wishes

Values = Mapping[str, str]
OffList = Literal["", "three", "all"]
"""How far a result is from the known ones: each aspect may have moved, three aspects have, or all are drawn freely."""

VISIBILITY_SHOWN: Mapping[Visibility, float] = {
    "voiced": 0.35,
    "on_ask": 0.25,
    "on_show": 0.25,
    "never": 0.15,
}
VISIBILITY_TOLD: Mapping[Visibility, float] = {"voiced": 0.4, "on_ask": 0.4, "on_show": 0.0, "never": 0.2}


def allowed(service: Service, values: Values) -> bool:
    """Whether the rules between aspects allow these values together."""
    return not any(breaks(rule, values) for rule in service.rules)


def breaks(rule: object, values: Values) -> bool:
    """Whether the values break the rule. A rule about an aspect without a value is not broken."""
    if isinstance(rule, Excludes):
        return bool(rule.when) and holds(rule.when, values) and holds(rule.then, values)
    if isinstance(rule, Requires):
        stated = {aspect: allowed for aspect, allowed in rule.then.items() if aspect in values}
        return holds(rule.when, values) and not holds(stated, values)
    return False


def draw_values(service: Service, chance: Chance, off_list: OffList = "") -> tuple[str, dict[str, str]]:
    """An outcome's id and complete values, near it or as far from it as asked for, that the rules allow."""
    for _ in range(50):
        outcome, values = _drawn(service, chance, off_list)
        if allowed(service, values):
            return outcome, values
    known = next(known for known in service.outcomes if allowed(service, known.values))
    return known.id, dict(known.values)


def _drawn(service: Service, chance: Chance, off_list: OffList) -> tuple[str, dict[str, str]]:
    outcome = chance.one_of(service.outcomes, [known.weight for known in service.outcomes])
    moving = _moving(service, chance, off_list)
    values: dict[str, str] = {}
    for aspect in (aspect for aspect in service.aspects if aspect.listed):
        known = outcome.values.get(aspect.id) or chance.one_of(aspect.options).id
        value = _moved(aspect, known, chance, off_list) if moving(aspect.id) else known
        values[aspect.id] = _with_another(aspect, value, chance) if aspect.several else value
    meaningful = {aspect.id for aspect in service.aspects if holds(aspect.applies, values)}
    return outcome.id, {aspect: value for aspect, value in values.items() if aspect in meaningful}


def _moving(service: Service, chance: Chance, off_list: OffList) -> Callable[[str], bool]:
    """Which aspects have another value than the outcome."""
    if off_list == "three":
        listed = [aspect.id for aspect in service.aspects if aspect.listed]
        return {*chance.some_of(listed, 3)}.__contains__
    return lambda _: off_list == "all" or chance.happens(0.2)


def _moved(aspect: Aspect, value: str, chance: Chance, off_list: OffList) -> str:
    if off_list == "all":
        return chance.one_of(aspect.options).id
    if aspect.kind == "scale":
        return chance.one_of(neighbours(aspect, value) or [value])
    return chance.one_of([option.id for option in aspect.options if option.id != value] or [value])


def _with_another(aspect: Aspect, value: str, chance: Chance) -> str:
    """A set of one value or two."""
    others = [option.id for option in aspect.options if option.id not in (value, aspect.nothing)]
    if value == aspect.nothing or not others or not chance.happens(0.3):
        return value
    return together((value, chance.one_of(others)))


def neighbours(aspect: Aspect, value: str) -> list[str]:
    """The values next to this one on the scale."""
    rank = aspect.ranks[value]
    return [option.id for option in aspect.options if abs(aspect.ranks[option.id] - rank) == 1]


def draw_wishes(service: Service, values: Values, chance: Chance) -> Wishes:
    """The client's wishes about a target with these values; the ceiling for money last, when numbers are known."""
    wishes: dict[str, Wish] = {}
    applicable = [aspect for aspect in service.aspects if aspect.id in values or _free(aspect, values)]
    for aspect in sorted(applicable, key=lambda aspect: aspect.kind == "money"):
        wish = _wish(service, aspect, values, wishes, chance)
        if wish is not None:
            wishes[aspect.id] = wish
    return wishes


def feasible(service: Service, values: Values, wishes: Wishes) -> bool:
    """Whether these values keep the rules, and the client's own limits of price and date."""
    return allowed(service, values) and all(
        _within(service, wish, values, wishes) for wish in wishes.values() if wish.operator == "at_most"
    )


def _within(service: Service, wish: Wish, values: Values, wishes: Wishes) -> bool:
    if service.aspect(wish.aspect).kind == "money":
        return price(service, values, wishes) <= float(wish.ideal.split(" ")[0])
    return NOW.date() + timedelta(days=ceil(lead_days(service, values))) <= date.fromisoformat(wish.ideal)


def _free(aspect: Aspect, values: Values) -> bool:
    return not aspect.listed and aspect.kind not in ("text", "photo") and holds(aspect.applies, values)


def _wish(service: Service, aspect: Aspect, values: Values, wishes: Wishes, chance: Chance) -> Wish | None:
    if aspect.listed:
        return _listed(service, aspect, values[aspect.id], chance)
    if aspect.kind == "money":
        return _money(service, aspect, price(service, values, wishes), chance)
    return _date(service, aspect, values, chance) if aspect.dated else _other(service, aspect, chance)


def _strict(service: Service, aspect: Aspect, chance: Chance) -> bool:
    crowd = min(1.0, 12 / len(service.aspects))
    return chance.happens(1.0 if aspect.mandatory or aspect.is_fact else (0.25 + 0.5 * aspect.stake) * crowd)


def _listed(service: Service, aspect: Aspect, value: str, chance: Chance) -> Wish | None:
    strict, negative, wide, bonus = (
        _strict(service, aspect, chance),
        chance.happens(0.12),
        chance.happens(0.1),
        chance.happens(0.15),
    )
    wish = wanting(aspect, value, visibility(aspect, chance))
    if strict and negative and not aspect.mandatory and not aspect.is_fact and len(aspect.options) > 2:
        return _refusing(wish, aspect, chance)
    if strict and wide and aspect.kind == "scale":
        return replace(wish, accepts=(value, chance.one_of(neighbours(aspect, value) or [value])))
    if strict:
        return wish
    return replace(wish, strength="bonus") if bonus else None


def wanting(aspect: Aspect, value: str, seen: Visibility) -> Wish:
    """A strict wish for exactly this value, or all values of this set."""
    return Wish(aspect=aspect.id, accepts=items(value), strength="must", stake=aspect.stake, visibility=seen)


def _refusing(wish: Wish, aspect: Aspect, chance: Chance) -> Wish:
    """A refusal of one or two values; who refuses a value refuses what stands for it and others too ("either")."""
    wide = {option.id: option.covers for option in aspect.options}
    others = [value for value in wide if value not in wish.accepts]
    open_to = [value for value in others if not any(value in wide[wanted] for wanted in wish.accepts)]
    chosen = chance.some_of(open_to, 1 if len(others) < 3 else chance.between(1, 2))
    refused = tuple(value for value in others if value in chosen or set(chosen) & set(wide[value]))
    rest = tuple(other for other in others if other not in refused)
    return replace(
        wish,
        strength="must_not",
        accepts=(*wish.accepts, *(value for value in rest if value not in wish.accepts)),
        refuses=refused,
    )


def visibility(aspect: Aspect, chance: Chance) -> Visibility:
    shares = VISIBILITY_SHOWN if aspect.visible else VISIBILITY_TOLD
    return chance.one_of(tuple(shares), tuple(shares.values()))


def _date(service: Service, aspect: Aspect, values: Values, chance: Chance) -> Wish | None:
    earliest = max(3, ceil(lead_days(service, values)))
    day = NOW.date() + timedelta(days=chance.between(earliest, earliest + 11))
    if not chance.happens(1.0 if aspect.mandatory else 0.7):
        return None
    return replace(wanting(aspect, day.isoformat(), visibility(aspect, chance)), operator="at_most")


def lead_days(service: Service, values: Values) -> float:
    """The longest lead time that the rules ask for with these values, in days."""
    rules = (rule for rule in service.rules if isinstance(rule, LeadTime))
    return max((rule.days for rule in rules if holds(rule.when, values)), default=0.0)


def price(service: Service, values: Values, wishes: Wishes) -> float:
    """The price by the rules, in the service's currency. A number that the client leaves open counts as three."""
    rules = (rule for rule in service.rules if isinstance(rule, Price))
    return sum(
        rule.amount * times(rule.when, values) * (_number(wishes.get(rule.per)) if rule.per else 1) for rule in rules
    )


def _number(wish: Wish | None) -> float:
    return float(wish.ideal.split(" ")[0]) if wish else 3.0


def _money(service: Service, aspect: Aspect, cost: float, chance: Chance) -> Wish | None:
    limit = ceil((cost or 40) * (1.05 + 0.05 * chance.between(0, 11)) / 5) * 5
    if not chance.happens(1.0 if aspect.mandatory else 0.6):
        return None
    wish = wanting(aspect, f"{limit} {service.currency}", visibility(aspect, chance))
    return replace(wish, operator="at_most")


def _other(service: Service, aspect: Aspect, chance: Chance) -> Wish | None:
    value = _free_value(aspect, chance)
    if not value or not _strict(service, aspect, chance):
        return None
    return wanting(aspect, value, visibility(aspect, chance))


def _free_value(aspect: Aspect, chance: Chance) -> str:
    if aspect.kind == "number":
        step = 10 if aspect.unit == "mm" else 1
        return f"{step * chance.between(1, 5)} {aspect.unit}".strip()
    if aspect.kind == "duration":
        return f"P{chance.between(2, 10)}D"
    return ""
