"""Rules that can be switched off one by one, to see what each is good for.

A rule is a question about an utterance, marked with `@rule`. It has a name, "module.question", by which `explain` tells why
something was dropped and `explain --ablate` counts the phrases that it changes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast


class Ruled(Protocol):
    """What a rule is about: it says which rules are switched off."""

    @property
    def without(self) -> frozenset[str]: ...


P = ParamSpec("P")
T = TypeVar("T", bound=Ruled)
RULES: dict[str, str] = {}
"""Name of a rule -> what it asks, in the order of their modules."""


def rule(asks: Callable[Concatenate[T, P], bool]) -> Callable[Concatenate[T, P], bool]:
    """Marks a question as a rule; switched off, its answer is no."""
    name = name_of(asks)
    RULES[name] = (asks.__doc__ or "").strip().split("\n")[0]

    @wraps(asks)
    def asked(utterance: T, /, *args: P.args, **kwargs: P.kwargs) -> bool:
        return name not in utterance.without and asks(utterance, *args, **kwargs)

    return cast("Callable[Concatenate[T, P], bool]", asked)


def name_of(asks: Callable[..., bool]) -> str:
    """What a rule is called: "rejections.half_said"."""
    return f"{asks.__module__.rpartition('.')[2]}.{asks.__name__.strip('_')}"
