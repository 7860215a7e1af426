"""Everyday words and small talk. Names for the entries of `ordinary.toml` and `small_talk.toml`, and one question about them."""

from __future__ import annotations

from dialogs.language.pack import expression, words

ORDINARY = words("ordinary.common")
"""Common words that are never taken for a misspelling of a telling one."""

IDIOMS = expression("small_talk.idioms", after="")
"""What is said without stating anything: small talk, weather, wishes."""

_POLITE = expression("small_talk.polite")
_LEAST = 3  # letters of a word that tells something


def silent(text: str) -> bool:
    """Whether a folded text says nothing but politeness.

    >>> silent("je vous remercie beaucoup"), silent("pas de tondeuse svp")
    (True, False)
    """
    left = _POLITE.sub(" ", text)
    return not any(len(word) >= _LEAST for word in left.split())
