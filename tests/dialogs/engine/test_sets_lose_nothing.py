"""A set never loses a value that nobody took back, whatever is said in whatever order."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from bot.catalogue import load_catalogue
from dialogs.domain.case import Case, Party
from dialogs.engine.revise import record
from dialogs.engine.turn import Turn
from dialogs.understanding.result import Reading

CAKE = load_catalogue()["birthday_cake"]
GARMENT = load_catalogue()["alterations"]
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
LEA = Party(id="client:lea", name="Léa", side="client")


def opened(service: str) -> Case:
    return Case(id="c1", service=service, client=LEA.id, parties=(LEA,), opened_at=NOW)


def said(turn: Turn, number: int, operator: str, *values: str, aspect: str) -> Turn:
    reading = Reading(aspect=aspect, operator=operator, values=values, words=" ".join(values))  # type: ignore[arg-type]
    return record(turn.but(source=f"m{number}"), [reading])


def held(turn: Turn, aspect: str) -> set[str]:
    return set(turn.view.standings[aspect].items)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_said_of_a_set_stays_until_it_is_taken_back(seed: int) -> None:
    chance, wanted = random.Random(seed), set[str]()
    turn = Turn(case=opened("alterations"), service=GARMENT, now=NOW, seat=LEA.id, who=LEA)
    options = [option.id for option in GARMENT.aspect("operation").options]
    for number in range(12):
        values, adding = chance.sample(options, chance.randint(1, 3)), chance.random() < 0.7
        wanted = wanted | {*values} if adding else wanted - {*values}
        turn = said(turn, number, "is" if adding else "not", *values, aspect="operation")
        assert held(turn, "operation") == wanted


@pytest.mark.parametrize("seed", range(40))
def test_an_allergy_is_never_dropped_in_silence(seed: int) -> None:
    chance, told = random.Random(seed), set[str]()
    turn = Turn(case=opened("birthday_cake"), service=CAKE, now=NOW, seat=LEA.id, who=LEA)
    options = [option.id for option in CAKE.aspect("allergy").options]
    for number in range(8):
        value = chance.choice(options)
        turn = said(turn, number, chance.choice(("is", "is", "not")), value, aspect="allergy")
        last = turn.case.statements[-1]
        told |= {value} - {"none"} if last.operator == "is" else set()
        assert told <= held(turn, "allergy")
