"""The ticks of the lines read back: how strict each is, and whose wish, by the one who ticks."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dialogs.domain.means import Mark, Tick
from dialogs.domain.replies import Choice, Words
from dialogs.domain.specification import STRENGTHS, Basis, Requirement, Strength
from dialogs.engine.revise import react, record
from dialogs.engine.turn import Turn
from dialogs.policy.draft import Line, draft
from dialogs.understanding.result import Reading

BASES: Mapping[Mark, Basis] = {"need": "need", "bonus": "proxy_taste"}
"""Tick of who speaks for another -> whose wish the line then is; any other tick: the other's own."""


def buttons_of(turn: Turn, number: int, line: Line, *, brief: bool = False) -> tuple[Choice, ...]:
    """The buttons of a line: each says what it is not yet. Who speaks for another says whose wish it is with the same tap;
    in `brief`, only that it is not their own idea.
    """
    aspect, now = line.requirement.aspect, tick_of(line)
    return tuple(
        Choice(
            id="",
            means=Tick(tick, aspect),
            label=Words(f"tick.{label}", {"number": number}),
            group=aspect,
            sends=False,
        )
        for tick, label in _offered(turn, line).items()
        if tick != now and not (brief and tick == "need")
    )


def _offered(turn: Turn, line: Line) -> dict[Mark, str]:
    """What a line may be ticked as: strict where it is welcome, and welcome where it is strict."""
    if line.tick in ("must", "must_not"):
        return {"bonus": "bonus"}
    strict: Mark = "must_not" if line.requirement.operator == "not" else "must"
    return {strict: strict} if turn.case.beneficiary.kind == "self" else {strict: "asked", "need": "need"}


def tick_of(line: Line) -> Mark:
    """The tick that a line has: a must or must not because it is needed has its own."""
    strict = line.tick in ("must", "must_not")
    return "need" if strict and line.requirement.basis == "need" and line.requirement.on_behalf_of else line.tick


def ticks(turn: Turn) -> Turn:
    """What was ticked is stated: how strict each line is, by the one who ticked it."""
    by_aspect = _lines(turn)
    turn = keep_as_read(turn, ())
    for tick in turn.tapped(Tick):
        line = by_aspect.get(tick.aspect)
        if line is not None and tick.mark != tick_of(line):
            turn = _ticked(turn, line, tick.mark)
    return turn


def ticked_lines(turn: Turn) -> tuple[str, ...]:
    """The aspects of the lines of which something was ticked."""
    return tuple(tick.aspect for tick in turn.tapped(Tick))


def _lines(turn: Turn) -> dict[str, Line]:
    """Aspect -> its line as it stands now."""
    return {line.requirement.aspect: line for line in draft(turn.view)}


def gone_through(turn: Turn, aspects: Collection[str]) -> Turn:
    """The client went through the lines of these aspects as they are now."""
    new = tuple(line.requirement for aspect, line in _lines(turn).items() if aspect in aspects)
    return turn.case_with(read=(*(r for r in turn.case.read if r.aspect not in aspects), *new))


def aspects_read_back(turn: Turn) -> tuple[str, ...]:
    """The aspects of the lines last read back."""
    return turn.position.asked.aspects if turn.position.asked else ()


def _ticked(turn: Turn, line: Line, tick: Mark) -> Turn:
    aspect = line.requirement.aspect
    required = line.requirement
    reading = Reading(
        aspect=aspect,
        operator=required.operator,
        values=required.values,
        strength=_strength(required, tick),
        basis=_basis(turn, required, tick),
    )
    return record(turn, [reading], "asked")


def _strength(required: Requirement, tick: Mark) -> Strength:
    if tick == "need":
        return "must_not" if required.operator == "not" else "must"
    return next(strength for strength in STRENGTHS if strength == tick)


def _basis(turn: Turn, required: Requirement, tick: Mark) -> Basis:
    """Whose wish a ticked line is: of who speaks for another, a strict one was asked for or is needed."""
    if turn.case.beneficiary.kind == "self":
        return required.basis
    return BASES.get(tick, "expectation")


def keep_as_read(turn: Turn, touched: Collection[str]) -> Turn:
    """The lines read back that were neither corrected nor ticked: what they said stays as it was."""
    seen = turn.view
    free = [
        a for a in aspects_read_back(turn) if a in seen.plan.values and a not in touched and not seen.standings[a].firm
    ]
    moving = (a for a in free if seen.standings[a].seen_and_kept != seen.plan.values[a])
    return react(turn, {aspect: seen.plan.values[aspect] for aspect in moving}, "unremarked")
