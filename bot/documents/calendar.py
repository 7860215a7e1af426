"""The agreed appointment as a file for calendars (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from dialogs.domain.case import Case
from dialogs.domain.schedule import WEEKDAYS, When, fixed
from dialogs.domain.service import Language, Service
from dialogs.domain.specification import Baseline, Requirement


def calendar(
    case: Case, service: Service, language: Language, version: int, minutes: int = 60
) -> tuple[str, bytes] | None:
    """The appointment agreed in that version: file name and content; None where no day was agreed.

    An hour is that of the clock on the wall, without a zone, so that it is shown as it was said. A day without an hour lasts
    the whole day; no hour is invented. `minutes` is how long an appointment with an hour lasts.
    """
    agreed = next((one for one in case.baselines if one.version == version), None)
    line = (
        next((r for r in agreed.requirements if service.by_id[r.aspect].kind == "appointment"), None)
        if agreed
        else None
    )
    when = _settled(line) if line else None
    if agreed is None or line is None or when is None:
        return None
    whole = Calendar()
    whole.add("prodid", "-//Juste Mesure//EN")
    whole.add("version", "2.0")
    whole.add_component(_event(case, service, language, agreed, when, minutes))
    return f"{case.id}-v{version}.ics", whole.to_ical()


def _settled(line: Requirement) -> When | None:
    """The one day that was agreed, or the week days that come again."""
    when = fixed((line.operator, line.values))
    if when is not None:
        return when
    found = When.parse(line.values[0]) if line.operator == "is" and len(line.values) == 1 else None
    return found if found and found.day else None


def _event(case: Case, service: Service, language: Language, agreed: Baseline, when: When, minutes: int) -> Event:
    stamp = max(one.at for one in agreed.agreed)
    first = _first_day(when, stamp.date())
    event = Event()
    event.add("uid", f"{case.id}@justemesure")
    event.add("sequence", agreed.version)
    event.add("dtstamp", stamp)
    event.add("summary", service.name.to(language))
    if when.hour is None:
        event.add("dtstart", first)
    else:
        begin = datetime.combine(first, when.hour)
        event.add("dtstart", begin)
        event.add("dtend", begin + timedelta(minutes=minutes))
    if when.weeks:
        days = {} if when.day else {"byday": [WEEKDAYS[day].upper() for day in sorted(when.weekdays)]}
        event.add("rrule", {"freq": "weekly", "interval": when.weeks, **days})
    return event


def _first_day(when: When, agreed: date) -> date:
    """The day named, or the first of the week days after the agreement."""
    ahead = (agreed + timedelta(days=n) for n in range(1, 8))
    return when.day or next(day for day in ahead if day.weekday() in when.weekdays)
