"""How a simulated client reads several questions at once, and a read-back with faces, changes and what is unsaid."""

from __future__ import annotations

from dialogs.simulation.client.actions import Say
from dialogs.simulation.client.domain import Domain
from dialogs.simulation.client.view import look
from dialogs.simulation.hidden import Manner, Proxy
from dialogs.wording.compose import Composed
from tests.dialogs.simulation.clients_cast import SALON, begun, does, message, wish

FACTS = "Pour finir, dites-moi en un message :\n• Pour quand ?\n• Quel budget ?\n• Et que ne voulez-vous surtout pas ?"


def test_several_questions_get_one_answer_each() -> None:
    actor = begun(wish("date", "2026-12-01"), wish("price", "40 EUR"))
    answer = does(actor, message(FACTS, "Peu importe"))
    assert "décembre" in answer
    assert "40" in answer


def test_asked_what_it_does_not_want_it_says_so() -> None:
    actor = begun(wish("date", "2026-12-01"), wish("nape", "round", strength="must_not", refuses=("faded",)))
    assert "fondue" in does(actor, message(FACTS, "Peu importe"))


def test_of_several_questions_some_may_be_forgotten() -> None:
    actor = begun(wish("date", "2026-12-01"), manner=Manner(volunteers=0, mistap=0, notice=0))
    assert "décembre" not in does(actor, message(FACTS, "Peu importe"))


def test_what_a_change_was_before_is_not_what_the_line_says() -> None:
    changed = message("Vous changez d'avis :\n• dessus : 12 mm → 0 mm", "Je suis d'accord")
    line = look(changed, Domain(SALON, "fr")).lines[0]
    assert (line.aspect, line.values) == ("top", ("t0",))


def test_the_point_of_a_shortened_day_ends_nothing() -> None:
    plan = Domain(SALON, "fr").plan("Et ferme : date : le sam. 28 nov. au plus tard ; prix : 30 € au plus.")
    assert plan["date"] == ("2026-11-28",)
    assert plan["price"] == ("30 EUR",)


def test_what_is_said_to_be_unsaid_is_called_for() -> None:
    actor = begun(wish("date", "2026-12-01"), wish("top", "t9"))
    lines = message(
        "1. dessus : 9 mm\n\nSans précision de votre part : date.",
        "Je suis d'accord",
        ticks=("x 1 indispensable", "1 bonus"),
    )
    assert "décembre" in does(actor, lines)


def test_a_narrow_line_that_could_not_be_said_yet_is_said_later() -> None:
    actor = begun(wish("top", "t9"), wish("nape", "round"), wish("beard", "keep", "off"))
    lines = message(
        "1. dessus : 0 mm\n2. nuque : droite\n3. barbe : intacte",
        "Je suis d'accord",
        ticks=("x 1 indispensable", "x 2 indispensable", "x 3 indispensable"),
    )
    first = does(actor, lines)
    assert "barbe" not in first, "at most two corrections at a time"
    right = message("1. dessus : 9 mm\n2. nuque : arrondie\n3. barbe : intacte", "Je suis d'accord", ticks=("3 bonus",))
    assert "rasée" in does(actor, right)


def test_the_face_is_tapped_with_the_lines() -> None:
    actor = begun(wish("top", "t30"), proxy=Proxy(kind="child", name="Nino"))
    lines = message(
        "1. dessus : 30 mm\n\nMontrez aussi l'image à Nino.",
        "Je suis d'accord",
        alt=("dessus : 30 mm",),
        ticks=("1 demandé", "1 besoin", "x 1 bonus", "😀", "😐", "🙁"),
    )
    assert does(actor, lines) == "[1 demandé] [😀] [Je suis d'accord]"


LINES = ("dessus : 9 mm", "nuque : arrondie", "barbe : intacte")


def read(*lines: str, alt: str = "") -> Composed:
    """A read-back whose lines can be marked to be changed."""
    ticks = [f"{n} {tick}" for n in range(1, len(lines) + 1) for tick in ("indispensable", "peu importe", "changer")]
    said = "Voici ce qui compte.\n\n" + "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))
    return message(said, "Je suis d'accord", ticks=ticks, alt=(alt,) if alt else ())


def test_all_wrong_lines_are_marked_or_two_of_them_said() -> None:
    wanted = (wish("top", "t30"), wish("nape", "faded"), wish("beard", "off"))
    said = {does(begun(*wanted, seed=seed), read(*LINES)) for seed in range(12)}
    marked = "[1 changer] [2 changer] [3 changer] [Je suis d'accord]"
    assert marked in said
    assert {answer.count(";") for answer in said - {marked}} == {1}, "in words, two at the most"


def test_the_right_values_are_put_in_place_where_all_are_offered() -> None:
    asked = message(
        "Que mettre à la place ?\n\n1. dessus : 9 mm",
        "Je suis d'accord",
        ticks=("dessus : 12 mm", "dessus : 30 mm", "x 1 indispensable"),
    )
    one, both = does(begun(wish("top", "t30")), asked), does(begun(wish("top", "t12", "t30")), asked)
    assert one == "[1 indispensable] [dessus : 30 mm] [Je suis d'accord]"
    assert both == "[1 indispensable] [dessus : 12 mm] [dessus : 30 mm] [Je suis d'accord]"
    assert does(begun(wish("top", "t0")), asked) == "dessus 0 mm"


def test_what_is_overlooked_in_the_line_may_be_seen_in_the_picture() -> None:
    half = Manner(volunteers=0, mistap=0, notice=0.11)  # of what stands alone
    drawn, plain = (
        sum("[1 indispensable]" not in does(begun(wish("top", "t30"), manner=half, seed=seed), read(LINES[0], alt=alt)) for seed in range(200))
        for alt in (LINES[0], "")
    )  # fmt: skip
    assert plain < 130 < drawn, "one look in two, and two looks: three in four"


def test_the_agreed_sheet_is_read_and_what_is_wrong_there_is_said() -> None:
    sheet = message("C'est convenu :\n• dessus : 9 mm (indispensable)", "Changer quelque chose")
    action = begun(wish("top", "t30")).checks([sheet])
    assert isinstance(action, Say)
    assert action.text == "dessus 30 mm"
    assert begun(wish("top", "t9")).checks([sheet]) is None
    tired = begun(wish("top", "t30"))
    tired.mind.turn = tired.client.manner.patience
    assert tired.checks([sheet]) is None, "who is out of patience lets it stand"
