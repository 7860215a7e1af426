"""The ticks of the lines read back: how strict each is, and whose wish, by the one who ticks."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dialogs.drafting import Line, draft
from dialogs.hearing import react, record, superseding
from dialogs.planning import view
from dialogs.replies import Choice, Words
from dialogs.specification import STRENGTHS, Basis, Requirement, Strength
from dialogs.turn import Turn
from dialogs.understanding.reading import Reading

BASES: Mapping[str, Basis] = {"need": "need", "bonus": "proxy_taste"}
"""Tick of who speaks for another -> whose wish the line then is; any other tick: the other's own."""


def buttons_of(turn: Turn, number: int, line: Line) -> tuple[Choice, ...]:
    """The buttons of a line. Who speaks for another says whose wish it is with the same tap."""
    refused = line.requirement.operator == "not"
    strict = "must_not" if refused else "must"
    aspect = line.requirement.aspect
    offered = {strict: strict, "bonus": "bonus", "any": "any"}
    if turn.case.beneficiary.kind != "self":
        offered = {strict: "asked", "need": "need", "bonus": "bonus", "any": "any"}
    return tuple(
        Choice(
            id="",
            means=f"tick:{tick}:{aspect}",
            label=Words(f"tick.{label}", {"number": number}),
            group=aspect,
            ticked=tick_of(line) == tick,
            sends=False,
        )
        for tick, label in offered.items()
    )


def tick_of(line: Line) -> str:
    """The tick that a line has: a must or must not because it is needed has its own."""
    strict = line.tick in ("must", "must_not")
    return "need" if strict and line.requirement.basis == "need" and line.requirement.on_behalf_of else line.tick


def ticks(turn: Turn) -> Turn:
    """What was ticked is stated: how strict each line is, by the one who ticked it."""
    seen = view(turn.case, turn.service)
    by_aspect = {line.requirement.aspect: line for line in draft(seen)}
    turn = keep_as_read(turn, ())
    for mean in turn.meaning("tick"):
        tick, _, aspect = mean.partition(":")
        line = by_aspect.get(aspect)
        if line is not None and tick_of(line) != tick:
            turn = _ticked(turn, line, tick)
    return turn


def _ticked(turn: Turn, line: Line, tick: str) -> Turn:
    aspect = line.requirement.aspect
    if tick == "any":
        return record(superseding(turn, aspect), [Reading(aspect=aspect, operator="any")], "asked")
    required = line.requirement
    reading = Reading(
        aspect=aspect,
        operator=required.operator,
        values=required.values,
        strength=_strength(required, tick),
        basis=_basis(turn, required, tick),
    )
    return record(turn, [reading], "asked")


def _strength(required: Requirement, tick: str) -> Strength:
    if tick == "need":
        return "must_not" if required.operator == "not" else "must"
    return next(strength for strength in STRENGTHS if strength == tick)


def _basis(turn: Turn, required: Requirement, tick: str) -> Basis:
    """Whose wish a ticked line is: of who speaks for another, a strict one was asked for or is needed."""
    if turn.case.beneficiary.kind == "self":
        return required.basis
    return BASES.get(tick, "expectation")


def keep_as_read(turn: Turn, touched: Collection[str]) -> Turn:
    """The lines read back that were neither corrected nor ticked: what they said stays as it was."""
    seen, asked = view(turn.case, turn.service), turn.position.asked
    read = asked.aspects if asked else ()
    free = [a for a in read if a in seen.plan.values and a not in touched and not seen.standings[a].firm]
    moving = (a for a in free if seen.standings[a].seen_and_kept != seen.plan.values[a])
    return react(turn, {aspect: seen.plan.values[aspect] for aspect in moving}, "unremarked")
