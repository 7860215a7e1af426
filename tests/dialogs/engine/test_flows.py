"""Flows are checked when they are made; a broken table is refused with a sentence that says what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from dialogs.domain.errors import FlowError
from dialogs.engine.diagrams import drawn, overview
from dialogs.engine.machine import AUTO, SAME, Exit, Flow, Row, State, check_exits
from dialogs.flows import ALL_FLOWS
from dialogs.flows.life import LIFE


def flow(*rows: Row[None], ends: tuple[str, ...] = ("shut",)) -> Flow[None]:
    return Flow("door", initial="open", ends=ends, rows=rows)


def test_the_first_row_that_fits_is_taken() -> None:
    door = Flow[int](
        "door",
        initial="open",
        ends=("shut", "locked"),
        rows=(Row("open", "push", "locked", when=lambda force: force > 5), Row("open", "push", "shut")),
    )
    assert [door.take("open", "push", force)[0] for force in (9, 1)] == ["locked", "shut"]  # type: ignore[index]


def test_what_makes_no_sense_in_a_state_leads_nowhere() -> None:
    assert flow(Row("open", "push", "shut")).take("shut", "push", None) is None


@pytest.mark.parametrize(
    ("rows", "ends", "said"),
    [
        ((Row("open", "push", "shutt"),), ("shut",), "'shutt' (open on push) is no state"),
        ((Row("open", "push", "shut"), Row("lost", "push", "shut")), ("shut",), "nothing leads to lost"),
        ((Row("open", "push", "ajar"), Row("ajar", "push", SAME)), ("shut",), "nothing leads to shut"),
        ((Row("open", "push", "ajar"), Row("ajar", "push", SAME)), (), "no way out of ajar"),
        ((Row("open", "push", "shut"), Row("shut", "pull", "open")), ("shut",), "declared an end, but rows lead out"),
    ],
)
def test_a_broken_table_is_refused(rows: tuple[Row[None], ...], ends: tuple[str, ...], said: str) -> None:
    with pytest.raises(FlowError, match=r"^door: ") as refused:
        flow(*rows, ends=ends)
    assert said in str(refused.value)


def never(turn: None) -> bool:
    return False


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            (Row("open", "push", "swinging"), Row("swinging", AUTO, "shut"), Row("swinging", "pull", "open")),
            "swinging is left at once (AUTO), so nothing can wait there for pull",
        ),
        (
            (Row("open", "push", "swinging"), Row("swinging", AUTO, "shut", when=never)),
            "the last AUTO row of swinging has a guard, so nothing may fit",
        ),
        (
            (
                Row("open", "push", "swinging"),
                Row("swinging", AUTO, "back", when=never),
                Row("swinging", AUTO, "shut"),
                Row("back", AUTO, "swinging"),
            ),
            "AUTO rows lead from swinging back to swinging, for ever",
        ),
    ],
)
def test_what_follows_at_once_must_lead_on(rows: tuple[Row[None], ...], said: str) -> None:
    with pytest.raises(FlowError) as refused:
        flow(*rows)
    assert said in str(refused.value)


def test_what_is_declared_of_a_state_must_be_of_one_that_there_is() -> None:
    with pytest.raises(FlowError, match=r"^door: 'opne' is declared, but no row knows it"):
        Flow("door", initial="open", ends=("shut",), rows=(Row("open", "push", "shut"),), declared=(State("opne"),))


def hall(*exits: Exit[None], entries: tuple[str, ...] = (), ends: tuple[str, ...] = ()) -> Flow[None]:
    return Flow(
        "hall",
        seat="client",
        initial="inside",
        entries=entries,
        ends=ends,
        exits=exits,
        rows=(Row("inside", "leave", "outside"), *(Row(entry, AUTO, "inside") for entry in entries)),
    )


def street(seat: Literal["client", "staff"] = "client") -> Flow[None]:
    return Flow("street", seat=seat, initial="walking", ends=("home",), rows=(Row("walking", "arrive", "home"),))


@pytest.mark.parametrize(
    ("flows", "said"),
    [
        (
            (hall(Exit("outside", "streat")), street()),
            "hall: 'outside' leads to the flow 'streat', which there is not; there are hall, street.",
        ),
        (
            (hall(Exit("outside", "street", "home")), street()),
            "hall: 'outside' leads to 'home' in street, which is no entry of it; its entries are walking.",
        ),
        (
            (hall(Exit("outside", "street"), entries=("entering",)), street()),
            "hall: no exit leads to its entry entering: add one or remove it.",
        ),
        (
            (hall(Exit("outside", "street")), street("staff")),
            "hall: 'outside' only brings the other side somewhere: add a row out of it, or declare it an end.",
        ),
        (
            (hall(Exit("outside", "street"), ends=("outside",)), street()),
            "hall: 'outside' is declared an end, but leads on to street.",
        ),
    ],
)
def test_an_exit_that_leads_nowhere_is_refused(flows: tuple[Flow[None], ...], said: str) -> None:
    with pytest.raises(FlowError) as refused:
        check_exits(flows)
    assert str(refused.value) == said


def test_an_exit_of_a_state_that_no_row_leads_to_is_refused() -> None:
    with pytest.raises(FlowError, match=r"^hall: nothing leads to gone"):
        hall(Exit("gone", "street"), Exit("outside", "street"))


def test_every_flow_prints_as_a_diagram_with_all_its_states() -> None:
    for known in ALL_FLOWS:
        assert all(state in drawn(known) for state in known.states), known.name


def test_a_diagram_shows_where_each_word_leads() -> None:
    door = Flow[int](
        "door",
        initial="open",
        ends=("shut", "locked"),
        exits=(Exit("left", "street"),),
        groups={"ajar": ("open", "chained")},
        rows=(
            Row("open", "chain", "chained"),
            Row("open", "look", SAME),
            Row(("open", "chained"), "push", "swinging"),
            Row("open", "leave", "left"),
            Row("swinging", AUTO, "locked", when=hard),
            Row("swinging", AUTO, "shut"),
        ),
    )
    assert drawn(door).splitlines() == [
        "stateDiagram-v2",
        "    state swinging <<choice>>",
        '    state "left → street" as left',
        "    state ajar {",
        "        open",
        "        chained",
        "    }",
        "    [*] --> open",
        "    open --> chained: chain",
        "    ajar --> swinging: push",
        "    open --> left: leave",
        "    swinging --> locked: [hard]",
        "    swinging --> shut",
        "    shut --> [*]",
        "    locked --> [*]",
        "    left --> [*]",
    ]


def hard(force: int) -> bool:
    return force > 5


def test_the_whole_conversation_is_one_page() -> None:
    page = overview(ALL_FLOWS)
    assert all(flow.name in page for flow in ALL_FLOWS if flow.exits)
    assert "agreement -->|agreed| review" in page
    assert len(page.splitlines()) < 45


def test_the_readme_shows_the_diagrams_as_they_are() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    for diagram in (overview(ALL_FLOWS), drawn(LIFE)):
        assert diagram in readme, "justemesure flows prints another one"
