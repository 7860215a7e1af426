"""What bounds a day or a delay: the words before it ("avant", "by") and after it ("au plus tard", "or later")."""

from __future__ import annotations

import re

from dialogs.domain.specification import Operator
from dialogs.language.calendar import PREFIXES, SUFFIXES

_WINDOW = 60  # characters before a day in which its bounds are looked for
_BEFORE = tuple(
    (operator, re.compile(rf"(?:^|(?<= ))(?:{words})(?: (?:le|la|l|les|ce|the|this|on|pour|next|ce jour))*$"))
    for operator, words in PREFIXES
)

_AFTER = tuple((operator, re.compile(rf"^[ ,(]*(?:{words})\b(?! \d)")) for operator, words in SUFFIXES)


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
