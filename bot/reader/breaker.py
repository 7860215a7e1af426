"""A circuit breaker: what fails again and again is left alone for a while, then tried once."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.clock import Clock

FAILURES = 3
"""So many in a row, and it is left alone."""
PAUSE = timedelta(seconds=60)


class Breaker:
    """Counts failures in a row, and keeps the time by the given clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures = 0
        self._until: datetime | None = None

    @property
    def lets_pass(self) -> bool:
        """Whether it may be tried now."""
        return self._until is None or self._clock.now() >= self._until

    def worked(self) -> None:
        self._failures, self._until = 0, None

    def failed(self) -> None:
        self._failures += 1
        if self._failures >= FAILURES:
            self._until = self._clock.now() + PAUSE
