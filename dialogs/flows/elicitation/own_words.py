"""Lines in the client's own words: what was not surely read as a value of the catalogue binds as it was said."""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.domain.case import Case
from dialogs.domain.folding import fold
from dialogs.domain.replies import Words
from dialogs.domain.service import is_own, own_id
from dialogs.engine.revise import record, superseding
from dialogs.engine.turn import Turn
from dialogs.understanding.acts.residue import strength_of
from dialogs.understanding.result import Reading
from dialogs.wording.parts import join

LONG = 140
"""So many letters of somebody's own words are said back; of more it is only said that they are kept."""


def kept(turn: Turn, *clauses: str) -> Turn:
    """Clauses become lines of the specification as they were written, and that is said back."""
    known = {fold(words) for words in own_words_of(turn.case)}
    for words in clauses:
        turn = record(turn, [_line(next_own(turn.case), words)]) if fold(words) not in known else turn
    return turn.in_passing(_said_back(clauses)) if clauses else turn


def adrift_kept(turn: Turn, *aspects: str) -> Turn:
    """ "A little less short", than nobody will ever know what: that binds as it was said."""
    adrift = (standing.last for a in aspects if (standing := turn.view.standings.get(a)) and standing.adrift)
    for said in (s for s in adrift if s is not None):
        turn = kept(superseding(turn, said.aspect), said.clause or said.words)
    return turn


def own_words_of(case: Case) -> tuple[str, ...]:
    """The own words that still count, oldest first."""
    return tuple(s.values[0] for s in case.live if is_own(s.aspect) and s.operator == "is")


def next_own(case: Case) -> str:
    """The aspect of a case's next line in own words."""
    return own_id(own_lines(case) + 1)


def own_lines(case: Case) -> int:
    """How many lines in own words a case has had."""
    return len({s.aspect for s in case.statements if is_own(s.aspect)})


def rewritten(turn: Turn, line: str, words: str) -> Turn:
    """A line in own words says this now."""
    turn = record(superseding(turn, line), [_line(line, words)], "asked")
    return turn.in_passing(_said_back((words,)))


def _line(aspect: str, words: str) -> Reading:
    return Reading(aspect=aspect, operator="is", values=(words,), words=words, strength=strength_of(words))


def _said_back(clauses: Iterable[str]) -> Words:
    quoted = tuple(Words("quoted", {"words": words}) for words in clauses)
    if sum(map(len, clauses)) > LONG:
        return Words("own.kept.long")
    return Words("own.kept", {"words": join(quoted, ", ")})
