"""What is told beside the lines that are read back: what is strict by nature, the price, and what is not agreed."""

from __future__ import annotations

from dialogs.drafting import Line, open_points, pointless, unsaid_points
from dialogs.flows.comparing import over_limit
from dialogs.limits import money, uncounted
from dialogs.planning import View, cost
from dialogs.replies import Words
from dialogs.saying import aspect_words, join, line_words, price_words, requirement_words


def facts(seen: View, fixed: tuple[Line, ...]) -> tuple[Words, ...]:
    """What is strict by nature, in one line; and what stays open on purpose."""
    facts = tuple(requirement_words(line.requirement) for line in fixed)
    charge = cost(seen)
    return (
        *((Words("read_back.facts", {"facts": join(facts)}),) if facts else ()),
        *((_priced(seen, charge),) if charge else ()),
        *_simpler(seen),
        *left_open(seen),
        *unsaid(seen),
        *_pointless(seen),
    )


def unsaid(seen: View) -> tuple[Words, ...]:
    """What was asked for and not said, so that it can still be written."""
    points = tuple(aspect_words(aspect.id) for aspect in unsaid_points(seen))
    return (Words("read_back.unsaid", {"aspects": join(points, ", ")}),) if points else ()


def _simpler(seen: View) -> tuple[Words, ...]:
    """What was made simpler, to keep within the price and the time that were said."""
    values = tuple(line_words(aspect, "is", (seen.plan.values[aspect],)) for aspect in seen.plan.simpler)
    return (Words("read_back.simpler", {"values": join(values, ", ")}),) if values else ()


def _pointless(seen: View) -> tuple[Words, ...]:
    """What there is no room for with the rest, so that who wants it can say so."""
    points = tuple(aspect_words(aspect.id) for aspect in pointless(seen))
    return (Words("read_back.pointless", {"aspects": join(points, ", ")}),) if points else ()


def _priced(seen: View, charge: float) -> Words:
    """The price by the rules; of how many it is asked, where that is not known."""
    value, limit = price_words(money(seen.service, charge)), over_limit(seen)
    if limit:
        return Words("read_back.price_over", {"price": value, "limit": price_words(limit)})
    counts = tuple(aspect_words(a) for a in uncounted(seen.service, seen.plan.values, seen.standings))
    if not counts:
        return Words("read_back.price", {"price": value})
    return Words("read_back.price_from", {"price": value, "aspects": join(counts, ", ")})


def left_open(seen: View) -> tuple[Words, ...]:
    """What stays open on purpose, to be decided during the service."""
    opened = tuple(aspect_words(aspect.id) for aspect in open_points(seen))
    return (Words("read_back.open", {"aspects": join(opened, ", ")}),) if opened else ()
