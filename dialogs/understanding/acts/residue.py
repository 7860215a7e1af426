"""What a message says beside what was understood: whole clauses of which nothing was, quoted as they were written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from dialogs.language import modality
from dialogs.language.function_words import LIGHT, MINOR, NEGATORS, STOP
from dialogs.language.ordinary import silent
from dialogs.language.pack import words
from dialogs.understanding.acts import dialogue_acts
from dialogs.understanding.text.clauses import Clauses
from dialogs.understanding.text.tokens import Line

_SMALL = STOP | LIGHT | MINOR | NEGATORS
_OPENING = words("answers.linking") | frozenset(",.;:!?()-")
_SAYING_HOW = (
    modality.MUST,
    modality.BONUS,
    modality.CHANGES,
    modality.ANY,
    modality.UNKNOWN,
    modality.LATER,
    modality.SUITS,
    modality.NEED,
    modality.EXPECTATION,
    modality.PROXY_TASTE,
)


def leftovers(line: Line, clauses: Clauses, used: Collection[int], named: Collection[int]) -> Iterator[str]:
    """The stretches of the message that are left, each as it was written; neighbours of one sentence are one stretch.

    `used` are the tokens that were understood; `named` those that name an aspect, which states nothing by itself.
    """
    left = [clause for clause in sorted(clauses.texts) if _is_left(line, clauses, clause, used, named)]
    place = {clause: number for number, clause in enumerate(left)}
    for _, run in groupby(left, lambda clause: (clauses.sentence[clauses.tokens(clause)[-1]], clause - place[clause])):
        yield _quoted(line, [token for clause in run for token in clauses.tokens(clause)])


def _is_left(line: Line, clauses: Clauses, clause: int, used: Collection[int], named: Collection[int]) -> bool:
    """Whether a clause tells something, and none of it was understood."""
    tokens, text = clauses.tokens(clause), clauses.texts[clause].strip(" ,.;:!?()")
    if any(token in used for token in tokens) or dialogue_acts.whole(text) or silent(text):
        return False
    telling = " ".join(line.text_of(token) for token in tokens if token not in named)
    for marker in _SAYING_HOW:
        telling = marker.sub(" ", telling)
    return any(word[0].isdigit() or (len(word) > 2 and word not in _SMALL) for word in telling.split())


def _quoted(line: Line, tokens: list[int]) -> str:
    """The words of a stretch, without what only links it to the one before."""
    while len(tokens) > 1 and line.text_of(tokens[0]) in _OPENING:
        tokens = tokens[1:]
    while len(tokens) > 1 and line.text_of(tokens[-1]) in _OPENING:
        tokens = tokens[:-1]
    return line.quote(range(tokens[0], tokens[-1] + 1))
