"""What a sum of money is for, where it is no whole price: "100 € a month" is no ceiling of a price a week."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from dialogs.service import Service
from dialogs.understanding.amounts import Quantity
from dialogs.understanding.line import fold

_PERIODS: tuple[tuple[str, str], ...] = (
    ("hour", r"heures?|h|hours?|hr"),
    ("day", r"jours?|days?|jrs?"),
    ("week", r"semaines?|weeks?|wk|sem"),
    ("month", r"mois|months?|mth|mensuel(?:s|les?|lement)?|monthly"),
    ("year", r"ans?|annees?|years?|yr|annuel(?:s|les?|lement)?|yearly"),
)
_A_YEAR = {"day": 364, "week": 52, "month": 12, "year": 1}
"""How many there are in a year; of hours nobody knows how many are paid."""

_MAX = r"(?: ?,? ?(?:au )?(?:max|maxi|maximum|tops|at most)(?![a-z]))?"
_PER = r"(?:par|a|an|per|each|every|chaque|le|l|la|de l|du|/|tous les|toutes les)"
_AFTER = tuple((period, re.compile(rf"{_MAX} ?,? ?(?:{_PER} )?(?:{words})(?![a-z0-9])")) for period, words in _PERIODS)
_BEFORE = tuple(
    (
        period,
        re.compile(
            rf"(?:^| )(?:(?:par|per|a|each|chaque|every|budget) (?:{words})|(?:{words}) budget)(?: :| ,| of| de)? *$"
        ),
    )
    for period, words in _PERIODS
)


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
    after = (period for period, pattern in _AFTER if pattern.match(text, end))
    before = (period for period, pattern in _BEFORE if pattern.search(text[:start]))
    return next(after, next(before, ""))


def _paid(service: Service) -> str:
    words = fold(service.price_per.en).split() if service.price_per else []
    return next((period for period, pattern in _PERIODS if any(re.fullmatch(pattern, word) for word in words)), "")
