"""Days, times and delays in a line of words: one engine over the tables of `calendar_words`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from dialogs.case import Operator
from dialogs.understanding.calendar_words import (
    BETWEEN,
    HOLIDAYS,
    MONTHS,
    OTHER_WORDS_TOO,
    PREFIXES,
    RELATIVE,
    SUFFIXES,
    UNITS,
    WEEKDAYS,
)

Wrong = Literal["", "impossible_date", "past_date"]

_LONG_PAST = 60  # a day and month this long ago without a year means next year; nearer, it is a slip


def _any(words: Iterable[str]) -> str:
    """An alternation, longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH, _WEEKDAY = _any(MONTHS), _any(WEEKDAYS)
_ONE = r"\d+(?:[.,]5)?|une?|an?|one"
_UNIT = _any(UNITS)
_DAY = re.compile(
    rf"""\b(?:
    (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
  | (?P<relative>{_any(RELATIVE)})(?!\ midi)
  | (?:(?:on\ |le\ |ce\ |this\ )?(?P<name>{_WEEKDAY})(?:\ (?P<next>prochaine?|qui\ vient))?(?:\ en\ (?P<eight>8|15))?\ (?:,\ )?)?(?:le\ |the\ )?
    (?: (?P<d1>\d{{1,2}})(?:\ (?:er|st|nd|rd|th))?\ (?:of\ |de\ )?(?P<m1>{_MONTH})\b
      | (?P<m2>{_MONTH})\ (?:the\ )?(?P<d2>\d{{1,2}})(?!\ (?:h|heures?|am|pm|:|€)\b)(?:\ (?:st|nd|rd|th)\b)?
      | (?P<d3>\d{{1,2}})\ /\ (?P<m3>\d{{1,2}})(?:\ /\ (?P<y3>\d{{4}}|\d\d))?
      | (?:(?<=le\ )|(?<=au\ ))(?P<d4>\d{{1,2}})(?:\ er)?(?!\ (?:{_UNIT}|h|:|€|mm|cm|et|\w+s)\b)(?!\ [/:€%])
      | (?<=the\ )(?P<d5>\d{{1,2}})\ (?:st|nd|rd|th)
      | (?<=day\ )(?P<d6>\d{{1,2}})\ (?:st|nd|rd|th)
      | (?P<d7>(?<=di\ )\d{{1,2}})(?!\ (?:{_UNIT}|h|:|€|euros?|mm|cm)\b)
    )(?:\ ,?\ ?(?P<year>20\d\d))?
  | (?:(?:le|ce|this|on|next|coming)\ )?(?<!chaque\ )(?<!every\ )(?<!each\ )(?<!les\ )(?P<weekday>{_WEEKDAY})\b
    (?:\ (?:prochaine?|qui\ vient|next|coming))?(?P<last>\ dernier(?!\ delai)|\ passe)?(?:\ en\ (?P<skip>8|15))?
  | (?P<holiday>{_any(HOLIDAYS)})
  | (?P<edge>(?:la\ )?fin\ (?:de\ (?:la\ |l\ )?|du\ |d\ )?|(?:the\ )?end\ of\ (?:the\ )?|mi\ |mid\ |(?:le\ )?debut\ (?:du\ |de\ |d\ )?|early\ |late\ )?
    (?P<period>(?:la\ )?semaine\ prochaine|la\ semaine\ qui\ vient|next\ week|cette\ semaine|this\ week
      |(?:ce\ |le\ |this\ |the\ |next\ )?week\ ?end(?:\ prochain)?|(?:le\ )?mois\ prochain|next\ month|ce\ mois(?:\ ci)?|this\ month
      |(?:the\ )?(?<=end\ of\ the\ )(?:week|month|year)|(?<=fin\ de\ )(?:semaine|mois|annee)|(?<=fin\ du\ )mois|(?<=fin\ de\ la\ )semaine
      |(?<=fin\ d\ )annee|(?<=fin\ de\ l\ )annee|(?<=of\ )(?:week|month|year)|l\ annee\ prochaine|next\ year
      |(?<=fin\ )(?:{_MONTH})|(?<=fin\ d\ )(?:{_MONTH})|(?<=mi\ )(?:{_MONTH})|(?<=mid\ )(?:{_MONTH})|(?<=of\ )(?:{_MONTH})
      |(?<=debut\ )(?:{_MONTH})|(?<=early\ )(?:{_MONTH})|(?<=late\ )(?:{_MONTH})|(?<=en\ )(?:{_MONTH})|(?<=in\ )(?:{_MONTH})
      |(?<=avant\ )(?:{_MONTH})|(?<=before\ )(?:{_MONTH})|(?<=d\ ici\ )(?:{_MONTH})|(?<=by\ )(?:{_MONTH})|(?<=pour\ )(?:{_MONTH}))
  | (?:dans|in)\ (?P<ahead>{_ONE})\ (?P<unit>{_UNIT})\b(?:\ time)?
  | (?P<agoverb>il\ y\ a\ )(?P<ago>{_ONE})\ (?P<agounit>{_UNIT})
    )\b""",
    re.VERBOSE,
)
_DELAY = re.compile(
    rf"\b(?:(?:les |the (?:next )?|next )?(?P<count>{_ONE})(?: (?:a|-|ou|or|to) (?P<upto>\d+))? ?(?P<unit>{_UNIT})\b(?: (?P<half>et demie?|and a half|\d\d(?= (?:min|de|of)\b|$))\b)?"
    rf"|(?:une |un |a |half )?(?P<demi>demi|half)(?: an?)? (?P<halved>heure|hour|journee|day))(?: (?P<work>ouvres|ouvrables))?"
)
_TIME = re.compile(
    r"\b(?:(?P<h1>\d{1,2}) (?:h|heures?|hrs?)\b(?: (?P<n1>[0-5]\d)\b(?! ?(?:€|euros?)))?|(?P<h2>\d{1,2}) : (?P<n2>[0-5]\d)(?: (?P<ap2>am|pm))?"
    r"|(?P<h3>\d{1,2})(?:[.](?P<n3>[0-5]\d))? (?P<ap3>am|pm)|(?P<noon>midi|noon|midday)|(?P<midnight>minuit|midnight))\b"
)
_GLUE = re.compile(r"[ ,]*(?:(?:a|at|vers|around|le|la|on|de|du|the|in|matin|soir|morning|evening|apres midi)[ ,]*)*")
_GLUE_BOUND = re.compile(
    r"[ ,]*(?:(?:le|on|matin|soir|morning|evening)[ ,]*)*(?P<bound>avant|before|by|apres|after|d ici|until|jusqu a|a partir de|pas avant|not before|from|des)(?: les)? *"
)
_BEFORE = tuple(
    (operator, re.compile(rf"(?:^|(?<= ))(?:{words})(?: (?:le|la|l|les|ce|the|this|on|pour|next|ce jour))*$"))
    for operator, words in PREFIXES
)
_AFTER = tuple((operator, re.compile(rf"^[ ,(]*(?:{words})\b(?! \d)")) for operator, words in SUFFIXES)
_PAIRS = tuple(
    (
        re.compile(rf"(?:^|(?<= ))(?:{start})(?: (?:le|la|the))*$"),
        re.compile(rf" (?:{middle})(?: (?:le|la|the))* "),
    )
    for start, middle in BETWEEN
)
_OR = re.compile(r" (?:ou|or|et|and)(?: (?:le|la|the|bien|alors|on))* | , ")


@dataclass(frozen=True, slots=True)
class Found:
    """What was said about a day or a delay, at characters `start` to `end` of the line.

    `values` are canonical dates, or one canonical duration where `delay` is set (then `days` tells how long, if it
    is whole days, and `bounded` whether a word such as "within" stood before it). `wrong` says why it cannot be.
    """

    start: int
    end: int
    operator: Operator
    values: tuple[str, ...]
    wrong: Wrong = ""


@dataclass(frozen=True, slots=True)
class _Day:
    """One day, or a stretch of them; `at` is the time of day, `closing` when the end of the stretch was named."""

    start: int
    end: int
    first: date
    last: date
    at: time | None = None
    closing: bool = False
    wrong: Wrong = ""
    bound: str = ""


def dates(text: str, now: datetime) -> list[Found]:
    """The days that a line's text speaks of, with what bounds them ("avant", "by", "au plus tard").

    >>> dates("avant samedi", datetime(2026, 11, 24, 10))[0].values
    ('2026-11-28',)
    """
    days = _with_times(text, [day for match in _DAY.finditer(text) if (day := _day(match, now.date()))])
    return [_checked(found, now) for found in _bounded(text, days, now)]


def delays(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """The delays and durations in a line's text ("3 jours", "1 h 30"), as days and minutes; days without week-ends
    are counted as calendar days (5 are a week)."""
    for match in _DELAY.finditer(text):
        length = _length(match)
        if length is not None:
            yield match, *length


def bound_before(text: str) -> tuple[Operator, int] | None:
    """The operator that a text ends with ("... au plus tard"), and where its words begin."""
    for operator, pattern in _BEFORE:
        match = pattern.search(text)
        if match:
            return operator, match.start()  # type: ignore[return-value]  # the table holds operators
    return None


def bound_after(text: str) -> tuple[Operator, int] | None:
    """The operator that a text begins with ("max", "or later"), and where its words end."""
    for operator, pattern in _AFTER:
        match = pattern.match(text)
        if match:
            return operator, match.end()  # type: ignore[return-value]  # the table holds operators
    return None


def working_days(today: date, count: int) -> date:
    """The day that many working days from today (Monday to Friday)."""
    day = today
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _length(match: re.Match[str]) -> tuple[int, int] | None:
    if match["demi"]:
        return (0, 30) if match["halved"] in ("heure", "hour") else (0, 240)
    kind, size = UNITS[match["unit"]]
    raw = match["upto"] or match["count"]
    count = float(raw.replace(",", ".")) if raw[0].isdigit() else 1.0
    half = match["half"] or ""
    if kind == "minutes":
        extra = int(half) if half.isdigit() else (size // 2 if half else 0)
        return 0, int(count * size) + extra
    if half.isdigit() or count > 3660:
        return None
    whole = int(count * size * (30 if kind == "months" else 1))
    return (whole * 7 // 5 if kind == "work" else whole), 0


def _day(match: re.Match[str], today: date) -> _Day | None:
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


def _single(spot: tuple[int, int], day: date, wrong: Wrong = "") -> _Day:
    return _Day(*spot, day, day, wrong=wrong)


def _named(match: re.Match[str], spot: tuple[int, int], today: date) -> _Day | None:
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


def _dated(match: re.Match[str], spot: tuple[int, int], today: date) -> _Day | None:
    groups = match.groupdict()
    number = int(next(groups[f"d{i}"] for i in range(1, 8) if groups[f"d{i}"]))
    word = groups["m1"] or groups["m2"]
    year = groups["y3"] or groups["year"]
    if word:
        return _numbered(spot, number, MONTHS[word], int(year) if year else None, today=today)
    if groups["m3"]:
        if year is None and _is_fraction(match.string, *spot, number, int(groups["m3"])):
            return None
        full = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
        return _numbered(spot, number, int(groups["m3"]), full, today=today)
    return _of_this_month(spot, number, today)


def _is_fraction(text: str, start: int, end: int, top: int, bottom: int) -> bool:
    """Whether "1/2" or "24/7" is a share rather than a day: no word of the calendar stands before it."""
    return ((top == 1 and bottom <= 4) or top == 24) and bound_before(text[: max(start - 1, 0)]) is None


def _numbered(spot: tuple[int, int], number: int, month: int, year: int | None, *, today: date) -> _Day:
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


def _leap_or_impossible(spot: tuple[int, int], number: int, month: int, year: int | None, today: date) -> _Day:
    """29 February without a year is the next one that exists; all else is impossible."""
    if (number, month, year) == (29, 2, None):
        leap = next(each for each in range(today.year, today.year + 9) if monthrange(each, 2)[1] == 29)
        return _single(spot, date(leap, 2, 29))
    return _single(spot, today, "impossible_date")


def _of_this_month(spot: tuple[int, int], number: int, today: date) -> _Day:
    """ "the 28th": of this month, or of the next that has one when this month's has passed."""
    first = today.replace(day=1)
    for _ in range(13):
        if 1 <= number <= monthrange(first.year, first.month)[1]:
            day = first.replace(day=number)
            if day >= today:
                return _single(spot, day)
        first = _next_month(first)
    return _single(spot, today, "impossible_date")


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _ahead(spot: tuple[int, int], count: str, unit: str, today: date) -> _Day | None:
    kind, size = UNITS[unit]
    number = float(count.replace(",", ".")) if count[0].isdigit() else 1.0
    if kind == "minutes" or number > 3660:
        return None
    if kind == "work":
        return _single(spot, working_days(today, int(number)))
    return _single(spot, today + timedelta(days=int(number * size * (30 if kind == "months" else 1))))


def _period(match: re.Match[str], spot: tuple[int, int], today: date) -> _Day | None:
    """A stretch of days: a week, a week-end, a month, or the beginning, middle or end of one."""
    stretch = _stretch(match["period"], today)
    edge = (match["edge"] or "").strip()
    first, last = stretch
    if edge.startswith(("fin", "la fin", "the end", "end", "late")):
        return _Day(*spot, last - (timedelta(days=9) if "late" in edge else timedelta()), last, closing=True)
    if edge.startswith(("mi", "mid")):
        return _Day(*spot, first.replace(day=10), first.replace(day=20))
    if edge.startswith(("debut", "le debut", "early")):
        return _Day(*spot, first, first + (last - first) // 3)
    return _Day(*spot, max(first, today), last)


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


def _with_times(text: str, days: list[_Day]) -> list[_Day]:
    """Days joined with the time of day that stands beside them, before or after."""
    times = [(match.start(), match.end(), at) for match in _TIME.finditer(text) if (at := _clock(match))]
    return [_timed(text, day, times) for day in days]


def _timed(text: str, day: _Day, times: list[tuple[int, int, time]]) -> _Day:
    for start, end, at in times:
        if start >= day.end:
            between = text[day.end : start]
            if _GLUE.fullmatch(between):
                return replace(day, end=end, at=at)
            if bound := _GLUE_BOUND.fullmatch(between):
                return replace(day, end=end, at=at, bound=bound["bound"])
        elif end <= day.start and _GLUE.fullmatch(text[end : day.start]):
            return replace(day, start=start, at=at)
    return day


def _clock(match: re.Match[str]) -> time | None:
    if match["noon"] or match["midnight"]:
        return time(12) if match["noon"] else time(23, 59)
    hour = int(match["h1"] or match["h2"] or match["h3"])
    minute = int(match["n1"] or match["n2"] or match["n3"] or 0)
    half = match["ap2"] or match["ap3"]
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 else None


def _bounded(text: str, days: list[_Day], now: datetime) -> Iterator[Found]:
    """Each day with its bounds; two days joined by "between ... and" or "or" are one statement."""
    place = 0
    while place < len(days):
        pair = _paired(text, days, place, now)
        if pair:
            yield pair
            place += 2
        else:
            yield _alone(text, days[place], now)
            place += 1


def _paired(text: str, days: list[_Day], place: int, now: datetime) -> Found | None:
    if place + 1 >= len(days):
        return None
    one, two = days[place], days[place + 1]
    before, middle = text[: max(one.start - 1, 0)], text[one.end : two.start]
    wrong = one.wrong or two.wrong
    for opening, joining in _PAIRS:
        start = opening.search(before)
        if start and joining.fullmatch(middle):
            two = _not_before(one, two)
            ends = _value(one, one.first, now), _value(two, two.last, now)
            return Found(start.start(), two.end, "between", ends, wrong)
    if _OR.fullmatch(middle) and not bound_before(before) and one.first == one.last and two.first == two.last:
        return Found(one.start, two.end, "is", (_value(one, one.first, now), _value(two, two.last, now)), wrong)
    return None


def _not_before(one: _Day, two: _Day) -> _Day:
    """The second of two named days, a week later where it would come before the first."""
    if two.last >= one.first:
        return two
    return replace(two, first=two.first + timedelta(days=7), last=two.last + timedelta(days=7))


def _alone(text: str, day: _Day, now: datetime) -> Found:
    before, after = bound_before(text[: max(day.start - 1, 0)]), bound_after(text[day.end :])
    start = before[1] if before else day.start
    end = day.end + after[1] if after else day.end
    operator: Operator = before[0] if before else after[0] if after else "is"
    if day.bound and not before:
        operator = bound_before(day.bound)[0]  # type: ignore[index]  # the glue's words are in the table
    if operator == "is" and day.first != day.last and not day.at:
        values = (_value(day, day.first, now), _value(day, day.last, now))
        return Found(start, end, "between", values, day.wrong)
    if operator == "before" and day.closing:
        operator = "at_most"
    last = operator in ("at_most", "after")
    return Found(start, end, operator, (_value(day, day.last if last else day.first, now),), day.wrong)


def _value(day: _Day, which: date, now: datetime) -> str:
    if day.at is None:
        return which.isoformat()
    return datetime.combine(which, day.at, now.tzinfo).isoformat(timespec="minutes")


def _checked(found: Found, now: datetime) -> Found:
    """The same, marked as past when its last value is over."""
    if found.wrong:
        return found
    last = max(found.values)
    over = last < now.isoformat(timespec="minutes") if "T" in last else last < now.date().isoformat()
    return replace(found, wrong="past_date") if over else found
