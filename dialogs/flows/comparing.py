"""What a change would alter of what is agreed, and what it would cost."""

from __future__ import annotations

from dialogs.drafting import draft
from dialogs.feasibility import price
from dialogs.planning import View
from dialogs.quantity import Amount
from dialogs.replies import Words
from dialogs.saying import aspect_words, line_words, lines, price_words, value_words
from dialogs.turn import Turn


def changes(turn: Turn, seen: View) -> Words:
    """What falls, comes or becomes otherwise against the newest baseline."""
    before = {r.aspect: r for r in turn.case.baselines[-1].requirements}
    after = {line.requirement.aspect: line.requirement for line in draft(seen)}
    items: list[Words] = []
    for aspect in dict.fromkeys((*before, *after)):
        old, new = before.get(aspect), after.get(aspect)
        if old and new and (old.operator, old.values) != (new.operator, new.values):
            items.append(
                Words(
                    "change.other",
                    {
                        "aspect": aspect_words(aspect),
                        "old": value_words(aspect, old.operator, old.values),
                        "new": value_words(aspect, new.operator, new.values),
                    },
                )
            )
        elif old and not new:
            items.append(Words("change.falls", {"line": line_words(aspect, old.operator, old.values)}))
        elif new and not old:
            items.append(Words("change.comes", {"line": line_words(aspect, new.operator, new.values)}))
    items += _repriced(turn, seen)
    return lines(tuple(items)) if items else Words("change.none")


def _repriced(turn: Turn, seen: View) -> list[Words]:
    cost, old = estimate(turn, seen), turn.case.baselines[-1].price
    if cost is None or cost == old:
        return []
    return [Words("change.price", {"price": price_words(cost)})]


def estimate(turn: Turn, seen: View) -> str | None:
    """The price by the service's rules, canonical; None where it sets none."""
    cost = price(turn.service, seen.plan.values, seen.standings)
    return None if cost is None else money_of(seen, cost)


def money_of(seen: View, cost: float) -> str:
    """A price in the service's currency, canonical."""
    return str(Amount.parse(f"{cost:.2f} {seen.service.currency}"))
