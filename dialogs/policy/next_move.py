"""The next move, and when to stop.

Open, then propose the likeliest outcome as a picture and take the critiques, then ask only what is still too risky,
then read back. A question is worth its while only while (1-κ)·R exceeds the cost of asking, where R is the loss to be
expected under the best plan, in mistakes of stake 1 that can be mended (what cannot be undone counts four times), and κ
the share of mistakes that the read-back catches.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dialogs.domain.aspect_state import applies, relative
from dialogs.domain.case import FACTS, SLOTS, Case, Statement
from dialogs.domain.service import Aspect
from dialogs.policy.feasibility import NOBODY_THERE, Breach, Remedy, breaches
from dialogs.policy.plan import Plan, View, drift, owed, shown_aspects
from dialogs.policy.price_and_day import earliest
from dialogs.policy.proposals import Chip, critiques_of, diverse
from dialogs.policy.slots import CLOSED, Diary, appointment, to_fix
from dialogs.policy.strategies import OURS, Policy

CAUGHT = 0.85
"""κ: the share of mistakes that the read-back catches, with people who do not look at every line."""
COST = 0.3
"""c: what a question costs who answers it, in mistakes that can be mended. As κ catches those, what is asked beside the
facts is what cannot be undone, no picture has shown, and is far from sure: a third of such questions tell a hairdresser
something that the plan had otherwise."""
FRESH = 6
"""Messages and taps after which what no aspect covers is not asked for any more."""
QUESTIONS = 8
"""No more questions than this, mandatory ones apart."""
SHOWN_AGAIN = 1.5
"""A plan that moved this far from the picture is shown again before the read-back."""
GRAVE = 0.9
"""What matters this much (an allergy) is asked on its own when a question about several facts left it out."""
UNSHOWABLE = (0.05, 1.5)
"""Nothing sensible can be shown: P(likeliest outcome) below, and entropy (bits) above."""


@dataclass(frozen=True, slots=True)
class Move:
    """What to do next."""

    kind: Literal["open", "clarify", "impossible", "propose", "ask", "facts", "area", "done"]
    aspect: str = ""
    statements: tuple[Statement, ...] = ()
    breach: Breach | None = None
    plans: tuple[Plan, ...] = ()
    chips: tuple[Chip, ...] = ()
    aspects: tuple[str, ...] = ()
    area: str = ""


def next_move(seen: View, now: datetime, policy: Policy = OURS, diary: Diary = CLOSED) -> Move:
    """What to do next in this case. Pure, and the same for the same case. `diary`: when somebody may come."""
    return (
        _settle(seen)
        or _opening(seen)
        or _impossible(seen, now)
        or _full(seen, diary, now)
        or _pinning(seen)
        or _proposal(seen, policy)
        or _question(seen, policy)
        or (_slot(seen) if diary.open else None)
        or _residual(seen, policy)
        or _impossible(seen, now, whole=True)
        or Move("done")
    )


def residual(seen: View, aspect: Aspect) -> float:
    """R: the loss to be expected where the plan's value is delivered without asking."""
    value = seen.plan.values.get(aspect.id)
    return 0.0 if value is None else seen.belief.regret(aspect, value)


def worth_asking(risk: float) -> bool:
    """The stop rule: whether a question costs less than it saves."""
    return (1 - CAUGHT) * risk > COST


def _settle(seen: View) -> Move | None:
    """A contradiction comes before everything else."""
    for standing in seen.standings.values():
        if standing.contested:
            return Move("clarify", standing.aspect.id, standing.contested[-2:])
    return None


def _opening(seen: View) -> Move | None:
    return None if seen.case.live or seen.case.asked else Move("open")


def _impossible(seen: View, now: datetime, *, whole: bool = False) -> Move | None:
    known = breaches(seen.service, seen.plan.values, seen.standings, now, whole=whole)
    found = [breach for breach in known if not {*seen.case.insisted} & {*breach.culprits}]
    return Move("impossible", found[0].culprits[0], breach=found[0]) if found else None


def _pinning(seen: View) -> Move | None:
    """What was pushed the same way twice, or further than nobody knows what, is asked outright."""
    pushed = (a for a, s in seen.standings.items() if (relative(s) or s.adrift) and a not in seen.case.asked)
    aspect = next(pushed, None)
    return None if aspect is None else Move("ask", aspect)


def _proposal(seen: View, policy: Policy) -> Move | None:
    if seen.case.recalled:
        return Move("propose", plans=(seen.plan,), chips=critiques_of(seen, seen.plan, firm=True))
    if policy.propose == "never" or not seen.service.outcomes or _content(seen, policy) or _in_the_dark(seen):
        return None
    plans = diverse(seen) if not seen.case.proposals else (_shown_again(seen),)
    return Move("propose", plans=plans, chips=() if len(plans) > 1 else critiques_of(seen, plans[0]))


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
    return not last.rejected and (near or seen.case.reopened)


def _in_the_dark(seen: View) -> bool:
    """Whether nothing sensible can be shown yet, so that a question comes first that is worth it."""
    if seen.case.proposals or len(seen.case.asked) > 1:
        return False
    chance, bits = UNSHOWABLE
    dark = float(seen.belief.weights[:-1].max()) < chance and seen.belief.entropy() > bits
    return dark and any(worth_asking(residual(seen, aspect)) for aspect in shown_aspects(seen.service))


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


def _full(seen: View, diary: Diary, now: datetime) -> Move | None:
    """A time at which nobody can be received: it is said, with the earliest that are free."""
    aspect = appointment(seen.service) if diary.open else None
    if aspect is None or aspect.id in seen.case.insisted or not seen.standings[aspect.id].firm:
        return None
    first = earliest(seen.service, seen.plan.values, now)
    free = diary.instead(seen.standings[aspect.id], max(first[0], now.date()) if first else now.date(), now)
    if not free:
        return None
    remedies: tuple[Remedy, ...] = tuple((aspect.id, "is", value) for value in free)
    return Move("impossible", aspect.id, breach=Breach((aspect.id,), NOBODY_THERE, remedies))


def _slot(seen: View) -> Move | None:
    """An appointment of which a day or an hour is still open: free times are proposed, once."""
    aspect = appointment(seen.service)
    if aspect is None or SLOTS in seen.case.asked or not applies(aspect, seen.plan.values):
        return None
    return Move("ask", aspect.id) if to_fix(seen.standings[aspect.id]) else None


def _residual(seen: View, policy: Policy) -> Move | None:
    """What no aspect covers is asked for, area by area, until somebody has no more to say.

    Of what people want, the read-back catches nothing that never came up, so that κ is 0: with .4 of it not said by
    itself, an area is worth its question; after a first "no" the chance is halved, and the next is not. Who has
    answered much already is not asked: it is worth less than what a weary person would leave undone.
    """
    if _weary(seen.case):
        return None
    due = (area for area in seen.service.areas if area.key not in seen.case.asked)
    area = None if seen.case.reopened or not policy.areas else next(due, None)
    return None if area is None else Move("area", area=area.id)


def _weary(case: Case) -> bool:
    """Whether the client has done much already, and is about to read the lines."""
    return sum(message.party == case.client for message in case.messages) > FRESH


def _enough(case: Case) -> bool:
    return len(case.asked) >= QUESTIONS or case.reopened


def _may_ask(seen: View, aspect: Aspect) -> bool:
    return applies(aspect, seen.plan.values) and not seen.standings[aspect.id].known


def _owed(seen: View, aspect: Aspect) -> bool:
    """Whether it must be asked: the file says so, or what was said is vague, or put off until later."""
    standing = seen.standings[aspect.id]
    if seen.case.reopened and aspect.stake < GRAVE:
        return False
    return owed(seen, aspect) or standing.later or (standing.vague and not aspect.listed)


def _wanted(seen: View, aspect: Aspect, policy: Policy) -> bool:
    if policy.ask == "all":
        return True
    unseen = not seen.standings[aspect.id].seen_and_kept
    return aspect.listed and unseen and worth_asking(residual(seen, aspect))


def _by_risk(seen: View) -> Callable[[Aspect], float]:
    return lambda aspect: -residual(seen, aspect)


def _by_file(seen: View) -> Callable[[Aspect], float]:
    return lambda aspect: seen.service.aspects.index(aspect)


def _by_chance(seen: View) -> Callable[[Aspect], float]:
    """An order that differs from case to case and stays the same within one."""
    return lambda aspect: int.from_bytes(hashlib.sha256(f"{seen.case.id}{aspect.id}".encode()).digest()[:4], "big")


_ORDERS = {"risk": _by_risk, "file": _by_file, "random": _by_chance}
