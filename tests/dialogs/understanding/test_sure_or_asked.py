"""What is sure is taken; what others do, what was, and what is only asked is not, and nothing is turned round."""

from __future__ import annotations

import pytest

from dialogs.understanding import understand
from dialogs.understanding.result import Context, Understanding
from tests.dialogs.understanding.understanding_cast import CATALOGUE, NOW, heard, read


def shown(words: str, service: str, **values: str) -> set[str]:
    """Each reading as a line, after these values were shown."""
    got = understand(words, CATALOGUE[service], Context(now=NOW, shown=values))
    return {" ".join((each.aspect, each.operator, *each.values)) for each in got.readings}


@pytest.mark.parametrize(
    ("words", "service", "said"),
    [
        ("c'est un peu trop cher", "haircut", "price less 40 EUR"),
        ("anything cheaper?", "haircut", "price less 40 EUR"),
        ("sooner would be better", "haircut", "date less 2026-12-10"),
        ("un peu plus tard si possible", "haircut", "date more 2026-12-10"),
    ],
)
def test_less_of_a_price_or_a_day_that_was_shown(words: str, service: str, said: str) -> None:
    assert said in shown(words, service, price="40 EUR", date="2026-12-10")


@pytest.mark.parametrize("words", ["un chouïa plus", "a tad more please", "encore un peu plus"])
def test_a_bare_more_is_about_the_only_thing_shown(words: str) -> None:
    assert shown(words, "alterations", amount="30 mm") == {"amount more 30 mm"}


@pytest.mark.parametrize(
    ("words", "service", "stands", "falls"),
    [
        (
            "un gâteau rond... non attendez, plutôt en forme de cœur",
            "birthday_cake",
            "shape is heart",
            "shape is round",
        ),
        ("every week, no wait, once a month", "garden", "frequency is monthly", "frequency is weekly"),
        ("a heart shape, sorry I mean square", "birthday_cake", "shape is square", "shape is heart"),
    ],
)
def test_a_value_taken_back_in_the_same_breath_falls(words: str, service: str, stands: str, falls: str) -> None:
    found = read(words, service)
    assert stands in found
    assert falls not in found


@pytest.mark.parametrize(
    ("words", "service"),
    [
        ("I don't want to spend more than 120 euros", "birthday_cake"),
        ("je ne veux pas mettre plus de 120 euros", "birthday_cake"),
    ],
)
def test_a_limit_that_is_denied_to_be_passed_is_a_ceiling(words: str, service: str) -> None:
    assert "price at_most 120 EUR" in read(words, service)


@pytest.mark.parametrize(
    "words", ["come whenever you like but not on a Monday", "I can't do Monday", "surtout pas un lundi"]
)
def test_a_day_that_is_ruled_out_is_no_last_day(words: str) -> None:
    assert not any(line.startswith("date at_most") for line in read(words, "garden"))


def test_what_only_names_things_is_left_as_it_was_said() -> None:
    assert heard("la haie c'est bon, juste la pelouse", "garden").unread == ("la haie c'est bon, juste la pelouse",)


def test_what_an_allergy_does_is_no_wish() -> None:
    assert read("Le parfum me donne des plaques", "haircut") == {"allergies is fragrance"}


def test_who_cannot_any_more_refuses_nothing() -> None:
    assert not any(" not " in line for line in read("il ne peut plus prendre sa douche tout seul", "home_help"))


def test_taking_away_what_a_value_takes_away_denies_nothing() -> None:
    assert "trees not dead" not in read("enlevez juste les branches mortes", "garden")


@pytest.mark.parametrize(
    "words",
    [
        "mon voisin avait une coupe en brosse l'an dernier",
        "my brother had an undercut when he was at school",
    ],
)
def test_what_others_had_is_never_taken(words: str) -> None:
    assert heard(words, "haircut").readings == ()


def test_what_is_not_sure_is_offered_with_its_clause_and_left_nowhere_else() -> None:
    got: Understanding = heard("my brother had an undercut when he was at school", "haircut")
    assert [offer.words for offer in got.offers] == ["my brother had an undercut when he was at school"]
    assert got.left == ()
    assert got.unread == ("my brother had an undercut when he was at school",)


@pytest.mark.parametrize(
    ("words", "never"),
    [
        ("un dégradé pas trop court sur les côtés", "fade is none"),
        ("a fade, not too short on the sides", "fade is none"),
    ],
)
def test_a_no_that_goes_on_denies_what_follows_it(words: str, never: str) -> None:
    assert never not in read(words, "haircut")


@pytest.mark.parametrize(
    ("words", "service", "never"),
    [
        ("I lose them all the time", "alterations", "fit is loose"),
    ],
)
def test_a_word_of_the_language_is_no_slip_of_another(words: str, service: str, never: str) -> None:
    assert never not in read(words, service)


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        ("Bürstenschnitt, nicht zu kurz", "de", "nicht zu kurz"),
        ("une coupe afro, pas trop courte sur les côtés", "fr", "pas trop courte"),
        ("a crew cut, not too short", "en", "not too short"),
    ],
)
def test_a_degree_is_quoted_with_its_value_and_never_without(words: str, language: str, said: str) -> None:
    got = understand(words, CATALOGUE["haircut"], Context(now=NOW, language=language))
    vague = [each.words for each in got.readings if each.operator == "vague"]
    assert vague
    assert all(said in each for each in vague)
