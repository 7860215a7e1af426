"""What a turn of the engine costs in processor time, beside a bare ConversationHandler turn in the same run.

Run: `uv run pytest tests/benchmarks -n 0 --benchmark-enable`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Bot, Chat, Message, Update, User
from telegram.ext import ApplicationBuilder, ContextTypes, ConversationHandler, MessageHandler, filters

from bot.catalogue import load_catalogue
from dialogs.domain.case import Case, Statement
from dialogs.domain.events import Said
from dialogs.domain.person import Person
from dialogs.domain.service import Aspect, Option, Outcome, Phrases, Service, Text
from dialogs.flows.front_desk.open_case import open_case
from dialogs.policy.next_move import Move, next_move
from dialogs.policy.plan import view
from dialogs.step import step

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
Benchmark = Callable[..., Any]

pytestmark = pytest.mark.benchmark(timer=time.process_time)


def large(aspects: int, outcomes: int) -> Service:
    """A made-up service of that size; every outcome differs from the others."""
    words = Text(fr="a", en="a")
    options = tuple(Option(id=f"o{n}", label=words) for n in range(6))
    return Service(
        id="large",
        name=words,
        open=words,
        aspects=tuple(
            Aspect(id=f"a{n}", kind="option", facet="result", label=words, ask=words, why=words, options=options)
            for n in range(aspects)
        ),
        outcomes=tuple(
            Outcome(
                id=f"r{n}",
                label=words,
                words=Phrases(),
                values={f"a{a}": f"o{(n // 6 ** (a % 4) + a) % 6}" for a in range(aspects)},
            )
            for n in range(outcomes)
        ),
    )


def talked_about(case: Case) -> Case:
    """The case after a talk: ten statements, of several kinds."""
    operators = ("is", "not", "vague", "unremarked", "accepted")
    said = (
        Statement(
            id=f"s{n}",
            aspect=f"a{n}",
            operator=operators[n % len(operators)],  # type: ignore[arg-type]
            values=("o1",),
            speaker="client:a",
            source="m1",
        )
        for n in range(10)
    )
    return replace(case, statements=tuple(said), asked=("outcome",))


@pytest.mark.parametrize(("aspects", "outcomes"), [(12, 60), (40, 500)])
def test_the_next_move(benchmark: Benchmark, aspects: int, outcomes: int) -> None:
    service = large(aspects, outcomes)
    case = talked_about(open_case("c1", service, Person(id="client:a", name="A", language="fr"), NOW))

    def looked_at_afresh() -> Move:
        """As after a message that stated something: nothing is derived of these statements yet."""
        return next_move(view(replace(case, statements=(*case.statements,)), service), NOW)

    assert benchmark(looked_at_afresh).kind in ("ask", "propose")


def test_a_whole_step_with_words(benchmark: Benchmark) -> None:
    service = load_catalogue()["haircut"]
    case = open_case("c1", service, Person(id="client:a", name="A", language="fr"), NOW)
    said = Said(id="m1", who="client:a", text="Une coupe en brosse, samedi, 30 € max")
    assert benchmark(step, case, service, said, NOW).replies


def test_a_bare_conversation_handler(benchmark: Benchmark) -> None:
    answered: list[int] = []

    async def stay(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        answered.append(update.update_id)
        return 1

    app = ApplicationBuilder().token("1:a").updater(None).build()
    handlers = [MessageHandler(filters.TEXT, stay)]
    app.add_handler(ConversationHandler(handlers, {1: handlers}, []))
    user, chat = User(1, "A", is_bot=False), Chat(1, "private")
    update = Update(1, Message(1, NOW, chat, from_user=user, text="a"))
    update.message.set_bot(Bot("1:a"))  # type: ignore[union-attr]
    app._initialized = True
    loop = asyncio.new_event_loop()
    benchmark(lambda: loop.run_until_complete(app.process_update(update)))
    loop.close()
    assert answered
