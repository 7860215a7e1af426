"""What a change would alter of what is agreed, and what it would cost."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.domain.promised import money_aspect
from dialogs.domain.replies import Words
from dialogs.domain.specification import Requirement
from dialogs.engine.turn import Turn
from dialogs.policy.draft import draft
from dialogs.policy.plan import View, cost
from dialogs.policy.price_and_day import ceiling, money, money_over
from dialogs.wording.parts import aspect_words, line_words, lines, price_words, value_words


def changes(turn: Turn, seen: View) -> Words:
    """All that moves against the newest baseline, as a list."""
    items = moves(turn, seen)
    return lines(items) if items else Words("change.none")


def moves(turn: Turn, seen: View, but: Collection[str] = ()) -> tuple[Words, ...]:
    """What falls, comes or becomes otherwise against what was agreed to, and the price; without the aspects in `but`."""
    before = {r.aspect: r for r in turn.case.agreed_lines}
    after = {line.requirement.aspect: line.requirement for line in draft(seen)}
    aspects = [aspect for aspect in dict.fromkeys((*before, *after)) if aspect not in but]
    moved = (change(before.get(aspect), after.get(aspect)) for aspect in aspects)
    return (*(words for words in moved if words is not None), *_repriced(turn, seen))


def change(old: Requirement | None, new: Requirement | None) -> Words | None:
    """What became of a line; None when it says the same."""
    if old is None:
        return Words("change.comes", {"line": line_words(new.aspect, new.operator, new.values)}) if new else None
    if new is None:
        return Words("change.falls", {"line": line_words(old.aspect, old.operator, old.values)})
    if (old.operator, old.values) == (new.operator, new.values):
        return None
    values = {"old": value_words(old.aspect, old.operator, old.values)}
    values |= {"new": value_words(new.aspect, new.operator, new.values)}
    return Words("change.other", {"aspect": aspect_words(old.aspect), **values})


def _repriced(turn: Turn, seen: View) -> list[Words]:
    charge, old = agreed_price(seen), turn.case.baseline.price if turn.case.baseline else None
    if charge is None or charge == old:
        return []
    return [Words("change.price", {"price": price_words(charge)})]


def estimate(seen: View) -> str | None:
    """The price by the service's rules, canonical; None where it sets none."""
    charge = cost(seen)
    return None if charge is None else money(seen.service, charge)


def agreed_price(seen: View) -> str | None:
    """What is agreed to be paid: what both settled on; else by the rules, but no more than the client's limit, to which
    the staff commit themselves."""
    return settled_price(seen) or over_limit(seen) or estimate(seen)


def settled_price(seen: View) -> str | None:
    """The price that one side proposed as such, canonical; None where there are only limits."""
    aspect = money_aspect(seen.service)
    said = seen.standings[aspect.id].firm[-1:] if aspect else ()
    return next((s.values[0] for s in said if s.operator == "is"), None)


def over_limit(seen: View) -> str | None:
    """The client's limit, where the price by the rules is above it."""
    return ceiling(seen.service, seen.standings) if money_over(seen.service, seen.plan.values, seen.standings) else None
