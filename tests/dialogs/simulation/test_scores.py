"""Scores by hand: what was agreed against what is hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.domain.specification import Baseline, Requirement, Strength
from dialogs.simulation.client.actions import Choose, Say
from dialogs.simulation.hidden import Change, HiddenClient, Proxy, Slip, Wish
from dialogs.simulation.measure.score import Score, Tally, score
from dialogs.simulation.measure.summary import summarise
from dialogs.simulation.oracle import hand_over
from dialogs.simulation.transcript import Asked, Transcript, Turn
from tests.dialogs.simulation.clients_cast import SALON, client, message, wish


def required(aspect: str, operator: str, *values: str, strength: Strength = "must") -> Requirement:
    return Requirement(
        id=aspect, aspect=aspect, strength=strength, operator=operator, values=values, sources=("m1",)
    )  # fmt: skip


def transcript(who: HiddenClient, *agreed: Requirement, **more: object) -> Transcript:
    baseline = Baseline(version=1, requirements=agreed, agreed=())
    return replace(hand_over(SALON, who), baselines=(baseline,), turns=(), changed=0, shown_after=0, **more)  # type: ignore[arg-type]


def scored(wishes: list[Wish], *agreed: Requirement) -> Score:
    return score(transcript(client(*wishes), *agreed), SALON)


@pytest.mark.parametrize(
    ("wanted", "agreed", "recall", "precision"),
    [
        pytest.param(wish("top", "t9"), required("top", "is", "t9"), 1, 1, id="as wanted"),
        pytest.param(wish("top", "t9"), required("top", "is", "t12"), 0, 0, id="another value"),
        pytest.param(wish("top", "t9"), required("top", "at_most", "t12"), 0, 1, id="looser"),
        pytest.param(wish("top", "t9", "t12"), required("top", "is", "t9"), 1, 0, id="tighter"),
        pytest.param(wish("top", "t9", strength="bonus"), required("top", "is", "t9"), None, 0, id="only a bonus"),
        pytest.param(wish("date", "2026-11-28"), required("date", "before", "2026-11-29"), 1, 1, id="the day before"),
        pytest.param(wish("date", "2026-11-28"), required("date", "at_most", "2026-11-27"), 1, 0, id="a day early"),
        pytest.param(wish("price", "40 EUR"), required("price", "at_most", "50 EUR"), 0, 1, id="dearer"),
        pytest.param(
            wish("nape", "round", "faded", strength="must_not", refuses=("straight",)),
            required("nape", "not", "straight", strength="must_not"), 1, 1, id="refused",
        ),
        pytest.param(
            wish("nape", "round", "faded", strength="must_not", refuses=("straight",)),
            required("nape", "is", "faded"), 1, 0, id="refused, but pinned down",
        ),
    ],
)  # fmt: skip
def test_no_more_and_no_less(wanted: Wish, agreed: Requirement, recall: int | None, precision: int) -> None:
    got = scored([wanted], agreed)
    assert got.strict_recall == Tally(of=0 if recall is None else 1, right=recall or 0)
    assert got.strict_precision == Tally(of=1, right=precision)


def test_what_nobody_wants_is_spurious() -> None:
    got = scored([], required("beard", "is", "keep"))
    assert (got.spurious, got.strict_precision) == (("beard",), Tally(of=1, right=0))


def test_hidden_is_what_was_not_voiced() -> None:
    got = scored([wish("top", "t9", seen="voiced"), wish("nape", "round", seen="never")], required("top", "is", "t9"))
    assert got.strict_recall == Tally(of=2, right=1)
    assert got.hidden_recall == got.style_recall == Tally(of=1, right=0)


def test_without_agreement_everything_is_missed() -> None:
    left = replace(transcript(client(wish("top", "t9"))), baselines=(), left=True)
    got = score(left, SALON)
    assert (got.strict_recall, got.left) == (Tally(of=1, right=0), 1)


@pytest.mark.parametrize(
    ("agreed", "errors"),
    [("t0", 1), ("t9", 0), ("t30", 0)],
)
def test_only_too_short_cannot_be_undone(agreed: str, errors: int) -> None:
    assert scored([wish("top", "t9")], required("top", "is", agreed)).irreversible == errors


def test_the_picture_counts_where_nothing_is_required() -> None:
    play = transcript(client(wish("top", "t9")))
    pictured = replace(play.baselines[0], picture=(("top", "t0"),))
    assert score(replace(play, baselines=(pictured,)), SALON).irreversible == 1


def test_burden_in_seconds() -> None:
    turn = Turn(before=(message("un deux", "Oui", alt=("image",)),), action=Choose("r", ("c0",)), did="[Oui]")
    said = Turn(before=(), action=Say("trois mots ici"), did="")
    play = replace(transcript(client()), turns=(turn, said))
    drawn = SALON.model_copy(update={"sketch": "salon.svg.j2"})
    assert score(play, drawn).burden == pytest.approx(0.25 * 3 + 1.7 * 3 + 1.5 * 1 + 3.0 * 1)
    assert score(play, SALON).burden == pytest.approx(0.25 * 4 + 1.7 * 3 + 1.5 * 1), "a description is read"


def test_a_change_is_recovered_when_the_new_wish_is_ensured() -> None:
    change = Change(turn=2, after_agreement=False, marked=False, wishes=(wish("top", "t30"),))
    who = client(wish("top", "t9"), change=change)
    new = score(replace(transcript(who, required("top", "is", "t30")), changed=3, shown_after=1), SALON)
    old = score(replace(transcript(who, required("top", "is", "t9")), changed=3), SALON)
    assert (new.changes, new.recovered, new.wrong_after_change, new.recovery_turns) == (1, 1, 0, 1)
    assert (old.changes, old.recovered, old.wrong_after_change) == (1, 0, 1)


def test_a_contradiction_taken_at_its_word_is_unresolved() -> None:
    who = client(wish("top", "t9"), slip=Slip(turn=2, aspect="top", value="t30"))
    fooled = replace(transcript(who, required("top", "is", "t30")), contradicted=True)
    settled = replace(transcript(who, required("top", "is", "t9")), contradicted=True)
    assert [score(one, SALON).contradictions for one in (fooled, settled)] == [1, 0]


def test_requirements_that_cannot_all_hold_are_a_contradiction() -> None:
    both = (required("top", "is", "t9"), required("top", "is", "t30"))
    assert scored([wish("top", "t9")], *both).contradictions == 1


def test_vague_words_leak_into_no_baseline() -> None:
    vague = transcript(client(), required("top", "vague", "t9"))
    assert score(vague, SALON).vague_leaks == 1


def test_the_taste_of_a_proxy_is_no_must() -> None:
    proxy = Proxy(kind="child", name="Nino", tastes=(wish("beard", "off"),))
    leak = transcript(client(proxy=proxy), required("beard", "is", "off"))
    fine = transcript(client(proxy=proxy), required("beard", "is", "off", strength="bonus"))
    assert [score(one, SALON).proxy_leaks for one in (leak, fine)] == [1, 0]


def test_questions_asked_again_or_in_vain_are_counted() -> None:
    asked = Asked(turn=3, aspect="top", again=True, idle=True, wasted=False)
    got = score(replace(transcript(client()), asked=(asked,)), SALON)
    assert (got.reasks, got.idle_questions) == (1, 1)


def test_the_oracle_is_right_about_everything() -> None:
    wishes = (wish("top", "t9", "t12"), wish("date", "2026-11-28"), wish("beard", "keep", strength="bonus"))
    got = score(hand_over(SALON, client(*wishes)), SALON)
    assert (got.strict_recall, got.strict_precision) == (Tally(of=2, right=2), Tally(of=2, right=2))


def test_shares_are_of_all_cases_together_with_an_interval() -> None:
    good = scored([wish("top", "t9")], required("top", "is", "t9"))
    bad = scored([wish("top", "t9"), wish("nape", "round"), wish("beard", "keep")])
    figures = summarise([good, bad] * 20)
    assert figures["strict_recall"] == 0.25
    low, high = figures["strict_recall_ci"]
    assert 0 < low < 0.25 < high < 1


def test_a_share_of_nothing_is_not_a_number() -> None:
    figures = summarise([scored([])])
    assert (figures["strict_recall"], figures["strict_recall_ci"]) == (None, [None, None])
