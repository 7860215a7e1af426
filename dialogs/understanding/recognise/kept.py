"""What is to stay as it is shown: "la nuque ça me va", "keep the sides like that"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dialogs.domain.service import Aspect
from dialogs.language import modality
from dialogs.language.function_words import NEGATORS
from dialogs.understanding.lexicon.match import Hit
from dialogs.understanding.text.tokens import read
from dialogs.understanding.utterance import Candidate, Scene

_REACH = 4  # tokens after the words that suit in which a "not" takes them back
_KEPT = 10.0  # a phrase of the service that is said for the most part knows less, one said word for word knows more

_AS_IT_IS = re.compile(r"tel|as |like (?:it|they) |touch|chang|(?:il|elle|ils|elles) ")
"""Of the words that suit, those that may mean what the client has, rather than what is shown."""


def kept_as_shown(scene: Scene) -> Iterator[Candidate]:
    """The value shown of every aspect that is named where the words say that it suits."""
    for match in modality.SUITS.finditer(scene.line.text):
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


# What nothing is to be done about: "just the lawn, not the hedge", "tout sauf les arbres".

_LEFT_OUT = re.compile(
    r"(?<!est )(?<!is )(?<!etait )(?<!was )(?<![a-z])(?:not|pas|sauf|except|hormis|but not|excluding|skip|forget|forget about|leave out|miss out|oubliez|laissez tomber|zappez) (?:a |au |aux )?(?:la|le|les|l|the|my|ma|mes|mon)$"
)
_DENYING = frozenset(["ne", "n", "rien", "nothing", "don"])
_LEAVING = re.compile(r"tel\w* quel\w*|touch|laiss|leave|left alone|intact")
_WEIGHT = 8.0  # words of the service that are said for the most part know less


def unwanted(scene: Scene) -> Iterator[Candidate]:
    """The value that says "none" or "left alone", of every aspect that is named only to be left out."""
    for hit in scene.mentions:
        aspect = scene.service.aspect(hit.entry.aspect)
        value = _left_alone(aspect) if aspect.listed and aspect.irreversible != "any" else ""
        if value and hit.entry.aspect not in scene.context.shown and (left := _as_it_is(scene, hit.tokens[-1])):
            tokens = range(hit.tokens[0], left[-1] + 1)
            yield Candidate(aspect.id, "is", (value,), tokens, frozenset(tokens), _SURE, kind="unwanted", negative=True)
        if value and _is_left_out(scene, hit.tokens[0]) and _ends(scene, hit.tokens[-1]):
            core = frozenset(hit.tokens)
            yield Candidate(aspect.id, "is", (value,), hit.span, core, _WEIGHT, kind="unwanted", negative=True)


_LEFT_AS_IS = re.compile(
    r" (?:tels? quels?|telles? quelles?|as (?:it is|they are)|comme (?:il est|elle est|ils sont|elles sont))(?= *$| *[,.;!])"
)
_SURE = 12.0


def _as_it_is(scene: Scene, token: int) -> range | None:
    """The words right after a name by which it is left alone: "on garde les arbres tels quels"."""
    match = _LEFT_AS_IS.match(scene.line.text_after(token))
    return range(token + 1, token + 1 + len(match[0].split())) if match else None


def _is_left_out(scene: Scene, token: int) -> bool:
    """Whether "not the" stands before a name, and belongs to no verb or "nothing" ("ne rasez pas ma barbe", "rien sauf la haie")."""
    sentence = scene.clauses.sentence
    words = [scene.line.text_of(each) for each in range(token) if sentence[each] == sentence[token]]
    return not _DENYING & {*words} and _LEFT_OUT.search(scene.line.text_before(token)) is not None


def _left_alone(aspect: Aspect) -> str:
    return next((option.id for option in aspect.options if _says_none(option.label.en)), "")


@lru_cache(maxsize=4096)
def _says_none(label: str) -> bool:
    line = read(label)
    return _LEAVING.search(line.text) is not None or line.tokens[0].text in NEGATORS | {"none"}


def _ends(scene: Scene, token: int) -> bool:
    """Whether a clause ends after a token."""
    following = scene.line.text_of(token + 1)
    return not following[:1].isalpha() or following in (
        "et",
        "and",
        "ni",
        "nor",
        "or",
        "ou",
        "mais",
        "but",
        "svp",
        "please",
    )
