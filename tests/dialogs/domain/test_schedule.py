"""When somebody comes: canonical values, what they allow, and what two of them say together."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.domain.schedule import WEEKDAYS, Spans, When, agrees, fixed, last_moment, meet, windows
from dialogs.domain.specification import Claim, Operator

DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))
MINUTES = st.integers(0, 1439)
HOURS: st.SearchStrategy[Spans] = st.tuples(MINUTES, MINUTES).map(lambda pair: ((min(pair), max(pair)),))
STRETCHES: st.SearchStrategy[Spans] = st.tuples(DAYS, DAYS).map(
    lambda pair: ((min(pair).toordinal(), max(pair).toordinal()),)
)
WHENS = st.builds(
    When,
    days=STRETCHES,
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    hours=HOURS,
    weeks=st.integers(0, 4),
)


@given(WHENS)
def test_a_value_is_read_back_as_it_was_written(when: When) -> None:
    assert When.parse(str(when)) == when


@given(WHENS, WHENS, DAYS, st.times())
def test_together_two_values_allow_what_both_allow(one: When, other: When, day: date, hour: time) -> None:
    both = meet((one,), (other,))
    if not one.weeks or not other.weeks or one.weeks == other.weeks:
        assert any(w.allows(day, hour) for w in both) == (one.allows(day, hour) and other.allows(day, hour))


@given(DAYS, st.times())
def test_a_refusal_is_never_the_opposite(day: date, hour: time) -> None:
    refused = WEEKDAYS[day.weekday()]
    assert not agrees(("not", (refused,)), day, hour)
    assert agrees(("is", (refused,)), day, hour)


@pytest.mark.parametrize(
    ("operator", "value", "allowed"),
    [
        ("not", "su", ["mo,tu,we,th,fr,sa"]),
        ("at_least", "09:00", ["09:00/23:59"]),
        ("before", "10:00", ["00:00/09:59"]),
        ("after", "18:00", ["18:00/23:59"]),
        ("at_most", "2026-11-28", ["../2026-11-28"]),
        ("before", "2026-11-28", ["../2026-11-27"]),
        ("not", "12:00/13:59", ["00:00/11:59,14:00/23:59"]),
        ("before", "2026-11-27T17:00+01:00", ["2026-11-27 00:00/16:59", "../2026-11-26"]),
        ("is", "th P2W", ["th P2W"]),
    ],
)
def test_what_a_claim_allows(operator: Operator, value: str, allowed: list[str]) -> None:
    assert [str(when) for when in windows((operator, (value,)))] == allowed


@pytest.mark.parametrize("value", ["", "sa ", "2026-02-30", "25:00", "2026-11-28/2026-11-27", "P0W", "saturday"])
def test_what_is_no_time_is_none(value: str) -> None:
    assert When.parse(value) is None


def test_an_hour_said_in_winter_is_the_hour_in_summer() -> None:
    claim: Claim = ("is", ("2026-03-29T10:00+02:00",))
    assert agrees(claim, date(2026, 3, 29), time(10))
    assert agrees(("is", ("su 10:00 P1W",)), date(2026, 3, 22), time(10))
    assert agrees(("is", ("su 10:00 P1W",)), date(2026, 3, 29), time(10))


def test_only_a_day_with_its_hour_is_settled() -> None:
    assert fixed(("is", ("2026-11-28 10:00",)))
    assert fixed(("is", ("th 09:00 P2W",)))
    assert fixed(("is", ("2026-11-28",))) is None
    assert fixed(("is", ("2026-11-28 00:00/11:59",))) is None


def test_no_hour_is_invented() -> None:
    assert last_moment(("is", ("2026-11-28",))) == (date(2026, 11, 28), None)
    assert last_moment(("is", ("2026-11-28 10:00",))) == (date(2026, 11, 28), time(10))
    assert last_moment(("not", ("su",))) is None
