"""Less or more than what is shown, in words that hold for any trade: "moins cher", "a bit sooner", "un chouïa plus"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dialogs.domain.service import Aspect
from dialogs.domain.specification import Operator
from dialogs.language.pack import Expression, expression
from dialogs.understanding.utterance import FALLBACK, Candidate, Utterance, of_family, of_kind, tokens_of

_OF_KIND: tuple[tuple[str, Operator, Expression], ...] = (
    ("money", "less", expression("relative.money_less")),
    ("money", "more", expression("relative.money_more")),
    ("date", "less", expression("relative.date_less")),
    ("date", "more", expression("relative.date_more")),
)
"""Kind of aspect, direction and the words that can be said of nothing else."""

_END = r"(?= *$| *[,.;:!?])"

_BARE: tuple[tuple[Operator, Expression], ...] = (
    ("less", expression("relative.less", after=_END)),
    ("more", expression("relative.more", after=_END)),
)
"""Direction and the words that are said of what was asked about, or alone was shown."""

_ORDERED = ("scale", "number", "money", "date", "appointment", "duration")


def relative(utterance: Utterance) -> Iterator[Candidate]:
    """Relative wishes about a price or a day that was shown, and bare ones about what is spoken of."""
    for kind, way, words in _OF_KIND:
        for aspect in of_family(utterance.service, kind)[:1]:
            if aspect.id in utterance.context.shown:
                yield from _said(utterance, aspect, way, words)
    yield from _cheaper(utterance)
    spoken_of = _spoken_of(utterance)
    if spoken_of and not any(each.id == spoken_of.id for each in _named(utterance)):
        for way, words in _BARE:
            yield from _said(utterance, spoken_of, way, words)


def _cheaper(utterance: Utterance) -> Iterator[Candidate]:
    """A comparison with a price that was never shown leaves open what it is to be: "something a bit cheaper"."""
    for aspect in of_kind(utterance.service, "money")[:1]:
        if aspect.id not in utterance.context.shown:
            yield from (replace(each, vagueness="comparative") for each in _said(utterance, aspect, "vague", _UNSHOWN))


_UNSHOWN = expression("relative.money_unshown")


def _said(utterance: Utterance, aspect: Aspect, way: Operator, words: Expression) -> Iterator[Candidate]:
    shown = utterance.context.shown.get(aspect.id)
    for match in words.finditer(utterance.line.text):
        tokens = tokens_of(utterance, *match.span())
        yield Candidate(
            aspect.id, way, (shown,) if shown else (), tokens, frozenset(tokens), FALLBACK + 2 * len(tokens), kind=way
        )


def _spoken_of(utterance: Utterance) -> Aspect | None:
    """What a bare "more" is about: the aspect that was asked about, or the only one that is shown."""
    shown = utterance.context.shown
    asked = utterance.context.asked or (next(iter(shown)) if len(shown) == 1 else "")
    aspect = utterance.service.by_id.get(asked)
    return aspect if aspect is not None and aspect.kind in _ORDERED else None


def _named(utterance: Utterance) -> Iterator[Aspect]:
    """The aspects that the line names itself: it says by itself what it is about."""
    return (utterance.service.aspect(hit.entry.aspect) for hit in utterance.mentions)
