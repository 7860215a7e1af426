"""Sums of money, lengths and other numbers in a line of words, with what bounds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dialogs.domain.folding import fold
from dialogs.domain.service import Service
from dialogs.domain.specification import Operator

OWN = "¤¤¤"
"""The unit of a word for money that names no currency ("quid", "balles"): the service's own."""

_UNITS: dict[str, str] = {
    word: unit
    for unit, words in {
        "mm": "mm|millimetres?|millimeters?|milli|millis",
        "cm": "cm|cms|centimetres?|centimeters?|centi|centis",
        "m": "metres?|meters?|m",
        "in": 'inch|inches|pouces?|"',
        "finger": "doigts?|fingers?",
        "m2": "m2|metres carres|metre carre|square metres?|square meters?|sqm|sq m",
        "kg": "kg|kgs|kilos?|kilogrammes?|kilograms?",
        "g": "g|grammes?|grams?",
        "EUR": "€|euros?|eur",
        OWN: "balles|boules|quid|bucks|e|k|grand",
        "kEUR": "k ?€|k ?euros?|k ?eur|keuros?",
        "GBP": "£|pounds?|gbp|livres sterling",
        "USD": r"\$|dollars?|usd",
        "CHF": "chf|francs suisses|francs?",
    }.items()
    for word in words.split("|")
}
"""A word for a unit (an expression) -> the unit."""

_LETTER_E = r"e(?= *$| (?:max|maxi|,|\.|ou|pas|au|grand|tops?)(?: |$))"
_THOUSAND = (
    r"(?= *$| (?:max|maxi|maximum|,|\.|!|\?|ou|or|pas|not|au|at|tops?|tout|all|ttc|ht|pour|for|budget|and|et)(?: |$))"
)
_LOOSE = {"e": _LETTER_E, "k": f"k{_THOUSAND}", "grand": f"grand(?! max){_THOUSAND}"}
"""Units that are other words too, with what must follow them."""
_UNIT = "|".join(_LOOSE.get(word, word) for word in sorted(_UNITS, key=len, reverse=True))
MEASURE = re.compile("|".join(word for word in _UNITS if word not in _LOOSE))
"""A word for a unit."""
_NUMBER = r"\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_BETWEEN = re.compile(r"(?:entre|between) (?:(?:le|un|an?) )?$")
_WINDOW = 60  # characters before a number in which its bounds are looked for
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_AMOUNT = re.compile(
    rf"(?<![a-z0-9])(?P<sign>[€£$] )?(?:(?P<half>(?:une? |an? )?(?:demi|half)(?: an?)?)|(?P<one>(?:un|une|a|an|"
    rf"one)(?= ))|(?P<number>{_NUMBER}))"
    rf"(?P<and_half0> et demie?| and a half)?(?: (?:bons?|bonnes?|(?:tout )?petite?s?|gros|good|full|whole|tiny|wee|little)(?= (?:{_UNIT})(?![a-z0-9])))?(?: ?(?P<unit0>{_UNIT})(?![a-z0-9]))?(?: (?P<join>a|-|to|et|and|ou|"
    rf"or) (?:(?:an?|une?|le) )?(?P<second>{_NUMBER}))?"
    rf"(?: (?P<unit>{_UNIT})(?![a-z0-9]))?(?: (?:(?<= m )(?P<centi>\d\d)\b(?! ?[%:/]| (?:{_UNIT})(?![a-z0-9]))|(?<!\d )(?P<cents>\d\d)\b(?! ?[%:/a-z])))?(?P<and_half> et demie?| and a half)?"
)

_BEFORE_WORDS: tuple[tuple[Operator, str], ...] = (
    ("at_least", r"(?:pas|jamais|not|never|n t) (?:[a-z]+ ){0,3}(?:sous|en dessous d[eu]?|below|under|plus bas que|lower than|shorter than)|au moins|(?:pas|jamais|not|no|never) (?:moins|plus courte?s?|less|under|below|fewer|shorter)(?: than| que| de)?|at least|"
                 r"min(?:imum)?(?: :)?|a partir|from|au minimum|from at least"),
    ("at_most", r"max(?:imum)?(?: :)?|au (?:grand )?max(?:imum)?|au plus|(?:pas|jamais|surtout pas|"
                r"et pas) (?:\w+ )?(?:plus(?: long(?:ue?s?)?)?|au dela|au dessus)(?: (?:de|d|du|que|cher que))?|"
                r"jusqu a|at most|(?:not|no|never|nothing) (?:\w+ )?(?:more|over|above|longer)(?: than)?|up to|"
                r"(?:can |could )?stretch to|"
                r"(?:pas )?depasser|tout au plus|ne depasse pas|"
                r"(?:not|n t) (?:exceed|exceeding|go over|spend (?:more|over)(?: than)?)|moins|under|below|"
                r"less than|within|"
                r"a moins|en dessous|plafond|limite a|limited to|capped at|cap of|"
                r"budget(?: max(?:imum)?)?(?: :)?|cheaper than|moins cher que"),
    ("between", r"entre|between"),
    ("more", r"plus|over|more than|above|au dessus(?= (?:de|d|des|du)(?: |$))|longer than|plus long que"),
    ("not", r"pas|not|no|surtout pas|ni|nor|sauf|except|hormis|(?:anything|everything|all) but"),
    ("vague", r"environ|vers|autour|around|about|a peu pres|approximately|roughly|grosso modo|dans les|circa|~|"
              r"presque|almost|nearly|quelque"),
)  # fmt: skip
"""Operator -> what stands before a number, most telling first."""
_BEFORE = tuple(
    (operator, re.compile(rf"(?:^|(?<= ))(?:{words})(?: (?:de|d|les|des|the|a|of|about))*$"))
    for operator, words in _BEFORE_WORDS
)
_AFTER_WORDS: tuple[tuple[Operator, str], ...] = (
    ("at_most", r"(?:au |tout au |le |en |grand )?max(?:i|imum|imum)?|au plus|at (?:the )?most|tops|ou moins|"
                r"or less|or under|or below|maxi|et pas plus|pas plus(?! (?:bas|court|haut|long|petit|serre))|no more|not more|"
                r"and not more|plafond|top|et pas (?:un|1) (?:euro|centime) de plus|grand maximum|or fewer|"
                r"et c est tout|(?:is|s|c est|est) (?:my|mon|ma|le|the) (?:absolute )?(?:limit|max(?:imum)?|budget|limite|plafond)"),
    ("at_least", r"(?:au |le |en )?min(?:i|imum)?|au moins|at least|ou plus|or more|et plus|or longer|"
                 r"ou davantage|(?:mais |but |and |et )?(?:pas moins|no less|not less|no lower|not lower|no shorter|not shorter|pas plus court(?:e|s|es)?|pas plus bas(?:se|ses)?|pas en dessous|not below|not under)|mini"),
    ("vague", r"environ|a peu pres|or so|ish|roughly|approximately|give or take"),
)  # fmt: skip
"""Operator -> what stands after a number, most telling first."""
_AFTER = tuple(
    (operator, re.compile(rf"^ ?,? ?\(? ?(?:{words})(?![a-z])(?! ?:? \d)")) for operator, words in _AFTER_WORDS
)


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
    while match := _AMOUNT.search(text, at):
        inside = match.start() > 0 and text[match.start() - 1] not in " "
        article = match["number"] is None and match["half"] is None and not _unit(match)
        if inside or article:
            at = match.start() + 1
            continue
        yield match
        at = match.end() if _is_pair(text, match) or not match["second"] else match.start("join")


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    unit = _unit(match)
    if match["number"] is None and not unit:
        return None
    first, scale = _first(match) * _scale(match), _scale(match)
    if not match["second"]:
        return _with_bounds(text, match.start(), match.end(), (first,), unit, "")
    if not _is_pair(text, match):
        return _with_bounds(text, match.start(), match.start("join") - 1, (first,), unit, "")
    return _with_bounds(
        text, match.start(), match.end(), (first, _decimal(match["second"]) * scale), unit, match["join"]
    )


def _is_pair(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are the ends of a range or a choice, rather than two things said in a row."""
    if match["join"] in ("et", "and"):
        return bool(_BETWEEN.search(text[: match.start()]))
    if match["unit"] and match["unit0"]:
        return _unit_of(match["unit"]) == _unit_of(match["unit0"])
    return bool(match["unit"] or not match["unit0"])


def _unit(match: re.Match[str]) -> str:
    pair = match["unit"] if not match["second"] or _is_pair(match.string, match) else ""
    word = pair or match["unit0"] or match["unit"] or (match["sign"] or "").strip()
    return (_unit_of(word) if word else "").replace("kEUR", "EUR")


_KILO = re.compile(r"k(?![gi])|grand")


def _scale(match: re.Match[str]) -> int:
    """What the numbers are multiplied by: "3k", "2 grand"."""
    word = match["unit"] or match["unit0"] or ""
    return 1000 if match["number"] and _KILO.match(word) else 1


def _unit_of(word: str) -> str:
    return next(unit for pattern, unit in _UNITS.items() if re.fullmatch(pattern, word))


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
    text: str, start: int, end: int, numbers: tuple[Decimal, ...], unit: str, join: str
) -> Quantity | None:
    before, after = text[: max(start - 1, 0)], text[end:]
    operator: Operator = "between" if len(numbers) == 2 and join not in ("ou", "or") else "is"
    first, last = start, end
    for bound, pattern in _BEFORE:
        if match := pattern.search(before, max(len(before) - _WINDOW, 0)):
            operator, first = operator if operator == "between" else bound, match.start()
            break
    for bound, pattern in _AFTER:
        if (match := pattern.match(after)) and operator in ("is", "not"):
            operator, last = bound, end + match.end()
            break
    return Quantity(first, last, (start, end), operator, numbers, unit)


# What a sum of money is for, where it is no whole price: "100 € a month" is no ceiling of a price a week.

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
_PER_AFTER = tuple(
    (period, re.compile(rf"{_MAX} ?,? ?(?:{_PER} )?(?:{words})(?![a-z0-9])")) for period, words in _PERIODS
)
_PER_BEFORE = tuple(
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
    after = (period for period, pattern in _PER_AFTER if pattern.match(text, end))
    before = (period for period, pattern in _PER_BEFORE if pattern.search(text[:start]))
    return next(after, next(before, ""))


def _paid(service: Service) -> str:
    words = fold(service.price_per.en).split() if service.price_per else []
    return next((period for period, pattern in _PERIODS if any(re.fullmatch(pattern, word) for word in words)), "")
