"""Explaining before the agreement: what is dangerous or cannot be undone, until it is understood; the rest is told.

It stands beside the lines that are read back, with a question that checks it; who agrees without the right answer gets
it again, alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from dialogs.domain.means import Answer
from dialogs.domain.replies import Choice, Words
from dialogs.domain.service import Risk, holds
from dialogs.engine.turn import Turn, choices
from dialogs.understanding.acts.answers import likest
from dialogs.understanding.recognise.signs import yes_or_no
from dialogs.wording.parts import literal


def risky(turn: Turn) -> bool:
    """Whether something must still be explained."""
    return bool(to_check(turn))


def to_check(turn: Turn) -> tuple[Risk, ...]:
    """The points that must still be explained and understood."""
    return tuple(risk for risk in due(turn) if risk.question is not None)


def due(turn: Turn) -> tuple[Risk, ...]:
    """The points to explain or to tell that were not yet."""
    values = dict(turn.view.plan.values)
    return tuple(r for r in turn.service.risks if r.id not in turn.case.explained and holds(r.when, values))


def explained_beside(turn: Turn) -> tuple[Words, ...]:
    """What is explained beside the lines."""
    return tuple(words for place, risk in enumerate(due(turn)) for words in _told(risk, also=place > 0))


def answers_beside(turn: Turn) -> tuple[Choice, ...]:
    """The answers to tick to the questions that stand beside the lines."""
    return tuple(
        Choice(id="", means=means, label=label, group=f"risk {risk.id}", sends=False)
        for risk in to_check(turn)
        for means, label in _answers(risk)
    )


def told(turn: Turn) -> Turn:
    """What needs no question is known once it was told."""
    return reduce(_known, (risk for risk in due(turn) if risk.question is None), turn)


def explain(turn: Turn) -> Turn:
    """The next point, alone."""
    risk = to_check(turn)[0]
    return turn.ask(
        turn.seat,
        "explanation",
        *_told(risk),
        topic=risk.id,
        choices=choices(*_answers(risk), ("human", Words("button.human"))),
        aspects=tuple(risk.when),
    )


def _told(risk: Risk, *, also: bool = False) -> tuple[Words, ...]:
    text = Words("explain.also" if also else "explain", {"text": literal(risk.text)})
    return (text, literal(risk.question)) if risk.question else (text,)


def _answers(risk: Risk) -> tuple[tuple[Answer, Words], ...]:
    return tuple((Answer(risk.id, n), literal(answer.label)) for n, answer in enumerate(risk.answers))


def checked(turn: Turn) -> Turn:
    """The points of which the question was answered rightly are understood; of the others it is said that they are not."""
    by_id = {risk.id: risk for risk in turn.service.risks}
    for answer in turn.tapped(Answer):
        risk = by_id[answer.risk]
        turn = _known(turn, risk) if risk.answers[answer.place].right else turn.noting("explain.again")
    return turn


def explain_again(turn: Turn) -> Turn:
    """The next point that was not answered rightly beside the lines: once more, alone."""
    answered = any(answer.risk == to_check(turn)[0].id for answer in turn.tapped(Answer))
    return explain(turn if answered else turn.noting("explain.choose"))


def _known(turn: Turn, risk: Risk) -> Turn:
    return turn.case_with(explained=(*turn.case.explained, risk.id)).happened("explained", risk=risk.id)


def answered_in_words(turn: Turn) -> bool:
    """Whether words of their own answer the question of a point to understand."""
    return not turn.heard.readings and bool(_in_words(turn))


def in_words(turn: Turn) -> Turn:
    """An answer in words of their own instead of a tap."""
    return checked(turn.but(means=_in_words(turn)[:1]))


def _in_words(turn: Turn) -> tuple[Answer, ...]:
    """The answers that the words may mean: of the point that is asked about alone, else of those beside the lines."""
    asked = [risk for risk in to_check(turn) if turn.position.topic in ("", risk.id)]
    meant = ((risk, _meant(turn, risk)) for risk in asked)
    return tuple(Answer(risk.id, place) for risk, place in meant if place is not None)


def _meant(turn: Turn, risk: Risk) -> int | None:
    language = turn.who.language if turn.who else "fr"
    answers = [answer.label.to(language) for answer in risk.answers]
    meant = _by_its_beginning(turn, answers)
    return likest(turn.text, answers) if meant is None else meant


def _by_its_beginning(turn: Turn, answers: Sequence[str]) -> int | None:
    """A yes or no in so many words ("ok" is none), where just one of the answers begins with it."""
    meant = turn.heard.tells("plain")
    found = [n for n, answer in enumerate(answers) if meant and yes_or_no(answer) == meant]
    return found[0] if len(found) == 1 else None
