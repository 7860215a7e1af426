"""Good, damaged and forged lines for the machine-readable chat: each gets one right answer (a short run)."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.fuzz_json import run

LINES = 300


async def test_three_hundred_lines_get_three_hundred_right_answers(tmp_path: Path) -> None:
    outcome = await run(LINES, seed=1, folder=tmp_path)
    assert outcome.faults == []
    assert (outcome.lines, outcome.answered, outcome.tracebacks) == (LINES, outcome.good, 0)
    assert outcome.good > LINES / 2
