"""Clients' questions: answered at once from the organisation's file, whatever was asked before; a person for the rest."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.organisation import examine_profile, example
from dialogs.domain.organisation import Profile
from tests.cast import Cast, Player, shipped


def _profile() -> Profile:
    _, profile = examine_profile(example().read_text(encoding="utf-8"), "organisation.toml")
    assert profile is not None
    return profile


PROFILE = _profile()
HAIRCUT = {"haircut": shipped()["haircut"]}

ASKED = [
    ("en", "are you open on Sunday?", "We are closed on Sun 29 Nov. We open on Tue 1 Dec: 09:00 – 12:30"),
    ("en", "are you open on Christmas Day?", "We are closed on Fri 25 Dec"),
    ("en", "when do you open tomorrow?", "We are open on Wed 25 Nov: 09:00 – 12:30, 14:00 – 19:00"),
    ("en", "what are your opening hours?", "Saturday: 09:00 – 18:00"),
    ("en", "where do I park?", "public car park"),
    ("en", "can I pay by card?", "Card, contactless or cash"),
    ("en", "who will do it?", "One of us: Paul, Inès"),
    ("en", "who are you, a robot?", "automatic assistant of Salon Juste Mesure, not a person"),
    ("en", "do I need an appointment?", "you can just walk in"),
    ("en", "do you do fades?", "Yes, we do “fades” (Haircut)"),
    ("fr", "vous êtes ouverts le dimanche ?", "Nous sommes fermés dim. 29 nov."),
    ("fr", "à quelle heure ouvrez-vous demain ?", "Nous sommes ouverts mer. 25 nov. : 9 h – 12 h 30, 14 h – 19 h"),
    ("fr", "où est-ce que je peux me garer ?", "parking public"),
    ("fr", "je peux payer par carte ?", "Carte, sans contact ou espèces"),
    ("fr", "qui va me couper les cheveux ?", "L'un de nous : Paul, Inès"),
    ("fr", "vous êtes un robot ?", "assistant automatique de Salon Juste Mesure, pas une personne"),
    ("fr", "faut-il un rendez-vous ?", "vous pouvez venir sans rendez-vous"),
    ("fr", "vous faites des dégradés ?", "Oui, « dégradés », nous le faisons"),
    ("de", "Haben Sie am Sonntag geöffnet?", "haben wir geschlossen"),
    ("de", "Sind Sie ein Roboter?", "automatische Assistent"),
    ("de", "Brauche ich einen Termin?", "ohne Termin"),
]
"""Language, question -> what is read at once."""


@pytest.fixture
async def cast() -> AsyncIterator[Cast]:
    people = Cast(HAIRCUT, profile=PROFILE)
    yield people
    await people.close()


@pytest.fixture
async def house() -> AsyncIterator[Cast]:
    """All services: a client says first which it is."""
    people = Cast(shipped(), profile=PROFILE)
    yield people
    await people.close()


@pytest.mark.parametrize(("language", "question", "answer"), ASKED)
async def test_a_question_is_answered_and_states_nothing(cast: Cast, language: str, question: str, answer: str) -> None:
    lea = cast.client("lea", language)
    await lea.says({"fr": "une coupe en brosse", "en": "a crew cut", "de": "ein Bürstenschnitt"}[language])
    before = (await cast.case()).live
    await lea.says(question)
    assert lea.sees(answer)
    assert (await cast.case()).live == before


@pytest.mark.parametrize(("language", "question", "answer"), ASKED)
async def test_at_the_front_desk_too(house: Cast, language: str, question: str, answer: str) -> None:
    sam = house.client("sam", language)
    await sam.says(question)
    assert sam.sees(answer)
    assert await house.store.cases() == ()
    assert sam.asked.message.buttons


async def test_the_first_message_says_that_it_is_no_person_and_how_to_reach_one(house: Cast) -> None:
    sam = house.client("sam", "en")
    await sam.says("/start")
    assert sam.sees("Hello Sam", "automatic assistant of Salon Juste Mesure", "Write “human” here")


async def test_words_beside_a_question_are_taken(cast: Cast) -> None:
    lea = cast.client("lea", "en")
    await lea.says("A crew cut please, and are you open on Saturday?")
    assert lea.sees("We are open on Sat 28 Nov", "I understood: crew cut.")


async def _agreed(cast: Cast) -> Player:
    lea, paul = cast.client("lea", "en"), cast.staff("paul", "en")
    await lea.says("a crew cut on Saturday at 10:00, no allergies, 40 euros at most")
    await lea.taps("That's it")
    await lea.taps("Nothing more")
    await lea.taps("I agree")
    await paul.says("/queue")
    return lea


async def test_while_the_staff_decide_a_question_is_answered_as_well(cast: Cast) -> None:
    lea = await _agreed(cast)
    await lea.says("where can I park?")
    assert lea.sees("public car park")
    assert "Passed on" not in lea.reads()


async def test_what_nobody_knows_goes_to_the_staff_once_and_comes_back_as_theirs(cast: Cast) -> None:
    lea, paul = cast.client("lea", "en"), cast.staff("paul", "en")
    await lea.says("a crew cut")
    await paul.says("/queue")
    await lea.says("is there coffee?")
    assert lea.sees("“is there coffee?”: I am asking the team")
    assert paul.sees("Lea asks")
    told = len(paul.messages)
    await lea.says("is there coffee?")
    assert lea.sees("I have already asked the team")
    assert len(paul.messages) == told
    await paul.taps(paul.labels[0])
    await paul.says("Yes, and it is free")
    assert lea.sees("Paul: “Yes, and it is free”")


async def test_who_wants_a_person_is_asked_nothing_until_one_answers(cast: Cast) -> None:
    lea, paul = cast.client("lea", "en"), cast.staff("paul", "en")
    await lea.says("a crew cut")
    await lea.says("can I talk to a human?")
    assert lea.sees("Until then I ask nothing more", "[Go on right away]")
    await lea.says("I have a strange scar")
    assert lea.reads() == "Passed on to the team."
    await paul.says("Where is the scar?")
    assert lea.sees("Paul: “Where is the scar?”", "We go on where we were.", "[That's it]")
    await lea.says("12 mm on top")
    assert lea.sees("I understood: top: 12 mm")


async def test_who_does_not_wait_for_the_person_goes_on_by_a_tap(cast: Cast) -> None:
    lea = cast.client("lea", "en")
    await lea.says("a crew cut")
    await lea.says("human please")
    await lea.taps("Go on right away")
    assert "[That's it]" in lea.reads()


async def test_while_a_person_is_waited_for_it_is_the_staff_who_are_reminded(cast: Cast) -> None:
    lea, paul = cast.client("lea", "en"), cast.staff("paul", "en")
    await lea.says("a crew cut")
    await paul.says("/queue")
    await lea.says("human please")
    seen = len(lea.messages)
    await cast.later(days=3)
    assert len(lea.messages) == seen
    assert "Lea is still waiting" in paul.last.message.text


async def test_a_question_that_words_miss_is_left_to_a_person_and_the_rest_goes_on(cast: Cast) -> None:
    lea = cast.client("lea", "en")
    await lea.says("a crew cut on Saturday at 10:00, no allergies")
    await lea.taps("That's it")
    assert lea.sees("What is the most")
    await lea.says("12 mm on top")
    assert lea.sees("One question is still open. What is the most")
    await lea.says("6 mm on the sides")
    assert lea.sees("I leave this question to the team: “What is the most")
    assert "What is the most" not in lea.asked.message.text.partition("with the rest.")[2]
