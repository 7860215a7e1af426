"""How long people wait after a kill: what is noted while a `serve` starts, and the table of it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from tests.bot.telegram.fake_people import User
from tests.bot.telegram.fake_server import FakeTelegram

MESSAGES = ("sendMessage", "sendPhoto", "sendMediaGroup", "sendDocument")


@dataclass
class WatchedTelegram(FakeTelegram):
    """Notes, since the latest `starts`, when each method was first called and when each person first got a message.

    `unanswered` are the people who have got no message since their last words.
    """

    began: float = 0.0
    called: dict[str, float] = field(default_factory=dict)
    spoken_to: dict[int, float] = field(default_factory=dict)
    unanswered: set[int] = field(default_factory=set)

    def starts(self) -> None:
        """A new process is about to start."""
        self.began = time.monotonic()
        self.called.clear()
        self.spoken_to.clear()

    def hears(self, person: User, text: str) -> str:
        """The person says it; returns the id of the event that it must become."""
        self.unanswered.add(person.id)
        return f"telegram:{person.id}:{person.says(text)}"

    async def _do(self, method: str, fields: dict[str, Any]) -> Any:
        now = time.monotonic()
        self.called.setdefault(method, now)
        if method in MESSAGES:
            self.spoken_to.setdefault(int(fields["chat_id"]), now)
            self.unanswered.discard(int(fields["chat_id"]))
        return await super()._do(method, fields)


@dataclass(frozen=True)
class Recovery:
    """One start after a kill that nobody disturbed, in seconds since the process began (`kill`: since the kill).

    `answers` has one entry for each chat that waited; `processor` is what the process had computed by the last.
    """

    call: float
    poll: float
    answers: tuple[float, ...]
    kill: float
    processor: float

    @classmethod
    def noted(cls, telegram: WatchedTelegram, waited: Iterable[int], killed: float, processor: float) -> Recovery:
        """From what the server noted; all who waited have been answered."""
        answers = tuple(telegram.spoken_to[person] - telegram.began for person in waited)
        return cls(
            call=min(telegram.called.values()) - telegram.began,
            poll=telegram.called["getUpdates"] - telegram.began,
            answers=answers,
            kill=max(answers) + telegram.began - killed,
            processor=processor,
        )


def table(recoveries: Iterable[Recovery]) -> str:
    """Median and longest of each figure."""
    all_of = tuple(recoveries)
    figures = {
        "start-up: the first call to Telegram": [one.call for one in all_of],
        "the first poll": [one.poll for one in all_of],
        "the first chat has its answer": [min(one.answers) for one in all_of],
        "each chat has its answer": [answer for one in all_of for answer in one.answers],
        "the last chat has its answer": [max(one.answers) for one in all_of],
        "the same, from the kill": [one.kill for one in all_of],
        "processor time until then": [one.processor for one in all_of],
    }
    rows = [(what, f"{median(of):.1f}", f"{max(of):.1f}") for what, of in figures.items() if of]
    return markdown(("seconds from the start", "median", "longest"), rows)


def markdown(heads: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """A table."""
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in (heads, ["---"] * len(heads), *rows))


def load() -> str:
    """How busy the machine is: processes that want to run, by the processors there are."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
