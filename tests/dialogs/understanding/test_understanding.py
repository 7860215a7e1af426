"""What people say, and what it is understood to mean: said(...) on Tuesday 24 November 2026, 10:00, in Paris."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import load_catalogue
from dialogs.understanding import understand
from dialogs.understanding.result import Context, Reading, Understanding

CATALOGUE = load_catalogue()
NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Paris"))


def said(words: str, service: str = "haircut", asked: str = "", **shown: str) -> Understanding:
    return understand(words, CATALOGUE[service], Context(now=NOW, asked=asked, shown=shown))


def read(words: str, service: str = "haircut", asked: str = "", **shown: str) -> list[str]:
    """Each reading as a line: "length_top is 15mm"."""
    return [told(reading) for reading in said(words, service, asked, **shown).readings]


def told(reading: Reading) -> str:
    return " ".join((reading.aspect, reading.operator, *reading.values))


def the_reading(words: str, service: str = "haircut", **shown: str) -> Reading:
    (reading,) = said(words, service, **shown).readings
    return reading


def test_five_wishes_in_one_message() -> None:
    assert read(
        "Bonjour ! Une coupe en brosse mais pas trop courte, avant samedi, 30 € max. Et surtout on ne touche pas à ma barbe"
    ) == [
        "outcome is crew_cut",
        "length_top vague 12mm 15mm 25mm",
        "date before 2026-11-28",
        "price at_most 30 EUR",
        "beard is untouched",
    ]


def test_an_alteration() -> None:
    assert read("shorten 2 trousers by 3cm asap", "alterations") == [
        "operation is shorten",
        "pieces is 2",
        "garment is trousers",
        "amount is 30 mm",
        "date vague",
    ]


def test_mixed_languages_typos_and_chat_words() -> None:
    assert read("slt jveux un low fade, cotés a 6mm, pr vendredi, 20e max pls") == [
        "fade is low",
        "length_sides is 6mm",
        "date is 2026-11-27",
        "price at_most 20 EUR",
    ]


def test_a_slip_of_the_finger_is_forgiven() -> None:
    assert read("nuqe fondeu avant samdi") == ["nape is tapered", "date before 2026-11-28"]


class TestTone:
    def test_surtout_is_a_must_for_its_own_wish_only(self) -> None:
        readings = said("nuque droite, et surtout pas de frange").readings
        assert [(told(each), each.strength) for each in readings] == [
            ("nape is straight", None),
            ("fringe is none", "must"),
        ]

    def test_what_is_ruled_out_strongly_is_a_must_not(self) -> None:
        reading = the_reading("surtout pas d'ourlet invisible", "alterations")
        assert (told(reading), reading.strength) == ("hem not invisible", "must_not")

    @pytest.mark.parametrize(
        "words", ["raie à gauche si possible", "si possible, raie à gauche", "ideally a left parting"]
    )
    def test_if_possible_is_a_bonus(self, words: str) -> None:
        reading = the_reading(words)
        assert (told(reading), reading.strength) == ("parting is left", "bonus")

    @pytest.mark.parametrize(
        "words",
        ["finalement nuque droite", "nuque droite en fait", "actually a squared neckline", "squared neckline instead"],
    )
    def test_a_change_of_mind(self, words: str) -> None:
        reading = the_reading(words)
        assert (told(reading), reading.changes) == ("nape is straight", True)

    def test_nothing_changed_without_a_marker(self) -> None:
        assert not the_reading("nuque droite").changes

    def test_rather_friday_than_saturday(self) -> None:
        assert read("vendredi 27 à 19 h plutôt que samedi") == ["date is 2026-11-27T19:00+01:00"]

    @pytest.mark.parametrize(
        ("words", "basis"),
        [
            ("il a besoin d'une nuque droite", "need"),
            ("une nuque droite, il l'a demandé", "expectation"),
            ("je préfère une nuque droite", "proxy_taste"),
            ("nuque droite", None),
        ],
    )
    def test_why_it_is_wanted(self, words: str, basis: str | None) -> None:
        assert the_reading(words).basis == basis


class TestNegation:
    @pytest.mark.parametrize(
        ("words", "meant"),
        [
            ("pas de frange", "fringe is none"),
            ("no fringe please", "fringe is none"),
            ("pas de frange droite", "fringe not straight"),
            ("not a blunt fringe", "fringe not straight"),
            ("ne rasez surtout pas ma barbe", "beard not shaved"),
            ("on ne touche pas à la barbe", "beard is untouched"),
            ("laissez ma barbe tranquille", "beard is untouched"),
        ],
    )
    def test_a_negation_turns_round_what_it_stands_by(self, words: str, meant: str) -> None:
        assert read(words) == [meant]

    def test_it_ends_at_but(self) -> None:
        assert read("pas la brosse mais un carré") == ["outcome not crew_cut", "outcome is bob"]

    def test_neither_nor(self) -> None:
        assert read("ni fraise ni framboise", "birthday_cake") == ["flavour not strawberry raspberry"]

    def test_an_alternative_is_one_statement(self) -> None:
        assert read("fond beige ou blanc", "website") == ["background is cream:beige white"]


class TestRefusals:
    @pytest.mark.parametrize(
        ("words", "service", "meant"),
        [
            ("texture: not slicked or coily", "haircut", ["texture not slick coily"]),
            ("top, anything but 6 mm", "haircut", ["length_top not 6mm"]),
            ("I don't want 4 mm or 9 mm on the sides", "haircut", ["length_sides not 3mm 9mm"]),
            ("ni plaquée ni attachée", "haircut", ["texture not slick tied"]),
            ("tout sauf le café", "birthday_cake", ["flavour not coffee"]),
            ("pas rond, carré", "birthday_cake", ["shape not round", "shape is square"]),
            ("glaçage : pas chantilly, fondant ni nu", "birthday_cake", ["icing not whipped fondant none"]),
            ("n'abattez aucun arbre", "garden", ["trees not fell"]),
            ("pas de frange 6 mm sur les côtés", "haircut", ["fringe is none", "length_sides is 6mm"]),
            ("sans gluten", "birthday_cake", ["allergy is gluten"]),
        ],
    )
    def test_it_governs_all_that_is_said_in_one_breath(self, words: str, service: str, meant: list[str]) -> None:
        assert read(words, service) == meant

    @pytest.mark.parametrize(
        ("words", "meant"),
        [
            ("c'est pas une brosse c'est un carré", ["outcome not crew_cut", "outcome is bob"]),
            ("ce n'est pas la frange, c'est la nuque droite", ["nape is straight"]),
            ("not 6 mm but 9 mm on the sides", ["length_sides not 6mm", "length_sides is 9mm"]),
            ("ce n'est pas possible maintenant", []),
        ],
    )
    def test_this_is_not_that(self, words: str, meant: list[str]) -> None:
        assert read(words) == meant

    def test_surtout_after_the_name_is_heard(self) -> None:
        reading = the_reading("vêtement : surtout pas chemise", "alterations")
        assert (told(reading), reading.strength) == ("garment not shirt", "must_not")


class TestAlternatives:
    @pytest.mark.parametrize(
        ("words", "service", "meant"),
        [
            ("côtés 6 mm ou 3 mm", "haircut", "length_sides is 6mm 3mm"),
            ("dessus 9 mm ou 5 cm", "haircut", "length_top is 9mm 50mm"),
            ("hauteur de la haie 1 m ou 1,30 m", "garden", "hedge is h100 h130"),
            ("vanille, fraise ou framboise", "birthday_cake", "flavour is vanilla strawberry raspberry"),
            ("jam or ganache filling", "birthday_cake", "filling is jam ganache"),
            ("toilette au lavabo ou au lit", "home_help", "hygiene is basin bed"),
        ],
    )
    def test_one_wish_is_one_reading(self, words: str, service: str, meant: str) -> None:
        assert read(words, service) == [meant]


class TestRather:
    @pytest.mark.parametrize(
        ("words", "service", "meant"),
        [
            ("plutôt côtés à 9 mm", "haircut", "length_sides is 9mm"),
            ("rather sides 35 cm", "haircut", "length_sides is 350mm"),
            ("rather number 2 on the sides", "haircut", "length_sides is 6mm"),
            ("plutôt accès réservé ouvert à tous", "website", "accounts is open"),
        ],
    )
    def test_a_clear_value_after_it_is_a_value(self, words: str, service: str, meant: str) -> None:
        assert read(words, service) == [meant]

    def test_it_is_a_degree_where_the_word_leaves_room(self) -> None:
        reading = the_reading("plutôt court")
        assert (reading.aspect, reading.operator) == ("length_top", "vague")


class TestWhatSuits:
    SHOWN: ClassVar = {"nape": "straight", "length_sides": "9mm", "length_top": "50mm", "beard": "short"}

    @pytest.mark.parametrize(
        ("words", "meant"),
        [
            ("la nuque ça me va", ["nape is straight"]),
            ("gardez la nuque comme ça", ["nape is straight"]),
            ("les côtés sont parfaits, mais dessus plus court", ["length_sides is 9mm", "length_top less 50mm"]),
            ("the sides are fine", ["length_sides is 9mm"]),
            ("keep the beard as it is", ["beard is untouched"]),
            ("dessus ça me va pas", []),
        ],
    )
    def test_it_stays_as_shown(self, words: str, meant: list[str]) -> None:
        assert read(words, **self.SHOWN) == meant


class TestChatter:
    @pytest.mark.parametrize(
        ("words", "service", "meant"),
        [
            ("I have walked past your place several times", "website", []),
            ("A friend told me about you", "website", []),
            ("It's for Marcel", "haircut", []),
            ("number of servings: 8", "birthday_cake", ["servings is 8"]),
            ("Good morning, no washing please", "home_help", ["hygiene is none"]),
            ("C'est pour mon enfant, Lila. parfum praliné", "birthday_cake", ["flavour is praline"]),
            ("le 7 décembre au plus tard, c'est indispensable", "alterations", ["date at_most 2026-12-07"]),
        ],
    )
    def test_small_talk_and_names_state_nothing(self, words: str, service: str, meant: list[str]) -> None:
        assert read(words, service) == meant


class TestVagueness:
    @pytest.mark.parametrize(
        ("words", "aspect", "why"),
        [
            ("pas trop court", "length_top", "negative"),
            ("pas trop courts sur les côtés", "length_sides", "negative"),
            ("dès que possible", "date", "open_end"),
            ("asap", "date", "open_end"),
            ("pas trop cher", "price", "subjective"),
            ("quelque chose de naturel", "texture", "subjective"),
            ("comme d'habitude", "outcome", "incomplete_reference"),
            ("same as last time", "outcome", "incomplete_reference"),
        ],
    )
    def test_a_vague_word_never_gives_a_firm_reading(self, words: str, aspect: str, why: str) -> None:
        reading = the_reading(words)
        assert (reading.aspect, reading.operator, reading.vagueness) == (aspect, "vague", why)

    def test_firm_words_are_not_called_vague(self) -> None:
        assert the_reading("nuque droite").vagueness == ""


class TestRelativeWords:
    def test_less_than_what_is_shown(self) -> None:
        assert read("plus court dessus", length_top="15mm", length_sides="6mm") == ["length_top less 15mm"]

    def test_the_aspect_named_wins(self) -> None:
        assert read("plus long sur les côtés", length_top="15mm", length_sides="6mm") == ["length_sides more 6mm"]

    def test_the_aspect_asked_about_is_meant_where_none_is_named(self) -> None:
        assert read("un peu plus court", asked="length_sides", length_sides="9mm") == ["length_sides less 9mm"]

    def test_too_long_wishes_for_less(self) -> None:
        assert read("trop long dessus", length_top="100mm") == ["length_top less 100mm"]

    def test_not_too_tight_is_vague(self) -> None:
        assert read("not too tight", "alterations") == ["fit vague"]


class TestAnswers:
    @pytest.mark.parametrize(
        ("words", "asked", "meant"),
        [
            ("12", "length_sides", "length_sides is 12mm"),
            ("5 cm", "length_top", "length_top is 50mm"),
            ("35", "price", "price at_most 35 EUR"),
            ("samedi", "date", "date is 2026-11-28"),
            ("droite", "nape", "nape is straight"),
            ("non", "allergies", "allergies is none"),
            ("aucune", "allergies", "allergies is none"),
            ("je ne sais pas", "nape", "nape unknown"),
            ("peu importe", "nape", "nape any"),
            ("plus tard", "date", "date later"),
        ],
    )
    def test_a_bare_answer_is_read_as_one(self, words: str, asked: str, meant: str) -> None:
        assert read(words, asked=asked) == [meant]

    def test_the_same_words_say_nothing_when_nothing_was_asked(self) -> None:
        assert read("12") == read("droite") == read("non") == []

    def test_words_are_taken_to_the_letter(self) -> None:
        assert read("Bravo Inès", "birthday_cake", asked="message") == ["message is Bravo Inès"]
        assert "message is Bravo Inès" in read('un gâteau avec écrit "Bravo Inès" dessus', "birthday_cake")

    def test_no_to_an_open_question_states_nothing(self) -> None:
        assert said("non", asked="nape").readings == ()
        assert said("non", asked="nape").acts == ("no",)

    def test_indifference_about_what_is_named(self) -> None:
        assert read("peu importe la nuque, et la frange je sais pas") == ["nape any", "fringe unknown"]


class TestProblems:
    @pytest.mark.parametrize(
        ("words", "what", "aspect"),
        [
            ("avant le 30/02", "impossible_date", "date"),
            ("le 3 novembre", "past_date", "date"),
            ("30 $", "unknown_unit", "price"),
            ("15 mm", "ambiguous", ""),
        ],
    )
    def test_what_cannot_be_taken_as_it_stands(self, words: str, what: str, aspect: str) -> None:
        understood = said(words)
        assert [(problem.what, problem.aspect) for problem in understood.problems] == [(what, aspect)]
        assert understood.readings == ()

    def test_what_it_may_be_is_told(self) -> None:
        assert said("15 mm").problems[0].values == ("length_top", "length_sides")


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("pour mon fils Nino, 6 ans", "child", "Nino"),
        ("pour Nino, 6 ans", "child", "Nino"),
        ("for my 6 year old daughter", "child", ""),
        ("pour ma mère qui a Alzheimer", "dependent", ""),
        ("for a person I care for", "dependent", ""),
        ("c'est pour moi", "self", ""),
        ("une coupe en brosse", None, ""),
    ],
)
def test_for_whom(words: str, kind: str | None, name: str) -> None:
    understood = said(words)
    assert (understood.beneficiary, understood.name) == (kind, name)


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("oui", "yes"),
        ("c'est ça", "yes"),
        ("no thanks", "no"),
        ("retour", "back"),
        ("je passe", "skip"),
        ("c'est tout", "enough"),
        ("why do you ask?", "why"),
        ("pourquoi vous avez besoin de ça", "why"),
        ("montrez-moi le récap", "show"),
        ("je voudrais changer une réponse", "change"),
        ("je veux parler à quelqu'un", "human"),
        ("stop", "stop"),
        ("on recommence à zéro", "restart"),
        ("help", "help"),
        ("mes données personnelles", "data"),
        ("en français svp", "speak_fr"),
        ("in english please", "speak_en"),
        ("bonjour", "greeting"),
        ("merci beaucoup", "thanks"),
        ("ça m'est égal", "dont_mind"),
        ("no idea", "dont_know"),
        ("later", "later"),
    ],
)
def test_acts(words: str, act: str) -> None:
    understood = said(words)
    assert act in understood.acts
    assert understood.readings == ()


@pytest.mark.parametrize(
    ("words", "language"), [("je voudrais une frange", "fr"), ("I would like a fringe", "en"), ("ok", None)]
)
def test_language(words: str, language: str | None) -> None:
    assert said(words).language == language


def test_words_are_quoted_as_they_were_written() -> None:
    assert [each.words for each in said("Côtés à 6 mm, AVANT samedi !").readings] == ["Côtés à 6 mm", "AVANT samedi"]


def test_vague_words_are_quoted_with_their_negation() -> None:
    assert [each.words for each in said("not too short on top").readings] == ["not too short on top"]
    assert [each.words for each in said("pas trop court dessus").readings] == ["pas trop court dessus"]


def test_what_nothing_used_is_left_over() -> None:
    assert said("une brosse avec des paillettes").rest == ("paillettes",)


def test_an_empty_message_says_nothing() -> None:
    assert said("") == said("   ") == Understanding()


pieces = st.sampled_from(
    [
        "une",
        "brosse",
        "nuque",
        "frange",
        "barbe",
        "pas",
        "trop",
        "court",
        "sans",
        "avant",
        "samedi",
        "30",
        "€",
        "mm",
        "cm",
        "entre",
        "et",
        "9",
        "ou",
        "not",
        "too",
        "plus",
        "un",
        "demi",
        "fin",
        "du",
        "mois",
        "2m50",
        "29/02",
        "99999",
        "«",
        "»",
        ":",
        "'",
        "any",
        "don't",
        "midi",
        "peu",
        "importe",
        "la",
        "je",
        "sais",
        "moins",
        "de",
        "surtout",
        "finalement",
        "👍",
        "²",
        "½",
        "ß",
    ]
)


@settings(deadline=None)  # the first message to a service compiles its words
@given(
    st.lists(pieces, max_size=12).map(" ".join) | st.text(max_size=60),
    st.sampled_from(sorted(CATALOGUE)),
    st.data(),
)
def test_understanding_never_fails(words: str, service: str, data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from(["", *CATALOGUE[service].by_id]))
    understood = said(words, service, asked)
    for reading in understood.readings:
        assert reading.aspect in {*CATALOGUE[service].by_id, "outcome"}
        assert reading.operator in ("vague", "any", "unknown", "later", "less", "more") or reading.values


def test_a_length_is_of_what_it_makes_sense_for() -> None:
    service = CATALOGUE["garden"]
    said = understand("finalement 1,60 m", service, Context(now=NOW, language="fr"))
    assert [(r.aspect, r.values) for r in said.readings] == [("hedge", ("h160",))]
    assert not said.problems
