"""When an organisation is open: weekdays, public holidays, days off, days of their own."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import islice

import pytest

from dialogs.domain.organisation import UNKNOWN, Profile
from tests.cast import PARIS

SALON = Profile.model_validate(
    {
        "name": "Chez Paul",
        "holidays": "FR",
        "hours": {"tuesday": ["14:00-19:00", "09:00-12:30"], "friday": ["09:00-19:00"]},
        "closed": [{"first": date(2026, 12, 1), "last": date(2026, 12, 4)}, {"first": date(2026, 12, 8)}],
        "opened": [{"day": date(2026, 12, 25), "hours": ["10:00-12:00"]}],
    }
)
MORNING, AFTERNOON, ALL_DAY = (time(9), time(12, 30)), (time(14), time(19)), (time(9), time(19))


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 11, 24), (MORNING, AFTERNOON)),  # a Tuesday, in order whatever the file's order
        (date(2026, 11, 25), ()),  # Wednesday is not named
        (date(2026, 12, 1), ()),  # a Tuesday off
        (date(2026, 12, 4), ()),  # the last day off is off too
        (date(2026, 12, 8), ()),  # a single day off
        (date(2026, 12, 11), (ALL_DAY,)),
        (date(2026, 7, 14), ()),  # a Tuesday and a public holiday
        (date(2026, 12, 25), ((time(10), time(12)),)),  # a public holiday with hours of its own
    ],
)
def test_hours_of_a_day(day: date, hours: tuple[tuple[time, time], ...]) -> None:
    assert SALON.hours_on(day) == hours


@pytest.mark.parametrize(
    ("moment", "is_open"), [((9, 0), True), ((12, 29), True), ((12, 30), False), ((13, 0), False), ((18, 59), True)]
)
def test_open_from_the_first_minute_and_closed_from_the_last(moment: tuple[int, int], is_open: bool) -> None:
    assert SALON.is_open(datetime(2026, 11, 24, *moment, tzinfo=PARIS)) is is_open


def test_the_next_open_days_skip_what_is_closed() -> None:
    after = list(islice(SALON.open_days(date(2026, 11, 28)), 3))
    assert after == [date(2026, 12, 11), date(2026, 12, 15), date(2026, 12, 18)]


def test_public_holidays_are_those_of_the_country() -> None:
    assert [day for day in range(12, 17) if SALON.is_holiday(date(2026, 7, day))] == [14]
    assert not UNKNOWN.is_holiday(date(2026, 7, 14))


def test_who_says_nothing_is_known_for_nothing() -> None:
    assert not UNKNOWN.opens
    assert list(UNKNOWN.open_days(date(2026, 11, 24))) == []
