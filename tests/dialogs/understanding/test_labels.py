"""Every label of every value, as the service files give them: said alone, by name, refused, two at a time."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.catalogue import load_catalogue
from dialogs.domain.service import Aspect, Language, Option, Service
from dialogs.understanding import understand
from dialogs.understanding.result import Context

CATALOGUE = load_catalogue()
NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Paris"))

ONE = {
    "fr": ("{name} : {one}", "{name} {one}", "{one} pour {name}", "plutôt {name} {one}"),
    "en": ("{name}: {one}", "{name} {one}", "{one} for the {name}", "rather {name} {one}"),
}
REFUSED = {
    "fr": ("{name} : surtout pas {one}", "je ne veux pas {one} pour {name}", "{name}, pas {one}", "tout sauf {one} pour {name}"),
    "en": ("{name}: not {one}", "I don't want {one} for the {name}", "{name}, anything but {one}"),
}  # fmt: skip
EITHER = {"fr": "{name} {one} ou {other}", "en": "{name}: {one} or {other}"}
NEITHER = {
    "fr": ("{name} : pas {one} ni {other}", "tout sauf {one} ou {other} pour {name}"),
    "en": ("{name}: not {one} or {other}", "I don't want {one} or {other} for the {name}"),
}
ANSWERS = {"fr": ("{one}", "plutôt {one}"), "en": ("{one}", "rather {one}", "{one} please")}
OTHERWISE = {
    ("home_help", "carer", "man"): 'the file has "pas un homme" as words for a woman',
    ("home_help", "carer", "anyone"): 'its label is "femme ou homme", which is two labels',
    ("home_help", "carer", "woman"): "the same",
    ("website", "accounts", "owner"): '"not only we" is no refusal in English',
}
"""Values whose labels mean something else when refused or joined, and why."""

LISTED = [
    pytest.param(service, aspect, language, id=f"{service.id}-{aspect.id}-{language}")
    for service in CATALOGUE.values()
    for aspect in service.aspects
    if aspect.listed
    for language in ("fr", "en")
]
every_aspect = pytest.mark.parametrize(("service", "aspect", "language"), LISTED)


def read(words: str, service: Service, asked: str = "") -> list[str]:
    readings = understand(words, service, Context(now=NOW, asked=asked)).readings
    return [" ".join((each.aspect, each.operator, *sorted(each.values))) for each in readings]


def said(form: str, aspect: Aspect, language: Language, one: Option, other: Option | None = None) -> str:
    labels = {"one": one.label.to(language), "other": other.label.to(language) if other else ""}
    return form.format(name=aspect.label.to(language), **labels)


def plain(service: Service, aspect: Aspect) -> list[Option]:
    return [option for option in aspect.options if (service.id, aspect.id, option.id) not in OTHERWISE]


@every_aspect
def test_a_label_answers_the_question(service: Service, aspect: Aspect, language: Language) -> None:
    for form in ANSWERS[language]:
        for option in aspect.options:
            assert read(said(form, aspect, language, option), service, aspect.id) == [f"{aspect.id} is {option.id}"]


@every_aspect
def test_a_label_beside_the_name_of_its_aspect(service: Service, aspect: Aspect, language: Language) -> None:
    for form in ONE[language]:
        for option in aspect.options:
            assert read(said(form, aspect, language, option), service) == [f"{aspect.id} is {option.id}"]


@every_aspect
def test_a_label_that_is_refused(service: Service, aspect: Aspect, language: Language) -> None:
    for form in REFUSED[language]:
        for option in plain(service, aspect):
            assert read(said(form, aspect, language, option), service) == [f"{aspect.id} not {option.id}"]


@every_aspect
def test_one_label_or_another(service: Service, aspect: Aspect, language: Language) -> None:
    for one, other in pairwise(plain(service, aspect)):
        wanted = " ".join(sorted((one.id, other.id)))
        assert read(said(EITHER[language], aspect, language, one, other), service) == [f"{aspect.id} is {wanted}"]


@every_aspect
def test_neither_of_two_labels(service: Service, aspect: Aspect, language: Language) -> None:
    for form in NEITHER[language]:
        for one, other in pairwise(plain(service, aspect)):
            refused = " ".join(sorted((one.id, other.id)))
            assert read(said(form, aspect, language, one, other), service) == [f"{aspect.id} not {refused}"]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("ondulée", "texture is wavy"),
        ("plutôt attachée", "texture is tied"),
        ("déstructurée, svp", "texture is textured"),
        ("sur le côté", "fringe is side"),
        ("undercut", "outcome is undercut"),
    ],
)
def test_a_label_that_only_one_value_has_needs_no_name(words: str, meant: str) -> None:
    assert read(words, CATALOGUE["haircut"]) == [meant]


@pytest.mark.parametrize("words", ["aucune", "droite", "elle est longue", "so long", "6 mm"])
def test_a_label_that_may_mean_several_needs_a_name(words: str) -> None:
    assert read(words, CATALOGUE["haircut"]) == []
