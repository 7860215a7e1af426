"""A service file, or the organisation's: from TOML text to its values, or every mistake in it with its line and remedy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from dialogs.catalogue import check_organisation, check_outcomes, check_rules, check_words
from dialogs.catalogue.check_rules import Finding, Findings, duplicates
from dialogs.catalogue.check_shape import Given, findings_of, mended
from dialogs.catalogue.template import template
from dialogs.catalogue.toml_lines import TomlPath, lines_of
from dialogs.domain.errors import Mistake, ServiceFileError
from dialogs.domain.organisation import Profile
from dialogs.domain.service import Service

__all__ = ["examine", "examine_profile", "parse", "schema", "template"]

M = TypeVar("M", bound=BaseModel)

CHECKS: tuple[Callable[[Service], Findings], ...] = (
    check_rules.shapes,
    check_rules.meanings,
    check_rules.conditions,
    check_rules.facts,
    check_rules.circles,
    check_rules.promises,
    check_rules.risks,
    check_outcomes.shown,
    check_outcomes.values,
    check_outcomes.complete,
    check_outcomes.possible,
    check_outcomes.distinct,
    check_words.meanings,
    check_words.ambiguous,
    check_words.vague,
)

SINGULAR = {
    "aspects": "aspect",
    "options": "option",
    "areas": "area",
    "outcomes": "outcome",
    "commitments": "commitment",
    "risks": "risk",
    "answers": "answer",
    "rules": "rule",
    "vague": "vague word",
    "closed": "closed days",
    "opened": "day",
    "staff": "colleague",
    "questions": "question",
    "work": "work",
}


def parse(text: str, name: str) -> Service:
    """The service that a file describes. `name` is the file's, for messages.

    Raises ServiceFileError with every mistake found, in file order.
    """
    mistakes, service = examine(text, name)
    if service is None:
        raise ServiceFileError(mistakes)
    return service


def schema() -> dict[str, Any]:
    """The JSON Schema of a service file."""
    return Service.model_json_schema()


def examine(text: str, name: str) -> tuple[tuple[Mistake, ...], Service | None]:
    """Every mistake found, in file order, or the service: one of the two is there."""
    return _examined(text, name, Service, compared)


def examine_profile(text: str, name: str) -> tuple[tuple[Mistake, ...], Profile | None]:
    """Every mistake found in the organisation's file, in file order, or what it says."""
    return _examined(text, name, Profile, lambda profile: list(check_organisation.all_of(profile)))


def _examined(
    text: str, name: str, root: type[M], compare: Callable[[M], list[Finding]]
) -> tuple[tuple[Mistake, ...], M | None]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return (_syntax(error, text, name),), None
    findings, whole = _shaped(Given(data, root), root)
    findings += compare(whole) if whole else []
    return (_located(findings, text, name, data), None) if findings else ((), whole)


def _shaped(file: Given, root: type[M]) -> tuple[list[Finding], M | None]:
    """What is wrong in each part by itself, and the whole.

    Where the parts can be mended, the whole is there all the same, so that they can be compared.
    """
    try:
        return [], root.model_validate(file.data)
    except ValidationError as error:
        findings, repaired = findings_of(error, file), mended(file, error)
    try:
        return findings, root.model_validate(repaired)
    except ValidationError:
        return findings, None


def compared(service: Service) -> list[Finding]:
    """What is wrong between the parts. While an id stands twice, the rest waits: it may refer to either."""
    twice = list(duplicates(service))
    return twice or [found for check in CHECKS for found in check(service)]


def _located(findings: list[Finding], text: str, name: str, data: dict[str, Any]) -> tuple[Mistake, ...]:
    lines = lines_of(text)
    mistakes = (
        Mistake(name, lines.of(found.path, found.hint), in_words(found.path, data), found.what, found.remedy)
        for found in findings
    )
    return tuple(sorted(dict.fromkeys(mistakes), key=lambda mistake: mistake.line))


def in_words(path: TomlPath, data: Any) -> str:
    """The place as an author names it: "aspect length_top, option 12mm, label.fr"."""
    entries: list[str] = []
    keys: list[str] = []
    here = data
    for place, step in enumerate(path):
        here = _inside(here, step)
        if isinstance(step, int) and place and path[place - 1] in SINGULAR:
            keys.clear()
            entries.append(f"{SINGULAR[str(path[place - 1])]} {_name_of(here, step)}")
        elif isinstance(step, str):
            keys.append(step)
    return ", ".join([*entries, *([".".join(keys)] if keys else [])]) or "the file"


def _inside(here: Any, step: str | int) -> Any:
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None


def _name_of(entry: Any, place: int) -> str:
    known = entry if isinstance(entry, dict) else {}
    return str(known.get("id") or f"no. {place + 1}")


SYNTAX_REMEDIES = (
    ("Invalid value", 'Words stand between double quotes: fr = "court".'),
    ("Cannot overwrite", "A key may stand once in its table: remove one."),
    ("Cannot declare", "A [table] may stand once; entries of a list are [[written so]]."),
    ("Expected '=' after a key", 'Write key = value, as in id = "haircut".'),
    ("Unterminated string", "Close the quotation mark on the same line."),
    ("Illegal character '\\n'", "Close the quotation mark on the same line."),
    ("Unclosed", "Close the bracket."),
    ("inline table", "{ … } stands on one line, with commas between its keys and none at the end."),
)


def _syntax(error: tomllib.TOMLDecodeError, text: str, name: str) -> Mistake:
    said = str(error)
    found = re.search(r"\(at line (\d+), column \d+\)", said)
    line = int(found[1]) if found else max(1, len(text.splitlines()))
    what = re.sub(r"\s*\(at .*\)$", "", said) + "."
    remedy = next((remedy for start, remedy in SYNTAX_REMEDIES if start in said), "See the guide on TOML.")
    return Mistake(name, line, "the file", what, remedy)
