"""After the agreement a change moves only what was said: an unrelated line keeps its value, and never its strength changes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.domain.case import Status
from tests.dialogs.flows.test_whole_case import LEA, PAUL, Talk

CHANGES = {
    "finalement 9 mm dessus": {"length_top"},
    "finalement 9 mm sur les côtés": {"length_sides"},
    "finalement la barbe taillée": {"beard"},
    "finalement vendredi": {"date"},
    "finalement 40 € max": {"price"},
    "finalement la raie à gauche": {"parting"},
    "finalement un dégradé bas": {"fade"},
    "finalement une frange droite": {"fringe"},
}
"""What is said -> the aspects that it is about."""
STRICT = ("1 indispensable", "2 indispensable", "3 indispensable", "5 indispensable")


def renamed() -> Talk:
    """Léa agreed to a shaved head, then to a brush cut instead: its lines are what she asked for."""
    talk = Talk()
    talk.says(LEA, "Crâne rasé, vendredi, 30 € max, aucune allergie")
    for _ in range(6):
        if talk.case.status is Status.REVIEW:
            break
        wanted = ("Rien, il faudra", "C'est ça", "Je suis d'accord")
        found = [one for one in wanted if _offered(talk, one)]
        talk.taps(
            LEA, *([found[0], "Je suis d'accord"] if found[0] == "Rien, il faudra" and len(found) > 1 else found[:1])
        )
    talk.commit()
    changed(talk, "finalement une coupe en brosse")
    return talk


def agreed(ticks: tuple[str, ...]) -> Talk:
    """Léa agreed to a brush cut, with those lines as a must."""
    talk = Talk()
    talk.says(LEA, "Une coupe en brosse, samedi, 30 € max, barbe inchangée, aucune allergie")
    talk.taps(LEA, "C'est ça")
    talk.taps(LEA, *(tick for tick in ticks if _offered(talk, tick)), "Je suis d'accord")
    talk.commit()
    return talk


def _offered(talk: Talk, label: str) -> bool:
    shown = next(message for message in reversed(talk.seen[LEA]) if message.buttons)
    return any(button.label.startswith(label) for button in shown.buttons)


def _first(talk: Talk) -> str:
    return next(message for message in reversed(talk.seen[LEA]) if message.buttons).buttons[0].label


def changed(talk: Talk, words: str) -> None:
    """Léa changes her mind, and agrees to what is read back."""
    versions = len(talk.case.baselines)
    talk.says(LEA, words)
    for _ in range(6):
        if talk.case.status in (Status.REVIEW, Status.AGREED):
            break
        wanted = ("Je suis d'accord", "C'est ça", "Peu importe", "Non, on garde")
        talk.taps(LEA, next((one for one in wanted if _offered(talk, one)), _first(talk)))
    if talk.case.status is Status.REVIEW:
        talk.taps(PAUL, "Je m'engage")
    assert len(talk.case.baselines) in (versions, versions + 1)


def test_what_a_change_of_the_whole_asked_for_stays_a_must_when_something_else_is_changed() -> None:
    talk = renamed()
    assert talk.case.baseline is not None
    strict = {r.aspect for r in talk.case.baseline.requirements if r.strength == "must"}
    assert "length_sides" in strict
    changed(talk, "finalement une frange droite")
    assert len(talk.case.baselines) == 3
    assert strict <= {r.aspect for r in talk.case.baselines[-1].requirements if r.strength == "must"}


@settings(max_examples=12, deadline=None)
@given(st.sets(st.sampled_from(STRICT)), st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=2))
def test_a_change_moves_only_what_was_said(ticks: set[str], said: list[str]) -> None:
    talk = agreed(tuple(sorted(ticks)))
    for words in said:
        assert talk.case.baseline is not None
        before = {r.aspect: r for r in talk.case.baseline.requirements}
        changed(talk, words)
        after = {r.aspect: r for r in talk.case.baseline.requirements}
        unrelated = [aspect for aspect in before if aspect not in CHANGES[words] and aspect in after]
        moved = {
            a: (before[a].strength, after[a].strength) for a in unrelated if before[a].strength != after[a].strength
        }
        assert moved == {}, f"{words}: {moved}"
