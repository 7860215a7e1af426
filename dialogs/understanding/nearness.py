"""How near a label stands to a name of its aspect, over words that speak of nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.understanding.labels import Spot
from dialogs.understanding.scene import Scene
from dialogs.understanding.vocabulary import JOINING, NEGATORS, STOP, word_set

BRIDGE = STOP | NEGATORS | JOINING | word_set(
    """
    ou or nor ni either neither soit sauf except hormis but mais tout toute tous all any anything everything plutot rather
    surtout absolument definitely bien really vraiment juste just only seulement uniquement jamais never maybe peut
    possible sera serait should comme like prefere preferer prefererais prefer idealement ideally finalement actually
    maintenant now svp please voila indispensable must parfait non no yes oui ok as about quant cote concernant
    regarding suffit suffira suffisent enough fine good great works ideal convient ira will do
    """
)  # fmt: skip
"""Words that may stand between a name and its values, or beside a label that stands by itself."""

_FREE = frozenset([":", "ou", "or", "ni", "nor"])
_COSTS = {",": 3, "et": 3, "and": 3} | dict.fromkeys(_FREE, 0)
_FAR = 9  # what stands further from a name is not said of it
_CLOSE = 5  # how near a name must be to a bare "none"
_WALK = 24  # tokens over which a name is looked for


def name_of(scene: Scene, spot: Spot) -> Spot | None:
    """The name that a label belongs to: the nearest, unless the label is that of another aspect named nearer."""
    if spot.nothing and not scene.ends(spot):
        return None
    cost, name = _nearest(scene, spot)
    rivals = [
        each for each in scene.spots.at(spot.tokens[0]) if each.tokens == spot.tokens and each.aspect != spot.aspect
    ]
    if name is None or cost > (_CLOSE if spot.nothing else _FAR):
        return None
    return None if any(_nearest(scene, rival)[0] < cost for rival in rivals if rival.option) else name


def _nearest(scene: Scene, spot: Spot) -> tuple[int, Spot | None]:
    before = range(spot.tokens[0] - 1, max(spot.tokens[0] - 1 - _WALK, -1), -1)
    after = range(spot.tokens[-1] + 1, min(spot.tokens[-1] + 1 + _WALK, len(scene.line.tokens)))
    found = [(_FAR + 1, 2, None), *_walked(scene, spot, before, 0), *_walked(scene, spot, after, 1)]
    cost, _, name = min(found, key=lambda each: each[:2])
    return cost, name


def _walked(scene: Scene, spot: Spot, way: range, side: int) -> Iterator[tuple[int, int, Spot]]:
    """The first name of the aspect on the way, with what the words before it cost; as far, a label joined by "or"."""
    cost, joined = 0, False
    ends = frozenset(".;!?") | (JOINING if scene.spots.label_too(spot) else frozenset())
    for token in way:
        name = scene.spots.name(token, spot.aspect)
        if name:
            yield cost, side, name
            return
        word, kin = scene.line.text_of(token), scene.spots.label(token, spot.aspect)
        if word in ends or (not kin and (scene.spots.foreign(token, spot.aspect) or word not in BRIDGE | _FREE)):
            return
        joined = joined or word in _FREE
        if kin and spot.short and not joined:
            return
        if kin and joined and (other := scene.spots.sure_label(token, spot.aspect)):
            yield _FAR, side, other
        cost += 0 if kin else _COSTS.get(word, 1)
