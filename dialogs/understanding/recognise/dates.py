"""Days, times and delays in a line of words, with what bounds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from dialogs.domain.service import LANGUAGES
from dialogs.domain.specification import Operator
from dialogs.language.calendar import UNITS
from dialogs.language.pack import alternatives, by_heard, composed, table, words
from dialogs.understanding.recognise.bounds import bound_after, bound_before
from dialogs.understanding.recognise.days import COUNT, Day, Wrong, days_in

_DELAY = composed(
    rf"\b(?:(?:{{delays.before}} )?(?P<count>{COUNT})(?: (?:-|{{delays.up_to}}) (?P<upto>\d+))? ?(?P<unit>{{calendar.unit}})\b"
    r"(?: (?P<half>{numbers.and_a_half}|\d\d(?= {delays.of_minutes}\b|$))\b)?"
    r"|(?P<half_hour>{delays.half_an_hour})|(?P<half_day>{delays.half_a_day}))(?: {delays.working})?"
)

_TIME = composed(
    r"\b(?:(?P<h1>\d{1,2}) {time_of_day.hours}\b(?: (?P<n1>[0-5]\d)\b(?! ?{time_of_day.money}))?"
    r"|(?P<h2>\d{1,2}) : (?P<n2>[0-5]\d)(?: (?:(?P<am2>{time_of_day.in_the_morning})|(?P<pm2>{time_of_day.in_the_afternoon})))?"
    r"|(?P<h3>\d{1,2})(?:[.](?P<n3>[0-5]\d))? (?:(?P<am3>{time_of_day.in_the_morning})|(?P<pm3>{time_of_day.in_the_afternoon}))"
    r"|(?:(?P<past>{time_of_day.half_past} )|(?P<quarter>{time_of_day.quarter_past} )|(?P<quarter_to>{time_of_day.quarter_to} ))?"
    r"(?P<h4>\d{1,2})(?P<clock> {time_of_day.oclock})?(?(past)|(?(quarter)|(?(quarter_to)|(?(clock)|(?!)))))"
    r"|(?P<noon>{time_of_day.noon})|(?P<midnight>{time_of_day.midnight}))\b"
)

_FAR = 60  # characters after a day within which something may point back at it
_WINDOW = 60  # characters before a day in which "between" is looked for
_FIRST_HOUR = 8  # "5 o'clock" is in the afternoon

_GLUE = composed(r"[ ,]*(?:{time_of_day.beside_a_day}[ ,]*)*")
_GLUE_BOUND = composed(r"[ ,]*(?:{time_of_day.before_bound}[ ,]*)*(?P<bound>{time_of_day.bound}) *")

PAIRS = tuple(
    (re.compile(rf"(?:^|(?<= ))(?:{start}){articles}$"), re.compile(rf" (?:{middle}){articles} "))
    for language in LANGUAGES
    for articles in [rf"(?: (?:{alternatives('bounds.range_articles', language)}))*"]
    for start, middle in table("bounds.ranges", language).items()
)
"""What stands before the first and before the second of two days."""

_OR = composed(r" {bounds.or_between_days} | , ")


@dataclass(frozen=True, slots=True)
class Found:
    """What was said about a day or a delay, at characters `start` to `end` of the line.

    `values` are canonical dates, or one canonical duration where `delay` is set (then `days` tells how long, if it
    is whole days, and `bounded` whether a word such as "within" stood before it). `wrong` says why it cannot be.
    `hour_bounds`: what bounds is said of the hour on that day ("Friday before 5 pm"). `since`: the day with which the end
    of a stretch begins ("fin janvier"), where it is more than its last day.
    """

    start: int
    end: int
    operator: Operator
    values: tuple[str, ...]
    wrong: Wrong = ""
    hour_bounds: bool = False
    since: str = ""


def dates(text: str, now: datetime, *, gone: bool = False) -> list[Found]:
    """The days that a line's text speaks of, with what bounds them ("avant", "by", "au plus tard").

    `gone`: it tells what has been, so that a day is the last such one, and never yet to come.

    >>> dates("avant samedi", datetime(2026, 11, 24, 10))[0].values
    ('2026-11-28',)
    """
    days = _with_times(text, days_in(text, now.date(), gone=gone))
    found = [_pointed_at(text, each) for each in _bounded(text, days, now)]
    return found if gone else [_checked(each, now) for each in found]


def _pointed_at(text: str, found: Found) -> Found:
    """A day that only tells of an event, bounded by what points back at it: "the sale is on the 10th, so before then"."""
    match = _POINTING.match(text, found.end) if found.operator == "is" and len(found.values) == 1 else None
    if match is None:
        return found
    operator: Operator = "before" if match["before"] else "after" if match["after"] else "at_most"
    return replace(found, operator=operator)


_POINTING = composed(
    rf"[^.!?\d]{{0,{_FAR}}}? (?:(?P<before>{{bounds.before}})|(?P<after>{{bounds.after}})|{{bounds.at_most}}) {{calendar.that_day}}(?![a-z0-9])"
)
"""What goes on after a day and points back at it."""


def delays(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """The delays and durations in a line's text ("3 jours", "1 h 30"), as days and minutes; days without week-ends
    are counted as calendar days (5 are a week)."""
    for match in _DELAY.finditer(text):
        length = _length(match)
        if length is not None and not _is_rate(text, match):
            yield match, *length


MOST_DAYS, MOST_HOURS = 3660, 100_000
"""What is said to last longer, in whatever unit, is no delay that anybody means."""


def _is_rate(text: str, match: re.Match[str]) -> bool:
    """Whether "a week" tells how often or how much: "100 euros a week"."""
    return match[0].split()[0] in _ARTICLES and _RATED.ending(text, match.start()) is not None


_ARTICLES = words("delays.articles")
_RATED = composed(r"(?:€|{delays.rated}) $")


def _length(match: re.Match[str]) -> tuple[int, int] | None:
    if match["half_hour"] or match["half_day"]:
        return 0, 30 if match["half_hour"] else 240
    kind, size = UNITS[match["unit"]]
    raw = match["upto"] or match["count"]
    count = float(raw.replace(",", ".")) if raw[0].isdigit() else 1.0
    half = match["half"] or ""
    if count > (MOST_HOURS if kind == "minutes" else MOST_DAYS):
        return None
    if kind == "minutes":
        extra = int(half) if half.isdigit() else (size // 2 if half else 0)
        return 0, int(count * size) + extra
    if half.isdigit():
        return None
    whole = int(count * size * (30 if kind == "months" else 1))
    return (whole * 7 // 5 if kind == "work" else whole), 0


def _with_times(text: str, days: list[Day]) -> list[Day]:
    """Days joined with the time of day that stands beside them, before or after."""
    times = [(clock.start, clock.end, clock.at) for clock in clocks(text) if clock.sure]
    return [_timed(text, day, times) for day in days]


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour that a line tells. `sure`: its unit is told; `plain`: it can be no length of time ("16:45", "10 am",
    "noon"); `word`: no figure tells it ("noon").
    """

    start: int
    end: int
    at: time
    sure: bool = True
    plain: bool = False
    word: bool = False


def clocks(text: str) -> list[Clock]:
    """The times of day in a line's text, and bare numbers that may be some, in order."""
    told = [clock for match in _TIME.finditer(text) if (at := _clock(match)) and (clock := _in_half(text, match, at))]
    taken = {place for clock in told for place in range(clock.start, clock.end)}
    bare = (match for match in _BARE_HOUR.finditer(text) if match.start() not in taken)
    hours = ((match, int(match[0])) for match in bare)
    unsure = [
        _in_half_of(text, match.end(), Clock(match.start(), match.end(), time(hour % 24), sure=False))
        for match, hour in hours
        if hour <= 24
    ]
    return sorted((*told, *unsure), key=lambda clock: clock.start)


def _in_half(text: str, match: re.Match[str], at: time) -> Clock:
    word = bool(match["noon"] or match["midnight"])
    return _in_half_of(text, match.end(), Clock(*match.span(), at, plain=match["h1"] is None, word=word))


def _in_half_of(text: str, end: int, clock: Clock) -> Clock:
    """An hour with the half of the day that is told after it: "5 in the afternoon"; without one, few come before 8."""
    told = next(((found.end(), part) for words, part in _HALVES() if (found := words.match(text, end))), None)
    if told is None:
        early = not clock.sure and clock.at.hour < _FIRST_HOUR
        return replace(clock, at=_half_a_day_later(clock.at)) if early else clock
    later = told[1] != "morning" and clock.at.hour < 12
    return replace(clock, end=told[0], at=_half_a_day_later(clock.at) if later else clock.at, sure=True, plain=True)


def _half_a_day_later(at: time) -> time:
    return at.replace(hour=at.hour + 12)


_HALVES = by_heard(
    lambda: tuple((re.compile(rf" (?:{words})(?![a-z])"), part) for words, part in table("schedule.half_days").items())
)
_BARE_HOUR = composed(
    r"(?<![\d.,:/€$£])(?<!\d )\b\d{1,2}\b(?! ?(?:[:/.,€$£%-] ?\d|[€$£%]|{calendar.unit}\b|{calendar.no_day}\b|mm\b|cm\b|{calendar.counted}\b|{calendar.months}\b|{calendar.ordinal}\b))"
)
"""A number that may be an hour: nothing says of what else it is."""


def _timed(text: str, day: Day, times: list[tuple[int, int, time]]) -> Day:
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
    hour = int(match["h1"] or match["h2"] or match["h3"] or match["h4"])
    minute = _past_the_hour(match)
    if match["h4"] and hour < _FIRST_HOUR:
        hour += 12
    afternoon = match["pm2"] or match["pm3"]
    if afternoon or match["am2"] or match["am3"]:
        hour = hour % 12 + (12 if afternoon else 0)
    if match["quarter_to"]:
        hour -= 1
    return time(hour, minute) if hour < 24 else None


def _past_the_hour(match: re.Match[str]) -> int:
    """The minutes: said in figures, or as halves and quarters (a quarter to is of the hour before)."""
    said = next((minutes for name, minutes in _PARTS_OF_AN_HOUR.items() if match[name]), None)
    return int(match["n1"] or match["n2"] or match["n3"] or 0) if said is None else said


_PARTS_OF_AN_HOUR = {"past": 30, "quarter": 15, "quarter_to": 45}
"""Group of what stands before an hour -> minutes."""


def _bounded(text: str, days: list[Day], now: datetime) -> Iterator[Found]:
    """Each day with its bounds; two days joined by "between ... and" or "or" are one statement."""
    return _within_limits(text, list(_said_apart(text, days, now)))


def _within_limits(text: str, found: list[Found]) -> Iterator[Found]:
    """ "Not before the 10th and not after the 15th" is one statement: between the two."""
    place = 0
    while place < len(found):
        one, two = found[place], found[place + 1] if place + 1 < len(found) else None
        if two and _are_limits(one, two) and _AND.fullmatch(text[one.end : two.start]):
            yield Found(one.start, two.end, "between", tuple(sorted(one.values + two.values)), one.wrong or two.wrong)
            place += 2
        else:
            yield one
            place += 1


def _are_limits(one: Found, two: Found) -> bool:
    first, last = (one, two) if one.operator == "at_least" else (two, one)
    return (first.operator, last.operator) == ("at_least", "at_most") and max(first.values) <= min(last.values)


_AND = composed(r"[ ,]*(?:{bounds.and_between_limits}[ ,]*)*")


def _said_apart(text: str, days: list[Day], now: datetime) -> Iterator[Found]:
    place = 0
    while place < len(days):
        pair = _paired(text, days, place, now)
        if pair:
            yield pair
            place += 2
        else:
            yield _alone(text, days[place], now)
            place += 1


def _paired(text: str, days: list[Day], place: int, now: datetime) -> Found | None:
    if place + 1 >= len(days):
        return None
    one, two = days[place], days[place + 1]
    before, middle = text[: max(one.start - 1, 0)], text[one.end : two.start]
    wrong = one.wrong or two.wrong
    for opening, joining in PAIRS:
        start = opening.search(before, max(len(before) - _WINDOW, 0))
        if start and joining.fullmatch(middle):
            two = _not_before(one, two)
            ends = _value(one, one.first, now), _value(two, two.last, now)
            return Found(start.start(), two.end, "between", ends, wrong)
    if _OR.fullmatch(middle) and not bound_before(before) and one.first == one.last and two.first == two.last:
        return Found(one.start, two.end, "is", (_value(one, one.first, now), _value(two, two.last, now)), wrong)
    return None


def _not_before(one: Day, two: Day) -> Day:
    """The second of two named days, a week later where it would come before the first."""
    if two.last >= one.first:
        return two
    return replace(two, first=two.first + timedelta(days=7), last=two.last + timedelta(days=7))


def _alone(text: str, day: Day, now: datetime) -> Found:
    before, after = bound_before(text[: max(day.start - 1, 0)]), bound_after(text[day.end :])
    start = before[1] if before else day.start
    end = day.end + after[1] if after else day.end
    operator: Operator = before[0] if before else after[0] if after else "is"
    hour_bounds = bool(day.bound) and not before
    if hour_bounds:
        operator = bound_before(day.bound)[0]  # type: ignore[index]  # the glue's words are in the table
    if operator == "is" and day.first != day.last and not day.at:
        values = (_value(day, day.first, now), _value(day, day.last, now))
        return Found(start, end, "between", values, day.wrong)
    if operator == "before" and day.closing:
        operator = "at_most"
    last = operator in ("at_most", "after")
    return Found(
        start,
        end,
        operator,
        (_value(day, day.last if last else day.first, now),),
        day.wrong,
        hour_bounds,
        day.since.isoformat() if day.since else "",
    )


def _value(day: Day, which: date, now: datetime) -> str:
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
