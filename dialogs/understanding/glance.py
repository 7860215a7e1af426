"""How much of what words say belongs to a service, at a glance: looked up, and not read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from dialogs.domain.service import Service
from dialogs.language.ordinary import silent
from dialogs.understanding.lexicon.match import Hit
from dialogs.understanding.pipeline import looked_up
from dialogs.understanding.result import Context
from dialogs.understanding.utterance import Utterance

NAMED = 6.0
"""What the name of a service, or of one of its results, tells beyond its words: more than a few words that fit others."""


def glance(text: str, service: Service, now: datetime) -> float:
    """How telling all is together that words say of a service: its name, its results, and what can be seen of them.

    Dates, sums and bare labels ("two", "long") belong to any service.
    """
    utterance = looked_up(text, service, Context(now=now))
    found = (hit for hit in utterance.hits if hit.coverage == 1 and _tells(utterance, hit))
    return _told({hit: hit.weight + NAMED * (hit.entry.kind in ("service", "outcome")) for hit in found})


def _tells(utterance: Utterance, hit: Hit) -> bool:
    """Whether a phrase is this service's rather than any service's, and stands in no mere courtesy."""
    aspect = utterance.service.by_id.get(hit.entry.aspect)
    own = not hit.entry.label and (aspect is None or aspect.listed)
    return own and not silent(utterance.clauses.texts[utterance.clauses.of[hit.tokens[0]]])


def _told(telling: Mapping[Hit, float]) -> float:
    """The sum of the most telling hits that do not use one another's words."""
    told, used = 0.0, set[int]()
    for hit in sorted(telling, key=lambda each: -telling[each]):
        if not used & set(hit.span):
            told += telling[hit]
            used |= set(hit.span)
    return told
