"""The organisation's file: each mistake is told with its line and its remedy."""

from __future__ import annotations

import pytest

from bot.organisation import check_profile, example
from dialogs.catalogue.load import examine_profile
from tests.cast import shipped

QUESTION = 'words = { fr = ["wifi"], en = ["wifi"] }\nanswer = { fr = "Oui.", en = "Yes." }\n'

MISTAKES = [
    ("nome = 'x'", 1, "there is no key 'nome' here. Did you mean 'name'?"),
    ('parking = "in front"', 1, '\'parking\' must be in both languages. Write parking = { fr = "…", en = "…" }.'),
    ('parking = { fr = "devant" }', 1, 'the words are in one language only. Add en = "…".'),
    ('[hours]\nmonday = ["9-12"]', 2, "'9-12' is not written as it must be. Write begin and end of the same day"),
    ('[hours]\nmunday = ["09:00-12:00"]', 2, "there is no key 'munday' here. Did you mean 'monday'?"),
    ('[hours]\nmonday = ["12:00-09:00"]', 2, "'12:00-09:00' ends before it begins. Write begin before end"),
    ('[hours]\nmonday = ["09:00-12:00", "11:00-15:00"]', 2, "'09:00-12:00' and '11:00-15:00' overlap."),
    ('holidays = "France"', 1, "'France' is not written as it must be. Write the two capitals of a country"),
    ('holidays = "XX"', 1, "the public holidays of 'XX' are not known."),
    ('holidays = "DE"\nregion = "XY"', 2, "'XY' is no region of DE with holidays of its own. Known: 'BB'"),
    ('region = "57"', 1, "there is a region without a country."),
    ('[[closed]]\nfirst = "soon"', 2, "'first' is no day. Write year, month and day without quotes, as in 2026-12-24."),
    ("[[closed]]\nfirst = 2026-12-24\nlast = 2026-12-01", 3, "the last day, 2026-12-01, lies before the first"),
    ("[[opened]]\nday = 2026-12-24", 1, "'hours' is missing. Add hours = …"),
    ("[[staff]]", 1, "'name' is missing. Add name = …"),
    ('[[staff]]\nname = "Paul"\n[[staff]]\nname = "Paul"', 4, "'Paul' stands twice."),
    ('[[questions]]\nid = "wifi"\nwords = { fr = ["wifi"] }\nanswer = { fr = "O", en = "Y" }', 3, "are in one only."),
    (f'[[questions]]\nid = "a"\n{QUESTION}[[questions]]\nid = "b"\n{QUESTION}', 7, "'wifi' asks question 'a' too."),
    ("[appointments]\nslot = 1", 2, "'slot' is not as it must be."),
    ("[hours", 1, "the file"),
]


@pytest.mark.parametrize(("text", "line", "said"), MISTAKES)
def test_each_mistake_is_told_with_its_line_and_its_remedy(text: str, line: int, said: str) -> None:
    mistakes, profile = examine_profile(text, "organisation.toml")
    assert profile is None
    found = [str(mistake) for mistake in mistakes if said in str(mistake)]
    assert found, "\n".join(map(str, mistakes))
    assert found[0].startswith(f"organisation.toml:{line}: ")


def test_the_example_that_we_ship_is_good() -> None:
    assert check_profile(example(), shipped()) == ()


def test_photos_of_own_work_are_there_and_show_what_is_offered(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "organisation.toml"
    path.write_text('[[work]]\nservice = "haircut"\noutcome = "crew_cat"\nphotos = ["cut.jpg"]\n', encoding="utf-8")
    told = [str(mistake) for mistake in check_profile(path, shipped())]
    assert len(told) == 2
    assert told[0].startswith("organisation.toml:3: work: service 'haircut' has no outcome 'crew_cat'.")
    assert told[1].startswith("organisation.toml:4: work: 'cut.jpg' does not stand beside the file.")
