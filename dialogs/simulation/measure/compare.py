"""What a baseline allows on each aspect, compared with what the client wants: no more and no less."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.domain.quantity import order, satisfies
from dialogs.domain.service import Aspect
from dialogs.domain.specification import Baseline, Requirement
from dialogs.domain.value import items, stands_for
from dialogs.simulation.hidden import Wish

Requirements = Sequence[Requirement]


def strict_on(baseline: Baseline | None, aspect: str) -> tuple[Requirement, ...]:
    """The strict requirements (must, must not) of a baseline on one aspect."""
    agreed = baseline.requirements if baseline else ()
    return tuple(r for r in agreed if r.aspect == aspect and r.strength != "bonus")


def allowed(requirements: Requirements, aspect: Aspect) -> frozenset[str]:
    """The options of a listed aspect that all of the requirements allow; those that a set holds, where it is said."""
    held = {stands_for(value) for r in requirements if r.operator == "is" for value in r.values}
    if aspect.several and held:
        return frozenset(held)
    return frozenset(
        option.id
        for option in aspect.options
        if all(satisfies(aspect, r.operator, r.values, option.id) for r in requirements)
    )


def wanted(wish: Wish, aspect: Aspect) -> frozenset[str]:
    """The options that the wish accepts, with those within the aspect's tolerance of them."""
    numbers = [o.number for o in aspect.options if o.id in wish.accepts and o.number is not None]
    near = (
        option.id
        for option in aspect.options
        if option.number is not None and any(abs(option.number - n) <= aspect.tolerance for n in numbers)
    )
    return frozenset(wish.accepts) | frozenset(near)


def met(wish: Wish, requirements: Requirements, aspect: Aspect) -> bool:
    """Whether the requirements ensure the wish: something is required, and it allows nothing that is not wanted."""
    if not requirements:
        return False
    if aspect.several:
        return _holds(wish, requirements)[0]
    if aspect.listed:
        return bool(allowed(requirements, aspect)) and allowed(requirements, aspect) <= wanted(wish, aspect)
    return _measured(wish, requirements, aspect)[0]


def no_more(wish: Wish, requirements: Requirements, aspect: Aspect) -> bool:
    """Whether the requirements ask no more than the wish: they allow all that the client would accept."""
    if aspect.several:
        return _holds(wish, requirements)[1]
    if aspect.listed:
        return frozenset(wish.accepts) <= allowed(requirements, aspect)
    return _measured(wish, requirements, aspect)[1]


def _holds(wish: Wish, requirements: Requirements) -> tuple[bool, bool]:
    """(ensured, no more than wanted) for a set: all that is wanted is in it, and nothing else; of a refusal, none of that."""
    inside = {stands_for(value) for r in requirements if r.operator == "is" for value in r.values}
    refused = {value for r in requirements if r.operator == "not" for value in r.values}
    if wish.refuses:
        unwanted = {*wish.refuses}
        return unwanted <= refused or (bool(inside) and inside.isdisjoint(unwanted)), not inside and refused <= unwanted
    return {*wish.accepts} <= inside, inside <= {*wish.accepts} and refused.isdisjoint(wish.accepts)


def _measured(wish: Wish, requirements: Requirements, aspect: Aspect) -> tuple[bool, bool]:
    """(ensured, no more than wanted) for a quantity, a date or free words."""
    if aspect.kind in ("text", "photo"):
        said = " ".join(value.casefold() for r in requirements for value in r.values)
        same = wish.ideal.casefold() in said or said in wish.ideal.casefold()
        return same, same
    limit, bound = order(aspect, wish.ideal), _bound(requirements, aspect)
    if limit is None or bound is None:
        return False, False
    slack = 1e-3 if wish.operator == "at_most" else aspect.tolerance + 1e-3
    return bound <= limit + slack, bound >= limit - slack


def _bound(requirements: Requirements, aspect: Aspect) -> float | None:
    """The highest allowed value (the exact one where exactly one is): a whole day counts as its morning."""
    bounds = [order(aspect, value) for r in requirements for value in r.values[-1:]]
    shifts = [-1.0 if r.operator == "before" and aspect.dated else 0.0 for r in requirements]
    upper = ("is", "at_most", "before", "between", "less")
    open_above = any(r.operator not in upper for r in requirements)
    if open_above or any(bound is None for bound in bounds):
        return None
    places = [(bound or 0.0) + shift for bound, shift in zip(bounds, shifts, strict=True)]
    return min((float(int(place)) if aspect.dated else place) for place in places)


def beyond_return(wish: Wish, baseline: Baseline | None, aspect: Aspect) -> bool:
    """Whether a listed aspect would be done in a way that is not wanted and cannot be undone.

    Judged by the strict requirements; without any, by the picture that goes with the baseline.
    """
    if baseline is None or aspect.irreversible == "none" or not aspect.listed or not wish.strict:
        return False
    pictured = frozenset(item for id, value in baseline.picture if id == aspect.id for item in items(value))
    required = strict_on(baseline, aspect.id)
    done = allowed(required, aspect) & pictured or (allowed(required, aspect) if required else pictured)
    return any(_wrong_way(wish, value, aspect) for value in done)


def _wrong_way(wish: Wish, value: str, aspect: Aspect) -> bool:
    good = wanted(wish, aspect)
    if value in good:
        return False
    if aspect.irreversible == "any" or aspect.kind != "scale":
        return True
    ranks = [aspect.ranks[each] for each in good]
    rank = aspect.ranks[value]
    return rank < min(ranks) if aspect.irreversible == "less" else rank > max(ranks)
