"""What we believe about the wanted outcome: a mixture of products over the known outcomes.

    P(θ) = Σ_i w_i · Π_a P_ia(v_a)

θ gives each listed aspect a value, or `*`: the client doesn't mind. Everything a person says is a likelihood over one
aspect, z_i = Σ_v P_ia(v)·L(v), w_i ∝ w_i·z_i, P_ia ∝ P_ia·L; the order of evidence does not matter, so the belief
is one product over the statements that still count and is never stored.

All probabilities stand in one flat vector: for each aspect its values in order, then `*`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dialogs.domain.by_identity import Same
from dialogs.domain.case import OUTCOME, Statement
from dialogs.domain.service import Aspect, Service
from dialogs.domain.specification import Basis, Operator
from dialogs.domain.value import items, stands_for

Vector = NDArray[np.float64]

# The likelihoods and priors below were calibrated on simulated clients of seeds under 10,000.
SURE = 0.97
"""P(what was said or tapped is what is wanted)."""
STRAY = 0.01
"""What remains for a value on the wrong side of a critique."""
UNREMARKED, UNREMARKED_ACCEPTED = 0.6, 0.15
"""For a value other than the shown one, when it was not criticised; when the whole was accepted."""
FURTHER = 0.4
"""For each step beyond the next value, when "shorter" or "longer" was said of the shown one."""
IMPLAUSIBLE = 0.3
"""For a value that a vague word does not suggest."""
TRUST: Mapping[Basis, float] = {"expectation": 0.85, "need": 0.95, "proxy_taste": 0.3, "unsaid": 0.85}
"""How far the word of someone who speaks for another tells what that other wants."""
INDIFFERENT, DIFFERENT = 0.1, 0.12
"""Of clients who want a known outcome: the share who don't mind an aspect, who want it otherwise."""
NEAR = 0.35
"""On a scale, each step further from the outcome's value is this much less likely."""
UNKNOWN_OUTCOME = 0.05
"""The weight of wanting none of the known outcomes."""
NO_WAY_BACK = 4.0
"""How much worse a mistake is that cannot be undone: cut short only if P > .8."""
PLAUSIBLE = 0.5
"""Caution chooses among values at least this likely, against the likeliest: never the longest hair for want of knowledge."""
FAR = 0.25
"""How much worse the furthest mistake on a scale is than the nearest."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where each listed aspect stands in the flat vector, and what follows from the service alone."""

    aspects: tuple[Aspect, ...]
    starts: NDArray[np.int64]
    prior: Vector
    """outcomes + 1 by flat: the last row is "none of the known ones"."""
    weights: Vector
    outcomes: Mapping[str, int]
    loss: Mapping[str, Vector]
    """aspect -> values by values + 1: the loss of delivering the row when the column is wanted."""

    spans: Mapping[str, slice]
    """aspect -> where its values and `*` stand."""

    def span(self, aspect: str) -> slice:
        return self.spans[aspect]


@dataclass(frozen=True, slots=True, eq=False)
class Belief:
    """The belief after the evidence: `flat` are the marginals, `weights` the outcomes' (the last: none of them)."""

    layout: Layout
    flat: Vector
    weights: Vector

    def of(self, aspect: str) -> Vector:
        """P(value) for each value of the aspect in order, then P(doesn't mind)."""
        return self.flat[self.layout.span(aspect)]

    def best(self, aspect: Aspect) -> str:
        """The value of least expected loss: what a professional would do on what is known."""
        return aspect.options[int(np.argmin(self.losses(aspect)))].id

    def losses(self, aspect: Aspect) -> Vector:
        """The expected loss of delivering each value; a value that is far from likely comes after all that are."""
        chance = self.of(aspect.id)
        unlikely = chance[:-1] < PLAUSIBLE * chance[:-1].max()
        loss: Vector = self.layout.loss[aspect.id] @ chance + np.where(unlikely, NO_WAY_BACK * 2, 0.0)
        return loss

    def regret(self, aspect: Aspect, value: str) -> float:
        """The expected loss of delivering that value: stake · Σ P(wanted) · loss, where what has no way back weighs more.

        Of a set it is that of the value in it which is lost least by.
        """
        chance, rows = self.of(aspect.id), self.layout.loss[aspect.id]
        given = [aspect.ranks[listed] for listed in map(stands_for, items(value)) if listed in aspect.ranks]
        return aspect.stake * min((float(rows[rank] @ chance) for rank in given), default=0.0)

    def entropy(self) -> float:
        """Uncertainty about the outcome, in bits."""
        positive = self.weights[self.weights > 0]
        return float(-(positive * np.log2(positive)).sum())

    def likeliest(self, count: int) -> tuple[str, ...]:
        """The ids of the likeliest known outcomes, likeliest first."""
        order = np.argsort(-self.weights[:-1], kind="stable")[:count]
        ids = tuple(self.layout.outcomes)
        return tuple(ids[int(place)] for place in order)


def believe(service: Service, statements: Iterable[Statement]) -> Belief:
    """The belief that follows from the statements that still count.

    What a set holds is told, not guessed: the belief is about the one value that a known outcome has of it, any of those told.
    """
    layout = layout_of(service)
    evidence = np.ones(layout.prior.shape[1])
    weights = layout.weights.copy()
    for statement in _as_one(service, statements):
        if statement.aspect == OUTCOME:
            weights *= _named(layout, statement)
        elif statement.aspect in layout.loss:
            aspect = service.by_id[statement.aspect]
            evidence[layout.span(aspect.id)] *= likelihood(aspect, statement)
    joint = layout.prior * evidence
    mass = np.add.reduceat(joint, layout.starts, axis=1)
    weights = weights * np.prod(mass, axis=1)
    weights /= weights.sum()
    sizes = np.diff(np.append(layout.starts, evidence.size))
    flat = weights @ (joint / np.repeat(mass, sizes, axis=1))
    return Belief(layout, flat, weights)


def _as_one(service: Service, statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, all that is said to be in one set as a single one."""
    inside: dict[str, Statement] = {}
    for each in statements:
        aspect = service.by_id.get(each.aspect)
        if aspect is None or not aspect.several or each.operator != "is":
            yield each
        elif before := inside.get(aspect.id):
            inside[aspect.id] = replace(before, values=(*before.values, *each.values))
        else:
            inside[aspect.id] = each
    yield from inside.values()


def likelihood(aspect: Aspect, statement: Statement) -> Vector:
    """L(value) for each value of the aspect in order, then L(doesn't mind); all positive."""
    vector = _raw(aspect, statement.operator, statement.values)
    if not statement.on_behalf_of or statement.operator in ("accepted", "unremarked", "unknown", "later"):
        return vector
    trust = TRUST[statement.basis]
    mixed: Vector = trust * vector + (1 - trust) * vector.mean()
    return mixed


def _raw(aspect: Aspect, operator: Operator, values: tuple[str, ...]) -> Vector:
    size = len(aspect.options) + 1
    named = [aspect.ranks[listed] for listed in map(stands_for, values) if listed in aspect.ranks]
    match operator:
        case "is":
            return _peak(size, named) if named else np.ones(size)
        case "any":
            return _peak(size, [size - 1])
        case "not":
            return _damped(size, named, STRAY)
        case "less" | "more" if not named:
            return np.ones(size)
        case "less":
            return _towards(size, range(min(named, default=size) - 1, -1, -1))
        case "before":
            return _damped(size, range(min(named, default=size), size), STRAY)
        case "at_most":
            return _damped(size, range(max(named, default=size) + 1, size), STRAY)
        case "more":
            return _towards(size, range(max(named, default=-1) + 1, size - 1))
        case "after":
            return _damped(size, [*range(max(named, default=-1) + 1), size - 1], STRAY)
        case "at_least":
            return _damped(size, [*range(min(named, default=0)), size - 1], STRAY)
        case "between":
            inside = range(min(named, default=0), max(named, default=size) + 1)
            return _damped(size, [rank for rank in range(size) if rank not in inside], STRAY)
        case "vague" if named:
            return _damped(size, [rank for rank in range(size - 1) if rank not in named], IMPLAUSIBLE)
        case "accepted" | "unremarked":
            other = UNREMARKED_ACCEPTED if operator == "accepted" else UNREMARKED
            return _damped(size, [rank for rank in range(size - 1) if rank not in named], other)
        case _:
            return np.ones(size)


def _peak(size: int, named: list[int]) -> Vector:
    vector = np.full(size, (1 - SURE) / size)
    vector[named] = SURE
    return vector


def _damped(size: int, ranks: Iterable[int], to: float) -> Vector:
    vector = np.ones(size)
    vector[list(ranks)] = to
    return vector


def _towards(size: int, ranks: Iterable[int]) -> Vector:
    """Further along a scale than what was shown: each further step is less likely to be meant."""
    vector = np.full(size, STRAY)
    for step, rank in enumerate(ranks):
        vector[rank] = max(FURTHER**step, STRAY)
    return vector


def _named(layout: Layout, statement: Statement) -> Vector:
    places = [layout.outcomes[value] for value in statement.values if value in layout.outcomes]
    if statement.operator == "not":
        return _damped(layout.weights.size, places, STRAY)
    return _peak(layout.weights.size, places) if places else np.ones(layout.weights.size)


def layout_of(service: Service) -> Layout:
    """The layout of a service, built once for each."""
    return _layout(Same(service))


@lru_cache(maxsize=64)
def _layout(same: Same[Service]) -> Layout:
    return _build(same.it)


def _build(service: Service) -> Layout:
    aspects = tuple(aspect for aspect in service.aspects if aspect.listed)
    sizes = [len(aspect.options) + 1 for aspect in aspects]
    rows = [np.concatenate([_prior(a, o.values.get(a.id)) for a in aspects]) for o in service.outcomes]
    rows.append(np.concatenate([_prior(aspect, None) for aspect in aspects]) if aspects else np.ones(0))
    known = np.array([outcome.weight for outcome in service.outcomes])
    share = (1 - UNKNOWN_OUTCOME) * known / known.sum() if known.size else known
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    return Layout(
        aspects=aspects,
        starts=starts,
        prior=np.vstack(rows),
        weights=np.append(share, UNKNOWN_OUTCOME if known.size else 1.0),
        outcomes={outcome.id: place for place, outcome in enumerate(service.outcomes)},
        loss={aspect.id: _loss(aspect) for aspect in aspects},
        spans={a.id: slice(int(s), int(s) + n) for a, s, n in zip(aspects, starts, sizes, strict=True)},
    )


def _prior(aspect: Aspect, value: str | None) -> Vector:
    size = len(aspect.options)
    if value is None or value not in aspect.ranks:
        spread = np.full(size, 1.0)
    else:
        away = np.abs(np.arange(size) - aspect.ranks[value])
        spread = NEAR ** (away - 1.0) if aspect.kind == "scale" else np.ones(size)
        spread[aspect.ranks[value]] = 0.0
        spread *= DIFFERENT / spread.sum()
        spread[aspect.ranks[value]] = 1 - DIFFERENT
    return np.append(spread * (1 - INDIFFERENT) / spread.sum(), INDIFFERENT)


def _loss(aspect: Aspect) -> Vector:
    size = len(aspect.options)
    given, wanted = np.meshgrid(np.arange(size), np.arange(size), indexing="ij")
    away = np.abs(given - wanted) / max(1, size - 1) if aspect.kind == "scale" else (given != wanted) * 1.0
    loss = np.where(given == wanted, 0.0, 1.0 + FAR * away)
    loss = loss * np.where(_fatal(aspect, given, wanted), NO_WAY_BACK, 1.0)
    return np.hstack([loss, np.zeros((size, 1))])


def _fatal(aspect: Aspect, given: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.bool_]:
    match aspect.irreversible:
        case "less":
            return given < wanted
        case "more":
            return given > wanted
        case "any":
            return np.not_equal(given, wanted)
        case _:
            return np.zeros(given.shape, dtype=bool)
