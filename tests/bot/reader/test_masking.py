"""Names do not leave the house; what is quoted comes back in the person's own words."""

from __future__ import annotations

import pytest

from bot.reader.masking import masked
from dialogs.domain.suggestion import Suggestion


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Bonjour, c'est léa, pour Tom", "Bonjour, c'est PERSON_1, pour PERSON_2"),
        ("Bonjour, c’est lea, LÉA Dupont", "Bonjour, c’est PERSON_1, PERSON_2 PERSON_3"),
        ("Je m'appelle Zoé Martin-Petit", "Je m'appelle PERSON_1 PERSON_2"),
        ("Moi c'est Karim, avec Mme Leroy", "Moi c'est PERSON_1, avec PERSON_2 PERSON_3"),
        ("My name is Alice and this is for Bob", "My name is PERSON_1 and this is for PERSON_2"),
        ("Tom et encore Tom, pour Tom", "PERSON_1 et encore PERSON_1, pour PERSON_1"),
        ("zoe@example.org ou 06 12 34 56 78, ou +33612345678", "PERSON_1 ou PERSON_2, ou PERSON_3"),
        ("pour Noël, avant samedi 28, 30 € maximum", "pour Noël, avant samedi 28, 30 € maximum"),
        ("la Duponterie n'est personne", "la Duponterie n'est personne"),
    ],
)
def test_names_and_ways_to_reach_people_are_masked(text, sent):
    assert masked(text, ("Léa Dupont",)).text == sent


def test_what_is_quoted_and_written_comes_back_as_it_was_said():
    hidden = masked("Écrivez Bon anniversaire LÉA, pour Tom", ("Léa",))
    suggestion = Suggestion(
        aspect="message", operator="is", values=("Bon anniversaire PERSON_1",), words="PERSON_1, pour PERSON_2"
    )
    back = hidden.unmask(suggestion)
    assert (back.values, back.words) == (("Bon anniversaire LÉA",), "LÉA, pour Tom")


def test_a_mask_that_stands_for_nobody_stays_as_it_is():
    suggestion = Suggestion(aspect="nape", operator="is", values=(), words="PERSON_7")
    assert masked("PERSON_7, pour Tom", ()).unmask(suggestion).words == "PERSON_7"
