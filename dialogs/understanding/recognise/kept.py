"""What is to stay as it is shown: "la nuque ça me va", "keep the sides like that"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogs.language import modality
from dialogs.language.pack import expression, words
from dialogs.understanding.lexicon.match import Hit
from dialogs.understanding.rules import rule
from dialogs.understanding.utterance import Candidate, Utterance

_REACH = 4  # tokens after the words that suit in which a "not" takes them back
_KEPT = 10.0  # a phrase of the service that is said for the most part knows less, one said word for word knows more

_AS_IT_IS = expression("kept.suits_what_is", before="", after="")
"""Of the words that suit, those that may mean what the client has, rather than what is shown."""


def kept_as_shown(utterance: Utterance) -> Iterator[Candidate]:
    """The value shown of every aspect that is named where the words say that it suits."""
    for match in modality.SUITS.finditer(utterance.line):
        tokens = utterance.line.tokens_in(*match.span())
        clause = utterance.clauses.of[tokens[0]]
        here = [] if _is_taken_back(utterance, tokens) else _named(utterance, clause) or _named(utterance, clause - 1)
        told = _told(utterance, clause) if _AS_IT_IS.search(match[0]) else set()
        for hit in [hit for hit in here if hit.entry.aspect not in told]:
            span = range(min(hit.tokens[0], tokens[0]), max(hit.tokens[-1], tokens[-1]) + 1)
            core = frozenset(hit.tokens) | frozenset(tokens)
            yield Candidate(
                hit.entry.aspect, "is", (utterance.context.shown[hit.entry.aspect],), span, core, _KEPT, kind="shown"
            )


_TAKES_BACK = words("kept.takes_back")


@rule
def _is_taken_back(utterance: Utterance, tokens: range) -> bool:
    """Whether a "not" follows: "une frange comme ça ne me plaît pas"."""
    clause = utterance.clauses.tokens(utterance.clauses.of[tokens[-1]])
    following = [token for token in clause if 0 < token - tokens[-1] <= _REACH]
    return any(utterance.line.text_of(token) in _TAKES_BACK for token in following)


def _named(utterance: Utterance, clause: int) -> list[Hit]:
    """The aspects named in a clause of which a value was shown."""
    shown = utterance.context.shown
    return [hit for hit in _within(utterance, clause) if hit.entry.kind == "aspect" and hit.entry.aspect in shown]


def _told(utterance: Utterance, clause: int) -> set[str]:
    """The aspects that the service has words of its own for leaving alone, where they are said."""
    return {
        hit.entry.aspect for hit in _within(utterance, clause) if hit.entry.kind == "option" and not hit.entry.label
    }


def _within(utterance: Utterance, clause: int) -> Sequence[Hit]:
    return utterance.said_in_full(clause)


# What nothing is to be done about: "just the lawn, not the hedge", "tout sauf les arbres".

_LEFT_OUT = expression("kept.left_out", after="$")
_STATING = expression("kept.stating", after=" $")
_DENYING = words("kept.denying")
_WEIGHT = 8.0  # words of the service that are said for the most part know less


def unwanted(utterance: Utterance) -> Iterator[Candidate]:
    """The value that means "none" or "as it is", of every aspect that is named only to be left out."""
    for hit in utterance.mentions:
        aspect = utterance.service.aspect(hit.entry.aspect)
        value = aspect.nothing if aspect.irreversible != "any" else ""
        if value and hit.entry.aspect not in utterance.context.shown and (left := _as_it_is(utterance, hit.tokens[-1])):
            tokens = range(hit.tokens[0], left[-1] + 1)
            yield Candidate(aspect.id, "is", (value,), tokens, frozenset(tokens), _SURE, kind="unwanted", negative=True)
        if value and _is_left_out(utterance, hit.tokens[0]) and _ends(utterance, hit.tokens[-1]):
            core = frozenset(hit.tokens)
            yield Candidate(aspect.id, "is", (value,), hit.span, core, _WEIGHT, kind="unwanted", negative=True)


_LEFT_AS_IS = expression("kept.as_it_is", before=" ", after=r"(?= *$| *[,.;!])")
_SURE = 12.0


def _as_it_is(utterance: Utterance, token: int) -> range | None:
    """The words right after a name by which it is left alone: "on garde les arbres tels quels"."""
    match = _LEFT_AS_IS.match(utterance.line.text_after(token))
    return range(token + 1, token + 1 + len(match[0].split())) if match else None


@rule
def _is_left_out(utterance: Utterance, token: int) -> bool:
    """Whether "not the" stands before a name, and belongs to no verb or "nothing" ("ne rasez pas ma barbe", "rien sauf la haie")."""
    sentence = utterance.clauses.sentences[utterance.clauses.sentence[token]]
    said = {utterance.line.text_of(each) for each in sentence if each < token}
    before = utterance.line.text_before(token)
    left_out = None if _DENYING & said else _LEFT_OUT.search(before)
    return left_out is not None and not _STATING.search(before[: left_out.start()])


@rule
def _ends(utterance: Utterance, token: int) -> bool:
    """Whether a clause ends after a token."""
    following = utterance.line.text_of(token + 1)
    return not following[:1].isalpha() or following in _ENDING


_ENDING = words("kept.ending")
"""Words that link what follows, or close politely."""
