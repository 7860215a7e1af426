"""A mere direction ("shorter on top") has no value, and can be asked about all the same."""

from __future__ import annotations

from tests.cast import Cast


async def test_a_direction_that_is_contradicted_is_tapped_by_its_name(cast: Cast) -> None:
    sam = cast.client("sam", "en")
    await sam.says("a haircut")
    await sam.says("it is too short and I am not happy")
    await sam.says("shorter on top, sides 9 mm, no gel")
    assert sam.last.message.kind == "clarify"
    assert "longer on top" in sam.labels, "what is too short should be longer"
