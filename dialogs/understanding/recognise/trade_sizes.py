"""Numbers that are the trade's own sizes: "a 2 on the sides", "sabot 3 partout" are clipper guards, not millimetres."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from dialogs.domain.folding import fold
from dialogs.domain.quantity import Amount, nearest
from dialogs.domain.service import Aspect, Gauge
from dialogs.domain.specification import Operator
from dialogs.language.function_words import STOP
from dialogs.language.pack import expression, words
from dialogs.understanding.placing import Names, beside
from dialogs.understanding.recognise.amounts import Quantity
from dialogs.understanding.rules import rule
from dialogs.understanding.utterance import CERTAIN, MEASURED, Candidate, Utterance, tokens_of

_PLACING = STOP | words("trade_sizes.placing")
"""What may stand between a size and the part that it is for, beside what sizes are called."""
_ALL_OVER = expression("trade_sizes.all_over", before="^ ")
_EVERYTHING = expression("trade_sizes.everything", after="$")
_TOWARDS = words("trade_sizes.towards")
_SPOKEN_OF = words("trade_sizes.spoken_of")
_LIMITS = words("trade_sizes.limits")


def everywhere(utterance: Utterance, last: int) -> range:
    """The tokens after token `last` that say that it is for all parts ("all over", "partout")."""
    match = _ALL_OVER.match(utterance.line.text_after(last))
    return range(last + 1, last + 1 + (len(match[0].split()) if match else 0))


@rule
def is_for_all(utterance: Utterance, core: range) -> bool:
    """Whether a number is for all parts: "9 mm partout", "shave it all to 3 mm"."""
    if everywhere(utterance, core[-1]):
        return True
    first = core[0]
    while (word := utterance.line.text_of(first - 1)) in _TOWARDS or word in utterance.lexicon.sizes:
        first -= 1
    return first < core[0] and _EVERYTHING.search(utterance.line.text_before(first)) is not None


def gauged(utterance: Utterance, quantity: Quantity) -> Iterator[Candidate]:
    """The part of which a bare number is the size."""
    aspects = [aspect for aspect in utterance.service.aspects if aspect.gauge]
    core = tokens_of(utterance, *quantity.core)
    if utterance.line.text_of(core[-1] + 1) in _LIMITS:
        return
    aspect = _part(utterance, aspects, core) if aspects else None
    gauge = aspect.gauge if aspect else None
    if aspect is None or gauge is None:
        return
    called = _is_called(utterance, gauge, core[0])
    sized = max(quantity.numbers) <= Decimal(str(gauge.most)) and (called or _is_usual(utterance, gauge))
    step = Decimal(str(gauge.step)) if sized else Decimal(1)
    measures = [Amount(number * step, aspect.unit) for number in quantity.numbers]
    values = tuple(value for each in measures if (value := nearest(aspect, each)))
    if values:
        spot = _spot(utterance, quantity, core, called)
        weight = MEASURED + (CERTAIN if called else 0)
        yield Candidate(aspect.id, _bound(utterance, quantity), values, spot, frozenset(spot), weight)


def _bound(utterance: Utterance, quantity: Quantity) -> Operator:
    """What bounds a size; in "a 3 top", the part does not."""
    after = tokens_of(utterance, quantity.core[1], quantity.end) if quantity.end > quantity.core[1] else ()
    return "is" if any(utterance.tells_aspect(token) for token in after) else quantity.operator


def _spot(utterance: Utterance, quantity: Quantity, core: range, called: bool) -> range:
    """The size with what it is called, and with what says that it is for all parts."""
    return range(core[0] - called, core[-1] + 1 + len(everywhere(utterance, core[-1])))


def _part(utterance: Utterance, aspects: Iterable[Aspect], core: range) -> Aspect | None:
    """The part beside the number, with nothing telling between; the first part where it is for all of them."""
    ids = {aspect.id: aspect for aspect in aspects}
    named = utterance.parts(ids)
    if is_for_all(utterance, core):
        return next(iter(ids.values()))
    found = beside(utterance.clauses, named, core[0], core[-1])
    clause = utterance.clauses.tokens(utterance.clauses.of[core[-1]])
    after, before = [token for token in clause if token > core[-1]], [token for token in clause if token < core[0]]
    near = _reaches(utterance, named, after) or _reaches(utterance, named, before[::-1])
    return ids[found] if found and near else None


@rule
def _reaches(utterance: Utterance, named: Names, way: Iterable[int]) -> bool:
    """Whether a part is named on the way before any other telling word."""
    return next((token in named for token in way if token in named or not _is_passed(utterance, token)), False)


def _is_passed(utterance: Utterance, token: int) -> bool:
    """Whether a token may stand between a size and its part."""
    word = utterance.line.text_of(token)
    return word in _PLACING or word in utterance.lexicon.sizes


@rule
def _is_called(utterance: Utterance, gauge: Gauge, first: int) -> bool:
    """Whether the size is called by its name ("sabot 3", "grade 2"), or spoken of as one ("au 3")."""
    called = {*_SPOKEN_OF, *(fold(word) for word in gauge.words.every)}
    return first > 0 and utterance.line.text_of(first - 1) in called


@rule
def _is_usual(utterance: Utterance, gauge: Gauge) -> bool:
    """Whether a bare number is a size: where that is usual in the person's language, or a size was named before."""
    called = {fold(word) for word in gauge.words.every}
    said = {token.text for token in utterance.line.tokens}
    return bool(called & said) or utterance.context.language in gauge.usual
