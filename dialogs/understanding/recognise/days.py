"""One day, or a stretch of days, by whatever expression names it: one engine over the tables of `calendar_words`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise, zip_longest
from typing import Literal

from dialogs.language.calendar import (
    BEFORE_A_MONTH,
    DAY,
    HOLIDAYS,
    MONTHS,
    OTHER_WORDS_TOO,
    RELATIVE,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
)
from dialogs.understanding.recognise.bounds import bound_before

Wrong = Literal["", "impossible_date", "past_date"]

_ONE_BREATH = 24  # characters between two days of which the second tells the month of both
_LONG_PAST = 60  # a day and month this long ago without a year means next year; nearer, it is a slip


@dataclass(frozen=True, slots=True)
class Day:
    """One day, or a stretch of them; `at` is the time of day, `closing` when the end of the stretch was named.

    `monthless`: only the number of the day was said ("le 10").
    """

    start: int
    end: int
    first: date
    last: date
    at: time | None = None
    closing: bool = False
    wrong: Wrong = ""
    bound: str = ""
    monthless: bool = False


def days_in(text: str, today: date) -> list[Day]:
    """The days and stretches of days that a line's text speaks of, in order."""
    found = [day for match in DAY.finditer(text) if (day := _day(match, today))]
    found = [_in_month_of(text, day, following) for day, following in zip_longest(found, found[1:])]
    return [found[0], *(_in_month_before(text, *pair) for pair in pairwise(found))] if found else []


def _in_month_of(text: str, day: Day, following: Day | None) -> Day:
    """A day said by its number only is of the month named right after it ("not before the 10th and not after the 15th of December")."""
    if following is None or not day.monthless or following.monthless or following.wrong:
        return day
    said = text[following.start : following.end].split()
    if following.start - day.end > _ONE_BREATH or not MONTHS.keys() & set(said) or day.first.day >= following.first.day:
        return day
    first = following.first.replace(day=day.first.day)
    return replace(day, first=first, last=first)


def _in_month_before(text: str, before: Day, day: Day) -> Day:
    """A day said by its number only is of the month named right before it ("not before 10 January and not after the 20th")."""
    said = {*text[before.start : before.end].split()}
    if before.monthless or before.wrong or not day.monthless or not MONTHS.keys() & said:
        return day
    if day.start - before.end > _ONE_BREATH or day.first.day <= before.first.day:
        return day
    first = before.first.replace(day=min(day.first.day, _month_end(before.first).day))
    return replace(day, first=first, last=first)


def _day(match: re.Match[str], today: date) -> Day | None:
    """The day that one expression means."""
    spot = (match.start(), match.end())
    if match["iso"]:
        return _numbered(spot, *map(int, reversed(match["iso"].split("-"))), today=today)
    if match["relative"]:
        return _single(spot, today + timedelta(days=RELATIVE[match["relative"]]))
    if match["weekday"]:
        return _named(match, spot, today)
    if match["holiday"]:
        month, number = HOLIDAYS[match["holiday"]]
        return _numbered(spot, number, month, None, today=today)
    if match["period"]:
        return _period(match, spot, today)
    if match["unit"]:
        return _ahead(spot, match["ahead"], match["unit"], today)
    if match["agounit"]:
        return _single(spot, today - timedelta(days=1))
    return _dated(match, spot, today)


def _single(spot: tuple[int, int], day: date, wrong: Wrong = "") -> Day:
    return Day(*spot, day, day, wrong=wrong)


def _named(match: re.Match[str], spot: tuple[int, int], today: date) -> Day | None:
    word = match["weekday"]
    if word in OTHER_WORDS_TOO or _is_habit(match):
        return None
    ahead = (WEEKDAYS[word] - today.weekday() - 1) % 7 + 1
    if match["last"]:
        ahead -= 7
    if match["skip"]:
        ahead += 7 if match["skip"] == "8" else 14
    return _single(spot, today + timedelta(days=ahead))


def _is_habit(match: re.Match[str]) -> bool:
    """Whether "le samedi" in a sentence means every Saturday: nothing bounds it and no "prochain" follows."""
    before = match.string[: match.start()].rstrip()
    return match[0].startswith("le ") and len(match[0].split()) == 2 and bool(before) and not bound_before(before)


def _dated(match: re.Match[str], spot: tuple[int, int], today: date) -> Day | None:
    """A day of the month; one that is not the weekday said with it is nowhere in the calendar."""
    if match["d7"] and not _is_of_event(match):
        return None
    day, name = _by_number(match, spot, today), match["name"]
    if day is None or day.wrong or not name or day.first.weekday() == (WEEKDAYS | SHORT_WEEKDAYS)[name]:
        return day
    return None if name in SHORT_WEEKDAYS else _single(spot, today, "impossible_date")


_OF_EVENT = re.compile(
    r"(?:^|(?<= ))(?:avant|apres|pour|d ici) (?:la|le|les|l|mon|ma|notre|son|sa) [a-z]+(?: [a-z]+){0,3} du $"
)
_TO_A_DAY = re.compile(r" au \d")


def _is_of_event(match: re.Match[str]) -> bool:
    """Whether "du 12" is a day: of what must be preceded ("avant le salon du 12"), or the first of two ("du 12 au 15")."""
    text = match.string
    return _OF_EVENT.search(text[: match.start()]) is not None or _TO_A_DAY.match(text, match.end()) is not None


def _by_number(match: re.Match[str], spot: tuple[int, int], today: date) -> Day | None:
    groups = match.groupdict()
    number = int(next(groups[f"d{i}"] for i in range(1, 8) if groups[f"d{i}"]))
    word = groups["m1"] or groups["m2"]
    year = groups["y3"] or groups["year"]
    if word:
        return _numbered(spot, number, MONTHS[word], int(year) if year else None, today=today)
    if groups["m3"]:
        if year is None and _is_fraction(match.string, spot[0], number, int(groups["m3"])):
            return None
        full = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
        return _numbered(spot, number, int(groups["m3"]), full, today=today)
    return _of_this_month(spot, number, today)


def _is_fraction(text: str, start: int, top: int, bottom: int) -> bool:
    """Whether "1/2" or "24/7" is a share rather than a day: no word of the calendar stands before it."""
    return ((top == 1 and bottom <= 4) or top == 24) and bound_before(text[: max(start - 1, 0)]) is None


def _numbered(spot: tuple[int, int], number: int, month: int, year: int | None, *, today: date) -> Day:
    """A day by its numbers; without a year, the next one to come unless it has just passed."""
    if month > 12 >= number:
        number, month = month, number
    try:
        day = date(year or today.year, month, number)
    except ValueError:
        return _leap_or_impossible(spot, number, month, year, today)
    if year is None and (today - day).days > _LONG_PAST:
        return _numbered(spot, number, month, today.year + 1, today=today)
    return _single(spot, day)


def _leap_or_impossible(spot: tuple[int, int], number: int, month: int, year: int | None, today: date) -> Day:
    """29 February without a year is the next one that exists; all else is impossible."""
    if (number, month, year) == (29, 2, None):
        leap = next(each for each in range(today.year, today.year + 9) if monthrange(each, 2)[1] == 29)
        return _single(spot, date(leap, 2, 29))
    return _single(spot, today, "impossible_date")


def _of_this_month(spot: tuple[int, int], number: int, today: date) -> Day:
    """ "the 28th": of this month, or of the next that has one when this month's has passed."""
    first = today.replace(day=1)
    for _ in range(13):
        if 1 <= number <= monthrange(first.year, first.month)[1]:
            day = first.replace(day=number)
            if day >= today:
                return Day(*spot, day, day, monthless=True)
        first = _next_month(first)
    return _single(spot, today, "impossible_date")


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _ahead(spot: tuple[int, int], count: str, unit: str, today: date) -> Day | None:
    kind, size = UNITS[unit]
    number = float(count.replace(",", ".")) if count[0].isdigit() else 1.0
    if kind == "minutes" or number > 3660:
        return None
    if kind == "work":
        return _single(spot, working_days(today, int(number)))
    return _single(spot, today + timedelta(days=int(number * size * (30 if kind == "months" else 1))))


_NO_WEEKEND = re.compile(r"(?:^| )(?:rien|pas|jamais|sauf|no|not|never|except|nothing)(?: on| at| a)? $")
"""What stands before week-ends on which nobody is ever to come."""


def _period(match: re.Match[str], spot: tuple[int, int], today: date) -> Day | None:
    """A stretch of days: a week, a week-end, a month, or the beginning, middle or end of one."""
    if "end" in match["period"] and _NO_WEEKEND.search(match.string[: match.start()]):
        return None
    if match["month"] and not BEFORE_A_MONTH.search(match.string[: match.start()]):
        return None
    stretch = _stretch(match["period"], today)
    edge = (match["edge"] or "").strip()
    first, last = stretch
    if edge.startswith(("fin", "la fin", "the end", "end", "late")):
        return Day(*spot, last - (timedelta(days=9) if "late" in edge else timedelta()), last, closing=True)
    if edge.startswith(("mi", "mid")):
        return Day(*spot, first.replace(day=10), first.replace(day=20))
    if edge.startswith(("debut", "le debut", "early")):
        return Day(*spot, first, first + (last - first) // 3)
    return Day(*spot, max(first, today), last)


def _stretch(words: str, today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    name = words.split()[-1]
    if name in MONTHS:
        month = MONTHS[name]
        first = date(today.year + (month < today.month), month, 1)
        return first, _month_end(first)
    following = "prochain" in words or "next" in words or "vient" in words
    if "end" in words:
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if "mois" in words or "month" in words:
        first = _next_month(today) if following else today.replace(day=1)
        return first, _month_end(first)
    if "annee" in words or "year" in words:
        year = today.year + following
        return date(year, 1, 1), date(year, 12, 31)
    monday += timedelta(days=7 * following)
    return monday, monday + timedelta(days=6)


def working_days(today: date, count: int) -> date:
    """The day that many working days from today (Monday to Friday)."""
    day = today
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
