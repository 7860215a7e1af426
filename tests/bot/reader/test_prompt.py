"""The schema is closed: nothing but what the service file knows fits it."""

from __future__ import annotations

import pytest

from bot.reader.model import NoAnswer
from bot.reader.prompt import instructions, schema, suggestions
from bot.reader.question import Question
from dialogs.domain.suggestion import Suggestion
from tests.bot.reader.scripted_model import answer, stated
from tests.cast import TUESDAY


def _of(schema, aspect):
    statements = schema["properties"]["statements"]["items"]["anyOf"]
    (one,) = [each["properties"] for each in statements if each["properties"]["aspect"]["enum"] == [aspect]]
    return one["operator"]["enum"], one["values"]["items"]


def test_aspects_have_their_operators_and_values_and_no_others(catalogue):
    haircut = schema(catalogue["haircut"])
    operators, values = _of(haircut, "nape")
    assert operators == ["is", "not"]
    assert values == {"type": "string", "enum": ["tapered", "straight", "rounded", "natural", "long"]}
    assert "crew_cut" in _of(haircut, "outcome")[1]["enum"]
    assert _of(haircut, "price")[1]["pattern"] == r"^\d+(\.\d+)? EUR$"
    assert _of(schema(catalogue["alterations"]), "amount")[1]["pattern"] == r"^\d+(\.\d+)? mm$"


def test_every_object_of_every_service_is_closed(catalogue):
    for service in catalogue.values():
        whole = schema(service)
        for each in (whole, *whole["properties"]["statements"]["items"]["anyOf"]):
            assert each["additionalProperties"] is False
            assert each["required"] == list(each["properties"])


def test_the_instructions_say_what_was_asked_and_what_the_values_mean(catalogue):
    told = instructions(Question(text="carrée", service=catalogue["haircut"], language="fr", now=TUESDAY, asked="nape"))
    assert "comment voulez-vous la nuque ?" in told
    assert "straight = droite" in told
    assert "2026-11-24" in told
    assert "carrée" not in told


def test_an_answer_becomes_suggestions():
    assert suggestions(stated("nape", "is", "straight", quote="carrée")) == (
        Suggestion(aspect="nape", operator="is", values=("straight",), words="carrée"),
    )
    assert suggestions(answer()) == ()


@pytest.mark.parametrize(
    "said", ["", "Sure! {", "[]", '{"statements": [{"aspect": "nape"}]}', "null", '{"statements": 3}']
)
def test_an_answer_of_another_shape_is_none(said):
    with pytest.raises(NoAnswer, match="not of the schema"):
        suggestions(said)
