"""When somebody comes, in words: "le sam. 28 nov. à 10 h", "every other Thursday, not before 16:00", "pas le dimanche"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, time

from babel.dates import format_date, format_time, get_day_names

from dialogs.domain.replies import Words
from dialogs.domain.schedule import (
    DAY_PARTS,
    EVERY_DAY,
    EVERY_HOUR,
    EVERY_WEEKDAY,
    LAST_MINUTE,
    Span,
    Spans,
    When,
    windows,
)
from dialogs.domain.service import Language
from dialogs.domain.specification import Claim
from dialogs.language.pack import phrase

Say = Callable[[Words], str]
_WORKDAYS = frozenset(range(5))
_FEW_DAYS = 3
"""Where more week days than this are left, those are told that are not."""


def claim_words(say: Say, language: Language, claim: Claim) -> str:
    """What a claim allows, in words: a refusal as a refusal, a bound on a day as it was said, all else as its windows."""
    operator, values = claim
    said = tuple(when for value in values if (when := When.parse(value)) is not None)
    if operator == "not":
        return say(Words("when.not", {"value": _either(say, [_window(say, language, when) for when in said])}))
    if operator in ("before", "after") and len(said) == 1 and said[0].day and said[0].topics == {"days"}:
        return say(Words(f"operator.date.{operator}", {"value": day_words(said[0].day, language)}))
    return _either(say, list(dict.fromkeys(_window(say, language, when) for when in windows(claim))))


def day_words(day: date, language: Language) -> str:
    """ "sam. 28 nov." (fr), "Sat 28 Nov" (en)."""
    return format_date(day, "EEE d MMM", locale=language)


def hour_words(at: time, language: Language) -> str:
    """ "18 h" (fr), "18:00" (en)."""
    pattern = phrase("language.time" if at.minute else "language.full_hour", language)
    return format_time(at, pattern, locale=language)


def _either(say: Say, items: Sequence[str]) -> str:
    return say(Words("list.or", {"first": ", ".join(items[:-1]), "last": items[-1]})) if len(items) > 1 else items[0]


def _window(say: Say, language: Language, when: When) -> str:
    """One window: its days, week days and hours. A refusal among them stands apart."""
    days = " ".join(_days(say, language, when.days))
    weekly, refused = _weekly(say, language, when)
    hours = _hours(say, language, when.hours)
    told = " ".join(filter(None, (days, weekly, hours)))
    return ", ".join(filter(None, (told, refused))) or say(Words("when.any"))


def _days(say: Say, language: Language, days: Spans) -> Iterator[str]:
    if days == EVERY_DAY:
        return
    (least, most) = EVERY_DAY[0]
    if len(days) == 2 and days[0][0] == least and days[1][1] == most and days[1][0] - days[0][1] == 2:
        but = day_words(date.fromordinal(days[0][1] + 1), language)
        yield say(Words("operator.date.not", {"value": but}))
        return
    yield _either(say, [_stretch(say, language, span) for span in days])


def _stretch(say: Say, language: Language, span: Span) -> str:
    low, high = (day_words(date.fromordinal(each), language) for each in span)
    if span[0] == span[1]:
        return say(Words("operator.date.is", {"value": low}))
    if span[0] == EVERY_DAY[0][0]:
        return say(Words("operator.date.at_most", {"value": high}))
    if span[1] == EVERY_DAY[0][1]:
        return say(Words("operator.date.at_least", {"value": low}))
    return say(Words("operator.date.between", {"low": low, "high": high}))


def _weekly(say: Say, language: Language, when: When) -> tuple[str, str]:
    """The week days with how often, and those that are refused."""
    names = get_day_names("wide", locale=language)
    if when.weekdays == EVERY_WEEKDAY:
        return _often(say, when.weeks, ""), ""
    if when.weekdays == _WORKDAYS and not when.weeks:
        return say(Words("when.workdays")), ""
    if len(when.weekdays) > _FEW_DAYS and not when.weeks:
        refused = _either(say, [names[day] for day in sorted(EVERY_WEEKDAY - when.weekdays)])
        return "", say(Words("when.not_weekdays", {"days": refused}))
    days = [names[day] for day in sorted(when.weekdays)]
    if when.weeks and len(days) > 1:
        return _often(say, when.weeks, say(Words("list.and", {"first": ", ".join(days[:-1]), "last": days[-1]}))), ""
    return _often(say, when.weeks, _either(say, days)), ""


def _often(say: Say, weeks: int, days: str) -> str:
    if not days:
        key = "" if not weeks else "when.each_week" if weeks == 1 else "when.each_few_weeks"
    else:
        key = {0: "when.weekdays", 1: "when.every", 2: "when.every_other"}.get(weeks, "when.every_few")
    named = {"days": days} if days else {}
    counted = {"weeks": str(weeks)} if key in ("when.every_few", "when.each_few_weeks") else {}
    return say(Words(key, {**named, **counted})) if key else ""


def _hours(say: Say, language: Language, hours: Spans) -> str:
    if hours == EVERY_HOUR:
        return ""
    if len(hours) == 2 and hours[0][0] == 0 and hours[1][1] == LAST_MINUTE:
        return say(Words("when.not", {"value": _between(say, language, (hours[0][1] + 1, hours[1][0] - 1))}))
    return _either(say, [_between(say, language, span) for span in hours])


def _between(say: Say, language: Language, span: Span) -> str:
    first, last = span
    if part := next((part for part, hours in DAY_PARTS.items() if hours == span), ""):
        return say(Words(f"when.{part}"))
    if first == last:
        return say(Words("when.at", {"hour": _clock(first, language)}))
    if last == LAST_MINUTE:
        return say(Words("when.from", {"hour": _clock(first, language)}))
    if first == 0:
        whole = last % 60 == 59
        return say(Words("when.before" if whole else "when.until", {"hour": _clock(last + whole, language)}))
    return say(
        Words("when.between", {"first": _clock(first, language), "last": _clock(last + (last % 60 == 59), language)})
    )


def _clock(minute: int, language: Language) -> str:
    return hour_words(time(*divmod(minute, 60)), language)
