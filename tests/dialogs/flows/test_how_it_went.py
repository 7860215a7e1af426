"""After the delivery: a client says how it went with words as well as with taps, and is never left without an answer."""

from __future__ import annotations

import pytest

from dialogs.domain.case import Feedback, Status
from tests.cast import AFTERWARDS, Cast, Player
from tests.dialogs.flows.staff_cast import agreed, commit


@pytest.fixture
def lea(cast: Cast) -> Player:
    return cast.client("lea")


@pytest.fixture
async def paul(cast: Cast, lea: Player) -> Player:
    """Paul, who has delivered as promised what was agreed."""
    paul = cast.staff("paul")
    await paul.says("/queue")
    await agreed(paul, lea)
    await paul.taps("Commencer")
    await paul.taps("C'est livré")
    paul.waits(AFTERWARDS)
    await paul.says("samedi 28 à 10h")
    await paul.says("28 €")
    return paul


async def late(paul: Player, lea: Player) -> None:
    await agreed(paul, lea)
    await paul.taps("Commencer")
    await paul.taps("C'est livré")
    paul.waits(AFTERWARDS)
    await paul.says("dimanche 29 à 10h")
    await paul.says("28 €")


async def levels(cast: Cast) -> dict[str, str]:
    """Aspect -> level."""
    case = await cast.case()
    by_id = {r.id: r.aspect for r in case.baselines[-1].requirements}
    return {by_id[id]: level for id, level in (await feedback(cast)).levels.items()}


async def feedback(cast: Cast) -> Feedback:
    (mine,) = (await cast.case()).feedback
    return mine


async def test_stars_and_one_more_tap_end_it(cast: Cast, lea: Player, paul: Player) -> None:
    assert "C'est livré, comme promis" in lea.asked.message.text
    assert lea.labels == ("1 ★", "2 ★", "3 ★", "4 ★", "5 ★")
    await lea.taps("5 ★")
    assert lea.sees("sans rien de trop")
    await lea.taps("Oui, comme convenu")
    assert lea.sees("Merci, c'est précieux")
    assert set((await levels(cast)).values()) == {"as"}
    assert (await cast.case()).status is Status.CLOSED


async def test_what_was_too_much_is_asked_for_with_the_stars(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.taps("4 ★")
    await lea.taps("Non, pas tout")
    assert len(lea.labels) <= 8
    await lea.taps("dessus : 12 mm")
    await lea.taps("Plus que convenu")
    await lea.taps("Non, ce n'était pas nécessaire")
    assert lea.sees("Autre chose qui n'est pas comme convenu ?")
    await lea.taps("Le reste est comme convenu")
    await lea.taps("Rien à ajouter")
    assert paul.sees("plus que nécessaire : dessus : 12 mm", "note : 4 sur 5")


async def test_few_stars_ask_for_the_lines_at_once(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.taps("2 ★")
    assert lea.sees("Qu'est-ce qui n'est pas comme convenu ?", "[D'autres lignes]")
    first = lea.labels[:5]
    await lea.taps("D'autres lignes")
    assert not {*first} & {*lea.labels}
    await lea.taps(lea.labels[0])
    await lea.taps("Moins que convenu")
    await lea.taps("Le reste est comme convenu")
    assert sorted((await levels(cast)).values())[:2] == ["as", "as"]
    assert list((await levels(cast)).values()).count("less") == 1


@pytest.mark.parametrize(
    "words", ["tro bien mersi", "très bien merci", "super merci", "nickel", "perfect, thank you", "it was great thanks"]
)
async def test_praise_ends_it(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await lea.says(words)
    assert lea.sees("Merci, c'est précieux")
    assert (await cast.case()).status is Status.CLOSED
    assert set((await levels(cast)).values()) == {"as"}
    assert words in paul.last.message.text


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("le dessus est trop court, le reste parfait", {"length_top"}),
        ("merci, mais le dessus est trop court", {"length_top"}),
        ("thanks, but the top is too short", {"length_top"}),
        ("super, mais la barbe est ratée", {"beard"}),
        ("merci mais c'est trop long derrière", {"nape"}),
        ("c'était plus cher que prévu, et avec un jour de retard", {"price", "date"}),
    ],
)
async def test_words_about_a_line_are_feedback_on_that_line(
    cast: Cast, lea: Player, paul: Player, words: str, wrong: set[str]
) -> None:
    await lea.says(words)
    assert lea.sees("J'ai compris", "moins que convenu", "le reste comme convenu", "étoiles", "[Je veux en discuter]")
    rated = await levels(cast)
    assert {aspect for aspect, level in rated.items() if level != "as"} == wrong
    await lea.taps("4 ★")
    assert (await cast.case()).status is Status.CLOSED
    assert (await feedback(cast)).words == words


async def test_in_english_words_about_a_line_are_feedback_too(cast: Cast) -> None:
    sam, kim = cast.client("sam", "en"), cast.staff("kim", "en")
    await kim.says("/queue")
    await agreed(kim, sam, "en")
    await kim.taps("Begin")
    await kim.taps("It is delivered")
    kim.waits(AFTERWARDS)
    await kim.says("Saturday 28 at 10:00")
    await kim.says("28 €")
    assert "It is delivered, as promised" in sam.asked.message.text
    await sam.says("thanks, but the top is too short")
    assert sam.sees("I understood: top: 12 mm, less than agreed; the rest as agreed", "How many stars?")
    await sam.taps("3 ★")
    assert kim.sees("less than agreed: top: 12 mm", "mark: 3 of 5")


async def test_what_was_understood_of_words_is_corrected_in_words(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.says("le dessus est trop court")
    await lea.says("pardon, le dessus est parfait")
    assert lea.sees("C'est corrigé : dessus : 12 mm, comme convenu", "étoiles")
    assert set((await levels(cast)).values()) == {"as"}


async def test_words_that_rate_nothing_are_kept_for_the_staff(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.says("la musique était un peu forte")
    assert lea.sees("C'est noté", "étoiles")
    await lea.taps("4")
    await lea.says("oui")
    assert paul.last.message.text.endswith("« la musique était un peu forte »")
    assert (await cast.case()).status is Status.CLOSED


@pytest.mark.parametrize(
    ("words", "mark"), [("4/5", 4), ("je mets 3 sur 5", 3), ("5 étoiles", 5), ("16/20", 4), ("2", 2)]
)
async def test_a_mark_in_words_is_a_mark(cast: Cast, lea: Player, paul: Player, words: str, mark: int) -> None:
    await lea.says(words)
    assert (await feedback(cast)).overall == mark
    assert lea.sees("sans rien de trop" if mark >= 4 else "Qu'est-ce qui n'est pas comme convenu ?")


@pytest.mark.parametrize("words", ["passer", "je ne sais pas", "peu importe"])
async def test_no_question_has_to_be_answered(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    for _ in range(2):
        await lea.says(words)
    assert lea.sees("Merci")
    case = await cast.case()
    assert (case.status, case.feedback) == (Status.CLOSED, ())


@pytest.mark.parametrize("words", ["ça suffit", "laissez tomber"])
async def test_who_has_had_enough_is_let_go(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await lea.says(words)
    assert (await cast.case()).status is Status.CLOSED


async def test_a_more_that_nobody_asked_for_is_said_in_words(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.taps("5")
    await lea.says("la barbe, c'est plus que demandé")
    assert lea.sees("Barbe : inchangée : plus que convenu. Était-ce voulu ?")
    await lea.says("gentil, mais ce n'était pas nécessaire")
    assert list((await feedback(cast)).wanted.values()) == [False]


async def test_a_photo_says_how_it_went_at_any_moment(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.shows(text="voyez la nuque")
    assert lea.sees("C'est noté", "étoiles")
    mine = await feedback(cast)
    assert (len(mine.photo or ""), mine.words) == (64, "voyez la nuque")


async def disputed(lea: Player, words: str = "bien trop court !!") -> None:
    """Léa finds the top too short, and wants to talk about it."""
    await lea.says("le dessus est trop court")
    await lea.taps("Je veux en discuter")
    await lea.says(words)


async def test_less_than_agreed_can_be_discussed_and_is_what_the_dispute_is_about(
    cast: Cast, lea: Player, paul: Player
) -> None:
    await disputed(lea)
    assert paul.sees("dessus : 12 mm", "« bien trop court !! »", "[Refaire]")
    assert "barbe" not in paul.last.message.text
    (dispute,) = (await cast.case()).disputes
    assert len(dispute.requirements) == 1
    await paul.says("je vous rembourse bien sûr")
    assert lea.sees("« je vous rembourse bien sûr »", "rembourser", "[Oui, c'est réglé]")
    await lea.says("oui")
    assert paul.sees("Lea accepte : rembourser")
    assert (await cast.case()).status is Status.FEEDBACK
    assert lea.sees("étoiles")


async def test_a_dispute_names_the_line_that_was_tapped_and_no_other(cast: Cast, lea: Player) -> None:
    paul = cast.staff("paul")
    await paul.says("/queue")
    await agreed(paul, lea)
    await paul.says("c'est livré")
    await paul.says("je ne sais pas")
    await paul.says("je ne sais pas")
    await lea.taps("1 ★")
    await lea.taps("dessus : 12 mm")
    await lea.taps("Moins que convenu")
    await lea.taps("Je veux en discuter")
    await lea.says("je suis furieuse")
    (dispute,) = (await cast.case()).disputes
    assert dispute.requirements == ("r_length_top",)


async def test_to_refuse_a_refund_proposes_none(cast: Cast, lea: Player, paul: Player) -> None:
    await disputed(lea)
    await paul.says("on ne rembourse pas")
    assert lea.last.message.text == "Paul : « on ne rembourse pas »"
    assert (await cast.case()).disputes[0].resolution == ""


async def test_who_has_nothing_to_discuss_after_all_goes_back(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.says("le dessus est trop court")
    await lea.taps("Je veux en discuter")
    await lea.taps("Retour")
    assert (await cast.case()).disputes == ()
    assert lea.sees("étoiles")


async def test_a_delay_forgiven_in_words_opens_no_dispute(cast: Cast, lea: Player) -> None:
    paul = cast.staff("paul")
    await paul.says("/queue")
    await late(paul, lea)
    assert lea.sees("Non conforme")
    await lea.says("bah c'est pas grave")
    case = await cast.case()
    assert case.disputes == ()
    assert any(entry.what == "concession" for entry in case.history)


async def test_a_dispute_that_is_open_cannot_be_conceded_by_an_old_button(cast: Cast, lea: Player) -> None:
    paul = cast.staff("paul")
    await paul.says("/queue")
    await late(paul, lea)
    await lea.says("un jour de retard, c'est inadmissible")
    await lea.taps("Je l'accepte")
    assert "Ce bouton date" in lea.last.message.text
    assert (await cast.case()).status is Status.DISPUTE


async def test_a_line_that_was_measured_not_to_conform_is_never_as_agreed(cast: Cast, lea: Player) -> None:
    paul = cast.staff("paul")
    await paul.says("/queue")
    await late(paul, lea)
    await lea.taps("Je l'accepte")
    await lea.taps("5")
    assert lea.sees("À part ceci : date : le sam. 28 nov. Tout le reste est comme convenu")
    await lea.taps("Oui, comme convenu")
    assert (await levels(cast))["date"] == "less"
    await lea.taps("Rien à ajouter")
    assert paul.sees("moins que convenu : date")


async def test_a_complaint_about_nothing_in_particular_is_asked_which_line(lea: Player, paul: Player) -> None:
    await lea.says("ce n'est pas ce que j'avais demandé")
    assert lea.sees("l'équipe le lira", "Qu'est-ce qui n'est pas comme convenu ?", "[dessus : 12 mm]")


async def test_after_the_end_a_last_word_is_answered_kindly(lea: Player, paul: Player) -> None:
    await lea.says("ça suffit")
    await lea.says("rien d'autre")
    assert lea.sees("Merci")
    assert "saisi" not in lea.reads()


@pytest.mark.parametrize(("words", "status"), [("ok ça marche", "feedback"), ("ok mais pas comme ça", "dispute")])
async def test_a_proposal_that_is_taken_in_words_settles_the_dispute(
    cast: Cast, lea: Player, paul: Player, words: str, status: str
) -> None:
    await disputed(lea)
    await paul.taps("Rembourser")
    await lea.says(words)
    assert (await cast.case()).status == status


@pytest.mark.parametrize(("paid", "kept"), [("32 €", False), ("28 €", True), ("25 euros", True), ("30 balles", False)])
async def test_what_was_paid_is_compared_with_the_price_that_was_agreed(
    cast: Cast, lea: Player, paid: str, kept: bool
) -> None:
    paul = cast.staff("paul")
    await paul.says("/queue")
    await agreed(paul, lea)
    await paul.says("c'est livré")
    await paul.taps("Maintenant")
    assert paul.sees("Promis : prix : 28 € au plus", "[Payé 28 €]")
    await paul.says(paid)
    (delivery,) = (await cast.case()).deliveries
    assert [m.conforms for m in delivery.measurements if m.requirement == "r_price"] == [kept]


async def test_the_price_is_compared_though_no_limit_was_said(cast: Cast, lea: Player) -> None:
    paul = cast.staff("paul")
    await paul.says("/queue")
    await lea.says("Une coupe en brosse, avant samedi, barbe inchangée, aucune allergie")
    for _ in range(4):
        liked = next(one for one in ("Je suis d'accord", "C'est ça", "Peu importe") if one in lea.labels)
        await lea.taps(liked)
        if liked == "Je suis d'accord":
            break
    await commit(paul, lea)
    await paul.says("c'est livré")
    await paul.taps("Maintenant")
    await paul.says("32 €")
    assert lea.asked.message.text.count("Non conforme") == 1
    assert "prix : 28 € au plus. Mesuré : 32 €" in lea.asked.message.text
