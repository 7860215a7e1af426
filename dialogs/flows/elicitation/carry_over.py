"""What was agreed in an earlier case becomes statements of this one.

Dates and price limits of the past do not carry over. What is grave (an allergy) counts only once it was shown and
confirmed. What is said in this case goes before what was agreed then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dialogs.domain.aspect_state import Standing, applies
from dialogs.domain.case import OUTCOME, Statement
from dialogs.domain.past_agreement import Earlier
from dialogs.domain.service import LANGUAGES, Aspect, is_own, own_id
from dialogs.domain.specification import Requirement
from dialogs.domain.value import items, stands_for
from dialogs.engine.revise import react, record
from dialogs.engine.turn import Turn
from dialogs.flows.elicitation.own_words import own_lines
from dialogs.policy.next_move import GRAVE
from dialogs.policy.plan import shown_aspects
from dialogs.understanding.result import Reading
from dialogs.understanding.text.tokens import words_of

ANEW = frozenset({"date", "appointment", "money"})
"""Kinds of aspect that do not carry over."""


def light_lines(turn: Turn, one: Earlier) -> tuple[Requirement, ...]:
    """The lines of then that are taken over at once, and shown; those in own words as new lines of this case."""
    known = (r for r in _open_still(turn, one) if not _grave(turn.service.by_id[r.aspect]))
    return (*known, *_own_lines(turn, one))


def _own_lines(turn: Turn, one: Earlier) -> Iterator[Requirement]:
    first = own_lines(turn.case) + 1
    said = (r for r in one.agreed.requirements if is_own(r.aspect))
    return (replace(r, aspect=own_id(number)) for number, r in enumerate(said, first))


def grave_lines(turn: Turn, one: Earlier) -> tuple[Requirement, ...]:
    """Those that count only once confirmed. What was spoken of in this case, understood or not, is asked instead."""
    grave = ((turn.service.by_id[r.aspect], r) for r in _open_still(turn, one))
    return tuple(r for aspect, r in grave if _grave(aspect) and not _spoken_of(turn, aspect))


def _grave(aspect: Aspect) -> bool:
    return aspect.mandatory and aspect.stake >= GRAVE


def _spoken_of(turn: Turn, aspect: Aspect) -> bool:
    said = [f" {words_of(message.text)}" for message in turn.case.messages]
    return any(
        f" {words_of(word)}" in text for language in LANGUAGES for word in aspect.words.to(language) for text in said
    )


def _open_still(turn: Turn, one: Earlier) -> tuple[Requirement, ...]:
    """The lines of then that still make sense and of which nothing was said in this case."""
    known = turn.view.standings
    said_now, named_now = _said_now(turn), _named_now(turn)
    kept = (r for r in one.agreed.requirements if not is_own(r.aspect))
    lines = ((known[r.aspect], r) for r in kept if r.aspect in known and r.aspect not in said_now)
    still = ((standing, r) for standing, r in lines if _carries(standing, r))
    return tuple(r for standing, r in still if _stays_beside(standing.aspect, r, named_now))


def _carries(standing: Standing, r: Requirement) -> bool:
    aspect = standing.aspect
    still = not aspect.listed or {*map(stands_for, r.values)} <= {*aspect.ranks, *[""] * aspect.open}
    return still and aspect.kind not in ANEW and not standing.known


def _stays_beside(aspect: Aspect, r: Requirement, named: Mapping[str, str]) -> bool:
    """Whether a line of then stays beside a result that is named now: what still makes sense with it, and is not its own.

    A must about something that has no degrees outlives what the result would bring ("and leave my beard").
    """
    if r.aspect not in named:
        return applies(aspect, named)
    return aspect.kind == "option" and r.strength != "bonus"


def _said_now(turn: Turn) -> frozenset[str]:
    """The aspects that these words speak of on their own."""
    return frozenset(reading.aspect for reading in turn.heard.readings)


def _named_now(turn: Turn) -> Mapping[str, str]:
    """The values of the result that these words name; empty when they name none."""
    named = [value for r in turn.heard.readings if r.aspect == OUTCOME and r.operator == "is" for value in r.values]
    outcome = turn.service.outcome(named[-1]) if named else None
    return outcome.values if outcome else {}


def taken_over(turn: Turn, one: Earlier, lines: Iterable[Requirement], phrase: str) -> Turn:
    """The lines as statements, with the rest of the picture as it was; their words say where they come from."""
    start, lines = len(turn.case.statements), tuple(lines)
    turn = record(turn, [_reading(r) for r in lines], "asked")
    turn = react(turn, _rest_of_picture(turn, one), "unremarked")
    day = one.at.astimezone(turn.now.tzinfo).date().isoformat()
    reasons = {r.aspect: r.reason for r in lines}
    told = [_marked_as_then(s, one, f"{phrase} ({day}, {one.case})", reasons) for s in turn.case.statements[start:]]
    return turn.case_with(statements=(*turn.case.statements[:start], *told))


def _reading(r: Requirement) -> Reading:
    return Reading(aspect=r.aspect, operator=r.operator, values=r.values, strength=r.strength, basis=r.basis)


def _marked_as_then(s: Statement, one: Earlier, words: str, reasons: Mapping[str, str]) -> Statement:
    return replace(s, earlier=one.case, words=words, reason=reasons.get(s.aspect, ""))


def _rest_of_picture(turn: Turn, one: Earlier) -> dict[str, str]:
    """What the picture of then showed beyond the lines."""
    known, named_now = turn.view.standings, _named_now(turn)
    listed = {aspect.id for aspect in shown_aspects(turn.service) if applies(aspect, named_now)}
    rest = listed - _said_now(turn) - set(named_now)
    return {a: v for a, v in one.agreed.picture if a in rest and _as_it_was(known[a], v)}


def _as_it_was(standing: Standing, value: str) -> bool:
    settled = standing.indifferent or any(s.operator != "not" for s in standing.firm)
    return {*map(stands_for, items(value))} <= {*standing.allowed} and not settled
