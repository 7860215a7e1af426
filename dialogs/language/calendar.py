"""The words of the calendar. Names for the tables of `calendar.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from dialogs.language.pack import table, words

UnitKind = Literal["minutes", "days", "work", "months"]

WEEKDAYS: Mapping[str, int] = table("calendar.weekdays")
"""Word -> day of the week, Monday 0."""

SHORT_WEEKDAYS: Mapping[str, int] = table("calendar.short_weekdays")
"""Short forms that are other words too often: a day only where its number is beside them."""

MONTHS: Mapping[str, int] = table("calendar.months")

OTHER_WORDS_TOO = words("calendar.other_words_too")
"""Month and weekday words that stand for something else unless a number is beside them."""

RELATIVE: Mapping[str, int] = table("calendar.relative")
"""Words -> days from today."""

HOLIDAYS: Mapping[str, tuple[int, int]] = table("calendar.holidays")
"""Words -> month and day."""

MOVING: Mapping[str, int] = table("calendar.moving")
"""Words for a feast that moves -> days after Easter."""

UNITS: Mapping[str, tuple[UnitKind, int]] = table("calendar.units")
"""Unit of time -> its kind and how many of it; "work" are days without week-ends."""
