"""What buttons mean: typed in the code, and in the store the same texts as ever."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.domain.means import (
    FORMS,
    Answer,
    AsThen,
    Critique,
    Do,
    Face,
    ForWhom,
    Instead,
    Keep,
    Means,
    Measured,
    Mistaken,
    Offered,
    OfLine,
    OfService,
    OnDay,
    OpenCase,
    Overall,
    Pick,
    Rated,
    Resolve,
    Settled,
    Tick,
    ToCase,
    Undo,
    Unknown,
    Value,
    Wanted,
    means_of,
    subject,
    text_of,
    trigger,
)

STORED: tuple[tuple[str, Means], ...] = (
    ("accept", Do("accept")),
    ("value:length_top:is=9mm|12mm", Value("length_top", "is", ("9mm", "12mm"))),
    ("value:price:at_most=30 EUR", Value("price", "at_most", ("30 EUR",))),
    ("value:date:at_most=2026-11-28T18:00+01:00", Value("date", "at_most", ("2026-11-28T18:00+01:00",))),
    ("instead:fringe:any=", Instead("fringe", "any", ())),
    ("offered:price:at_most=30 EUR", Offered("price", "at_most", ("30 EUR",))),
    ("day:2026-12-01", OnDay("2026-12-01")),
    ("settle:price:is=22 EUR", Settled("price", "is", ("22 EUR",))),
    ("instead:date:after=2026-12-01", Instead("date", "after", ("2026-12-01",))),
    ("critique:less:length_top=15mm", Critique("less", "length_top", "15mm")),
    ("pick:2", Pick(2)),
    ("face:glad", Face("glad")),
    ("whom:child", ForWhom("child")),
    ("as_then:k3m5p7qa", AsThen("k3m5p7qa")),
    ("keep:s4", Keep("s4")),
    ("undo:s4", Undo("s4")),
    ("tick:must_not:beard", Tick("must_not", "beard")),
    ("line:fringe", OfLine("fringe")),
    ("answer:patch_test:1", Answer("patch_test", 1)),
    ("mistaken:2", Mistaken(2)),
    ("measured:2026-11-28T18:00+01:00", Measured("2026-11-28T18:00+01:00")),
    ("level:less:r2", Rated("less", "r2")),
    ("wanted:no", Wanted("no")),
    ("overall:4", Overall(4)),
    ("resolve:redo", Resolve("redo")),
    ("service:haircut", OfService("haircut")),
    ("open:k3m5p7qa", OpenCase("k3m5p7qa")),
    ("to:k3m5p7qa", ToCase("k3m5p7qa")),
    ("swipe:left", Unknown("swipe:left")),
)


@pytest.mark.parametrize(("text", "means"), STORED)
def test_the_text_that_is_stored_means_the_same_as_ever(text: str, means: Means) -> None:
    assert means_of(text) == means
    assert text_of(means) == text


def test_every_kind_of_means_is_among_them() -> None:
    assert {type(means) for _, means in STORED} == set(get_args(Means)) == set(FORMS)


@pytest.mark.parametrize(
    "text",
    [
        "tick:maybe:beard",
        "face:puzzled",
        "overall:four",
        "overall:04",
        "value:fringe",
        "value:fringe:is",
        "pick:",
        ":",
        "",
    ],
)
def test_text_that_no_form_fits_is_kept_as_it_is(text: str) -> None:
    assert text_of(means_of(text)) == text
    assert isinstance(means_of(text), Unknown if ":" in text else Do)


@given(st.text() | st.sampled_from([text for text, _ in STORED]).flatmap(lambda text: st.text().map(text.__add__)))
def test_no_text_is_lost(text: str) -> None:
    assert text_of(means_of(text)) == text


def test_a_button_does_what_a_command_of_that_name_does() -> None:
    assert (trigger(OfService("haircut")), subject(OfService("haircut"))) == ("service", "haircut")
    assert (trigger(Do("erase")), subject(Do("erase"))) == ("erase", "")


def test_a_word_says_no_more_than_a_word() -> None:
    with pytest.raises(AssertionError, match="'value:fringe' says more than a word"):
        Do("value:fringe")
