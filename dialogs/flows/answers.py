"""What the organisation's file, and the catalogue, answer to a question: at the front desk and in a case alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice

from dialogs.domain.organisation import Colleague, Profile, span
from dialogs.domain.replies import Words
from dialogs.domain.service import Service, Text
from dialogs.understanding.pipeline import looked_up
from dialogs.understanding.result import Context, Query, QueryKind
from dialogs.wording.parts import as_is, hours_words, join, lines, literal, weekday_words

DAYS = 7
"""A stretch of so many days is answered day by day, a longer one by the whole week."""

Answering = Callable[[Profile, Query, datetime], Words | None]


def answer(query: Query, profile: Profile, now: datetime, services: Iterable[Service]) -> Words | None:
    """The answer; None where nobody but a person knows it. `now` is aware, in the organisation's zone."""
    if query.what == "offer":
        return _offered(query, now, services)
    return ANSWERS[query.what](profile, query, now) if query.what in ANSWERS else None


def contact(profile: Profile) -> Words:
    """How to reach a person."""
    return literal(profile.contact) if profile.contact else Words("query.contact")


def introduced(profile: Profile) -> Words:
    """That it is no person who writes, and how to reach one."""
    if not profile.name:
        return Words("query.robot", {"contact": contact(profile)})
    return Words("query.robot.of", {"name": profile.name, "contact": contact(profile)})


def _robot(profile: Profile, query: Query, now: datetime) -> Words:
    return introduced(profile)


def _contact(profile: Profile, query: Query, now: datetime) -> Words:
    return contact(profile)


def _place(profile: Profile, query: Query, now: datetime) -> Words | None:
    told = (as_is(f"{profile.address}.") if profile.address else None, _said(profile.directions))
    return _all(told)


def _parking(profile: Profile, query: Query, now: datetime) -> Words | None:
    return _said(profile.parking)


def _access(profile: Profile, query: Query, now: datetime) -> Words | None:
    return _said(profile.access)


def _payment(profile: Profile, query: Query, now: datetime) -> Words | None:
    return _said(profile.payment)


def _who(profile: Profile, query: Query, now: datetime) -> Words | None:
    if not profile.staff:
        return None
    return Words("query.who", {"n": len(profile.staff), "names": join(tuple(map(_colleague, profile.staff)), ", ")})


def _colleague(one: Colleague) -> Words:
    return Words("query.colleague", {"name": one.name, "does": literal(one.does)}) if one.does else as_is(one.name)


def _known(profile: Profile, query: Query, now: datetime) -> Words | None:
    return next((literal(one.answer) for one in profile.questions if one.id == query.about), None)


def _hours(profile: Profile, query: Query, now: datetime) -> Words | None:
    if not profile.opens:
        return None
    first, last = query.days or (now.date(), now.date() + timedelta(days=DAYS))
    if (last - first).days >= DAYS:
        return _week(profile)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return lines(tuple(_day(profile, day) for day in days)) if len(days) > 1 else _day(profile, first)


def _day(profile: Profile, day: date) -> Words:
    spans = profile.hours_on(day)
    if spans:
        return Words("query.open", {"day": _date(day), "hours": hours_words(spans)})
    again = next(islice(profile.open_days(day), 1), None)
    if again is None:
        return Words("query.closed", {"day": _date(day)})
    values = {"day": _date(day), "next": _date(again), "hours": hours_words(profile.hours_on(again))}
    return Words("query.closed_until", values)


def _week(profile: Profile) -> Words:
    """The usual hours, days that have the same in one line, and what is closed."""
    week = [tuple(map(span, hours)) for hours in profile.hours.days]
    same = {spans: [day for day, hours in enumerate(week) if hours == spans] for spans in dict.fromkeys(week) if spans}
    told = tuple(_same(days, spans) for spans, days in same.items())
    shut = [day for day, hours in enumerate(week) if not hours]
    closed = (Words("query.week.closed", {"days": _weekdays(shut)}),) if shut else ()
    return Words("query.week", {"lines": lines((*told, *closed))})


def _same(days: list[int], spans: tuple[tuple[time, time], ...]) -> Words:
    return Words("query.week.line", {"days": _weekdays(days), "hours": hours_words(spans)})


def _weekdays(days: Iterable[int]) -> Words:
    return join(tuple(map(weekday_words, days)), ", ")


def _date(day: date) -> Words:
    return Words("=moment", {"value": day.isoformat()})


def _said(text: Text | None) -> Words | None:
    return literal(text) if text else None


def _all(told: Iterable[Words | None]) -> Words | None:
    said = tuple(each for each in told if each is not None)
    return join(said, " ") if said else None


def _offered(query: Query, now: datetime, services: Iterable[Service]) -> Words | None:
    """Whether a service's names and words hold what is asked for; that they do not is no "no"."""
    for service in services:
        if any(hit.coverage == 1 for hit in looked_up(query.about, service, Context(now=now)).hits):
            return Words("query.offered", {"words": query.about, "service": literal(service.name)})
    return None


ANSWERS: Mapping[QueryKind, Answering] = {
    "robot": _robot,
    "hours": _hours,
    "parking": _parking,
    "access": _access,
    "payment": _payment,
    "contact": _contact,
    "staff": _who,
    "place": _place,
    "known": _known,
}
