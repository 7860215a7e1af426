"""When somebody comes, in the words of people; said on Tuesday 24 November 2026, 10:00, in Paris."""

from __future__ import annotations

import pytest

from tests.dialogs.understanding.understanding_cast import heard, read


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("samedi matin", {"date is 2026-11-28 00:00/11:59"}),
        ("Saturday morning", {"date is 2026-11-28 00:00/11:59"}),
        ("pas le dimanche", {"date not su"}),
        ("jamais le dimanche", {"date not su"}),
        ("never on Sunday", {"date not su"}),
        ("pas avant 9 h", {"date at_least 09:00"}),
        ("And not before 9 in the morning", {"date at_least 09:00"}),
        ("un jeudi sur deux", {"date is th P2W"}),
        ("every second Thursday", {"date is th P2W"}),
        ("every Tuesday at 9am", {"date is tu 09:00 P1W"}),
        ("après l'école, 16:45", {"date is 16:45"}),
        ("after the school run, 16:45", {"date is 16:45"}),
        ("lunch time", {"date is 12:00/13:59"}),
        ("à l'heure du déjeuner", {"date is 12:00/13:59"}),
        ("le soir pas le matin", {"date is 18:00/23:59", "date not 00:00/11:59"}),
        ("samedi ou dimanche matin", {"date is 2026-11-28 00:00/11:59 2026-11-29 00:00/11:59"}),
        ("le samedi entre 9h et 11h", {"date is 2026-11-28 09:00/11:00"}),
        ("samedi avant 10h", {"date is 2026-11-28 00:00/09:59"}),
        ("by Saturday", {"date at_most 2026-11-28"}),
        ("d'ici samedi", {"date at_most 2026-11-28"}),
        ("fin janvier", {"date between 2027-01-21 2027-01-31"}),
        ("dimanche en huit, donc le samedi d'avant", {"date is 2026-12-05"}),
        ("Sunday week, so the Saturday before", {"date is 2026-12-05"}),
        ("the wedding is on the 12th, so the day before", {"date is 2026-12-11"}),
        ("dans deux jours je te dis", set()),
        ("I'll tell you on Saturday", set()),
    ],
)
def test_when_somebody_comes(words: str, told: set[str]) -> None:
    assert read(words, "haircut") == told


@pytest.mark.parametrize("words", ["are you open on sunday?", "vous êtes ouverts le dimanche ?"])
def test_the_day_of_a_question_is_no_date(words: str) -> None:
    assert read(words, "haircut") == set()
    assert heard(words, "haircut").queries


def test_a_refused_day_is_not_the_day_named_after_it() -> None:
    assert "date not fr" in read("wait not friday, thursday", "haircut")
