"""What an organisation says of itself: the values of `organisation.toml`.

`Profile` is the file's whole content, frozen; `UNKNOWN` that of an organisation which has said nothing. (Who works here,
as the store knows them, is `Organisation` in dialogs/domain/person.py.) The JSON Schema is `Profile.model_json_schema()`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Annotated

from pydantic import Field

from dialogs.domain.service import Frozen, Id, Phrases, Text

Clock = Annotated[str, Field(pattern=r"^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d$")]
"""Hours of a day: "09:00-12:30", begin before end, in the organisation's time zone."""

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
AHEAD = 370
"""So many days are looked ahead for one that is open."""


def span(hours: Clock) -> tuple[time, time]:
    """Begin and end of some hours.

    >>> span("09:00-12:30")
    (datetime.time(9, 0), datetime.time(12, 30))
    """
    begin, _, end = hours.partition("-")
    return time.fromisoformat(begin), time.fromisoformat(end)


class Week(Frozen):
    """The opening hours of each weekday, several a day where there is a break; none: closed."""

    monday: tuple[Clock, ...] = ()
    tuesday: tuple[Clock, ...] = ()
    wednesday: tuple[Clock, ...] = ()
    thursday: tuple[Clock, ...] = ()
    friday: tuple[Clock, ...] = ()
    saturday: tuple[Clock, ...] = ()
    sunday: tuple[Clock, ...] = ()

    @cached_property
    def days(self) -> tuple[tuple[Clock, ...], ...]:
        """By weekday, Monday first."""
        named = (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday, self.saturday, self.sunday)
        return tuple(tuple(sorted(hours)) for hours in named)


class Closing(Frozen):
    """Days on which it is closed: from `first` to `last`, both of them; one day without `last`."""

    first: date
    last: date | None = None
    because: Text | None = None

    def holds(self, day: date) -> bool:
        return self.first <= day <= (self.last or self.first)


class Special(Frozen):
    """One day with hours of its own, whatever its weekday, holiday or not."""

    day: date
    hours: Annotated[tuple[Clock, ...], Field(min_length=1)]


class Appointments(Frozen):
    """How appointments are given: every `slot` minutes, to so many clients at once (`capacity`)."""

    slot: Annotated[int, Field(ge=5, le=480)] = 30
    capacity: Annotated[int, Field(ge=1)] = 1


class Colleague(Frozen):
    """Somebody who works here; `does` says what ("colours on Thursdays")."""

    name: Annotated[str, Field(min_length=1)]
    does: Text | None = None


class Known(Frozen):
    """A question that clients ask, and its answer. `words` are how they ask: all words of one of them, in any order."""

    id: Id
    words: Phrases
    answer: Text


class Work(Frozen):
    """Photos of the organisation's own work that show an outcome of a service; paths beside the file."""

    service: Id
    outcome: Id
    photos: Annotated[tuple[str, ...], Field(min_length=1)]


class Profile(Frozen):
    """What an organisation says of itself: the whole content of its file.

    contact       how to reach a person here: what is said beside "I am an automatic assistant".
    holidays      the country whose public holidays are closed days ("FR"); `region` a part of it ("57"); without: none are.
    closed        days and weeks on which it is closed; `opened` single days with hours of their own, which go before all.
    appointments  slot length and capacity; without them no slots are offered.
    """

    schema_version: int = Field(default=1, ge=1, le=1)
    name: str = ""
    address: str = ""
    directions: Text | None = None
    parking: Text | None = None
    access: Text | None = None
    payment: Text | None = None
    contact: Text | None = None
    hours: Week = Week()
    holidays: Country | None = None
    region: str | None = None
    closed: tuple[Closing, ...] = ()
    opened: tuple[Special, ...] = ()
    appointments: Appointments | None = None
    staff: tuple[Colleague, ...] = ()
    questions: tuple[Known, ...] = ()
    work: tuple[Work, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether opening hours are known at all."""
        return any(self.hours.days) or bool(self.opened)

    def hours_on(self, day: date) -> tuple[tuple[time, time], ...]:
        """The opening hours of a day, in order; none: closed. Public holidays and closed days are."""
        special = next((one.hours for one in self.opened if one.day == day), None)
        if special is not None:
            return tuple(map(span, sorted(special)))
        return () if self.closing(day) or self.is_holiday(day) else tuple(map(span, self.hours.days[day.weekday()]))

    def closing(self, day: date) -> Closing | None:
        """What closes it on that day beside weekdays and public holidays."""
        return next((one for one in self.closed if one.holds(day)), None)

    def is_holiday(self, day: date) -> bool:
        """Whether it is a public holiday, where those are closed days."""
        return bool(self.holidays) and day in public_holidays(str(self.holidays), self.region, day.year)

    def is_open(self, moment: datetime) -> bool:
        """Whether it is open at that moment (aware, in the organisation's zone)."""
        return any(begin <= moment.time() < end for begin, end in self.hours_on(moment.date()))

    def open_days(self, first: date) -> Iterator[date]:
        """The days that are open, from that one on, at most `AHEAD` days ahead."""
        ahead = (first + timedelta(days=n) for n in range(AHEAD))
        return (day for day in ahead if self.hours_on(day))


UNKNOWN = Profile()
"""An organisation that has said nothing of itself: what is asked about it goes to the staff."""


@lru_cache(maxsize=64)
def public_holidays(country: str, region: str | None, year: int) -> frozenset[date]:
    """The public holidays of a country (ISO 3166) or a part of it. Raises NotImplementedError for one that is not known.

    From the `holidays` library, which is slow to load: it is imported where a calendar names a country.
    """
    from holidays import country_holidays

    return frozenset(country_holidays(country, subdiv=region, years=year))
