"""What was agreed as a document and as JSON: every line names the messages it came from, and words are data."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.documents.export import as_json
from bot.documents.markdown import render
from dialogs.domain.case import Case
from dialogs.domain.service import Service
from tests.cast import Cast

from ...dialogs.flows.staff_cast import commit, request


async def agreed(cast: Cast, language: str = "fr", before: str = "") -> Case:
    """A case that Léa and Paul have agreed on, after some words of hers."""
    lea, paul = cast.client("lea", language), cast.staff("paul", language)
    if before:
        await lea.says(before)
    await request(lea, language)
    await paul.says({"fr": "voir les demandes", "en": "show the requests"}[language])
    await paul.taps((await cast.case()).id)
    await commit(paul, lea, language)
    return await cast.case()


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_every_requirement_names_the_messages_it_came_from(
    cast: Cast, catalogue: Mapping[str, Service], language: str
) -> None:
    case = await agreed(cast, language)
    exported = as_json(case, catalogue[case.service])
    (baseline,) = exported["baselines"]
    heard = {message.id for message in case.messages}
    assert baseline["requirements"]
    for requirement in baseline["requirements"]:
        assert requirement["sources"], requirement
        assert set(requirement["sources"]) <= heard
        assert requirement["strength"] in ("must", "must_not", "bonus")


async def test_the_sheet_says_what_was_agreed(cast: Cast, catalogue: Mapping[str, Service]) -> None:
    case = await agreed(cast)
    sheet = render(case, catalogue[case.service], "fr")
    assert "30 €" in sheet
    assert "barbe" in sheet


async def test_what_a_client_types_is_never_formatted(cast: Cast, catalogue: Mapping[str, Service]) -> None:
    case = await agreed(cast, before="une coupe de cheveux **vraiment** <b>belle</b>")
    assert "<b>" not in render(case, catalogue[case.service], "fr")
    assert "**vraiment**" not in render(case, catalogue[case.service], "fr")
