"""Canonical values: order, conformity within a tolerance, refinement against contradiction, deadlines."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import load_catalogue
from dialogs.domain import quantity
from dialogs.domain.quantity import Amount, Claim
from dialogs.domain.service import Aspect, Service
from dialogs.domain.specification import Operator
from dialogs.understanding import understand
from dialogs.understanding.result import Context

PARIS = ZoneInfo("Europe/Paris")
CATALOGUE = load_catalogue()
HAIRCUT, ALTERATIONS = CATALOGUE["haircut"], CATALOGUE["alterations"]
TOP, BEARD, DATE, PRICE = (HAIRCUT.aspect(id) for id in ("length_top", "beard", "date", "price"))
AMOUNT = ALTERATIONS.aspect("amount")

days = st.dates(date(2026, 1, 1), date(2028, 12, 31)).map(date.isoformat)
values_of = {
    TOP.id: st.sampled_from(list(TOP.ranks)),
    BEARD.id: st.sampled_from(list(BEARD.ranks)),
    DATE.id: days,
    PRICE.id: st.integers(0, 500).map(lambda number: f"{number} EUR"),
    AMOUNT.id: st.integers(0, 200).map(lambda number: f"{number} mm"),
}
aspects = st.sampled_from([TOP, BEARD, DATE, PRICE, AMOUNT])


@st.composite
def claims(draw: st.DrawFn, aspect: Aspect) -> Claim:
    operator = draw(st.sampled_from(get_args(Operator)))
    count = 2 if operator == "between" else draw(st.integers(0, 2))
    return operator, tuple(draw(st.lists(values_of[aspect.id], min_size=count, max_size=count)))


@pytest.mark.parametrize(
    ("aspect", "lesser", "greater"),
    [
        (TOP, "9mm", "12mm"),
        (PRICE, "9.50 EUR", "10 EUR"),
        (AMOUNT, "20 mm", "3 cm"),
        (DATE, "2026-11-27", "2026-11-28"),
        (DATE, "2026-11-27T18:00+01:00", "2026-11-28"),
    ],
)
def test_values_stand_in_order(aspect: Aspect, lesser: str, greater: str) -> None:
    less, more = quantity.order(aspect, lesser), quantity.order(aspect, greater)
    assert less is not None
    assert more is not None
    assert less < more


@pytest.mark.parametrize(
    ("aspect", "value"), [(TOP, "13mm"), (PRICE, "cheap"), (AMOUNT, "3 kg"), (DATE, "2026-02-30"), (DATE, "soon")]
)
def test_what_is_no_value_has_no_order(aspect: Aspect, value: str) -> None:
    assert quantity.order(aspect, value) is None


@pytest.mark.parametrize(
    ("aspect", "operator", "values", "measured", "conforms"),
    [
        (AMOUNT, "is", ("30 mm",), "33 mm", True),  # within the tolerance of 3 mm
        (AMOUNT, "is", ("30 mm",), "34 mm", False),
        (AMOUNT, "at_most", ("30 mm",), "2 cm", True),
        (PRICE, "at_most", ("30 EUR",), "30 EUR", True),
        (PRICE, "at_most", ("30 EUR",), "30.50 EUR", False),
        (PRICE, "between", ("20 EUR", "30 EUR"), "19 EUR", False),
        (DATE, "before", ("2026-11-28",), "2026-11-27T19:00+01:00", True),  # Friday evening is before Saturday
        (DATE, "before", ("2026-11-28",), "2026-11-28", False),
        (DATE, "at_most", ("2026-11-28",), "2026-11-28T17:00+01:00", True),
        (DATE, "at_most", ("2026-11-27T18:00+01:00",), "2026-11-28T10:12+01:00", False),
        (DATE, "at_least", ("2026-12-01",), "2026-11-30", False),
        (BEARD, "is", ("untouched",), "untouched", True),
        (BEARD, "not", ("shaved",), "shaved", False),
        (TOP, "less", ("15mm",), "12mm", True),
        (TOP, "less", ("15mm",), "15mm", False),
        (TOP, "any", (), "15mm", True),
    ],
)
def test_a_measured_value_conforms_or_not(
    aspect: Aspect, operator: Operator, values: tuple[str, ...], measured: str, conforms: bool
) -> None:
    assert quantity.satisfies(aspect, operator, values, measured) == conforms


@pytest.mark.parametrize(
    ("aspect", "one", "other", "both"),
    [
        (DATE, ("before", ("2026-11-28",)), ("is", ("2026-11-27",)), True),
        (DATE, ("before", ("2026-11-28",)), ("is", ("2026-11-28",)), False),
        (PRICE, ("at_most", ("30 EUR",)), ("at_least", ("40 EUR",)), False),
        (TOP, ("is", ("12mm", "15mm")), ("more", ("12mm",)), True),
        (BEARD, ("is", ("untouched",)), ("is", ("shaved",)), False),
        (BEARD, ("not", ("shaved",)), ("is", ("untouched",)), True),
        (TOP, ("any", ()), ("is", ("0mm",)), True),
    ],
)
def test_a_refinement_is_no_contradiction(aspect: Aspect, one: Claim, other: Claim, both: bool) -> None:
    assert quantity.compatible(aspect, one, other) == both


def test_two_bounds_are_tightened_to_what_lies_between() -> None:
    tight = quantity.tightest(PRICE, ("at_most", ("30 EUR",)), ("at_least", ("20 EUR",)))
    assert tight == ("between", ("20 EUR", "30 EUR"))


def test_options_are_tightened_to_those_that_remain() -> None:
    assert quantity.tightest(TOP, ("is", ("9mm", "12mm")), ("is", ("12mm", "15mm"))) == ("is", ("12mm",))


@pytest.mark.parametrize(
    ("operator", "values", "last"),
    [
        ("at_most", ("2026-11-28",), datetime(2026, 11, 28, 18, tzinfo=PARIS)),
        ("before", ("2026-11-28",), datetime(2026, 11, 27, 18, tzinfo=PARIS)),
        ("before", ("2026-11-28T12:00+01:00",), datetime(2026, 11, 28, 12, tzinfo=PARIS)),
        ("at_most", ("2026-11-27T19:00+01:00",), datetime(2026, 11, 27, 19, tzinfo=PARIS)),
        ("between", ("2026-11-27", "2026-11-30"), datetime(2026, 11, 30, 18, tzinfo=PARIS)),
        ("at_least", ("2026-11-28",), None),
        ("vague", (), None),
    ],
)
def test_a_day_ends_when_the_organisation_closes(
    operator: Operator, values: tuple[str, ...], last: datetime | None
) -> None:
    assert quantity.deadline(HAIRCUT, operator, values, PARIS) == last


@pytest.mark.parametrize(("said", "option"), [("12 mm", "12mm"), ("1.3 cm", "12mm"), ("14", "15mm"), ("1 m", "350mm")])
def test_a_length_is_the_nearest_option(said: str, option: str) -> None:
    amount = Amount.parse(said)
    assert amount is not None
    assert quantity.nearest(TOP, amount) == option


def test_a_length_is_no_price() -> None:
    assert Amount(Decimal(3), "cm").to("EUR") is None


@given(st.integers(0, 400), st.integers(0, 1439))
def test_durations_keep_their_length(whole: int, minutes: int) -> None:
    written = quantity.duration(whole, minutes)
    lasting = quantity.in_days(written)
    assert lasting is not None
    assert timedelta(days=lasting) == pytest.approx(timedelta(days=whole, minutes=minutes), abs=timedelta(seconds=1))


@given(st.decimals(0, 100000, places=2), st.sampled_from(["", "mm", "EUR"]))
def test_amounts_are_read_as_they_are_written(number: Decimal, unit: str) -> None:
    assert Amount.parse(str(Amount(number, unit))) == Amount(Decimal(quantity.digits(number)), unit)


@given(st.data(), aspects)
def test_compatible_is_symmetric(data: st.DataObject, aspect: Aspect) -> None:
    one, other = data.draw(claims(aspect)), data.draw(claims(aspect))
    assert quantity.compatible(aspect, one, other) == quantity.compatible(aspect, other, one)


@given(st.data(), aspects)
def test_what_satisfies_both_shows_that_they_are_compatible(data: st.DataObject, aspect: Aspect) -> None:
    one, other = data.draw(claims(aspect)), data.draw(claims(aspect))
    value = data.draw(values_of[aspect.id])
    exact = aspect.model_copy(update={"tolerance": 0})
    if quantity.satisfies(exact, *one, value) and quantity.satisfies(exact, *other, value):
        assert quantity.compatible(exact, one, other)


@given(st.data(), aspects)
def test_the_tightest_asks_no_less_than_the_later_one_where_it_is_narrower(data: st.DataObject, aspect: Aspect) -> None:
    one, other = data.draw(claims(aspect)), data.draw(claims(aspect))
    tight = quantity.tightest(aspect, one, other)
    assert (tight is not None) == quantity.compatible(aspect, one, other)


@given(st.text(max_size=20), aspects, st.sampled_from(get_args(Operator)))
def test_no_text_is_too_strange(text: str, aspect: Aspect, operator: Operator) -> None:
    quantity.satisfies(aspect, operator, (text,), text)
    quantity.compatible(aspect, (operator, (text,)), (operator, (text, text)))
    assert quantity.deadline(HAIRCUT, operator, (text,), PARIS) is None or quantity.moment(text) is not None


@pytest.mark.parametrize("number", ["9" * 30, "9" * 400, "1e999", "-" + "9" * 30])
def test_a_number_that_nobody_can_mean_is_no_amount(number: str) -> None:
    assert Amount.parse(f"{number} cm") is None
    assert Amount(Decimal(number), "cm").to("mm") is None


@pytest.mark.parametrize("service", load_catalogue().values(), ids=lambda service: service.id)
@pytest.mark.parametrize("unit", ["", "mm", "cm", "€", "heures", "kg"])
def test_a_number_that_nobody_can_mean_states_nothing(service: Service, unit: str) -> None:
    heard = understand(f"au plus {'9' * 30} {unit}", service, Context(now=datetime(2026, 11, 24, tzinfo=PARIS)))
    assert all(reading.values for reading in heard.readings if reading.operator == "at_most")
