"""What the statements that still count amount to, aspect by aspect. Derived each time, stored nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dialogs.domain.case import Statement
from dialogs.domain.quantity import compatible, satisfies
from dialogs.domain.service import Aspect, Service, holds, is_own
from dialogs.domain.specification import Operator
from dialogs.domain.value import stands_for, together

FIRM: frozenset[Operator] = frozenset(
    {"is", "not", "less", "more", "at_most", "at_least", "before", "after", "between"}
)
"""What can be agreed on. The other operators tell what is not known, not minded, or was merely shown."""

REACTION: frozenset[Operator] = frozenset({"accepted", "unremarked"})
OPEN: frozenset[Operator] = frozenset({"unknown", "later", "vague"})
CONTESTABLE: frozenset[Operator] = FIRM | {"any"}


@dataclass(frozen=True)
class Standing:
    """All that still counts on one aspect, oldest first, and the last word of it. What is derived is derived once."""

    aspect: Aspect
    statements: tuple[Statement, ...]

    @cached_property
    def firm(self) -> tuple[Statement, ...]:
        return tuple(s for s in self.statements if s.operator in FIRM and not adrift(s))

    @cached_property
    def last(self) -> Statement | None:
        """The last statement that is not a mere reaction to a picture."""
        return next((s for s in reversed(self.statements) if s.operator not in REACTION), None)

    @property
    def indifferent(self) -> bool:
        return self.last is not None and self.last.operator == "any"

    @property
    def known(self) -> bool:
        """Whether it was answered, be it by "I don't mind"."""
        return bool(self.firm) or self.indifferent

    @property
    def vague(self) -> bool:
        """Whether the last word on it is too vague to be agreed."""
        return self.last is not None and self.last.operator == "vague"

    @property
    def adrift(self) -> bool:
        """Whether the last word on it compares with a present that nobody told ("a little less short")."""
        return self.last is not None and adrift(self.last)

    @property
    def later(self) -> bool:
        return self.last is not None and self.last.operator == "later"

    @property
    def given_up(self) -> bool:
        """Whether the client said not to know."""
        return self.last is not None and self.last.operator == "unknown"

    @property
    def accepted(self) -> Statement | None:
        """The newest picture with this aspect that was accepted as a whole."""
        return next((s for s in reversed(self.statements) if s.operator == "accepted"), None)

    @property
    def open(self) -> bool:
        """Whether the last word on it leaves it open: vague, not known, put off, or more than nobody knows what."""
        return self.adrift or (self.last is not None and self.last.operator in OPEN)

    @cached_property
    def seen_and_kept(self) -> str:
        """The value last shown and not objected to, where nothing vague was said since and it is still allowed; "" for none."""
        told = (s for s in reversed(self.statements) if s.operator in REACTION or s.operator in OPEN or adrift(s))
        last = next(told, None)
        if last is None or last.operator in OPEN or not last.values:
            return ""
        return together(last.values) if {*map(stands_for, last.values)} <= {*self.allowed} else ""

    @property
    def contested(self) -> tuple[Statement, ...]:
        return tuple(s for s in self.statements if s.status == "contested")

    def allows(self, value: str) -> bool:
        """Whether a value agrees with everything firm that was said."""
        return all(satisfies(self.aspect, s.operator, s.values, value) for s in self.firm)

    @cached_property
    def items(self) -> tuple[str, ...]:
        """All that was said to be in a set, in order; none of an aspect that holds one value."""
        said = (value for s in self.firm if s.operator == "is" for value in s.values) if self.aspect.several else ()
        return tuple(dict.fromkeys(said))

    @property
    def wanted(self) -> str:
        """What was asked for, written as one value: all of a set, else the first that is allowed."""
        return together(self.items) or self.allowed[0]

    @cached_property
    def allowed(self) -> tuple[str, ...]:
        """The options of a listed aspect that agree with everything firm; all, when nothing agrees."""
        options = tuple(option.id for option in self.aspect.options)
        return tuple(value for value in options if self.allows(value)) or options


def standings(live: Iterable[Statement], service: Service) -> dict[str, Standing]:
    """Aspect id -> what stands on it, of the statements that still count.

    There is an entry for each aspect of the service, then one for each line in own words.
    """
    said: dict[str, list[Statement]] = {aspect.id: [] for aspect in service.aspects}
    for statement in live:
        if is_own(statement.aspect):
            said.setdefault(statement.aspect, []).append(statement)
        elif statement.aspect in said:
            said[statement.aspect].append(statement)
    return {id: Standing(service.aspect(id), tuple(statements)) for id, statements in said.items()}


def adrift(statement: Statement) -> bool:
    """Whether it says "more" or "less" than something that was neither shown nor named."""
    return statement.operator in ("less", "more") and not statement.values


def relative(standing: Standing) -> bool:
    """Whether it was pushed the same way twice and is still not settled: a question ends it sooner than pictures."""
    pushes = [s.operator for s in standing.firm if s.operator in ("less", "more")]
    return len(pushes) >= 2 and len(set(pushes)) == 1 and len(standing.allowed) > 1


def clash(aspect: Aspect, one: Statement, other: Statement) -> bool:
    """Whether two statements cannot both hold."""
    if one.operator not in CONTESTABLE or other.operator not in CONTESTABLE:
        return False
    if "any" in (one.operator, other.operator):
        return one.operator != other.operator
    if adrift(one) or adrift(other):
        return {one.operator, other.operator} == {"less", "more"}
    return not compatible(aspect, (one.operator, one.values), (other.operator, other.values))


def rivals(aspect: Aspect, statement: Statement, live: Iterable[Statement]) -> tuple[Statement, ...]:
    """Those of the live statements that the new one cannot stand beside."""
    return tuple(s for s in live if s.aspect == statement.aspect and clash(aspect, s, statement))


def applies(aspect: Aspect, values: Mapping[str, str]) -> bool:
    return all(
        holds({other: allowed}, {other: values.get(other, allowed[0])}) for other, allowed in aspect.applies.items()
    )
