"""A statement as the meaning of a choice: "fringe:is=long", "price:at_most=30 EUR", "fringe:any=" and back."""

from __future__ import annotations

from typing import get_args

from dialogs.specification import Claim, Operator

OPERATORS: tuple[Operator, ...] = get_args(Operator)


def meaning(aspect: str, operator: Operator, values: tuple[str, ...]) -> str:
    """What a choice means that states this of an aspect."""
    return f"{aspect}:{operator}={'|'.join(values)}"


def stated(means: str) -> tuple[str, Claim]:
    """The aspect, and what is stated of it.

    >>> stated("length_top:is=9mm|12mm")
    ('length_top', ('is', ('9mm', '12mm')))
    """
    aspect, _, claim = means.partition(":")
    name, _, values = claim.partition("=")
    operator = next(known for known in OPERATORS if known == name)
    return aspect, (operator, tuple(values.split("|")) if values else ())
