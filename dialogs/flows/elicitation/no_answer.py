"""The four kinds of non-answer (don't mind, don't know, later, skip), each taken by what was asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dialogs.domain.means import Instead
from dialogs.domain.specification import Operator
from dialogs.engine.revise import react, record, superseding
from dialogs.engine.turn import Turn
from dialogs.flows.elicitation.answer import meant, nothing_more, own_words
from dialogs.flows.elicitation.own_words import adrift_kept
from dialogs.flows.elicitation.react import acceptance, left_open
from dialogs.policy.next_move import GRAVE
from dialogs.understanding.result import Reading

Taking = Callable[[Turn], Turn]


def unanswered(turn: Turn, operator: Operator) -> Turn:
    """To a question on one aspect: that is what is known of it."""
    turn = adrift_kept(turn, turn.position.topic)
    return record(turn, [Reading(aspect=turn.position.topic, operator=operator)], "asked")


def as_you_think(turn: Turn, operator: Operator) -> Turn:
    """At a picture, whichever it is: as you think best."""
    return left_open(turn) if turn.case.beneficiary.face == "sad" else acceptance(turn)


def indifferent(turn: Turn, operator: Operator) -> Turn:
    """To several questions: it holds for all that is still open, but for what is grave."""
    known = turn.view.standings
    asked = turn.position.asked.aspects if turn.position.asked else ()
    by_id = turn.service.by_id
    rest = (a for a in asked if not known[a].known and by_id[a].stake < GRAVE and not by_id[a].is_fact)
    return record(turn, [Reading(aspect=aspect, operator=operator) for aspect in rest], "asked")


def as_possible(turn: Turn, operator: Operator) -> Turn:
    """Who does not mind, or does not know, what to give up for an impossible wish gets the nearest possible thing."""
    topic = turn.position.topic
    if turn.service.by_id[topic].is_fact:
        return for_staff(turn)
    offered = turn.position.asked.choices if turn.position.asked else ()
    possible = [choice.means for choice in offered if isinstance(choice.means, Instead)]
    value = next((p.values[0] for p in possible if (p.aspect, p.operator) == (topic, "is")), None)
    turn = superseding(turn, topic)
    if value is None:
        return record(turn, [Reading(aspect=topic, operator=operator)], "asked")
    return react(turn, {topic: value}, "unremarked")


def for_staff(turn: Turn) -> Turn:
    """What is impossible by our rules is said once: who does not take what is possible will hear from the staff."""
    culprits = turn.position.asked.aspects if turn.position.asked else ()
    about = next(iter(culprits), "")
    turn = turn.case_with(insisted=(*turn.case.insisted, about))
    return turn.noting("passed_on").happened("insisted", aspect=about)


def undecided(turn: Turn, operator: Operator) -> Turn:
    """Between two statements that contradict each other: neither."""
    return meant(turn)


def in_own_words(turn: Turn, operator: Operator) -> Turn:
    """To what words mean: they stand as they were said."""
    return own_words(turn)


def nothing(turn: Turn, operator: Operator) -> Turn:
    """To the open question: nothing is known by it."""
    return turn


def no_more(turn: Turn, operator: Operator) -> Turn:
    """To what may have been left out: nothing that comes to mind now."""
    return nothing_more(turn)


SAID: Mapping[str, tuple[Operator, str]] = {
    "dont_mind": ("any", ""),
    "dont_know": ("unknown", "left_to_us"),
    "later": ("later", "later_noted"),
    "skip": ("unknown", ""),
}
"""What is said instead of an answer -> what is then known of what was asked, and what is said to that."""

UNANSWERED: Mapping[str, Callable[[Turn, Operator], Turn]] = {
    "opening": nothing,
    "whom": nothing,
    "doubt": undecided,
    "meant": in_own_words,
    "impossible": as_possible,
    "picture": as_you_think,
    "question": unanswered,
    "facts": indifferent,
    "area": no_more,
}
"""State -> how such a non-answer is taken there."""


def taking(state: str, said: str) -> Taking:
    """How that non-answer is taken in that state."""
    (operator, note), take = SAID[said], UNANSWERED[state]
    return lambda turn: take(turn.noting(note) if note else turn, operator)
