"""What a value means stands in its service file: no reading hangs on how a question or a label is worded in English."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from bot.catalogue import load_catalogue
from dialogs.domain.service import Aspect, Service
from dialogs.understanding import understand
from dialogs.understanding.result import Context
from tests.dialogs.understanding.phrase_judge import NOW, phrases

CATALOGUE = load_catalogue()


def reworded(service: Service, *keys: str) -> Service:
    """The service with nonsense for some of its English texts."""
    numbers = count()

    def nonsense(value: Any, key: str = "") -> Any:
        if key in keys and isinstance(value, dict) and "en" in value:
            return value | {"en": f"zgork{next(numbers)} blip"}
        if isinstance(value, dict):
            return {inner: nonsense(each, inner) for inner, each in value.items()}
        return [nonsense(each) for each in value] if isinstance(value, list | tuple) else value

    return Service.model_validate(nonsense(service.model_dump()))


def read(service: Service, text: str, asked: str = "", **shown: str) -> set[tuple[str, str, tuple[str, ...]]]:
    got = understand(text, service, Context(now=NOW, language="fr", asked=asked, shown=shown))
    return {(reading.aspect, reading.operator, reading.values) for reading in got.readings}


def answered_by_no() -> Iterator[tuple[Service, Aspect]]:
    for service in CATALOGUE.values():
        for aspect in service.aspects:
            if aspect.yes_no:
                yield service, aspect


@pytest.mark.parametrize(("service", "aspect"), [pytest.param(s, a, id=f"{s.id}-{a.id}") for s, a in answered_by_no()])
@pytest.mark.parametrize("text", ["non", "Non merci", "aucune"])
def test_no_is_none_however_the_english_question_is_worded(service: Service, aspect: Aspect, text: str) -> None:
    nonsense = reworded(service, "ask", "label")
    assert read(nonsense, text, aspect.id) == {(aspect.id, "is", (aspect.meaning("none"),))}


def test_no_to_any_other_question_is_no_value() -> None:
    assert read(CATALOGUE["haircut"], "non", "fringe") == set()


def test_what_is_left_as_it_is_is_told_by_the_file_and_by_no_label() -> None:
    garden = reworded(CATALOGUE["garden"], "label")
    assert read(garden, "laissez comme ça", "trees") == {("trees", "is", ("none",))}
    assert read(garden, "tondez la pelouse, sauf les arbres") >= {("trees", "is", ("none",))}


def test_other_allergies_are_told_by_the_file_and_by_no_label() -> None:
    haircut = reworded(CATALOGUE["haircut"], "label")
    assert read(haircut, "elle est allergique au sésame") == {("allergies", "is", ("other:sésame",))}


def test_an_id_means_nothing() -> None:
    haircut = CATALOGUE["haircut"].model_dump()
    allergies = next(aspect for aspect in haircut["aspects"] if aspect["id"] == "allergies")
    for option in allergies["options"]:
        option["id"] = {"none": "x1", "other": "x2"}.get(option["id"], option["id"])
    renamed = Service.model_validate(haircut)
    assert read(renamed, "non", "allergies") == {("allergies", "is", ("x1",))}
    assert read(renamed, "allergique au sésame") == {("allergies", "is", ("x2:sésame",))}


@pytest.mark.parametrize("service", CATALOGUE.values(), ids=lambda service: service.id)
def test_every_phrase_is_read_the_same_whatever_the_questions_say(service: Service) -> None:
    nonsense = reworded(service, "ask")
    for phrase in [each for each in phrases() if each.file == f"{service.id}.train"]:
        context = Context(now=NOW, language=phrase.language, shown=phrase.shown, asked=phrase.asked)
        assert understand(phrase.text, nonsense, context) == understand(phrase.text, service, context)
