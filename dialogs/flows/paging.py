"""Many lines, a few buttons at a time: which come after those that were shown."""

from __future__ import annotations

from dialogs.domain.specification import Requirement
from dialogs.engine.turn import Turn


def lines_after(turn: Turn, lines: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    """The lines after the last that this seat was shown; from the first again after the last of all."""
    shown = turn.position.asked.aspects if turn.position.asked else ()
    last = max((place for place, r in enumerate(lines, 1) if r.aspect in shown), default=0)
    return lines[last:] or lines
