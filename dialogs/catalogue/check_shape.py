"""What pydantic finds wrong in one part of a service file, or of the organisation's, in an author's words; and a mend to go on with."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dialogs.catalogue.check_rules import Finding, suggestion
from dialogs.catalogue.toml_lines import TomlPath
from dialogs.domain.organisation import Appointments, Closing, Colleague, Known, Special, Week, Work
from dialogs.domain.service import (
    Answer,
    Area,
    Aspect,
    Commitment,
    Direction,
    Excludes,
    LeadTime,
    Option,
    Outcome,
    Phrases,
    Price,
    Requires,
    Risk,
    Text,
    Vague,
    Writing,
)

MODELS: dict[str, type[BaseModel]] = {
    "aspects": Aspect,
    "areas": Area,
    "options": Option,
    "writing": Writing,
    "less": Direction,
    "more": Direction,
    "outcomes": Outcome,
    "commitments": Commitment,
    "risks": Risk,
    "answers": Answer,
    "vague": Vague,
    "words": Phrases,
    "hours": Week,
    "closed": Closing,
    "opened": Special,
    "appointments": Appointments,
    "staff": Colleague,
    "questions": Known,
    "work": Work,
}
RULES: dict[str, type[BaseModel]] = {
    "excludes": Excludes,
    "requires": Requires,
    "price": Price,
    "lead_time": LeadTime,
}
DAYS = frozenset(Week.model_fields)


@dataclass(frozen=True, slots=True)
class Given:
    """What a file says, and the model of the whole file."""

    data: Mapping[str, Any]
    root: type[BaseModel]

    def model(self, path: TomlPath) -> type[BaseModel]:
        """The model of the table at that place."""
        if path[:1] == ("rules",) and len(path) == 2:
            return RULES[self.data["rules"][path[1]].get("kind")]
        names = [step for step in path if isinstance(step, str)]
        return MODELS.get(names[-1], Text) if names else self.root

    def is_text(self, path: TomlPath) -> bool:
        """Whether a sentence in each language stands there."""
        field = self.model(path[:-1]).model_fields.get(str(path[-1])) if path else None
        return field is not None and field.annotation in (Text, Text | None)


def findings_of(error: ValidationError, given: Given) -> list[Finding]:
    """One finding for each of pydantic's errors."""
    return [_finding(detail, given) for detail in error.errors()]


def _finding(detail: ErrorDetails, file: Given) -> Finding:
    path = path_in(detail["loc"], file.data)
    say = SAYINGS.get(detail["type"], _otherwise)
    what, remedy = say(detail, path, file)
    given = detail["input"]
    return Finding(path, what, remedy, given if isinstance(given, str) else "")


def path_in(loc: tuple[int | str, ...], data: Any) -> TomlPath:
    """Pydantic's place without the names that it adds itself (the kind of a rule, "[key]")."""
    path: TomlPath = ()
    for step in loc:
        inner = isinstance(data, Mapping) and step in data
        if inner or (isinstance(data, list) and isinstance(step, int)):
            data = data[step]
        elif step == "[key]" or (len(path) == 2 and path[0] == "rules" and step in RULES):
            continue
        else:
            data = None
        path += (step,)
    return path


Said = tuple[str, str]


def _missing(detail: ErrorDetails, path: TomlPath, file: Given) -> Said:
    key = str(path[-1])
    if key in ("fr", "en"):
        return "the words are in one language only.", f'Add {key} = "…".'
    if file.is_text(path):
        return f"'{key}' is missing.", f'Add {key} = {{ fr = "…", en = "…" }}.'
    return f"'{key}' is missing.", f"Add {key} = …"


def _unknown(detail: ErrorDetails, path: TomlPath, file: Given) -> Said:
    return f"there is no key '{path[-1]}' here.", suggestion(str(path[-1]), file.model(path[:-1]).model_fields)


def _literal(detail: ErrorDetails, path: TomlPath, file: Given) -> Said:
    known = [part.strip("' ") for part in detail["ctx"]["expected"].replace(" or ", ",").split(",")]
    what = f"'{detail['input']}' is not one of the values of '{_key(path)}'."
    return what, suggestion(str(detail["input"]), known)


def _pattern(detail: ErrorDetails, path: TomlPath, file: Given) -> Said:
    remedies = {
        "currency": 'Write three capitals, as in "EUR".',
        "closes_at": 'Write hours and minutes, as in "18:00".',
        "holidays": 'Write the two capitals of a country, as in "FR".',
        **dict.fromkeys((*DAYS, "hours"), 'Write begin and end of the same day, as in "09:00-12:30".'),
    }
    otherwise = "Ids are small letters, digits and _, at most 40, as in length_top."
    return f"'{detail['input']}' is not written as it must be.", remedies.get(_key(path), otherwise)


def _empty(detail: ErrorDetails, path: TomlPath, file: Given) -> Said:
    return "the words are empty.", f'Write {path[-1]} = "…".'


def _too_few(detail: ErrorDetails, path: TomlPath, file: Given) -> Said:
    return f"'{_key(path)}' has too few entries.", f"Give at least {detail['ctx']['min_length']}."


def _too_many(detail: ErrorDetails, path: TomlPath, file: Given) -> Said:
    return f"'{_key(path)}' has too many entries.", f"Keep at most {detail['ctx']['max_length']}."


def _rule_kind(detail: ErrorDetails, path: TomlPath, file: Given) -> Said:
    given = detail["input"].get("kind")
    what = f"there is no rule of kind '{given}'." if given else "'kind' is missing."
    return what, suggestion(str(given), RULES) if given else "Add kind = one of: " + ", ".join(RULES) + "."


def _list(detail: ErrorDetails, path: TomlPath, file: Given) -> Said:
    return f"'{_key(path)}' must be a list.", 'Put it between brackets, as in ["short", "cropped"].'


def _table(detail: ErrorDetails, path: TomlPath, file: Given) -> Said:
    key = _key(path)
    if file.is_text(path):
        return f"'{key}' must be in both languages.", f'Write {key} = {{ fr = "…", en = "…" }}.'
    return f"'{key}' must be a table.", f"Write {key} = {{ … }}, or [{key}] on its own line."


def _day(detail: ErrorDetails, path: TomlPath, file: Given) -> Said:
    return f"'{_key(path)}' is no day.", "Write year, month and day without quotes, as in 2026-12-24."


def _otherwise(detail: ErrorDetails, path: TomlPath, file: Given) -> Said:
    return f"'{_key(path)}' is not as it must be.", detail["msg"] + "."


def _key(path: TomlPath) -> str:
    return str(next((step for step in reversed(path) if isinstance(step, str)), "file"))


SAYINGS: dict[str, Callable[[ErrorDetails, TomlPath, Given], Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _literal,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _empty,
    "too_short": _too_few,
    "too_long": _too_many,
    "union_tag_invalid": _rule_kind,
    "union_tag_not_found": _rule_kind,
    "tuple_type": _list,
    "date_type": _day,
    "date_parsing": _day,
    "date_from_datetime_parsing": _day,
    "date_from_datetime_inexact": _day,
    "model_type": _table,
    "dict_type": _table,
    "mapping_type": _table,
}


def mended(file: Given, error: ValidationError) -> dict[str, Any]:
    """The same data, misspelt keys left out and missing words filled in: for the checks between the parts."""
    copied: dict[str, Any] = copy.deepcopy(dict(file.data))
    for detail in error.errors():
        *parents, last = path_in(detail["loc"], file.data)
        table: Any = copied
        for step in parents:
            table = table[step]
        word = f"? {parents} {last}"
        if detail["type"] == "extra_forbidden":
            del table[last]
        elif detail["type"] == "tuple_type":
            table[last] = []
        elif file.is_text((*parents, last)):
            table[last] = {"fr": word, "en": word}
        elif last in ("fr", "en"):
            table[last] = word
    return copied
