"""Values said by their labels, beside the name of their aspect, in answer to a question, or all by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.language.function_words import JOINING, NEGATORS, STOP
from dialogs.language.pack import by_heard, words
from dialogs.understanding.lexicon.labels import Spot
from dialogs.understanding.lexicon.match import Hit
from dialogs.understanding.rules import rule
from dialogs.understanding.utterance import CERTAIN, Candidate, Saying, Utterance, tokens_of

_POINTING = words("named_values.pointing")
"""Words that speak of something said before: a label beside them does not stand by itself."""

_BRIEF = 15  # tokens of a clause that may say nothing but labels


def named_values(utterance: Utterance) -> Iterator[Candidate]:
    """Every value that the line says by its label, and that is plainly of one aspect."""
    labels = [spot for spot in utterance.spots if spot.option]
    plain = _plain_quantities(utterance) if any(_is_measured(utterance, spot) for spot in labels) else {}
    taken: set[range] = set()
    for spot in labels:
        if (
            not _is_plain(spot, plain)
            or _is_other(utterance, spot)
            or any(_says_more(utterance, each, spot) for each in utterance.sayings_with(_telling_of(utterance, spot)))
        ):
            continue
        name = name_of(utterance, spot)
        if name or _is_answer(utterance, spot) or (spot.telling and _is_alone(utterance, spot)):
            yield _candidate(utterance, spot, name if name and name.tokens not in taken else None)
            taken |= {name.tokens} if name else set()


def _candidate(utterance: Utterance, spot: Spot, name: Spot | None) -> Candidate:
    tokens, core = spot.tokens, frozenset(spot.tokens)
    if name and not name.option:
        core |= frozenset(name.tokens)
        if not any(utterance.spots.at(token) for token in range(name.tokens[-1] + 1, tokens[0])):
            tokens = range(min(name.tokens[0], tokens[0]), tokens[-1] + 1)
    weight, label = CERTAIN * 1.5 + len(spot.tokens), f"{name.text}: {spot.text}" if name else spot.text
    return Candidate(spot.aspect, "is", (spot.option,), tokens, core, weight, kind="label", label=label)


@rule
def _is_measured(utterance: Utterance, spot: Spot) -> bool:
    """Whether a label begins with a number."""
    return utterance.line.text_of(spot.tokens[0])[:1].isdigit()


@rule
def _is_other(utterance: Utterance, spot: Spot) -> bool:
    """Whether the words of a label say something else here."""
    return _is_relative(utterance, spot) or _is_of_other(utterance, spot)


@rule
def _is_relative(utterance: Utterance, spot: Spot) -> bool:
    """Whether a label is a comparative in the other language ("longer" is no "longue")."""
    if len(spot.tokens) > 1:
        return False
    here = utterance.said_in_full(utterance.clauses.of[spot.tokens[0]])
    return any(hit.entry.kind in ("less", "more") and hit.tokens == (spot.tokens[0],) for hit in here)


@rule
def _is_of_other(utterance: Utterance, spot: Spot) -> bool:
    """Whether a label is a length that another part stands beside ("6 mm" in "derrière 6 mm, dessus 2 cm")."""
    aspect = utterance.service.aspect(spot.aspect)
    if not (_is_measured(utterance, spot) and aspect.unit and aspect.less):
        return False
    return utterance.part_beside(spot.tokens, [aspect]) not in ("", spot.aspect)


def _is_plain(spot: Spot, plain: dict[int, range]) -> bool:
    """Whether a label is no quantity, or a whole one that stands for itself ("1 m" is no "1 m 60")."""
    quantity = plain.get(spot.tokens[0])
    return quantity is None or (len(quantity) > 0 and {*quantity} <= {*spot.tokens})


def _plain_quantities(utterance: Utterance) -> dict[int, range]:
    """The tokens of quantities, each with those of the whole; of none where it is the end of a range, or bounded."""
    plain: dict[int, range] = {}
    for quantity in utterance.quantities:
        alone = quantity.operator in ("is", "not") and len(quantity.numbers) == 1
        tokens = tokens_of(utterance, *quantity.core)
        plain |= dict.fromkeys(tokens, tokens if alone else range(0))
    return plain


def _telling_of(utterance: Utterance, spot: Spot) -> int:
    """A token that is in every saying of which a label is a part."""
    return min(utterance.telling(spot.tokens) or spot.tokens)


@rule
def _says_more(utterance: Utterance, saying: Saying, spot: Spot) -> bool:
    """Whether a label is only a part of what the line says for another value, or of a complete result."""
    inside = utterance.telling(spot.tokens) or set(spot.tokens)
    entry = saying.entry
    if not inside < saying.tokens:
        return False
    same = (entry.aspect, entry.values) == (spot.aspect, (spot.option,))
    # "Sans gluten" tells of an allergy to gluten, where "gluten" alone would be ruled out.
    denied = entry.negative and all(utterance.line.text_of(token) not in NEGATORS for token in spot.tokens)
    return (
        not same
        or denied
        or (spot.short and any(utterance.spots.name(token, spot.aspect) is None for token in saying.tokens - inside))
    )


@rule
def _is_answer(utterance: Utterance, spot: Spot) -> bool:
    """Whether a label answers the question about its aspect, with no other aspect named beside it."""
    if spot.aspect != utterance.context.asked or ((spot.nothing or spot.short) and not _is_alone(utterance, spot)):
        return False
    clause = utterance.clauses.of[spot.tokens[0]]
    return not any(_names_other(utterance, hit) for hit in utterance.mentioned_in(clause))


@rule
def _names_other(utterance: Utterance, hit: Hit) -> bool:
    """Whether another aspect is named, by more than words of a label of the one asked about."""
    asked, aspect = utterance.context.asked, utterance.service.aspect(hit.entry.aspect)
    return aspect.id != asked and aspect.listed and not any(utterance.spots.label(token, asked) for token in hit.tokens)


@rule
def _is_alone(utterance: Utterance, spot: Spot) -> bool:
    """Whether a clause says a label, or several of one aspect, and nothing else."""
    clause = utterance.clauses.tokens(utterance.clauses.of[spot.tokens[0]])
    return len(clause) <= _BRIEF and all(
        utterance.line.text_of(token) in _BESIDE or utterance.spots.label(token, spot.aspect) for token in clause
    )


# How near a label stands to a name of its aspect, over words that speak of nothing else.

BRIDGE = STOP | NEGATORS | JOINING | words("named_values.bridge")
"""Words that may stand between a name and its values, or beside a label that stands by itself."""
_BESIDE = BRIDGE - _POINTING

_FREE = words("named_values.or") | {":"}
_PASSED = BRIDGE | _FREE
_COSTS = by_heard(lambda: {",": 3} | dict.fromkeys(words("named_values.and"), 3) | dict.fromkeys(_FREE, 0))
_FAR = 9  # what stands further from a name is not said of it
_CLOSE = 5  # how near a name must be to a bare "none"
_WALK = 24  # tokens over which a name is looked for


def name_of(utterance: Utterance, spot: Spot) -> Spot | None:
    """The name that a label belongs to: the nearest, unless the label is that of another aspect named nearer."""
    if spot.nothing and not utterance.ends(spot):
        return None
    cost, name = _nearest(utterance, spot)
    rivals = [
        each for each in utterance.spots.at(spot.tokens[0]) if each.tokens == spot.tokens and each.aspect != spot.aspect
    ]
    if name is None or cost > (_CLOSE if spot.nothing else _FAR) or _begins_another(utterance, spot, name):
        return None
    return None if any(_nearest(utterance, rival)[0] < cost for rival in rivals if rival.option) else name


@rule
def _begins_another(utterance: Utterance, spot: Spot, name: Spot) -> bool:
    """Whether a label beyond a comma names another aspect: in "no bangs, sides tight" the bangs are not to the side."""
    named = any(not each.option and each.aspect != spot.aspect for each in utterance.spots.at(spot.tokens[0]))
    return named and utterance.clauses.of[spot.tokens[0]] != utterance.clauses.of[name.tokens[0]]


def _nearest(utterance: Utterance, spot: Spot) -> tuple[int, Spot | None]:
    if spot.aspect not in utterance.spots.anchored:
        return _FAR + 1, None
    before = range(spot.tokens[0] - 1, max(spot.tokens[0] - 1 - _WALK, -1), -1)
    after = range(spot.tokens[-1] + 1, min(spot.tokens[-1] + 1 + _WALK, len(utterance.line.tokens)))
    found = [(_FAR + 1, 2, None), *_walked(utterance, spot, before, 0), *_walked(utterance, spot, after, 1)]
    cost, _, name = min(found, key=lambda each: each[:2])
    return cost, name


def _walked(utterance: Utterance, spot: Spot, way: range, side: int) -> Iterator[tuple[int, int, Spot]]:
    """The first name of the aspect on the way, with what the words before it cost; as far, a label joined by "or"."""
    cost, joined = 0, False
    ends = frozenset(".;!?") | (JOINING if utterance.spots.label_too(spot) else frozenset())
    for token in way:
        name = utterance.spots.name(token, spot.aspect)
        if name:
            yield cost, side, name
            return
        word, kin = utterance.line.text_of(token), utterance.spots.label(token, spot.aspect)
        if word in ends or (not kin and (utterance.spots.foreign(token, spot.aspect) or word not in _PASSED)):
            return
        joined = joined or word in _FREE
        if kin and spot.short and not joined:
            return
        if kin and joined and (other := utterance.spots.sure_label(token, spot.aspect)):
            yield _FAR, side, other
        cost += 0 if kin else _COSTS().get(word, 1)
