"""What a service file may say: the values of the catalogue.

A service file is TOML (one file a service, in dialogs/services). `Service` is its whole content, frozen.
Every sentence that a person may see is a `Text` (French and English, and others where it has them); every list of words
that people use is `Phrases`. The JSON Schema of a service file is `Service.model_json_schema()`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from math import prod
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dialogs.domain.value import items, stands_for

Language = str
"""The code of a language: the name of its folder in dialogs/language."""

ALWAYS: tuple[Language, ...] = ("fr", "en")
"""The languages that every service file has; what others miss is said in the last of them."""

LANGUAGES: tuple[Language, ...] = (
    *ALWAYS,
    *sorted(
        folder.name
        for folder in files("dialogs").joinpath("language").iterdir()
        if folder.name not in ALWAYS and folder.joinpath("sentences.toml").is_file()
    ),
)
"""Every language that has a folder."""


def spoken_in(locale: str) -> Language | None:
    """The language of a device's locale ("fr-CH"), English where we do not have it; None where nothing is told."""
    code = locale[:2].lower()
    return code if code in LANGUAGES else ALWAYS[-1] if locale else None


Kind = Literal["option", "scale", "number", "money", "date", "appointment", "duration", "text", "photo"]
Facet = Literal[
    "result",
    "delay",
    "price",
    "place",
    "access",
    "information",
    "comfort_and_safety",
    "aftercare",
    "complaints",
]
Role = Literal["pays", "uses", "steers", "influences", "buys", "recommends", "undergoes", "subsidises", "judges"]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]{0,39}$")]
Meaning = Literal["", "none", "other", "as_it_is"]
"""What a value means beside itself: none of it, another than those listed, left as it is now."""
Condition = Mapping[Id, tuple[str, ...]]
"""Aspect id -> the values for which it holds; every aspect named must have one of its values (a set: one at least)."""


class Frozen(BaseModel):
    """A value read from a service file: immutable, and nothing but what is declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class _Spoken(Frozen):
    """Something in French and English, and in other languages that have a folder."""

    model_config = ConfigDict(frozen=True, extra="allow")

    @model_validator(mode="after")
    def _in_known_languages(self) -> Self:
        if unknown := sorted((self.model_extra or {}).keys() - {*LANGUAGES}):
            raise ValueError(f"there is no language '{unknown[0]}': use {', '.join(LANGUAGES)}")
        return self

    def says(self, language: Language) -> bool:
        """Whether the file has it in this language."""
        return language in self.model_fields_set


class Text(_Spoken):
    """One sentence or label, in each language."""

    __pydantic_extra__: dict[str, Annotated[str, Field(min_length=1)]] = Field(init=False)

    fr: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]

    def to(self, language: Language) -> str:
        """The text in a language; in English where the file has none."""
        return str(getattr(self, language, self.en))

    @property
    def every(self) -> tuple[str, ...]:
        """The text in each language."""
        return tuple(dict.fromkeys(self.to(language) for language in LANGUAGES))


class Phrases(_Spoken):
    """Words that people use, in each language; 3-5 examples for a value make understanding good."""

    __pydantic_extra__: dict[str, tuple[str, ...]] = Field(init=False)

    fr: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def to(self, language: Language) -> tuple[str, ...]:
        """The words in a language; in English where the file has none."""
        return tuple(getattr(self, language, self.en))

    @property
    def every(self) -> tuple[str, ...]:
        """The words of all languages."""
        return tuple(dict.fromkeys(word for language in LANGUAGES for word in self.to(language)))


class Option(Frozen):
    """One value of an `option` or `scale` aspect. Options of a scale stand in order, least first.

    `number` is the value as a quantity in the aspect's unit (12 for "12 mm"), for measuring and drawing.
    `covers` are the options that this one stands for ("woman or man"): who refuses one of them refuses it too.
    `means` says what no id and no label does: that it is the value for "none", "another", "as it is".
    """

    id: Id
    label: Text
    words: Phrases = Phrases()
    number: float | None = None
    covers: tuple[Id, ...] = ()
    means: Meaning = ""


class Direction(Frozen):
    """One way along a scale: the label of its critique chip ("dessus plus court") and words for it ("plus court")."""

    label: Text
    words: Phrases = Phrases()


class Gauge(Frozen):
    """Sizes that the trade counts ("sabot 3"), each `step` of the aspect's unit, up to number `most`.

    `words` are what a size is called, `also` what else is measured with it; in the languages of `usual`, a bare number beside the aspect's name is one too.
    """

    words: Phrases
    also: Phrases = Phrases()
    step: Annotated[float, Field(gt=0)]
    most: Annotated[float, Field(gt=0)]
    usual: tuple[Language, ...] = ()


class Writing(Frozen):
    """How people dictate words that are to be written: the trade's own verbs for it ("pipe"), and where they go ("on the cake")."""

    words: Phrases = Phrases()
    places: Phrases = Phrases()


class Aspect(Frozen):
    """Something about the service that can be required.

    stake         0-1: how bad it is to get this wrong, for the client.
    irreversible  which mistake cannot be undone: "less" (hair too short), "more", "any", or "none".
    mandatory     asked unless known (allergies, date, price ceiling).
    visible       the sketch shows it; the others are told in words.
    bound         what a bare amount means: "30 €" is a ceiling, "2 pairs" is exact.
    usual         amounts often asked for: offered as buttons, for who finds a number hard to say.
    tolerance     measured values may differ by this much (in `unit`; days for dates, minutes for appointments) and still conform.
    concerns      the roles whose agreement this aspect needs.
    gauge         sizes of the trade that people say instead of measures ("sabot 3").
    writing       for texts: how people dictate them.
    several       an option aspect that holds any number of its values at once: a set (allergies, tasks).
    open          any value may be said, in the person's words; the nearest listed one serves the picture and the rules.
    yes_no        the question may be answered by yes or no: "no" is the value that means "none".
    fact          it is so, and no wish: asked where it matters, never guessed, ticked, or changed to fit a price or a day.
    allergy       the question is what somebody does not bear: of that nothing may be missed, nor taken for a taste.
    applies       when the aspect makes sense at all (no beard questions without a beard).
    less, more    for scales: how the two critiques are said.
    """

    id: Id
    kind: Kind
    facet: Facet
    label: Text
    ask: Text
    why: Text
    stake: Annotated[float, Field(ge=0, le=1)] = 0.5
    irreversible: Literal["none", "less", "more", "any"] = "none"
    mandatory: bool = False
    visible: bool = False
    bound: Literal["exact", "ceiling", "floor"] = "exact"
    unit: str = ""
    usual: Annotated[tuple[float, ...], Field(max_length=4)] = ()
    tolerance: Annotated[float, Field(ge=0)] = 0
    concerns: tuple[Role, ...] = ("uses",)
    words: Phrases = Phrases()
    options: tuple[Option, ...] = ()
    less: Direction | None = None
    more: Direction | None = None
    gauge: Gauge | None = None
    writing: Writing | None = None
    several: bool = False
    open: bool = False
    yes_no: bool = False
    allergy: bool = False
    fact: bool = False
    applies: Condition = Field(default_factory=dict)

    @property
    def listed(self) -> bool:
        """Whether the aspect has a list of values (and so a place in the belief)."""
        return self.kind in ("option", "scale")

    @property
    def is_fact(self) -> bool:
        """Whether it is so, and no wish: what somebody does not bear is no taste either."""
        return self.fact or self.allergy

    @property
    def wished(self) -> bool:
        """Whether it is a wish among listed values: shown in pictures, guessed until told, ticked."""
        return self.listed and not self.mandatory and not self.is_fact

    @property
    def measurable(self) -> bool:
        """Whether a requirement on it has an acceptance criterion; if not, it is progressive."""
        return self.kind in ("number", "money", "date", "appointment", "duration") and not self.is_fact

    @property
    def dated(self) -> bool:
        """Whether its values are days: a last day, or when somebody comes."""
        return self.kind in ("date", "appointment")

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Option id -> place in the list, from 0."""
        return {option.id: rank for rank, option in enumerate(self.options)}

    def option(self, value: str) -> Option | None:
        rank = self.ranks.get(value)
        return None if rank is None else self.options[rank]

    def meaning(self, *meanings: Meaning) -> str:
        """The value that means the first of some meanings that any value has, or ""."""
        found = (option.id for meaning in meanings for option in self.options if option.means == meaning)
        return next(found, "")

    @property
    def nothing(self) -> str:
        """The value that asks for nothing to be done: none of it, or that it is left as it is; or ""."""
        return self.meaning("none", "as_it_is")


_UNSAID = Text(fr="-", en="-")

OWN = "own_"
"""How the ids of lines in somebody's own words begin: no service file may use it."""


def own_id(number: int) -> str:
    """The aspect of a case's line in own words of that number, from 1."""
    return f"{OWN}{number}"


def is_own(aspect: str) -> bool:
    """Whether an aspect stands for a line in somebody's own words, which no service file holds."""
    return aspect.startswith(OWN)


@cache
def own_aspect(id: str) -> Aspect:
    """The aspect of a line in own words: a text that is named by nothing but its words."""
    return Aspect(id=id, kind="text", facet="result", label=_UNSAID, ask=_UNSAID, why=_UNSAID)


class _Aspects(dict[str, Aspect]):
    """Aspect id -> aspect, those of lines in own words among them though no file lists them."""

    def __missing__(self, id: str) -> Aspect:
        if is_own(id):
            return own_aspect(id)
        raise KeyError(id)

    def get(self, id: str, default: Any = None) -> Any:
        return own_aspect(id) if is_own(id) else super().get(id, default)


AREAS = 4
"""More than so many residual questions nobody answers."""


class Area(Frozen):
    """A part of what people want that no aspect covers (who may see it, after the visit), and the one question that asks
    for what was left out there ("Anything else about ...?"): its answer stands in the client's own words."""

    id: Id
    label: Text
    ask: Text

    @property
    def key(self) -> str:
        """How it stands among what was asked: no aspect has such an id."""
        return f"area:{self.id}"


class Outcome(Frozen):
    """One known complete result ("crew cut"), with a value for each listed aspect that applies to it."""

    id: Id
    label: Text
    words: Phrases = Phrases()
    values: Mapping[Id, str]
    weight: Annotated[float, Field(gt=0)] = 1.0


class Commitment(Frozen):
    """A measurable aspect that the organisation promises, and how its delivery is measured.

    `measure` asks the staff for the value at delivery; `remedy` says what the client is due when it fails, `again` that it
    is then done again: a day is agreed for that, and the client is asked how it went only afterwards.
    """

    aspect: Id
    promise: Text
    measure: Text
    remedy: Text | None = None
    again: bool = False


class Answer(Frozen):
    """One answer to the question that checks an explanation was understood."""

    label: Text
    right: bool = False


class Risk(Frozen):
    """A difficult or dangerous point that must be explained before agreement.

    What is dangerous or cannot be undone has a `question` that checks whether it was understood; a point without one is
    told along with the read-back.
    """

    id: Id
    when: Condition = Field(default_factory=dict)
    text: Text
    question: Text | None = None
    answers: Annotated[tuple[Answer, ...], Field(max_length=4)] = ()


class Excludes(Frozen):
    """`when` and `then` cannot both hold."""

    kind: Literal["excludes"]
    when: Condition
    then: Condition
    because: Text


class Requires(Frozen):
    """Where `when` holds, `then` must hold."""

    kind: Literal["requires"]
    when: Condition
    then: Condition
    because: Text


class Price(Frozen):
    """Adds `amount` (in the service's currency) to the price where `when` holds; an empty `when` is the base price.

    `per` multiplies the amount by the number given for that aspect (a `number` aspect: pairs of trousers).
    """

    kind: Literal["price"]
    when: Condition = Field(default_factory=dict)
    amount: float
    per: Id | None = None
    label: Text


class LeadTime(Frozen):
    """The organisation needs at least `days` from the request where `when` holds."""

    kind: Literal["lead_time"]
    when: Condition = Field(default_factory=dict)
    days: Annotated[float, Field(ge=0)]
    because: Text


Rule = Annotated[Excludes | Requires | Price | LeadTime, Field(discriminator="kind")]


class Vague(Frozen):
    """A word of this trade that is too vague to be agreed ("naturel"), and the values that it may mean."""

    words: Phrases
    aspect: Id
    values: tuple[str, ...]


class Service(Frozen):
    """What the organisation offers: the whole content of one service file.

    beneficiary  "self" (asked only when the client speaks for another) or "ask" (always asked: home help).
    open         the one open question at the start.
    removing     the trade's verbs for taking some off ("couper", "trim"): "trim 2 cm" leaves what is left.
    price_per    what its prices are for, where that is not the whole ("a week").
    closes_at    the hour ("18:00") at which a day's deadline falls.
    areas        where something may be wanted that no aspect covers: asked last, one at a time, until there is no more.
    sketch       file name of the picture's template beside the service file: SVG in Jinja2, or none.
    """

    schema_version: Literal[1] = 1
    id: Id
    name: Text
    words: Phrases = Phrases()
    open: Text
    beneficiary: Literal["self", "ask"] = "self"
    removing: Phrases = Phrases()
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"
    price_per: Text | None = None
    closes_at: Annotated[str, Field(pattern=r"^\d{2}:\d{2}$")] = "18:00"
    sketch: str | None = None
    aspects: Annotated[tuple[Aspect, ...], Field(min_length=1)]
    areas: Annotated[tuple[Area, ...], Field(max_length=AREAS)] = ()
    outcomes: tuple[Outcome, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    risks: tuple[Risk, ...] = ()
    rules: tuple[Rule, ...] = ()
    vague: tuple[Vague, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Aspect]:
        """Aspect id -> aspect; those of lines in own words are known too, though they are in no list."""
        return _Aspects((aspect.id, aspect) for aspect in self.aspects)

    def aspect(self, id: str) -> Aspect:
        return self.by_id[id]

    def outcome(self, id: str) -> Outcome | None:
        return next((outcome for outcome in self.outcomes if outcome.id == id), None)


ANY_SERVICE = Service.model_construct(id="", name=_UNSAID, open=_UNSAID, aspects=())
"""A service of which nothing is known: what words do whatever they are about is read with it."""


def matters(service: Service, fact: str, values: Mapping[str, str]) -> bool:
    """Whether a rule or a risk depends on that aspect, with these values of the others."""
    return any(
        fact in named and holds({a: v for a, v in when.items() if a != fact}, values)
        for when, named in depending(service)
    )


def depending(service: Service) -> Iterator[tuple[Condition, frozenset[str]]]:
    """When each rule and each risk holds, and the aspects that it depends on."""
    for risk in service.risks:
        yield risk.when, frozenset(risk.when)
    for rule in service.rules:
        then = rule.then if isinstance(rule, Excludes | Requires) else {}
        counted = {rule.per} if isinstance(rule, Price) and rule.per else set()
        yield rule.when, frozenset({*rule.when, *then, *counted})


def holds(condition: Condition, values: Mapping[str, str]) -> bool:
    """Whether every aspect that the condition names has one of the values that it names; of a set, one at least.

    >>> holds({"beard": ("none", "full")}, {"beard": "full"}), holds({"allergy": ("milk",)}, {"allergy": "nuts|milk"})
    (True, True)
    """
    return bool(times(condition, values))


def times(condition: Condition, values: Mapping[str, str]) -> int:
    """How many times a condition holds: once, or for each of its values that is in a set; 0 where it does not.

    >>> times({"allergy": ("milk", "egg", "nuts")}, {"allergy": "nuts|milk"})
    2
    """
    return prod(
        sum(stands_for(item) in allowed for item in items(values.get(aspect, "")))
        for aspect, allowed in condition.items()
    )
