"""When somebody comes: days, week days, hours and parts of the day, what is ruled out, and how often it comes again.

Pieces are found one by one ("Saturday", "in the morning", "every second Thursday", "not before 9"); those that stand beside
one another are one value. A piece that is refused is never the opposite: it bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time

from dialogs.domain import schedule
from dialogs.domain.schedule import DAY_PARTS, EVER, WEEKDAYS, When, windows
from dialogs.domain.service import Aspect
from dialogs.domain.specification import Operator
from dialogs.language.calendar import WEEKDAYS as NUMBER_OF
from dialogs.language.pack import alternatives, by_heard, composed, expression, table
from dialogs.understanding.recognise import dates
from dialogs.understanding.recognise.bounds import bound_after, bound_before
from dialogs.understanding.recognise.dates import PAIRS, Clock, Found, clocks
from dialogs.understanding.recognise.days import Wrong
from dialogs.understanding.rules import rule
from dialogs.understanding.utterance import CERTAIN, Candidate, Utterance, tokens_of

_SURE, _LIGHT = CERTAIN, 1.0
"""What outweighs any phrase, and what the service's own words know better ("le matin" alone)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of when it is, at characters `start` to `end`. `light`: the service's own words may know better; `weak`: it is nothing by
    itself ("at 10"); `alone`: it joins nothing; `shared`: its words may tell something else as well.
    """

    start: int
    end: int
    operator: Operator
    when: tuple[When, ...]
    values: tuple[str, ...]
    wrong: Wrong = ""
    light: bool = False
    weak: bool = False
    alone: bool = False
    shared: bool = False

    def joined(self, other: Piece) -> Piece:
        """This piece and one that stands beside it, as one value."""
        both = schedule.meet(self.when, other.when)
        return replace(
            self,
            start=min(self.start, other.start),
            end=max(self.end, other.end),
            operator="is",
            when=both,
            values=tuple(map(str, both)),
            light=self.light and other.light,
            weak=self.weak and other.weak,
            shared=self.shared or other.shared,
        )


def appointments(utterance: Utterance, aspect: Aspect) -> Iterator[Candidate]:
    """Everything that is said of when somebody comes."""
    for piece in _joined(utterance.line.text, _pieces(utterance, aspect)):
        if piece.weak:
            continue
        tokens = tokens_of(utterance, piece.start, piece.end)
        values = () if piece.wrong else piece.values
        weight = _LIGHT if piece.light and _says_a_value(utterance, tokens) else _SURE
        shares = piece.shared and bool(utterance.lexicon.rhythms)
        core = frozenset(tokens)
        yield Candidate(aspect.id, piece.operator, values, tokens, core, weight, trouble=piece.wrong, shares=shares)


@rule
def _says_a_value(utterance: Utterance, tokens: range) -> bool:
    """Whether the service has words of its own for it: "le matin" is a value of the time of day."""
    return any(hit.entry.kind == "option" and hit.coverage == 1 and {*hit.tokens} & {*tokens} for hit in utterance.hits)


def _pieces(utterance: Utterance, aspect: Aspect) -> list[Piece]:
    """The pieces of a line in order, none inside another: what says more goes first."""
    text = utterance.line.text
    weekly = list(_weekly(text))
    if utterance.lexicon.rhythms:
        weekly = [piece for piece in weekly if _topics(piece) != {"weeks"}]
    found = [*weekly, *_apart(_dated(utterance), weekly)]
    found += _apart(_hourly(text, asked=utterance.context.asked == aspect.id), found)
    found += _apart(_parts(text), found)
    return sorted(found, key=lambda piece: piece.start)


def _apart(pieces: Iterable[Piece], taken: Sequence[Piece]) -> Iterator[Piece]:
    return (one for one in pieces if not any(other.start < one.end and one.start < other.end for other in taken))


def _joined(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, those that stand beside one another and speak of different things as one."""
    current: Piece | None = None
    for piece in pieces:
        if current is not None and _are_one(text, current, piece):
            current = current.joined(piece)
            continue
        if current is not None:
            yield current
        current = piece
    if current is not None:
        yield current


def _are_one(text: str, one: Piece, two: Piece) -> bool:
    if one.alone or two.alone or one.wrong or two.wrong or "not" in (one.operator, two.operator):
        return False
    ours, theirs = _topics(one), _topics(two)
    if ours & theirs and ours & theirs != {"hours"}:
        return False
    return bool(_BESIDE.fullmatch(text[one.end : two.start]) and schedule.meet(one.when, two.when))


def _topics(piece: Piece) -> frozenset[schedule.Topic]:
    return frozenset(topic for when in piece.when for topic in when.topics)


_BESIDE = composed(r"[ ,]*(?:{schedule.beside}[ ,]+)*")


def _piece(start: int, end: int, operator: Operator, *values: str, light: bool = False, weak: bool = False, alone: bool = False, shared: bool = False) -> Piece:  # fmt: skip
    when = windows((operator, values))
    return Piece(start, end, operator, when, values, light=light, weak=weak, alone=alone, shared=shared)


def _dated(utterance: Utterance) -> Iterator[Piece]:
    """Days, with the hour that stands beside them; a refused week day is refused each week."""
    text = utterance.line.text
    for found in dates.dates(text, utterance.context.now, gone=utterance.context.gone):
        said = text[found.start : found.end]
        if found.operator == "not" and (days := _only_weekdays(said)):
            yield _piece(found.start, found.end, "not", days, alone=True)
        elif found.wrong or not found.values:
            yield Piece(found.start, found.end, found.operator, (EVER,), (), found.wrong, alone=True)
        else:
            yield _on_a_day(found)


def _on_a_day(found: Found) -> Piece:
    if found.since and found.operator == "is":
        return _piece(found.start, found.end, "between", found.since, *found.values)
    if not found.hour_bounds:
        alone = found.operator not in ("is", "between")
        return _piece(found.start, found.end, found.operator, *found.values, alone=alone)
    day, _, at = found.values[0].partition("T")
    on, hours = windows(("is", (day,))), windows((found.operator, (at[:5],)))
    both = schedule.meet(on, hours)
    return Piece(found.start, found.end, "is", both, tuple(map(str, both)))


def _only_weekdays(said: str) -> str:
    """The week days that words name, canonical, where they name no single day ("ce samedi", "Saturday 28")."""
    if re.search(r"\d", said) or _THIS_ONE.search(said):
        return ""
    return _weekdays_in(said)


_THIS_ONE = expression("schedule.this_one")
_WEEKDAY = by_heard(lambda: re.compile(rf"(?<![a-z])(?:{alternatives('calendar.weekdays')})(?=s?(?![a-z]))"))
_WEEKENDS, _WORKDAYS = expression("schedule.weekends"), expression("schedule.workdays")


def _weekdays_in(said: str) -> str:
    named = {NUMBER_OF[word] for word in _WEEKDAY().findall(said)}
    named |= {5, 6} if _WEEKENDS.search(said) else set()
    named |= set(range(5)) if _WORKDAYS.search(said) else set()
    return ",".join(WEEKDAYS[day] for day in sorted(named))


_DAYS = r"(?:{calendar.weekdays})s?(?![a-z])(?:{schedule.and_days} (?:{calendar.weekdays})s?(?![a-z]))*"
_NAMED = rf"(?:{_DAYS}|{{schedule.weekends}}|{{schedule.workdays}})(?![a-z])(?! ?\d)"
_REFUSED_DAYS = _NAMED.replace("{schedule.and_days}", "{schedule.nor_days}")
_NEVER = composed(
    rf"(?<![a-z0-9])(?:{{schedule.never}}(?: {{bounds.articles}}| {{calendar.before_weekday}}| {{schedule.each_day_of}})* {_REFUSED_DAYS}"
    rf"|(?:{{bounds.articles}} )?{_NAMED} {{schedule.never_after}}(?![a-z]))"
)
_AGAIN = composed(
    r"(?<![a-z0-9])(?:(?P<other>{rhythms.fortnightly})|(?P<few>{schedule.every_weeks})(?: (?:{schedule.beside} )*(?:{calendar.weekdays}))?"
    rf"|{{schedule.every}} (?P<days>{_DAYS})|(?P<week>{{schedule.each_week}})(?: (?:{{schedule.beside}} )*(?:{{calendar.weekdays}})s?)?)(?![a-z])"
)
_USUALLY = composed(
    r"(?<![a-z0-9])(?:{bounds.articles} )*(?:(?P<plural>(?:{calendar.weekdays})s(?![a-z])(?:{schedule.and_days} (?:{calendar.weekdays})s(?![a-z]))*)"
    r"|{schedule.workdays}|(?P<span>{rhythms.from_to}))(?![a-z])"
)


def _weekly(text: str) -> Iterator[Piece]:
    """Week days that are ruled out, that come again, or that suit in any week."""
    found: list[Piece] = []
    for match in _NEVER.finditer(text):
        if days := _only_weekdays(match[0]):
            found.append(_piece(*match.span(), "not", days, alone=True, light=not _WEEKDAY().search(match[0])))
    found += _apart(_again(text), found)
    found += _apart(_usually(text), found)
    return iter(sorted(found, key=lambda piece: piece.start))


def _again(text: str) -> Iterator[Piece]:
    for match in _AGAIN.finditer(text):
        weeks = _weeks(match)
        days = _weekdays_in(match[0])
        if weeks and (days or match["other"] or match["few"] or match["week"]):
            yield _piece(*match.span(), "is", f"{days} P{weeks}W".strip(), shared=True)


def _weeks(match: re.Match[str]) -> int:
    if match["other"]:
        return 2
    return _counted(match["few"]) if match["few"] else 1


def _counted(said: str) -> int:
    """How many weeks "every 3 weeks" and "tous les 15 jours" are."""
    number = int(re.findall(r"\d+", said)[0])
    return {14: 2, 15: 2, 21: 3, 28: 4}.get(number, number)


def _usually(text: str) -> Iterator[Piece]:
    for match in _USUALLY.finditer(text):
        if days := _span_of(match) if match["span"] else _weekdays_in(match[0]):
            plural = bool(match["plural"])
            yield _piece(*match.span(), "is", days, shared=plural, light=not plural)


def _span_of(match: re.Match[str]) -> str:
    """Monday to Friday, as week days; of two days only it is rather from one to the other."""
    first, last = NUMBER_OF[match["first"]], NUMBER_OF[match["last"]]
    days = [(first + n) % 7 for n in range((last - first) % 7 + 1)]
    return ",".join(WEEKDAYS[day] for day in sorted(days)) if len(days) > 2 else ""


def _hourly(text: str, *, asked: bool) -> Iterator[Piece]:
    """Hours, from one to another, bounded, or by themselves."""
    told = [clock for clock in clocks(text) if _is_time(text, clock, asked=asked)]
    place = 0
    while place < len(told):
        one, two = told[place], told[place + 1] if place + 1 < len(told) else None
        ranged = _ranged(text, one, two) if two else None
        if ranged:
            yield ranged
        elif piece := _hour(text, one, asked=asked):
            yield piece
        place += 2 if ranged else 1


def _is_time(text: str, clock: Clock, *, asked: bool) -> bool:
    """Whether a number with "h" is a time of the day: it is not how long something takes."""
    before, after = text[: clock.start], text[clock.end :]
    lasts = not clock.plain and not asked and _LASTING.search(before)
    return not (_RATED.match(after) or lasts)


_RATED = expression("schedule.rated", before="^ ")
_LASTING = expression("schedule.lasting", before="(?:^|(?<= ))", after=" $")
_AT_HOUR = expression("schedule.at_hour", before="(?:^|(?<= ))", after=" $")
_HOUR_BOUND = expression("schedule.hour_bound", before="(?:^|(?<= ))", after="(?: {bounds.articles})*$")


def _ranged(text: str, one: Clock, two: Clock) -> Piece | None:
    before, middle = text[: max(one.start - 1, 0)], text[one.end : two.start]
    for opening, joining in PAIRS:
        start = opening.search(before)
        if start and joining.fullmatch(middle):
            return _from_to(start.start(), two.end, one, two)
    return _from_to(one.start, two.end, one, two) if _DASH.fullmatch(middle) else None


_DASH = composed(r" ?[-–/] ?| {schedule.up_to} ")


def _later(one: time, two: time) -> time:
    """The end of a stretch of hours, in the afternoon where it would come before its beginning: "from 10 to 4"."""
    return two.replace(hour=two.hour + 12) if two <= one and two.hour < 12 else two


def _from_to(start: int, end: int, one: Clock, two: Clock) -> Piece | None:
    last = _later(one.at, two.at)
    weak = not (one.sure or two.sure)
    return _piece(start, end, "is", schedule.window(one.at, last), weak=weak) if one.at <= last else None


def _hour(text: str, clock: Clock, *, asked: bool) -> Piece | None:
    """One hour with what bounds it; a bare number only where something bounds it as a time."""
    before, value = text[: max(clock.start - 1, 0)], clock.at.isoformat(timespec="minutes")
    if not clock.sure and not (_HOUR_BOUND.search(before) or (asked and _is_all(text, clock))):
        return _piece(clock.start, clock.end, "is", value, weak=True) if _AT_HOUR.search(text[: clock.start]) else None
    bound, after = bound_before(before), bound_after(text[clock.end :])
    if bound and bound[0] == "not":
        return _piece(bound[1], clock.end, "not", value, alone=True)
    if bound:
        return _piece(bound[1], clock.end, bound[0], value)
    if after:
        return _piece(clock.start, clock.end + after[1], after[0], value)
    said = clock.plain or asked or _AT_HOUR.search(text[: clock.start])
    return _piece(clock.start, clock.end, "is", value, light=clock.word) if said else None


def _is_all(text: str, clock: Clock) -> bool:
    return not re.search(r"[a-z\d]", text[: clock.start] + text[clock.end :])


_PARTS = by_heard(
    lambda: tuple(
        (re.compile(rf"(?<![a-z0-9])(?:{phrase})(?![a-z0-9])"), part)
        for phrase, part in table("schedule.day_parts").items()
    )
)
_REFUSED = expression("schedule.never", before="(?:^|(?<= ))", after=" $")
_REFUSED_AFTER = expression("schedule.never_after", before="^ ")


def _parts(text: str) -> Iterator[Piece]:
    """Parts of the day, wanted or refused."""
    for pattern, part in _PARTS():
        for match in pattern.finditer(text):
            first, last = DAY_PARTS[part]
            hours = schedule.window(time(*divmod(first, 60)), time(*divmod(last, 60)))
            if refused := _REFUSED.search(text[: match.start()]):
                yield _piece(refused.start(), match.end(), "not", hours, light=True, alone=True)
            elif after := _REFUSED_AFTER.match(text[match.end() :]):
                yield _piece(match.start(), match.end() + after.end(), "not", hours, light=True, alone=True)
            else:
                yield _piece(*match.span(), "is", hours, light=True)
