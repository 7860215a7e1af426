"""One day, or a stretch of days, by whatever expression names it: one engine over the words of `calendar.toml`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise, zip_longest
from typing import Literal

from dialogs.language.calendar import (
    HOLIDAYS,
    MONTHS,
    MOVING,
    OTHER_WORDS_TOO,
    RELATIVE,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
)
from dialogs.language.pack import composed, expression, words
from dialogs.understanding.recognise.bounds import bound_before

COUNT = r"\d+(?:[.,]5)?|{numbers.one}"
"""How many of a unit of time."""

_NO_DAY = r"\d| (?:{calendar.unit}|{calendar.no_day}|mm|cm)\b| [/:€£$%]| {calendar.counted}\b"
"""What follows a number that is no day: "samedi 12 h", "december 12 €"."""

_NUMBERED = (
    r"(?:(?:{calendar.before_weekday} )?(?P<name>{calendar.weekdays}|{calendar.short_weekdays})(?: {calendar.after_weekday})?"
    r"(?: (?:{calendar.a_week_later}|{calendar.a_fortnight_later}))? (?:[,.] )?)?(?:{calendar.article} )?"
    r"(?:(?P<d1>\d{1,2})(?: {calendar.ordinal})? (?:{calendar.of} )?(?P<m1>{calendar.months})\b"
    r"|(?P<m2>{calendar.months}) (?:{calendar.article} )?(?P<d2>\d{1,2})(?! {calendar.no_day}\b)(?! [:€%])(?: {calendar.ordinal}\b)?"
    r"|(?P<d3>\d{1,2}) / (?P<m3>\d{1,2})(?: / (?P<y3>\d{4}|\d\d))?"
    r"|(?P<bare>{calendar.bare_day})|(?P<of_event>{calendar.day_of_event})"
    rf"|(?(name)(?<!, )(?P<d4>\d{{1,2}})(?: {{calendar.ordinal}}\b|(?!{_NO_DAY}))|(?!)))"
    r"(?: ,? ?(?P<year>20\d\d))?"
)
_WEEKDAY = (
    r"(?:(?P<week_from>{calendar.a_week_from}) )?(?:{calendar.before_weekday} )?{calendar.habitual}(?P<weekday>{calendar.weekdays})\b(?: {calendar.after_weekday})?"
    r"(?P<last> {calendar.last_week})?"
    r"(?: (?:(?P<week_later>{calendar.a_week_later})|(?P<fortnight_later>{calendar.a_fortnight_later})))?"
)
_STRETCH = (
    r"(?:(?P<the_end>{calendar.the_end})|(?P<the_middle>{calendar.the_middle})|(?P<the_beginning>{calendar.the_beginning})"
    r"|(?P<the_last_days>{calendar.the_last_days}))?"
    r"(?P<stretch>(?P<next_week>{calendar.next_week})|(?P<this_week>{calendar.this_week})|(?P<weekend>{calendar.weekend})"
    r"|(?P<next_month>{calendar.next_month})|(?P<this_month>{calendar.this_month})|(?P<next_year>{calendar.next_year})"
    r"|(?P<this_year>{calendar.this_year})|(?P<month>{calendar.months}))"
)
_DAY = composed(
    r"\b(?:(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?:(?P<week_from_relative>{calendar.a_week_from}) )?(?P<relative>{calendar.relative})(?! {calendar.not_after_relative})"
    rf"|(?P<moving>{{calendar.moving}})|{_NUMBERED}|{_WEEKDAY}|(?P<holiday>{{calendar.holidays}})|{_STRETCH}"
    rf"|{{calendar.ahead}} (?P<ahead>{COUNT}) (?P<unit>{{calendar.unit}})\b(?: {{calendar.ahead_after}})?"
    rf"|{{calendar.ago}} (?P<ago>{COUNT}) (?P<agounit>{{calendar.unit}})"
    r")\b"
)
"""A day or a stretch of days: the order of its parts, which languages share, around the words of each."""

Wrong = Literal["", "impossible_date", "past_date"]

_ONE_BREATH = 24  # characters between two days of which the second tells the month of both
_LONG_PAST = 60  # a day and month this long ago without a year means next year; nearer, it is a slip


@dataclass(frozen=True, slots=True)
class Day:
    """One day, or a stretch of them; `at` is the time of day, `closing` when the end of the stretch was named.

    `monthless`: only the number of the day was said ("le 10"). `since`: where the end of a stretch begins ("fin janvier").
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
    since: date | None = None


def days_in(text: str, today: date, *, gone: bool = False) -> list[Day]:
    """The days and stretches of days that a line's text speaks of, in order; `gone`: none of them is yet to come."""
    found = _days_of(text, today)
    return [_gone(text[day.start : day.end], day, today) for day in found] if gone else found


def _gone(said: str, day: Day, today: date) -> Day:
    """The last such day that has been: Saturday is last Saturday, the 28th may be last month's. Tomorrow is none."""
    if day.wrong:
        return _last_named(said, day, today)
    if day.first <= today:
        return day
    if day.monthless:
        first = next(_before(day.first))
        return replace(day, first=first, last=first)
    if set(WEEKDAYS) & set(said.split()) and not re.search(r"\d", said):
        back = timedelta(days=7 * -(-(day.first - today).days // 7))
        return replace(day, first=day.first - back, last=day.last - back)
    return replace(day, wrong="impossible_date")


def _last_named(said: str, day: Day, today: date) -> Day:
    """The last day of that number and week day ("samedi 28"), where the next one is none."""
    names, number = set(WEEKDAYS) & set(said.split()), re.search(r"\d+", said)
    back = (today - timedelta(days=n) for n in range(_LONG_PAST))
    fits = (d for d in back if number and d.day == int(number[0]) and d.weekday() in {WEEKDAYS[name] for name in names})
    found = next(fits, None)
    return replace(day, first=found, last=found, wrong="") if found else day


def _before(day: date) -> Iterator[date]:
    """The same number in the months before that have it."""
    for back in range(1, 13):
        year, month = divmod(day.year * 12 + day.month - 1 - back, 12)
        if day.day <= monthrange(year, month + 1)[1]:
            yield date(year, month + 1, day.day)


def _days_of(text: str, today: date) -> list[Day]:
    found = [_day_before(text, day) for match in _DAY.finditer(text) if (day := _day(match, today))]
    found = [_in_month_of(text, day, following) for day, following in zip_longest(found, found[1:])]
    return [found[0], *(_in_month_before(text, *pair) for pair in pairwise(found))] if found else []


def _day_before(text: str, day: Day) -> Day:
    """The day that is told from another: "Sunday week, so the Saturday before", "le 12, donc la veille"."""
    match = None if day.wrong else _TOLD_FROM.match(text, day.end)
    if match is None:
        return day
    back = (day.first.weekday() - WEEKDAYS[match["weekday"]] - 1) % 7 + 1 if match["weekday"] else 1
    first = day.first - timedelta(days=back)
    return Day(day.start, match.end(), first, first)


_TOLD_FROM = composed(
    r"[^.!?\d]{0,40}?(?<![a-z])(?:(?:{calendar.article} )?(?P<weekday>{calendar.weekdays}) {calendar.before_that}|{calendar.the_eve})(?![a-z])"
)
"""A day that is told from the one just said."""


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
        ahead = RELATIVE[match["relative"]] + (7 if match["week_from_relative"] else 0)
        return _single(spot, today + timedelta(days=ahead))
    if match["weekday"]:
        return _named(match, spot, today)
    if match["holiday"]:
        month, number = HOLIDAYS[match["holiday"]]
        return _numbered(spot, number, month, None, today=today)
    if match["moving"]:
        return _single(spot, _next_moving(MOVING[match["moving"]], today))
    if match["stretch"]:
        return _stretch(match, spot, today)
    if match["unit"]:
        return _ahead(spot, match["ahead"], match["unit"], today)
    if match["agounit"]:
        return _single(spot, today - timedelta(days=1))
    return _dated(match, spot, today)


def _next_moving(after: int, today: date) -> date:
    """The next feast that is so many days after Easter."""
    days = (_easter(year) + timedelta(days=after) for year in (today.year, today.year + 1))
    return next(day for day in days if day >= today)


def _easter(year: int) -> date:
    """Easter Sunday of a year, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _single(spot: tuple[int, int], day: date, wrong: Wrong = "") -> Day:
    return Day(*spot, day, day, wrong=wrong)


def _named(match: re.Match[str], spot: tuple[int, int], today: date) -> Day | None:
    word = match["weekday"]
    if word in OTHER_WORDS_TOO or _is_habit(match):
        return None
    ahead = (WEEKDAYS[word] - today.weekday() - 1) % 7 + 1
    if match["last"]:
        ahead -= 7
    ahead += 7 if match["week_later"] or match["week_from"] else 14 if match["fortnight_later"] else 0
    return _single(spot, today + timedelta(days=ahead))


def _is_habit(match: re.Match[str]) -> bool:
    """Whether "le samedi" in a sentence means every Saturday: nothing bounds it and no "prochain" follows."""
    before = match.string[: match.start()].rstrip()
    article, *rest = match[0].split()
    return article in _HABITUAL and len(rest) == 1 and bool(before) and not bound_before(before)


_HABITUAL = words("calendar.habitual_article")


def _dated(match: re.Match[str], spot: tuple[int, int], today: date) -> Day | None:
    """A day of the month; one that is not the weekday said with it is nowhere in the calendar."""
    if match["of_event"] and not _is_of_event(match):
        return None
    day, name = _by_number(match, spot, today), match["name"]
    if day is None or day.wrong or not name or day.first.weekday() == {**WEEKDAYS, **SHORT_WEEKDAYS}[name]:
        return day
    return None if name in SHORT_WEEKDAYS else _single(spot, today, "impossible_date")


_OF_EVENT = expression("calendar.before_day_of_event", before="(?:^|(?<= ))", after=" $")
_TO_A_DAY = expression("calendar.to_another_day", before=" ", after=r" \d")


def _is_of_event(match: re.Match[str]) -> bool:
    """Whether "du 12" is a day: of what must be preceded ("avant le salon du 12"), or the first of two ("du 12 au 15")."""
    text = match.string
    return _OF_EVENT.ending(text, match.start()) is not None or _TO_A_DAY.match(text, match.end()) is not None


def _by_number(match: re.Match[str], spot: tuple[int, int], today: date) -> Day | None:
    groups = match.groupdict()
    number = int(next(said for name in _NUMBERS if (said := groups[name])).split()[0])
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


_NUMBERS = ("d1", "d2", "d3", "d4", "bare", "of_event")
"""Groups that begin with the number of a day."""


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


_NO_WEEKEND = expression("calendar.on_no_weekend", before="(?:^| )", after=" $")
"""What stands before week-ends on which nobody is ever to come."""
_BEFORE_A_MONTH = expression("calendar.before_a_month", before="(?:^|(?<= ))", after=" $")
"""What stands before a month that is meant as a stretch of days."""
_EDGES = ("the_end", "the_middle", "the_beginning", "the_last_days")


def _stretch(match: re.Match[str], spot: tuple[int, int], today: date) -> Day | None:
    """A stretch of days: a week, a week-end, a month, or the beginning, middle or end of one."""
    text, start = match.string, match.start()
    if match["weekend"] and _NO_WEEKEND.ending(text, start):
        return None
    edge = next((name for name in _EDGES if match[name]), "")
    if match["month"] and not edge and not _BEFORE_A_MONTH.ending(text, start):
        return None
    return _part(edge, spot, _named_stretch(match, today), today)


def _part(edge: str, spot: tuple[int, int], stretch: tuple[date, date], today: date) -> Day:
    first, last = stretch
    if edge in ("the_end", "the_last_days"):
        since = last - (last - first) // 3
        return Day(*spot, last - timedelta(days=9 if edge == "the_last_days" else 0), last, closing=True, since=since)
    if edge == "the_middle":
        return Day(*spot, first.replace(day=10), first.replace(day=20))
    if edge == "the_beginning":
        return Day(*spot, first, first + (last - first) // 3)
    return Day(*spot, max(first, today), last)


def _named_stretch(match: re.Match[str], today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    if match["month"]:
        month = MONTHS[match["month"]]
        first = date(today.year + (month < today.month), month, 1)
        return first, _month_end(first)
    if match["weekend"]:
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if match["this_month"] or match["next_month"]:
        first = _next_month(today) if match["next_month"] else today.replace(day=1)
        return first, _month_end(first)
    if match["this_year"] or match["next_year"]:
        year = today.year + bool(match["next_year"])
        return date(year, 1, 1), date(year, 12, 31)
    monday += timedelta(days=7 if match["next_week"] else 0)
    return monday, monday + timedelta(days=6)


def working_days(today: date, count: int) -> date:
    """The day that many working days from today (Monday to Friday)."""
    day = today
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
