"""Less of a scale, said with the name of the scale: "coupez moins les arbres"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogs.understanding.scene import Candidate, Scene, of_kind

_FEWER = re.compile(
    r"(?<!au )(?<!ou )(?<!or )(?<!du )(?<!pas )(?<![a-z])(?:moins|less|fewer)(?= [a-z])(?! (?:than|que|cher|d|de|du)\b)"
)
_NEAR = 2  # tokens between "less" and the name of what there is to be less of
_WEAK = 2.0  # the service's own words for "less" know better


def lessened(scene: Scene) -> Iterator[Candidate]:
    """ "Une recherche moins compliquée", "coupez moins les arbres": less of the scale that is named beside it."""
    scales = of_kind(scene.service, "scale")
    for match in _FEWER.finditer(scene.line.text):
        (token,) = scene.line.tokens_in(*match.span())
        clause = scene.clauses.of[token]
        near = range(token - _NEAR, token + _NEAR + 1)
        here = [hit for hit in scene.mentions if scene.clauses.of[hit.tokens[0]] == clause and hit.tokens[0] in near]
        named = next((aspect for aspect in scales if any(hit.entry.aspect == aspect.id for hit in here)), None)
        if named:
            shown = scene.context.shown.get(named.id)
            values = (shown,) if shown else ()
            yield Candidate(named.id, "less", values, range(token, token + 1), frozenset({token}), _WEAK, kind="less")
