"""A `chat --json` in a process of its own, as any program would use it: a line in, the one line that answers it out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE
from threading import Timer
from typing import Any

PATIENCE = 120.0
"""Seconds for one answer, and for the end."""

Line = dict[str, Any]


class ChatFailed(Exception):
    """The chat has ended, or refuses a line that it should take."""


class ChatProcess:
    """One running chat."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def ask(self, **line: object) -> Line:
        """The answer to a JSON object (`from_` stands for the key "from"). Raises ChatFailed."""
        sent = json.dumps({key.rstrip("_"): value for key, value in line.items()})
        answer = json.loads(self._exchanged(sent.encode()) or b"{}")
        if not answer:
            raise ChatFailed(f"the chat has ended, or takes over {PATIENCE:g} s, instead of answering {sent:.300}")
        if answer["error"]:
            raise ChatFailed(f"the chat refuses {sent:.300}: {answer['error']}")
        return dict(answer)

    def _exchanged(self, line: bytes) -> bytes:
        """What comes back; nothing when the process has ended, or had to be ended for its silence."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        watch = Timer(PATIENCE, self._process.kill)
        watch.start()
        try:
            stdin.write(line + b"\n")
            stdin.flush()
            return stdout.readline()
        except BrokenPipeError:
            return b""
        finally:
            watch.cancel()


@contextmanager
def chat_process(service: str, data: Path, services: Path | None = None) -> Iterator[ChatProcess]:
    """A chat about one service with its store in that folder; `services` is a folder of more service files."""
    command = (sys.executable, "-m", "bot", "chat", "--json", "--service", service, "--data", str(data))
    environment = _environment(services)
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, env=environment) as process:  # noqa: S603
        try:
            yield ChatProcess(process)
            process.communicate(timeout=PATIENCE)
        finally:
            process.kill()


def _environment(services: Path | None) -> Mapping[str, str]:
    """Ours, in the time zone that every organisation has unless it sets another."""
    more = {"JUSTEMESURE_SERVICES": str(services)} if services else {}
    return {**os.environ, "JUSTEMESURE_TIMEZONE": "Europe/Paris", **more}
