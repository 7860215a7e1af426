"""A line about a set, proposed otherwise by the staff: with one value more, or without one."""

from __future__ import annotations

from dialogs.domain.means import Value
from dialogs.domain.service import Aspect
from dialogs.domain.specification import Claim, Requirement
from dialogs.understanding.result import Reading


def others(known: Aspect, current: Requirement) -> tuple[Value, ...]:
    """What a set could hold instead: all but one of what it holds, and one value more."""
    held = current.values if current.operator == "is" else ()
    less: tuple[Claim, ...] = tuple(("not", (value,)) for value in held if len(held) > 1)
    more: tuple[Claim, ...] = tuple(("is", (option.id,)) for option in known.options if option.id not in held)
    return tuple(Value(known.id, *_with(known, current, claim)) for claim in (*less, *more))


def meant(known: Aspect, current: Requirement | None, said: Reading) -> Reading:
    """What words about a line would make of it: of a set, what is said is added or taken out, but for "only" this."""
    if current is None or said.only:
        return said
    operator, values = _with(known, current, (said.operator, said.values))
    return Reading(aspect=said.aspect, operator=operator, values=values, words=said.words)


def _with(known: Aspect, current: Requirement, claim: Claim) -> Claim:
    operator, values = claim
    if not known.several or current.operator != "is" or operator not in ("is", "not") or known.nothing in values:
        return claim
    if operator == "is":
        return "is", tuple(dict.fromkeys((*(value for value in current.values if value != known.nothing), *values)))
    left = tuple(value for value in current.values if value not in values)
    return ("is", left) if left else claim
