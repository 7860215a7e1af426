"""More and less than what: of what was shown or named; of what nobody knows it is asked, and never the far end is shown."""

from __future__ import annotations

import pytest

from tests.cast import Cast


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("fr", "un peu moins court sur le dessus, on voyait la peau"),
        ("fr", "plus long dessus s'il vous plaît"),
        ("en", "a little less short on top"),
        ("en", "not so short on top please"),
        ("en", "a bit longer on top please"),
    ],
)
async def test_a_comparison_with_a_present_that_nobody_knows_is_asked_about_not_drawn(
    cast: Cast, language: str, wish: str
) -> None:
    lea = cast.client("lea", language)
    await lea.says("/start haircut")
    await lea.says(wish)
    assert lea.last.message.kind == "question", lea.reads()
    assert lea.last.message.aspects == ("length_top",)


async def test_who_cannot_say_how_much_longer_keeps_the_words(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("/start haircut")
    await lea.says("plus long dessus s'il vous plaît")
    await lea.taps("Je ne sais pas")
    assert "plus long dessus" in next(s.values[0] for s in (await cast.case()).live if s.aspect == "own_1")


async def test_longer_than_the_result_that_is_named_is_longer_than_that(cast: Cast) -> None:
    lea = cast.client("lea", "en")
    await lea.says("/start haircut")
    await lea.says("a crew cut but longer on top")
    assert lea.last.message.kind == "proposal", lea.reads()
    assert lea.last.message.values["length_top"] == "15mm"


async def test_two_sums_that_a_price_lies_between_are_no_least_price(cast: Cast) -> None:
    ann = cast.client("ann", "en")
    await ann.says("/start website")
    await ann.says("a brochure site, between 800 and 1,200 euros")
    assert "not possible" not in ann.reads()


@pytest.mark.parametrize(
    ("language", "words", "limit"),
    [
        ("fr", "100 euros ? C'est beaucoup trop cher, 40 maxi", "40 EUR"),
        ("fr", "109 euros ?! Non, 60 maximum", "60 EUR"),
        ("en", "165 euros!? no way, 60 tops", "60 EUR"),
        ("en", "€100? that is far too much, 40 at most", "40 EUR"),
    ],
)
async def test_a_price_repeated_in_disbelief_is_no_limit(cast: Cast, language: str, words: str, limit: str) -> None:
    lea = cast.client("lea", language)
    await lea.says("/start haircut")
    await lea.says(words)
    said = [(s.operator, s.values) for s in (await cast.case()).live if s.aspect == "price"]
    assert said == [("at_most", (limit,))]
