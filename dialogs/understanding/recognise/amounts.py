"""Sums of money, lengths and other numbers in a line of words, with what bounds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dialogs.domain.folding import fold
from dialogs.domain.service import ALWAYS, Service
from dialogs.domain.specification import Operator
from dialogs.language.pack import Expression, by_heard, composed, expression, table

OWN = "¤¤¤"
"""The unit of a word for money that names no currency ("quid", "balles"): the service's own."""

_SIGNS: Mapping[str, str] = {
    "mm": "mm",
    "cm": "cm",
    "m": "m",
    '"': "in",
    "m2": "m2",
    "kg": "kg",
    "g": "g",
    "€": "EUR",
    "eur": "EUR",
    "k ?€": "1000 EUR",
    "k ?eur": "1000 EUR",
    "£": "GBP",
    "gbp": "GBP",
    r"\$": "USD",
    "usd": "USD",
    "chf": "CHF",
}
"""Signs of units, which are the same in every language (expressions) -> the unit."""


@by_heard
def _units() -> Mapping[re.Pattern[str], str]:
    """What is said for a unit -> the unit, after "1000 " where it stands for thousands of it ("3k", "2 grand")."""
    return {
        re.compile(said): unit.replace("own", OWN)
        for units in (_SIGNS, table("amounts.units"), table("amounts.loose_units"))
        for said, unit in units.items()
    }


_SIGN = "|".join(sorted(_SIGNS, key=len, reverse=True))
_UNIT = f"(?:{{amounts.units}}|{{amounts.loose_units}}|{_SIGN})"
MEASURE = composed(f"{{amounts.units}}|{_SIGN}")
"""A word for a unit that is nothing else."""
_NUMBER = r"\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_BETWEEN = expression("amounts.between", before="", after=" (?:{amounts.between_article} )?$")
_STRETCH = 300  # characters in which the next number is looked for at a time
_WINDOW = 60  # characters before a number in which its bounds are looked for
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_AMOUNT = composed(
    rf"(?<![a-z0-9])(?P<sign>[€£$] )?(?:(?P<half>{{amounts.half}})|(?P<one>{{numbers.one}}(?= ))|(?P<number>{_NUMBER}))"
    rf"(?P<and_half0> {{numbers.and_a_half}})?(?: {{amounts.sized}}(?= {_UNIT}(?![a-z0-9])))?(?: ?(?P<unit0>{_UNIT})(?![a-z0-9]))?"
    rf"(?: (?P<join>-|{{amounts.to}}|(?P<and>{{amounts.and}})|(?P<or>{{amounts.or}})) (?:{{amounts.second_article}} )?(?P<second>{_NUMBER}))?"
    rf"(?: (?P<unit>{_UNIT})(?![a-z0-9]))?"
    rf"(?: (?:(?<= m )(?P<centi>\d\d)\b(?! ?[%:/]| {_UNIT}(?![a-z0-9]))|(?<!\d )(?P<cents>\d\d)\b(?! ?[%:/a-z])))?"
    r"(?P<and_half> {numbers.and_a_half})?"
)
"""A number or two with their unit: the order of its parts, which languages share, around the words of each."""

_Bounds = tuple[tuple[Operator, Expression], ...]

_TELLING: tuple[Operator, ...] = ("at_least", "at_most", "between", "more", "not", "vague")
_BEFORE: _Bounds = tuple(
    (operator, expression(f"amounts.{operator}", before="(?:^|(?<= ))", after="(?: {amounts.articles})*$"))
    for operator in _TELLING
)
"""Operator -> what a text ends with before a number, most telling first."""
_CLOSING: tuple[Operator, ...] = ("at_most", "at_least", "vague")
_AFTER: _Bounds = tuple(
    (operator, expression(f"amounts.{operator}_after", before=r" ?,? ?\(? ?", after=r"(?![a-z])(?! ?:? \d)"))
    for operator in _CLOSING
)
"""Operator -> what a text begins with after a number, most telling first."""


def bound_before(text: str) -> Operator | None:
    """The operator that a text ends with ("... au moins"), or None."""
    return next((operator for operator, pattern in _BEFORE if pattern.search(text, max(len(text) - _WINDOW, 0))), None)


def bound_after(text: str) -> Operator | None:
    """The operator that a text begins with ("au plus ..."), or None."""
    return next((operator for operator, pattern in _AFTER if pattern.match(text)), None)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that was said, at characters `start` to `end` of the line (`core`: without what bounds it).

    `unit` is "" for a bare number; `numbers` are two for a range. `operator` is "is" where nothing bounds it.
    """

    start: int
    end: int
    core: tuple[int, int]
    operator: Operator
    numbers: tuple[Decimal, ...]
    unit: str = ""


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities in a line's text, in order.

    >>> [(q.operator, q.numbers, q.unit) for q in quantities("20 a 30 €")]
    [('between', (Decimal('20'), Decimal('30')), 'EUR')]
    """
    for match in _words_apart(text):
        quantity = _quantity(text, match)
        if quantity:
            yield quantity


def _words_apart(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while match := _next_amount(text, at):
        inside = match.start() > 0 and text[match.start() - 1] not in " "
        article = match["number"] is None and match["half"] is None and not _unit(match)
        if inside or article:
            at = match.start() + 1
            continue
        yield match
        at = match.end() if _is_pair(text, match) or not match["second"] else match.start("join")


def _next_amount(text: str, at: int) -> re.Match[str] | None:
    """The first amount from a place on, looked for stretch by stretch, so that many amounts cost no more each."""
    while at < len(text):
        end = at + _STRETCH
        match = _AMOUNT.search(text, at, end)
        cut = match is not None and match.end() > end - _WINDOW and match.start() > at
        if match and not cut:
            return match
        at = match.start() if match else max(end - _WINDOW, at + 1) if end < len(text) else end
    return None


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    unit = _unit(match)
    if match["number"] is None and not unit:
        return None
    first, scale = _first(match) * _scale(match), _scale(match)
    if not match["second"]:
        return _with_bounds(text, match.span(), (first,), unit)
    if not _is_pair(text, match):
        return _with_bounds(text, (match.start(), match.start("join") - 1), (first,), unit)
    numbers = first, _decimal(match["second"]) * scale
    return _with_bounds(text, match.span(), numbers, unit, "is" if match["or"] else "between")


def _is_pair(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are the ends of a range or a choice, rather than two things said in a row."""
    if match["and"]:
        return _BETWEEN.ending(text, match.start()) is not None
    if match["unit"] and match["unit0"]:
        return _unit_of(match["unit"]) == _unit_of(match["unit0"])
    return bool(match["unit"] or not match["unit0"])


def _unit(match: re.Match[str]) -> str:
    word = _unit_word(match)
    return _unit_of(word).removeprefix(_THOUSAND) if word else ""


def _unit_word(match: re.Match[str]) -> str:
    """What is said for the unit of the first number."""
    pair = match["unit"] if not match["second"] or _is_pair(match.string, match) else ""
    return pair or match["unit0"] or match["unit"] or (match["sign"] or "").strip()


_THOUSAND = "1000 "


def _scale(match: re.Match[str]) -> int:
    """What the numbers are multiplied by: "3k", "2 grand"."""
    word = _unit_word(match)
    return 1000 if match["number"] and word and _unit_of(word).startswith(_THOUSAND) else 1


def _unit_of(word: str) -> str:
    return next(unit for said, unit in _units().items() if said.fullmatch(word))


def _first(match: re.Match[str]) -> Decimal:
    number = Decimal("0.5") if match["half"] else Decimal(1) if match["one"] else _decimal(match["number"])
    cents = match["cents"] or match["centi"]
    if cents and (match["unit"] or match["unit0"]):
        number += Decimal(cents) / 100
    return number + (Decimal("0.5") if match["and_half"] or match["and_half0"] else 0)


def _decimal(text: str) -> Decimal:
    plain = text.replace(" ", "")
    if _THOUSANDS.fullmatch(plain):
        return Decimal(plain.replace(",", "").replace(".", ""))
    return Decimal(plain.replace(",", "."))


def _with_bounds(
    text: str, core: tuple[int, int], numbers: tuple[Decimal, ...], unit: str, operator: Operator = "is"
) -> Quantity | None:
    (start, end), (first, last) = core, core
    before, after = text[: max(start - 1, 0)], text[end:]
    for bound, pattern in _BEFORE:
        if match := pattern.search(before, max(len(before) - _WINDOW, 0)):
            operator, first = operator if operator == "between" else bound, match.start()
            break
    for bound, pattern in _AFTER:
        if (match := pattern.match(after)) and operator in ("is", "not"):
            operator, last = bound, end + match.end()
            break
    return Quantity(first, last, core, operator, numbers, unit)


# What a sum of money is for, where it is no whole price: "100 € a month" is no ceiling of a price a week.

_PERIODS = ("hour", "day", "week", "month", "year")
_A_YEAR = {"day": 364, "week": 52, "month": 12, "year": 1}
"""How many there are in a year; of hours nobody knows how many are paid."""

_MOST = r"(?: ?,? ?{rates.most}(?![a-z]))?"
_PER_AFTER = tuple(
    (period, composed(rf"{_MOST} ?,? ?(?:(?:/|{{rates.per}}) )?{{rates.{period}}}(?![a-z0-9])")) for period in _PERIODS
)
_PER_BEFORE = tuple(
    (
        period,
        composed(
            rf"(?:^| )(?:{{rates.per_before}} {{rates.{period}}}|{{rates.{period}}} {{rates.budget}})(?: :| ,| {{rates.of}})? *$"
        ),
    )
    for period in _PERIODS
)
_PERIOD = tuple((period, expression(f"rates.{period}")) for period in _PERIODS)


def by_the_price(service: Service, text: str, quantity: Quantity) -> Quantity | None:
    """A sum as one for what the service's prices are for; None where it is for something else ("100 € an hour")."""
    said, paid = _said(text, quantity), _paid(service)
    if said in ("", paid):
        return quantity
    if said not in _A_YEAR or paid not in _A_YEAR:
        return None
    ratio = Decimal(_A_YEAR[said]) / _A_YEAR[paid]
    numbers = tuple((number * ratio).quantize(Decimal(1), ROUND_HALF_UP) for number in quantity.numbers)
    return replace(quantity, numbers=numbers)


def _said(text: str, quantity: Quantity) -> str:
    start, end = quantity.start, quantity.core[1]
    after = (period for period, pattern in _PER_AFTER if pattern.match(text, end))
    before = (period for period, pattern in _PER_BEFORE if pattern.search(text[:start], max(start - _WINDOW, 0)))
    return next(after, next(before, ""))


def _paid(service: Service) -> str:
    per = service.price_per
    said = [(each, word) for each in ALWAYS if per for word in fold(per.to(each)).split()]
    return next(
        (
            period
            for period, pattern in _PERIOD
            if any(pattern.by_language[each].fullmatch(word) for each, word in said)
        ),
        "",
    )
