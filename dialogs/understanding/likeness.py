"""Which of a few given answers a person means, who says it in words of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dialogs.understanding.line import fold
from dialogs.understanding.roots import Term, keys
from dialogs.understanding.vocabulary import NOT, STOP

_WORD = re.compile(r"[a-z0-9]+")


def likest(words: str, answers: Sequence[str]) -> int | None:
    """The place of the answer that shares the most telling words with what was said; None where none clearly does.

    >>> likest("they call us", ["She fills it", "She calls the family or the nurse"])
    1
    """
    said = _telling(words)
    shared = [sum(any(key & other for other in _telling(answer)) for key in said) for answer in answers]
    best = max(shared, default=0)
    return shared.index(best) if best and shared.count(best) == 1 else None


def _telling(text: str) -> list[Term]:
    return [keys(word) - {NOT} for word in _WORD.findall(fold(text)) if word not in STOP]
