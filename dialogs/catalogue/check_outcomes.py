"""Whether the outcomes of a service file are known, complete, possible and told apart."""

from __future__ import annotations

from dialogs.catalogue.check_rules import Finding, Findings, listed_values
from dialogs.catalogue.toml_lines import TomlPath
from dialogs.domain.service import Aspect, Excludes, Outcome, Requires, Service, holds


def shown(service: Service) -> Findings:
    """What can be seen needs a complete result to be seen in."""
    if not service.outcomes and any(aspect.visible and aspect.listed for aspect in service.aspects):
        what = "aspects are visible, but there is no outcome to show them in."
        yield Finding(("outcomes",), what, "Add [[outcomes]], each a complete result.")


def values(service: Service) -> Findings:
    """The aspects and options that outcomes name."""
    for place, outcome in enumerate(service.outcomes):
        for id, value in outcome.values.items():
            yield from listed_values(service, id, (value,), ("outcomes", place, "values", id))


def complete(service: Service) -> Findings:
    """A value for each listed aspect of the result that applies, none for an aspect that does not.

    Aspects of another facet (comfort, delay, ...) may be left open: they are not what a result looks like.
    """
    for place, outcome in enumerate(service.outcomes):
        path: TomlPath = ("outcomes", place, "values")
        for aspect in _understood(service):
            applies, given = holds(aspect.applies, outcome.values), aspect.id in outcome.values
            if aspect.listed and aspect.facet == "result" and applies and not given:
                what = f"has no value for aspect '{aspect.id}', which applies to it."
                yield Finding(path, what, "Give one of: " + ", ".join(aspect.ranks) + ".")
            if given and not applies:
                what = f"has a value for aspect '{aspect.id}', which does not apply to it."
                yield Finding((*path, aspect.id), what, "Remove the value, or widen the aspect's 'applies'.")


def _understood(service: Service) -> list[Aspect]:
    """The aspects whose `applies` names what there is: what is misspelt there is told once, elsewhere."""
    return [aspect for aspect in service.aspects if aspect.applies.keys() <= service.by_id.keys()]


def possible(service: Service) -> Findings:
    """No outcome breaks a rule between aspects."""
    for place, outcome in enumerate(service.outcomes):
        for number, rule in enumerate(service.rules, start=1):
            if isinstance(rule, Excludes | Requires) and _breaks(outcome, rule):
                what = f"breaks rule no. {number}: {rule.because.en}"
                yield Finding(("outcomes", place, "values"), what, "Change the outcome or the rule.")


def _breaks(outcome: Outcome, rule: Excludes | Requires) -> bool:
    """A requirement on an aspect that the outcome leaves open is not broken by it."""
    if not holds(rule.when, outcome.values):
        return False
    if rule.kind == "excludes":
        return holds(rule.then, outcome.values)
    given = {id: allowed for id, allowed in rule.then.items() if id in outcome.values}
    return not holds(given, outcome.values)


def distinct(service: Service) -> Findings:
    """No two outcomes have the same values."""
    for place, outcome in enumerate(service.outcomes):
        for before in service.outcomes[:place]:
            if dict(before.values) == dict(outcome.values):
                what = f"has the same values as outcome '{before.id}'."
                yield Finding(("outcomes", place), what, "Make them one, with the words of both.")
