"""Whose words a language model helps to read, and what happens when it fails: the rules read alone, as ever."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import structlog

from bot.core.clock import Clock
from bot.core.latest import Latest
from bot.reader.breaker import Breaker
from bot.reader.masking import masked
from bot.reader.model import Model, NoAnswer
from bot.reader.prompt import instructions, schema, suggestions
from bot.reader.question import Question, question, speaks_as_client
from dialogs.domain.case import Case
from dialogs.domain.events import Edited, PersonEvent, Said
from dialogs.domain.service import Service
from dialogs.domain.suggestion import Suggestion

log = structlog.get_logger(__name__)

REMEMBERED = 100
"""Answers that need not be asked for again when a step is made again; nothing of them is stored."""


class Helper:
    """Fills `bot.core.ports.Helping`: asks a model, for at most so many seconds, and leaves one that fails alone."""

    def __init__(self, model: Model, clock: Clock, breaker: Breaker, seconds: float = 4) -> None:
        self._model = model
        self._clock = clock
        self._breaker = breaker
        self._seconds = seconds
        self._recent: Latest[tuple[str, str], tuple[Suggestion, ...]] = Latest(REMEMBERED)

    async def helped(self, event: PersonEvent, case: Case, service: Service) -> PersonEvent:
        """See `Helping`."""
        if not isinstance(event, Said | Edited) or not speaks_as_client(event.who, case):
            return event
        key = (event.who, event.id)
        if key not in self._recent:
            asked = question(event, case, service, self._clock.now())
            self._recent[key] = await self.suggest(asked) if asked else ()
        return replace(event, suggested=self._recent.get(key))

    async def suggest(self, question: Question) -> tuple[Suggestion, ...]:
        """What the model says that the words state; nothing where it fails. Neither words nor answer are logged."""
        if not self._breaker.lets_pass:
            return ()
        try:
            suggested = await self._asked(question)
        except (NoAnswer, TimeoutError) as failure:
            self._breaker.failed()
            log.warning("the language model did not help", why=str(failure) or f"no answer in {self._seconds:g} s")
            return ()
        self._breaker.worked()
        return suggested

    async def _asked(self, question: Question) -> tuple[Suggestion, ...]:
        hidden = masked(question.text, question.names)
        async with asyncio.timeout(self._seconds):
            answer = await self._model.answer(instructions(question), hidden.text, schema(question.service))
        return tuple(map(hidden.unmask, suggestions(answer)))
