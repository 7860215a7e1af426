"""What is to be taken off, rather than left: "an inch off the top" is no top of an inch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dialogs.service import Aspect
from dialogs.understanding.amounts import Quantity
from dialogs.understanding.scene import CERTAIN, Candidate, Scene, tokens_of

_CUTTING = re.compile(
    r"(?<![a-z])(?:(?:re)?coup(?:er?|ez|ons)|enlev(?:er?|ez|ons)|retir(?:er?|ez)|raccourci\w*|rafraichi\w*|taill(?:er?|ez)|"
    r"rogne[rz]?|vire[rz]?|cut|trim|take|taking|lose|chop|remove|snip|shorten|perdre|"
    r"(?:lose|take|cut|chop|trim) off)"
    r"(?: (?:off|me|moi|m en|en|ca|it|them|les|juste|just|seulement|only|environ|about|peut etre|maybe|de|d|by|like|"
    r"un bon|une bonne|a good|maximum|max|au plus|up to|pas plus|plus|no more than|more than|que|quelques)){0,3} $"
)
"""A verb of cutting right before an amount. "Coupez à 3 cm" tells what stays."""

_OFF = re.compile(
    r"^ ?(?:(?:max|maxi|maximum|pas plus|or so|environ|a peu pres) )?"
    r"(?:off|de moins|en moins|shorter|plus courte?s?|trimmed|taken|chopped|cut off|gone)(?![a-z])"
)


def taken_off(scene: Scene, quantity: Quantity, fitting: Sequence[Aspect]) -> Iterator[Candidate]:
    """The part that gets shorter, where an amount is what goes and not what stays."""
    spot = _removal(scene, quantity)
    scales = [aspect for aspect in fitting if aspect.kind == "scale" and aspect.less]
    if spot is None or not scales:
        return
    tokens, core = tokens_of(scene, *spot), tokens_of(scene, *quantity.core)
    beside = scene.service.by_id.get(scene.part_beside(core, scales))
    if beside is None or beside in scales:
        aspect = beside or scene.named(core[-1], scales, core[0]) or scales[0]
        shown = scene.context.shown.get(aspect.id)
        yield Candidate(
            aspect.id, "less", (shown,) if shown else (), tokens, frozenset(tokens), 2 * CERTAIN, kind="less"
        )
    elif beside.listed:
        yield Candidate(beside.id, "vague", (), tokens, frozenset(tokens), 2 * CERTAIN, kind="vague")


def _removal(scene: Scene, quantity: Quantity) -> tuple[int, int] | None:
    """Where the words say that an amount goes, with the amount; None where it stays."""
    text, (start, end) = scene.line.text, quantity.core
    before, after = _CUTTING.search(text[:start]), _OFF.search(text[end:])
    if before is None and after is None:
        return None
    first = before.start() if before else quantity.start
    return min(first, quantity.start), max(end + (after.end() if after else 0), quantity.end)
