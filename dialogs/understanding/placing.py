"""Which name a number belongs to, where several are said in one breath ("6 mm sur les côtés 4 cm dessus")."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dialogs.language.pack import words
from dialogs.understanding.lexicon.match import Hit
from dialogs.understanding.text.clauses import Clauses

Names = dict[int, str]
"""Token -> the aspect that it names."""

_PLACING = words("amounts.placing")
"""What stands between a number and the name that follows it."""


def names(hits: Collection[Hit], ids: Collection[str]) -> Names:
    """Where some aspects are named."""
    return {token: hit.entry.aspect for hit in hits if hit.entry.aspect in ids for token in hit.tokens}


def beside(clauses: Clauses, named: Names, first: int, last: int) -> str:
    """The aspect named beside a number from token `first` to `last`, on the side where its clause puts names; or ""."""
    after, before = _ways(clauses, first, last)
    placed = clauses.line.text_of(last + 1) in _PLACING
    ways = (before, after) if not placed and _names_first(clauses, named, clauses.of[last]) else (after, before)
    return next((aspect for way in ways if (aspect := _first(clauses, named, way))), "")


def _ways(clauses: Clauses, first: int, last: int) -> tuple[list[int], list[int]]:
    """The tokens after and before a number, nearest first, within its clause."""
    following = [token for token in clauses.tokens(clauses.of[last]) if token > last]
    preceding = [token for token in reversed(clauses.tokens(clauses.of[first])) if token < first]
    return following, preceding


def _names_first(clauses: Clauses, named: Names, clause: int) -> bool:
    """Whether a clause begins with a name rather than with a number."""
    telling = (token for token in clauses.tokens(clause) if token in named or is_number(clauses, token))
    return next(telling, -1) in named


def _first(clauses: Clauses, named: Names, way: list[int]) -> str:
    """The first name on the way, up to the next number."""
    return next((named[token] for token in _until_number(clauses, way) if token in named), "")


def _until_number(clauses: Clauses, way: list[int]) -> Iterator[int]:
    for token in way:
        if is_number(clauses, token):
            return
        yield token


def is_number(clauses: Clauses, token: int) -> bool:
    """Whether a token is a number."""
    return clauses.line.text_of(token)[:1].isdigit()
