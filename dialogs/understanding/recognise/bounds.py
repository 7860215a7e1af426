"""What bounds a day or a delay: the words before it ("avant", "by") and after it ("au plus tard", "or later")."""

from __future__ import annotations

from dialogs.domain.specification import Operator
from dialogs.language.pack import Expression, expression

_WINDOW = 60  # characters before a day in which its bounds are looked for
_TELLING: tuple[Operator, ...] = ("at_least", "at_most", "before", "after", "not")
_BEFORE: tuple[tuple[Operator, Expression], ...] = tuple(
    (operator, expression(f"bounds.{operator}", before="(?:^|(?<= ))", after="(?: {bounds.articles})*$"))
    for operator in _TELLING
)
"""Operator -> what a text ends with before a day, most telling first."""

_CLOSING: tuple[Operator, ...] = ("at_most", "at_least")
_AFTER: tuple[tuple[Operator, Expression], ...] = tuple(
    (operator, expression(f"bounds.{operator}_after", before="[ ,(]*", after=r"\b(?! \d)")) for operator in _CLOSING
)
"""Operator -> what a text begins with after a day."""


def bound_before(text: str) -> tuple[Operator, int] | None:
    """The operator that a text ends with ("... au plus tard"), and where its words begin."""
    for operator, pattern in _BEFORE:
        match = pattern.search(text, max(len(text) - _WINDOW, 0))
        if match:
            return operator, match.start()
    return None


def bound_after(text: str) -> tuple[Operator, int] | None:
    """The operator that a text begins with ("max", "or later"), and where its words end."""
    for operator, pattern in _AFTER:
        match = pattern.match(text)
        if match:
            return operator, match.end()
    return None
