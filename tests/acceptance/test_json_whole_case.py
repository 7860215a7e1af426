"""A whole haircut over the machine-readable chat, from the first word to the feedback, and its export afterwards."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dialogs.domain.service import Language, Service
from tests.acceptance.json_case import CLIENT, STAFF, Play
from tests.acceptance.json_process import clean, json_process

WISHES: Mapping[Language, tuple[str, ...]] = {
    "fr": (
        "Bonjour ! Une coupe en brosse mais pas trop courte, avant samedi, 30 € max. "
        "Et surtout on ne touche pas à ma barbe",
    ),
    "en": ("Hello, I want my head shaved to the skin, before Saturday, 40 € max. And whatever you do, keep my beard",),
}
ORDER = (
    (CLIENT, "proposal"),
    (CLIENT, "read_back"),
    (STAFF, "review"),
    (STAFF, "question"),
    (CLIENT, "feedback"),
)
"""Each of these comes, for the first time after the one before."""
DONE = ("wish", "accept the picture", "agree", "commit", "start", "deliver", "measure", "give a mark", "rate a line")
"""What is done, in this order, whatever lies between."""


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_a_whole_case_and_its_export(
    catalogue: Mapping[str, Service], tmp_path: Path, language: Language
) -> None:
    data = tmp_path / "data"
    async with json_process(data, "--service", "haircut", "--lang", language) as process:
        play = Play(process, language, catalogue["haircut"])
        await play.whole(*WISHES[language])
        read = await process.ask(get="case", case=play.case)
    assert (play.faults, process.stderr) == ([], "")
    assert [play.seen.index(one) for one in ORDER] == sorted(play.seen.index(one) for one in ORDER)
    assert [play.log.index(act) for act in DONE] == sorted(play.log.index(act) for act in DONE)
    assert play.log[-1] == "say a last word"
    assert ("understand the risk" in play.log) == (language == "en"), "only what cannot be undone is explained"
    case = exported(data, play.case)
    assert case == read["case"]
    holds_what_was_said(case, play.said)


def holds_what_was_said(case: dict[str, Any], said: Mapping[str, str]) -> None:
    """One agreed version, each of its requirements with words or taps that it came from; delivered, rated, closed."""
    (baseline,) = case["baselines"]
    assert baseline["requirements"]
    for requirement in baseline["requirements"]:
        assert requirement["sources"], requirement["aspect"]
        assert all(said.get(source) for source in requirement["sources"]), requirement
    strict = {one["aspect"]: one["values"] for one in baseline["requirements"] if one["strength"] == "must"}
    assert strict["beard"] == ["untouched"]
    assert [agreement["party"] for agreement in baseline["agreed"]] == [CLIENT, STAFF]
    assert {one["conforms"] for one in case["conformity"]} == {True}
    assert [feedback["overall"] for feedback in case["feedback"]] == [3]
    assert case["status"] == "closed"


def exported(data: Path, case: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bot", "export", case, "--format", "json", "--data", str(data)]
    done = subprocess.run(command, capture_output=True, check=True, env=clean())
    written: dict[str, Any] = json.loads(done.stdout)
    return written
