"""`justemesure explain`: how a message is read, and what each rule of reading is good for."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.clock import SystemClock
from bot.reader import helping
from bot.reader.question import Question
from bot.settings import Settings
from dialogs.domain.service import Language, Service
from dialogs.domain.suggestion import Suggestion
from dialogs.understanding import understand
from dialogs.understanding.result import Context, Understanding
from dialogs.understanding.rules import RULES
from dialogs.understanding.trace import trace

NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Paris"))
"""When every phrase of a phrase file is said."""


def explained(text: str, service: Service, context: Context) -> str:
    """The stages of reading a message, as lines of text."""
    lines = (line for told in trace(text, service, context) for line in (told.stage, *map("  {}".format, told.lines)))
    return "\n".join(lines)


async def suggested(text: str, service: Service, context: Context, settings: Settings) -> tuple[Suggestion, ...]:
    """What the language model that is set suggests; nothing where it fails, which is logged."""
    asked = Question(text=text, service=service, language=context.language, now=context.now, asked=context.asked)
    async with helping(settings, SystemClock(settings.zone)) as helper:
        return await helper.suggest(asked) if helper else ()


def context_of(phrase: Mapping[str, Any], now: datetime = NOW) -> Context:
    """What a phrase of a phrase file is said in answer to."""
    language: Language = phrase.get("language", "fr")
    return Context(now=now, language=language, asked=phrase.get("asked", ""), shown=phrase.get("shown", {}))


@dataclass(frozen=True, slots=True)
class _Phrase:
    part: str
    text: str
    service: Service
    context: Context

    def read(self, without: frozenset[str] = frozenset()) -> Understanding:
        return understand(self.text, self.service, self.context, without)


def ablated(folder: Path, catalogue: Mapping[str, Service]) -> str:
    """A table: for each rule, how many phrases of each part of a folder ("train", "blind") read otherwise without it."""
    phrases = list(_phrases(folder, catalogue))
    known = [phrase.read() for phrase in phrases]
    of = Counter(phrase.part for phrase in phrases)
    changed = {rule: _changed(phrases, known, rule) for rule in RULES}
    rows = [("(phrases)", of), *sorted(changed.items(), key=lambda row: -row[1].total())]
    head = _row("rule", sorted(of))
    return "\n".join((head, *(_row(name, [str(counts[part]) for part in sorted(of)]) for name, counts in rows)))


def _changed(phrases: Sequence[_Phrase], known: Sequence[Understanding], rule: str) -> Counter[str]:
    without = frozenset({rule})
    pairs = zip(phrases, known, strict=True)
    return Counter(phrase.part for phrase, before in pairs if phrase.read(without) != before)


def _row(name: str, cells: Iterable[str]) -> str:
    return f"{name:40}" + "".join(f"{cell:>10}" for cell in cells)


def _phrases(folder: Path, catalogue: Mapping[str, Service]) -> Iterator[_Phrase]:
    for path in sorted(folder.glob("*.toml")):
        service, _, part = path.stem.partition(".")
        if service in catalogue:
            for phrase in tomllib.loads(path.read_text(encoding="utf-8"))["phrase"]:
                yield _Phrase(part, phrase["text"], catalogue[service], context_of(phrase))
