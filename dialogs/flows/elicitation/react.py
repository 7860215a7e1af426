"""Reactions to a picture: accepted, criticised, refused, one of several; and the face of the one for whom it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dialogs.domain import means
from dialogs.domain.case import OUTCOME, Face
from dialogs.engine.revise import react, record, superseding
from dialogs.engine.turn import Turn
from dialogs.flows.elicitation import as_last_time
from dialogs.flows.elicitation.not_understood import whole
from dialogs.policy.plan import beyond_return, shown_aspects
from dialogs.understanding.result import Reading


def acceptance(turn: Turn) -> Turn:
    """The whole picture was accepted: that does not say which of its features are strict.

    Where one who speaks for another accepted it, the other's face is still to be seen: with the read-back.
    """
    turn = turn if turn.case.beneficiary.face or turn.case.beneficiary.kind == "self" else _facing(turn, "again")
    shown = _shown(turn)
    return answered(react(turn, _without_firm(turn, shown), "accepted"))


def accepted(turn: Turn) -> Turn:
    """That's it: the picture, and what is read with it as agreed before."""
    return acceptance(as_last_time.confirmed(turn))


def face(turn: Turn) -> Turn:
    """What the one for whom it is thinks of the picture, by the look of the face; with what was ticked beside it."""
    turn = faced(turn)
    if turn.tapped(means.Critique):
        return critiques(turn)
    seen = turn.case.beneficiary.face
    if seen == "glad":
        return accepted(turn)
    return answered(turn) if seen in ("sad", "absent") else passed_over(turn, ())


def faced(turn: Turn) -> Turn:
    """Note the face; words that tell it and more are kept as they are."""
    turn = whole(turn) if turn.text and len(turn.heard.rest) > 2 else turn
    seen = turn.tapped(means.Face)[0].look
    return _facing(turn, seen).happened("face", face=seen)


def told_away(turn: Turn) -> Turn:
    """Words that say that the one for whom it is cannot look ("by telephone", "a surprise"): no face is asked for."""
    return _facing(turn, "absent") if turn.heard.tells("away") else turn


def _facing(turn: Turn, face: Face) -> Turn:
    return turn.case_with(beneficiary=replace(turn.case.beneficiary, face=face))


def left_open(turn: Turn) -> Turn:
    """Nobody knows what would please instead: what cannot be undone is not agreed on, but left for the service itself."""
    for aspect in beyond_return(turn.view):
        turn = record(superseding(turn, aspect), [Reading(aspect=aspect, operator="unknown")], "asked")
    return answered(_facing(turn.noting("face.open"), "absent"))


def criticised(turn: Turn) -> bool:
    """Whether something is ticked that should be otherwise: it counts more than a "that's it" beside it."""
    return bool(turn.tapped(means.Critique))


def critiques(turn: Turn) -> Turn:
    """Several critiques at once; what was not criticised of the picture was passed over."""
    ticked = turn.tapped(means.Critique)
    readings = [Reading(aspect=each.aspect, operator=each.operator, values=(each.value,)) for each in ticked]
    turn = record(turn, readings, "reaction")
    return passed_over(looking_again(turn), readings)


def looking_again(turn: Turn) -> Turn:
    """After a sad face something else was said: the new picture is to be shown too."""
    return _facing(turn, "again") if turn.case.beneficiary.face == "sad" else turn


def passed_over(turn: Turn, readings: Iterable[Reading]) -> Turn:
    """After a reaction to a picture: what it showed and was not criticised."""
    if turn.case.recalled:
        return turn
    touched = {reading.aspect for reading in readings}
    if OUTCOME in touched:
        return answered(turn)
    rest = {aspect: value for aspect, value in _shown(turn).items() if aspect not in touched}
    single = turn.position.asked is not None and len(turn.position.asked.pictures) == 1
    return answered(react(turn, _without_firm(turn, rest), "unremarked") if single else turn)


def _without_firm(turn: Turn, shown: dict[str, str]) -> dict[str, str]:
    """What the picture showed beyond what had been said anyhow."""
    return {a: v for a, v in shown.items() if turn.service.by_id[a].wished}


def rejection(turn: Turn) -> Turn:
    """Not at all: the outcome is out, though it was named; what was passed over in it says nothing any more."""
    turn = as_last_time.dropped(turn)
    asked = turn.position.asked
    gone = [p.outcome for p in turn.case.proposals if asked is not None and p.reply == asked.id and p.outcome]
    named = {value for s in turn.case.live if s.aspect == OUTCOME and s.operator == "is" for value in s.values}
    turn = superseding(turn, OUTCOME) if named & {*gone} else turn
    readings = [Reading(aspect=OUTCOME, operator="not", values=(o,)) for o in dict.fromkeys(gone)]
    return answered(record(turn.noting("rejected"), readings, "reaction"), rejected=True)


def pick(turn: Turn) -> Turn:
    """One of several pictures comes closest."""
    place = turn.tapped(means.Pick)[0].number - 1
    asked = turn.position.asked
    shown = [p for p in turn.case.proposals if asked is not None and p.reply == asked.id]
    chosen = shown[min(place, len(shown) - 1)]
    if chosen.outcome:
        turn = record(turn, [Reading(aspect=OUTCOME, operator="is", values=(chosen.outcome,))], "reaction")
    others = tuple(p for p in turn.case.proposals if p is not chosen)
    turn = turn.case_with(proposals=(*others, chosen))
    return answered(react(turn, _without_firm(turn, dict(chosen.values)), "unremarked"))


def _shown(turn: Turn) -> dict[str, str]:
    """What the picture in question showed."""
    asked = turn.position.asked
    if asked is None:
        return {}
    known = {aspect.id for aspect in shown_aspects(turn.service)}
    return {aspect: value for aspect, value in asked.values.items() if aspect in known}


def answered(turn: Turn, *, rejected: bool = False) -> Turn:
    asked = turn.position.asked.id if turn.position.asked else ""
    proposals = tuple(
        replace(p, answered=True, rejected=p.rejected or (rejected and p.reply == asked)) for p in turn.case.proposals
    )
    return turn.case_with(proposals=proposals)
