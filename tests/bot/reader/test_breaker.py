"""A server that fails again and again is left alone for a minute of the given clock."""

from __future__ import annotations

from datetime import timedelta

from bot.reader.breaker import FAILURES, PAUSE, Breaker
from tests.cast import FixedClock


def failing(clock: FixedClock, times: int) -> Breaker:
    breaker = Breaker(clock)
    for _ in range(times):
        breaker.failed()
    return breaker


def test_it_lets_pass_until_three_failures_in_a_row():
    assert failing(FixedClock(), FAILURES - 1).lets_pass
    assert not failing(FixedClock(), FAILURES).lets_pass


def test_a_success_between_failures_counts_from_anew():
    breaker = failing(FixedClock(), FAILURES - 1)
    breaker.worked()
    breaker.failed()
    assert breaker.lets_pass


def test_after_the_pause_it_is_tried_once_and_left_alone_again_when_that_fails():
    clock = FixedClock()
    breaker = failing(clock, FAILURES)
    clock.move_to(clock.now() + PAUSE - timedelta(seconds=1))
    assert not breaker.lets_pass
    clock.move_to(clock.now() + timedelta(seconds=1))
    assert breaker.lets_pass
    breaker.failed()
    assert not breaker.lets_pass


def test_it_is_whole_again_once_it_works():
    clock = FixedClock()
    breaker = failing(clock, FAILURES)
    clock.move_to(clock.now() + PAUSE)
    breaker.worked()
    breaker.failed()
    assert breaker.lets_pass
