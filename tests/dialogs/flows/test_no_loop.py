"""A loop is impossible: whatever is said, nothing is asked in the same words again and again."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from dialogs.domain.events import Said
from dialogs.domain.person import Person
from dialogs.domain.replies import Reply
from dialogs.domain.service import Service
from dialogs.engine.turn import PUT_PLAINLY
from dialogs.flows.front_desk.open_case import open_case
from dialogs.step import step
from dialogs.wording.compose import compose
from tests.cast import TUESDAY, shipped

SERVICES = shipped()
LEA = Person(id="client:lea", name="Lea", language="en")
WORDS = (
    *(
        "zork blip",
        "no",
        "yes",
        "hm",
        "not that",
        "5 euros at most",
        "I said 5 euros",
        "both",
        "neither",
        "as I told you",
    ),
    *(
        "chocolate, no chocolate",
        "short",
        "not short",
        "longer",
        "no milk and no eggs",
        "for my mother",
        "it is for ME",
    ),
    *(
        "tomorrow",
        "yesterday",
        "on 31 February",
        "I don't know",
        "whatever",
        "something else",
        "12 mm on top",
        "3 mm on top",
    ),
    *(
        "the middle one",
        "why?",
        "where do I park?",
        "do you have a swimming pool?",
        "a big cake",
        "a small cake",
        "blonk!",
    ),
)


def _talk(service: Service, seed: int, turns: int = 14) -> list[str]:
    """What a client is asked, as they read it, who answers with words drawn at random, one in two the same as before."""
    chance = random.Random(seed)
    case, said = open_case("a", service, LEA, TUESDAY), "hello"
    put: list[str] = []
    for n in range(turns):
        done = step(case, service, Said(id=f"m{n}", who=LEA.id, text=said), TUESDAY, by=LEA)
        case = done.case
        put += [_read(reply, service) for reply in done.replies if reply.to == LEA.id and _asks(reply)]
        said = said if chance.random() < 0.5 else chance.choice(WORDS)
    return put


def _asks(reply: Reply) -> bool:
    return bool(reply.kind in PUT_PLAINLY and reply.paragraphs)


def _read(reply: Reply, service: Service) -> str:
    """The question, without what stands before it."""
    return compose(replace(reply, notes=()), "en", service).text


@pytest.mark.parametrize("service", sorted(SERVICES))
@pytest.mark.parametrize("seed", range(6))
def test_no_question_is_put_twice_in_the_same_words(service: str, seed: int) -> None:
    put = Counter(_talk(SERVICES[service], seed))
    assert [question for question, times in put.items() if times > 1] == []
