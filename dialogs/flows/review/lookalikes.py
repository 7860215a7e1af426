"""The client's picture among others that could be meant: what the staff tap to commit themselves.

Another picture than the client's stops the agreement: a misunderstanding found before the service rather than after.
"""

from __future__ import annotations

import hashlib

from dialogs.domain.means import Do, Mistaken
from dialogs.domain.replies import Picture, Words
from dialogs.domain.specification import Requirement
from dialogs.domain.value import items, stands_for
from dialogs.engine.turn import Option, Turn
from dialogs.policy.plan import shown_aspects
from dialogs.wording.parts import join, line_words, rows

PICTURES = 3


def deliverable(turn: Turn) -> tuple[tuple[Option, ...], tuple[Picture, ...]]:
    """The client's picture and two that could be taken for it, in an order that gives nothing away.

    Where nothing is drawn and nothing could be mistaken, a yes will do.
    """
    plans = lookalikes(turn) if turn.service.outcomes and not turn.case.baselines else []
    if not plans or (len(plans) == 1 and not turn.service.sketch):
        return ((Do("confirm"), Words("button.confirm")),), ()
    options = tuple(
        (
            Do("confirm") if plan is plans[0] else Mistaken(place),
            Words("button.confirm_image" if turn.service.sketch else "button.confirm_plan", {"number": number}),
        )
        for number, (place, plan) in enumerate(_shuffled(turn, plans), 1)
    )
    pictures = tuple(_drawn(turn, plan) for _, plan in _shuffled(turn, plans))
    return options, pictures


def which(turn: Turn) -> tuple[Words, ...]:
    """Which of them will be delivered? Where there is no picture, what tells them apart is said in words."""
    _, pictures = deliverable(turn)
    if turn.service.sketch or not pictures:
        return (Words("review.which_picture"),) if pictures else ()
    plans = [plan for _, plan in _shuffled(turn, lookalikes(turn))]
    apart = [a.id for a in shown_aspects(turn.service) if len({plan.get(a.id) for plan in plans}) > 1]
    told = (tuple(line_words(a, "is", (plan[a],)) for a in apart if a in plan) for plan in plans)
    numbered = tuple(Words("numbered", {"number": n, "line": join(lines)}) for n, lines in enumerate(told, 1))
    return (Words("review.which_plan"), rows(numbered))


def _shuffled(turn: Turn, plans: list[dict[str, str]]) -> list[tuple[int, dict[str, str]]]:
    """The same order each time for the same case."""

    def key(pair: tuple[int, dict[str, str]]) -> str:
        return hashlib.sha256(f"{turn.case.id}{pair[0]}{len(turn.case.baselines)}".encode()).hexdigest()

    return sorted(enumerate(plans), key=key)


def lookalikes(turn: Turn) -> list[dict[str, str]]:
    """The client's plan, then plans that differ in what is required of them, and can be seen."""
    seen = turn.view
    mine = dict(seen.plan.values)
    drawn = {aspect.id for aspect in shown_aspects(turn.service) if aspect.id in mine}
    strict = [r.aspect for r in turn.case.offered if r.strength != "bonus" and r.aspect in drawn]
    plans = [mine]
    for id in seen.belief.likeliest(len(turn.service.outcomes)):
        outcome = turn.service.outcome(id)
        other = {**mine, **{a: v for a, v in (outcome.values if outcome else {}).items() if a in drawn}}
        fresh = all(any(other[a] != plan[a] for a in mine) for plan in plans)
        if fresh and any(not meets(r, other) for r in turn.case.offered if r.aspect in strict):
            plans.append(other)
        if len(plans) == PICTURES:
            break
    return plans


def meets(requirement: Requirement, plan: dict[str, str]) -> bool:
    given = {*map(stands_for, items(plan[requirement.aspect]))}
    named = {*map(stands_for, requirement.values)}
    return given.isdisjoint(named) if requirement.operator == "not" else given <= named


def _drawn(turn: Turn, plan: dict[str, str]) -> Picture:
    shown = [a.id for a in shown_aspects(turn.service) if a.id in plan]
    return Picture(alt=join(tuple(line_words(a, "is", (plan[a],)) for a in shown)), values=plan)
