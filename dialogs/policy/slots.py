"""Times that can be proposed: within the opening hours, free, not too soon, and as was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce

from dialogs.domain.aspect_state import Standing
from dialogs.domain.organisation import UNKNOWN, Profile
from dialogs.domain.schedule import EVER, When, fixed, meet, windows
from dialogs.domain.service import Aspect, Service

WAYS_OUT = 3
"""So many free times are told where what was said is not possible."""
A_DAY = 2
"""So many times of one day are proposed at the most: other days may suit better."""


@dataclass(frozen=True, slots=True)
class Diary:
    """What the organisation can offer: its hours, and what is taken already ("2026-11-28 10:00", once for each who comes)."""

    profile: Profile
    taken: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether times can be proposed at all."""
        return self.profile.appointments is not None and self.profile.opens

    def times(self, wanted: tuple[When, ...], first: date, now: datetime, count: int) -> tuple[str, ...]:
        """The earliest times that fit, canonical, at most `A_DAY` a day."""
        found: list[str] = []
        for day in self.profile.open_days(first):
            free = [f"{day} {at:%H:%M}" for at in self._of_day(day, now) if any(w.allows(day, at) for w in wanted)]
            found += _spread(free)
            if len(found) >= count:
                break
        return tuple(found[:count])

    def instead(self, standing: Standing, first: date, now: datetime) -> tuple[str, ...]:
        """The earliest free times, where what was said allows none; nothing where it does."""
        said = wanted(standing)
        settled = said[0] if _is_fixed(said) else None
        if settled is not None and settled.day is not None and settled.hour is not None:
            kept = self._is_open(settled.day, settled.hour) and self._is_free(settled.day, settled.hour)
        else:
            kept = bool(self.times(said, first, now, 1))
        return () if kept else self.times((EVER,), first, now, WAYS_OUT)

    def _of_day(self, day: date, now: datetime) -> Iterator[time]:
        assert self.profile.appointments is not None
        length = timedelta(minutes=self.profile.appointments.slot)
        for begin, end in self.profile.hours_on(day):
            at = datetime.combine(day, begin)
            while at + length <= datetime.combine(day, end):
                if at > now.replace(tzinfo=None) and self._is_free(day, at.time()):
                    yield at.time()
                at += length

    def _is_open(self, day: date, at: time) -> bool:
        return any(begin <= at < end for begin, end in self.profile.hours_on(day))

    def _is_free(self, day: date, at: time) -> bool:
        """Whether fewer than the capacity are here at that time, each for as long as a slot."""
        assert self.profile.appointments is not None
        length = self.profile.appointments.slot
        minute = at.hour * 60 + at.minute
        return sum(n for begin, n in _begun(self.taken, day) if abs(begin - minute) < length) < (
            self.profile.appointments.capacity
        )


CLOSED = Diary(UNKNOWN)
"""The diary of an organisation that gives no times."""


def _begun(taken: Iterable[str], day: date) -> Iterator[tuple[int, int]]:
    """At which minute of a day somebody comes, and how many; who comes again and again does so on that day too."""
    for value, count in Counter(taken).items():
        when = When.parse(value)
        if when is not None and when.hour and _comes(when, day):
            yield when.hour.hour * 60 + when.hour.minute, count


def _comes(when: When, day: date) -> bool:
    if not when.weeks or when.day is None:
        return when.allows(day)
    ahead = (day - when.day).days
    return ahead >= 0 and day.weekday() == when.day.weekday() and ahead // 7 % when.weeks == 0


def _spread(free: list[str]) -> list[str]:
    """The first time of a day, and one in the middle of what is left of it."""
    return free if len(free) <= A_DAY else [free[0], free[len(free) // 2]]


def appointment(service: Service) -> Aspect | None:
    """The aspect that holds when somebody comes."""
    return next((aspect for aspect in service.aspects if aspect.kind == "appointment"), None)


def wanted(standing: Standing) -> tuple[When, ...]:
    """What all that was said of a time allows together."""
    return reduce(meet, (windows((s.operator, s.values)) for s in standing.firm), (EVER,))


def to_fix(standing: Standing) -> bool:
    """Whether a day or an hour is still open that somebody has not left to us."""
    if standing.indifferent or standing.open:
        return False
    return not any(fixed((s.operator, s.values)) for s in standing.firm) and not _is_fixed(wanted(standing))


def _is_fixed(found: tuple[When, ...]) -> bool:
    return len(found) == 1 and found[0].fixed
