"""What a language model suggests holds only where the words, the service file and the rules let it; it is never sure."""

from __future__ import annotations

import pytest

from dialogs.domain.suggestion import Suggestion
from dialogs.understanding import understand
from dialogs.understanding.confidence import SURE
from dialogs.understanding.proposed import MOST
from dialogs.understanding.result import Context, Understanding
from dialogs.understanding.trace import trace
from tests.dialogs.understanding.understanding_cast import CATALOGUE, NOW

SQUARE = "Derrière, d'équerre comme un soldat"


def suggested(aspect: str, operator: str, *values: str, words: str) -> Suggestion:
    return Suggestion(aspect=aspect, operator=operator, values=values, words=words)


def heard(text: str, *suggestions: Suggestion, service: str = "haircut") -> Understanding:
    return understand(text, CATALOGUE[service], Context(now=NOW, suggested=suggestions))


def claims(understood: Understanding) -> list[str]:
    return [" ".join((each.aspect, each.operator, *each.values)) for each in understood.readings]


def why_not(text: str, suggestion: Suggestion, service: str = "haircut") -> str:
    """The rule by which `explain` says that a suggestion is declined; "" where it holds."""
    context = Context(now=NOW, suggested=(suggestion,))
    lines = [
        line for told in trace(text, CATALOGUE[service], context) if told.stage == "propose" for line in told.lines
    ]
    (line,) = lines
    return line.rpartition(": ")[2] if line.startswith("not ") else ""


def test_what_the_rules_do_not_read_is_taken_as_unsure_and_its_words_stay():
    before = heard(SQUARE)
    after = heard(SQUARE, suggested("nape", "is", "straight", words="d'équerre"))
    assert claims(before) == []
    assert claims(after) == ["nape is straight"]
    (reading,) = after.readings
    assert reading.words == "d'équerre"
    assert reading.sure < SURE
    assert after.left == before.left == ("d'équerre comme un soldat",)


@pytest.mark.parametrize(
    "quote",
    ["la nuque d'équerre", "D'équerre", "d'equerre", "équer", "", "   "],
    ids=["added", "capital", "no accent", "part of a word", "none", "blanks"],
)
def test_a_quote_that_is_not_in_the_message_word_for_word_is_thrown_away(quote):
    assert why_not(SQUARE, suggested("nape", "is", "straight", words=quote)) == "proposed.invented"


@pytest.mark.parametrize(
    ("aspect", "operator"), [("shoe_size", "is"), ("nape", "at_most"), ("nape", "vague"), ("nape", "drop table")]
)
def test_what_the_service_does_not_know_stays_in_the_person_s_own_words(aspect, operator):
    suggestion = suggested(aspect, operator, "straight", words="d'équerre")
    assert why_not(SQUARE, suggestion) == "proposed.unknown"
    assert heard(SQUARE, suggestion) == heard(SQUARE)


@pytest.mark.parametrize("values", [(), ("cubic",), ("straight", "cubic")])
def test_values_that_the_aspect_does_not_have_are_declined(values):
    assert why_not(SQUARE, suggested("nape", "is", *values, words="d'équerre")) == "proposed.valueless"


@pytest.mark.parametrize(
    ("aspect", "operator", "value"),
    [
        ("allergies", "is", "latex"),
        ("date", "is", "2026-11-28"),
        ("price", "at_most", "30 EUR"),
        ("length_top", "is", "6mm"),
        ("outcome", "is", "crew_cut"),
    ],
    ids=["an allergy", "a date", "a sum", "what cannot be undone", "a result that settles it"],
)
def test_some_things_are_never_taken_from_a_model_alone(aspect, operator, value):
    assert why_not(SQUARE, suggested(aspect, operator, value, words="d'équerre")) == "proposed.never_alone"


@pytest.mark.parametrize(
    ("operator", "values", "quote", "why"),
    [
        ("is", ("3",), "trois de mes affaires", ""),
        ("between", ("3",), "trois de mes affaires", "proposed.valueless"),
        ("is", ("3 kg",), "trois de mes affaires", "proposed.valueless"),
        ("is", ("three",), "trois de mes affaires", "proposed.valueless"),
        ("is", ("3",), "de mes affaires", "proposed.unsaid"),
    ],
)
def test_a_number_must_be_said_and_be_one_of_its_aspect(operator, values, quote, why):
    suggestion = suggested("pieces", operator, *values, words=quote)
    assert why_not("Je vous apporte trois de mes affaires", suggestion, "alterations") == why


def test_words_to_be_written_must_be_the_person_s_own():
    text = "Dessus, il y aurait le blason du club, puis Allez les petits"
    cake = CATALOGUE["birthday_cake"]
    (aspect, *_) = [a for a in cake.aspects if a.kind == "text" and a.irreversible == "none"]
    said = suggested(aspect.id, "is", "Allez les petits", words="puis Allez les petits")
    made_up = suggested(aspect.id, "is", "Allez les grands", words="puis Allez les petits")
    assert why_not(text, made_up, "birthday_cake") == "proposed.unsaid"
    assert why_not(text, said, "birthday_cake") in ("", "proposed.known", "proposed.contradicting")


@pytest.mark.parametrize(
    ("text", "operator", "value", "quote", "why"),
    [
        ("Surtout pas d'équerre derrière", "is", "straight", "d'équerre", "proposed.turned_round"),
        ("Surtout pas d'équerre derrière", "is", "straight", "pas d'équerre", "proposed.turned_round"),
        ("Surtout pas d'équerre derrière", "not", "straight", "pas d'équerre", ""),
        ("Derrière n'allez pas y mettre la main", "is", "natural", "n'allez pas y mettre la main", ""),
        ("Pas de chichis mais d'équerre derrière", "is", "straight", "d'équerre derrière", ""),
    ],
)
def test_nothing_is_turned_round(text, operator, value, quote, why):
    assert why_not(text, suggested("nape", operator, value, words=quote)) == why


def test_what_the_rules_read_surely_is_neither_contradicted_nor_said_twice():
    text = "La nuque arrondie, bien d'équerre"
    assert "nape is rounded" in claims(heard(text))
    assert why_not(text, suggested("nape", "is", "straight", words="d'équerre")) == "proposed.contradicting"
    assert why_not(text, suggested("nape", "is", "rounded", words="arrondie")) == "proposed.known"


def test_a_model_does_not_contradict_itself():
    one = suggested("nape", "is", "straight", words="d'équerre")
    other = suggested("nape", "is", "rounded", words="d'équerre")
    assert claims(heard(SQUARE, one, other)) == ["nape is straight"]


def test_a_message_that_only_does_something_states_nothing():
    assert why_not("stop", suggested("nape", "is", "straight", words="stop")) == "proposed.acting"


def test_only_so_many_suggestions_are_looked_at():
    many = [suggested("shoe_size", "is", words="d'équerre")] * MOST
    assert claims(heard(SQUARE, *many, suggested("nape", "is", "straight", words="d'équerre"))) == []


def test_every_service_survives_any_suggestion():
    for service in CATALOGUE.values():
        for aspect in (*service.by_id, "outcome", ""):
            for operator in ("is", "between", "at_most", "any", ""):
                for value in ("", "nan mm", "1e99", "P", "2026-13-45", *aspect):
                    heard("3 fois rien", suggested(aspect, operator, value, words="3 fois rien"), service=service.id)
