"""What the commands share: settings, logs, and the two streams."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from dialogs.domain.service import LANGUAGES, Language

if TYPE_CHECKING:
    from bot.settings import Settings

Data = Annotated[
    Path | None,
    Parameter(name="--data", help="Folder of the embedded store (default: JUSTEMESURE_DATA, else ./data)."),
]


def _known(type_: type, value: str | None) -> None:
    if value not in (None, *LANGUAGES):
        raise ValueError(f"there is no language '{value}': choose from {', '.join(LANGUAGES)}")


Lang = Annotated[Language, Parameter(validator=_known)]
MISUSE, FAILURE, INTERRUPTED = 2, 1, 130
"""Exit codes."""


class Refused(Exception):
    """What was asked makes no sense: one clear line."""


def settings_for(data: Path | None) -> Settings:
    """The settings, with the folder that the command line names. Raises SettingsRefused."""
    from bot.settings import load_settings

    return load_settings(data=data)


def run(work: Coroutine[Any, Any, Any]) -> Any:
    """What the work returns; being told to stop is an interruption."""
    try:
        return asyncio.run(work)
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None


def log_from(level: int) -> None:
    """Logs go to stderr, as stdout is the chat's; without local variables, which hold what people said."""
    import structlog

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        # Looked up for each line: whoever puts another stream in its place reads what is logged after.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )


def show(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def complain(error: Exception, code: int) -> int:
    """One line on stderr, and the exit code."""
    sentence = " ".join(str(error).split()) or type(error).__name__
    sys.stderr.write(f"justemesure: {sentence}\n")
    return code
