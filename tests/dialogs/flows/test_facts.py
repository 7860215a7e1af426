"""What is so is no wish: asked where something depends on it, never guessed, ticked or bent, and a danger stays."""

from __future__ import annotations

import pytest

from dialogs.domain.service import is_own
from dialogs.policy.draft import draft
from dialogs.policy.plan import view
from tests.cast import Cast, Player, shipped

HEM = "raccourcir mon pantalon de 3 cm, 1 pièce, pour le 10 décembre, 40 € au plus"


async def _lines(cast: Cast, service: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    lines = draft(view(await cast.case(), shipped()[service]))
    return {line.requirement.aspect: (line.requirement.strength, line.requirement.values) for line in lines}


async def _begun(player: Player, service: str, words: str) -> None:
    await player.says(f"/start {service}")
    await player.says(words)


async def test_a_fact_that_price_and_risk_depend_on_is_asked_and_never_guessed(cast: Cast) -> None:
    lea = cast.client("lea")
    await _begun(lea, "alterations", HEM)
    assert "fabric" not in view(await cast.case(), shipped()["alterations"]).plan.values
    await lea.taps("C'est ça")
    assert lea.last.message.aspects == ("fabric",), lea.reads()
    assert "Peu importe" not in lea.labels
    await lea.says("c'est du cuir")
    assert (await _lines(cast, "alterations"))["fabric"] == ("must", ("leather",))


@pytest.mark.parametrize(("language", "words"), [("fr", "peu importe"), ("en", "I don't mind")])
async def test_nobody_can_be_indifferent_to_what_is_so(cast: Cast, language: str, words: str) -> None:
    lea = cast.client("lea", language)
    await _begun(
        lea,
        "alterations",
        HEM if language == "fr" else "shorten my trousers by 3 cm, 1 piece, by 10 December, 40 € at most",
    )
    await lea.taps("C'est ça" if language == "fr" else "That's it")
    await lea.says(words)
    said = [s.operator for s in (await cast.case()).live if s.aspect == "fabric"]
    assert said == ["unknown"]


async def test_no_way_out_changes_what_is_so(cast: Cast) -> None:
    lea = cast.client("lea")
    await _begun(
        lea, "alterations", "raccourcir mon pantalon en cuir de 3 cm, 1 pièce, pour le 10 décembre, 5 € au plus"
    )
    assert not [label for label in lea.labels if "matière" in label and "✗" not in label], lea.reads()


async def test_a_danger_that_was_told_outlives_a_contradiction_that_is_settled_by_neither(cast: Cast) -> None:
    ann = cast.client("ann")
    await _begun(ann, "birthday_cake", "un fraisier pour 12, allergie aux noix")
    await ann.says("aucune allergie")
    if "Ni l'un ni l'autre" in ann.labels:
        await ann.taps("Ni l'un ni l'autre")
    kept = [s.values for s in (await cast.case()).live if s.aspect == "allergy" or is_own(s.aspect)]
    assert any("noix" in word or word == "nuts" for values in kept for word in values), ann.reads()


async def test_a_danger_stays_where_it_does_not_apply_any_more(cast: Cast) -> None:
    ann = cast.client("ann", "en")
    await _begun(ann, "home_help", "for my mother. she chokes on thin drinks, cook lunch for her")
    await ann.says("actually no meals, she cooks for herself")
    assert (await _lines(cast, "home_help"))["texture"] == ("must", ("thickened",))
