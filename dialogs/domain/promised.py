"""What a version promises, with the price as one of its lines: one price binds both, whatever limit was said."""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.service import Aspect, Service
from dialogs.domain.specification import Baseline, Requirement


def money_aspect(service: Service) -> Aspect | None:
    """The aspect that holds the price, or the most that it may be."""
    return next((a for a in service.aspects if a.kind == "money" and a.bound == "ceiling"), None)


def promised(baseline: Baseline, service: Service) -> tuple[Requirement, ...]:
    """The lines of a version; that of the price says what is to be paid, at the most, where a price was agreed."""
    aspect = money_aspect(service)
    if aspect is None or baseline.price is None:
        return baseline.requirements
    known = {r.aspect: r for r in baseline.requirements}
    line = replace(known.get(aspect.id) or _unsaid(aspect), operator="at_most", values=(baseline.price,), words="")
    return tuple({**known, aspect.id: line}.values())


def _unsaid(aspect: Aspect) -> Requirement:
    """The line of a price that the client set no limit to."""
    return Requirement(
        id=f"r_{aspect.id}", aspect=aspect.id, strength="must", operator="at_most", values=(), measurable=True
    )
