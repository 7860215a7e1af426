"""What is to stay as it is shown: "la nuque ça me va", "keep the sides like that"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogs.understanding import markers
from dialogs.understanding.matching import Hit
from dialogs.understanding.scene import Candidate, Scene

_REACH = 4  # tokens after the words that suit in which a "not" takes them back
_KEPT = 10.0  # a phrase of the service that is said for the most part knows less, one said word for word knows more

_AS_IT_IS = re.compile(r"tel|as |like (?:it|they) |touch|chang|(?:il|elle|ils|elles) ")
"""Of the words that suit, those that may mean what the client has, rather than what is shown."""


def kept_as_shown(scene: Scene) -> Iterator[Candidate]:
    """The value shown of every aspect that is named where the words say that it suits."""
    for match in markers.SUITS.finditer(scene.line.text):
        tokens = scene.line.tokens_in(*match.span())
        clause = scene.clauses.of[tokens[0]]
        here = [] if _is_taken_back(scene, tokens) else _named(scene, clause) or _named(scene, clause - 1)
        told = _told(scene, clause) if _AS_IT_IS.search(match[0]) else set()
        for hit in [hit for hit in here if hit.entry.aspect not in told]:
            span = range(min(hit.tokens[0], tokens[0]), max(hit.tokens[-1], tokens[-1]) + 1)
            core = frozenset(hit.tokens) | frozenset(tokens)
            yield Candidate(
                hit.entry.aspect, "is", (scene.context.shown[hit.entry.aspect],), span, core, _KEPT, kind="shown"
            )


def _is_taken_back(scene: Scene, tokens: range) -> bool:
    """Whether a "not" follows: "une frange comme ça ne me plaît pas"."""
    clause = scene.clauses.tokens(scene.clauses.of[tokens[-1]])
    following = [token for token in clause if 0 < token - tokens[-1] <= _REACH]
    return any(scene.line.text_of(token) in ("pas", "plus", "not") for token in following)


def _named(scene: Scene, clause: int) -> list[Hit]:
    """The aspects named in a clause of which a value was shown."""
    shown = scene.context.shown
    return [hit for hit in _within(scene, clause) if hit.entry.kind == "aspect" and hit.entry.aspect in shown]


def _told(scene: Scene, clause: int) -> set[str]:
    """The aspects that the service has words of its own for leaving alone, where they are said."""
    return {hit.entry.aspect for hit in _within(scene, clause) if hit.entry.kind == "option" and not hit.entry.label}


def _within(scene: Scene, clause: int) -> list[Hit]:
    return [hit for hit in scene.hits if hit.coverage == 1 and scene.clauses.of[hit.tokens[0]] == clause]
