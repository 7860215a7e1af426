"""What pictures to show, and which critiques to offer under one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dialogs.domain.aspect_state import Standing
from dialogs.domain.service import Aspect
from dialogs.domain.value import items
from dialogs.policy.belief import Belief
from dialogs.policy.plan import (
    Plan,
    View,
    deliverable,
    drift,
    filled_sets,
    moment,
    ranked,
    shown_aspects,
    told_or_wished,
)

CHIPS = 4
"""Critique chips under a picture at the most."""
DIVERSE = 0.3
"""P(likeliest outcome) below which the first proposal shows several."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A critique offered under a picture: on that aspect, "less", "more" or another value."""

    aspect: str
    operator: Literal["less", "more", "is", "not"]
    value: str


def diverse(seen: View) -> tuple[Plan, ...]:
    """The plan alone when we are fairly sure; else up to three known outcomes that differ, likeliest first."""
    if float(seen.belief.weights.max()) >= DIVERSE or seen.case.beneficiary.kind != "self":
        return (_first(seen),)
    plans: list[Plan] = [_first(seen)]
    for id in seen.belief.likeliest(12):
        plan = _as_outcome(seen, id)
        if all(drift(seen.service, known.values, plan.values) >= 0.5 for known in plans):
            plans.append(plan)
    return tuple(plans[:3])


def _first(seen: View) -> Plan:
    """What is shown first: the likeliest known outcome as a whole, not the best of each aspect, so that it is coherent."""
    return _as_outcome(seen, seen.plan.outcome) if seen.plan.outcome else seen.plan


def _as_outcome(seen: View, id: str) -> Plan:
    """A known outcome, with everything firm that was said."""
    outcome = seen.service.outcome(id)
    known = outcome.values if outcome else {}
    aspects = (a for a in seen.belief.layout.aspects if told_or_wished(seen.standings[a.id]))
    choices = {a.id: _known_first(seen, a, known.get(a.id, "")) for a in aspects}
    choices |= filled_sets(seen.service, seen.belief, seen.standings)
    return deliverable(seen.service, seen.standings, choices, moment(seen.case), id)


def _known_first(seen: View, aspect: Aspect, value: str) -> tuple[str, ...]:
    """What may be delivered: the outcome's own value first, unless something vague was said of it, then the likeliest."""
    standing = seen.standings[aspect.id]
    if standing.items or standing.vague or value not in standing.allowed:
        return ranked(aspect, seen.belief, standing, "")
    chance = seen.belief.of(aspect.id)
    return tuple(sorted(standing.allowed, key=lambda v: (v != value, -float(chance[aspect.ranks[v]]))))


def critiques_of(seen: View, plan: Plan, *, firm: bool = False) -> tuple[Chip, ...]:
    """The critiques of a picture, the likeliest to be wanted first, weighted by what is at stake; `firm`: of settled things too."""
    weighed = [
        chip
        for aspect in shown_aspects(seen.service)
        if (value := plan.values.get(aspect.id)) and (firm or not settled(seen, aspect))
        for chip in _critiques(seen.standings[aspect.id], value, seen.belief)
    ]
    return tuple(chip for chip, _ in sorted(weighed, key=lambda pair: -pair[1])[:CHIPS])


def _critiques(standing: Standing, value: str, belief: Belief) -> list[tuple[Chip, float]]:
    aspect = standing.aspect
    chance = belief.of(aspect.id)[:-1]
    if aspect.kind == "scale":
        rank = aspect.ranks[value]
        sides: tuple[tuple[Literal["less", "more"], float], ...] = (
            ("less", float(chance[:rank].sum())),
            ("more", float(chance[rank + 1 :].sum())),
        )
        return [(Chip(aspect.id, side, value), aspect.stake * mass) for side, mass in sides if mass > 0]
    others = sorted((v for v in standing.allowed if v not in items(value)), key=lambda v: -chance[aspect.ranks[v]])[:2]
    return [(Chip(aspect.id, "is", v), aspect.stake * float(chance[aspect.ranks[v]])) for v in others]


def settled(seen: View, aspect: Aspect) -> bool:
    standing = seen.standings[aspect.id]
    return standing.indifferent or standing.given_up or bool(standing.items) or len(standing.allowed) == 1
