"""A misreading dies in one tap: each thing that was read can be undone, and its words then stand as they were said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dialogs.domain.case import Beneficiary, Case, Statement, Undone
from dialogs.domain.folding import fold
from dialogs.domain.means import WHOM, Undo
from dialogs.domain.replies import Choice, Words
from dialogs.domain.service import is_own
from dialogs.engine.revise import take_back
from dialogs.engine.turn import Turn
from dialogs.flows.elicitation.own_words import kept
from dialogs.flows.elicitation.say_back import said_back
from dialogs.understanding.result import Reading, Understanding

CHIPS = 3
"""So many things that were read can be undone beside one question: words that were not read, and what was read least surely."""


OWN_WORDS = 0.75
"""How sure it is that words which nobody read are a wish, and no remark."""


def undoable(turn: Turn, before: Case, readings: Iterable[Reading]) -> Turn:
    """The turn with a chip for each thing that its words were read as since `before`."""
    known = {s.id for s in before.statements}
    new = [s for s in turn.case.live if s.id not in known and s.source == turn.source]
    sure = {(r.aspect, r.operator, r.values): r.sure for r in readings}
    least = sorted(
        new, key=lambda s: OWN_WORDS if is_own(s.aspect) else sure.get((s.aspect, s.operator, s.values), 1.0)
    )
    chips = [_chip(Undo(s.id), said_back(turn, _reading(s))) for s in new if s in least[: CHIPS - len(turn.chips)]]
    return turn.but(chips=(*turn.chips, *chips))


def whom_undoable(turn: Turn, name: Words) -> Turn:
    """The turn with a chip for the person that its words were taken to be about."""
    return turn.but(chips=(*turn.chips, _chip(Undo(WHOM), Words("echo.whom", {"name": name}))))


def _reading(s: Statement) -> Reading:
    return Reading(aspect=s.aspect, operator=s.operator, values=s.values, words=s.words)


def _chip(means: Undo, what: Words) -> Choice:
    return Choice(id="", means=means, label=Words("button.undo", {"what": what}))


def undo(turn: Turn) -> Turn:
    """What was not meant is taken back; what it had replaced counts again, and its words stand as they were said."""
    id = turn.tapped(Undo)[0].statement
    if id == WHOM:
        return turn.case_with(beneficiary=Beneficiary(told=True)).noting("undone")
    gone = next((s for s in turn.case.live if s.id == id), None)
    return turn if gone is None else _without(turn, gone)


def _without(turn: Turn, gone: Statement) -> Turn:
    turn = take_back(turn, gone).happened("undone", aspect=gone.aspect, words=gone.words)
    if is_own(gone.aspect):
        return turn.noting("undone")
    never = Undone(aspect=gone.aspect, operator=gone.operator, values=gone.values, words=fold(gone.words))
    return kept(turn.case_with(undone=(*turn.case.undone, never)), gone.clause or gone.words)


def unmeant(case: Case, heard: Understanding) -> Understanding:
    """What was understood, without what the same words were read as before and did not mean."""
    again = tuple(r for r in heard.readings if not _left_of(r, case.undone))
    rest = tuple(left for r in heard.readings if (left := _left_of(r, case.undone)))
    if rest == heard.readings:
        return heard
    return replace(heard, readings=rest, left=(*heard.left, *(r.clause or r.words for r in again)))


def _left_of(r: Reading, undone: Iterable[Undone]) -> Reading | None:
    """A reading without those of its values that its words did not mean before; None where nothing is left."""
    gone = [one.values for one in undone if _same_words(r, one)]
    if r.values in gone:
        return None
    values = tuple(value for value in r.values if (value,) not in gone)
    return replace(r, values=values) if values or not r.values else None


def _same_words(r: Reading, one: Undone) -> bool:
    return (r.aspect, r.operator, fold(r.words)) == (one.aspect, one.operator, one.words)
