"""The stages of reading: declared, checked, told one by one, and bounded however long the message."""

from __future__ import annotations

import cProfile
import pstats

import pytest

from dialogs.domain.errors import PipelineError
from dialogs.understanding.pipeline import LONGEST, STAGES, Stage, check, fold, segment, steps
from dialogs.understanding.result import Context
from dialogs.understanding.rules import RULES
from dialogs.understanding.trace import trace
from tests.dialogs.understanding.understanding_cast import CATALOGUE, NOW, heard

NOTHING_SHOWN = Context(now=NOW)


def told(words: str, service: str = "haircut") -> dict[str, tuple[str, ...]]:
    """What `explain` tells of each stage."""
    return {each.stage: each.lines for each in trace(words, CATALOGUE[service], NOTHING_SHOWN)}


@pytest.mark.parametrize(
    ("stages", "refusal"),
    [
        (
            (Stage(segment, needs=("line",), adds=("clauses",)),),
            "'segment' needs 'line', which no stage before it adds",
        ),
        (
            (Stage(fold, needs=("text",), adds=("line",)), Stage(fold, needs=("text",), adds=("line",))),
            "'fold' adds 'line', which is there already",
        ),
        ((Stage(fold, needs=("text",), adds=("lines",)),), "'fold' adds 'lines', which no utterance holds"),
        (STAGES[:-1], "No stage adds 'left'"),
    ],
)
def test_stages_that_do_not_follow_from_one_another_are_refused(stages: tuple[Stage, ...], refusal: str) -> None:
    with pytest.raises(PipelineError, match=refusal):
        check(stages)


def test_each_stage_adds_what_it_declares_and_nothing_else() -> None:
    before: dict[str, object] = {}
    for stage, utterance in zip(
        STAGES, steps("une brosse, pas de frange", CATALOGUE["haircut"], NOTHING_SHOWN), strict=True
    ):
        after = {name: getattr(utterance, name) for name in (each for s in STAGES for each in s.adds)}
        changed = {name for name, value in after.items() if before and value != before[name]}
        assert changed <= set(stage.adds), stage.name
        before = after


def test_a_reading_names_the_rule_and_the_words_of_the_service_that_it_was_found_by() -> None:
    found = told("une coupe en brosse avant samedi, sans frange")
    assert any(
        "outcome is crew_cut" in line and "phrases.outcome by «coupe en brosse»" in line for line in found["choose"]
    )
    assert any("fringe is none" in line for line in found["choose"])


def test_the_words_of_a_label_a_mark_and_a_negation_are_told() -> None:
    found = told("surtout pas de vert", "birthday_cake")
    assert "[must by «surtout»]" in found["segment"][0]
    assert "label colour green: «vert» said as «vert»" in found["look_up"]
    assert "labels.label by «vert»" in found["recognise"][0]
    assert "turned from «is green» by «pas»" in found["modify"][0]


def test_a_message_of_which_nothing_comes_says_so() -> None:
    assert told("euh", "garden")["residue"][0].startswith("nothing")


def test_what_is_dropped_says_why() -> None:
    assert any("candidates.is_silent" in line for line in told("c'est combien un dégradé ?")["reject"])
    assert any(
        "retraction.taken_back" in line
        for line in told("un gâteau rond, non attendez, en cœur", "birthday_cake")["retract"]
    )


def test_what_is_not_sure_is_told_with_what_it_may_mean() -> None:
    lines = told("mon voisin avait une coupe en brosse l'an dernier")["weigh"]
    assert any(line.startswith("not sure: outcome is crew_cut") for line in lines)


def test_rules_can_be_switched_off_one_by_one() -> None:
    assert len(RULES) > 50
    assert all(RULES.values()), "each says what it asks"
    words, service = "c'est combien un dégradé ?", CATALOGUE["haircut"]
    *_, with_it = steps(words, service, NOTHING_SHOWN)
    *_, without = steps(words, service, NOTHING_SHOWN, frozenset({"candidates.is_silent"}))
    assert not with_it.kept
    assert without.kept


@pytest.mark.parametrize(
    ("service", "piece"),
    [
        ("haircut", "€5"),
        ("birthday_cake", '"a"'),
        ("haircut", "3mm "),
        ("haircut", "5cm,"),
        ("garden", "1/"),
        ("haircut", "pas de frange "),
        ("haircut", "je voudrais une brosse avant samedi, 30 € au plus, et pas de frange. "),
        ("birthday_cake", "round, no nuts please, she is allergic to nuts and it makes her ill; "),
        ("garden", "la haie à 1 m 60, la pelouse plus rase, ou pas de haie, tous les 15 jours. "),
        ("website", "demain "),
        ("website", "? "),
    ],
)
def test_twice_as_long_a_message_takes_about_twice_the_work(service: str, piece: str) -> None:
    heard(piece * 3, service)
    once, twice = (_calls(piece * (length // len(piece)), service) for length in (1500, 3000))
    assert twice < 2.6 * once


@pytest.mark.parametrize(
    ("service", "piece", "thousands"),
    [
        ("haircut", "je voudrais une brosse avant samedi, 30 € au plus, et pas de frange. ", 500),
        ("garden", "we moved in last spring and the hedge has grown over the path since then. ", 350),
        ("birthday_cake", '"a"', 900),
        ("haircut", "5cm,", 900),
        ("website", "€5", 900),
        ("website", "? ", 350),
    ],
)
def test_a_message_as_long_as_any_takes_a_bounded_number_of_calls(service: str, piece: str, thousands: int) -> None:
    words = piece * (LONGEST // len(piece))
    heard(words, service)
    assert _calls(words, service) < thousands * 1000


def test_of_a_message_of_more_words_than_anybody_types_the_first_are_read() -> None:
    got = heard("sans frange, " + "€5" * 1990, "haircut")
    assert ("fringe", "is", ("none",)) in {(each.aspect, each.operator, each.values) for each in got.readings}


def _calls(words: str, service: str) -> int:
    """How many functions are called to read words: the same on every machine."""
    profile = cProfile.Profile()
    profile.runcall(heard, words, service)
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined]
