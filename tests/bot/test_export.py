"""What was agreed, as JSON for programs and as a sheet for people."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.documents import markdown
from bot.documents.export import as_json
from bot.documents.labels import label, status_label
from bot.documents.markdown import STRENGTHS, document, escape, render
from dialogs.case import Case, Dispute, Party, Status
from dialogs.service import LANGUAGES, Language, Service
from dialogs.specification import canonical
from dialogs.wording import sentences
from tests.cast import TUESDAY, Cast

KEYS = {
    "case",
    "service",
    "status",
    "parties",
    "baselines",
    "deliveries",
    "conformity",
    "feedback",
    "disputes",
    "history",
}
REQUIREMENT = {
    "id",
    "aspect",
    "strength",
    "operator",
    "values",
    "sentence",
    "basis",
    "speaker",
    "on_behalf_of",
    "measurable",
    "criterion",
    "sources",
}


@pytest.fixture
def haircut(catalogue: Any) -> Service:
    service: Service = catalogue["haircut"]
    return service


async def agreed(cast: Cast) -> Case:
    """Léa and Paul agree on a brush cut."""
    lea, paul = cast.client("lea"), cast.staff("paul")
    await paul.says("/queue")
    await lea.says("Une coupe en brosse, avant samedi, 30 € max, et surtout on ne touche pas à ma barbe")
    (wanted,) = lea.pictures
    await lea.taps("C'est ça")
    await lea.taps("aucune")
    await lea.taps("Je suis d'accord")
    await paul.taps(f"Je m'engage : image {paul.pictures.index(wanted) + 1}")
    return await cast.case()


async def served(cast: Cast) -> Case:
    """Paul has served Léa, and she has said how it was."""
    await agreed(cast)
    lea, paul = cast.client("lea"), cast.staff("paul")
    await cast.later(days=1)
    await paul.taps("Commencer la prestation")
    await paul.taps("C'est livré")
    await paul.taps("Maintenant")
    await paul.taps("Pas mesuré")
    await lea.taps("1 plus", "Envoyer")
    await lea.taps("Non")
    await lea.taps("4")
    await lea.says("Merci *Paul* | <b>parfait</b>")
    return await cast.case()


async def test_every_key_of_the_contract_is_there_from_the_first_word_on(cast: Cast, haircut: Service) -> None:
    await cast.client("lea").says("Une coupe en brosse")
    exported = as_json(await cast.case(), haircut)
    assert set(exported) == KEYS
    assert exported["baselines"] == []


async def test_a_requirement_tells_who_said_it_in_which_message(cast: Cast, haircut: Service) -> None:
    case = await agreed(cast)
    (baseline,) = as_json(case, haircut)["baselines"]
    assert all(set(line) >= REQUIREMENT for line in baseline["requirements"])
    beard = next(line for line in baseline["requirements"] if line["aspect"] == "beard")
    said = {message.id: message.text for message in case.messages}
    assert "surtout on ne touche pas à ma barbe" in said[beard["sources"][0]]
    assert (beard["strength"], beard["speaker"], beard["basis"]) == ("must", "client:lea", "expectation")
    assert beard["sentence"].endswith("l'équipe doit assurer « barbe : inchangée ».")
    assert [agreement["party"] for agreement in baseline["agreed"]] == ["client:lea", "staff:paul"]


async def test_nothing_that_nobody_said_is_in_a_baseline(cast: Cast, haircut: Service) -> None:
    case = await agreed(cast)
    known = {message.id for message in case.messages}
    for line in as_json(case, haircut)["baselines"][0]["requirements"]:
        assert line["sources"]
        assert set(line["sources"]) <= known


async def test_the_digest_is_that_of_what_was_agreed(cast: Cast, haircut: Service) -> None:
    case = await agreed(cast)
    assert case.baseline is not None
    (baseline,) = as_json(case, haircut)["baselines"]
    assert baseline["digest"] == hashlib.sha256(canonical(case.baseline)).hexdigest()


async def test_delivery_conformity_and_feedback_are_exported(cast: Cast, haircut: Service) -> None:
    exported = as_json(await served(cast), haircut)
    assert exported["status"] == "closed"
    (delivery,) = exported["deliveries"]
    assert datetime.fromisoformat(delivery["at"]).utcoffset() is not None
    (date,) = exported["conformity"]
    assert (date["aspect"], date["observed"][:10], date["conforms"]) == ("date", "2026-11-25", True)
    (feedback,) = exported["feedback"]
    assert (feedback["overall"], feedback["words"]) == (4, "Merci *Paul* | <b>parfait</b>")
    assert list(feedback["wanted"].values()) == [False]
    assert json.loads(json.dumps(exported)) == exported


async def test_the_sheet_says_it_all_to_people(cast: Cast, haircut: Service) -> None:
    sheet = render(await served(cast), haircut, "fr")
    for words in (
        "# Coupe de cheveux : ce qui est convenu",
        "## Indispensable",
        "« prix : 30 € au plus »",
        "✓ conforme",
        "plus que convenu, et ce n'était pas nécessaire",
        "Dans l'ensemble : 4 sur 5",
        r"> Merci \*Paul\* \| \<b\>parfait\</b\>",
        "## Versions",
    ):
        assert words in sheet


async def test_the_sheet_is_in_english_too(cast: Cast, haircut: Service) -> None:
    sheet = render(await served(cast), haircut, "en")
    assert "# Haircut: what was agreed" in sheet
    assert "convenu" not in sheet


async def test_an_older_version_can_be_read_again(cast: Cast, haircut: Service) -> None:
    case = await agreed(cast)
    assert case.baseline is not None
    newer = replace(case.baseline, version=2, requirements=())
    name, content = document(replace(case, baselines=(case.baseline, newer)), haircut, "fr", 1)
    assert name == f"{case.id}-v1.md"
    assert "barbe" in content.decode()


def test_a_sheet_without_agreement_says_so(haircut: Service) -> None:
    case = Case(id="k1", service="haircut", opened_at=TUESDAY, client="client:lea")
    assert "Rien n'est encore convenu." in render(case, haircut, "fr")


def test_a_name_is_data(haircut: Service) -> None:
    lea = Party(id="client:lea", name="# [Léa](http://x)\n- <i>", side="client")
    case = Case(id="k1", service="haircut", opened_at=TUESDAY, client="client:lea", parties=(lea,))
    assert r"- Personnes : \# \[Léa\](http\://x) - \<i\>" in render(case, haircut, "fr").splitlines()


@pytest.mark.parametrize("resolution", ["", "redo", "refund", "explained"])
def test_a_dispute_is_told_with_its_end(haircut: Service, resolution: Any) -> None:
    dispute = Dispute(
        id="d1", opened_by="client:lea", at=TUESDAY, requirements=("r1",), words="Trop court", resolution=resolution
    )
    case = Case(
        id="k1", service="haircut", opened_at=TUESDAY, client="client:lea", status=Status.DISPUTE, disputes=(dispute,)
    )
    ended = label(resolution or "open_dispute", "fr")
    assert f"client:lea : r1 « Trop court » → {ended}" in render(case, haircut, "fr")
    (exported,) = as_json(case, haircut)["disputes"]
    assert (exported["words"], exported["resolution"], exported["due"]) == ("Trop court", resolution, None)


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("plain, 30 € (max.)", "plain, 30 € (max.)"),
        ("*a* _b_ `c` ~d~", r"\*a\* \_b\_ \`c\` \~d\~"),
        ("- item", r"\- item"),
        ("# title", r"\# title"),
        ("1. item", "1\u2060. item"),
        ("http://x www.x a@b", r"http\://x www\.x a\@b"),
        ("a | b\nc", r"a \| b c"),
        ("back\\slash", "back\\\\slash"),
        ("&lt; <b>", r"\&lt; \<b\>"),
    ],
)
def test_words_never_format(words: str, escaped: str) -> None:
    assert escape(words) == escaped


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_has_its_words(language: Language) -> None:
    used = set(re.findall(r'self\.say\("(\w+)"', Path(markdown.__file__).read_text(encoding="utf-8")))
    assert len(used) > 15
    assert {f"sheet.{key}" for key in {*used, *STRENGTHS}} <= set(sentences(language))
    assert all(status_label(status, language) for status in Status)
