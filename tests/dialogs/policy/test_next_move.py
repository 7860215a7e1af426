"""When a question is worth its while, and when to stop; what is compared with nobody knows what; what is never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import load_catalogue
from dialogs.domain.case import FACTS, OUTCOME, Case, Proposal, Statement
from dialogs.domain.service import Aspect, Service
from dialogs.domain.specification import Operator
from dialogs.policy.belief import believe
from dialogs.policy.next_move import Move, next_move, residual, worth_asking
from dialogs.policy.plan import view

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))
CATALOGUE = load_catalogue()
HAIRCUT = CATALOGUE["haircut"].model_copy(update={"areas": ()})
KNOWN = (("date", "2026-12-05"), ("price", "60 EUR"), ("allergies", "none"))


def said(aspect: str, operator: Operator, *values: str, id: str = "s1") -> Statement:
    return Statement(id=id, aspect=aspect, operator=operator, values=values, speaker="client:lea", source="m1")


def picture_done(service: Service, *statements: Statement, asked: tuple[str, ...] = ()) -> Case:
    """A case in which the facts are known, and the picture that they led to was looked at."""
    known = tuple(said(a, "is", v, id=f"k{n}") for n, (a, v) in enumerate(KNOWN))
    case = Case(id="c1", service=service.id, opened_at=NOW, client="client:lea", statements=(*statements, *known))
    shown = Proposal(reply="r1", values=view(case, service).plan.values, answered=True)
    return replace(case, proposals=(shown,), asked=(OUTCOME, FACTS, *asked))


def move(case: Case, service: Service = HAIRCUT) -> Move:
    return next_move(view(case, service), NOW)


UNLIKE_ANY = tuple(said(OUTCOME, "not", o.id, id=f"o{n}") for n, o in enumerate(HAIRCUT.outcomes))
"""No known result is what is wanted."""


def test_what_cannot_be_undone_and_is_far_from_sure_is_asked() -> None:
    asked = move(picture_done(HAIRCUT, *UNLIKE_ANY))
    assert asked.kind == "ask"
    assert HAIRCUT.aspect(asked.aspect).irreversible != "none"


def test_it_stops_when_each_was_asked_once() -> None:
    case, asked = picture_done(HAIRCUT, *UNLIKE_ANY), []
    for _ in HAIRCUT.aspects:
        if (next_ := move(case)).kind != "ask":
            break
        asked.append(next_.aspect)
        case = replace(case, asked=(*case.asked, next_.aspect))
    assert move(case).kind == "done"
    assert 1 <= len(asked) == len(set(asked)) <= 8


def test_what_is_nearly_sure_is_not_asked() -> None:
    sure = [said(a, "is", v, id=f"s{n}") for n, (a, v) in enumerate(HAIRCUT.outcomes[0].values.items())]
    assert move(picture_done(HAIRCUT, *sure)).kind == "done"


@pytest.mark.parametrize("service", CATALOGUE.values(), ids=lambda service: service.id)
def test_a_mistake_that_can_be_mended_is_left_to_the_read_back(service: Service) -> None:
    seen = view(Case(id="c1", service=service.id, opened_at=NOW, client="client:lea"), service)
    mendable = [aspect for aspect in service.aspects if aspect.wished and aspect.irreversible == "none"]
    assert not [aspect.id for aspect in mendable if worth_asking(residual(seen, aspect))]


@pytest.mark.parametrize("operator", ["less", "more"])
def test_a_comparison_with_nothing_moves_no_belief(operator: Operator) -> None:
    top = HAIRCUT.aspect("length_top")
    before, after = believe(HAIRCUT, ()).of(top.id), believe(HAIRCUT, (said(top.id, operator),)).of(top.id)
    assert np.allclose(before, after)


def facts(service: Service) -> list[Aspect]:
    return [aspect for aspect in service.aspects if aspect.is_fact]


@st.composite
def told(draw: st.DrawFn) -> tuple[Service, tuple[Statement, ...]]:
    """A service that knows facts, and a few things said about it."""
    service = draw(st.sampled_from([service for service in CATALOGUE.values() if facts(service)]))
    listed = [aspect for aspect in service.aspects if aspect.listed]
    chosen = draw(st.lists(st.sampled_from(listed), max_size=5, unique_by=lambda aspect: aspect.id))
    values = [draw(st.sampled_from(list(aspect.ranks))) for aspect in chosen]
    pairs = zip(chosen, values, strict=True)
    return service, tuple(said(aspect.id, "is", value, id=f"s{n}") for n, (aspect, value) in enumerate(pairs))


@settings(deadline=None, max_examples=60)
@given(told(), st.integers(1, 200))
def test_what_is_so_is_in_no_plan_unless_told_and_then_as_told(
    case: tuple[Service, tuple[Statement, ...]], limit: int
) -> None:
    service, statements = case
    price = said("price", "at_most", f"{limit} EUR", id="p")
    seen = view(
        Case(id="c", service=service.id, opened_at=NOW, client="client:lea", statements=(*statements, price)), service
    )
    is_told = {s.aspect: s.values[0] for s in statements}
    for fact in facts(service):
        assert seen.plan.values.get(fact.id) in (None, is_told.get(fact.id))


@settings(deadline=None, max_examples=30)
@given(st.sampled_from([s for s in CATALOGUE.values() if s.areas]), st.data())
def test_an_area_is_asked_once_and_none_after_there_was_no_more(service: Service, data: st.DataObject) -> None:
    keys = [area.key for area in service.areas]
    asked = data.draw(st.lists(st.sampled_from(keys), unique=True))
    sure = [said(a.id, "is", a.options[0].id, id=f"s{n}") for n, a in enumerate(service.aspects) if a.listed]
    every = tuple(aspect.id for aspect in service.aspects)
    case = picture_done(service, *sure, asked=(*every, *asked))
    after = move(replace(case, insisted=every), service)
    left = [area.id for area in service.areas if area.key not in asked]
    assert after.kind != "area" or (after.area == left[0])
    assert move(replace(case, reopened=True, insisted=every), service).kind != "area"
