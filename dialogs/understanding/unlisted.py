"""What one is allergic to and the service does not list: that there is something else is worth more than silence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogs.understanding.scene import Candidate, Scene, tokens_of
from dialogs.understanding.vocabulary import STOP, word_set

_OTHER = "other"
_WEAK = 1.0  # any word that the service knows says better what it is
_ALLERGIC = re.compile(
    r"(?<![a-z])(?:allergi(?:e|es|que|ques|c|es)|allergy|intolerant\w*|intolerance) (?:a|au|aux|to)(?: (?:la|l|les|le|the|any|all))* "
    r"(?P<what>[a-z]{3,})"
)
_NO_SUBSTANCE = STOP | word_set(
    "rien anything nothing something quelque quoi what produit produits product products tout all"
)


def unlisted(scene: Scene) -> Iterator[Candidate]:
    """ "Allergique au sésame": something else, where there is such a value and it is not denied."""
    aspects = [
        aspect
        for aspect in scene.service.aspects
        if aspect.facet == "comfort_and_safety" and any(option.id == _OTHER for option in aspect.options)
    ]
    for match in _ALLERGIC.finditer(scene.line.text):
        tokens = tokens_of(scene, *match.span())
        named = next((aspect for aspect in aspects if scene.parts({aspect.id}).keys() & set(tokens)), None)
        known = match["what"] in _NO_SUBSTANCE or tokens[-1] in scene.asking
        if named and not known and scene.clauses.negated(tokens[0], tokens[-1], ()) is None:
            what = frozenset(tokens_of(scene, *match.span("what")))
            yield Candidate(named.id, "is", (_OTHER,), tokens, what, _WEAK, kind="unlisted")
