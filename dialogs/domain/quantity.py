"""Values in their canonical form, and what can be asked of them: which is more, does it conform.

The forms are those of `dialogs.domain.case`: "30 mm" (number), "30 EUR" (money), "P3D" (duration), "2026-11-28" or
"2026-11-28T18:00+01:00" (date), an option's id (option, scale). A day without a time is the whole day. When somebody comes
("appointment") is compared by `dialogs.domain.schedule`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from math import inf

from dialogs.domain import schedule
from dialogs.domain.schedule import When
from dialogs.domain.service import Aspect, Service
from dialogs.domain.specification import Claim, Operator
from dialogs.domain.value import is_open, stands_for

Span = tuple[float, float]
"""Two bounds, both included."""

LARGEST = Decimal(10) ** 15
"""A number from here on is no quantity of anything: nobody can mean it, and reckoning with it loses digits."""
_JUST = 1e-7  # what separates "before" from "at most": far below a second of a day, far above rounding
_EVERYTHING: tuple[Span, ...] = ((-inf, inf),)

_UNITS: dict[str, tuple[str, float]] = {
    "mm": ("length", 1.0),
    "cm": ("length", 10.0),
    "m": ("length", 1000.0),
    "in": ("length", 25.4),
    "ft": ("length", 304.8),
    "finger": ("length", 15.0),
    "m2": ("area", 1.0),
    "ha": ("area", 10000.0),
    "g": ("mass", 1.0),
    "kg": ("mass", 1000.0),
    "lb": ("mass", 453.6),
    "min": ("time", 1.0),
    "h": ("time", 60.0),
}
"""Unit -> what it measures, and how many of the smallest unit it is."""

_DURATION = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?)?"
)
_DAYS = {"years": 365.0, "months": 30.0, "weeks": 7.0, "days": 1.0, "hours": 1 / 24, "minutes": 1 / 1440}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: "30 mm", "2" (no unit), "24.50 EUR" (a currency is a unit)."""

    number: Decimal
    unit: str = ""

    def __str__(self) -> str:
        return f"{digits(self.number)} {self.unit}".strip()

    @classmethod
    def parse(cls, value: str) -> Amount | None:
        """The amount that a canonical value says, or None when it is none."""
        number, _, unit = value.strip().partition(" ")
        try:
            parsed = Decimal(number)
        except InvalidOperation:
            return None
        return cls(parsed, unit) if parsed.is_finite() and abs(parsed) < LARGEST else None

    def to(self, unit: str) -> Amount | None:
        """The same quantity in another unit, or None where they do not measure the same thing.

        >>> str(Amount(Decimal("3"), "cm").to("mm"))
        '30 mm'
        """
        if unit == self.unit:
            return self
        here, there = _UNITS.get(self.unit), _UNITS.get(unit)
        if here is None or there is None or here[0] != there[0] or abs(self.number) >= LARGEST:
            return None
        return Amount(round(self.number * Decimal(str(here[1])) / Decimal(str(there[1])), 3), unit)


def digits(number: Decimal) -> str:
    """A number without exponent or useless zeros: 30, 1.5."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def measures(unit: str) -> str:
    """What a unit measures ("length" for mm), or "" for a unit of its own ("pairs")."""
    return _UNITS[unit][0] if unit in _UNITS else ""


def moment(value: str) -> date | datetime | None:
    """The day, or the aware time, that a canonical date says; None when it is neither."""
    try:
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return None


def duration(days: int = 0, minutes: int = 0) -> str:
    """The canonical form of a duration.

    >>> duration(days=3), duration(minutes=90)
    ('P3D', 'PT1H30M')
    """
    hours, left = divmod(minutes, 60)
    clock = (f"{hours}H" if hours else "") + (f"{left}M" if left else "")
    whole = f"{days}D" if days or not clock else ""
    return f"P{whole}" + (f"T{clock}" if clock else "")


def in_days(value: str) -> float | None:
    """How many days a canonical duration lasts (a month counts 30), or None when it is none."""
    match = _DURATION.fullmatch(value)
    if match is None or not any(match.groups()):
        return None
    return sum(int(count) * _DAYS[unit] for unit, count in match.groupdict().items() if count)


def order(aspect: Aspect, value: str) -> float | None:
    """Where a value stands among those of its aspect, least first; None when it has no order.

    Rank of a scale's option; number in the aspect's unit; amount of money; days of a duration; days of the
    calendar (with a fraction for the time of day, by the clock on the wall).
    """
    span = _span(aspect, value)
    return None if span is None else span[0]


def satisfies(aspect: Aspect, operator: Operator, values: tuple[str, ...], value: str) -> bool:
    """Whether a measured value meets what was said, within the aspect's tolerance."""
    if aspect.several:
        return compatible(aspect, (operator, values), ("is", (value,)))
    if aspect.listed:
        return value in _allowed(aspect, operator, values)
    if aspect.kind in ("text", "photo"):
        return operator not in ("is", "not") or (value in values) == (operator == "is")
    if aspect.kind == "appointment":
        return _is_kept(aspect, (operator, values), value)
    measured = _span(aspect, value)
    if measured is None:
        return False
    reach = (measured[0] - aspect.tolerance, measured[1] + aspect.tolerance)
    if operator == "not":
        return not any(_meet((measured,), (span,)) for span in _spans(aspect, values))
    return _meet((reach,), _intervals(aspect, operator, values))


def compatible(aspect: Aspect, one: Claim, other: Claim) -> bool:
    """Whether both can hold: where they can, the later one refines the earlier; else it contradicts it.

    Words and photos add up, so they are always compatible; so do the values of a set, but for "none" and what is refused.
    """
    if aspect.several:
        return _side_by_side(aspect, one, other)
    if aspect.open and {one[0], other[0]} == {"is"}:
        return any(_as_exactly(a, b) for a in one[1] for b in other[1])
    if aspect.listed:
        return bool(_allowed(aspect, *one) & _allowed(aspect, *other))
    if aspect.kind in ("text", "photo"):
        return True
    if aspect.kind == "appointment":
        return bool(schedule.meet(schedule.windows(one), schedule.windows(other)))
    return _meet(_intervals(aspect, *one), _intervals(aspect, *other))


def tightest(aspect: Aspect, one: Claim, other: Claim) -> Claim | None:
    """What both claims say together, or None when they cannot both hold.

    All values of a set; else the narrower of two; for claims that merely overlap, the options that remain or what lies between; where no
    claim can say both, the later one.
    """
    if not compatible(aspect, one, other):
        return None
    if aspect.several:
        return _added(one, other)
    if aspect.listed:
        return _tightest_list(aspect, one, other)
    if aspect.kind == "appointment":
        return _tightest_time(one, other)
    ours, theirs = _intervals(aspect, *one), _intervals(aspect, *other)
    if _within(ours, theirs):
        return one
    if _within(theirs, ours) or {one[0], other[0]} != {"at_least", "at_most"}:
        return other
    low, high = (one, other) if one[0] == "at_least" else (other, one)
    return "between", (low[1][0], high[1][0])


def renews(aspect: Aspect, new: Claim, old: Claim) -> bool:
    """Whether a claim is a new bound instead of an older one that it agrees with: of the same kind, on the same thing.

    Options are told apart, and refusals of times add up: "not on Sunday", then "not in the evening".
    """
    if aspect.listed or new[0] != old[0]:
        return False
    if aspect.kind != "appointment":
        return True
    return new[0] != "not" and schedule.topics(new[1]) >= schedule.topics(old[1])


def deadline(service: Service, operator: Operator, values: tuple[str, ...], zone: tzinfo) -> datetime | None:
    """The last moment at which a date is still kept, aware; None where nothing bounds it from above.

    A day ends when the organisation closes (`service.closes_at`); "before Saturday" ends as Friday does.
    """
    moments = [found for found in map(moment, values) if found is not None]
    if not moments or operator not in ("is", "at_most", "before", "between"):
        return None
    last = max(moments, key=lambda each: _wall(each)[0])
    if isinstance(last, datetime):
        return last.astimezone(zone)
    day = last - timedelta(days=1) if operator == "before" and last > date.min else last
    return datetime.combine(day, time.fromisoformat(service.closes_at), zone)


def nearest(aspect: Aspect, amount: Amount) -> str | None:
    """The option of a listed aspect whose number comes closest to an amount; None where none has a number.

    An amount without a unit is in the aspect's own.
    """
    wanted = amount.to(aspect.unit) if amount.unit else amount
    numbered = [option for option in aspect.options if option.number is not None]
    if wanted is None or not numbered:
        return None
    return min(numbered, key=lambda option: abs((option.number or 0.0) - float(wanted.number))).id


def _span(aspect: Aspect, value: str) -> Span | None:
    """What a value covers: a point, except a day, which lasts until its last moment."""
    if aspect.kind == "scale":
        rank = aspect.ranks.get(value)
        return None if rank is None else (float(rank), float(rank))
    if aspect.kind in ("number", "money"):
        return _amount_span(aspect, value)
    if aspect.kind == "duration":
        days = in_days(value)
        return None if days is None else (days, days)
    if aspect.kind == "appointment":
        return _earliest_time(value)
    found = moment(value) if aspect.kind == "date" else None
    return None if found is None else _wall(found)


def _earliest_time(value: str) -> Span | None:
    """The first moment of a time that has a first day; None where it comes again and again, or has only hours."""
    when = When.parse(value)
    if when is None or when.days == schedule.EVERY_DAY:
        return None
    at = max(when.days[0][0], 0) + when.hours[0][0] / 1440
    return at, at


def _is_kept(aspect: Aspect, claim: Claim, value: str) -> bool:
    """Whether somebody came when it was agreed, give or take the minutes that are tolerated."""
    came = When.parse(value)
    if came is None or came.day is None:
        return False
    return schedule.agrees(claim, came.day, came.hour, round(aspect.tolerance))


def _tightest_time(one: Claim, other: Claim) -> Claim | None:
    """Both claims as windows; in the words of one of them where that says as much."""
    ours, theirs = schedule.windows(one), schedule.windows(other)
    both = schedule.meet(ours, theirs)
    return other if both == theirs else one if both == ours else schedule.says(both)


def _amount_span(aspect: Aspect, value: str) -> Span | None:
    amount = Amount.parse(value)
    if amount is not None and aspect.kind == "number" and amount.unit:
        amount = amount.to(aspect.unit)
    return None if amount is None else (float(amount.number), float(amount.number))


def _wall(found: date | datetime) -> Span:
    day = float(found.toordinal())
    if not isinstance(found, datetime):
        return day, day + 1 - 2 * _JUST
    at = day + timedelta(hours=found.hour, minutes=found.minute, seconds=found.second) / timedelta(days=1)
    return at, at


def _spans(aspect: Aspect, values: tuple[str, ...]) -> list[Span]:
    return [span for value in values if (span := _span(aspect, value)) is not None]


def _intervals(aspect: Aspect, operator: Operator, values: tuple[str, ...]) -> tuple[Span, ...]:
    """What an operator allows on an aspect with an order. Without a readable value it allows everything."""
    spans = sorted(_spans(aspect, values))
    if not spans:
        return _EVERYTHING
    low, high = spans[0][0], max(span[1] for span in spans)
    match operator:
        case "is" | "accepted":
            return tuple(spans)
        case "not":
            return _gaps(spans)
        case "less" | "before":
            return ((-inf, low - _JUST),)
        case "more" | "after":
            return ((high + _JUST, inf),)
        case "at_most":
            return ((-inf, high),)
        case "at_least":
            return ((low, inf),)
        case "between":
            return ((low, high),)
    return _EVERYTHING


def _gaps(spans: list[Span]) -> tuple[Span, ...]:
    """What lies between and around sorted spans."""
    edges = [-inf, *(edge for low, high in spans for edge in (low - _JUST, high + _JUST)), inf]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple((low, high) for low, high in pairs if low <= high)


def _meet(ours: tuple[Span, ...], theirs: tuple[Span, ...]) -> bool:
    return any(max(one[0], two[0]) <= min(one[1], two[1]) for one in ours for two in theirs)


def _within(ours: tuple[Span, ...], theirs: tuple[Span, ...]) -> bool:
    return all(any(two[0] <= one[0] and one[1] <= two[1] for two in theirs) for one in ours)


def _allowed(aspect: Aspect, operator: Operator, values: tuple[str, ...]) -> frozenset[str]:
    """The options that an operator allows; "less" and "more" know the order of a scale."""
    everything = frozenset(aspect.ranks)
    named = frozenset(map(stands_for, values)) & everything
    if not named:
        return everything
    ranks = [aspect.ranks[value] for value in named]
    match operator:
        case "is" | "accepted" | "vague":
            return named
        case "not":
            return everything - named - {o.id for o in aspect.options if named & frozenset(o.covers)}
        case "any" | "unknown" | "later" | "unremarked":
            return everything
    low, high = min(ranks), max(ranks)
    bounds = {
        "less": (0, low - 1),
        "before": (0, low - 1),
        "more": (high + 1, len(everything)),
        "after": (high + 1, len(everything)),
        "at_most": (0, high),
        "at_least": (low, len(everything)),
        "between": (low, high),
    }[operator]
    return frozenset(id for id, rank in aspect.ranks.items() if bounds[0] <= rank <= bounds[1])


def _side_by_side(aspect: Aspect, one: Claim, other: Claim) -> bool:
    """Whether two claims about a set can both hold: nothing is both in it and refused, or beside "none"."""
    operators, (ours, theirs) = {one[0], other[0]}, ({*one[1]}, {*other[1]})
    if operators == {"is"} and ours and theirs:
        return (aspect.nothing in ours) == (aspect.nothing in theirs)
    return operators != {"is", "not"} or ours.isdisjoint(theirs)


def _added(one: Claim, other: Claim) -> Claim:
    """What two claims about a set say together; what is in it says more than what is not."""
    if one[0] != other[0]:
        return one if one[0] == "is" else other
    return one[0], tuple(dict.fromkeys((*one[1], *other[1])))


def _as_exactly(one: str, other: str) -> bool:
    """Whether two values of an open aspect are the same, one perhaps said less exactly ("blue", "alice blue")."""
    return one == other or (is_open(one) != is_open(other) and stands_for(one) == stands_for(other))


def _tightest_list(aspect: Aspect, one: Claim, other: Claim) -> Claim:
    ours, theirs = _allowed(aspect, *one), _allowed(aspect, *other)
    if ours <= theirs:
        return one
    if theirs <= ours:
        return other
    return "is", tuple(sorted(ours & theirs, key=aspect.ranks.__getitem__))
