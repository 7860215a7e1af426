"""The judge itself: what counts as found, as right, and what does not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue import load_catalogue
from dialogs.domain.service import Service
from dialogs.understanding.result import Reading, Understanding
from tests.dialogs.understanding.phrase_judge import PHRASES, Phrase, Score, judge, phrases, score_of, services_for

CATALOGUE = load_catalogue()
HEM = Reading(aspect="hem", operator="is", values=("raw",))
PARTS = tuple(
    Reading(aspect=aspect, operator="is", values=(value,))
    for aspect, value in CATALOGUE["alterations"].outcomes[0].values.items()
)
OUTCOME = Reading(aspect="outcome", operator="is", values=("trousers_hem",))


def said(*expect: dict[str, object], may: tuple[dict[str, object], ...] = ()) -> Phrase:
    return Phrase(file="alterations.train", text="…", language="fr", expect=list(expect), may=list(may))


def scored(phrase: Phrase, *readings: Reading) -> Score:
    return score_of(phrase, CATALOGUE["alterations"], lambda *_: Understanding(readings=readings))


def wish(aspect: str, operator: str, *values: str, **marks: object) -> dict[str, object]:
    return {"aspect": aspect, "operator": operator, "values": list(values), **marks}


# expected, read -> found, right
CASES = {
    "the same": (wish("hem", "is", "raw"), (HEM,), (1, 1)),
    "nothing": (wish("hem", "is", "raw"), (), (0, 0)),
    "another value": (wish("hem", "is", "simple"), (HEM,), (0, 0)),
    "another operator": (wish("hem", "not", "raw"), (HEM,), (0, 0)),
    "one too many": (
        wish("hem", "is", "raw"),
        (HEM, Reading(aspect="part", operator="is", values=("legs",))),
        (1, 1),
    ),
    "a strength that was not heard": (wish("hem", "is", "raw", strength="must"), (HEM,), (0, 1)),
    "a vague word, whatever it may mean": (
        wish("fit", "vague"),
        (Reading(aspect="fit", operator="vague", values=("loose",)),),
        (1, 1),
    ),
    "a number within the tolerance": (
        wish("amount", "is", "25.4 mm"),
        (Reading(aspect="amount", operator="is", values=("25 mm",)),),
        (1, 1),
    ),
    "a number beyond it": (
        wish("amount", "is", "30 mm"),
        (Reading(aspect="amount", operator="is", values=("34 mm",)),),
        (0, 0),
    ),
    "the hour of another zone": (
        wish("date", "at_most", "2026-11-27T18:00+01:00"),
        (Reading(aspect="date", operator="at_most", values=("2026-11-27T17:00+00:00",)),),
        (1, 1),
    ),
    "an outcome in parts": (wish("outcome", "is", "trousers_hem"), PARTS, (1, 4)),
    "an outcome that claims more than a part": (wish("hem", "is", "simple"), (OUTCOME,), (1, 0)),
}


@pytest.mark.parametrize(("expected", "read", "counts"), CASES.values(), ids=CASES)
def test_what_is_found_and_what_is_right(
    expected: dict[str, object], read: tuple[Reading, ...], counts: tuple[int, int]
) -> None:
    score = scored(said(expected), *read)
    assert (score.found, score.right) == counts


def test_a_second_reading_is_right_but_not_asked_for() -> None:
    phrase = said(may=(wish("hem", "is", "raw"),))
    assert (scored(phrase, HEM).exact, scored(phrase).exact) == (1, 1)


def test_small_talk_is_tried_on_several_services(tmp_path: Path) -> None:
    (tmp_path / "nothing.fr.toml").write_text('[[phrase]]\ntext = "Bonjour"\nlanguage = "fr"\nexpect = []\n')
    figures = judge(tmp_path, lambda *_: Understanding())
    assert figures.total("nothing").phrases >= 2
    assert figures.total().failures == ()


def test_phrases_name_what_their_service_has() -> None:
    unknown = [
        (phrase.file, phrase.text, statement)
        for phrase in phrases()
        for service in services_for(phrase, CATALOGUE)
        for statement in (*phrase.expect, *phrase.may)
        if not set(statement.get("values", ())) <= known_values(service, statement["aspect"], statement)
    ]
    assert unknown == []


def known_values(service: Service, aspect: str, statement: Mapping[str, Any]) -> set[str]:
    """The values that a statement may have: outcome ids, options, or its own where the aspect has no list."""
    if aspect == "outcome":
        return {outcome.id for outcome in service.outcomes}
    described = service.aspect(aspect)
    return set(described.ranks) if described.listed else set(statement.get("values", ()))


@pytest.mark.parametrize("service", ["haircut", "alterations"])
def test_there_are_two_hundred_phrases_a_language(service: str) -> None:
    languages = [phrase.language for phrase in phrases(PHRASES) if phrase.file.startswith(f"{service}.")]
    assert min(languages.count("fr"), languages.count("en")) >= 200
