"""The next move, and when to stop.

Open, then propose the likeliest outcome as a picture and take the critiques, then ask only what is still too risky,
then read back. A question is worth its while only while (1-κ)·R exceeds the cost of asking, where R is the aspect's
residual risk under the best plan and κ the share of mistakes that the read-back catches.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dialogs.belief import Belief, believe
from dialogs.case import FACTS, OUTCOME, Case, Statement
from dialogs.feasibility import Breach, breaches, mended
from dialogs.service import Aspect, Service
from dialogs.standing import Standing, applies, relative, standings

# Calibrated on simulated clients of seeds under 10,000.
CAUGHT = 0.95
"""κ: the share of mistakes that the read-back catches: it shows them twice, as a picture and as lines."""
COST = 0.05
"""c: the residual risk at which a question costs more than it saves."""
QUESTIONS = 8
"""No more questions than this, mandatory ones apart."""
SHOWN_AGAIN = 1.5
"""A plan that moved this far from the picture is shown again before the read-back."""
GRAVE = 0.9
"""What matters this much (an allergy) is asked on its own when a question about several facts left it out."""
CHIPS = 6
"""Critique chips under a picture."""
UNSHOWABLE = (0.05, 1.5)
"""Nothing sensible can be shown: P(likeliest outcome) below, and entropy (bits) above."""
DIVERSE = 0.3
"""P(likeliest outcome) below which the first proposal shows several."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A way to find out. `OURS` is the product's; the others are the baselines that `simulate` measures it against.

    propose   show pictures (until "accepted", at the "first" yes, or "never").
    ask       which aspects are asked: those at "risk", "all" of them, or "none" but the mandatory.
    order     of the questions: by "risk", in the order of the "file", or "random".
    ticks     whether the read-back asks what is strict, or takes all that was said as strict.
    together  whether the mandatory facts are asked for in one message.
    """

    name: str = "ours"
    propose: Literal["accepted", "first", "never"] = "accepted"
    ask: Literal["risk", "all", "none"] = "risk"
    order: Literal["risk", "file", "random"] = "risk"
    ticks: bool = True
    together: bool = False


OURS = Policy(together=True)
POLICIES: Mapping[str, Policy] = {
    policy.name: policy
    for policy in (
        OURS,
        Policy("form", propose="never", ask="all", order="file", ticks=False),
        Policy("random", propose="never", ask="all", order="random", ticks=False),
        Policy("free_text", propose="never", ask="none", ticks=False),
        Policy("ask_only", propose="never"),
        Policy("first_yes", propose="first", ask="none", ticks=False),
    )
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A critique offered under a picture: on that aspect, "less", "more" or another value."""

    aspect: str
    operator: Literal["less", "more", "is", "not"]
    value: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a professional would deliver on what is known: a value for each listed aspect that applies."""

    values: Mapping[str, str]
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """What to do next."""

    kind: Literal["open", "clarify", "impossible", "propose", "ask", "facts", "done"]
    aspect: str = ""
    statements: tuple[Statement, ...] = ()
    breach: Breach | None = None
    plans: tuple[Plan, ...] = ()
    chips: tuple[Chip, ...] = ()
    aspects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A case as the engine sees it: everything derived once for a turn."""

    case: Case
    service: Service
    standings: Mapping[str, Standing]
    belief: Belief
    plan: Plan


def view(case: Case, service: Service) -> View:
    """All that the engine derives from a case's statements."""
    stand = standings(case, service)
    belief = believe(service, case.live)
    return View(case, service, stand, belief, best_plan(service, belief, stand, named(case, service)))


def next_move(case: Case, service: Service, now: datetime, policy: Policy = OURS) -> Move:
    """What to do next in this case. Pure, and the same for the same case."""
    seen = view(case, service)
    return (
        _settle(seen)
        or _opening(seen)
        or _impossible(seen, now)
        or _pinning(seen)
        or _proposal(seen, policy)
        or _question(seen, policy)
        or _impossible(seen, now, whole=True)
        or Move("done")
    )


def named(case: Case, service: Service) -> Mapping[str, str]:
    """The values of the complete result that was last asked for by its name; none when none was."""
    asked = [s for s in case.live if s.aspect == OUTCOME and s.operator == "is" and len(s.values) == 1]
    outcome = service.outcome(asked[-1].values[0]) if asked else None
    return outcome.values if outcome else {}


def best_plan(
    service: Service, belief: Belief, stand: Mapping[str, Standing], wanted: Mapping[str, str] | None = None
) -> Plan:
    """The value of least expected loss for each listed aspect that applies, mended where rules forbid it.

    `wanted` are the values of a result asked for by name: with nothing else said, they are what is wanted.
    """
    ranked = {
        aspect.id: _ranked(aspect, belief, stand[aspect.id], (wanted or {}).get(aspect.id, ""))
        for aspect in belief.layout.aspects
    }
    values = mended(service, stand, ranked)
    kept = {aspect.id for aspect in service.aspects if applies(aspect, values)}
    likeliest = belief.likeliest(1)
    return Plan({a: v for a, v in values.items() if a in kept}, likeliest[0] if likeliest else "")


def residual(seen: View, aspect: Aspect) -> float:
    """R: what is still risked by delivering the plan's value without asking."""
    value = seen.plan.values.get(aspect.id)
    return 0.0 if value is None else seen.belief.risk(aspect, value)


def worth_asking(risk: float) -> bool:
    """The stop rule: whether a question costs less than it saves."""
    return (1 - CAUGHT) * risk > COST


def shown_aspects(service: Service) -> tuple[Aspect, ...]:
    """The aspects that a proposal shows: those with a list of values, but for what must be asked anyhow."""
    return tuple(aspect for aspect in service.aspects if aspect.listed and not aspect.mandatory)


def drift(service: Service, before: Mapping[str, str], after: Mapping[str, str]) -> float:
    """How far a plan moved: Σ stake · |Δrank| / (n-1); an option that is no scale moves all the way."""
    moved = (a for a in shown_aspects(service) if before.get(a.id) != after.get(a.id))
    return sum(a.stake * _distance(a, before.get(a.id), after.get(a.id)) for a in moved)


def _ranked(aspect: Aspect, belief: Belief, standing: Standing, wanted: str) -> tuple[str, ...]:
    """The values that agree with what was said: the best first, then the likeliest.

    What a picture showed and nobody objected to stays as it was: who asks for longer sides does not expect another fringe.
    """
    loss, chance = belief.losses(aspect), belief.of(aspect.id)
    asked_for = wanted if wanted in standing.allowed and not standing.open else ""
    best = (
        standing.seen_and_kept or asked_for or min(standing.allowed, key=lambda value: float(loss[aspect.ranks[value]]))
    )
    return tuple(sorted(standing.allowed, key=lambda value: (value != best, -float(chance[aspect.ranks[value]]))))


def _distance(aspect: Aspect, one: str | None, other: str | None) -> float:
    if aspect.kind != "scale" or one is None or other is None:
        return 1.0
    return abs(aspect.ranks[one] - aspect.ranks[other]) / (len(aspect.options) - 1)


def _settle(seen: View) -> Move | None:
    """A contradiction comes before everything else."""
    for standing in seen.standings.values():
        if standing.contested:
            return Move("clarify", standing.aspect.id, standing.contested[-2:])
    return None


def _opening(seen: View) -> Move | None:
    return None if seen.case.live or seen.case.asked else Move("open")


def _impossible(seen: View, now: datetime, *, whole: bool = False) -> Move | None:
    insisted = {entry.details["aspect"] for entry in seen.case.history if entry.what == "insisted"}
    known = breaches(seen.service, seen.plan.values, seen.standings, now, whole=whole)
    found = [breach for breach in known if not insisted & set(breach.culprits)]
    return Move("impossible", found[0].culprits[0], breach=found[0]) if found else None


def _pinning(seen: View) -> Move | None:
    """What was pushed the same way twice is asked outright."""
    pushed = (a for a, standing in seen.standings.items() if relative(standing) and a not in seen.case.asked)
    aspect = next(pushed, None)
    return None if aspect is None else Move("ask", aspect)


def _proposal(seen: View, policy: Policy) -> Move | None:
    if seen.case.recalled:
        return Move("propose", plans=(seen.plan,), chips=_chips(seen, seen.plan, firm=True))
    if policy.propose == "never" or not seen.service.outcomes or _content(seen, policy) or _in_the_dark(seen):
        return None
    plans = _diverse(seen) if not seen.case.proposals else (_shown_again(seen),)
    return Move("propose", plans=plans, chips=() if len(plans) > 1 else _chips(seen, plans[0]))


def _shown_again(seen: View) -> Plan:
    """The plan; after a sad face the picture that it was about, to say what should be different."""
    last = seen.case.proposals[-1]
    return Plan(last.values, last.outcome) if seen.case.beneficiary.face == "sad" else seen.plan


def _content(seen: View, policy: Policy) -> bool:
    """Whether the picture is settled: answered, not rejected, and the plan is still near it.

    What the critiques changed is seen with the read-back, where the picture stands once more.
    """
    if not seen.case.proposals or not seen.case.proposals[-1].answered:
        return False
    last = seen.case.proposals[-1]
    if policy.propose == "first":
        return True
    if seen.case.beneficiary.kind != "self" and seen.case.beneficiary.face in ("", "sad"):
        return False
    near = drift(seen.service, last.values, seen.plan.values) < SHOWN_AGAIN
    return not last.rejected and (near or _read_back(seen.case))


def face_due(seen: View) -> bool:
    """Whether the one for whom it is must see the picture (again) before the agreement: what it has seen is not that."""
    beneficiary = seen.case.beneficiary
    if beneficiary.kind == "self" or beneficiary.face == "absent":
        return False
    if beneficiary.face in ("", "sad", "again"):
        return True
    shown = seen.case.proposals[-1].values if seen.case.proposals else {}
    return any(shown.get(aspect) != seen.plan.values.get(aspect) for aspect in beyond_return(seen))


def beyond_return(seen: View) -> tuple[str, ...]:
    """The aspects of the picture that cannot be undone."""
    return tuple(a.id for a in shown_aspects(seen.service) if a.irreversible != "none" and a.id in seen.plan.values)


def _settled(seen: View, aspect: Aspect) -> bool:
    standing = seen.standings[aspect.id]
    return standing.indifferent or standing.given_up or len(standing.allowed) == 1


def _in_the_dark(seen: View) -> bool:
    """Whether nothing sensible can be shown yet, so that a question comes first."""
    if seen.case.proposals or len(seen.case.asked) > 1:
        return False
    chance, bits = UNSHOWABLE
    return float(seen.belief.weights[:-1].max()) < chance and seen.belief.entropy() > bits


def _diverse(seen: View) -> tuple[Plan, ...]:
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
    ranked = {a.id: _known_first(seen, a, known.get(a.id, "")) for a in seen.belief.layout.aspects}
    values = mended(seen.service, seen.standings, ranked)
    kept = {aspect.id for aspect in seen.service.aspects if applies(aspect, values)}
    return Plan({a: v for a, v in values.items() if a in kept}, id)


def _known_first(seen: View, aspect: Aspect, value: str) -> tuple[str, ...]:
    """What may be delivered: the outcome's own value first, unless something vague was said of it, then the likeliest."""
    standing = seen.standings[aspect.id]
    if standing.vague or value not in standing.allowed:
        return _ranked(aspect, seen.belief, standing, "")
    chance = seen.belief.of(aspect.id)
    return tuple(sorted(standing.allowed, key=lambda v: (v != value, -float(chance[aspect.ranks[v]]))))


def _chips(seen: View, plan: Plan, *, firm: bool = False) -> tuple[Chip, ...]:
    """The critiques of a picture most likely to be wanted, weighted by what is at stake; `firm`: of settled things too."""
    weighed = [
        chip
        for aspect in shown_aspects(seen.service)
        if (value := plan.values.get(aspect.id)) and (firm or not _settled(seen, aspect))
        for chip in _critiques(aspect, value, seen.belief)
    ]
    best = sorted(weighed, key=lambda pair: -pair[1])[:CHIPS]
    order = {aspect.id: place for place, aspect in enumerate(seen.service.aspects)}
    return tuple(chip for chip, _ in sorted(best, key=lambda pair: (order[pair[0].aspect], pair[0].operator)))


def _critiques(aspect: Aspect, value: str, belief: Belief) -> list[tuple[Chip, float]]:
    chance, rank = belief.of(aspect.id)[:-1], aspect.ranks[value]
    if aspect.kind == "scale":
        sides: tuple[tuple[Literal["less", "more"], float], ...] = (
            ("less", float(chance[:rank].sum())),
            ("more", float(chance[rank + 1 :].sum())),
        )
        return [(Chip(aspect.id, side, value), aspect.stake * mass) for side, mass in sides if mass > 0]
    others = sorted((v for v in aspect.ranks if v != value), key=lambda v: -chance[aspect.ranks[v]])[:2]
    return [(Chip(aspect.id, "is", v), aspect.stake * float(chance[aspect.ranks[v]])) for v in others]


def _question(seen: View, policy: Policy) -> Move | None:
    due = [a for a in seen.service.aspects if a.id not in seen.case.asked and _may_ask(seen, a)]
    mandatory = [aspect for aspect in due if _owed(seen, aspect)]
    if len(mandatory) > 1 and policy.together and FACTS not in seen.case.asked:
        return Move("facts", aspects=tuple(aspect.id for aspect in mandatory))
    if mandatory:
        return Move("ask", mandatory[0].id)
    optional = [aspect for aspect in due if _wanted(seen, aspect, policy)]
    if not optional or policy.ask == "none" or (policy.ask == "risk" and _enough(seen.case)):
        return None
    return Move("ask", min(optional, key=_ORDERS[policy.order](seen)).id)


def _enough(case: Case) -> bool:
    return len(case.asked) >= QUESTIONS or _read_back(case)


def _read_back(case: Case) -> bool:
    """Whether the lines were read back: from then on they are corrected, with the picture beside them."""
    return any(entry.what == "reopened" for entry in case.history)


def _may_ask(seen: View, aspect: Aspect) -> bool:
    return applies(aspect, seen.plan.values) and not seen.standings[aspect.id].known


def _owed(seen: View, aspect: Aspect) -> bool:
    """Whether it must be asked: the file says so, or what was said is vague, or put off until later."""
    standing = seen.standings[aspect.id]
    if _read_back(seen.case) and aspect.stake < GRAVE:
        return False
    return aspect.mandatory or standing.later or (standing.vague and not aspect.listed)


def _wanted(seen: View, aspect: Aspect, policy: Policy) -> bool:
    if policy.ask == "all":
        return True
    return aspect.listed and worth_asking(residual(seen, aspect))


def _by_risk(seen: View) -> Callable[[Aspect], float]:
    return lambda aspect: -residual(seen, aspect)


def _by_file(seen: View) -> Callable[[Aspect], float]:
    return lambda aspect: seen.service.aspects.index(aspect)


def _by_chance(seen: View) -> Callable[[Aspect], float]:
    """An order that differs from case to case and stays the same within one."""
    return lambda aspect: int.from_bytes(hashlib.sha256(f"{seen.case.id}{aspect.id}".encode()).digest()[:4], "big")


_ORDERS = {"risk": _by_risk, "file": _by_file, "random": _by_chance}
