"""When two spellings are one word: capitals, accents, ligatures and the kind of apostrophe make no difference."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

WORD = 40
"""Characters of the longest word that is worth remembering: no message may fill our memory."""

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "’": "'", "‘": "'", "ʼ": "'"})


def fold(text: str) -> str:
    """Lower case without accents or ligatures.

    >>> fold("Côtés dégradés, c’est l’œuvre")
    "cotes degrades, c'est l'oeuvre"
    """
    return _folded(text) if len(text) <= WORD else _fold(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    return "".join(char for char in plain if not unicodedata.combining(char))


_folded = lru_cache(maxsize=16384)(_fold)
