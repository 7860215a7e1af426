"""What a message says beside what was understood: whole clauses of which nothing was, quoted as they were written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from dialogs.domain.specification import Strength
from dialogs.language import modality
from dialogs.language.function_words import LIGHT, MINOR, NEGATORS, STOP
from dialogs.language.ordinary import ORDINARY, silent
from dialogs.language.pack import expression, words
from dialogs.understanding.acts import dialogue_acts
from dialogs.understanding.text.clauses import Clauses
from dialogs.understanding.text.tokens import Line, words_of

_SMALL = STOP | LIGHT | MINOR | NEGATORS
_OPENING = words("answers.linking") | frozenset(",.;:!?()-")
_WISHING, _REMARKING = expression("residue.wishing"), expression("residue.remarking")
_LINKING = _OPENING - NEGATORS
"""What is left out at the beginning of a quote: never what turns it round ("NO hazelnuts")."""
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


def leftovers(
    line: Line, clauses: Clauses, used: Collection[int], named: Collection[int], beside: Collection[int]
) -> Iterator[str]:
    """The stretches of the message that are left, each as it was written; neighbours of one sentence are one stretch.

    `used` are the tokens that were understood; `named` those that name an aspect, which states nothing by itself;
    `beside` those of small talk and of for whom it is, beside which a clause must tell more than an age to be left.
    """
    left = [clause for clause in sorted(clauses.texts) if _is_left(line, clauses, clause, used, named, beside)]
    place = {clause: number for number, clause in enumerate(left)}
    for _, run in groupby(left, lambda clause: (clauses.sentence[clauses.tokens(clause)[-1]], clause - place[clause])):
        yield _quoted(line, [token for clause in run for token in clauses.tokens(clause)])


def is_remark(text: str) -> bool:
    """Whether somebody's words tell of something and wish for nothing ("my sister recommended you").

    What is not surely a remark is a wish: a line too many is crossed out in one tap, a wish that is lost is lost.
    """
    folded = words_of(text)
    return _REMARKING.search(folded) is not None and _WISHING.search(folded) is None


def strength_of(text: str) -> Strength:
    """How strict somebody's own words are: welcome where they say so ("si possible"), else a must."""
    return "bonus" if modality.BONUS.search(words_of(text)) else "must"


def without_manner(text: str) -> str:
    """A folded text without the words that only say how something is meant ("surtout", "si possible", "not")."""
    for marker in _SAYING_HOW:
        text = marker.sub(" ", text)
    return " ".join(word for word in text.split() if word not in _SMALL)


def tells(text: str) -> bool:
    """Whether a folded text tells anything beside how it is meant."""
    return any(word[0].isdigit() or (len(word) > 2 and word not in _SMALL) for word in without_manner(text).split())


def _is_left(
    line: Line,
    clauses: Clauses,
    clause: int,
    used: Collection[int],
    named: Collection[int],
    beside: Collection[int],
) -> bool:
    """Whether a clause tells something, and none of it was understood."""
    tokens, text = clauses.tokens(clause), clauses.texts[clause].strip(" ,.;:!?()")
    if any(token in used for token in tokens) or dialogue_acts.whole(text) or silent(text):
        return False
    bare = [line.text_of(token) for token in tokens if token not in named and token not in beside]
    if any(token in beside for token in tokens):
        bare = [word for word in bare if word not in ORDINARY and not word[0].isdigit() and not silent(word)]
    return any(tells(word) for word in bare)


def _quoted(line: Line, tokens: list[int]) -> str:
    """The words of a stretch, without what only links it to the one before."""
    while len(tokens) > 1 and line.text_of(tokens[0]) in _LINKING:
        tokens = tokens[1:]
    while len(tokens) > 1 and line.text_of(tokens[-1]) in _OPENING:
        tokens = tokens[:-1]
    return line.quote(range(tokens[0], tokens[-1] + 1))
