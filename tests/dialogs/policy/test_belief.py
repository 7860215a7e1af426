"""What is believed after what was said: whose word counts how much, what has no way back, and what is left open."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from dialogs.domain.case import OUTCOME, Statement
from dialogs.domain.service import Aspect, Option, Outcome, Phrases, Service, Text
from dialogs.domain.specification import Basis, Operator
from dialogs.policy.belief import believe, layout_of, likelihood

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def text(words: str) -> Text:
    return Text(fr=words, en=words)


def scale(id: str, irreversible: str, kind: str = "scale") -> Aspect:
    options = tuple(Option(id=f"v{n}", label=text(f"{n} mm"), words=Phrases(fr=(f"{n} mm",))) for n in range(5))
    return Aspect(
        id=id, kind=kind, facet="result", label=text(id), ask=text(f"{id} ?"), why=text("."), stake=0.8, options=options,
        irreversible=irreversible, visible=True,
    )  # type: ignore[arg-type]  # fmt: skip


SERVICE = Service(
    id="s",
    name=text("s"),
    open=text("?"),
    aspects=(scale("short", "less"), scale("long", "more"), scale("free", "none"), scale("kind", "none", "option")),
    outcomes=(
        Outcome(
            id="low", label=text("low"), values={"short": "v1", "long": "v1", "free": "v1", "kind": "v1"}, weight=3
        ),
        Outcome(id="high", label=text("high"), values={"short": "v3", "long": "v3", "free": "v3", "kind": "v3"}),
    ),
)


def said(
    aspect: str, operator: Operator, *values: str, on_behalf_of: str = "", basis: Basis = "expectation"
) -> Statement:
    return Statement(
        id=f"{aspect}{operator}{values}", aspect=aspect, operator=operator, values=values, speaker="client:lea",
        source="m1", on_behalf_of=on_behalf_of, basis=basis,
    )  # fmt: skip


def best(aspect: str, *statements: Statement) -> str:
    return believe(SERVICE, statements).best(SERVICE.by_id[aspect])


def chance(aspect: str, value: str, *statements: Statement) -> float:
    known = SERVICE.by_id[aspect]
    return float(believe(SERVICE, statements).of(aspect)[known.ranks[value]])


def test_chances_are_chances() -> None:
    seen = believe(SERVICE, (said("short", "is", "v2"), said("kind", "not", "v1")))
    for aspect in SERVICE.aspects:
        assert float(seen.of(aspect.id).sum()) == pytest.approx(1.0)
    assert float(seen.weights.sum()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("basis", "trust"), [("expectation", 0.85), ("need", 0.95), ("proxy_taste", 0.3), ("unsaid", 0.85)]
)
def test_the_word_of_another_counts_by_what_it_is_based_on(basis: Basis, trust: float) -> None:
    aspect = SERVICE.by_id["free"]
    own = likelihood(aspect, said("free", "is", "v2"))
    of_another = likelihood(aspect, said("free", "is", "v2", on_behalf_of="Nino", basis=basis))
    assert np.allclose(of_another, trust * own + (1 - trust) * own.mean())


def test_what_only_the_speaker_likes_says_less_of_the_other_than_what_is_needed() -> None:
    taste, asked, need = (
        chance("free", "v4", said("free", "is", "v4", on_behalf_of="Nino", basis=basis))
        for basis in ("proxy_taste", "expectation", "need")
    )
    assert taste < asked - 0.05 < asked < need
    assert need < chance("free", "v4", said("free", "is", "v4"))


def test_a_mistake_with_no_way_back_is_shunned_unless_it_is_nearly_sure() -> None:
    """Of two values about as likely: the longer where what is cut is gone, the shorter where what is let out is."""
    high, low = said(OUTCOME, "is", "high"), said(OUTCOME, "is", "low")
    assert [best(a, high, said(a, "is", "v2", "v4")) for a in ("short", "free")] == ["v4", "v2"]
    assert [best(a, low, said(a, "is", "v0", "v2")) for a in ("long", "free")] == ["v0", "v2"]
    assert best("short", high, said("short", "is", "v2", "v4"), said("short", "is", "v2")) == "v2"


def test_the_loss_of_what_cannot_be_undone_is_four_times_that_of_what_can() -> None:
    loss = layout_of(SERVICE).loss
    shorter, longer = loss["short"][1, 2], loss["short"][3, 2]
    assert (shorter, longer) == (pytest.approx(4 * 1.0625), pytest.approx(1.0625))
    assert loss["long"][3, 2] == pytest.approx(4 * 1.0625)
    assert loss["free"][0, 4] == pytest.approx(1.25), "the furthest is a quarter worse than the nearest"
    assert loss["kind"][0, 4] == loss["kind"][0, 1]
    assert not loss["free"][:, -1].any(), "whoever does not mind loses nothing"
    assert not np.diag(loss["short"]).any()


def test_a_named_result_is_believed_in_all_its_aspects() -> None:
    named = said(OUTCOME, "is", "high")
    assert [best(a.id, named) for a in SERVICE.aspects] == ["v3"] * 4
    refused = believe(SERVICE, (said(OUTCOME, "not", "low"),))
    assert refused.likeliest(2) == ("high", "low")


def test_results_weigh_as_the_file_says() -> None:
    seen = believe(SERVICE, ())
    assert seen.likeliest(2) == ("low", "high")
    assert seen.weights == pytest.approx([0.7125, 0.2375, 0.05])
    assert believe(SERVICE, (said("free", "is", "v3"),)).likeliest(1) == ("high",)


def test_one_aspect_tells_of_the_result_and_so_of_the_others() -> None:
    assert chance("kind", "v3", said("free", "is", "v3")) > 2 * chance("kind", "v3")


def test_uncertainty_falls_with_what_is_said() -> None:
    assert believe(SERVICE, (said("free", "is", "v3"),)).entropy() < believe(SERVICE, ()).entropy()


@pytest.mark.parametrize(
    ("operator", "values", "likely"),
    [
        ("is", ("v2",), (2,)),
        ("is", ("v0", "v4"), (0, 4)),
        ("not", ("v2",), (0, 1, 3, 4, 5)),
        ("less", ("v3",), (2,)),
        ("more", ("v1",), (2,)),
        ("before", ("v2",), (0, 1)),
        ("at_most", ("v2",), (0, 1, 2)),
        ("after", ("v2",), (3, 4)),
        ("at_least", ("v2",), (2, 3, 4)),
        ("between", ("v1", "v3"), (1, 2, 3)),
        ("any", (), (5,)),
        ("vague", ("v1", "v2"), (1, 2, 5)),
        ("accepted", ("v1",), (1, 5)),
        ("unremarked", ("v1",), (1, 5)),
        ("unknown", (), (0, 1, 2, 3, 4, 5)),
        ("later", (), (0, 1, 2, 3, 4, 5)),
    ],
)
def test_what_each_way_of_saying_makes_likely(
    operator: Operator, values: tuple[str, ...], likely: tuple[int, ...]
) -> None:
    vector = likelihood(SERVICE.by_id["free"], said("free", operator, *values))
    assert vector.shape == (6,)
    assert (vector > 0).all()
    assert set(np.flatnonzero(vector == vector.max())) == set(likely)


def test_each_further_step_along_a_scale_is_less_likely_to_be_meant() -> None:
    vector = likelihood(SERVICE.by_id["free"], said("free", "more", "v0"))
    assert list(vector[1:5]) == pytest.approx([1, 0.4, 0.16, 0.064])
    assert vector[0] == vector[5] == pytest.approx(0.01)


def test_to_accept_a_picture_says_more_than_not_to_remark_on_it() -> None:
    accepted, unremarked = (chance("kind", "v4", said("kind", way, "v4")) for way in ("accepted", "unremarked"))
    assert accepted > unremarked > chance("kind", "v4")


def test_what_is_far_from_likely_is_never_chosen_for_caution() -> None:
    assert best("short", said("short", "is", "v0")) == "v0"
