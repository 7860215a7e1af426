"""Explaining before the agreement: what is dangerous or cannot be undone, until it is understood; the rest is told."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.flows import take
from dialogs.flows.drive import fire, forget_topic, look_again
from dialogs.planning import view
from dialogs.replies import Words
from dialogs.saying import literal
from dialogs.service import Risk, holds
from dialogs.turn import Turn, choices
from dialogs.understanding.likeness import likest


def risky(turn: Turn) -> bool:
    """Whether something must still be explained."""
    return next_risk(turn) is not None


def next_risk(turn: Turn) -> Risk | None:
    """The next point that must be explained and understood."""
    return next((risk for risk in due(turn) if risk.question is not None), None)


def due(turn: Turn) -> tuple[Risk, ...]:
    """The points to explain or to tell that were not yet."""
    values = dict(view(turn.case, turn.service).plan.values)
    return tuple(r for r in turn.service.risks if r.id not in turn.case.explained and holds(r.when, values))


def tell_points(turn: Turn) -> Turn:
    """Points that need no question are told before the read-back, once."""
    for place, risk in enumerate(due(turn)):
        turn = turn.noting("explain.also" if place else "explain", text=literal(risk.text))
        turn = turn.case_with(explained=(*turn.case.explained, risk.id)).happened("explained", risk=risk.id)
    return turn


def explain(turn: Turn) -> Turn:
    """The next point; the lines that it is about are gone through again with that in mind."""
    risk = next_risk(turn)
    assert risk is not None, "something is left to explain"
    assert risk.question is not None
    turn = turn.case_with(read=tuple(r for r in turn.case.read if r.aspect not in risk.when))
    options = ((f"answer:{n}", literal(answer.label)) for n, answer in enumerate(risk.answers))
    return turn.ask(
        turn.seat,
        "explanation",
        Words("explain", {"text": literal(risk.text)}),
        literal(risk.question),
        topic=risk.id,
        choices=choices(*options, ("human", Words("button.human"))),
        aspects=tuple(risk.when),
    )


def understood(turn: Turn) -> Turn:
    """An answer to the question that checks the explanation: right, or explained again."""
    risk = _asked_about(turn)
    right = risk.answers[int(turn.meaning("answer")[0])].right
    if right:
        turn = turn.case_with(explained=(*turn.case.explained, risk.id)).happened("explained", risk=risk.id)
    return _next(turn if right else turn.noting("explain.again"))


def reword(turn: Turn) -> Turn:
    """Free words instead of a tap: an answer in words of their own, or something else that is wanted; nothing is lost."""
    language = turn.who.language if turn.who else "fr"
    answers = [answer.label.to(language) for answer in _asked_about(turn).answers]
    meant = _by_its_beginning(turn, answers)
    meant = likest(turn.text, answers) if meant is None else meant
    if meant is not None:
        return understood(turn.but(means=(f"answer:{meant}",)))
    return look_again(take.words(turn)) if turn.heard.readings else _next(turn.noting("explain.choose"))


def _by_its_beginning(turn: Turn, answers: Sequence[str]) -> int | None:
    """A bare yes or no, where just one of the answers begins with it."""
    for act, words in (("yes", ("oui", "yes")), ("no", ("non", "no"))):
        found = [n for n, answer in enumerate(answers) if answer.casefold().split(",")[0] in words]
        if act in turn.heard.acts and len(found) == 1:
            return found[0]
    return None


def _asked_about(turn: Turn) -> Risk:
    return next(risk for risk in turn.service.risks if risk.id == turn.position.topic)


def _next(turn: Turn) -> Turn:
    moved = fire(forget_topic(turn), "next")
    assert moved is not None, "the agreement always goes on"
    return moved
