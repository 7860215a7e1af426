"""A message as a person sees it: what it asks, what it shows, what each button would say. Only text, labels and alt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.simulation.client.button_words import (
    ELSE,
    EXPLAINED,
    FACES,
    NEGATION,
    OTHERWISE,
    QUOTED,
    STRENGTHS,
    Deed,
    bare,
    deed,
    strength,
)
from dialogs.simulation.client.domain import Domain, Plan
from dialogs.wording.compose import Button, Composed

CROSS = "✗"
"""How the label begins of a button that takes back what was read."""
_LINE = re.compile(r"^\s*(?=[•☐\d])[•☐]?\s*(?:(\d+)[.)]\s+)?(.+)$", re.MULTILINE)
_TICK = re.compile(r"^\s*(\d+)[.)]?\s+(\D.*)$")
_IMAGE = re.compile(r"(?:image|picture|photo)\s*(\d+)")
_CONTRAST = re.compile(r"\((?:pas|et non|non|not)\b[^)]*\)")


@dataclass(frozen=True, slots=True)
class Tick:
    """The button says this of the numbered line."""

    line: int
    strength: str


@dataclass(frozen=True, slots=True)
class Image:
    """The button stands for the picture of that number, from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Face:
    mood: str


@dataclass(frozen=True, slots=True)
class Critique:
    """The shown value of an aspect should be "less", "more" or "other"."""

    aspect: str
    way: str


@dataclass(frozen=True, slots=True)
class Value:
    """The button names values of an aspect."""

    aspect: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The button names a known outcome."""

    outcome: str


@dataclass(frozen=True, slots=True)
class Check:
    """The button answers a question that checks an explanation, rightly or not by what was explained."""

    right: bool


@dataclass(frozen=True, slots=True)
class Act:
    """The button does something else that a person knows by its words."""

    deed: Deed


@dataclass(frozen=True, slots=True)
class Undo:
    """The button takes back what it names, which the words before were taken for."""

    plan: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Named:
    """The button is nothing but the name of an aspect: of its line."""

    aspect: str


Sense = Tick | Undo | Image | Face | Check | Critique | Value | Result | Named | Act | None


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of a read-back, 0 when it has no number: its aspect ("" if not understood), the values named, whether it is a refusal."""

    number: int
    aspect: str
    values: tuple[str, ...]
    negative: bool


@dataclass(frozen=True, slots=True)
class View:
    """What a person makes of one message. `asked` is the aspect in question; `senses` follows the buttons."""

    message: Composed
    asked: str
    pictures: tuple[Plan, ...]
    senses: Mapping[str, Sense]
    lines: tuple[ShownLine, ...]

    def button(self, sense: Sense) -> Button | None:
        return next((b for b in self.message.buttons if self.senses[b.id] == sense), None)

    def act(self, *deeds: Deed) -> Button | None:
        """The first button that does one of these, in the order of the deeds."""
        return next((b for wanted in deeds if (b := self.button(Act(wanted)))), None)

    def all_of(self, kind: type[Sense]) -> list[tuple[Button, Sense]]:
        """The buttons of one kind of sense."""
        return [(b, self.senses[b.id]) for b in self.message.buttons if isinstance(self.senses[b.id], kind)]

    @property
    def offered(self) -> frozenset[str]:
        """The aspects of which the buttons name values."""
        return frozenset(sense.aspect for sense in self.senses.values() if isinstance(sense, Value))

    @property
    def asks_for_more(self) -> bool:
        return re.search(ELSE, QUOTED.sub("", bare(self.message.text))) is not None


def look(message: Composed, domain: Domain) -> View:
    """Read a message."""
    question = [p for p in message.text.split("\n\n") if "?" in p] or message.text.split("\n\n")
    asked = domain.asked(question[-1]) or domain.asked(message.text)
    senses = {button.id: sense(button.label, asked, domain) for button in message.buttons} | _checks(message, domain)
    return View(
        message=message,
        asked=_meant(asked, senses),
        pictures=tuple(domain.plan(picture.alt) for picture in message.pictures),
        senses=senses,
        lines=_lines(message.text, domain),
    )


def _checks(message: Composed, domain: Domain) -> dict[str, Sense]:
    """The answers to what was explained, where all answers to a question stand together."""
    labels = {button.id: bare(button.label) for button in message.buttons}
    found: dict[str, Sense] = {}
    for risk in domain.service.risks:
        answers = {bare(answer.label.to(domain.language)): Check(answer.right) for answer in risk.answers}
        if answers and set(answers) <= set(labels.values()):
            found |= {id: answers[label] for id, label in labels.items() if label in answers}
    return found


def _meant(asked: str, senses: Mapping[str, Sense]) -> str:
    """The aspect in question: the one that the buttons name, where they name but another."""
    offered = {sense.aspect for sense in senses.values() if isinstance(sense, Value)}
    return next(iter(offered)) if len(offered) == 1 else asked


def _lines(text: str, domain: Domain) -> tuple[ShownLine, ...]:
    """The lines of a list, then what stands in running text ("ferme : date : ... ; prix : ...") of other aspects."""
    listed = [_line(int(number or 0), line, domain) for number, line in _LINE.findall(text)]
    seen = {line.aspect for line in listed}
    told = "\n\n".join(p for p in text.split("\n\n") if not re.search(EXPLAINED, bare(p)))
    running = domain.plan(_CONTRAST.sub("", _LINE.sub("", told)))
    rest = [ShownLine(0, aspect, values, negative=False) for aspect, values in running.items() if aspect not in seen]
    return tuple(listed + rest)


def sense(label: str, asked: str, domain: Domain) -> Sense:
    """What a person takes a label for, in a message that asks about `asked`."""
    said = bare(label)
    if label.startswith(CROSS):
        return Undo(domain.plan(said))
    return (
        _tick(said)
        or next((Face(mood) for face, mood in FACES.items() if face in label), None)
        or _image(said)
        or _critique(said, domain)
        or (Named(named) if (named := domain.aspects.whole(said)) else None)
        or _value(said, asked, domain)
        or _known(said, domain)
    )


def _tick(said: str) -> Sense:
    match = _TICK.match(said)
    if match is None or not any(re.search(pattern, match[2]) for pattern in STRENGTHS.values()):
        return None
    return Tick(int(match[1]), strength(match[2]))


def _image(said: str) -> Sense:
    match = _IMAGE.match(said)
    return Image(int(match[1])) if match else None


def _critique(said: str, domain: Domain) -> Sense:
    if way := domain.critiques.whole(said):
        return Critique(*way.split(" "))
    aspect = next(domain.aspects.find(said), None)
    if aspect is not None and re.search(OTHERWISE, said):
        return Critique(aspect.what, "other")
    return None


def _value(said: str, asked: str, domain: Domain) -> Sense:
    others = [found.what for found in domain.aspects.find(said) if found.what != asked]
    if not asked or (others and said.startswith(bare(domain.service.aspect(others[0]).label.to(domain.language)))):
        return None
    values = domain.values(domain.service.aspect(asked), said)
    return Value(asked, values) if values else None


def _known(said: str, domain: Domain) -> Sense:
    """By its everyday words; else by the outcome, the plan or the one value that it names."""
    known = deed(said)
    if outcome := next(domain.outcomes.find(said), None):
        return Result(outcome.what)
    plan = domain.plan(said) or _lone(said, domain)
    if plan and known in (None, "yes", "no", "other"):
        aspect, values = next(iter(plan.items()))
        return Value(aspect, values)
    return Act(known) if known else None


def _lone(said: str, domain: Domain) -> Plan:
    """The aspect of which a label is one whole value, when there is only one such aspect."""
    naming = {aspect: names.whole(said) for aspect, names in domain.options.items() if names.whole(said)}
    return {aspect: (value,) for aspect, value in naming.items()} if len(naming) == 1 else {}


def _line(number: int, text: str, domain: Domain) -> ShownLine:
    said = _CONTRAST.sub("", bare(text))
    aspect = next(domain.aspects.find(said), None)
    if aspect is None:
        lone = next(iter(_lone(said, domain).items()), ("", ()))
        return ShownLine(number, lone[0], lone[1], negative=False)
    rest = said[: aspect.start] + " " + said[aspect.end :].rpartition("→")[2]
    values = domain.values(domain.service.aspect(aspect.what), rest)
    return ShownLine(number, aspect.what, values, negative=_negated(rest, values, domain, aspect.what))


def _negated(rest: str, values: tuple[str, ...], domain: Domain, aspect: str) -> bool:
    """Whether a negation stands in the line outside the values' own names ("aucune frange" negates nothing)."""
    names = {domain.service.aspect(aspect).option(value) for value in values}
    for option in names:
        if option is not None:
            rest = rest.replace(bare(option.label.to(domain.language)), " ")
    return bool(values) and re.search(NEGATION, rest) is not None and domain.service.aspect(aspect).listed
