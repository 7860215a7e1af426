"""What the organisation can do: the rules between aspects, the price, the earliest day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from dialogs.case import Statement
from dialogs.quantity import Amount, satisfies
from dialogs.service import Aspect, Condition, Excludes, LeadTime, Price, Requires, Service, Text, holds
from dialogs.specification import Operator
from dialogs.standing import Standing, applies

Rules = tuple[Excludes | Requires, ...]
NOTHING = "none"
"""The option that asks for nothing: "no parting" goes with any length."""
NOT_TOGETHER = Text(fr="L'un ne va pas avec l'autre.", en="One does not go with the other.")
Remedy = tuple[str, Operator, str]
"""One way out of an impossible wish: this aspect, with this operator, gets this value."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A wish that cannot be fulfilled: at most two culprits, why, and the nearest possible things."""

    culprits: tuple[str, ...]
    because: Text
    remedies: tuple[Remedy, ...]


def breaches(
    service: Service,
    plan: Mapping[str, str],
    standings: Mapping[str, Standing],
    now: datetime,
    *,
    whole: bool = False,
) -> tuple[Breach, ...]:
    """The rules that what was said breaks, given the best plan on it; most telling first.

    What we merely guess costs nothing and takes no time: only what was said or accepted does, unless the `whole` plan
    is about to be read back.
    """
    settled = {a: v for a, v in plan.items() if whole or standings[a].firm or standings[a].accepted}
    said = {a: standing.allowed[0] for a, standing in standings.items() if _asked_for(standing)}
    found = (*_rules(service, {**said, **plan}, standings), *_late(service, settled, standings, now))
    return found or tuple(_dear(service, settled, standings))


def bonds(service: Service, standings: Mapping[str, Standing]) -> Rules:
    """The rules between aspects: the service's, and that what was asked for must make sense (no fringe on a shaved head)."""
    named = tuple(rule for rule in service.rules if isinstance(rule, Excludes | Requires))
    asked = (s for s in standings.values() if s.aspect.applies and _asked_for(s) and not _outlived(s, standings))
    return (*named, *(_sense(standing.aspect) for standing in asked))


def _asked_for(standing: Standing) -> bool:
    return standing.aspect.listed and any(s.operator != "not" and set(s.values) != {NOTHING} for s in standing.firm)


def _outlived(standing: Standing, standings: Mapping[str, Standing]) -> bool:
    """Whether something said later, in another message, has made it pointless: who now wants all shaved drops the fringe."""
    mine = standing.firm[-1]
    others = [standings[aspect].firm[-1] for aspect in standing.aspect.applies if standings[aspect].firm]
    return any(other.place > mine.place and other.source != mine.source for other in others)


def _sense(aspect: Aspect) -> Requires:
    """That the aspect applies."""
    anything = tuple(option.id for option in aspect.options)
    return Requires(kind="requires", when={aspect.id: anything}, then=aspect.applies, because=NOT_TOGETHER)


def broken(rules: Rules, values: Mapping[str, str]) -> Excludes | Requires | None:
    """The first rule between aspects that the values break."""
    return next((rule for rule in rules if broken_by(rule, values)), None)


def mended(
    service: Service, standings: Mapping[str, Standing], choices: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """The first of the choices for each aspect, changed as little as possible so that no rule is broken.

    `choices` are the values that each aspect may take, best first; an aspect that can take only one keeps it. What
    nobody asked for and does not apply breaks no rule; what was seen and kept is changed last.
    """
    rules = bonds(service, standings)
    values = {aspect: first for aspect, (first, *_) in choices.items()}
    order = sorted(choices, key=lambda aspect: (bool(standings[aspect].seen_and_kept), -len(choices[aspect])))
    for _ in range(len(rules)):
        rule = broken(rules, _counting(service, standings, values))
        change = rule and next(_changes(values, rule, order, choices), None)
        if not change:
            break
        values[change[0]] = change[1]
    return values


def _counting(service: Service, standings: Mapping[str, Standing], values: Mapping[str, str]) -> dict[str, str]:
    """The values that mean something: those of aspects that apply, and those asked for."""
    by_id = service.by_id
    return {a: v for a, v in values.items() if applies(by_id[a], values) or _asked_for(standings[a])}


def price(service: Service, plan: Mapping[str, str], standings: Mapping[str, Standing]) -> float | None:
    """What the plan costs in the service's currency; None when the service has no price rules."""
    rules = [rule for rule in service.rules if isinstance(rule, Price)]
    if not rules:
        return None
    return sum(rule.amount * _count(rule, standings) for rule in rules if holds(rule.when, plan))


def earliest(service: Service, plan: Mapping[str, str], now: datetime) -> tuple[date, LeadTime] | None:
    """The first day on which the plan can be ready, and the rule that says so; None when nothing holds it up."""
    rules = [rule for rule in service.rules if isinstance(rule, LeadTime) and holds(rule.when, plan)]
    slowest = max(rules, key=lambda rule: rule.days, default=None)
    return None if slowest is None else ((now + timedelta(days=ceil(slowest.days))).date(), slowest)


def ceiling_aspect(service: Service) -> Aspect | None:
    """The aspect that holds the price ceiling."""
    return next((a for a in service.aspects if a.kind == "money" and a.bound == "ceiling"), None)


def date_aspect(service: Service) -> Aspect | None:
    return next((a for a in service.aspects if a.kind == "date"), None)


def uncounted(service: Service, plan: Mapping[str, str], standings: Mapping[str, Standing]) -> tuple[str, ...]:
    """The aspects that the price depends on by their number, which was not said yet: it is the price of one."""
    counted = (r.per for r in service.rules if isinstance(r, Price) and r.per and holds(r.when, plan))
    return tuple(aspect for aspect in dict.fromkeys(counted) if not standings[aspect].firm)


def _count(rule: Price, standings: Mapping[str, Standing]) -> float:
    if rule.per is None or rule.per not in standings:
        return 1.0
    firm = standings[rule.per].firm
    amount = Amount.parse(firm[-1].values[0]) if firm and firm[-1].values else None
    return float(amount.number) if amount else 1.0


def _may(condition: Condition, values: Mapping[str, str]) -> bool:
    """Whether the condition holds for every aspect that has a value."""
    return all(values.get(aspect, allowed[0]) in allowed for aspect, allowed in condition.items())


def _changes(
    values: dict[str, str],
    rule: Excludes | Requires,
    order: Sequence[str],
    choices: Mapping[str, tuple[str, ...]],
) -> Iterator[tuple[str, str]]:
    """Single changes after which the rule holds, of the aspects in that order."""
    for aspect in (aspect for aspect in order if aspect in {*rule.when, *rule.then}):
        for value in choices[aspect]:
            if value != values.get(aspect) and broken_by(rule, {**values, aspect: value}) is False:
                yield aspect, value


def broken_by(rule: Excludes | Requires, values: Mapping[str, str]) -> bool:
    """Whether the values break this rule."""
    if isinstance(rule, Excludes):
        return holds(rule.when, values) and holds(rule.then, values)
    return holds(rule.when, values) and not _may(rule.then, values)


def _rules(service: Service, plan: Mapping[str, str], standings: Mapping[str, Standing]) -> Iterator[Breach]:
    rules = bonds(service, standings)
    for rule in rules:
        if not broken_by(rule, plan):
            continue
        culprits = tuple(a for a in dict.fromkeys((*rule.when, *rule.then)) if standings[a].firm)[:2]
        if culprits:
            open_to_change = [a for a in culprits if not service.by_id[a].mandatory] or culprits
            remedies = tuple(r for a in open_to_change for r in _ways_out(service, rule, rules, plan, a))
            if rule.because is NOT_TOGETHER:
                remedies = (*remedies, (next(iter(rule.when)), "any", ""))
            yield Breach(culprits, rule.because, remedies[:3])


def _ways_out(
    service: Service, rule: Excludes | Requires, rules: Rules, plan: Mapping[str, str], aspect: str
) -> Iterator[Remedy]:
    """The nearest value of that aspect with which the rule holds, and no other one breaks."""
    known = service.by_id[aspect]
    here = known.ranks.get(plan.get(aspect, ""), 0)
    for value in sorted(known.ranks, key=lambda value: abs(known.ranks[value] - here)):
        other = {**plan, aspect: value}
        if not broken_by(rule, other) and not any(broken_by(r, other) and not broken_by(r, plan) for r in rules):
            yield aspect, "is", value
            return


def _late(
    service: Service, plan: Mapping[str, str], standings: Mapping[str, Standing], now: datetime
) -> Iterator[Breach]:
    aspect, first = date_aspect(service), earliest(service, plan, now)
    if aspect is None or first is None:
        return
    day, rule = first
    bounds = [s for s in standings[aspect.id].firm if s.operator in ("is", "at_most", "before", "between")]
    too_soon = [s for s in bounds if not _can_be(aspect, s.operator, s.values, day)]
    if too_soon:
        later: Remedy = (aspect.id, "at_most", day.isoformat())
        yield Breach((aspect.id,), rule.because, (later, *_sooner(service, plan, standings, rule, too_soon, now)))


def _sooner(
    service: Service,
    plan: Mapping[str, str],
    standings: Mapping[str, Standing],
    rule: LeadTime,
    too_soon: list[Statement],
    now: datetime,
) -> Iterator[Remedy]:
    """The one change, of what takes so long and was not asked for in words, with which the day can be kept."""
    for aspect in (service.by_id[a] for a in rule.when if not standings[a].firm):
        for option in aspect.options:
            first = earliest(service, {**plan, aspect.id: option.id}, now)
            dated = service.by_id[too_soon[-1].aspect]
            if first is None or all(_can_be(dated, s.operator, s.values, first[0]) for s in too_soon):
                yield aspect.id, "is", option.id
                return


def _can_be(aspect: Aspect, operator: Operator, values: tuple[str, ...], day: date) -> bool:
    """Whether some day from `day` on satisfies what was said."""
    ahead = (day + timedelta(days=n) for n in range(366))
    return any(satisfies(aspect, operator, values, each.isoformat()) for each in ahead)


def _dear(service: Service, plan: Mapping[str, str], standings: Mapping[str, Standing]) -> Iterator[Breach]:
    aspect, cost = ceiling_aspect(service), price(service, plan, standings)
    if aspect is None or cost is None:
        return
    value = str(Amount.parse(f"{cost:.2f} {service.currency}"))
    if any(not satisfies(aspect, s.operator, s.values, value) for s in standings[aspect.id].firm):
        because = Text(
            fr="Au tarif, cela coûte plus que votre limite.",
            en="By our prices it costs more than your limit.",
        )
        yield Breach((aspect.id,), because, ((aspect.id, "at_most", value), *_cheaper(service, plan, standings)))


def _cheaper(service: Service, plan: Mapping[str, str], standings: Mapping[str, Standing]) -> Iterator[Remedy]:
    """The one change of a listed aspect that keeps the limit and is nearest to what was said."""
    aspect = ceiling_aspect(service)
    if aspect is None:
        return
    for priced in dict.fromkeys(a for r in service.rules if isinstance(r, Price) for a in r.when):
        for option in service.by_id[priced].options:
            cost = price(service, {**plan, priced: option.id}, standings)
            value = f"{cost} {service.currency}"
            if all(satisfies(aspect, s.operator, s.values, value) for s in standings[aspect.id].firm):
                yield priced, "is", option.id
                return
