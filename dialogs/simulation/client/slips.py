"""How a person slips when typing: on purpose unlike our own spelling repair, which must not be its mirror."""

from __future__ import annotations

import codecs
import unicodedata

from dialogs.simulation.chance import Chance


def mistyped(text: str, share: float, chance: Chance) -> str:
    """The text with slips in that share of its words of four letters or more; accents get lost with them."""
    if share == 0:
        return text
    return " ".join(
        _slipped(word, chance) if chance.happens(share) else _plain(word, chance, share) for word in text.split(" ")
    )


def _plain(word: str, chance: Chance, share: float) -> str:
    return bare(word) if chance.happens(min(1.0, 3 * share)) else word


def _slipped(word: str, chance: Chance) -> str:
    if len(word) < 4 or not word.isalpha():
        return bare(word)
    at = chance.between(1, len(word) - 2)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return chance.one_of((swapped, word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]))


def bare(text: str) -> str:
    """The text without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def unreadable(text: str) -> str:
    """The text as nobody can read it, though all its words are still told apart: other letters, no figures.

    >>> unreadable("dessus 9 mm")
    'qrffhf zz'
    """
    letters = "".join(sign for sign in text if not sign.isdigit())
    return " ".join(codecs.encode(bare(letters), "rot13").split())
