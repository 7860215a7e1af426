"""How much of what words say belongs to a service, at a glance: looked up, and not read."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.domain.service import Service
from dialogs.understanding.lexicon.compiled import Entry, lexicon
from dialogs.understanding.lexicon.match import Hit, hits
from dialogs.understanding.text.clauses import Clauses
from dialogs.understanding.text.tokens import read

NAMED = 6.0
"""What the name of a service, or of one of its results, tells beyond its words: more than a few words that fit others."""


def glance(text: str, service: Service) -> float:
    """How telling all is together that words say of a service: its name, its results, and what can be seen of them.

    Dates, sums and bare labels ("two", "long") belong to any service.
    """
    compiled = lexicon(service)
    clauses = Clauses.of_line(read(text, compiled.correct))
    found = (hit for hit in hits(compiled, clauses, frozenset()) if hit.coverage == 1 and _of(service, hit.entry))
    return _told({hit: hit.weight + NAMED * (hit.entry.kind in ("service", "outcome")) for hit in found})


def _of(service: Service, entry: Entry) -> bool:
    """Whether a phrase is this service's rather than any service's."""
    aspect = service.by_id.get(entry.aspect)
    return not entry.label and (aspect is None or aspect.listed)


def _told(telling: Mapping[Hit, float]) -> float:
    """The sum of the most telling hits that do not use one another's words."""
    told, used = 0.0, set[int]()
    for hit in sorted(telling, key=lambda each: -telling[each]):
        if not used & set(hit.span):
            told += telling[hit]
            used |= set(hit.span)
    return told
