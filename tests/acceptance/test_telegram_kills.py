"""Nothing said over Telegram is lost or recorded twice when the process is killed (a short run)."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.kill_telegram import A_KILL, PEOPLE, run


async def test_eight_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    outcome = await run(8, tmp_path)
    assert (outcome.sent, outcome.lost, outcome.twice) == (PEOPLE + 8 * A_KILL, 0, 0)
    assert len(outcome.recoveries) == 5
