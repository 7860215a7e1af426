"""Changing a line that was read back: with one tap, by a question, or in words; the other lines stay."""

from __future__ import annotations

from dialogs.case import OUTCOME
from dialogs.drafting import Line, draft
from dialogs.elicitation import Move
from dialogs.flows import ask, take
from dialogs.flows.drive import live, look_again, may
from dialogs.flows.ticking import keep_as_read, ticks
from dialogs.planning import View, view
from dialogs.replies import Choice, Words
from dialogs.saying import aspect_words, line_words
from dialogs.stating import meaning
from dialogs.turn import Turn, choices

OTHERS = 2
"""So many other values of a line to change are offered at once."""


def choose_line(turn: Turn) -> Turn:
    """What to change: the line, or at once one of its likeliest other values; the others stay."""
    turn = ticks(turn)
    seen = view(turn.case, turn.service)
    options = tuple(option for line in draft(seen) for option in _changed(seen, line))
    otherwise = (("keep_all", Words("button.keep_all")), ("human", Words("button.human")))
    return turn.ask(turn.seat, "question", Words("ask.line"), choices=choices(*options, *otherwise))


def _changed(seen: View, line: Line) -> tuple[Choice, ...]:
    """The buttons of a line to change: its name, which asks for it, and its likeliest other values."""
    aspect = line.requirement.aspect
    known = seen.service.by_id[aspect]
    offered = [(f"line:{aspect}", aspect_words(aspect))]
    if known.listed:
        chance = seen.belief.of(aspect)
        others = sorted(
            (value for value in known.ranks if value not in line.requirement.values),
            key=lambda value: -float(chance[known.ranks[value]]),
        )
        offered += [(f"value:{meaning(aspect, 'is', (v,))}", line_words(aspect, "is", (v,))) for v in others[:OTHERS]]
    return tuple(Choice(id="", means=means, label=label, group=f"line {aspect}") for means, label in offered)


def new_value(turn: Turn) -> Turn:
    """A line was given another value with one tap."""
    return look_again(take.answer(turn))


def change_line(turn: Turn) -> Turn:
    """Ask that one aspect again."""
    aspect = turn.meaning("line")[0]
    turn = turn.goes(turn.seat, "elicitation", "question")
    turn = live(turn, "reopened") if may(turn, "reopened") else turn
    return ask.question(turn.but(move=Move("ask", aspect)))


def words_at_read_back(turn: Turn) -> Turn:
    """Free words about a line: taken, and read back again; the other lines were passed over."""
    touched = {reading.aspect for reading in turn.heard.readings}
    if touched and OUTCOME not in touched:
        turn = keep_as_read(turn, touched)
    return look_again(take.words(turn))
