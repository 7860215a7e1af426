"""A language model as one more reader of clients' words, off by default: asked before a step, checked in it.

Not here: what of its suggestions holds, which dialogs/understanding/proposed.py says. Read in this order:

    helper.py     whose words are asked about, how long, and what happens when it fails: the rules read alone
    question.py   what may be asked: a client's wishes that the rules did not read to the end
    masking.py    names out of a message, and back into what is quoted of it
    prompt.py     the question as instructions and a closed schema, from the service file; the answer as suggestions
    model.py      any server with the chat completions of OpenAI's interface (Ollama, llama.cpp, vLLM, hosted)
    breaker.py    a server that fails again and again is left alone for a while

Stands on `core` and dialogs; bootstrap and `explain --reader` import it.
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
