"""The first message of all: which service it is about, seen at a glance, and read once with that service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from dialogs.domain.events import Said
from dialogs.domain.service import ANY_SERVICE, Service
from dialogs.flows.front_desk.open_case import named_service
from dialogs.understanding import pipeline
from dialogs.understanding.result import Context
from dialogs.understanding.utterance import Utterance
from tests.cast import TUESDAY, Cast


@pytest.fixture
def read_with(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The services that messages are read with, to the last stage; ANY_SERVICE is ""."""
    services: list[str] = []

    def counted(
        text: str, service: Service, context: Context, without: frozenset[str] = frozenset()
    ) -> Iterator[Utterance]:
        yield from steps(text, service, context, without)
        services.append(service.id)

    steps = pipeline.steps
    monkeypatch.setattr(pipeline, "steps", counted)
    return services


async def test_it_is_read_once_with_the_chosen_service(cast: Cast, read_with: list[str]) -> None:
    await cast.client("lea").says("Bonjour, une coupe en brosse pour samedi, 30 € max")
    assert read_with == ["haircut"]


async def test_where_no_device_tells_the_language_it_is_read_once_more_without_a_service(
    cast: Cast, read_with: list[str]
) -> None:
    words = "Hello, I would like a crew cut for Saturday"
    await cast.conversation.receive_and_deliver(Said(id="m1", who="client:bob", name="Bob", text=words))
    assert read_with == [ANY_SERVICE.id, "haircut"]
    assert "I understood: crew cut" in cast.postbox.arrived[-1].message.text


async def test_a_message_in_a_case_is_read_once(cast: Cast, read_with: list[str]) -> None:
    lea = cast.client("lea")
    await lea.says("une coupe en brosse")
    read_with.clear()
    await lea.says("pour samedi, 30 € max")
    assert read_with == ["haircut"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_service_is_chosen_by_its_name(catalogue: Mapping[str, Service], language: str) -> None:
    for service in catalogue.values():
        assert named_service(service.name.to(language), catalogue, TUESDAY) is service  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "service"),
    [
        ("court sur les côtés, samedi, 60 €, aucune allergie", "haircut"),
        ("Bonjour Monsieur, une coupe en brosse, si cela ne vous dérange pas", "haircut"),
        ("a chocolate cake for ten", "birthday_cake"),
        ("du ménage pour ma mère deux fois par semaine", "home_help"),
        ("bonjour, avant samedi, 30 € maximum", None),
        ("Bonjour madame, merci beaucoup", None),
        ("", None),
    ],
)
def test_what_words_tell_of_a_service_chooses_it(
    catalogue: Mapping[str, Service], words: str, service: str | None
) -> None:
    chosen = named_service(words, catalogue, TUESDAY)
    assert (chosen.id if chosen else None) == service
