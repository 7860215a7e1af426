"""A statement as the meaning of a choice: "fringe:is=long", "price:at_most=30 EUR", "fringe:any=" and back."""

from __future__ import annotations

from typing import get_args

from dialogs.domain.specification import Claim, Operator

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
    return aspect, (operator_of(name), tuple(values.split("|")) if values else ())


def operator_of(name: str) -> Operator:
    """The operator that a choice of ours names."""
    return next(operator for operator in OPERATORS if operator == name)
