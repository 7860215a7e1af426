"""At the end it is asked, area by area, what was left out; what is said then binds, and "nothing more" ends it."""

from __future__ import annotations

import pytest

from dialogs.domain.service import is_own
from tests.cast import Cast, Player

SITE = "a brochure site, by 20 December, 3000 euros at most"
CAKE = "un fraisier pour 12, aucune allergie, pour le 20 décembre, 150 € au plus"


async def _own(cast: Cast) -> list[str]:
    return [s.values[0] for s in (await cast.case()).live if is_own(s.aspect)]


async def _asked(person: Player, service: str, words: str, *taps: str) -> None:
    await person.says(f"/start {service}")
    await person.says(words)
    for label in taps:
        await person.taps(label)


async def test_what_was_left_out_is_asked_area_by_area_and_binds_in_ones_own_words(house: Cast) -> None:
    ann = house.client("ann", "en")
    await _asked(ann, "website", SITE, "That's it")
    assert ann.sees("Anything else that visitors should be able to do")
    await ann.says("they listen to samples of our concerts")
    assert ann.sees("Anything else that each entry or page should show")
    await ann.says("the names of the soloists")
    assert ann.sees("Anything else about who may see")
    await ann.says("no")
    assert ann.last.message.kind == "read_back", ann.reads()
    assert await _own(house) == ["they listen to samples of our concerts", "the names of the soloists"]


@pytest.mark.parametrize("end", ["Rien de plus", "Plus tard"])
async def test_nothing_more_ends_all_of_it(house: Cast, end: str) -> None:
    lea = house.client("lea")
    await _asked(lea, "birthday_cake", CAKE, "C'est ça")
    assert lea.sees("Autre chose sur ce que le gâteau contient")
    await lea.taps(end)
    assert lea.last.message.kind == "read_back", lea.reads()


@pytest.mark.parametrize("end", ["non", "non merci", "c'est tout", "rien d'autre", "non, c'est bon"])
async def test_so_does_a_no_in_words(house: Cast, end: str) -> None:
    lea = house.client("lea")
    await _asked(lea, "birthday_cake", CAKE, "C'est ça")
    await lea.says(end)
    assert lea.last.message.kind == "read_back", lea.reads()
    assert await _own(house) == []


async def test_who_only_says_yes_is_asked_to_tell(house: Cast) -> None:
    lea = house.client("lea")
    await _asked(lea, "birthday_cake", CAKE, "C'est ça")
    await lea.says("oui")
    assert lea.sees("Dites-moi")
    await lea.says("sans alcool, c'est pour des enfants")
    assert any("sans alcool" in words for words in await _own(house))


async def test_a_value_that_comes_up_there_is_read_like_any(house: Cast) -> None:
    lea = house.client("lea")
    await _asked(lea, "birthday_cake", CAKE, "C'est ça")
    await lea.says("il est allergique aux noix")
    assert any(s.aspect == "allergy" and "nuts" in s.values for s in (await house.case()).live)


async def test_what_was_read_back_once_is_not_asked_about_again(house: Cast) -> None:
    lea = house.client("lea")
    await _asked(lea, "birthday_cake", CAKE, "C'est ça", "Rien de plus")
    await lea.says("pour 14 personnes")
    assert "Autre chose" not in lea.reads()
