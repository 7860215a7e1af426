"""A simulated client facing a scripted bot: it reads what a person sees, is truthful, and gives nothing away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.simulation.client.actor import Actor
from dialogs.simulation.hidden import Change, Impossible, Manner, Proxy, Slip, Wish
from dialogs.wording.compose import Composed
from tests.dialogs.simulation.clients_cast import SALON, STEADY, begun, client, does, message, text, wish

CRITIQUES = ("dessus plus court", "dessus plus long", "nuque : autre chose")
SHOWN = "dessus : 9 mm ; nuque : fondue ; barbe : intacte"
ENDS = ("C'est ça", "Valider mes retouches", "Pas du tout ça")


def proposal(alt: str = SHOWN) -> Composed:
    return message("Comme ça ?", *ENDS, alt=(alt,), ticks=CRITIQUES)


def read_back(*lines: str, ticked: tuple[str, ...] = ()) -> Composed:
    ticks = [
        f"{'x ' if f'{n} {label}' in ticked else ''}{n} {label}"
        for n in range(1, len(lines) + 1)
        for label in ("indispensable", "bonus", "peu importe")
    ]
    said = "Voici ce qui compte.\n\n" + "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))
    return message(said, "Je suis d'accord", "Changer une ligne", ticks=ticks)


def test_the_opening_tells_the_voiced_wishes_and_no_others() -> None:
    actor = Actor(client(wish("date", "2026-11-28", seen="voiced"), wish("beard", "keep")), SALON)
    said = does(actor)
    assert "samedi" in said or "28 novembre" in said
    assert "intacte" not in said


def test_anything_else_releases_one_voiced_fact_once() -> None:
    shy = Manner(volunteers=0, mistap=0, notice=1)
    actor = begun(wish("beard", "keep", seen="voiced"), wish("nape", "round", seen="voiced"), manner=shy)
    first = does(actor, message("Voulez-vous ajouter quelque chose ?", "Non"))
    assert "intacte" in first or "arrondie" in first
    assert does(actor, message("Autre chose ?", "Non")) == "[Non]"


@pytest.mark.parametrize(
    ("wishes", "answer"),
    [
        pytest.param([wish("nape", "round")], "[arrondie]", id="the value wanted"),
        pytest.param([], "[Peu importe]", id="no wish: it does not mind"),
        pytest.param([wish("nape", "faded")], "fondue", id="no button says it: in words"),
        pytest.param([wish("nape", "round", seen="never")], "[arrondie]", id="never volunteered, but truthful"),
        pytest.param([wish("nape", "round", seen="on_show")], "[arrondie]", id="the buttons show it"),
    ],
)
def test_a_question_gets_the_truth(wishes: list[Wish], answer: str) -> None:
    asked = message("Quelle nuque ?", "droite", "arrondie", "Peu importe", "Je ne sais pas")
    assert does(begun(*wishes), asked) == answer


def test_who_must_see_it_does_not_know_in_the_abstract() -> None:
    actor = begun(wish("nape", "round", seen="on_show"))
    assert does(actor, message("Quelle nuque ?", "Peu importe", "Je ne sais pas")) == "[Je ne sais pas]"


def test_what_it_does_not_know_it_says_so() -> None:
    asked = message("Quelle nuque ?", "droite", "Peu importe", "Je ne sais pas")
    assert does(begun(unknown=frozenset({"nape"})), asked) == "[Je ne sais pas]"


def test_a_limit_is_not_given_away_for_a_tighter_one() -> None:
    actor = begun(wish("price", "40 EUR"))
    assert "40 €" in does(actor, message("Quel budget ?", "30 € au plus", "50 € au plus", "Peu importe"))


def test_the_picture_that_is_right_is_accepted() -> None:
    assert does(begun(wish("top", "t9"), wish("beard", "keep")), proposal()) == "[C'est ça]"


def test_a_mismatch_is_named_by_its_chip() -> None:
    actor = begun(wish("top", "t12", "t30"))
    assert does(actor, proposal()) == "[dessus plus long] [Valider mes retouches]"


def test_what_is_never_volunteered_is_not_named_before_a_wrong_picture() -> None:
    assert does(begun(wish("top", "t30", seen="never")), proposal()) == "[C'est ça]"


@pytest.mark.parametrize("seed", range(8))
def test_at_most_two_mismatches_are_named(seed: int) -> None:
    wrong = (wish("top", "t30", seen="on_show"), wish("nape", "round", seen="on_show"), wish("beard", "off"))
    said = does(begun(*wrong, seed=seed), proposal()).removesuffix(" [Valider mes retouches]")
    assert len(said.split(" ; ")) + said.count("] [") == 2


def test_of_several_pictures_the_closest() -> None:
    alts = ("dessus : 30 mm ; nuque : fondue", "dessus : 9 mm ; nuque : fondue")
    shown = message("Laquelle ?", "Image 1", "Image 2", "Aucune", alt=alts)
    assert does(begun(wish("top", "t9")), shown) == "[Image 2]"


def test_what_is_hidden_behind_the_screen_is_not_read() -> None:
    secret = replace(message("Quelle nuque ?", "A", "B"), values={"nape": "round"}, aspects=("nape",))
    assert does(begun(wish("nape", "round")), secret) == "arrondie"


def test_the_lines_are_ticked_by_what_is_hidden() -> None:
    actor = begun(wish("top", "t9"), wish("nape", "round", strength="bonus"))
    lines = read_back("dessus : 9 mm (pas 12 mm)", "nuque : arrondie", "barbe : intacte")
    ticked = "[1 indispensable] [2 bonus] [3 peu importe] [Je suis d'accord]"
    assert does(actor, lines) == ticked


def test_what_only_the_speaker_would_like_is_no_more_than_a_bonus() -> None:
    taste = wish("beard", "keep", seen="voiced", strength="bonus")
    actor = begun(wish("top", "t9"), proxy=child(tastes=(taste,)))
    lines = read_back("dessus : 9 mm (pas 12 mm)", "barbe : intacte")
    assert does(actor, lines) == "[1 indispensable] [2 bonus] [Je suis d'accord]"


def test_a_wrong_line_is_corrected() -> None:
    said = does(begun(wish("top", "t30")), read_back("dessus : 9 mm (pas 12 mm)"))
    assert said in ("dessus 30 mm", "[Changer une ligne]")


def test_a_wrong_line_that_is_overlooked_is_agreed_to() -> None:
    blind = Manner(volunteers=0, mistap=0, notice=0)
    actor = begun(wish("top", "t30"), manner=blind)
    assert does(actor, read_back("dessus : 9 mm")) == "[1 indispensable] [Je suis d'accord]"


def test_a_line_narrower_than_need_be_is_pointed_out_once() -> None:
    actor = begun(wish("top", "t9", "t12"))
    first = does(actor, read_back("dessus : 9 mm"))
    assert first.startswith(("dessus 9 mm ou 12 mm", "[Changer une ligne]"))
    assert does(actor, read_back("dessus : 9 mm")) == "[1 indispensable] [Je suis d'accord]"


def test_who_refuses_one_value_does_not_require_another() -> None:
    actor = begun(wish("nape", "round", "faded", strength="must_not", refuses=("straight",)))
    does(actor, read_back("nuque : fondue"))
    assert does(actor, read_back("nuque : fondue")) == "[1 bonus] [Je suis d'accord]"


def test_a_told_wish_that_is_missing_is_called_for_once() -> None:
    actor = begun(wish("beard", "keep", seen="voiced"))
    assert "intacte" in does(actor, read_back("dessus : 9 mm"))
    assert "[Je suis d'accord]" in does(actor, read_back("dessus : 9 mm"))


def test_the_same_question_wears_out_patience() -> None:
    actor = begun(wish("nape", "round"), manner=replace(STEADY, patience=4))
    asked = message("Quelle nuque ?", "arrondie", "Peu importe")
    assert [does(actor, asked) for _ in range(3)] == ["[arrondie]", "(leaves)", "(leaves)"]


def test_a_change_of_mind_is_said_when_its_turn_comes() -> None:
    change = Change(turn=1, after_agreement=False, marked=True, wishes=(wish("top", "t0"),))
    said = does(begun(wish("top", "t9"), change=change), message("Quelle nuque ?", "droite"))
    assert "0 mm" in said
    assert said.startswith(("finalement", "en fait", "j'ai changé d'avis"))


def test_a_late_change_waits_for_the_agreement() -> None:
    change = Change(turn=1, after_agreement=True, marked=False, wishes=(wish("top", "t0"),))
    actor = begun(wish("top", "t9"), change=change)
    assert does(actor, proposal()) == "[C'est ça]"
    assert actor.changes_mind() is not None
    assert actor.changes_mind() is None


def test_a_contradiction_is_settled_when_asked() -> None:
    actor = begun(wish("top", "t9"), slip=Slip(turn=1, aspect="top", value="t30"))
    assert "30 mm" in does(actor, proposal())
    both = message("Vous avez dit 9 mm, puis 30 mm. Que retenir pour dessus ?", "9 mm", "30 mm")
    assert does(actor, both) == "[9 mm]"


def test_an_impossible_wish_is_given_up_once_told() -> None:
    because = text("Sur un crâne rasé, la nuque ne s'arrondit pas.")
    actor = begun(wish("top", "t0"), impossible=Impossible(wish=wish("nape", "round"), because=because))
    asked = message("Quelle nuque ?", "droite", "arrondie", "Peu importe")
    assert does(actor, asked) == "[arrondie]"
    told = message(f"Ce n'est pas possible. {because.fr}")
    assert does(actor, told, replace(asked, text="Alors, quelle nuque ?")) == "[Peu importe]"


def child(*, tastes: tuple[Wish, ...] = (), mistaken: tuple[Wish, ...] = ()) -> Proxy:
    return Proxy(kind="child", name="Nino", tastes=tastes, mistaken=mistaken)


def test_a_proxy_says_for_whom_it_is() -> None:
    actor = begun(wish("top", "t9"), proxy=child())
    whom = message("Pour qui est la coupe ?", "Pour moi", "Pour mon enfant", "Pour une personne dont je m'occupe")
    assert does(actor, whom) == "[Pour mon enfant]"


def test_the_beneficiary_is_sad_about_what_the_proxy_has_wrong() -> None:
    mistaken = wish("top", "t0", seen="voiced")
    actor = begun(wish("top", "t30"), proxy=child(mistaken=(mistaken,)))
    faces = message("Montrez l'image à Nino.", "😀", "😐", "🙁", alt=("dessus : 0 mm",))
    assert does(actor, faces) == "[🙁]"
    asked = message("Quelle longueur dessus ?", "0 mm", "30 mm")
    assert does(actor, asked) == "[30 mm]"


def test_after_a_sad_face_it_looks_at_something_else() -> None:
    actor = begun(wish("top", "t30"), proxy=child(mistaken=(wish("top", "t0", seen="voiced"),)))
    warned = message("Nino n'est pas d'accord avec : dessus : 0 mm.", "Voir autre chose, plus prudent", "En parler")
    assert does(actor, warned) == "[Voir autre chose, plus prudent]"


def test_a_mistap_lands_on_the_neighbour() -> None:
    clumsy = Manner(volunteers=0, mistap=1, notice=1)
    actor = begun(wish("nape", "round"), manner=clumsy)
    assert does(actor, message("Quelle nuque ?", "droite", "arrondie", "fondue")) == "[droite]"
