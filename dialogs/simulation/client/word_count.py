"""How many words a text has, and whether it holds those of a clause."""

from __future__ import annotations

import re

from dialogs.simulation.client.slips import bare

WORD = re.compile(r"\w+")
SHORT, ENOUGH = 3, 0.6
"""Words of up to so many letters say little; so much of a clause must be there for it to be held."""


def words(text: str) -> int:
    """How many words a text has; a colon or a bullet that stands alone is none.

    >>> words("• dessus : 5 cm")
    3
    """
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def holds_words(text: str, clause: str) -> bool:
    """Whether a text holds a clause: three in five of its words of some length, or all where it has one or two.

    >>> holds_words("3. « pas de tondeuse s'il vous plaît » (indispensable)", "Pas de tondeuse")
    True
    """
    wanted, there = _content(clause), _content(text)
    return bool(wanted) and len(wanted & there) >= ENOUGH * len(wanted)


def _content(text: str) -> set[str]:
    known = set(WORD.findall(bare(text.casefold())))
    return {word for word in known if len(word) > SHORT} or known
