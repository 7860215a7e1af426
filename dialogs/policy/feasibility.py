"""What the organisation can do: the rules between aspects, the price, the earliest day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dialogs.domain.aspect_state import Standing, applies
from dialogs.domain.promised import money_aspect
from dialogs.domain.service import Aspect, Condition, Excludes, LeadTime, Price, Requires, Service, Text, holds
from dialogs.domain.specification import Operator
from dialogs.policy.price_and_day import (
    Choices,
    Test,
    Values,
    days_over,
    earliest,
    money,
    money_over,
    too_soon,
)

Rules = tuple[Excludes | Requires, ...]
NOT_TOGETHER = Text(fr="L'un ne va pas avec l'autre.", en="One does not go with the other.")
NOBODY_THERE = Text(fr="À ce moment nous sommes fermés ou complets.", en="We are closed or full at that time.")
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
    said = {a: standing.wanted for a, standing in standings.items() if _asked_for(standing)}
    found = (*_rules(service, {**said, **plan}, standings), *_late(service, settled, standings, now))
    return found or tuple(_dear(service, settled, standings))


def bonds(service: Service, standings: Mapping[str, Standing]) -> Rules:
    """The rules between aspects: the service's, and that what was asked for must make sense (no fringe on a shaved head)."""
    named = tuple(rule for rule in service.rules if isinstance(rule, Excludes | Requires))
    asked = (s for s in standings.values() if s.aspect.applies and _asked_for(s) and not _outlived(s, standings))
    return (*named, *(_sense(standing.aspect) for standing in asked))


def _asked_for(standing: Standing) -> bool:
    """Whether something is wished of an aspect: "no parting" asks for nothing, and goes with any length."""
    nothing = standing.aspect.nothing
    return standing.aspect.listed and any(s.operator != "not" and set(s.values) != {nothing} for s in standing.firm)


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


def mended(service: Service, standings: Mapping[str, Standing], choices: Choices) -> Values:
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


def together(service: Service, standings: Mapping[str, Standing]) -> Test:
    """The test whether values go together."""
    rules = bonds(service, standings)
    return lambda values: broken(rules, _counting(service, standings, values)) is None


def _counting(service: Service, standings: Mapping[str, Standing], values: Mapping[str, str]) -> dict[str, str]:
    """The values that mean something: those of aspects that apply, and those asked for."""
    by_id = service.by_id
    return {a: v for a, v in values.items() if applies(by_id[a], values) or _asked_for(standings[a])}


def _may(condition: Condition, values: Mapping[str, str]) -> bool:
    """Whether the condition holds for every aspect that has a value."""
    return all(holds({a: allowed}, {a: values.get(a, allowed[0])}) for a, allowed in condition.items())


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
            wishes = [a for a in culprits if not service.by_id[a].is_fact]
            open_to_change = [a for a in wishes if not service.by_id[a].mandatory] or wishes
            ways = [r for a in open_to_change for r in _ways_out(service, rule, rules, plan, a)]
            affordable = [r for r in ways if not money_over(service, {**plan, r[0]: r[2]}, standings)]
            remedies = tuple(affordable or ways)
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
    first = earliest(service, plan, now)
    if first is None:
        return
    day, rule = first
    for aspect in dict.fromkeys(statement.aspect for statement in too_soon(service, standings, day)):
        bound: Operator = "at_most" if service.by_id[aspect].kind == "date" else "at_least"
        later: Remedy = (aspect, bound, day.isoformat())
        yield Breach((aspect,), rule.because, (later, *_sooner(service, plan, standings, rule, now)))


def _sooner(
    service: Service,
    plan: Mapping[str, str],
    standings: Mapping[str, Standing],
    rule: LeadTime,
    now: datetime,
) -> Iterator[Remedy]:
    """The one change, of what takes so long and was not asked for in words, with which the day can be kept."""
    for aspect in (service.by_id[a] for a in rule.when if _may_change(standings[a])):
        for option in aspect.options:
            if not days_over(service, {**plan, aspect.id: option.id}, standings, now):
                yield aspect.id, "is", option.id
                return


def _may_change(standing: Standing) -> bool:
    """Whether a way out may change it: what was asked for in words stays, and nobody can change what is so."""
    return not (standing.firm or standing.aspect.is_fact)


def _dear(service: Service, plan: Mapping[str, str], standings: Mapping[str, Standing]) -> Iterator[Breach]:
    aspect, cost = money_aspect(service), money_over(service, plan, standings)
    if aspect and cost:
        value = money(service, cost)
        because = Text(
            fr="Au tarif, cela coûte plus que votre limite.",
            en="By our prices it costs more than your limit.",
        )
        yield Breach((aspect.id,), because, ((aspect.id, "at_most", value), *_cheaper(service, plan, standings)))


def _cheaper(service: Service, plan: Mapping[str, str], standings: Mapping[str, Standing]) -> Iterator[Remedy]:
    """The one change of a listed aspect that keeps the limit and is nearest to what was said."""
    fits = together(service, standings)
    prices = (rule for rule in service.rules if isinstance(rule, Price))
    for priced in dict.fromkeys(a for r in prices for a in r.when if not service.by_id[a].is_fact):
        for option in service.by_id[priced].options:
            cheaper = {**plan, priced: option.id}
            if not money_over(service, cheaper, standings) and fits(cheaper):
                yield priced, "is", option.id
                return
