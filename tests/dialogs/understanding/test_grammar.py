"""Grammar that holds for every service: what is said on Tuesday 24 November 2026, 10:00, in Paris, and what it states."""

from __future__ import annotations

import pytest

from tests.dialogs.understanding.understanding_cast import heard, read


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("sat 28", "at_most 2026-11-28"),
        ("dimanche 29 à 10h", "at_most 2026-11-29T10:00+01:00"),
        ("sam. 28 à 14h30", "at_most 2026-11-28T14:30+01:00"),
        ("half past 5 on friday", "at_most 2026-11-27T17:30+01:00"),
        ("before the fair on Monday", "before 2026-11-30"),
        ("avant le mariage de ma soeur samedi", "before 2026-11-28"),
        ("not before the 12th and not after the 18th", "between 2026-12-12 2026-12-18"),
        ("pas avant le 10 et pas après le 15 décembre", "between 2026-12-10 2026-12-15"),
        ("pas avant le 10 janvier et pas après le 20", "between 2027-01-10 2027-01-20"),
        ("plutôt samedi que vendredi", "at_most 2026-11-28"),
        ("soit samedi soit lundi", "is 2026-11-28 2026-11-30"),
        ("from march", "at_least 2027-03-01"),
    ],
)
def test_days(words: str, day: str) -> None:
    assert read(words, "alterations") == {f"date {day}"}


@pytest.mark.parametrize(
    ("words", "service", "told"),
    [
        ("every Tuesday and Friday", "home_help", {"visits is w2", "date is tu,fr P1W"}),
        ("le mardi et le jeudi", "home_help", {"visits is w2"}),
        ("deux ou trois fois par semaine", "home_help", {"visits is w2 w3"}),
        ("deux visites quotidiennes", "home_help", {"visits is w14"}),
        ("un mardi sur deux", "garden", {"frequency is fortnightly", "date is tu P2W"}),
        ("mondays please", "garden", {"frequency is weekly", "date is mo"}),
    ],
)
def test_days_of_a_habit_tell_how_often_and_are_no_single_day(words: str, service: str, told: set[str]) -> None:
    assert read(words, service) == told


@pytest.mark.parametrize("words", ["un week-end sur deux je suis là", "never on sundays"])
def test_a_habit_that_nobody_offers_states_nothing(words: str) -> None:
    assert read(words, "alterations") == set()


@pytest.mark.parametrize(
    ("words", "service", "stated"),
    [
        ("2-3k", "website", "price between 2000 EUR 3000 EUR"),
        ("mille cinq cents euros maxi", "website", "price at_most 1500 EUR"),
        ("40 a visit tops", "garden", "price at_most 40 EUR"),
        ("8 adultes et 6 enfants", "birthday_cake", "servings is 14"),
        ("une trentaine de personnes", "birthday_cake", "servings is 30"),
        ("1m60 ou 1m80 la haie", "garden", "hedge is h160 h180"),
        ("haie à 1m80 pas plus bas", "garden", "hedge at_least h180"),
        ("pas plus de 180 pour la haie", "garden", "hedge at_most h180"),
        ("pas plus de 3 visites", "home_help", "visits at_most w3"),
    ],
)
def test_numbers(words: str, service: str, stated: str) -> None:
    assert read(words, service) == {stated}


def test_a_price_beside_a_day_is_no_part_of_it() -> None:
    assert read("december 12 €40", "alterations") == {"date at_most 2026-12-12", "price at_most 40 EUR"}


def test_four_buttons_are_no_four_garments() -> None:
    assert read("il manque 4 boutons sur ma chemise", "alterations") == {"operation is buttons", "garment is shirt"}


@pytest.mark.parametrize(
    ("words", "allergy"),
    [
        ("my daughter swells up if there are hazelnuts", "nuts"),
        ("sans arachide surtout, elle finit aux urgences", "nuts"),
        ("la moindre trace de noisette et c'est l'hôpital", "nuts"),
        ("eggs make him really ill", "egg"),
        ("can't have gluten or dairy", "gluten milk"),
    ],
)
def test_what_a_body_does_not_bear_is_an_allergy(words: str, allergy: str) -> None:
    assert read(words, "birthday_cake") == {f"allergy is {allergy}"}


@pytest.mark.parametrize(
    "words", ["praliné noisette", "pas de noisette", "he's fine with nuts", "pas d'allergie aux noix"]
)
def test_taste_and_relief_are_no_allergy(words: str) -> None:
    assert not any(line.startswith("allergy is") for line in read(words, "birthday_cake"))


@pytest.mark.parametrize(
    ("words", "service", "stated"),
    [
        ("can't choose between navy and dark for the background", "website", "background is navy dark"),
        ("vanilla, or failing that strawberry", "birthday_cake", "flavour is vanilla strawberry"),
        ("space theme or cars", "birthday_cake", "theme is space cars"),
        ("not the hedge, just the lawn", "garden", "hedge is untouched"),
        ("on garde les arbres tels quels", "garden", "trees is none"),
        ("dad can't manage the shower on his own", "home_help", "hygiene is shower"),
        ("crème au beurre, non merci", "birthday_cake", "icing not buttercream"),
        ("écrivez joyeux anniversaire Léo dessus", "birthday_cake", "message is joyeux anniversaire Léo"),
    ],
)
def test_choices_and_refusals(words: str, service: str, stated: str) -> None:
    assert read(words, service) == {stated}


@pytest.mark.parametrize(
    ("words", "asked", "stated"),
    [
        ("leave it as it is", "hedge", "hedge is untouched"),
        ("laissez comme ça", "trees", "trees is none"),
        ("c'est trop", "frequency", "frequency less"),
        ("we'll tell you another day", "trees", "trees later"),
    ],
)
def test_answers_without_a_value(words: str, asked: str, stated: str) -> None:
    assert read(words, "garden", asked) == {stated}


def test_a_bonus_after_the_values_is_said_of_all_that_go_together() -> None:
    found = heard("cream background with green buttons, ideally", "website").readings
    assert [each.strength for each in found] == ["bonus", "bonus"]
