"""What must hold between the parts of a service file, beyond what each part may say alone.

Each check takes a service and yields what it finds. Outcomes and words have files of their own;
`dialogs.catalogue.load.CHECKS` lists all checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from rapidfuzz import fuzz, process

from dialogs.catalogue.toml_lines import TomlPath
from dialogs.domain.case import OUTCOME
from dialogs.domain.service import OWN, Aspect, Condition, Service, depending, is_own


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: where in the file, what, and how to mend it. `hint` is the value at fault."""

    path: TomlPath
    what: str
    remedy: str
    hint: str = ""


Findings = Iterator[Finding]


def suggestion(word: str, known: Iterable[str]) -> str:
    """ "Did you mean 'length_top'?", or the few that there are."""
    choices = tuple(known)
    near = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=65)
    if near:
        return f"Did you mean '{near[0]}'?"
    if not choices:
        return "There is none to name here."
    listed = ", ".join(f"'{choice}'" for choice in choices[:8])
    return f"Known: {listed}{', …' if len(choices) > 8 else ''}."


def duplicates(service: Service) -> Findings:
    """Ids that stand twice where they must name one thing."""
    yield from _twice(("aspects",), "aspect id", [aspect.id for aspect in service.aspects])
    yield from _twice(("outcomes",), "outcome id", [outcome.id for outcome in service.outcomes])
    yield from _twice(("areas",), "area id", [area.id for area in service.areas])
    yield from _twice(("risks",), "risk id", [risk.id for risk in service.risks])
    yield from _twice(("commitments",), "commitment on aspect", [made.aspect for made in service.commitments])
    for place, aspect in enumerate(service.aspects):
        options = [option.id for option in aspect.options]
        yield from _twice(("aspects", place, "options"), "option id", options)
        if aspect.id == OUTCOME:
            what = f"the id '{OUTCOME}' means the complete result."
            yield Finding(("aspects", place, "id"), what, "Choose another id.")
        if is_own(aspect.id):
            what = f"ids that begin with '{OWN}' are for lines in the client's own words."
            yield Finding(("aspects", place, "id"), what, "Choose another id.")


def _twice(path: TomlPath, what: str, ids: Sequence[str]) -> Findings:
    for place, id in enumerate(ids):
        if id in ids[:place]:
            yield Finding((*path, place), f"{what} '{id}' stands twice.", "Rename or remove one.", id)


def shapes(service: Service) -> Findings:
    """What each kind of aspect needs, and what it cannot have."""
    for place, aspect in enumerate(service.aspects):
        for what, remedy in _misshapen(aspect):
            yield Finding(("aspects", place), what, remedy)


def _misshapen(aspect: Aspect) -> Iterator[tuple[str, str]]:
    directions = aspect.less is not None or aspect.more is not None
    if aspect.kind == "scale" and not (aspect.less and aspect.more):
        remedy = 'Say how each critique is worded, or use kind = "option".'
        yield "a scale needs both 'less' and 'more'.", remedy
    if aspect.kind != "scale" and directions:
        what = f"'less' and 'more' are for scales; this is kind '{aspect.kind}'."
        yield what, 'Remove them, or use kind = "scale".'
    if aspect.listed and len(aspect.options) < 2:
        yield f"kind '{aspect.kind}' needs at least two options.", "Add options, or use another kind."
    if not aspect.listed and aspect.options:
        yield f"kind '{aspect.kind}' has no options.", 'Remove them, or use kind = "option".'
    if aspect.several and aspect.kind != "option":
        yield f"'several' is for options; this is kind '{aspect.kind}'.", 'Remove it, or use kind = "option".'
    if aspect.open and aspect.kind != "option":
        yield f"'open' is for options; this is kind '{aspect.kind}'.", 'Remove it, or use kind = "option".'
    if aspect.kind == "appointment" and aspect.bound != "exact":
        yield "an appointment is on a day, not before or after it.", "Remove 'bound', or use kind = \"date\"."
    if aspect.kind != "text" and aspect.writing:
        yield f"'writing' is for texts; this is kind '{aspect.kind}'.", 'Remove it, or use kind = "text".'


def meanings(service: Service) -> Findings:
    """Who answers "no" or "none" to a question that can be answered so must mean a value, and one only."""
    allergic = [place for place, aspect in enumerate(service.aspects) if aspect.allergy]
    for place in allergic[1:]:
        yield Finding(("aspects", place, "allergy"), "another aspect is about allergies.", "Keep one of them.")
    for place, aspect in enumerate(service.aspects):
        if aspect.yes_no and not aspect.nothing:
            what = "no option says what 'no' means."
            yield Finding(("aspects", place, "yes_no"), what, 'Add means = "none" to one option, or remove yes_no.')
        if aspect.allergy and not aspect.meaning("none"):
            what = "no option says that there is no allergy."
            yield Finding(("aspects", place, "allergy"), what, 'Add means = "none" to it.')
        for rank, option in enumerate(aspect.options):
            if option.means and aspect.meaning(option.means) != option.id:
                path: TomlPath = ("aspects", place, "options", rank, "means")
                what = f"option '{aspect.meaning(option.means)}' means \"{option.means}\" too."
                yield Finding(path, what, "Keep it for one of them.", option.means)


def conditions(service: Service) -> Findings:
    """Aspects and options named in `applies`, `when` and `then`."""
    for place, aspect in enumerate(service.aspects):
        yield from _condition(service, aspect.applies, ("aspects", place, "applies"))
    for place, risk in enumerate(service.risks):
        yield from _condition(service, risk.when, ("risks", place, "when"))
    for place, rule in enumerate(service.rules):
        yield from _condition(service, rule.when, ("rules", place, "when"))
        if rule.kind in ("excludes", "requires"):
            yield from _condition(service, rule.then, ("rules", place, "then"))


def facts(service: Service) -> Findings:
    """What is so is asked where something depends on it, and belongs to no known result."""
    for place, aspect in enumerate(service.aspects):
        path: TomlPath = ("aspects", place, "fact")
        if aspect.fact and not aspect.mandatory and not any(aspect.id in named for _, named in depending(service)):
            what = "no rule and no risk depends on this fact, so it would never be asked."
            yield Finding(path, what, "Add the rule or the risk that depends on it, make it mandatory, or remove it.")
        if aspect.fact and any(aspect.id in outcome.values for outcome in service.outcomes):
            what = "outcomes give it a value, but a fact is told by the client and never guessed."
            yield Finding(path, what, "Take it out of the outcomes, or remove 'fact'.")
        if aspect.fact and aspect.kind in ("money", "date", "photo"):
            what = f"a {aspect.kind} is no fact of the client."
            yield Finding(path, what, "Remove 'fact', or use another kind.")


def circles(service: Service) -> Findings:
    """Aspects that apply depending on one another, round in a circle."""
    try:
        TopologicalSorter({aspect.id: aspect.applies for aspect in service.aspects}).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        place = next(place for place, aspect in enumerate(service.aspects) if aspect.id == circle[0])
        what = "whether it applies depends on itself: " + " -> ".join(circle) + "."
        yield Finding(("aspects", place, "applies"), what, "Break the circle at one 'applies'.")


def _condition(service: Service, condition: Condition, path: TomlPath) -> Findings:
    for id, values in condition.items():
        yield from listed_values(service, id, values, (*path, id))
        if not values:
            yield Finding((*path, id), "names no value, so it never holds.", "Add values, or remove it.")


def listed_values(service: Service, id: str, values: Iterable[str], path: TomlPath) -> Findings:
    """An aspect that must be listed, and some of its options."""
    aspect = service.by_id.get(id)
    if aspect is None:
        yield Finding(path, f"no aspect '{id}'.", suggestion(id, service.by_id))
    elif not aspect.listed:
        listed = [other.id for other in service.aspects if other.listed]
        what = f"aspect '{id}' is of kind '{aspect.kind}' and has no options to name."
        yield Finding(path, what, "Name one of these: " + ", ".join(listed) + ".")
    else:
        for value in values:
            if value not in aspect.ranks:
                what = f"aspect '{id}' has no option '{value}'."
                yield Finding(path, what, suggestion(value, aspect.ranks), value)


def promises(service: Service) -> Findings:
    """Commitments are on aspects that can be measured; prices multiply by numbers."""
    measurable = {aspect.id for aspect in service.aspects if aspect.measurable}
    for place, made in enumerate(service.commitments):
        what = _not_among(made.aspect, measurable, service, "cannot be measured, so it cannot be promised")
        if what:
            yield Finding(("commitments", place, "aspect"), what, suggestion(made.aspect, measurable))
    numbers = {aspect.id for aspect in service.aspects if aspect.kind == "number"}
    for place, rule in enumerate(service.rules):
        if rule.kind == "price" and rule.per:
            what = _not_among(rule.per, numbers, service, "is not a number to multiply by")
            if what:
                yield Finding(("rules", place, "per"), what, suggestion(rule.per, numbers))


def _not_among(id: str, allowed: Iterable[str], service: Service, otherwise: str) -> str:
    """What is wrong with naming that aspect, "" for nothing."""
    if id in allowed:
        return ""
    return f"aspect '{id}' {otherwise}." if id in service.by_id else f"no aspect '{id}'."


def risks(service: Service) -> Findings:
    """A check question has an answer that is right, and one that is not; answers belong to a question."""
    for place, risk in enumerate(service.risks):
        if risk.question is None:
            if risk.answers:
                yield Finding(
                    ("risks", place, "answers"), "answers without a question.", "Add the question, or drop them."
                )
        elif not risk.answers:
            yield Finding(("risks", place, "question"), "the question has no answers.", "Add two to four answers.")
        elif len({answer.right for answer in risk.answers}) < 2:
            which = "every answer is" if risk.answers[0].right else "no answer is"
            what = f"{which} right, so the question checks nothing."
            yield Finding(("risks", place, "answers"), what, "Mark with right = true what shows understanding.")
