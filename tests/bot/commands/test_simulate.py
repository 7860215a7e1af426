"""The command that plays clients against a service: its JSON, its table, its transcripts, its advice."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.catalogue import load_catalogue
from bot.commands.simulate import run_simulate
from dialogs.domain.service import Service
from dialogs.simulation.hidden import KINDS
from dialogs.simulation.measure.advice import Notes, advise
from dialogs.simulation.readers import READERS
from dialogs.simulation.speech import Speech

SHARES = (
    "hidden_recall", "unasked_recall", "style_recall", "negative_recall", "strict_recall", "strict_precision", "lost",
    "misread", "kept_in_own_words", "recovered_changes",
)  # fmt: skip
COUNTS = (
    "recovery_turns_max", "irreversible_errors", "wrong_after_change", "unresolved_contradictions", "vague_leaks",
    "proxy_leaks", "reasks", "left_impatient",
)  # fmt: skip
POLICIES = ["ours", "form", "patient_form", "random", "free_text", "no_pictures", "first_yes", "oracle"]


@pytest.fixture(scope="module")
def haircut() -> Service:
    return load_catalogue()["haircut"]


def printed(service: Service, **how: object) -> str:
    out = io.StringIO()
    run_simulate(service, workers=1, console=Console(file=out, width=100), **how)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.fixture(scope="module")
def twelve(haircut: Service) -> Any:
    """The figures of one client of every kind."""
    return json.loads(printed(haircut, clients=12, as_json=True))


def test_the_json_has_every_figure_of_every_policy_and_kind(twelve: Any) -> None:
    assert (twelve["service"], twelve["clients"], twelve["seed"]) == ("haircut", 12, 20000)
    catalogue = twelve["families"]["catalogue"]
    assert list(catalogue["policies"]) == POLICIES
    assert list(catalogue["kinds"]) == list(KINDS)
    assert [name.split("/")[0] for name in catalogue["readers"] if name.endswith("/ours")] == list(READERS)
    for one in (*catalogue["policies"].values(), *catalogue["kinds"].values(), *catalogue["readers"].values()):
        assert {*SHARES, *(f"{share}_ci" for share in SHARES), *COUNTS} <= one.keys()
        assert {"turns_median", "turns_p90", "burden_median_s"} <= one.keys()
        assert all(one[share] is None or 0 <= one[share] <= 1 for share in SHARES)
        assert all(isinstance(one[count], int) for count in COUNTS)


def test_the_oracle_shows_that_the_scores_can_be_reached(twelve: Any) -> None:
    oracle = twelve["families"]["catalogue"]["policies"]["oracle"]
    assert (oracle["strict_recall"], oracle["strict_precision"], oracle["left_impatient"]) == (1.0, 1.0, 0)


def test_nobody_leaves_the_patient_form_and_it_costs_more_than_one_that_is_left(twelve: Any) -> None:
    form, patient = (
        twelve["families"]["catalogue"]["policies"]["form"],
        twelve["families"]["catalogue"]["policies"]["patient_form"],
    )
    assert form["left_impatient"] > 3
    assert patient["left_impatient"] == 0
    assert patient["burden_median_s"] > form["burden_median_s"]


def test_both_families_stand_side_by_side(haircut: Service) -> None:
    speech = Speech(says={("length_top", "9mm"): {"fr": ("au sabot 3",), "en": ("a number 3",)}})
    shown = printed(haircut, clients=1, kind="plain", speech=speech)
    assert "the catalogue's words" in shown
    assert "people's own words" in shown
    assert "words a message" in shown


def test_the_same_seed_gives_the_same_figures(haircut: Service) -> None:
    once, twice = (printed(haircut, clients=3, kind="plain", as_json=True) for _ in range(2))
    assert once == twice


@pytest.mark.parametrize(("seed", "use"), [(0, "training seeds"), (20_000, "reporting seeds")])
def test_the_table_says_which_seeds_these_are(haircut: Service, seed: int, use: str) -> None:
    shown = printed(haircut, clients=1, kind="terse", seed=seed)
    assert use in shown
    assert "first yes" in shown
    assert "terse" in shown


def test_a_transcript_holds_what_is_hidden_and_what_was_said(haircut: Service, tmp_path: Path) -> None:
    printed(haircut, clients=1, kind="plain", transcripts=tmp_path / "talks", as_json=True)
    text = (tmp_path / "talks" / "plain-20000.txt").read_text()
    assert text.startswith("# haircut · plain · seed 20000 · ours")
    assert "CLIENT>" in text
    assert "BOT>" in text


def test_two_processes_give_what_one_gives(haircut: Service) -> None:
    both = io.StringIO()
    run_simulate(haircut, clients=2, kind="plain", as_json=True, workers=2, console=Console(file=both))
    assert both.getvalue() == printed(haircut, clients=2, kind="plain", as_json=True)


def note(**what: object) -> Notes:
    nothing: dict[str, object] = dict.fromkeys(
        ("wanted", "missed", "spurious", "asked", "wasted", "phrases", "misread"), ()
    )
    return Notes(**{"left": False, **nothing, **what})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ({"left": True}, "clients leave before they agree"),
        ({"wanted": ("beard",), "missed": ("beard",)}, "beard is missed"),
        ({"spurious": ("beard",)}, "beard is required though not wanted so"),
        ({"asked": ("nape",), "wasted": ("nape",)}, "the question on nape is wasted: already told, or no wish there"),
        ({"phrases": (("au bol", "nape"),)}, '"au bol" is not understood as nape'),
    ],
)
def test_each_finding_names_its_remedy(haircut: Service, what: dict[str, object], found: str) -> None:
    (finding,) = advise([note(**what)] * 10, haircut)
    assert (finding.what, finding.times, finding.of) == (found, 10, 10)
    assert finding.remedy


def test_all_well_needs_no_advice(haircut: Service) -> None:
    assert advise([note(wanted=("beard",), asked=("beard",))] * 10, haircut) == ()
