"""The real `chat --json` in a process of its own: a line in, and the one line that answers it."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psutil

LONGEST_ANSWER = 64 * 2**20
PATIENCE = 60.0
"""Seconds for one answer; one that takes longer is none."""

Line = dict[str, Any]


class JsonProcess:
    """One run of the process. Afterwards `left_over` is what it wrote though nobody had asked, `stderr` its log."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process = process
        self._log = log
        self.left_over = b""
        self.code = -1

    async def send(self, line: bytes) -> bytes:
        """The answer to a line; b"" when the process has ended. Raises TimeoutError."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin
        assert stdout
        stdin.write(line + b"\n")
        await stdin.drain()
        return await asyncio.wait_for(stdout.readline(), PATIENCE)

    async def ask(self, **line: Any) -> Line:
        """The answer to a JSON object (`from_` stands for the key "from"), read."""
        named = {key.rstrip("_"): value for key, value in line.items()}
        answer: Line = json.loads(await self.send(json.dumps(named, ensure_ascii=False).encode()))
        return answer

    @property
    def memory(self) -> int:
        """Bytes in use."""
        return int(psutil.Process(self._process.pid).memory_info().rss)

    @property
    def stderr(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    async def end(self) -> None:
        """End the input, and wait for the end."""
        self.left_over, _ = await asyncio.wait_for(self._process.communicate(b""), PATIENCE)
        self.code = await self._process.wait()

    def kill(self) -> None:
        if self._process.returncode is None:
            self._process.kill()


@asynccontextmanager
async def json_process(data: Path, *arguments: str) -> AsyncIterator[JsonProcess]:
    """A process with its store in the folder, ended at the end of the block."""
    log, pipe = data.with_suffix(".stderr"), asyncio.subprocess.PIPE
    with log.open("wb") as stderr:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "chat", "--json", "--data", str(data), *arguments),
            stdin=pipe,
            stdout=pipe,
            stderr=stderr,
            limit=LONGEST_ANSWER,
            env=clean(),
        )
        running = JsonProcess(process, log)
        try:
            yield running
            await running.end()
        finally:
            running.kill()


def clean() -> dict[str, str]:
    """The environment without settings of ours."""
    return {name: value for name, value in os.environ.items() if not name.startswith("JUSTEMESURE_")}
