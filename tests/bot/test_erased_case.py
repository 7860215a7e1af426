"""A button of a case that was erased meanwhile, with somebody's data."""

from __future__ import annotations

from tests.cast import Cast


async def test_who_taps_in_an_erased_case_is_told_that_it_is_gone(cast: Cast) -> None:
    lea, paul = cast.client("lea"), cast.staff("paul")
    await lea.says("Une coupe en brosse, avant samedi, 30 € max")
    await paul.says("/queue")
    await paul.taps(paul.labels[0])
    await lea.taps("C'est ça")
    await cast.store.erase(case=(await cast.case()).id)
    await lea.taps(lea.labels[0])
    assert lea.sees("n'est plus là")
