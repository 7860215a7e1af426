"""What a client sets limits to: the price, by the service's own rules, and the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from math import ceil

from dialogs.domain.aspect_state import Standing, applies
from dialogs.domain.case import Statement
from dialogs.domain.promised import money_aspect
from dialogs.domain.quantity import Amount, compatible, satisfies
from dialogs.domain.service import Aspect, LeadTime, Price, Service, holds, times
from dialogs.domain.specification import Claim, Operator

Choices = Mapping[str, tuple[str, ...]]
"""Aspect -> the values that it may take, best first."""
Values = Mapping[str, str]
Measure = Callable[[Values], float]
Test = Callable[[Values], bool]
BOUNDS: frozenset[Operator] = frozenset({"is", "at_most", "before", "between"})
"""What is said of a day, or a price, as the last or the most."""


def price(service: Service, plan: Mapping[str, str], standings: Mapping[str, Standing]) -> float | None:
    """What the plan costs in the service's currency; None when the service has no price rules."""
    rules = [rule for rule in service.rules if isinstance(rule, Price)]
    if not rules:
        return None
    return sum(rule.amount * _count(rule, standings) * times(rule.when, plan) for rule in rules)


def earliest(service: Service, plan: Mapping[str, str], now: datetime) -> tuple[date, LeadTime] | None:
    """The first day on which the plan can be ready, and the rule that says so; None when nothing holds it up."""
    rules = [rule for rule in service.rules if isinstance(rule, LeadTime) and holds(rule.when, plan)]
    slowest = max(rules, key=lambda rule: rule.days, default=None)
    return None if slowest is None else ((now + timedelta(days=ceil(slowest.days))).date(), slowest)


def date_aspect(service: Service) -> Aspect | None:
    return next((a for a in service.aspects if a.dated), None)


def money(service: Service, amount: float) -> str:
    """A sum in the service's currency, canonical."""
    return str(Amount.parse(f"{amount:.2f} {service.currency}"))


def uncounted(service: Service, plan: Mapping[str, str], standings: Mapping[str, Standing]) -> tuple[str, ...]:
    """What the price depends on and was not said yet: a number, of which it is the price of one, and what is so."""
    prices = [rule for rule in service.rules if isinstance(rule, Price)]
    counted = (rule.per for rule in prices if rule.per and holds(rule.when, plan))
    facts = (aspect for rule in prices for aspect in rule.when if service.by_id[aspect].is_fact)
    return tuple(aspect for aspect in dict.fromkeys((*counted, *facts)) if not standings[aspect].firm)


def _count(rule: Price, standings: Mapping[str, Standing]) -> float:
    if rule.per is None or rule.per not in standings:
        return 1.0
    firm = standings[rule.per].firm
    amount = Amount.parse(firm[-1].values[0]) if firm and firm[-1].values else None
    return float(amount.number) if amount else 1.0


def ceiling(service: Service, standings: Mapping[str, Standing]) -> str | None:
    """The most that the client said to pay, canonical; None where nothing was said."""
    aspect = money_aspect(service)
    bounds = [s for s in (standings[aspect.id].firm if aspect else ()) if s.operator in BOUNDS]
    return bounds[-1].values[-1] if bounds else None


def money_over(service: Service, plan: Values, standings: Mapping[str, Standing]) -> float:
    """What the plan costs where that is more than was said; 0 where it is not."""
    aspect, cost = money_aspect(service), price(service, plan, standings)
    if aspect is None or cost is None:
        return 0.0
    value = money(service, cost)
    limits = (s for s in standings[aspect.id].firm if s.operator in BOUNDS and s.values)
    return 0.0 if all(satisfies(aspect, "at_most", s.values[-1:], value) for s in limits) else cost


def too_soon(service: Service, standings: Mapping[str, Standing], day: date) -> tuple[Statement, ...]:
    """What was said of the day that cannot hold when it is ready on that `day` at the earliest."""
    aspect = date_aspect(service)
    ready: Claim = ("at_least", (day.isoformat(),))
    bounds = (s for s in (standings[aspect.id].firm if aspect else ()) if s.operator in BOUNDS)
    return tuple(s for s in bounds if aspect and not compatible(aspect, (s.operator, s.values), ready))


def days_over(service: Service, plan: Values, standings: Mapping[str, Standing], now: datetime) -> float:
    """In how many days the plan can be ready, where that is later than was said; 0 where it is not."""
    first = earliest(service, plan, now)
    return first[1].days if first and too_soon(service, standings, first[0]) else 0.0


def kept_within(
    service: Service, standings: Mapping[str, Standing], values: Values, choices: Choices, now: datetime, fits: Test
) -> Values:
    """The values, with as few guesses as possible changed so that they are neither too dear nor too late.

    What was asked for, must be known anyhow (an allergy), or was accepted in a picture, stays; as all does where nothing
    helps: that is then to be told. `fits` says whether values go together.
    """
    by_id = service.by_id
    guesses = {a: found for a, found in choices.items() if _guessed(by_id[a]) and not standings[a].accepted}

    def dear(values: Values) -> float:
        return money_over(service, _applying(service, values), standings)

    def late(values: Values) -> float:
        return days_over(service, _applying(service, values), standings, now)

    for limit, over in ((money_aspect(service), dear), (date_aspect(service), late)):
        if limit is not None and standings[limit.id].firm:
            values = _relieved(service, values, guesses, over, fits)
    return values


def _guessed(aspect: Aspect) -> bool:
    """Whether its value may be a guess: what is so, or must be known anyhow, is none."""
    return not (aspect.mandatory or aspect.is_fact)


def _relieved(service: Service, values: Values, guesses: Choices, over: Measure, fits: Test) -> Values:
    """The values when enough guesses were changed; as they are when that cannot be."""
    relieved = values
    while excess := over(relieved):
        ways = (way for way in _ways(service, relieved, guesses, over, fits) if way[0] < excess)
        best = min(ways, key=lambda way: (way[0] > 0, *way[1:3], way[0]), default=None)
        if best is None:
            return values
        relieved = best[3]
    return relieved


def _ways(
    service: Service, values: Values, guesses: Choices, over: Measure, fits: Test
) -> Iterator[tuple[float, float, int, Values]]:
    """Single changes of what makes it dear or late: what is then left over, the stake, the value's place, and all values."""
    rules = (r for r in service.rules if isinstance(r, Price | LeadTime) and holds(r.when, values))
    for aspect in dict.fromkeys(aspect for rule in rules for aspect in rule.when if aspect in guesses):
        for place, value in enumerate(guesses[aspect]):
            changed = {**values, aspect: value}
            if value != values[aspect] and fits(changed):
                yield over(changed), service.by_id[aspect].stake, place, changed


def _applying(service: Service, values: Values) -> Values:
    return {
        aspect.id: values[aspect.id] for aspect in service.aspects if aspect.id in values and applies(aspect, values)
    }
