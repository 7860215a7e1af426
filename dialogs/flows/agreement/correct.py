"""Changing a line that was read back: by a question, or in words; the other lines stay."""

from __future__ import annotations

from dialogs.domain.case import OUTCOME
from dialogs.domain.means import OfLine
from dialogs.domain.replies import Words
from dialogs.domain.service import is_own
from dialogs.engine.turn import Turn, choices
from dialogs.flows.agreement.ticks import aspects_read_back, gone_through, keep_as_read, ticked_lines, ticks
from dialogs.flows.elicitation import hear
from dialogs.policy.draft import Line, draft
from dialogs.wording.parts import aspect_words, requirement_words

MOST = 7
"""So many lines are offered at once to be changed; any other can be named in words."""


def choose_line(turn: Turn) -> Turn:
    """What to change: the lines last read back, those that one can touch first; the others stay."""
    turn = gone_through(ticks(turn), ticked_lines(turn))
    shown = aspects_read_back(turn)
    lines = sorted(draft(turn.view), key=lambda line: _place(shown, line))[:MOST]
    options = tuple((OfLine(line.requirement.aspect), _name(line)) for line in lines)
    keeping = ("keep_all", Words("button.keep_all"))
    return turn.ask(turn.seat, "question", Words("ask.line"), choices=choices(*options, keeping))


def _place(shown: tuple[str, ...], line: Line) -> int:
    aspect = line.requirement.aspect
    return shown.index(aspect) if aspect in shown else len(shown)


def _name(line: Line) -> Words:
    aspect = line.requirement.aspect
    return requirement_words(line.requirement) if is_own(aspect) else aspect_words(aspect)


def words_at_read_back(turn: Turn) -> Turn:
    """Free words about a line: taken, and read back again; the other lines were passed over."""
    touched = {reading.aspect for reading in turn.heard.readings}
    if touched and OUTCOME not in touched:
        turn = keep_as_read(turn, touched)
    return hear.at_lines(turn)
