"""The second family of clients: how they speak, what they want beyond the catalogue, how much they see, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.catalogue import load_catalogue
from dialogs.domain.specification import Baseline, Requirement, Strength
from dialogs.simulation.client.actor import Actor
from dialogs.simulation.client.attention import attention, sees
from dialogs.simulation.client.slips import unreadable
from dialogs.simulation.client.word_count import holds_words
from dialogs.simulation.hidden import Beyond, HiddenClient
from dialogs.simulation.measure.accounted import Accounted, accounted
from dialogs.simulation.measure.score import score
from dialogs.simulation.oracle import hand_over
from dialogs.simulation.people import of_the_people
from dialogs.simulation.readers import READERS, reading_as
from dialogs.simulation.speech import Speech, parse_speech
from dialogs.simulation.transcript import Transcript
from tests.dialogs.simulation.clients_cast import SALON, STEADY, begun, client, does, message, wish

PARAPHRASES = """
[[say]]
aspect = "top"
value = "t9"
fr = ["au sabot trois", "TENU SECRET", "neuf petits millimètres"]
en = ["a number three", "KEPT BACK"]
"""
WISHES = """
[[wish]]
fr = ["rien que des ciseaux", "PAS DE TONDEUSE"]
en = ["scissors only", "NO CLIPPERS"]
[[talk]]
fr = ["ma sœur habite à côté", "QUEL TEMPS"]
en = ["my sister lives nearby", "WHAT WEATHER"]
"""
SPEECH = parse_speech(PARAPHRASES, WISHES)


def test_half_of_the_wordings_are_kept_for_final_measures() -> None:
    unseen = parse_speech(PARAPHRASES, WISHES, unseen=True)
    assert SPEECH.of("top", "t9", "fr") == ("au sabot trois", "neuf petits millimètres")
    assert unseen.of("top", "t9", "fr") == ("TENU SECRET",)
    assert [entry["en"] for entry in (*SPEECH.wishes, *SPEECH.talk)] == [
        ("scissors only",),
        ("my sister lives nearby",),
    ]
    assert unseen.wishes[0]["fr"] == ("PAS DE TONDEUSE",)


def test_what_nobody_paraphrased_has_no_wordings() -> None:
    assert SPEECH.of("top", "t12", "fr") == ()


def of_strangers(**more: object) -> Actor:
    who = replace(client(wish("top", "t9", seen="voiced")), speech=SPEECH, **more)  # type: ignore[arg-type]
    return Actor(who, SALON)


def test_people_say_a_value_in_words_that_stand_in_no_list() -> None:
    said = does(of_strangers())
    assert "sabot trois" in said or "neuf petits millimètres" in said


def test_wishes_beyond_the_catalogue_are_voiced_or_told_when_asked_for_more() -> None:
    scissors, shade = (
        Beyond(words="rien que des ciseaux", voiced=True),
        Beyond(words="une place à l'ombre", voiced=False),
    )
    actor = of_strangers(beyond=(scissors, shade), chatter=("ma sœur habite à côté",))
    first = does(actor)
    assert "rien que des ciseaux" in first
    assert "ma sœur habite à côté" in first
    assert "ombre" not in first
    assert does(actor, message("Voulez-vous ajouter quelque chose ?", "Non")) == "une place à l'ombre"
    assert does(actor, message("Autre chose ?", "Non")) == "[Non]"


def test_a_told_wish_that_stands_nowhere_is_called_for_once() -> None:
    actor = of_strangers(beyond=(Beyond(words="rien que des ciseaux", voiced=True),))
    does(actor)
    sheet = message("Voici.\n\n1. dessus : 9 mm", "Je suis d'accord", ticks=("1 indispensable", "1 bonus"))
    kept = replace(sheet, text="Voici.\n\n1. dessus : 9 mm\n2. « rien que des ciseaux »")
    assert does(actor, sheet) == "rien que des ciseaux"
    assert does(actor, kept) == "[1 indispensable] [Je suis d'accord]"


def test_of_the_people_some_want_no_known_result_and_all_want_more_than_the_catalogue() -> None:
    haircut, folder = load_catalogue()["haircut"], Path(__file__).parent
    said, beyond = (folder / kind / "haircut.toml" for kind in ("paraphrases", "wishes"))
    speech = parse_speech(said.read_text(encoding="utf-8"), beyond.read_text(encoding="utf-8"))
    people = [of_the_people(haircut, "plain", seed, speech) for seed in range(60)]
    assert people[7] == of_the_people(haircut, "plain", 7, speech)
    assert all(1 <= len(one.beyond) <= 3 for one in people)
    assert all(one.chatter for one in people)
    hours = sum(any(each.hour >= 0 for each in one.beyond) for one in people)
    assert 10 <= hours <= 32
    assert any(not one.names_outcome for one in people)


@pytest.mark.parametrize(("among", "chance"), [(1, 0.95), (3, 0.95), (8, 0.8), (15, 0.6), (40, 0.4)])
def test_attention_falls_with_length(among: int, chance: float) -> None:
    assert attention(among) == pytest.approx(chance)
    assert sees(0.85, among) == pytest.approx(chance)


@pytest.mark.parametrize(("notice", "seen"), [(1.0, 1.0), (0.0, 0.0)])
def test_who_sees_all_or_nothing_does_so_at_any_length(notice: float, seen: float) -> None:
    assert [sees(notice, among) for among in (3, 15)] == [seen, seen]


def test_of_a_long_list_less_is_seen_than_of_a_short_one() -> None:
    few, many = (
        sum(begun(seed=seed, manner=replace(STEADY, notice=0.85)).notices("top", among) for seed in range(200))
        for among in (3, 15)
    )
    assert few > 180 > 140 > many


def test_what_a_weary_reader_overlooked_it_never_sees_again() -> None:
    blind = replace(STEADY, notice=0.0, forgets=True)
    actor = begun(manner=blind)
    assert not actor.notices("top")
    actor.client = replace(actor.client, manner=replace(blind, notice=1.0))
    assert [actor.notices("top"), actor.notices("nape")] == [False, True]


def test_words_to_be_read_wear_out_patience() -> None:
    wall = message("mot " * 700 + "Quelle nuque ?", "arrondie", "Peu importe")
    actor = begun(wish("nape", "round"), manner=replace(STEADY, patience=4))
    assert does(actor, wall) == "[arrondie]"
    assert does(actor, replace(wall, text="mot " * 700 + "Et la nuque ?")) == "(leaves)"


@pytest.mark.parametrize("said", ["Je n'ai pas bien saisi.", "I did not quite get that."])
def test_not_being_understood_wears_out_patience(said: str) -> None:
    actor = begun(wish("nape", "round"), manner=replace(STEADY, patience=3))
    assert does(actor, message(f"{said} Quelle nuque ?", "arrondie", "Peu importe")) == "[arrondie]"
    assert does(actor, message("Et la barbe ?", "rasée", "Peu importe")) == "(leaves)"


def test_a_wrong_reading_is_taken_back_with_a_tap() -> None:
    by_taps = replace(STEADY, corrects="taps")
    echo = message(
        "J'ai compris : dessus : 30 mm, barbe : intacte.", "C'est ça", "✗ dessus : 30 mm", "✗ barbe : intacte"
    )
    assert does(begun(wish("top", "t9"), wish("beard", "keep"), manner=by_taps), echo) == "[✗ dessus : 30 mm]"
    assert does(begun(wish("top", "t30"), wish("beard", "keep"), manner=by_taps), echo) == "[C'est ça]"


def test_asked_what_its_words_mean_it_taps_what_it_wants_or_keeps_them() -> None:
    meant = message("« au bol » : qu'entendez-vous par là ?", "nuque : arrondie", "nuque : droite", "Garder mes mots")
    told, silent = begun(wish("nape", "round", seen="voiced")), begun(wish("top", "t9", seen="voiced"))
    assert does(told, meant) == "[nuque : arrondie]"
    assert does(silent, meant) == "[Garder mes mots]"


def test_words_that_nobody_reads_are_still_told_apart() -> None:
    assert unreadable("dessus 9 mm") == "qrffhf zz"
    actor = begun(wish("beard", "off"), manner=replace(STEADY, unread=1.0, stays_unread=True))
    assert "rasée" not in does(actor, message("Et la barbe ?", "Peu importe"))
    assert actor.mind.muffled == {"beard"}


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_is_the_same_client_with_another_manner(reader: str) -> None:
    who = client(wish("top", "t9"), manner=replace(STEADY, notice=0.5))
    other = reading_as(who, reader)
    assert replace(other, manner=who.manner) == who
    assert other.manner.notice == 0.5, "who is less attentive stays so"


def test_most_of_the_words_are_enough_to_hold_a_clause() -> None:
    assert holds_words("2. « sans tondeuse s'il vous plait » (indispensable)", "sans tondeuse s'il vous plaît")
    assert not holds_words("1. dessus : 9 mm", "sans tondeuse s'il vous plaît")
    assert not holds_words("1. dessus : 9 mm", "")


# What became of what was said ---------------------------------------------------------------------------------


def line(aspect: str, *values: str, strength: Strength = "must") -> Requirement:
    return Requirement(id=aspect, aspect=aspect, strength=strength, operator="is", values=values, sources=("m1",))


def agreed(who: HiddenClient, *lines: Requirement, said: tuple[tuple[str, str], ...] = ()) -> Transcript:
    baseline = Baseline(version=1, requirements=lines, agreed=())
    return replace(hand_over(SALON, who), baselines=(baseline,), turns=(), said=said, beyond=who.beyond)


TOP, SCISSORS = ("au sabot trois sur la tête", "top"), Beyond(words="rien que des ciseaux", voiced=True)


@pytest.mark.parametrize(
    ("lines", "became"),
    [
        pytest.param((line("top", "t9"), line("own_1", "rien que des ciseaux")), {"own": (SCISSORS.words,)}, id="all kept"),
        pytest.param((line("own_1", "au sabot trois sur la tête"),), {"own": ("top",), "lost": (SCISSORS.words,)}, id="own"),
        pytest.param((), {"lost": ("top", SCISSORS.words)}, id="nothing kept"),
        pytest.param((line("top", "t30"),), {"lost": ("top", SCISSORS.words), "misread": ("top",)}, id="turned round"),
        pytest.param((line("top", "t9"), line("beard", "off")), {"lost": (SCISSORS.words,), "misread": ("beard",)}, id="made up"),
        pytest.param(
            (line("top", "t9"), line("own_1", "ma sœur habite à côté")),
            {"lost": (SCISSORS.words,), "misread": ("own_1",)}, id="a remark that binds",
        ),
    ],
)  # fmt: skip
def test_all_that_was_said_is_accounted_for(lines: tuple[Requirement, ...], became: dict[str, tuple[str, ...]]) -> None:
    who = client(wish("top", "t9"), beyond=(SCISSORS,))
    assert accounted(agreed(who, *lines, said=(TOP,)), SALON) == Accounted(said=("top", SCISSORS.words), **became)


def test_who_left_has_lost_nothing_that_counts() -> None:
    left = replace(agreed(client(beyond=(SCISSORS,))), baselines=())
    assert accounted(left, SALON) == Accounted()


def test_an_hour_is_kept_by_its_line() -> None:
    after = Beyond(words="pas avant 18 h", voiced=True, hour=18)
    kept = accounted(agreed(client(beyond=(after,)), line("date", "2026-11-28T18:00")), SALON)
    assert (kept.lost, kept.own) == ((), ("pas avant 18 h",))


def test_a_line_in_own_words_ensures_its_wish_and_is_not_spurious() -> None:
    who = client(wish("top", "t9"))
    got = score(agreed(who, line("own_1", "au sabot trois sur la tête"), said=(TOP,)), SALON)
    assert (got.strict_recall.right, got.strict_precision.of) == (1, 0)
    against = score(agreed(who, line("own_1", TOP[0]), line("top", "t30"), said=(TOP,)), SALON)
    assert against.strict_recall.right == 0


def test_what_the_greeting_asks_for_is_left_out_of_the_unasked() -> None:
    play = replace(agreed(client(wish("top", "t9"), wish("nape", "round")), line("top", "t9")), greeted=("top",))
    got = score(play, SALON)
    assert (got.hidden_recall.of, got.unasked_recall.of, got.unasked_recall.right) == (2, 1, 0)


def test_nobody_speaks_without_words() -> None:
    assert Speech(says={}).of("top", "t9", "en") == ()


def test_a_question_is_kept_when_it_is_passed_on() -> None:
    steps = Beyond(words="y a des marches à l'entrée ?", voiced=True)
    play = agreed(client(beyond=(steps,)))
    passed_on = replace(play, after=(message("« y a des marches à l'entrée ? » : je pose la question à l'équipe."),))
    assert [accounted(one, SALON).lost for one in (play, passed_on)] == [(steps.words,), ()]
