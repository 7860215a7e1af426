"""A flow's table -> a checked machine. The one file that imports `transitions`.

A flow is read aloud from its table: in these states, when this happens (and if this holds), go there and do that.
The machine is built once, at import, and shared; it only decides. What a row does is a pure function that the
caller runs afterwards, so that nothing can fail half-way through a transition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from transitions import Machine

from dialogs.domain.errors import FlowError

T = TypeVar("T")
"""What a flow's guards read and its actions change: a turn in a case, or at the front desk."""

SAME = "="
"""The destination of a row that stays where it is."""


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """In one of `states`, on `trigger`, if `when` holds: go to `to` and do `do`. The first row that fits is taken."""

    states: tuple[str, ...] | str
    trigger: str
    to: str
    do: Callable[[T], T] | None = None
    when: Callable[[T], bool] | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.states,) if isinstance(self.states, str) else self.states


@dataclass(slots=True)
class _Cursor(Generic[T]):
    """What `transitions` moves: a state, and the row that moved it."""

    state: str
    turn: T
    row: Row[T] | None = None


class Flow(Generic[T]):
    """A checked table. `ends` are the states that nothing leads out of, on purpose.

    Raises FlowError at construction when a state is unreachable, unknown or an undeclared dead end.
    """

    def __init__(self, name: str, *, initial: str, ends: tuple[str, ...], rows: tuple[Row[T], ...]) -> None:
        self.name, self.initial, self.ends, self.rows = name, initial, ends, rows
        self.states = _states(initial, ends, rows)
        _check(self)
        self._machine = Machine(
            model=None,
            states=list(self.states),
            initial=initial,
            auto_transitions=False,
            transitions=[entry for row in rows for entry in _entries(row)],
        )

    def take(self, state: str, trigger: str, turn: T) -> tuple[str, Row[T]] | None:
        """Where `trigger` leads from `state` and by which row; None when it makes no sense there."""
        event = self._machine.events.get(trigger)
        if event is None or not self._machine.get_transitions(trigger, state):
            return None
        cursor = _Cursor(state, turn)
        event.trigger(cursor, cursor)
        return None if cursor.row is None else (cursor.state, cursor.row)

    def mermaid(self) -> str:
        """The flow as a Mermaid state diagram."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        lines += dict.fromkeys(_arrow(row, source) for row in self.rows for source in row.sources)
        lines += [f"    {end} --> [*]" for end in self.ends]
        return "\n".join(lines)


def _entries(row: Row[T]) -> Iterator[dict[str, Any]]:
    """The row as `transitions` wants it, one entry a source; guards see the turn, and the row is noted."""

    def note(cursor: _Cursor[T]) -> None:
        cursor.row = row

    def fits(cursor: _Cursor[T]) -> bool:
        return row.when is None or row.when(cursor.turn)

    for source in row.sources:
        yield {
            "trigger": row.trigger,
            "source": source,
            "dest": source if row.to == SAME else row.to,
            "conditions": fits,
            "before": note,
        }


def _states(initial: str, ends: tuple[str, ...], rows: tuple[Row[T], ...]) -> tuple[str, ...]:
    left = (source for row in rows for source in row.sources)
    return tuple(dict.fromkeys((initial, *left, *ends)))


def _check(flow: Flow[Any]) -> None:
    known = set(flow.states)
    for row in flow.rows:
        if row.to != SAME and row.to not in known:
            raise FlowError(
                f"{flow.name}: '{row.to}' ({'/'.join(row.sources)} on {row.trigger}) is no state that anything "
                "leads out of; if it is an end, declare it in `ends`, else correct its spelling."
            )
    for end in flow.ends:
        if any(end in row.sources and row.to != SAME for row in flow.rows):
            raise FlowError(f"{flow.name}: '{end}' is declared an end, but rows lead out of it.")
    lost = known - _reachable(flow)
    if lost:
        raise FlowError(f"{flow.name}: nothing leads to {', '.join(sorted(lost))}: add a row or remove the state.")
    stuck = {state for state in known - set(flow.ends) if not _leaves(flow, state)}
    if stuck:
        raise FlowError(f"{flow.name}: no way out of {', '.join(sorted(stuck))}: add a row or declare an end.")


def _leaves(flow: Flow[Any], state: str) -> bool:
    return any(state in row.sources and row.to not in (SAME, state) for row in flow.rows)


def _reachable(flow: Flow[Any]) -> set[str]:
    reached, frontier = {flow.initial}, [flow.initial]
    while frontier:
        state = frontier.pop()
        ahead = {row.to for row in flow.rows if state in row.sources and row.to != SAME} - reached
        reached |= ahead
        frontier += ahead
    return reached


def _arrow(row: Row[Any], source: str) -> str:
    condition = f" [{row.when.__name__}]" if row.when else ""
    return f"    {source} --> {source if row.to == SAME else row.to}: {row.trigger}{condition}"
