"""Time, as something given."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the time, aware, in the organisation's zone."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone

    def now(self) -> datetime:
        return datetime.now(self.zone)


class SetClock:
    """A clock that is moved by hand, and otherwise runs with the machine's from where it was set; never back."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self._ahead = datetime.now(zone) - datetime.now(zone)

    def now(self) -> datetime:
        return datetime.now(self.zone) + self._ahead

    def move_to(self, time: datetime) -> None:
        """Move forward to an aware time; raises ValueError when that is in the past of this clock."""
        now = self.now()
        if time < now:
            raise ValueError(f"the clock is never moved back: it is {now.isoformat(timespec='seconds')} now")
        self._ahead += time - now
