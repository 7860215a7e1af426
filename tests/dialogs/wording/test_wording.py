"""Everything shown to a person exists in French and in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dialogs.domain.errors import WordingError
from dialogs.domain.replies import Words
from dialogs.domain.service import LANGUAGES, Language
from dialogs.wording.compose import phrased, sentences

ROOT = Path(__file__).parents[3]
CODE = "\n".join(
    file.read_text(encoding="utf-8") for room in ("dialogs", "bot") for file in (ROOT / room).rglob("*.py")
)
KEY = re.compile(r'(?:Words|noting|\.word)\(\s*"([a-z][a-z_.]+)"')


def test_both_languages_have_the_same_keys_and_name_the_same_values() -> None:
    fr, en = sentences("fr"), sentences("en")
    assert set(fr) == set(en)
    for key in fr:
        assert set(re.findall(r"\{(\w+)\}", fr[key])) == set(re.findall(r"\{(\w+)\}", en[key])), key


def test_every_key_in_the_code_has_its_sentence() -> None:
    used = set(KEY.findall(CODE))
    assert len(used) > 100
    assert used - set(sentences("fr")) == set()


OF_BEFORE = {"tick.any", "tick.change", "ask.in_place", "passed_on.words", "passed_on.rest", "not_understood.kept"}
"""Keys that only stored messages still have."""


def test_every_sentence_can_be_said() -> None:
    """By its whole key, or by one that the code completes: f"button.{way}"."""
    whole = set(re.findall(r'"([a-z][a-z0-9_.]*)"', CODE))
    made = re.findall(r'f"([a-z][a-z_]*\.(?:[a-z_.]|\{[^{}"]+\})*\{[^{}"]+\})"', CODE)
    patterns = [re.compile(re.sub(r"\\\{.+?\\\}", r"\\w+", re.escape(one))) for one in made]
    assert len(patterns) > 10
    counted = {key: re.sub(r"\.(?:one|other)$", "", key) for key in sentences("fr")}
    unsaid = [key for key, plain in counted.items() if not {key, plain} & whole | OF_BEFORE]
    assert [key for key in unsaid if not any(one.fullmatch(counted[key]) for one in patterns)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_people_are_data_and_never_formatted(language: str) -> None:
    assert "{name}" in phrased(Words("quoted", {"words": "{name} %s"}), language)  # type: ignore[arg-type]


def test_a_missing_sentence_says_where_to_add_it() -> None:
    with pytest.raises(WordingError, match=r"add it there"):
        phrased(Words("no.such.key"), "fr")


@pytest.mark.parametrize(
    ("language", "n", "counted"),
    [
        ("fr", 0, "0 dossier."),
        ("fr", 1, "1 dossier."),
        ("fr", 2, "2 dossiers."),
        ("en", 1, "1 case."),
        ("en", 0, "0 cases."),
    ],
)
def test_one_case_is_not_several(language: Language, n: int, counted: str) -> None:
    assert counted in phrased(Words("desk.data", {"n": n}), language)


@pytest.mark.parametrize(
    ("line", "ends"), [("avant le 28 nov.", "28 nov. "), ("30 €", "30 €. "), ("et puis..", "puis.. ")]
)
def test_a_sentence_has_one_full_stop(line: str, ends: str) -> None:
    assert ends in phrased(Words("review.value", {"line": line}), "fr")
