"""What a professional would deliver on what is known, and what of it the client has seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from dialogs.domain.aspect_state import Standing, applies, standings
from dialogs.domain.by_identity import Same
from dialogs.domain.case import OUTCOME, Case, Statement
from dialogs.domain.service import Aspect, Service, holds, matters
from dialogs.domain.value import together as as_one
from dialogs.policy.belief import Belief, believe
from dialogs.policy.feasibility import mended, together
from dialogs.policy.price_and_day import Choices, kept_within, price


@dataclass(frozen=True, slots=True)
class Plan:
    """What a professional would deliver on what is known: a value for each listed aspect that applies (of a set, all of them as one).

    `outcome` is the known outcome that it is nearest to, `simpler` the aspects that would be otherwise if price and time
    did not matter.
    """

    values: Mapping[str, str]
    outcome: str = ""
    simpler: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A case as the engine sees it, and what it derives from the statements."""

    case: Case
    service: Service
    derived: Derived

    @property
    def standings(self) -> Mapping[str, Standing]:
        return self.derived.standings

    @property
    def belief(self) -> Belief:
        return self.derived.belief

    @property
    def plan(self) -> Plan:
        return self.derived.plan


def view(case: Case, service: Service) -> View:
    """All that the engine derives from a case: derived once for the same statements, however often it is asked for."""
    return View(case, service, _derived(case.live, moment(case), Same(service)))


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from the statements that still count, at a moment."""

    standings: Mapping[str, Standing]
    belief: Belief
    plan: Plan


@lru_cache(maxsize=8)
def _derived(live: tuple[Statement, ...], now: datetime, service: Same[Service]) -> Derived:
    stand = standings(live, service.it)
    belief = believe(service.it, live)
    return Derived(stand, belief, best_plan(service.it, belief, stand, now, named(live, service.it)))


def moment(case: Case) -> datetime:
    """When the case was last spoken in: what can be ready by when is reckoned from then."""
    return case.messages[-1].at if case.messages else case.opened_at


def named(live: Iterable[Statement], service: Service) -> Mapping[str, str]:
    """The values of the complete result that was last asked for by its name; none when none was."""
    asked = [s for s in live if s.aspect == OUTCOME and s.operator == "is" and len(s.values) == 1]
    outcome = service.outcome(asked[-1].values[0]) if asked else None
    return outcome.values if outcome else {}


def best_plan(
    service: Service,
    belief: Belief,
    stand: Mapping[str, Standing],
    now: datetime,
    wanted: Mapping[str, str] | None = None,
) -> Plan:
    """The value of least expected loss for each listed aspect that applies, mended where rules or limits forbid it.

    `wanted` are the values of a result asked for by name: with nothing else said, they are what is wanted.
    """
    choices = {
        aspect.id: ranked(aspect, belief, stand[aspect.id], (wanted or {}).get(aspect.id, ""))
        for aspect in belief.layout.aspects
        if told_or_wished(stand[aspect.id])
    }
    choices |= filled_sets(service, belief, stand)
    likeliest = belief.likeliest(1)
    return deliverable(service, stand, choices, now, likeliest[0] if likeliest else "")


def filled_sets(service: Service, belief: Belief, stand: Mapping[str, Standing]) -> dict[str, tuple[str, ...]]:
    """The sets that must hold more for what was asked for to make sense: who says by how much to take in has it taken in."""
    filled: dict[str, tuple[str, ...]] = {}
    for other, allowed in (
        needed for aspect in service.aspects if _asked(stand[aspect.id]) for needed in aspect.applies.items()
    ):
        held = filled.get(other, stand[other].items)
        some = [value for value in allowed if value in stand[other].allowed]
        if held and some and not holds({other: allowed}, {other: as_one(held)}):
            chance, ranks = belief.of(other), service.by_id[other].ranks
            filled[other] = (*held, max(some, key=lambda value: float(chance[ranks[value]])))
    return {aspect: (as_one(values),) for aspect, values in filled.items()}


def _asked(standing: Standing) -> bool:
    """Whether something is asked for, be it a value or an amount."""
    return any(s.operator != "not" and s.values != (standing.aspect.nothing,) for s in standing.firm)


def deliverable(service: Service, stand: Mapping[str, Standing], choices: Choices, now: datetime, outcome: str) -> Plan:
    """The first of the choices for each aspect that applies, changed as little as rules and limits demand."""
    choices = {a: found[:1] if service.by_id[a].is_fact else found for a, found in choices.items()}
    best = mended(service, stand, choices)
    values = kept_within(service, stand, best, choices, now, together(service, stand))
    kept = [aspect.id for aspect in service.aspects if aspect.id in values and applies(aspect, values)]
    return Plan({a: values[a] for a in kept}, outcome, tuple(a for a in kept if values[a] != best[a]))


def ranked(aspect: Aspect, belief: Belief, standing: Standing, wanted: str) -> tuple[str, ...]:
    """The values that agree with what was said: the best first, then the likeliest.

    What a picture showed and nobody objected to stays as it was: who asks for longer sides does not expect another fringe.
    What was said to be in a set is all that is in it.
    """
    if standing.items:
        return (as_one(standing.items),)
    loss, chance = belief.losses(aspect), belief.of(aspect.id)
    asked_for = wanted if wanted in standing.allowed and not standing.open else ""
    best = (
        standing.seen_and_kept or asked_for or min(standing.allowed, key=lambda value: float(loss[aspect.ranks[value]]))
    )
    others = sorted(standing.allowed, key=lambda value: -float(chance[aspect.ranks[value]]))
    return tuple(dict.fromkeys((best, *others)))


def told_or_wished(standing: Standing) -> bool:
    """Whether an aspect may stand in a plan: what is so is never guessed."""
    return bool(standing.firm) or not standing.aspect.is_fact


def owed(seen: View, aspect: Aspect) -> bool:
    """Whether it must be known: the file says so, or it is so one way or the other, and something depends on it."""
    return aspect.mandatory or (aspect.fact and matters(seen.service, aspect.id, seen.plan.values))


def shown_aspects(service: Service) -> tuple[Aspect, ...]:
    """The aspects that a proposal shows: those with a list of values, but for what is so or must be asked anyhow."""
    return tuple(aspect for aspect in service.aspects if aspect.wished)


def cost(seen: View) -> float | None:
    """What the plan costs by the service's rules, in its currency; None where they set no price."""
    return price(seen.service, seen.plan.values, seen.standings)


def drift(service: Service, before: Mapping[str, str], after: Mapping[str, str]) -> float:
    """How far a plan moved: Σ stake · |Δrank| / (n-1); an option that is no scale moves all the way."""
    moved = (a for a in shown_aspects(service) if before.get(a.id) != after.get(a.id))
    return sum(a.stake * _distance(a, before.get(a.id), after.get(a.id)) for a in moved)


def _distance(aspect: Aspect, one: str | None, other: str | None) -> float:
    if aspect.kind != "scale" or one is None or other is None:
        return 1.0
    return abs(aspect.ranks[one] - aspect.ranks[other]) / (len(aspect.options) - 1)


def beyond_return(seen: View) -> tuple[str, ...]:
    """The aspects of the picture that cannot be undone."""
    return tuple(a.id for a in shown_aspects(seen.service) if a.irreversible != "none" and a.id in seen.plan.values)


def to_read_out(seen: View) -> dict[str, str]:
    """What cannot be undone, is in no picture, and was not yet read to the one for whom it is: aspect -> value."""
    if not seen.case.beneficiary.looks:
        return {}
    heard = seen.case.beneficiary.read_out
    told = ((a.id, seen.plan.values[a.id]) for a in seen.service.aspects if _unpictured(seen, a))
    return {a: value for a, value in told if heard.get(a) != value}


def _unpictured(seen: View, aspect: Aspect) -> bool:
    grave = aspect.listed and not aspect.wished and aspect.irreversible != "none"
    return grave and aspect.id in seen.plan.values and bool(seen.standings[aspect.id].firm)


def face_due(seen: View) -> bool:
    """Whether the one for whom it is must see the picture (again) before the agreement: what it has seen is not that."""
    beneficiary = seen.case.beneficiary
    if not beneficiary.looks:
        return False
    if beneficiary.face in ("", "sad", "again"):
        return True
    shown = seen.case.proposals[-1].values if seen.case.proposals else {}
    moved = any(shown.get(aspect) != seen.plan.values.get(aspect) for aspect in beyond_return(seen))
    return moved or bool(to_read_out(seen))
