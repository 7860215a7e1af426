"""What a button means: a closed union of small values, and the one codec to and from the text that is stored.

FORMS is that codec: each kind of means and its text. The word before the first colon is what happens in a flow (its
trigger); what a field holds has neither ":" nor "=" in it, but for the last, which may hold anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeAlias, get_args

from pydantic import TypeAdapter, ValidationError

from dialogs.domain.specification import Claim, Operator

Whom = Literal["self", "child", "dependent"]
"""For whom the service is, as the one who asks for it says."""
Look = Literal["glad", "neutral", "sad", "absent"]
"""What the face of the one for whom it is says of a picture."""
Mark = Literal["must", "must_not", "need", "bonus"]
"""What a line can be ticked as: how strict, whose wish."""
Level = Literal["less", "as", "more"]
"""How a requirement went, against what was agreed."""
Way = Literal["promised", "redo", "refund", "explained"]
"""How a dispute is settled: first, as was promised for that case."""


@dataclass(frozen=True, slots=True)
class Do:
    """What needs no more than a word: "accept", "reject", "why"."""

    name: str

    def __post_init__(self) -> None:
        assert ":" not in self.name, f"'{self.name}' says more than a word: it wants a kind of its own"


@dataclass(frozen=True, slots=True)
class Value:
    """This is stated of an aspect."""

    aspect: str
    operator: Operator
    values: tuple[str, ...]

    @property
    def claim(self) -> Claim:
        return self.operator, self.values


@dataclass(frozen=True, slots=True)
class Instead:
    """This is stated of an aspect instead of something impossible."""

    aspect: str
    operator: Operator
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """This is what words mean that were not surely understood."""

    aspect: str
    operator: Operator
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """This was settled in words, and becomes a line."""

    aspect: str
    operator: Operator
    values: tuple[str, ...]

    @property
    def claim(self) -> Claim:
        return self.operator, self.values


@dataclass(frozen=True, slots=True)
class Critique:
    """Of the picture shown, this aspect should be otherwise; `value` is what was shown, or is wanted."""

    operator: Operator
    aspect: str
    value: str


@dataclass(frozen=True, slots=True)
class Pick:
    """The picture of this number, from 1, comes closest."""

    number: int


@dataclass(frozen=True, slots=True)
class Face:
    """So does the one for whom it is look at the picture."""

    look: Look


@dataclass(frozen=True, slots=True)
class ForWhom:
    """The service is for these."""

    whom: Whom


@dataclass(frozen=True, slots=True)
class AsThen:
    """As was agreed in this earlier case."""

    case: str


@dataclass(frozen=True, slots=True)
class Keep:
    """Of two statements that contradict each other, this one holds."""

    statement: str


@dataclass(frozen=True, slots=True)
class Undo:
    """This statement was not meant; WHOM: nor was it said for whom it is."""

    statement: str


WHOM = "whom"


@dataclass(frozen=True, slots=True)
class Tick:
    """The line of this aspect is marked so."""

    mark: Mark
    aspect: str


@dataclass(frozen=True, slots=True)
class OfLine:
    """The line of this aspect is the one to change."""

    aspect: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of this place, from 0, to the question that checks whether a risk was understood."""

    risk: str
    place: int


@dataclass(frozen=True, slots=True)
class Mistaken:
    """The staff would deliver this other picture, by its place among those shown, the client's at 0."""

    place: int


@dataclass(frozen=True, slots=True)
class Measured:
    """This was measured at delivery."""

    value: str


@dataclass(frozen=True, slots=True)
class Rated:
    """So a requirement went."""

    level: Level
    requirement: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whether a "more than agreed" was wanted."""

    answer: Literal["yes", "no"]


@dataclass(frozen=True, slots=True)
class Overall:
    """The mark of five for the whole."""

    mark: int


@dataclass(frozen=True, slots=True)
class Resolve:
    """The staff propose to settle a dispute so."""

    way: Way


@dataclass(frozen=True, slots=True)
class OnDay:
    """It is done again on that day, canonical."""

    day: str


@dataclass(frozen=True, slots=True)
class OfService:
    """The request is about this service."""

    service: str


@dataclass(frozen=True, slots=True)
class OpenCase:
    """This case is to be shown."""

    case: str


@dataclass(frozen=True, slots=True)
class ToCase:
    """The words that wait are for this case."""

    case: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Stored text that no form fits: a button that is offered no more. Nothing happens by it, and nothing is lost."""

    text: str


Means: TypeAlias = (
    Do
    | Value
    | Instead
    | Offered
    | Settled
    | Critique
    | Pick
    | Face
    | ForWhom
    | AsThen
    | Keep
    | Undo
    | Tick
    | OfLine
    | Answer
    | Mistaken
    | Measured
    | Rated
    | Wanted
    | Overall
    | Resolve
    | OnDay
    | OfService
    | OpenCase
    | ToCase
    | Unknown
)

FORMS: Mapping[type[Means], str] = {
    Value: "value:{aspect}:{operator}={values}",
    Instead: "instead:{aspect}:{operator}={values}",
    Offered: "offered:{aspect}:{operator}={values}",
    Settled: "settle:{aspect}:{operator}={values}",
    Critique: "critique:{operator}:{aspect}={value}",
    Pick: "pick:{number}",
    Face: "face:{look}",
    ForWhom: "whom:{whom}",
    AsThen: "as_then:{case}",
    Keep: "keep:{statement}",
    Undo: "undo:{statement}",
    Tick: "tick:{mark}:{aspect}",
    OfLine: "line:{aspect}",
    Answer: "answer:{risk}:{place}",
    Mistaken: "mistaken:{place}",
    Measured: "measured:{value}",
    Rated: "level:{level}:{requirement}",
    Wanted: "wanted:{answer}",
    Overall: "overall:{mark}",
    Resolve: "resolve:{way}",
    OnDay: "day:{day}",
    OfService: "service:{service}",
    OpenCase: "open:{case}",
    ToCase: "to:{case}",
    Do: "{name}",
    Unknown: "{text}",
}
"""Every kind of means -> the text that is stored."""

assert set(FORMS) == set(get_args(Means)), "every kind of means has a form"


def _pattern(kind: type[Means]) -> re.Pattern[str]:
    """The form as an expression with a group for each field."""
    *before, last = [field.name for field in fields(kind)]
    form = FORMS[kind].replace("{" + last + "}", f"(?P<{last}>.*)")
    for name in before:
        form = form.replace("{" + name + "}", f"(?P<{name}>[^:=]*)")
    return re.compile(form, re.DOTALL)


_KINDS: Mapping[str, type[Means]] = {form.partition(":")[0]: kind for kind, form in FORMS.items() if ":" in form}
_PATTERNS = {kind: _pattern(kind) for kind in FORMS}
_ADAPTERS: Mapping[type[Means], TypeAdapter[Means]] = {kind: TypeAdapter(kind) for kind in FORMS}


def text_of(means: Means) -> str:
    """What is stored of it."""
    held = {field.name: getattr(means, field.name) for field in fields(means)}
    return FORMS[type(means)].format_map({name: _written(value) for name, value in held.items()})


def means_of(text: str) -> Means:
    """What a stored text means.

    >>> means_of("value:length_top:is=9mm|12mm"), means_of("accept")
    (Value(aspect='length_top', operator='is', values=('9mm', '12mm')), Do(name='accept'))
    """
    if ":" not in text:
        return Do(text)
    kind = _KINDS.get(text.partition(":")[0])
    return (_read(kind, text) if kind else None) or Unknown(text)


def trigger(means: Means) -> str:
    """What happens in a flow when it is tapped."""
    return text_of(means).partition(":")[0]


def subject(means: Means) -> str:
    """What it is about, as the argument of a command that does the same."""
    return text_of(means).partition(":")[2]


def _written(value: str | int | tuple[str, ...]) -> str:
    return "|".join(value) if isinstance(value, tuple) else str(value)


def _read(kind: type[Means], text: str) -> Means | None:
    match = _PATTERNS[kind].fullmatch(text)
    held: dict[str, Any] = match.groupdict() if match else {}
    if "values" in held:
        held["values"] = tuple(held["values"].split("|")) if held["values"] else ()
    try:
        means = _ADAPTERS[kind].validate_python(held)
    except ValidationError:
        return None
    return means if text_of(means) == text else None
