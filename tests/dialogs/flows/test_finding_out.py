"""Finding out with few turns: a picture once, the facts in one message, lines that are corrected where they stand."""

from __future__ import annotations

import pytest

from dialogs.policy.plan import cost, view
from tests.cast import Cast, Player, shipped

from .staff_cast import commit

SHAVED = "crâne rasé, samedi, 80 €, aucune allergie"


async def read_back(player: Player, *, accept: str, indifferent: str = "Peu importe") -> None:
    """Accept the picture, and leave open what else is asked, until the lines are read back."""
    for _ in range(6):
        if player.last.message.kind == "read_back":
            return
        known = (accept, indifferent, "Image 1", "Picture 1")
        await player.taps(next(label for each in known for label in player.labels if label.startswith(each)))
    raise AssertionError(player.reads())


async def lines_of(player: Player, words: str) -> None:
    await player.says(words)
    await read_back(player, accept="C'est ça")


async def test_the_facts_are_asked_for_in_one_message_and_what_is_grave_once_more(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("une coupe en brosse")
    await lea.taps("C'est ça")
    assert lea.sees("Quand voulez-vous venir")
    assert lea.sees("Quel est le prix")
    assert lea.sees("Une allergie à un produit")
    await lea.says("samedi, 30 max, surtout pas de dégradé haut")
    assert lea.sees("prix : 30 € au plus"), "a limit without a unit is the price, which was asked for"
    assert lea.last.message.aspects == ("allergies",), "an allergy is never left out in silence"
    await lea.says("non")
    assert lea.last.message.kind == "read_back"
    assert lea.sees("dégradé : pas haut")


async def test_a_fact_left_out_is_said_to_be_unsaid(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, "une coupe en brosse, samedi, pas d'allergie")
    assert "Sans précision de votre part" not in lea.reads(), "left open with a button is an answer"
    sam = cast.client("sam", "en")
    await sam.says("a crew cut")
    await sam.taps("That's it")
    await sam.says("no allergy, as soon as possible, not too expensive")
    assert sam.last.message.aspects == ("date",), "a vague day is asked about again, a vague price is answered by ours"
    await sam.says("asap")
    assert sam.last.message.kind == "read_back"
    assert sam.sees("Not said by you: date, price")


async def test_a_detail_is_corrected_without_another_picture_between(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("une coupe en brosse, samedi, 30 €, aucune allergie")
    before = dict(lea.last.message.values)
    await lea.taps("dessus plus long", "Valider mes retouches")
    assert lea.last.message.kind == "read_back"
    after = lea.last.message.values
    assert {a for a in before if before[a] != after.get(a, before[a])} == {"length_top"}


async def test_one_of_several_pictures_is_the_picture(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("samedi, 30 €, aucune allergie, coiffage 2 minutes")
    assert "Image 2" in "".join(lea.labels)
    chosen = lea.pictures[1]
    await lea.taps(next(label for label in lea.labels if label.startswith("Image 2")))
    assert lea.last.message.kind == "read_back"
    assert lea.pictures == (chosen,)


async def test_a_line_is_changed_by_tapping_it(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, "une coupe en brosse, samedi, 30 €, aucune allergie")
    await lea.taps("Changer une ligne")
    assert len(lea.labels) <= 8
    await lea.taps("côtés")
    await lea.taps("9 mm")
    assert lea.last.message.kind == "read_back"
    assert lea.last.message.values["length_sides"] == "9mm"


async def test_two_values_that_do_equally_well_stay_two(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, "une coupe en brosse, samedi, 30 €, aucune allergie")
    await lea.says("côtés 9 mm ou 12 mm")
    assert lea.sees("côtés : 9 mm ou 12 mm (indispensable) (pas")
    await lea.taps("Je suis d'accord")
    offered = {r.aspect: r.values for r in (await cast.case()).offered}
    assert offered["length_sides"] == ("9mm", "12mm")


async def test_what_was_read_back_is_what_is_offered_whatever_is_ticked(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, "court sur les côtés, samedi, 60 €, aucune allergie")
    read = lea.last.message.values
    await lea.taps("Détails")
    await lea.taps("1 indispensable", "2 indispensable", "Je suis d'accord")
    offered = {r.aspect: "|".join(r.values) for r in (await cast.case()).offered}
    assert offered == {aspect: read[aspect] for aspect in offered}


async def test_what_makes_no_sense_together_is_said_and_the_least_is_dropped(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("dessus 12 mm avec une raie à gauche, samedi, 30 €, aucune allergie")
    assert lea.last.message.kind == "clarify"
    assert lea.sees("« raie : à gauche », « dessus : 12 mm » : ce n'est pas possible")
    await lea.taps("raie : peu importe")
    assert lea.last.message.kind == "proposal"
    assert lea.last.message.values["length_top"] == "12mm"
    assert "parting" not in lea.last.message.values


async def test_an_impossible_wish_is_told_once_and_then_passed_on(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("dessus 12 mm avec une raie à gauche, samedi, 30 €, aucune allergie")
    await lea.says("une raie à gauche j'ai dit")
    assert lea.sees("Je transmets vos mots tels quels à l'équipe")
    assert lea.last.message.kind == "proposal"


async def test_a_limit_below_our_price_is_told_before_the_lines_are_read_back(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("une coupe en brosse, samedi, 20 €, aucune allergie")
    assert lea.sees("Au tarif, cela coûte plus que votre limite")


async def test_a_new_result_outlives_what_it_makes_pointless(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, "une coupe en brosse, nuque droite, côtés 9 mm, samedi, 30 €, aucune allergie")
    await lea.says("finalement crâne rasé")
    assert lea.last.message.kind == "proposal", "another result is shown at once"
    await lea.taps("C'est ça")
    assert lea.last.message.kind == "read_back"
    values = lea.last.message.values
    assert (values["length_top"], values["length_sides"]) == ("0mm", "0mm")
    assert "nape" not in values


async def test_a_point_without_a_question_is_told_once_with_the_lines(cast: Cast) -> None:
    sam = cast.client("sam", "en")
    await sam.says("a web site with a form to sign up for our workshops, by 20 December, 3000 €")
    await read_back(sam, accept="That's it", indifferent="I don't mind")
    assert sam.sees("A site that collects names or addresses makes you answerable for them")
    await sam.says("background dark")
    assert sam.last.message.kind == "read_back"
    assert "makes you answerable for them" not in sam.reads()


async def test_a_point_to_understand_is_answered_in_words_of_ones_own(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, SHAVED)
    await lea.says("non, on peut la rallonger")
    assert lea.sees("Pas tout à fait")
    assert lea.last.message.kind == "explanation"
    await lea.says("faut attendre que ça repousse")
    assert lea.last.message.kind == "read_back"
    assert "il faudra attendre la repousse" not in lea.reads(), "what was understood is not asked again"


async def test_what_is_dangerous_is_explained_beside_the_lines_and_checked_with_their_ticks(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, SHAVED)
    assert lea.sees("Un point important avant de vous engager")
    await lea.taps("Rien, il faudra attendre la repousse", "Je suis d'accord")
    assert lea.sees("Je demande à l'équipe de confirmer")


@pytest.mark.parametrize("answer", [(), ("Rallonger un peu",)])
async def test_who_agrees_without_the_right_answer_is_told_again_alone(cast: Cast, answer: tuple[str, ...]) -> None:
    lea = cast.client("lea")
    await lines_of(lea, SHAVED)
    await lea.taps(*answer, "Je suis d'accord")
    assert lea.last.message.kind == "explanation"
    assert lea.sees("Pas tout à fait" if answer else "Ce point doit être clair")
    assert (await cast.case()).offered == ()
    await lea.taps("Rien, il faudra attendre la repousse")
    assert lea.sees("Je demande à l'équipe de confirmer"), "the lines were agreed to: they are not read again"
    assert "length_top" in {r.aspect for r in (await cast.case()).offered}


async def test_what_is_wanted_besides_is_heard_during_an_explanation(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, SHAVED)
    await lea.taps("Je suis d'accord")
    assert lea.last.message.kind == "explanation"
    await lea.says("et la barbe de trois jours")
    assert lea.sees("barbe : de trois jours")
    assert lea.last.message.kind == "read_back"
    assert lea.sees("Un point important"), "the point is still to be understood"


async def test_what_is_in_no_picture_and_cannot_be_undone_is_read_to_the_one_for_whom_it_is(cast: Cast) -> None:
    bob = cast.client("bob")
    await bob.says("gâteau au chocolat pour ma fille Zoé, samedi, 10 parts, 80 €, allergie aux noix")
    assert bob.sees("Lisez à voix haute : allergie : fruits à coque, arachide.", "Montrez l'image à Zoé")
    await bob.taps("😀")
    assert bob.last.message.kind == "read_back"
    assert bob.sees("Lisez à voix haute : allergie : fruits à coque, arachide.", "Montrez aussi l'image à Zoé")
    await bob.taps("🙁", "Je suis d'accord")
    assert bob.sees("Zoé n'est pas d'accord, alors on n'engage rien")


async def test_guesses_keep_within_the_budget_that_was_said(cast: Cast) -> None:
    sam = cast.client("sam", "en")
    await sam.says(
        "help at home for my mother, meals cooked, from 2 December, 190 € a week, normal texture, no allergies"
    )
    for _ in range(4):
        if sam.last.message.kind == "read_back":
            break
        await sam.taps(next(label for label in ("😀", "I don't mind", "That's it") if label in sam.labels))
    assert "costs more than your limit" not in sam.reads()
    case = await cast.case()
    seen = view(case, shipped()["home_help"])
    assert (cost(seen) or 0) <= 190


@pytest.mark.parametrize(
    ("service", "change"),
    [("haircut", "finalement crâne rasé"), ("haircut", "coupe au bol"), ("haircut", "je préfère un carré")],
)
async def test_another_result_is_seen_at_once(cast: Cast, service: str, change: str) -> None:
    lea = cast.client("lea")
    await lines_of(lea, "une coupe en brosse, côtés 9 mm, samedi, 60 €, aucune allergie")
    before = lea.pictures
    await lea.says(change)
    assert lea.last.message.kind == "proposal"
    assert lea.pictures
    assert lea.pictures != before


async def test_a_line_against_ones_own_words_is_a_contradiction_and_not_a_silent_change(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, "une coupe en brosse, côtés 9 mm, samedi, 30 €, aucune allergie")
    await lea.says("côtés 6 mm")
    assert lea.last.message.kind == "clarify"
    assert lea.sees("côtés 9 mm", "côtés 6 mm")
    await lea.taps("6 mm")
    assert lea.last.message.values["length_sides"] == "6mm"
    await lea.says("finalement côtés 12 mm")
    assert lea.last.message.values["length_sides"] == "12mm"


async def test_a_day_that_is_too_soon_for_a_guess_can_be_kept_without_it(cast: Cast) -> None:
    sam = cast.client("sam", "en")
    await sam.says("a web site, a dashboard to follow figures, 3000 €")
    await read_back(sam, accept="That's it", indifferent="I don't mind")
    await sam.says("it must be on line by 2 December")
    assert sam.last.message.kind == "read_back", "what was only shown is changed, and said to be"
    assert sam.sees("To keep within your price and time: charts: simple charts")


CLEAR = "une coupe en brosse, samedi, 30 €, aucune allergie"


def line(player: Player, words: str) -> str:
    """The number of the line with these words."""
    return next(row for row in player.reads().splitlines() if words in row).partition(".")[0]


async def opens(player: Player, words: str) -> None:
    """Open the line of this name, to change it."""
    await player.taps("Changer une ligne")
    await player.taps(words)


async def test_the_lines_that_were_said_are_read_back_and_the_rest_is_one_sentence(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, CLEAR + ", barbe intacte")
    assert lea.sees("barbe : inchangée (indispensable)", "Le reste, comme sur l'image.")
    assert "nuque" not in lea.reads().partition("[image")[0]
    assert len(lea.labels) <= 8


async def test_the_rest_is_one_tap_away_and_can_be_made_strict(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, CLEAR)
    await lea.taps("Détails")
    assert len(lea.labels) <= 8
    await lea.taps(f"{line(lea, 'nuque :')} indispensable", "Je suis d'accord")
    offered = {r.aspect: r.strength for r in (await cast.case()).offered}
    assert (offered["nape"], offered["upkeep"]) == ("must", "bonus")


async def test_what_was_said_is_a_must_unless_one_tap_makes_it_a_bonus(cast: Cast) -> None:
    lea, sam = cast.client("lea"), cast.client("sam")
    for who in (lea, sam):
        await lines_of(who, CLEAR + ", barbe intacte")
    await lea.taps(f"{line(lea, 'barbe :')} bonus", "Je suis d'accord")
    await sam.says("je suis d'accord")
    strengths = {}
    for summary in await cast.store.cases():
        case = await cast.case(summary.case)
        strengths[case.client] = {r.aspect: r.strength for r in case.offered}["beard"]
    assert strengths == {lea.id: "bonus", sam.id: "must"}


async def test_many_lines_are_one_message_and_their_buttons_are_one_tap_away(cast: Cast) -> None:
    lea = cast.client("lea")
    words = "dessus 12 mm, côtés 6 mm, nuque fondue, barbe intacte, dégradé léger"
    await lines_of(lea, f"une coupe en brosse, {words}, samedi, 30 €, aucune allergie. Aux ciseaux. Pas de musique.")
    assert lea.sees("« Aux ciseaux » (indispensable)")
    assert len(lea.labels) <= 8
    await lea.taps("Détails")
    assert len(lea.labels) <= 8
    await lea.taps(f"{line(lea, 'dessus :')} bonus", "Je suis d'accord")
    offered = {r.aspect: r.strength for r in (await cast.case()).offered}
    assert [offered[a] for a in ("length_top", "length_sides", "own_1", "own_2")] == ["bonus", "must", "must", "must"]


async def test_a_line_is_changed_in_words_and_only_that_line_is_read_back(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, CLEAR)
    await opens(lea, "côtés")
    await lea.says("côtés 9 mm ou 12 mm")
    assert set(lea.last.message.aspects) >= {"length_sides", "price"}
    await lea.taps("Je suis d'accord")
    sides = next(r for r in (await cast.case()).offered if r.aspect == "length_sides")
    assert sides.values == ("9mm", "12mm")


async def test_what_cannot_be_undone_is_explained_before_a_changed_line_is_agreed(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, CLEAR)
    await opens(lea, "dessus")
    await lea.says("dessus 0 mm")
    assert lea.last.message.kind == "read_back", "it is agreed to with that in mind"
    assert "length_top" in lea.last.message.aspects
    if "La suite" in lea.labels:
        await lea.taps("La suite")
    await lea.taps(next(label for label in lea.labels if "repousse" in label), "Je suis d'accord")
    assert lea.sees("Je demande à l'équipe de confirmer")


async def test_nobody_agrees_to_a_price_that_was_not_read_back(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, CLEAR.replace("30 €", "60 €"))
    assert lea.sees("Prix au tarif : 28 €")
    await lea.says("barbe courte et dessinée")
    assert lea.sees("Prix au tarif : 38 €")
    await lea.taps("Je suis d'accord")
    assert lea.sees("Je demande à l'équipe de confirmer")


async def test_a_line_that_was_opened_may_stay(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, CLEAR)
    before = lea.last.message.values["length_sides"]
    await lea.taps("Changer une ligne")
    await lea.taps("Ne rien changer")
    await lea.taps("Je suis d'accord")
    sides = next(r for r in (await cast.case()).offered if r.aspect == "length_sides")
    assert (sides.values, sides.strength) == ((before,), "bonus")


async def test_after_an_agreement_only_what_moves_is_read_back(cast: Cast) -> None:
    lea, paul = cast.client("lea"), cast.staff("paul")
    await lines_of(lea, CLEAR)
    await lea.taps("Je suis d'accord")
    await paul.says("voir les demandes")
    await paul.taps((await cast.case()).id)
    await commit(paul, lea)
    await lea.says("côtés 12 mm")
    assert lea.last.message.kind == "read_back", lea.reads()
    assert lea.sees("→ 12 mm")
    assert set(lea.last.message.aspects) == {"length_sides", "price"}
    await lea.taps("Je suis d'accord")
    assert lea.sees("Je demande à l'équipe de confirmer")


async def test_what_was_agreed_by_a_tap_and_is_said_otherwise_is_a_change_and_no_contradiction(cast: Cast) -> None:
    lea, paul = cast.client("lea"), cast.staff("paul")
    await lines_of(lea, CLEAR)
    await lea.taps("Détails")
    await lea.taps(f"{line(lea, 'nuque :')} indispensable", "Je suis d'accord")
    await paul.says("voir les demandes")
    await paul.taps((await cast.case()).id)
    await commit(paul, lea)
    await lea.says("nuque droite")
    assert lea.last.message.kind == "read_back", lea.reads()
    assert lea.sees("→ droite")


async def test_no_way_out_leads_to_the_next_impossibility(cast: Cast) -> None:
    sam = cast.client("sam", "en")
    await sam.says("it is for me. every day, see that I take my tablets, 95 € a week, from 2 December, normal texture")
    assert sam.sees("costs more than your limit")
    assert "visits per week: 1 a week" not in sam.labels, "daily medicines need more than one visit a week"
    assert any(label.startswith("to pay per week") for label in sam.labels)


async def test_what_a_guess_leaves_no_room_for_is_said(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("/start haircut")
    await lea.says("nuque dégagée, samedi, 60 €, aucune allergie")
    await lea.taps("Image 1")
    plan = view(await cast.case(), shipped()["haircut"]).plan.values
    gone = [a.label.fr for a in shipped()["haircut"].aspects if a.listed and a.id not in plan]
    assert gone, "the first picture is short: a fringe has no place"
    assert lea.sees("Sans objet avec cela", *gone)


async def test_what_a_result_asked_for_leaves_out_needs_no_word(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, SHAVED)
    assert "Sans objet" not in lea.reads()


@pytest.mark.parametrize("words", ["80 pounds", "£80"])
async def test_a_currency_that_we_do_not_count_in_is_said_so(cast: Cast, words: str) -> None:
    sam = cast.client("sam", "en")
    await sam.says(f"a crew cut, {words}")
    assert sam.sees(f"“{words}”: we count in EUR. How much would that be?")
