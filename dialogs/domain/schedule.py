"""When somebody comes or is served: days, week days, hours and how often, as one value that can be compared.

A canonical value holds up to four parts, in this order, blanks between them; a part that is not there bounds nothing:

- days: "2026-11-28", "2026-11-28/2026-12-04", "../2026-12-04", "2026-11-28/..", several with commas
- week days: "sa,su" (mo tu we th fr sa su)
- hours at which it begins: "16:45", "09:00/11:59" (both included), several with commas
- how often: "P2W", every two weeks from the first day on

Hours are those of the clock on the wall of the organisation, so that summer time moves none of them. A moment with its
offset ("2026-11-28T18:00+01:00") says the same as its day and hour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import product
from typing import Literal

from dialogs.domain.specification import Claim, Operator

Span = tuple[int, int]
"""A first and a last, both included: days of the calendar (ordinals), or minutes of the day."""
Spans = tuple[Span, ...]

WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
EVERY_DAY: Spans = ((date.min.toordinal(), date.max.toordinal()),)
EVERY_WEEKDAY = frozenset(range(7))
LAST_MINUTE = 24 * 60 - 1
EVERY_HOUR: Spans = ((0, LAST_MINUTE),)
DAY_PARTS: Mapping[str, Span] = {
    "morning": (0, 12 * 60 - 1),
    "noon": (12 * 60, 14 * 60 - 1),
    "afternoon": (12 * 60, 18 * 60 - 1),
    "evening": (18 * 60, LAST_MINUTE),
}
"""The parts of the day that people speak of."""
Topic = Literal["days", "weekdays", "hours", "weeks"]
"""What a value may speak of: the fields of `When`."""
_MOST = 12
"""So many windows at the most are kept of what several claims say together: nobody says more."""

_CLOCK = r"\d\d:\d\d"
_PARTS = re.compile(
    r"(?:(?P<days>(?:\.\.|\d{4}-\d\d-\d\d)[\d/.,-]*)(?: |$))?"
    r"(?:(?P<weekdays>(?:mo|tu|we|th|fr|sa|su)(?:,[a-z]{2})*)(?: |$))?"
    rf"(?:(?P<hours>{_CLOCK}[\d:/,]*)(?: |$))?"
    r"(?:P(?P<weeks>[1-9]\d?)W)?"
)


@dataclass(frozen=True, slots=True)
class When:
    """What one value allows; `weeks` is how many weeks lie between one time and the next, 0 for once."""

    days: Spans = EVERY_DAY
    weekdays: frozenset[int] = EVERY_WEEKDAY
    hours: Spans = EVERY_HOUR
    weeks: int = 0

    def __str__(self) -> str:
        parts = (_days_text(self.days), _weekdays_text(self.weekdays), _hours_text(self.hours))
        return " ".join((*filter(None, parts), *((f"P{self.weeks}W",) if self.weeks else ())))

    @classmethod
    def parse(cls, value: str) -> When | None:
        """What a canonical value says, or None when it is none."""
        return _parsed(value)

    @property
    def topics(self) -> frozenset[Topic]:
        """What it bounds."""
        bounded: tuple[tuple[Topic, bool], ...] = (
            ("days", self.days != EVERY_DAY),
            ("weekdays", self.weekdays != EVERY_WEEKDAY),
            ("hours", self.hours != EVERY_HOUR),
            ("weeks", self.weeks > 0),
        )
        return frozenset(topic for topic, is_bounded in bounded if is_bounded)

    @property
    def day(self) -> date | None:
        """The one day that it names, or None."""
        first, last = self.days[0]
        return date.fromordinal(first) if len(self.days) == 1 and first == last else None

    @property
    def hour(self) -> time | None:
        """The one hour that it names, or None."""
        first, last = self.hours[0]
        return time(*divmod(first, 60)) if len(self.hours) == 1 and first == last else None

    @property
    def fixed(self) -> bool:
        """Whether nothing is left to be found out: a day (or week days that come again) and an hour."""
        return self.hour is not None and (self.day is not None or (self.weeks > 0 and self.weekdays != EVERY_WEEKDAY))

    @property
    def possible(self) -> bool:
        """Whether there is any time at all that it allows."""
        return bool(self.days and self.hours) and any(self._has_weekday(span) for span in self.days)

    def allows(self, day: date, hour: time | None = None) -> bool:
        """Whether somebody may come on that day, at that hour. How often is no matter of one day."""
        on = day.weekday() in self.weekdays and _within(self.days, day.toordinal())
        return on and (hour is None or _within(self.hours, _minute(hour)))

    def _has_weekday(self, span: Span) -> bool:
        first, last = span
        within = {(ordinal - 1) % 7 for ordinal in range(first, min(last, first + 6) + 1)}
        return bool(self.weekdays & within)


EVER = When()


def windows(claim: Claim) -> tuple[When, ...]:
    """What a claim allows: any of these. Without a readable value it allows everything; with none of them, nothing.

    >>> [str(each) for each in windows(("not", ("su",)))], [str(each) for each in windows(("before", ("12:00",)))]
    (['mo,tu,we,th,fr,sa'], ['00:00/11:59'])
    """
    operator, values = claim
    said = tuple(when for value in values if (when := When.parse(value)) is not None)
    if not said:
        return (EVER,)
    if operator == "not":
        return _together([_but(when) for when in said])
    if operator == "between":
        return (_range(said[0], said[-1]),)
    return tuple(each for when in said for each in _bounded(operator, when))


def meet(one: Iterable[When], other: Iterable[When]) -> tuple[When, ...]:
    """What two sets of windows both allow."""
    both = (_both(*pair) for pair in product(one, other))
    return tuple(dict.fromkeys(when for when in both if when is not None))[:_MOST]


def agrees(claim: Claim, day: date, hour: time | None = None, slack: int = 0) -> bool:
    """Whether a claim allows a day and an hour, within some minutes."""
    return any(replace(when, hours=_widened(when.hours, slack)).allows(day, hour) for when in windows(claim))


def says(when: Sequence[When]) -> Claim:
    """The claim that allows just these windows."""
    return "is", tuple(map(str, when))


def fixed(claim: Claim) -> When | None:
    """The day and hour that a claim settles on, once or again and again; None while anything is open."""
    found = windows(claim)
    return found[0] if len(found) == 1 and found[0].fixed else None


def last_moment(claim: Claim) -> tuple[date, time | None] | None:
    """The last day that a claim allows, and the last hour on it where it bounds hours; None where no day is the last."""
    ends = [(when.days[-1][1], when.hours) for when in windows(claim) if when.days and when.hours]
    if not ends or any(last == EVERY_DAY[0][1] for last, _ in ends):
        return None
    last, hours = max(ends)
    return date.fromordinal(last), None if hours == EVERY_HOUR else time(*divmod(hours[-1][1], 60))


def topics(values: Iterable[str]) -> frozenset[Topic]:
    """What some values speak of."""
    return frozenset(topic for value in values if (when := When.parse(value)) for topic in when.topics)


def days_from(when: When, first: date, count: int) -> Iterator[date]:
    """The days that a window allows, of so many from the first on."""
    ahead = (first + timedelta(days=n) for n in range(count))
    return (day for day in ahead if when.allows(day))


def window(first: time, last: time) -> str:
    """The canonical hours between two, both included."""
    return _hours_text(((_minute(first), _minute(last)),))


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


@lru_cache(maxsize=4096)
def _parsed(value: str) -> When | None:
    try:
        if "T" in value:
            at = datetime.fromisoformat(value)
            return When(days=(_one(at.toordinal()),), hours=(_one(_minute(at.time())),))
        return _of_parts(value)
    except ValueError:
        return None


def _of_parts(value: str) -> When | None:
    match = _PARTS.fullmatch(value)
    if match is None or not value or value.endswith(" "):
        return None
    return When(
        days=_merged(map(_day_span, match["days"].split(","))) if match["days"] else EVERY_DAY,
        weekdays=frozenset(map(WEEKDAYS.index, match["weekdays"].split(","))) if match["weekdays"] else EVERY_WEEKDAY,
        hours=_merged(map(_hour_span, match["hours"].split(","))) if match["hours"] else EVERY_HOUR,
        weeks=int(match["weeks"] or 0),
    )


def _one(place: int) -> Span:
    return place, place


def _day_span(text: str) -> Span:
    first, _, last = text.partition("/")
    low = EVERY_DAY[0][0] if first == ".." else date.fromisoformat(first).toordinal()
    high = low if not last else EVERY_DAY[0][1] if last == ".." else date.fromisoformat(last).toordinal()
    if high < low:
        raise ValueError(text)
    return low, high


def _hour_span(text: str) -> Span:
    first, _, last = text.partition("/")
    low = _minute(time.fromisoformat(first))
    high = _minute(time.fromisoformat(last)) if last else low
    if high < low:
        raise ValueError(text)
    return low, high


def _days_text(days: Spans) -> str:
    return "" if days == EVERY_DAY else ",".join(_day_text(*span) for span in days)


def _day_text(first: int, last: int) -> str:
    if first == last:
        return date.fromordinal(first).isoformat()
    low = ".." if first == EVERY_DAY[0][0] else date.fromordinal(first).isoformat()
    return f"{low}/{'..' if last == EVERY_DAY[0][1] else date.fromordinal(last).isoformat()}"


def _weekdays_text(weekdays: frozenset[int]) -> str:
    return "" if weekdays == EVERY_WEEKDAY else ",".join(WEEKDAYS[day] for day in sorted(weekdays))


def _hours_text(hours: Spans) -> str:
    clocks = (tuple(dict.fromkeys(f"{at // 60:02}:{at % 60:02}" for at in span)) for span in hours)
    return "" if hours == EVERY_HOUR else ",".join("/".join(clock) for clock in clocks)


def _bounded(operator: Operator, when: When) -> tuple[When, ...]:
    """A value as a bound: of its hours where it names only these, else of its days, up to the hour on the last of them.

    Who says "after six" means six o'clock too.
    """
    if operator not in _DIRECTIONS:
        return (when,)
    low, strict = _DIRECTIONS[operator]
    hours = _beyond(when.hours, EVERY_HOUR, low=low, strict=strict and not low)
    if when.days == EVERY_DAY:
        return (replace(when, hours=hours),)
    if when.hours == EVERY_HOUR:
        return (replace(when, days=_beyond(when.days, EVERY_DAY, low=low, strict=strict)),)
    edge = when.days[0] if low else when.days[-1]
    others = _beyond((edge,), EVERY_DAY, low=low, strict=True)
    return (replace(when, days=(edge,), hours=hours), replace(when, days=others, hours=EVERY_HOUR))


_DIRECTIONS: dict[Operator, tuple[bool, bool]] = {
    "at_least": (True, False),
    "after": (True, True),
    "more": (True, True),
    "at_most": (False, False),
    "before": (False, True),
    "less": (False, True),
}
"""Operator -> whether what it allows begins at the value, and whether the value itself is left out."""


def _beyond(spans: Spans, everything: Spans, *, low: bool, strict: bool) -> Spans:
    """All from some places on, or up to them; without them where it is strict."""
    (least, most), (first, last) = everything[0], (spans[0][0], spans[-1][1])
    span = (last + 1 if strict else first, most) if low else (least, first - 1 if strict else last)
    return (span,) if span[0] <= span[1] else ()


def _range(one: When, other: When) -> When:
    """From the first value to the second, by days or by hours."""
    days, hours = (one.days[0][0], other.days[-1][1]), (one.hours[0][0], other.hours[-1][1])
    if one.days != EVERY_DAY:
        return replace(one, days=(days,) if days[0] <= days[1] else (), hours=EVERY_HOUR)
    return replace(one, hours=(hours,) if hours[0] <= hours[1] else ())


def _but(when: When) -> tuple[When, ...]:
    """Everything but what a value says: on another day, or at another hour."""
    found = []
    if when.days != EVERY_DAY:
        found.append(When(days=_others(when.days, EVERY_DAY)))
    if when.weekdays != EVERY_WEEKDAY:
        found.append(When(weekdays=EVERY_WEEKDAY - when.weekdays))
    if when.hours != EVERY_HOUR:
        found.append(When(hours=_others(when.hours, EVERY_HOUR)))
    return tuple(found) or (EVER,)


def _others(spans: Spans, everything: Spans) -> Spans:
    (low, high) = everything[0]
    edges = [low, *(edge for first, last in spans for edge in (first - 1, last + 1)), high]
    return tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a <= b)


def _together(sets: Sequence[tuple[When, ...]]) -> tuple[When, ...]:
    found: tuple[When, ...] = (EVER,)
    for each in sets:
        found = meet(found, each)
    return found


def _both(one: When, other: When) -> When | None:
    if one.weeks and other.weeks and one.weeks != other.weeks:
        return None
    both = When(
        days=_common(one.days, other.days),
        weekdays=one.weekdays & other.weekdays,
        hours=_common(one.hours, other.hours),
        weeks=one.weeks or other.weeks,
    )
    return both if both.possible else None


def _common(ours: Spans, theirs: Spans) -> Spans:
    pairs = ((max(a, c), min(b, d)) for (a, b), (c, d) in product(ours, theirs))
    return _merged(span for span in pairs if span[0] <= span[1])


def _merged(spans: Iterable[Span]) -> Spans:
    """The same places, in order, none twice."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def _within(spans: Spans, place: int) -> bool:
    return any(first <= place <= last for first, last in spans)


def _widened(hours: Spans, slack: int) -> Spans:
    return _merged((max(first - slack, 0), min(last + slack, LAST_MINUTE)) for first, last in hours) if slack else hours
