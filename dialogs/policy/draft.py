"""The specification in the making: its lines as they would be agreed now."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.domain.aspect_state import Standing, applies
from dialogs.domain.case import OUTCOME, Case, Statement
from dialogs.domain.quantity import tightest
from dialogs.domain.service import Aspect, is_own
from dialogs.domain.specification import Claim, Requirement, Strength
from dialogs.domain.value import is_open, items, stands_for
from dialogs.policy.plan import View, named, owed


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the read-back: the requirement, what is ticked, and the value that it is contrasted with ("" none).

    `fixed` lines (dates, limits, facts) are strict by nature and are not ticked.
    """

    requirement: Requirement
    tick: Strength
    fixed: bool = False
    contrast: str = ""


def draft(seen: View) -> tuple[Line, ...]:
    """The lines in the order of the service file, then those in own words; those to be ticked first."""
    lines = [line for standing in seen.standings.values() if (line := _line(seen, standing.aspect)) is not None]
    return tuple(sorted(lines, key=lambda line: line.fixed))


def requirements(lines: tuple[Line, ...]) -> tuple[Requirement, ...]:
    """What the lines amount to once agreed."""
    return tuple(line.requirement for line in lines)


def unread(seen: View) -> tuple[Line, ...]:
    """The lines that are not as the client last went through them, or agreed to them: they must be read back.

    So must those that stayed as agreed though a result named since would have them otherwise.
    """
    agreed = seen.case.agreed_lines
    renamed = any(s.aspect == OUTCOME and s not in seen.case.kept for s in seen.case.live)
    result = named(seen.case.live, seen.service) if renamed else {}
    same = (r for r in agreed if result.get(r.aspect) in (None, *r.values))
    known = {r.aspect: _as_read(r) for r in (*same, *seen.case.read)}
    return tuple(line for line in draft(seen) if known.get(line.requirement.aspect) != _as_read(line.requirement))


def weighty(seen: View, line: Line) -> bool:
    """Whether a line is read back by itself: it was said or ticked, is firm, moves, or cannot be undone.

    All else is as it was shown, and told in one sentence. What was shown to another, their face has judged.
    """
    standing = seen.standings[line.requirement.aspect]
    said = bool(standing.firm) or any(s.strength for s in standing.statements)
    moves = bool(seen.case.agreed_lines) and line in unread(seen)
    grave = standing.aspect.irreversible != "none" and seen.case.beneficiary.kind == "self"
    return line.fixed or said or moves or grave


def _as_read(requirement: Requirement) -> tuple[str, ...]:
    return (requirement.strength, requirement.operator, *requirement.values)


def open_points(seen: View) -> tuple[Aspect, ...]:
    """What the client left open: not known, or to be said later; built up during the service."""
    return tuple(
        standing.aspect
        for standing in seen.standings.values()
        if (standing.given_up or standing.later) and not standing.firm
    )


def unsaid_points(seen: View) -> tuple[Aspect, ...]:
    """What was asked for and not answered: it will not be agreed on, and the client must see that."""
    return tuple(
        standing.aspect
        for standing in seen.standings.values()
        if owed(seen, standing.aspect)
        and (standing.last is None or standing.vague)
        and applies(standing.aspect, seen.plan.values)
    )


def pointless(seen: View) -> tuple[Aspect, ...]:
    """What a guess of ours leaves no room for (a fade, on long sides): nothing is agreed on it, and nobody decided that."""
    said = {message.id for message in seen.case.messages if message.kind == "said"}
    worded = (s for s in seen.case.live if s.source in said)
    plan, result = seen.plan.values, named(worded, seen.service)
    asked_for = {b for b in plan if seen.standings[b].firm or result.get(b) == plan[b]}
    return tuple(a for a in seen.service.aspects if not applies(a, plan) and not asked_for & set(a.applies))


def _line(seen: View, aspect: Aspect) -> Line | None:
    standing = seen.standings[aspect.id]
    if aspect.is_fact:
        return _fact(seen.case, standing)
    if standing.indifferent or not applies(aspect, seen.plan.values):
        return None
    if is_own(aspect.id):
        return _in_own_words(seen.case, standing)
    if not aspect.wished:
        return _fact(seen.case, standing)
    return _wish(seen, standing)


def _in_own_words(case: Case, standing: Standing) -> Line | None:
    """What nobody reads as a value of the catalogue: it is strict as its words say, and can be ticked otherwise."""
    if not standing.firm:
        return None
    said = standing.firm[-1]
    tick: Strength = said.strength or "must"
    return Line(_requirement(case, standing, (said.operator, said.values), standing.firm, tick), tick)


def _fact(case: Case, standing: Standing) -> Line | None:
    """What is strict by nature: all bounds that were said, as one."""
    if not standing.firm:
        return None
    claim: Claim = (standing.firm[0].operator, standing.firm[0].values)
    for statement in standing.firm[1:]:
        later = (statement.operator, statement.values)
        claim = tightest(standing.aspect, claim, later) or later
    claim = _most(standing.aspect, claim)
    tick: Strength = "must_not" if claim[0] == "not" else "must"
    return Line(_requirement(case, standing, claim, standing.firm, tick), tick, fixed=True)


def _most(aspect: Aspect, claim: Claim) -> Claim:
    """Who names two sums for what may be paid, or a last day, means the greater: less is no fault."""
    operator, values = claim
    return (
        ("at_most", values[-1:])
        if operator == "between" and aspect.kind == "money" and aspect.bound == "ceiling"
        else claim
    )


def _wish(seen: View, standing: Standing) -> Line | None:
    """What a picture shows: the value that will be delivered, or what was refused.

    What nobody has spoken of yet is read back too, as a bonus: it is said by whoever ticks it or agrees to it.
    """
    shown = standing.accepted or next((s for s in reversed(standing.statements) if s.operator == "unremarked"), None)
    support = standing.firm or ((shown,) if shown else ())
    value = seen.plan.values.get(standing.aspect.id)
    if value is None:
        return None
    refused = bool(standing.firm) and all(s.operator == "not" for s in standing.firm)
    claim: Claim = ("not", _all_values(standing.firm)) if refused else ("is", _meant(standing, value))
    tick = _tick(standing, refused=refused)
    if not standing.firm:
        tick = "must" if _changed_to(seen, standing.aspect, value) else _agreed_as(seen.case, standing.aspect) or tick
    contrast = "" if refused else _contrast(standing.aspect, value, claim[1])
    return Line(_requirement(seen.case, standing, claim, support, tick), tick, contrast=contrast)


def _meant(standing: Standing, value: str) -> tuple[str, ...]:
    """What is required of what will be delivered: all of a set, in the person's words where the list has no such value."""
    if standing.aspect.several:
        return items(value)
    return _in_words(standing) or _any_of(standing, value)


def _in_words(standing: Standing) -> tuple[str, ...]:
    """The newest values that were said and are not in the list."""
    said = (tuple(filter(is_open, s.values)) for s in reversed(standing.firm) if s.operator == "is")
    return next(filter(None, said), ())


def _any_of(standing: Standing, value: str) -> tuple[str, ...]:
    """The values that were said to do equally well ("9 mm or 12 mm"); else the one that will be delivered."""
    named = [set(s.values) for s in standing.firm if s.operator == "is"]
    common = set.intersection(*named) if named else set()
    told = tuple(option.id for option in standing.aspect.options if option.id in common and standing.allows(option.id))
    return told if value in told else items(value)


def _all_values(statements: tuple[Statement, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for s in statements for value in s.values))


def _tick(standing: Standing, *, refused: bool) -> Strength:
    """What is ticked before the client touches it: what they said is strict; what they only saw is welcome."""
    said = next((s.strength for s in reversed(standing.statements) if s.strength), None)
    if not standing.firm or standing.firm[-1].basis in ("proxy_taste", "unsaid"):
        return "bonus"
    if said:
        return "must_not" if refused and said != "bonus" else "must" if said == "must_not" else said
    return "must_not" if refused else "must"


def _requirement(
    case: Case, standing: Standing, claim: Claim, support: tuple[Statement, ...], tick: Strength
) -> Requirement:
    last, aspect = support[-1] if support else _silence(case), standing.aspect
    told = (*support, *(s for s in standing.statements if s.strength))
    return Requirement(
        id=f"r_{aspect.id}",
        aspect=aspect.id,
        strength=tick,
        operator=claim[0],
        values=claim[1],
        basis=last.basis,
        reason=last.reason,
        speaker=last.speaker,
        on_behalf_of=last.on_behalf_of,
        measurable=aspect.measurable,
        criterion=_criterion(aspect, claim) if aspect.measurable else "",
        sources=tuple(dict.fromkeys(s.source for s in told)),
        words=" · ".join(dict.fromkeys(s.clause for s in support if s.clause)),
    )


def _silence(case: Case) -> Statement:
    """Whose wish it will be, once agreed to, when nothing has been said of it."""
    name = case.beneficiary.name or case.beneficiary.kind
    behalf = "" if case.beneficiary.kind == "self" else name
    return Statement(id="", aspect="", operator="any", speaker=case.client, on_behalf_of=behalf, source="")


def _criterion(aspect: Aspect, claim: Claim) -> str:
    """How it is checked at delivery, in a form that machines read too: "date at_most 2026-11-28 ±0"."""
    margin = f" ±{aspect.tolerance:g} {aspect.unit}".rstrip() if aspect.tolerance else ""
    return f"{aspect.id} {claim[0]} {' '.join(claim[1])}{margin}"


def _agreed_as(case: Case, aspect: Aspect) -> Strength | None:
    """How strict a line was agreed to be of which nothing was said: a change elsewhere makes it neither more nor less so."""
    return next((r.strength for r in case.agreed_lines if r.aspect == aspect.id and r.operator == "is"), None)


def _changed_to(seen: View, aspect: Aspect, value: str) -> bool:
    """Whether a result named after an agreement ("all shaved") is why this is otherwise now: that is what is asked for."""
    agreed = {r.aspect: r for r in seen.case.agreed_lines}
    before = agreed.get(aspect.id)
    return (
        before is not None
        and not {*items(value)} <= {*map(stands_for, before.values)}
        and named(seen.case.live, seen.service).get(aspect.id) == value
    )


def _contrast(aspect: Aspect, value: str, required: tuple[str, ...]) -> str:
    """For a degree that matters much ("12 mm, not 9 mm"): the next one, with which it is most likely to be mistaken."""
    others = [other for other in aspect.ranks if other not in required]
    if aspect.kind != "scale" or aspect.stake < 0.7 or not others:
        return ""
    rank = aspect.ranks[value]
    return min(others, key=lambda other: (abs(aspect.ranks[other] - rank), aspect.ranks[other]))
