"""Thousands of good, damaged and forged lines go into the real `chat --json`; each must get exactly one right answer.

    uv run python -m tests.acceptance.fuzz_json --lines 5000 --seed 1

Prints a table: lines, good lines and how many of them were answered, faults, tracebacks, memory after 500 lines and at
the end, time. Ends with 1 when a line got no answer or a wrong one, when anything broke, or when memory grew too much.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from bot.terminal.json_chat import OURS
from dialogs.domain.replies import ReplyKind
from dialogs.domain.service import LANGUAGES
from dialogs.wording.compose import sentences
from tests.acceptance.fuzz_lines import Crowd, Sent
from tests.acceptance.json_process import JsonProcess, json_process

WARM = 500
"""Lines after which memory is measured first."""
GROWTH, FILLED = 15 * 2**20, 40 * 2**20
"""Bytes that the second half of the lines may add, and all lines after the first: what is kept in memory on purpose
(words looked up, pictures drawn, documents) has a limit, and fills up at first."""
SHOWN = 20
WIDTH = 300
LAST_WORDS = 3000
"""Faults that are printed; characters of a line and of its answer, and of the process' log."""
ALWAYS = {"id", "to", "text", "meta"}
SOMETIMES = {"case", "choices", "select", "picture", "pictures", "alt", "document"}
KINDS = frozenset(get_args(ReplyKind))
NUMBER = re.compile(r"m(\d+)")
TROUBLE = {sentences(language)["desk.trouble"] for language in LANGUAGES}


@dataclass(slots=True)
class Outcome:
    """What a run came to. `warm`, `half` and `end` are bytes of memory, `slowest` and `took` seconds."""

    lines: int = 0
    good: int = 0
    answered: int = 0
    faults: list[str] = field(default_factory=list)
    tracebacks: int = 0
    warm: int = 0
    half: int = 0
    end: int = 0
    slowest: float = 0.0
    took: float = 0.0

    @property
    def flat(self) -> bool:
        return self.end - self.half <= GROWTH and self.end - self.warm <= FILLED

    @property
    def passed(self) -> bool:
        return self.flat and not (self.faults or self.tracebacks or self.answered < self.good)

    def table(self) -> str:
        rows = (
            ("lines", self.lines),
            ("good lines", self.good),
            ("good lines answered", self.answered),
            ("faults", len(self.faults)),
            ("tracebacks", self.tracebacks),
            (f"memory after {WARM} lines", _megabytes(self.warm)),
            ("memory half way", f"{_megabytes(self.half)} ({_megabytes(self.half - self.warm)} more)"),
            ("memory at the end", f"{_megabytes(self.end)} ({_megabytes(self.end - self.half)} more)"),
            ("time", f"{self.took:.0f} s, slowest answer {self.slowest:.2f} s"),
        )
        return "\n".join(f"{name:<24}{value}" for name, value in rows)


class Judge:
    """Looks at each answer: whether it is one, the right one, and whether a refusal left all as it was."""

    def __init__(self) -> None:
        self._last = 0

    def faults(self, sent: Sent, answer: Any) -> Iterator[str]:
        """What is wrong with the answer."""
        if not isinstance(answer, dict) or not {"messages", "error"} <= set(answer):
            yield "no answer"
            return
        yield from self._refused(sent, answer) if answer["error"] else self._taken(sent, answer)
        yield from self._numbers(answer)
        for message in answer["messages"]:
            yield from misshapen(message)

    def _refused(self, sent: Sent, answer: dict[str, Any]) -> Iterator[str]:
        if sent.expected == "good":
            yield "a good line was refused"
        if answer["messages"] or "accepted" in answer:
            yield "a refusal says more than its sentence"
        if answer["error"] == OURS:
            yield "a mistake of ours"

    def _taken(self, sent: Sent, answer: dict[str, Any]) -> Iterator[str]:
        if sent.expected == "bad":
            yield "a bad line was taken"
        if sent.who and not any(message["to"] == sent.who for message in answer["messages"]):
            yield "nobody answered"
        if any(message["text"] in TROUBLE for message in answer["messages"]):
            yield "an apology for a mistake of ours"

    def _numbers(self, answer: dict[str, Any]) -> Iterator[str]:
        """Each number follows the last: had a refused line left anything behind, one would be missing."""
        ids = [answer.get("accepted"), *(message["id"] for message in answer["messages"])]
        numbers = sorted(int(match[1]) for id in ids if id and (match := NUMBER.fullmatch(id)))
        if numbers and numbers != list(range(self._last + 1, self._last + 1 + len(numbers))):
            yield f"numbers {numbers} after {self._last}"
        self._last = max([self._last, *numbers])


def misshapen(message: dict[str, Any]) -> Iterator[str]:
    """Where a message is not as the contract says."""
    if not ALWAYS <= set(message) <= ALWAYS | SOMETIMES:
        yield f"keys {sorted(message)}"
    if message["meta"]["kind"] not in KINDS or not set(message["meta"]["values"]) <= set(message["meta"]["aspects"]):
        yield f"meta {message['meta']}"
    ids = [choice["id"] for choice in message.get("choices", ())]
    if len(set(ids)) < len(ids) or not all(choice["label"].strip() for choice in message.get("choices", ())):
        yield "choices that cannot be told apart"
    if bool(ids) != (message.get("select") in ("one", "many")):
        yield "choices without a way to select"
    if not all(Path(message[key]).is_file() for key in ("picture", "document") if key in message):
        yield "a file that is not there"


async def run(lines: int, seed: int, folder: Path) -> Outcome:
    """Send so many lines, made from the seed, to a process with its store in the folder."""
    started = time.monotonic()
    outcome, crowd, judge = Outcome(), Crowd(seed, folder), Judge()
    async with json_process(folder / "data") as process:
        for _ in range(lines):
            await _exchange(process, crowd, judge, outcome)
            if outcome.lines == min(WARM, lines // 2):
                outcome.warm = process.memory
            if outcome.lines == lines // 2:
                outcome.half = process.memory
        outcome.end = process.memory
    if process.left_over or process.code:
        outcome.faults.append(f"ended with {process.code} and {len(process.left_over)} bytes that nobody asked for")
    outcome.tracebacks = process.stderr.count("Traceback")
    if process.stderr:
        outcome.faults.append(f"stderr: {process.stderr[-LAST_WORDS:]}")
    outcome.took = time.monotonic() - started
    return outcome


async def _exchange(process: JsonProcess, crowd: Crowd, judge: Judge, outcome: Outcome) -> None:
    """Send the next line, and judge its answer."""
    sent, before = crowd.next(), time.monotonic()
    answer = read(await process.send(sent.line))
    outcome.slowest = max(outcome.slowest, time.monotonic() - before)
    outcome.lines += 1
    outcome.good += sent.expected == "good"
    found = list(judge.faults(sent, answer))
    outcome.answered += sent.expected == "good" and not found
    outcome.faults += (f"line {outcome.lines}, {sent.kind}: {fault}: {shown(sent, answer)}" for fault in found)
    if isinstance(answer, dict):
        crowd.heard(sent, answer)


def read(answer: bytes) -> Any:
    """The answer as JSON; None when it is no whole line of it."""
    try:
        return json.loads(answer) if answer.endswith(b"\n") else None
    except ValueError:
        return None


def shown(sent: Sent, answer: Any) -> str:
    return f"{sent.line[:WIDTH]!r} -> {json.dumps(answer, ensure_ascii=False)[:WIDTH]}"


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.1f} MB"


def main() -> int:
    """Returns 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = asyncio.run(run(given.lines, given.seed, Path(folder)))
    sys.stdout.write("\n".join([*outcome.faults[:SHOWN], outcome.table()]) + "\n")
    return int(not outcome.passed)


if __name__ == "__main__":
    sys.exit(main())
