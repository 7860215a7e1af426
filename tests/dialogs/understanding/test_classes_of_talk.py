"""What people say by whole classes of expression, whatever the service: giving up, correcting, counting, not knowing."""

from __future__ import annotations

import pytest

from tests.dialogs.understanding.understanding_cast import heard, read


@pytest.mark.parametrize(
    ("words", "service", "meant"),
    [
        ("actually ditch the buttercream", "birthday_cake", "icing not buttercream"),
        ("none of that marzipan icing please, scrap the buttercream", "birthday_cake", "icing not fondant buttercream"),
        ("on oublie la moustache", "haircut", "beard not moustache"),
        ("tant pis pour le chocolat", "birthday_cake", "flavour not chocolate"),
        ("le café, beurk", "birthday_cake", "flavour not coffee"),
        ("la vanille, j'en veux pas", "birthday_cake", "flavour not vanilla"),
        ("raspberry, you can keep it", "birthday_cake", "flavour not raspberry"),
    ],
)
def test_what_is_given_up_is_refused(words: str, service: str, meant: str) -> None:
    assert meant in read(words, service)


@pytest.mark.parametrize(
    ("words", "service", "meant"),
    [
        ("you forgot the chocolate", "birthday_cake", "flavour is chocolate"),
        ("n'oubliez pas le chocolat", "birthday_cake", "flavour is chocolate"),
        ("don't forget the raspberry", "birthday_cake", "flavour is raspberry"),
    ],
)
def test_what_is_not_to_be_forgotten_is_wished(words: str, service: str, meant: str) -> None:
    assert meant in read(words, service)


@pytest.mark.parametrize(
    ("words", "service", "meant"),
    [
        ("no, I said trousers not dress", "alterations", {"garment is trousers", "garment not dress"}),
        ("non j'ai dit fraise pas citron", "birthday_cake", {"flavour is strawberry", "flavour not lemon"}),
        ("citron et pas fraise", "birthday_cake", {"flavour is lemon", "flavour not strawberry"}),
        ("6 cm et pas 2", "alterations", {"amount is 60 mm", "amount not 20 mm"}),
        ("nan 3 robes", "alterations", {"pieces is 3", "garment is dress"}),
    ],
)
def test_a_correction_says_what_is_and_what_is_not(words: str, service: str, meant: set[str]) -> None:
    assert read(words, service) == meant


@pytest.mark.parametrize(
    ("words", "service", "meant"),
    [
        ("ni citron ni café", "birthday_cake", "flavour not lemon coffee"),
        ("neither lemon nor coffee for us", "birthday_cake", "flavour not lemon coffee"),
        ("no lemon in it thanks and no coffee either", "birthday_cake", "flavour not lemon coffee"),
        ("any colour for the icing but pink or blue", "birthday_cake", "colour not pink blue"),
    ],
)
def test_all_that_is_ruled_out_in_one_sentence_is_ruled_out_as_one(words: str, service: str, meant: str) -> None:
    assert meant in read(words, service)


@pytest.mark.parametrize(
    ("words", "service", "asked", "meant"),
    [
        ("mes jupes tombent, il y en a six", "alterations", "", "pieces is 6"),
        ("three smart work skirts to shorten", "alterations", "", "pieces is 3"),
        ("my skirts, 7 of them", "alterations", "", "pieces is 7"),
        ("UN GATEAU POUR 11 MERCI", "birthday_cake", "", "servings is 11"),
        ("finalement on sera plus que 14", "birthday_cake", "", "servings is 14"),
        ("hmm, twelve ish?", "birthday_cake", "servings", "servings is 12"),
        ("9, enfin sans compter le bébé qui dort encore", "birthday_cake", "servings", "servings is 9"),
        ("only one", "alterations", "pieces", "pieces is 1"),
        ("juste une", "alterations", "pieces", "pieces is 1"),
    ],
)
def test_things_and_people_are_counted(words: str, service: str, asked: str, meant: str) -> None:
    assert meant in read(words, service, asked)


def test_what_counts_nothing_of_the_service_is_no_number_of_things() -> None:
    assert not any(line.startswith("pieces") for line in read("sew 4 buttons on my dress", "alterations"))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("not got the foggiest", "price unknown"),
        ("j'en sais rien du tout", "price unknown"),
        ("couldn't say yet", "price unknown"),
        ("on en recause", "price later"),
        ("park this one", "price later"),
        ("I'll let you know when my sister rings", "price later"),
        ("qu'importe", "price any"),
        ("whatever's simplest", "price any"),
    ],
)
def test_answers_that_give_no_answer(words: str, meant: str) -> None:
    understood = heard(words, "birthday_cake", "price")
    acts = {"dont_know": "unknown", "later": "later", "dont_mind": "any"}
    told = {f"price {acts[act]}" for act in understood.acts if act in acts}
    assert meant in told | {f"{each.aspect} {each.operator}" for each in understood.readings}


@pytest.mark.parametrize(
    "words", ["none that we know of", "not to my knowledge", "aucune à ma connaissance", "pas que je sache"]
)
def test_none_as_far_as_one_knows_is_none(words: str) -> None:
    assert read(words, "birthday_cake", "allergy") == {"allergy is none"}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("anything above 90 euros and I walk", "price at_most 90 EUR"),
        ("plus de 90 euros c'est non", "price at_most 90 EUR"),
        ("mille deux maximum", "price at_most 1200 EUR"),
    ],
)
def test_a_price_beyond_which_one_is_out_is_the_highest(words: str, meant: str) -> None:
    assert meant in read(words, "website", "price")
