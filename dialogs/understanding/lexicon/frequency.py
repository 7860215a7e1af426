"""How often: "2 fois par semaine", "every Tuesday and Friday", "un mardi sur deux". Days of a habit are no dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dialogs.language.calendar import WEEKDAYS

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


_DAY = rf"(?:{'|'.join(sorted((day for day in WEEKDAYS if len(day) > 2), key=len, reverse=True))})"
_EACH = r"(?:chaque|tous les|toutes les|every|each|les)"
_OTHER_DAYS = rf"(?:(?: ,| et| and| &| /| \+)+(?: (?:le|les|on|every|each|chaque|tous les))* {_DAY}s?\b)"
_WEEK = r"(?:semaine|sem|week)"
_PER = r"(?:par|a|per|la|each|every|chaque|/|dans la|in the|dans le|in a|l)"
_TIMES = r"(?:fois|times?|x|jours?|days?|passages?|visits?|visites?|venues?)"
_SPANS = {"semaine": "week", "sem": "week", "week": "week", "mois": "month", "month": "month",
          "an": "year", "annee": "year", "year": "year", "jour": "day", "day": "day", "jours": "day"}  # fmt: skip
_SPAN = "|".join(_SPANS)


def _weekdays(match: re.Match[str]) -> Rhythm:
    return len(set(re.findall(_DAY, match[0]))), "week"


def _counted(match: re.Match[str]) -> Rhythm:
    return int(match["count"]) if match["count"] else 1, _SPANS[match["span"]]


def _or_more(match: re.Match[str]) -> Rhythm:
    return int(match["upto"]), _SPANS[match["span"]]


def _daily(match: re.Match[str]) -> Rhythm:
    return int(match["count"] or match["count2"]), "day"


def _week_long(match: re.Match[str]) -> Rhythm:
    return (WEEKDAYS[match["last"]] - WEEKDAYS[match["first"]]) % 7 + 1, "week"


def _fixed(times: int, span: str) -> Callable[[re.Match[str]], Rhythm]:
    return lambda match: (times, span)


_RHYTHMS: tuple[tuple[str, Callable[[re.Match[str]], Rhythm]], ...] = (
    (rf"(?:(?:1|un|une) (?:{_DAY}|{_WEEK}|week end|weekend) sur (?:2|deux)|(?:every|each) (?:other|second|2|2nd|alternate) (?:{_DAY}|{_WEEK}|week end|weekend)s?"
     rf"|alternate (?:{_DAY}|{_WEEK})s|(?:tous|toutes|ts) les (?:15 (?:jours|j)|14 jours|2 {_WEEK}s?)|every (?:14 days|fortnight)"
     rf"|(?:1|une) {_TIMES} (?:tous|toutes) les (?:15 jours|2 {_WEEK}s)|fortnightly|bimensuel(?:le)?)", _fixed(1, "fortnight")),
    (rf"(?:(?:1|un|le) (?:(?:premier|1 er) )?{_DAY} (?:par|du|de chaque) mois|(?:chaque|tous les) (?:premiers?|1 ers?) {_DAY}s? du mois"
     rf"|(?:the )?(?:first|1 st|last) {_DAY} (?:of (?:the|every|each) month|every month)|every (?:4|four) weeks|toutes les 4 {_WEEK}s)",
     _fixed(1, "month")),
    (r"(?:every (?:6|six) months|tous les (?:6|six) mois)", _fixed(2, "year")),
    (r"(?:every (?:3|three) months|tous les (?:3|trois) mois|(?:once )?(?:a|every|each) quarter|(?:une fois )?par trimestre|chaque trimestre|"
     r"tous les trimestres)", _fixed(4, "year")),
    (rf"(?:(?P<count>\d{{1,2}}) (?:(?:times |fois )?(?:ou|or|a|to|-|voire) (?P<upto>\d{{1,2}}) )?{_TIMES}|once|une? (?:fois|jour|passage|visite)|(?:a|one) (?:visit|day|time)) (?:{_PER} )+(?P<span>{_SPAN})s?",
     _counted),
    (rf"(?P<count>\d{{1,2}}) {_TIMES} (?P<span>quotidien)(?:ne)?s?|(?P<count2>\d{{1,2}}) (?:daily|a day) {_TIMES}", _daily),
    (rf"(?:du |from )?(?P<first>{_DAY}) (?:au|to|through|-|until) (?P<last>{_DAY})", _week_long),
    (rf"(?:{_EACH} {_DAY}s?\b{_OTHER_DAYS}*|{_DAY}s{_OTHER_DAYS}*)", _weekdays),
)  # fmt: skip
_COMPILED = tuple((re.compile(rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])"), rhythm) for words, rhythm in _RHYTHMS)

_LISTED = re.compile(
    rf"(?<![a-z0-9])(?:(?:le )?{_DAY}(?:(?: ,)? (?:le )?{_DAY})+(?:(?: ,)? (?:et|and) (?:le )?{_DAY})?|(?:le )?{_DAY}{_OTHER_DAYS}+)"
    rf"(?![a-z0-9])(?! \d)"
)


def habits(text: str) -> Iterator[Habit]:
    """Every rhythm that a line's text tells, and lists of days that may be one ("lundi et jeudi").

    >>> [habit.rhythms for habit in habits("every tuesday and friday")]
    [((2, 'week'),)]
    """
    for pattern, rhythm in _COMPILED:
        for match in pattern.finditer(text):
            told = rhythm(match)
            alone = told == (1, "week") and match[0].endswith("s") and not re.match(_EACH, match[0])
            upto = (_or_more(match),) if match.groupdict().get("upto") else ()
            yield Habit(*match.span(), (told, *upto), single=alone)
    for match in _LISTED.finditer(text):
        yield Habit(*match.span(), (_weekdays(match),), plain=True)


def rhythm_of(text: str) -> Rhythm | None:
    """The rhythm that a text tells and nothing else, or None."""
    return next((habit.rhythms[0] for habit in habits(text) if (habit.start, habit.end) == (0, len(text))), None)
