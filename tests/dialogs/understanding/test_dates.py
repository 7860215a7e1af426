"""Days, times and delays as people say them, on Tuesday 24 November 2026, 10:00, in Paris."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.understanding.recognise.dates import dates, delays
from dialogs.understanding.text.tokens import read

NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Paris"))

SAID = """
avant samedi                    before    2026-11-28
before saturday                 before    2026-11-28
d'ici samedi                    at_most   2026-11-28
by Saturday                     at_most   2026-11-28
pas avant mardi                 at_least  2026-12-01
not before Tuesday              at_least  2026-12-01
samedi                          is        2026-11-28
mardi                           is        2026-12-01
après mercredi                  after     2026-11-25
samedi au plus tard             at_most   2026-11-28
at the latest on Friday         at_most   2026-11-27
not after friday                at_most   2026-11-27
jusqu'au 30                     at_most   2026-11-30
pas le samedi                   not       2026-11-28
not on Monday                   not       2026-11-30
demain                          is        2026-11-25
après-demain                    is        2026-11-26
the day after tomorrow          is        2026-11-26
2moro                           is        2026-11-25
samedi en huit                  is        2026-12-05
Saturday week                   is        2026-12-05
a week on Saturday              is        2026-12-05
a week tomorrow                 is        2026-12-02
by easter                       at_most   2027-03-28
jusqu'au lundi de Pâques        at_most   2027-03-29
can't come until the 7th        at_least  2026-12-07
pas possible avant le 7         at_least  2026-12-07
dans la semaine                 at_most   2026-11-29
on the 12th, so before then     before    2026-12-12
friday half four                is        2026-11-27T16:30+01:00
friday, quarter past four       is        2026-11-27T16:15+01:00
friday quarter to four          is        2026-11-27T15:45+01:00
le 28                           is        2026-11-28
le 3                            is        2026-12-03
le 28/11                        is        2026-11-28
28/11/26                        is        2026-11-28
2026-11-28                      is        2026-11-28
le 3 décembre                   is        2026-12-03
Dec 5th                         is        2026-12-05
the 5th of December             is        2026-12-05
December 5, 2026                is        2026-12-05
saturday december 5             is        2026-12-05
le 2 février                    is        2027-02-02
29/02                           is        2028-02-29
vendredi 27 à 19 h              is        2026-11-27T19:00+01:00
vendredi avant 18h              before    2026-11-27T18:00+01:00
before 6pm on Friday            before    2026-11-27T18:00+01:00
d'ici vendredi 18h30            at_most   2026-11-27T18:30+01:00
Wednesday 2 December at 4.30pm  is        2026-12-02T16:30+01:00
le 3 décembre à midi            is        2026-12-03T12:00+01:00
samedi ou dimanche              is        2026-11-28 2026-11-29
entre lundi et mercredi         between   2026-11-30 2026-12-02
la semaine prochaine            between   2026-11-30 2026-12-06
this weekend                    between   2026-11-28 2026-11-29
mi-décembre                     between   2026-12-10 2026-12-20
avant la fin du mois            at_most   2026-11-30
by the end of the week          at_most   2026-11-29
avant Noël                      before    2026-12-25
dans 3 jours                    is        2026-11-27
in two weeks                    is        2026-12-08
in 5 working days               is        2026-12-01
lundi prochain dernier délai    at_most   2026-11-30
"""


@pytest.mark.parametrize("row", SAID.strip().splitlines(), ids=lambda row: " ".join(row.split()))
def test_days_are_understood(row: str) -> None:
    words, expected = row[:32].strip(), row[32:].split()
    (found,) = dates(read(words).text, NOW)
    assert (found.operator, *found.values, found.wrong) == (*expected, "")


@pytest.mark.parametrize("words", ["30/02", "le 31 novembre", "avant le 30 février", "31 November", "the 31st of June"])
def test_a_day_that_does_not_exist(words: str) -> None:
    assert [found.wrong for found in dates(read(words).text, NOW)] == ["impossible_date"]


@pytest.mark.parametrize(
    "words", ["hier", "yesterday", "le 3 novembre", "lundi dernier", "24/11/2025", "ce matin à 8h"]
)
def test_a_day_that_is_over(words: str) -> None:
    assert [found.wrong for found in dates(read(words).text, NOW)] == ["past_date"]


@pytest.mark.parametrize(
    "words",
    [
        "1/2",
        "24/7",
        "30 €",
        "15 mm",
        "je voudrais une coupe",
        "in a bun",
        "le 30 mm",
        "tous les lundis",
        "every monday",
        "il aime sortir le samedi",
        "march to my own beat",
        "may I come",
    ],
)
def test_what_is_no_day(words: str) -> None:
    assert dates(read(words).text, NOW) == []


@pytest.mark.parametrize(
    ("words", "days", "minutes"),
    [
        ("sous trois jours", 3, 0),
        ("within 3 days", 3, 0),
        ("une semaine", 7, 0),
        ("5 jours ouvrés", 7, 0),
        ("deux heures", 0, 120),
        ("1h30", 0, 90),
        ("1 h et demie", 0, 90),
        ("une demi-heure", 0, 30),
        ("half an hour", 0, 30),
        ("2 ou 3 semaines", 21, 0),
    ],
)
def test_delays_are_understood(words: str, days: int, minutes: int) -> None:
    assert [found[1:] for found in delays(read(words).text)] == [(days, minutes)]


@given(st.dates(date(2026, 11, 24), date(2099, 12, 31)))
def test_a_day_written_as_a_value_is_read_as_itself(day: date) -> None:
    assert [found.values for found in dates(read(day.isoformat()).text, NOW)] == [(day.isoformat(),)]


@given(st.dates(date(2026, 11, 24), date(2099, 12, 31)))
def test_a_day_written_by_numbers_is_read(day: date) -> None:
    words = f"avant le {day.day}/{day.month}/{day.year}"
    assert [(found.operator, found.values) for found in dates(read(words).text, NOW)] == [
        ("before", (day.isoformat(),))
    ]


calendar = st.sampled_from(
    [
        "le",
        "0",
        "1",
        "29",
        "30",
        "31",
        "32",
        "99",
        "/",
        "02",
        "13",
        "février",
        "samedi",
        "avant",
        "entre",
        "et",
        "du",
        "au",
        "mois",
        "fin",
        "prochain",
        "en",
        "8",
        "18",
        "h",
        "25",
        ":",
        "60",
        "dans",
        "9999",
        "jours",
        "semaines",
        "mois",
        "pm",
        "midi",
        "2026-02-30",
        "2026-13-01",
        "the",
        "of",
        "by",
        "february",
        "next",
        "week",
        "last",
    ]
)


@given(st.lists(calendar, max_size=9).map(" ".join) | st.text(max_size=40))
def test_no_words_are_too_strange(words: str) -> None:
    for found in dates(read(words).text, NOW):
        assert found.wrong or found.values
    assert all(lasting >= 0 for _, lasting, _ in delays(read(words).text))


@pytest.mark.parametrize("words", ["9" * 400 + " heures", "9" * 400 + " days", "9" * 30 + " months"])
def test_a_delay_beyond_all_years_is_none(words: str) -> None:
    assert list(delays(words)) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("avant samedi 30 € max", 28),
        ("pour samedi 30 euros", 28),
        ("le 12 décembre 40 €", 12),
        ("december 12 £ 40", 12),
    ],
)
def test_an_amount_after_a_day_belongs_to_no_date(words: str, day: int) -> None:
    assert [found.values[0][-2:] for found in dates(read(words).text, NOW)] == [str(day)]


@pytest.mark.parametrize(
    "words", ["samedi 30", "avant samedi 30 novembre", "Saturday 30 November", "Monday the 28th of November"]
)
def test_a_weekday_that_is_another_day_of_the_month_gets_a_question(words: str) -> None:
    assert [found.wrong for found in dates(read(words).text, NOW)] == ["impossible_date"]


@pytest.mark.parametrize("words", ["samedi 28", "lundi 30 novembre", "Saturday 28 November"])
def test_a_weekday_that_is_that_day_of_the_month_is_understood(words: str) -> None:
    (found,) = dates(read(words).text, NOW)
    assert (found.wrong, found.values[0][:8]) == ("", "2026-11-")
