"""The agreed appointment as a calendar file."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from bot.catalogue import load_catalogue
from bot.documents.calendar import calendar
from dialogs.domain.case import Case
from dialogs.domain.specification import Agreement, Baseline, Operator, Requirement

HAIRCUT = load_catalogue()["haircut"]
AT = datetime(2026, 11, 24, 10, tzinfo=timezone(timedelta(hours=1)))


def written(operator: Operator, *values: str) -> str:
    """The file of a case in which this was agreed of the day; "" where there is none."""
    line = Requirement(id="r_date", aspect="date", strength="must", operator=operator, values=values)
    agreed = Baseline(version=1, requirements=(line,), agreed=(Agreement(party="client:lea", at=AT),))
    case = Case(id="c1", service="haircut", opened_at=AT, client="client:lea", baselines=(agreed,))
    made = calendar(case, HAIRCUT, "en", 1)
    return made[1].decode() if made else ""


def test_the_hour_said_is_the_hour_in_the_calendar() -> None:
    assert "DTSTART:20261128T100000" in written("is", "2026-11-28T10:00+01:00")


def test_a_day_without_an_hour_is_a_whole_day() -> None:
    assert "DTSTART;VALUE=DATE:20261128" in written("is", "2026-11-28")


def test_what_comes_again_is_a_rule() -> None:
    text = written("is", "th 09:00 P2W")
    assert "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH" in text
    assert "DTSTART:20261126T090000" in text


@pytest.mark.parametrize(("operator", "value"), [("not", "su"), ("at_most", "2026-11-28")])
def test_no_day_is_invented(operator: Operator, value: str) -> None:
    assert written(operator, value) == ""
