"""After the delivery: a client says how it went with words as well as with taps, and is never left without an answer."""

from __future__ import annotations

import pytest

from dialogs.domain.case import Feedback, Status
from tests.cast import Cast, Player
from tests.dialogs.flows.staff_cast import agreed


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
    await paul.says("samedi 28 à 10h")
    await paul.says("28 €")
    return paul


async def late(paul: Player, lea: Player) -> None:
    await agreed(paul, lea)
    await paul.taps("Commencer")
    await paul.taps("C'est livré")
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


async def test_a_line_that_was_too_short_is_understood_shown_and_sent(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.says("le dessus est trop court, le reste parfait")
    assert lea.sees("J'ai compris", "dessus : 12 mm, moins que convenu", "[Envoyer]")
    await lea.taps("Envoyer")
    rated = await levels(cast)
    assert [aspect for aspect, level in rated.items() if level != "as"] == ["length_top"]
    assert (await feedback(cast)).words == "le dessus est trop court, le reste parfait"


async def test_what_was_understood_of_words_is_corrected_by_a_tap(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.says("le dessus est trop court")
    await lea.taps("1 comme convenu", "Envoyer")
    assert set((await levels(cast)).values()) == {"as"}


async def test_words_that_rate_nothing_are_kept_for_the_staff(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.says("la musique était un peu forte")
    assert lea.sees("C'est noté", "[Envoyer]")
    await lea.says("oui")
    await lea.taps("4")
    assert paul.last.message.text.endswith("« la musique était un peu forte »")
    assert (await cast.case()).status is Status.CLOSED


@pytest.mark.parametrize(
    ("words", "mark"), [("4/5", 4), ("je mets 3 sur 5", 3), ("5 étoiles", 5), ("16/20", 4), ("2", 2)]
)
async def test_a_mark_in_words_is_a_mark(cast: Cast, lea: Player, paul: Player, words: str, mark: int) -> None:
    await lea.says(words)
    assert lea.sees(f"note : {mark} sur 5")
    await lea.taps("Envoyer")
    assert (await feedback(cast)).overall == mark
    assert lea.sees("Un mot, une photo ?")


@pytest.mark.parametrize("words", ["passer", "je ne sais pas", "peu importe"])
async def test_no_question_has_to_be_answered(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    for _ in range(3):
        await lea.says(words)
    assert lea.sees("Merci")
    case = await cast.case()
    assert (case.status, case.feedback) == (Status.CLOSED, ())


@pytest.mark.parametrize("words", ["ça suffit", "laissez tomber"])
async def test_who_has_had_enough_is_let_go(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await lea.says(words)
    assert (await cast.case()).status is Status.CLOSED


async def test_a_more_that_nobody_asked_for_is_said_in_words(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.taps("1 plus", "Envoyer")
    await lea.says("gentil, mais ce n'était pas nécessaire")
    assert list((await feedback(cast)).wanted.values()) == [False]
    await lea.says("ouais bof")
    assert lea.sees("C'est noté", "quelle note")


async def test_a_photo_says_how_it_went_at_any_moment(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.shows(text="voyez la nuque")
    assert lea.sees("C'est noté", "[Envoyer]")
    mine = await feedback(cast)
    assert (len(mine.photo or ""), mine.words) == (64, "voyez la nuque")


async def test_less_than_agreed_can_be_discussed_and_is_what_the_dispute_is_about(
    cast: Cast, lea: Player, paul: Player
) -> None:
    await lea.taps("1 moins", "Je veux en discuter")
    await lea.says("bien trop court !!")
    assert paul.sees("dessus : 12 mm", "« bien trop court !! »", "[Refaire]")
    (dispute,) = (await cast.case()).disputes
    assert len(dispute.requirements) == 1
    await paul.says("je vous rembourse bien sûr")
    assert lea.sees("« je vous rembourse bien sûr »", "rembourser", "[Oui, c'est réglé]")
    await lea.says("oui")
    assert paul.sees("considère que c'est réglé")
    assert (await cast.case()).status is Status.FEEDBACK
    assert lea.sees("quelle note")


async def test_to_refuse_a_refund_proposes_none(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.taps("1 moins", "Je veux en discuter")
    await lea.says("bien trop court")
    await paul.says("on ne rembourse pas")
    assert lea.last.message.text == "Paul : « on ne rembourse pas »"
    assert (await cast.case()).disputes[0].resolution == ""


async def test_who_has_nothing_to_discuss_after_all_goes_back(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.taps("Je veux en discuter")
    await lea.taps("Retour")
    assert (await cast.case()).disputes == ()
    assert lea.sees("quelle note")


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


async def test_a_complaint_that_names_a_delay_or_a_price_names_its_line(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.says("c'était plus cher que prévu, et avec un jour de retard")
    await lea.taps("Envoyer")
    assert {aspect for aspect, level in (await levels(cast)).items() if level == "less"} == {"price", "date"}


async def test_a_complaint_about_nothing_in_particular_is_asked_which_line(lea: Player, paul: Player) -> None:
    await lea.says("ce n'est pas ce que j'avais demandé")
    assert lea.sees("Touchez la ligne qui n'est pas comme convenu", "[Je veux en discuter]")


async def test_a_level_said_after_the_rating_corrects_it(cast: Cast, lea: Player, paul: Player) -> None:
    await lea.taps("Envoyer")
    await lea.says("ah si, la barbe est ratée")
    assert lea.sees("C'est corrigé : barbe : inchangée, moins que convenu", "quelle note")
    assert (await levels(cast))["beard"] == "less"


async def test_after_the_end_a_last_word_is_answered_kindly(lea: Player, paul: Player) -> None:
    await lea.says("ça suffit")
    await lea.says("rien d'autre")
    assert lea.sees("Merci")
    assert "saisi" not in lea.reads()


@pytest.mark.parametrize(("words", "status"), [("ok ça marche", "feedback"), ("ok mais pas comme ça", "dispute")])
async def test_a_proposal_that_is_taken_in_words_settles_the_dispute(
    cast: Cast, lea: Player, paul: Player, words: str, status: str
) -> None:
    await lea.taps("1 moins", "Je veux en discuter")
    await lea.says("bien trop court")
    await paul.taps("Rembourser")
    await lea.says(words)
    assert (await cast.case()).status == status
