"""Changing a line that was read back: with one tap, by a question, or in words; the other lines stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dialogs.domain.case import OUTCOME
from dialogs.domain.means import Means, OfLine, Value
from dialogs.domain.replies import Choice, Words
from dialogs.domain.service import is_own
from dialogs.engine.revise import record, superseding
from dialogs.engine.turn import Turn, choices
from dialogs.flows.agreement.read_back import unsaid
from dialogs.flows.agreement.ticks import (
    ANY,
    aspects_read_back,
    buttons_of,
    gone_through,
    keep_as_read,
    marked,
    numbered,
    ticked_lines,
    ticks,
)
from dialogs.flows.elicitation import hear
from dialogs.policy.draft import Line, draft
from dialogs.policy.plan import View, cost
from dialogs.understanding.result import Reading
from dialogs.wording.parts import aspect_words, line_words, requirement_words, rows

OTHERS = 2
"""So many other values of each line are offered at once where any line may be changed..."""
IN_PLACE = 6
"""... and so many where the lines to change were marked."""


def choose_line(turn: Turn) -> Turn:
    """What to change: the line, or at once one of its likeliest other values; the others stay."""
    turn = gone_through(ticks(turn), ticked_lines(turn))
    seen = turn.view
    options = tuple(option for line in draft(seen) for option in _changed(seen, line))
    otherwise = (("keep_all", Words("button.keep_all")), ("human", Words("button.human")))
    return turn.ask(turn.seat, "question", Words("ask.line"), choices=choices(*options, *otherwise))


def _changed(seen: View, line: Line) -> tuple[Choice, ...]:
    """The buttons of a line to change: its name, which asks for it, and its likeliest other values."""
    aspect = line.requirement.aspect
    known = seen.service.by_id[aspect]
    name = requirement_words(line.requirement) if is_own(aspect) else aspect_words(aspect)
    offered: list[tuple[Means, Words]] = [(OfLine(aspect), name)]
    if known.listed and not known.several:
        offered += [_value(aspect, value) for value in _others(seen, line)[:OTHERS]]
    return tuple(Choice(id="", means=means, label=label, group=f"line {aspect}") for means, label in offered)


def _value(aspect: str, value: str) -> tuple[Means, Words]:
    """What the button of a new value means, and says."""
    return Value(aspect, "is", (value,)), line_words(aspect, "is", (value,))


def _others(seen: View, line: Line) -> list[str]:
    """The values that a line does not have, the likeliest first; a line in own words has no others."""
    aspect = seen.service.by_id[line.requirement.aspect]
    if not aspect.listed:
        return []
    chance = seen.belief.of(aspect.id)
    others = (value for value in aspect.ranks if value not in line.requirement.values)
    return sorted(others, key=lambda value: -float(chance[aspect.ranks[value]]))


def change_marked(turn: Turn) -> Turn:
    """What to put in the place of the lines that were marked: their other values, and how strict the new one is."""
    wanted = marked(turn)
    lines = [(n, line) for n, line in numbered(turn) if line.requirement.aspect in wanted]
    turn = gone_through(ticks(turn), set(aspects_read_back(turn)) - set(wanted))
    seen = turn.view
    return turn.ask(
        turn.seat,
        "question",
        Words("ask.in_place"),
        rows(tuple(Words("numbered", {"number": n, "line": requirement_words(x.requirement)}) for n, x in lines)),
        *unsaid(seen),
        choices=choices(
            *(choice for n, line in lines for choice in _in_place(turn, seen, n, line)),
            ("agree", Words("button.agree")),
        ),
        many=True,
        aspects=wanted,
    )


def _in_place(turn: Turn, seen: View, number: int, line: Line) -> Iterator[Choice]:
    """The other values of a line, the likeliest in their own order; then its ticks, or that it does not matter."""
    aspect = line.requirement.aspect
    ranks = seen.service.by_id[aspect].ranks
    held = seen.standings[aspect].items
    offered = sorted(_others(seen, line)[:IN_PLACE], key=lambda value: ranks[value])
    for value in (*held, *offered):
        means, label = _value(aspect, value)
        yield Choice(id="", means=means, label=label, ticked=value in held, sends=False)
    strict = line if turn.case.beneficiary.kind != "self" else replace(line, tick="must")
    yield from buttons_of(turn, number, strict, ANY)


def put_in_place(turn: Turn) -> Turn:
    """The new values of the marked lines, as strict as ticked; what moves with them is read back.

    Of several values of a line, each will do; a set holds all that are ticked. A line that got none stays as it was, unless it does not matter. What
    makes it dearer is read back with the new price.
    """
    tapped = turn.tapped(Value)
    given = dict.fromkeys(each.aspect for each in tapped)
    told = _cost(turn)
    for aspect in given:
        values = tuple(value for each in tapped if each.aspect == aspect for value in each.values)
        if values != turn.view.standings[aspect].items:
            turn = record(superseding(turn, aspect), [Reading(aspect=aspect, operator="is", values=values)], "asked")
    turn = ticks(turn, only={*given, *marked(turn, ANY)})
    return turn if _cost(turn) > told else gone_through(turn, aspects_read_back(turn))


def _cost(turn: Turn) -> float:
    """The price by the rules, 0 where they set none."""
    return cost(turn.view) or 0.0


def words_at_read_back(turn: Turn) -> Turn:
    """Free words about a line: taken, and read back again; the other lines were passed over."""
    touched = {reading.aspect for reading in turn.heard.readings}
    if touched and OUTCOME not in touched:
        turn = keep_as_read(turn, touched)
    return hear.at_lines(turn)
