"""How often: "2 fois par semaine", "every Tuesday and Friday", "un mardi sur deux". Days of a habit are no dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dialogs.language.calendar import WEEKDAYS
from dialogs.language.pack import Expression, alternatives, by_heard, expression, table

Rhythm = tuple[int, str]
"""How many times in what: (2, "week")."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What a line says about how often, at characters `start` to `end`: two rhythms for "2 or 3 times a week".

    `plain`: it may be said of single days too ("lundi et jeudi"). `single`: it may only tell when something happens
    ("the market on Saturdays").
    """

    start: int
    end: int
    rhythms: tuple[Rhythm, ...]
    plain: bool = False
    single: bool = False


_WEEKDAY = by_heard(lambda: re.compile(alternatives("calendar.weekdays")))
_SPANS = table("rhythms.spans")


def _weekdays(match: re.Match[str]) -> Rhythm:
    return len(set(_WEEKDAY().findall(match[0]))), "week"


def _counted(match: re.Match[str]) -> Rhythm:
    return int(match["count"] or 1), _SPANS[match["span"]]


def _or_more(match: re.Match[str]) -> Rhythm:
    return int(match["upto"]), _SPANS[match["span"]]


def _daily(match: re.Match[str]) -> Rhythm:
    return int(match["count"]), "day"


def _week_long(match: re.Match[str]) -> Rhythm:
    return (WEEKDAYS[match["last"]] - WEEKDAYS[match["first"]]) % 7 + 1, "week"


def _fixed(times: int, span: str) -> Callable[[re.Match[str]], Rhythm]:
    return lambda match: (times, span)


_RHYTHMS: tuple[tuple[Expression, Callable[[re.Match[str]], Rhythm]], ...] = (
    (expression("rhythms.fortnightly"), _fixed(1, "fortnight")),
    (expression("rhythms.monthly"), _fixed(1, "month")),
    (expression("rhythms.twice_a_year"), _fixed(2, "year")),
    (expression("rhythms.quarterly"), _fixed(4, "year")),
    (expression("rhythms.counted"), _counted),
    (expression("rhythms.daily"), _daily),
    (expression("rhythms.from_to"), _week_long),
    (expression("rhythms.on_weekdays"), _weekdays),
)
_LISTED = expression("rhythms.listed", after=r"(?![a-z0-9])(?! \d)")


def habits(text: str) -> Iterator[Habit]:
    """Every rhythm that a line's text tells, and lists of days that may be one ("lundi et jeudi").

    >>> [habit.rhythms for habit in habits("every tuesday and friday")]
    [((2, 'week'),)]
    """
    for pattern, rhythm in _RHYTHMS:
        for match in pattern.finditer(text):
            told, groups = rhythm(match), match.groupdict()
            upto = (_or_more(match),) if groups.get("upto") else ()
            alone = told == (1, "week") and groups.get("single") is not None
            yield Habit(*match.span(), (told, *upto), single=alone)
    for match in _LISTED.finditer(text):
        yield Habit(*match.span(), (_weekdays(match),), plain=True)


def rhythm_of(text: str) -> Rhythm | None:
    """The rhythm that a text tells and nothing else, or None."""
    return next((habit.rhythms[0] for habit in habits(text) if (habit.start, habit.end) == (0, len(text))), None)
