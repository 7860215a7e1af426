"""Days and amounts as a person reads them on a button or in a line. Not our own grammar, which must not grade itself."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dialogs.simulation.hidden import NOW

_MONTH = r"(janv?|f[ée]vr?|feb|mars?|avr|apr|mai|may|juin|june?|juil|july?|ao[ûu]t|aug|sept?|oct|nov|d[ée]c)"
_NUMBER = {
    "jan": 1, "fév": 2, "fev": 2, "feb": 2, "mar": 3, "avr": 4, "apr": 4, "mai": 5, "may": 5, "jui": 6, "jun": 6,
    "jul": 7, "aoû": 8, "aou": 8, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "déc": 12, "dec": 12,
}  # fmt: skip
_DAY_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}})(?:er|st|nd|rd|th)?\s+{_MONTH}")
_MONTH_DAY = re.compile(rf"{_MONTH}[a-zéû]*\.?\s+(\d{{1,2}})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_AHEAD = re.compile(r"(?:dans|sous|in|within)\s+(\d+)\s+(?:jours?|days?)")
_WEEK = re.compile(r"(?:une|d'une|a|one) (?:semaine|week)|la semaine|the week")
_AMOUNT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(€|euros?|eur|£|gbp|\$|usd|mm|cm|m²|m2)?")
_DAYS_OFF = {"aujourd'hui": 0, "today": 0, "après-demain": 2, "demain": 1, "tomorrow": 1}


def day_in(text: str) -> str:
    """The last day named, as "2026-11-28"; "" when none is. A day without a year is the next one to come."""
    if found := _ISO.findall(text):
        return str(found[-1])
    dated = [(int(day), _month(month)) for day, month in _DAY_MONTH.findall(text)]
    dated += [(int(day), _month(month)) for month, day in _MONTH_DAY.findall(text) if not dated]
    dated += [(int(day), int(month)) for day, month in _SLASHED.findall(text) if not dated]
    return _coming(*dated[-1]) if dated else _ahead(text)


def _month(name: str) -> int:
    return 7 if name.startswith(("juil", "july")) else _NUMBER[name[:3]]


def _coming(day: int, month: int) -> str:
    year = NOW.year + ((month, day) < (NOW.month, NOW.day))
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _ahead(text: str) -> str:
    if match := _AHEAD.search(text):
        return _in(int(match[1]))
    if _WEEK.search(text):
        return _in(7)
    return next((_in(days) for word, days in _DAYS_OFF.items() if word in text), "")


def _in(days: int) -> str:
    return (NOW.date() + timedelta(days=days)).isoformat()


def amount_in(text: str, unit: str) -> str:
    """The first amount in this unit (bare numbers count when nothing better is there), as "30 EUR"; "" when none."""
    found = [(float(number.replace(",", ".")), mark) for number, mark in _AMOUNT.findall(text)]
    marked = [_to(number, mark, unit) for number, mark in found if mark]
    usable = [number for number in marked if number is not None] or [number for number, mark in found if not mark]
    return f"{usable[0]:g} {unit}".strip() if usable else ""


def _to(number: float, mark: str, unit: str) -> float | None:
    """The number in that unit, None when the mark is of something else."""
    if unit == "mm" and mark in ("mm", "cm"):
        return number * (10 if mark == "cm" else 1)
    same = {
        "EUR": ("€", "euro", "euros", "eur"),
        "GBP": ("£", "gbp"),
        "USD": ("$", "usd"),
        "m2": ("m²", "m2"),
    }
    return number if mark == unit or mark in same.get(unit, ()) else None
