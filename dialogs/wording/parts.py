"""What a flow says, made of parts: an aspect, a value, a requirement, a list. How each reads is for `dialogs.wording.realise`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from dialogs.domain.replies import Words
from dialogs.domain.service import LANGUAGES, Text
from dialogs.domain.specification import Requirement


def literal(text: Text) -> Words:
    """A sentence of the service file, to be said in the person's language."""
    return Words("=text", {language: text.to(language) for language in LANGUAGES if text.says(language)})


def value_words(aspect: str, operator: str, values: tuple[str, ...]) -> Words:
    """What is required of an aspect, without its name: "15 mm", "avant le sam. 28 nov."."""
    return Words("=value", {"aspect": aspect, "operator": operator, "values": "|".join(values)})


def line_words(aspect: str, operator: str, values: tuple[str, ...]) -> Words:
    """What is required of an aspect, with its name: "Dessus : 15 mm"."""
    return Words("=line", {"aspect": aspect, "operator": operator, "values": "|".join(values)})


def lines(items: tuple[Words, ...]) -> Words:
    """A list, one item a line."""
    return Words("=lines", {"items": items})


def join(items: tuple[Words, ...], separator: str = "") -> Words:
    """A list in one line; by default with the language's semicolon."""
    return Words("=join", {"items": items, "separator": separator})


def rows(items: tuple[Words, ...]) -> Words:
    """A list that brings its own numbers, one item a line."""
    return Words("=rows", {"items": items})


def aspect_words(aspect: str) -> Words:
    """An aspect by its name: "Dessus"."""
    return Words("=aspect", {"aspect": aspect})


def outcome_words(outcome: str) -> Words:
    """A complete result by its name: "Coupe en brosse"."""
    return Words("=outcome", {"outcome": outcome})


def moment_words(at: datetime) -> Words:
    """A day and an hour: "sam. 28 nov. à 18 h"."""
    return Words("=moment", {"value": at.isoformat(timespec="minutes")})


def weekday_words(day: int) -> Words:
    """A day of the week, Monday 0: "lundi"."""
    return Words("=weekday", {"day": day})


def hours_words(spans: Iterable[tuple[time, time]]) -> Words:
    """Hours of a day: "9 h – 12 h 30, 14 h – 19 h"."""
    return Words("=hours", {"spans": "|".join(f"{begin:%H:%M}-{end:%H:%M}" for begin, end in spans)})


def price_words(price: str) -> Words:
    """A canonical amount of money: "30 €"."""
    return Words("=price", {"value": price})


def as_is(text: str) -> Words:
    """Words that are the same in every language: a name, a case's number."""
    return Words("=raw", {"text": text})


def requirement_words(requirement: Requirement) -> Words:
    """A requirement with its aspect's name, and the person's words where these say more: "Fond : bleu clair – « bleu alice »"."""
    line = line_words(requirement.aspect, requirement.operator, requirement.values)
    return Words("with_words", {"line": line, "words": requirement.words}) if requirement.words else line


def strong_line(requirement: Requirement) -> Words:
    """A requirement with how strict it is: "dessus : 15 mm (indispensable)"."""
    needed = "_need" if requirement.basis == "need" and requirement.strength != "bonus" else ""
    return Words(f"strong.{requirement.strength}{needed}", {"line": requirement_words(requirement)})
