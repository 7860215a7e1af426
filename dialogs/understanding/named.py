"""Values said by their labels, beside the name of their aspect, in answer to a question, or all by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.service import Aspect
from dialogs.understanding.amounts import quantities
from dialogs.understanding.labels import Spot
from dialogs.understanding.matching import Hit
from dialogs.understanding.phrases import Entry
from dialogs.understanding.scene import CERTAIN, Candidate, Scene, tokens_of
from dialogs.understanding.vocabulary import JOINING, NEGATORS, STOP, word_set

_BRIDGE = STOP | NEGATORS | JOINING | word_set(
    """
    ou or nor ni either neither soit sauf except hormis but tout toute tous all any anything everything plutot rather
    surtout absolument definitely bien really vraiment juste just only seulement jamais never maybe peut possible
    sera serait should comme like prefere preferer prefererais prefer idealement ideally finalement actually
    maintenant now svp voila suffit suffira suffisent enough fine good great works ideal convient ira will do uniquement please indispensable must parfait non no yes oui ok as about quant cote concernant regarding
    """
)  # fmt: skip
"""Words that may stand between a name and its values."""

_POINTING = word_set("il elle ils elles it they he she so s t y why who which")
"""Words that speak of something said before: a label beside them does not stand by itself."""

_SMALL = STOP | JOINING

_COSTLY = frozenset([",", "et", "and"])
_FREE = frozenset([":", "ou", "or", "ni", "nor"])
_FAR = 9  # what stands further from a name is not said of it
_CLOSE = 5  # how near a name must be to a bare "none"


def named_values(scene: Scene) -> Iterator[Candidate]:
    """Every value that the line says by its label, and that is plainly of one aspect."""
    spots = scene.spots
    called = {(spot.aspect, spot.tokens) for spot in spots if spot.option}
    names = [spot for spot in spots if not spot.option and (spot.aspect, spot.tokens) not in called]
    measured = _measured(scene) if any(_is_measured(scene, spot) for spot in spots) else {}
    taken: set[range] = set()
    for spot in spots:
        if spot.option and measured.get(spot.tokens[0], True) and not _in_a_saying(scene, spot):
            name = _name(scene, spot, names, spots)
            if name or _is_answer(scene, spot) or (spot.telling and _is_alone(scene, spot)):
                yield _candidate(scene, spot, name if name and name.tokens not in taken else None)
                taken |= {name.tokens} if name else set()


def _candidate(scene: Scene, spot: Spot, name: Spot | None) -> Candidate:
    tokens, core = spot.tokens, frozenset(spot.tokens)
    if name:
        core |= frozenset(name.tokens)
        between = set(range(name.tokens[-1] + 1, tokens[0]))
        if between.isdisjoint(token for other in scene.spots for token in other.tokens):
            tokens = range(min(name.tokens[0], tokens[0]), tokens[-1] + 1)
    return Candidate(spot.aspect, "is", (spot.option,), tokens, core, CERTAIN * 1.5 + len(spot.tokens), kind="label")


def _is_measured(scene: Scene, spot: Spot) -> bool:
    return bool(spot.option) and scene.line.tokens[spot.tokens[0]].text[0].isdigit()


def _measured(scene: Scene) -> dict[int, bool]:
    """The tokens of quantities, each with whether it stands for itself: no end of a range, and nothing bounds it."""
    plain: dict[int, bool] = {}
    for quantity in quantities(scene.line.text):
        alone = quantity.operator in ("is", "not") and len(quantity.numbers) == 1
        plain |= dict.fromkeys(tokens_of(scene, *quantity.core), alone)
    return plain


def _in_a_saying(scene: Scene, spot: Spot) -> bool:
    """Whether a label is only a part of what the line says for another value, or of a complete result."""
    return any(_says_more(scene, hit, spot) for hit in scene.hits if hit.coverage == 1)


def _says_more(scene: Scene, hit: Hit, spot: Spot) -> bool:
    entry, more = hit.entry, _telling(scene, hit.span)
    inside = _telling(scene, spot.tokens) or set(spot.tokens)
    if not inside < more or entry.derived or entry.kind not in ("option", "vague", "outcome"):
        return False
    if (entry.aspect, entry.values) == (spot.aspect, (spot.option,)) and not _denies(scene, entry, spot):
        return False
    words = [word for word in entry.line.split() if word not in _SMALL]
    return words == [scene.line.text_of(token) for token in sorted(more)]


def _telling(scene: Scene, tokens: range) -> set[int]:
    return {token for token in tokens if scene.line.text_of(token) not in _SMALL}


def _denies(scene: Scene, entry: Entry, spot: Spot) -> bool:
    """Whether a phrase for a value says "no" where its label does not: "sans gluten" tells of an allergy to gluten."""
    return entry.negative and all(scene.line.tokens[token].text not in NEGATORS for token in spot.tokens)


def _name(scene: Scene, spot: Spot, names: list[Spot], spots: list[Spot]) -> Spot | None:
    """The name of its aspect that stands nearest to a label, with nothing between them that speaks of something else."""
    mine = [name for name in names if name.aspect == spot.aspect and not set(name.tokens) & set(spot.tokens)]
    costs = [(cost, name.tokens[0], name) for name in mine if (cost := _cost(scene, spot, name, spots)) is not None]
    if spot.nothing and not scene.ends(spot):
        return None
    limit = _CLOSE if spot.nothing else _FAR
    near = [each for each in costs if each[0] <= limit]
    return min(near, key=lambda each: each[:2])[2] if near and not _closer(scene, spot, near, names, spots) else None


def _is_name_too(scene: Scene, spot: Spot) -> bool:
    """Whether a label is a name of its aspect as well: "beard and moustache" names twice, and states nothing."""
    return any(each.tokens == spot.tokens and each.aspect == spot.aspect and not each.option for each in scene.spots)


def _closer(scene: Scene, spot: Spot, near: list[tuple[int, int, Spot]], names: list[Spot], spots: list[Spot]) -> bool:
    """Whether the same words are the label of another aspect, whose name is nearer."""
    mine = min(cost for cost, _, _ in near)
    rivals = [each for each in spots if each.option and each.tokens == spot.tokens and each.aspect != spot.aspect]
    others = [
        cost for rival in rivals for name in names
        if name.aspect == rival.aspect and (cost := _cost(scene, rival, name, spots)) is not None
    ]  # fmt: skip
    return any(cost < mine for cost in others)


def _cost(scene: Scene, spot: Spot, name: Spot, spots: list[Spot]) -> int | None:
    """How far a name stands from a label; None where something between them speaks of something else."""
    between = range(name.tokens[-1] + 1, spot.tokens[0]) or range(spot.tokens[-1] + 1, name.tokens[0])
    kin = _kin(scene, spot)
    others = {token for each in spots if each.aspect != spot.aspect and not each.nothing for token in each.tokens}
    ends = frozenset(".;!?") | (JOINING if _is_name_too(scene, spot) else frozenset())
    cost = 0
    for token in between:
        word = scene.line.tokens[token].text
        if word in ends or (token not in kin and (token in others or word not in _BRIDGE | _FREE)):
            return None
        cost += 0 if token in kin or word in _FREE else 3 if word in _COSTLY else 1
    return cost


def _is_answer(scene: Scene, spot: Spot) -> bool:
    """Whether a label answers the question about its aspect, with no other aspect named beside it."""
    if spot.aspect != scene.context.asked or ((spot.nothing or spot.short) and not _is_alone(scene, spot)):
        return False
    clause = scene.clauses.of[spot.tokens[0]]
    listed = {aspect.id: aspect for aspect in scene.service.aspects}
    kin = _kin(scene, spot)
    return not any(
        _is_other(listed[hit.entry.aspect], scene) and scene.clauses.of[hit.tokens[0]] == clause
        and not kin & set(hit.tokens)
        for hit in scene.mentions
    )  # fmt: skip


def _is_other(aspect: Aspect, scene: Scene) -> bool:
    return aspect.id != scene.context.asked and bool(aspect.options)


def _is_alone(scene: Scene, spot: Spot) -> bool:
    """Whether a clause says a label, or several of one aspect, and nothing else."""
    clause = set(scene.clauses.tokens(scene.clauses.of[spot.tokens[0]]))
    kin = _kin(scene, spot)
    return all(scene.line.tokens[token].text in _BRIDGE - _POINTING for token in clause - kin)


def _kin(scene: Scene, spot: Spot) -> set[int]:
    """The tokens of all labels of the aspect of a spot."""
    return {token for each in scene.spots if each.aspect == spot.aspect and each.option for token in each.tokens}
