"""Flows are checked when they are made; a broken table is refused with a sentence that says what to do."""

from __future__ import annotations

import pytest

from dialogs.domain.errors import FlowError
from dialogs.engine.machine import SAME, Flow, Row
from dialogs.flows import ALL_FLOWS


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


def test_every_flow_prints_as_a_diagram_with_all_its_states() -> None:
    for known in ALL_FLOWS:
        drawn = known.mermaid()
        assert all(state in drawn for state in known.states), known.name
