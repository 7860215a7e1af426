"""A language model as one more reader of clients' words, off by default: asked before a step, checked in it.

    helper     whose words are asked about, how long, and what happens when it fails: nothing, the rules read alone
    question   what may be asked: a client's wishes that the rules did not read to the end, names masked (`masking`)
    prompt     the question as instructions and a closed schema, made from the service file; the answer as suggestions
    model      any server with the chat completions of OpenAI's interface (Ollama, llama.cpp, vLLM, hosted)
    breaker    a server that fails again and again is left alone for a while

What it suggests is data; `dialogs.understanding.proposed` says what of it holds.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.core.clock import Clock
    from bot.reader.helper import Helper
    from bot.settings import Settings


@asynccontextmanager
async def helping(settings: Settings, clock: Clock) -> AsyncIterator[Helper | None]:
    """The helper that is set, while it is needed; None where none is."""
    if not settings.reader_url:
        yield None
        return
    from bot.reader.breaker import Breaker
    from bot.reader.helper import Helper
    from bot.reader.model import CompatibleModel

    key = settings.reader_key.get_secret_value() if settings.reader_key else ""
    async with CompatibleModel(settings.reader_url, settings.reader_model, key) as model:
        yield Helper(model, clock, Breaker(clock), settings.reader_seconds)
