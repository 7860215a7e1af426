"""As last time: what was agreed before is shown, corrected like any picture, and never silently taken."""

from __future__ import annotations

import pytest

from dialogs.domain.case import Case, Statement
from storage.errors import Unreadable
from storage.store import Kept
from tests.cast import Cast, Player

from .staff_cast import COMMIT, WISH, agreed, commit

AGREED = "Voici ce que je reprends de notre accord"
NOTHING = "Je ne retrouve encore rien de convenu avec vous"
OPEN = "Racontez-moi la coupe dont vous avez envie"


async def had_a_cut(cast: Cast, name: str = "lea", language: str = "fr") -> Player:
    """A client has agreed on a crew cut with the beard left alone."""
    lea, paul = cast.client(name, language), cast.staff("paul", language)  # type: ignore[arg-type]
    await paul.says("/queue")
    await agreed(paul, lea, language)
    await cast.later(days=40)
    return lea


async def had_one_for_nino(cast: Cast, lea: Player) -> None:
    """Her son's, with the nape straight."""
    paul = cast.staff("paul")
    await paul.says("/queue")
    await begins(
        lea, "pour mon fils Nino : une coupe en brosse, nuque droite, samedi, 30 €, barbe aucune, aucune allergie"
    )
    await lea.taps("😀")
    await lea.taps("1 demandé", "Je suis d'accord")
    await commit(paul, lea)
    await cast.later(days=20)


async def begins(lea: Player, words: str = "") -> None:
    """A new request about a haircut, and its first words."""
    await lea.says("/start haircut")
    if words:
        await lea.says(words)


async def newest(cast: Cast, who: str = "client:lea") -> Case:
    kept = await cast.store.person(who)
    assert kept is not None
    return await cast.case(kept.document.cases[-1])


def said(case: Case, aspect: str) -> tuple[Statement, ...]:
    """What was stated about an aspect, beyond reactions to pictures."""
    return tuple(s for s in case.live if s.aspect == aspect and s.operator not in ("accepted", "unremarked"))


class TestShown:
    async def test_the_lines_and_the_picture_of_then_are_shown_for_correction(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        then = (await newest(cast)).baselines[-1]
        await begins(lea, "comme la dernière fois")
        assert lea.sees(
            AGREED, "mar. 24 nov.", "dessus : 12 mm (bonus)", "barbe : inchangée (indispensable)", "Comme ça ?"
        )
        assert lea.last.message.kind == "proposal"
        assert lea.last.message.values == {a: v for a, v in then.picture if a != "allergies"}

    async def test_what_was_agreed_becomes_statements_of_this_message(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        before = await newest(cast)
        await lea.says("/start haircut")
        source = await lea.says("comme d'habitude")
        (beard,) = said(await newest(cast), "beard")
        assert (beard.values, beard.source, beard.strength) == (("untouched",), source, "must")
        assert beard.earlier == before.id
        assert beard.words == f"comme d'habitude (2026-11-24, {before.id})"

    async def test_a_yes_leads_to_the_facts_that_do_not_carry_over(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois")
        assert lea.sees("Je vous redemanderai ensuite : date, prix.")
        await lea.says("oui")
        assert lea.sees("Quand voulez-vous venir", "Quel est le prix")
        await lea.says("samedi, 40 €")
        assert lea.last.message.kind == "read_back"
        assert lea.sees("sam. 9 janv.", "prix : 40 € au plus", "allergie : aucune")

    async def test_the_day_and_the_limit_of_then_are_gone(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois")
        case = await newest(cast)
        assert not said(case, "date")
        assert not said(case, "price")
        assert "30 €" not in lea.reads()

    async def test_other_wishes_beside_it_are_taken_and_go_first(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois mais plus court dessus, samedi, barbe de trois jours")
        assert lea.sees("dessus : 9 mm (indispensable)", "sam. 9 janv.", "Je vous redemanderai ensuite : prix.")
        assert "• barbe : inchangée" not in lea.reads()
        assert lea.last.message.values["length_sides"] == "6mm", "what was not spoken of is as it was"

    async def test_a_result_named_beside_it_goes_first(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois mais crâne rasé")
        values = lea.last.message.values
        assert (values["length_top"], values["length_sides"]) == ("0mm", "0mm")
        assert values["beard"] == "untouched", "a must about something else stays"
        assert "fade" not in values, "what makes no sense any more does not"

    async def test_in_english(self, cast: Cast) -> None:
        sam = await had_a_cut(cast, "sam", "en")
        await begins(sam)
        await sam.taps("Same as last time")
        assert sam.sees("This is what I take over from what we agreed (Tue 24 Nov)", "Like this?")
        await begins(sam, "same haircut as last time but longer on top")
        assert sam.sees("I understood: longer on top", "This is what I take over")

    async def test_at_the_read_back_it_replaces_what_was_only_shown(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "une coupe au carré, samedi, 60 €, aucune allergie")
        await lea.taps("C'est ça")
        assert lea.last.message.kind == "read_back"
        await lea.says("comme la dernière fois plutôt")
        assert lea.sees(AGREED, "dessus : 12 mm", "prix : 60 € au plus")

    async def test_the_same_under_a_picture_is_that_picture(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "une coupe au carré, samedi, 60 €, aucune allergie")
        await lea.says("je prends la même chose")
        assert AGREED not in lea.reads()
        assert lea.sees("« la même chose », que l'on va préciser")


class TestCorrected:
    async def test_by_a_critique(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois")
        await lea.taps("dessus plus long", "Valider mes retouches")
        (top,) = said(await newest(cast), "length_top")
        assert (top.operator, top.values) == ("more", ("12mm",))

    async def test_by_words(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois")
        await lea.says("nuque droite")
        await lea.says("samedi, 40 €, pas d'allergie")
        assert lea.sees("nuque : droite")
        assert "laquelle" not in lea.reads(), "what was agreed then is replaced without a dispute"

    async def test_not_at_all_leaves_nothing_of_it(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois")
        await lea.taps("Pas du tout ça")
        assert not [s for s in (await newest(cast)).live if s.earlier]
        assert lea.last.message.kind == "proposal"

    async def test_back_takes_all_of_it_back(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois")
        await lea.says("/back")
        assert not [s for s in (await newest(cast)).live if s.earlier]

    async def test_words_that_are_not_understood_change_nothing(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois")
        before = lea.labels
        await lea.says("abracadabra turlututu")
        assert lea.sees(AGREED, "À confirmer aussi")
        assert lea.labels == (*before, "✗ « abracadabra turlututu »")
        await lea.taps("C'est ça")
        assert said(await newest(cast), "allergies")


class TestGrave:
    async def test_an_allergy_is_shown_and_confirmed(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois")
        assert lea.sees("À confirmer aussi : allergie : aucune.")
        assert not said(await newest(cast), "allergies"), "shown is not yet said"
        tap = await lea.taps("C'est ça")
        (allergy,) = said(await newest(cast), "allergies")
        assert (allergy.values, allergy.source) == (("none",), tap)

    async def test_unless_confirmed_it_is_asked(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois")
        await lea.taps("dessus plus long", "Valider mes retouches")
        assert lea.sees("Une allergie à un produit")
        await lea.says("samedi, 40 €")
        assert lea.last.message.aspects == ("allergies",)

    async def test_as_you_think_best_confirms_no_allergy(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois")
        await lea.says("peu importe")
        assert not said(await newest(cast), "allergies")

    async def test_what_is_said_of_it_now_goes_first(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois, mais allergique au latex")
        assert lea.sees("• allergie : au latex")
        assert "allergie : aucune" not in lea.reads()

    async def test_what_is_said_of_it_and_not_understood_is_asked(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois, mais j'ai une nouvelle allergie")
        assert "allergie : aucune" not in lea.reads()
        await lea.taps("C'est ça")
        assert lea.sees("Une allergie à un produit")


class TestWithoutAPast:
    async def test_one_kind_sentence_and_the_open_question(self, cast: Cast) -> None:
        lea = cast.client("lea")
        await begins(lea, "comme la dernière fois")
        assert lea.sees(NOTHING, OPEN)
        assert "Comme la dernière fois" not in lea.labels
        await lea.says("comme d'habitude")
        assert lea.sees(NOTHING, OPEN), "however often: no dead end, no picture out of nothing"
        await lea.says("une coupe en brosse")
        assert lea.last.message.kind == "proposal"

    async def test_other_wishes_are_taken_all_the_same(self, cast: Cast) -> None:
        lea = cast.client("lea")
        await begins(lea, "comme d'habitude, une coupe en brosse")
        assert lea.sees(NOTHING, "coupe en brosse")
        assert lea.last.message.kind == "proposal"

    async def test_it_does_not_answer_a_question(self, cast: Cast) -> None:
        lea = cast.client("lea")
        await lea.says("une coupe en brosse, samedi, 30 €")
        await lea.taps("C'est ça")
        assert lea.last.message.aspects == ("allergies",)
        await lea.says("comme la dernière fois")
        assert lea.sees(NOTHING)
        assert lea.last.message.aspects == ("allergies",)

    async def test_what_was_never_agreed_is_no_past(self, cast: Cast) -> None:
        lea = cast.client("lea")
        await lea.says(WISH["fr"])
        await begins(lea, "comme la dernière fois")
        assert lea.sees(NOTHING)

    async def test_another_service_is_no_past(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await lea.says("/start birthday_cake")
        assert "Comme la dernière fois" not in lea.labels
        await lea.says("comme la dernière fois")
        assert lea.sees(NOTHING)

    async def test_another_persons_past_is_never_shown(self, cast: Cast) -> None:
        await had_a_cut(cast)
        max_ = cast.client("max")
        await begins(max_)
        assert "Comme la dernière fois" not in max_.labels
        await max_.says("comme la dernière fois")
        assert max_.sees(NOTHING)
        assert not (await newest(cast, "client:max")).earlier

    async def test_an_erased_past_is_gone(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await lea.says("/data")
        await lea.taps("Tout effacer")
        await lea.says("oui")
        await begins(lea, "comme la dernière fois")
        assert lea.sees(NOTHING)
        assert not (await newest(cast)).earlier

    async def test_a_case_erased_on_its_own_is_gone_too(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await cast.store.erase(case=(await newest(cast)).id)
        await begins(lea, "comme la dernière fois")
        assert lea.sees(NOTHING)

    async def test_a_past_that_cannot_be_read_keeps_nobody_from_asking_anew(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lea = await had_a_cut(cast)
        damaged, read = (await newest(cast)).id, cast.store.case
        await begins(lea)

        async def case(id: str) -> Kept[Case] | None:
            if id == damaged:
                raise Unreadable(f"case {id}", "its file", "not JSON")
            return await read(id)

        monkeypatch.setattr(cast.store, "case", case)
        await begins(lea)
        assert lea.sees(OPEN)
        assert "Comme la dernière fois" not in lea.labels

    @pytest.mark.parametrize("words", ["surtout pas comme la dernière fois", "not like last time"])
    async def test_it_can_be_refused(self, cast: Cast, words: str) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, words)
        assert AGREED not in lea.reads()
        assert not [s for s in (await newest(cast)).live if s.earlier]


class TestOffered:
    async def test_the_open_question_has_a_button(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea)
        assert lea.labels[0] == "Comme la dernière fois"
        await lea.taps("Comme la dernière fois")
        assert lea.sees(AGREED, "dessus : 12 mm")
        (top,) = said(await newest(cast), "length_top")
        assert top.words.startswith("Comme la dernière fois (2026-11-24")

    async def test_after_the_end_of_a_case_the_words_begin_a_new_one(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await lea.says("/stop")
        await lea.taps("Oui")
        await lea.says("merci, c'était parfait, comme d'habitude")
        assert AGREED not in lea.reads(), "thanks are no request"
        await lea.says("comme la dernière fois s'il vous plaît")
        assert lea.sees(AGREED)
        assert (await newest(cast)).service == "haircut"

    async def test_the_newest_agreed_one_counts(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "crâne rasé, samedi, 60 €, barbe inchangée, aucune allergie")
        await lea.taps("C'est ça")
        await lea.taps("Rien, il faudra attendre la repousse")
        await lea.taps("Je suis d'accord")
        await commit(cast.staff("paul"), lea)
        await begins(lea, "une coupe au carré, samedi")
        await begins(lea, "comme d'habitude")
        assert lea.sees("dessus : 0 mm")
        assert len((await newest(cast)).earlier) == 1

    async def test_of_a_case_the_newest_version_counts(self, cast: Cast) -> None:
        lea, paul = await had_a_cut(cast), cast.staff("paul")
        await lea.says("finalement nuque droite")
        await lea.taps("Je suis d'accord")
        await paul.taps(COMMIT["fr"])
        await begins(lea, "comme la dernière fois")
        assert lea.sees("nuque : droite")

    async def test_where_whom_is_asked_first_it_is_offered_there(self, cast: Cast) -> None:
        lea, paul = cast.client("lea"), cast.staff("paul")
        await paul.says("/queue")
        await lea.says("/start home_help")
        await lea.says("pour ma mère Odette : du ménage, un passage par semaine, le matin, à partir de lundi, 30 €")
        await lea.taps("😀")
        await lea.taps("Je suis d'accord")
        await commit(paul, lea)
        await lea.says("/start home_help")
        assert lea.labels[0] == "Comme la dernière fois, pour Odette"
        await lea.taps("Comme la dernière fois, pour Odette")
        assert lea.sees("notre accord pour Odette", "qu'en dit son visage ?")

    async def test_what_is_grave_and_not_spoken_of_is_shown(self, cast: Cast) -> None:
        lea, paul = cast.client("lea"), cast.staff("paul")
        await paul.says("/queue")
        await lea.says("/start alterations")
        await lea.says("raccourcir un pantalon de 3 cm, samedi, 30 €")
        await lea.taps("C'est ça")
        await lea.says("1")
        await lea.taps("Je suis d'accord")
        await commit(paul, lea)
        await lea.says("/start alterations")
        await lea.says("comme la dernière fois, deux pantalons")
        assert lea.sees("nombre de pièces : 2", "À confirmer aussi : longueur à reprendre : 3 cm.")


class TestForAnother:
    async def test_the_last_one_for_the_same_beneficiary(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await had_one_for_nino(cast, lea)
        await begins(lea, "comme la dernière fois pour mon fils Nino")
        assert lea.sees("notre accord pour Nino", "nuque : droite", "Nino : qu'en dit son visage ?")
        case = await newest(cast)
        assert (case.beneficiary.kind, case.beneficiary.name) == ("child", "Nino")
        assert all(s.on_behalf_of == "Nino" for s in case.live)

    async def test_a_glad_face_confirms_what_is_grave(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await had_one_for_nino(cast, lea)
        await begins(lea, "comme la dernière fois pour mon fils Nino")
        await lea.taps("😀")
        assert said(await newest(cast), "allergies")

    async def test_whom_is_asked_where_it_matters(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await had_one_for_nino(cast, lea)
        await begins(lea, "comme d'habitude")
        assert lea.labels == ("Comme la dernière fois, pour Nino", "Comme la dernière fois, pour vous")
        await lea.taps("Comme la dernière fois, pour vous")
        assert lea.sees("nuque : fondue")
        await begins(lea, "comme d'habitude")
        await lea.says("pour Nino")
        assert lea.sees("notre accord pour Nino")

    async def test_who_says_something_else_instead_is_heard(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await had_one_for_nino(cast, lea)
        await begins(lea, "comme d'habitude")
        await lea.says("une coupe en brosse finalement")
        assert lea.sees("Voici comment je le vois")

    async def test_for_somebody_new_there_is_no_past(self, cast: Cast) -> None:
        lea = await had_a_cut(cast)
        await begins(lea, "comme la dernière fois pour ma fille Zoé")
        assert lea.sees(NOTHING)
