"""Saying back what was understood of words."""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.domain.case import OUTCOME
from dialogs.domain.replies import Words
from dialogs.engine.turn import Turn
from dialogs.understanding.result import Reading
from dialogs.wording.parts import as_is, aspect_words, join, line_words, literal, outcome_words


def echo(turn: Turn, readings: Iterable[Reading]) -> Words:
    """What was understood, in a dozen words."""
    items = tuple(said_back(turn, reading) for reading in readings)
    return Words("echo", {"items": join(items, ", ")}) if items else Words("echo.none")


def said_back(turn: Turn, reading: Reading) -> Words:
    """What one reading says, in a few words."""
    if reading.operator == "vague":
        return Words("echo.vague", {"words": reading.words})
    if reading.aspect == OUTCOME:
        key = "echo.not_outcome" if reading.operator == "not" else "echo.outcome"
        items = tuple(outcome_words(value) for value in reading.values)
        return Words(key, {"outcome": join(items, " / ")})
    if reading.operator in ("less", "more"):
        side = getattr(turn.service.by_id[reading.aspect], reading.operator)
        return (
            literal(side.label) if side else Words(f"echo.{reading.operator}", {"aspect": aspect_words(reading.aspect)})
        )
    if reading.operator in ("any", "unknown", "later") or not reading.values:
        return Words(f"echo.{reading.operator}", {"aspect": aspect_words(reading.aspect)})
    return line_words(reading.aspect, reading.operator, reading.values)


def whom_name(turn: Turn) -> Words:
    """The one for whom it is: by name, else "your father", "your child"."""
    beneficiary = turn.case.beneficiary
    if beneficiary.name:
        return as_is(beneficiary.name)
    return Words(f"whom.name.{beneficiary.relation or beneficiary.kind}")
