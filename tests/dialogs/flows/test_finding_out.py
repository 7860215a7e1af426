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
    await lea.taps("côtés plus longs", "Valider mes retouches")
    assert lea.last.message.kind == "read_back"
    after = lea.last.message.values
    assert {a for a in before if before[a] != after.get(a, before[a])} == {"length_sides"}


async def test_one_of_several_pictures_is_the_picture(cast: Cast) -> None:
    lea = cast.client("lea")
    await lea.says("samedi, 30 €, aucune allergie, coiffage 2 minutes")
    assert "Image 2" in "".join(lea.labels)
    chosen = lea.pictures[1]
    await lea.taps(next(label for label in lea.labels if label.startswith("Image 2")))
    assert lea.last.message.kind == "read_back"
    assert lea.pictures == (chosen,)


async def test_a_line_gets_its_new_value_with_one_tap(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, "une coupe en brosse, samedi, 30 €, aucune allergie")
    await lea.taps("Changer une ligne")
    await lea.taps("côtés : 9 mm")
    assert lea.last.message.kind == "read_back"
    assert lea.last.message.values["length_sides"] == "9mm"


async def test_two_values_that_do_equally_well_stay_two(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, "une coupe en brosse, samedi, 30 €, aucune allergie")
    await lea.says("côtés 9 mm ou 12 mm")
    assert lea.sees("côtés : 9 mm ou 12 mm (pas")
    await lea.taps("Je suis d'accord")
    offered = {r.aspect: r.values for r in (await cast.case()).offered}
    assert offered["length_sides"] == ("9mm", "12mm")


async def test_what_was_read_back_is_what_is_offered_whatever_is_ticked(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, "court sur les côtés, samedi, 60 €, aucune allergie")
    read = lea.last.message.values
    await lea.taps("2 indispensable", "3 indispensable", "Je suis d'accord")
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
    await lea.taps("1 indispensable", "Rien, il faudra attendre la repousse", "Je suis d'accord")
    assert lea.sees("Je demande à l'équipe de confirmer")


@pytest.mark.parametrize("answer", [(), ("Rallonger un peu",)])
async def test_who_agrees_without_the_right_answer_is_told_again_alone(cast: Cast, answer: tuple[str, ...]) -> None:
    lea = cast.client("lea")
    await lines_of(lea, SHAVED)
    await lea.taps("1 indispensable", *answer, "Je suis d'accord")
    assert lea.last.message.kind == "explanation"
    assert lea.sees("Pas tout à fait" if answer else "Ce point doit être clair")
    assert (await cast.case()).offered == ()
    await lea.taps("Rien, il faudra attendre la repousse")
    assert lea.sees("Je demande à l'équipe de confirmer"), "the lines were agreed to: they are not read again"
    strict = {r.aspect for r in (await cast.case()).offered if r.strength == "must"}
    assert "length_top" in strict


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
    await sam.says("help at home for my mother, meals cooked, from 2 December, 190 € a week, normal texture")
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


async def marks(player: Player, words: str) -> None:
    """Mark the line with these words to be changed, and agree to the others."""
    await player.taps(f"{line(player, words)} changer", "Je suis d'accord")


async def test_lines_are_marked_and_changed_beside_the_ticks_of_the_others(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, CLEAR)
    sides, nape, beard = line(lea, "côtés :"), line(lea, "nuque :"), line(lea, "barbe :")
    await lea.taps(f"{beard} indispensable", f"{sides} changer", f"{nape} changer", "Je suis d'accord")
    assert lea.sees("Que mettre à la place")
    assert lea.last.message.aspects == ("length_sides", "nape")
    await lea.taps("côtés : 12 mm", "nuque : droite", f"{nape} bonus", "Je suis d'accord")
    assert lea.sees("Je demande à l'équipe de confirmer"), "nothing else moved: it is agreed"
    offered = {r.aspect: (r.strength, r.values) for r in (await cast.case()).offered}
    assert offered["length_sides"] == ("must", ("12mm",)), "who changes a line insists on it"
    assert offered["nape"] == ("bonus", ("straight",))
    assert offered["beard"][0] == "must", "the ticks of the other lines came along"


async def test_a_tick_taken_away_leaves_a_bonus_and_agreeing_in_words_leaves_the_ticks(cast: Cast) -> None:
    lea, sam = cast.client("lea"), cast.client("sam")
    for who in (lea, sam):
        await lines_of(who, CLEAR + ", barbe intacte")
    beard = line(lea, "barbe :")
    assert f"{beard} indispensable" in {b.label for b in lea.last.message.buttons if b.ticked}
    await lea.unticks(f"{beard} indispensable", "Je suis d'accord")
    await sam.says("je suis d'accord")
    strengths = {}
    for summary in await cast.store.cases():
        case = await cast.case(summary.case)
        strengths[case.client] = {r.aspect: r.strength for r in case.offered}["beard"]
    assert strengths == {lea.id: "bonus", sam.id: "must"}


async def test_lines_marked_on_one_page_are_changed_before_the_next(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dialogs.flows.agreement.read_back.PAGE", 4)
    lea = cast.client("lea")
    await lines_of(lea, CLEAR)
    assert "Je suis d'accord" not in lea.labels, "there is another page"
    sides = line(lea, "côtés :")
    await lea.taps("1 indispensable", f"{sides} changer", "La suite")
    await lea.taps("côtés : 12 mm", "Je suis d'accord")
    assert lea.sees("La suite :", "barbe :")
    assert "length_sides" not in lea.last.message.aspects
    await lea.taps("Je suis d'accord")
    offered = {r.aspect: (r.strength, r.values) for r in (await cast.case()).offered}
    assert offered["length_sides"] == ("must", ("12mm",))
    assert offered["length_top"][0] == "must"


async def test_of_several_values_put_in_place_each_will_do(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, CLEAR)
    await marks(lea, "côtés :")
    await lea.taps("côtés : 12 mm", "côtés : 9 mm", "Je suis d'accord")
    sides = next(r for r in (await cast.case()).offered if r.aspect == "length_sides")
    assert sides.values == ("9mm", "12mm")


async def test_a_marked_line_is_changed_in_words_and_only_that_line_is_read_back(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, CLEAR)
    await marks(lea, "côtés :")
    await lea.says("côtés 9 mm ou 12 mm")
    assert lea.sees("le reste demeure comme vous l'avez coché")
    assert set(lea.last.message.aspects) == {"length_sides", "price"}, "the ceiling stands beside the price"
    await lea.taps("Je suis d'accord")
    sides = next(r for r in (await cast.case()).offered if r.aspect == "length_sides")
    assert sides.values == ("9mm", "12mm")


async def test_what_cannot_be_undone_is_explained_before_a_changed_line_is_agreed(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, CLEAR)
    await marks(lea, "dessus :")
    await lea.says("dessus 0 mm")
    assert lea.last.message.kind == "read_back", "it is agreed to with that in mind"
    assert "length_top" in lea.last.message.aspects
    await lea.taps(next(label for label in lea.labels if "repousse" in label), "Je suis d'accord")
    assert lea.sees("Je demande à l'équipe de confirmer")


async def test_nobody_agrees_to_a_price_that_was_not_read_back(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, CLEAR.replace("30 €", "60 €"))
    assert lea.sees("Prix au tarif : 28 €")
    await marks(lea, "barbe :")
    await lea.taps("barbe : courte et dessinée", "Je suis d'accord")
    assert lea.sees("Prix au tarif : 38 €")
    assert set(lea.last.message.aspects) == {"beard", "price"}
    await lea.taps("Je suis d'accord")
    assert lea.sees("Je demande à l'équipe de confirmer")


async def test_a_mark_without_another_value_leaves_the_line(cast: Cast) -> None:
    lea = cast.client("lea")
    await lines_of(lea, CLEAR)
    before = lea.last.message.values["length_sides"]
    await marks(lea, "côtés :")
    await lea.taps("Je suis d'accord")
    assert lea.sees("Je demande à l'équipe de confirmer")
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
