"""A flow's table -> a checked machine. The one file that imports `transitions`.

A flow is read aloud from its table: in these states, when this happens (and if this holds), go there and do that. Where
a conversation goes stands in the table and nowhere else:

- in a state whose rows are on AUTO nobody is waited for: the first of them that fits is taken at once;
- an Exit says which state of which other flow follows when a state is reached.

The machine is built once, at import, and shared; it only decides. What a row does is a pure function that the
caller runs afterwards, so that nothing can fail half-way through a transition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from transitions import Machine

from dialogs.domain.errors import FlowError

T = TypeVar("T")
"""What a flow's guards read and its actions change: a turn in a case, or at the front desk."""

SAME = "="
"""The destination of a row that stays where it is."""
AUTO = "auto"
"""The trigger of a row that is taken as soon as its state is reached."""

Seat = Literal["client", "staff", ""]
"""Whose conversation a flow is; "" for nobody's in particular."""


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """In one of `states`, on one of `triggers`, if `when` holds: go to `to` and do `do`. The first row that fits is taken."""

    states: tuple[str, ...] | str
    trigger: tuple[str, ...] | str
    to: str
    do: Callable[[T], T] | None = None
    when: Callable[[T], bool] | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        return _several(self.states)

    @property
    def triggers(self) -> tuple[str, ...]:
        return _several(self.trigger)

    def leads(self, source: str) -> str:
        """Where it leads from there."""
        return source if self.to == SAME else self.to


@dataclass(frozen=True, slots=True)
class Exit(Generic[T]):
    """Reaching `state` leads, if `when` holds, to `flow`: to its state `to`, by default the initial one.

    A flow of the same seat is gone on with there; into a flow of the other seat the other side is brought, and this one
    stays, or goes on by its own AUTO rows. Of several exits of a state each is followed, in their order.
    """

    state: str
    flow: str
    to: str = ""
    when: Callable[[T], bool] | None = None


@dataclass(frozen=True, slots=True)
class State(Generic[T]):
    """What there is to know of a state beside its rows.

    `ticks` is the trigger of ticks sent without a button that sends. `verbatim`: words are kept as they are, whatever
    they seem to say. `open`: what words may answer beside the question, all that was "asked" with it, or what is still
    "owed". `first` is done on reaching it, before its AUTO rows are tried.
    """

    name: str
    ticks: str = ""
    verbatim: bool = False
    open: Literal["", "asked", "owed"] = ""
    first: Callable[[T], T] | None = None


@dataclass(slots=True)
class _Cursor(Generic[T]):
    """What `transitions` moves: a state, and the row that moved it."""

    state: str
    turn: T
    row: Row[T] | None = None


class Flow(Generic[T]):
    """A checked table of one seat's conversation.

    `entries` are the states, beside the initial one, that other flows lead to; `ends` those that nothing leads out of,
    on purpose; `groups` names states that share rows, to be drawn together; `finding_out`: in it the client says what is wanted. Raises FlowError at construction when a state is unreachable, unknown or an undeclared dead end.
    """

    def __init__(
        self,
        name: str,
        *,
        initial: str,
        ends: tuple[str, ...] = (),
        rows: tuple[Row[T], ...],
        seat: Seat = "",
        entries: tuple[str, ...] = (),
        exits: tuple[Exit[T], ...] = (),
        declared: tuple[State[T], ...] = (),
        groups: Mapping[str, tuple[str, ...]] | None = None,
        finding_out: bool = False,
    ) -> None:
        self.finding_out = finding_out
        self.name, self.seat, self.initial, self.entries = name, seat, initial, entries
        self.rows, self.exits, self.ends, self.groups = rows, exits, ends, groups or {}
        self.states = _states(initial, entries, ends, rows, exits)
        self.automatic = frozenset(source for row in rows if AUTO in row.triggers for source in row.sources)
        self._declared: Mapping[str, State[T]] = {state.name: state for state in declared}
        _check(self, self._declared)
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

    def state(self, name: str) -> State[T]:
        """What there is to know of a state."""
        return self._declared.get(name) or State(name)

    def exits_from(self, state: str) -> tuple[Exit[T], ...]:
        return tuple(exit for exit in self.exits if exit.state == state)


def check_exits(flows: Iterable[Flow[Any]]) -> None:
    """Raises FlowError for an exit that leads to an unknown flow or state, for a state that it leaves in the air, and for
    an entry that nothing leads to."""
    known = {flow.name: flow for flow in flows}
    reached = {(exit.flow, exit.to) for flow in known.values() for exit in flow.exits}
    for flow in known.values():
        for exit in flow.exits:
            _check_exit(flow, exit, known)
        _check_goes_on(flow, known)
        unused = [entry for entry in flow.entries if (flow.name, entry) not in reached]
        if unused:
            raise FlowError(f"{flow.name}: no exit leads to its entry {', '.join(unused)}: add one or remove it.")


def _check_exit(flow: Flow[Any], exit: Exit[Any], known: Mapping[str, Flow[Any]]) -> None:
    there = known.get(exit.flow)
    if there is None:
        raise FlowError(
            f"{flow.name}: '{exit.state}' leads to the flow '{exit.flow}', which there is not; there are {', '.join(known)}."
        )
    if exit.to and exit.to not in (there.initial, *there.entries):
        raise FlowError(
            f"{flow.name}: '{exit.state}' leads to '{exit.to}' in {there.name}, which is no entry of it; "
            f"its entries are {', '.join((there.initial, *there.entries))}."
        )


def _check_goes_on(flow: Flow[Any], known: Mapping[str, Flow[Any]]) -> None:
    """A state that only brings the other side somewhere lets its own seat stay: by a row, or as an end."""
    for state in dict.fromkeys(exit.state for exit in flow.exits):
        own = [exit.flow for exit in flow.exits_from(state) if known[exit.flow].seat == flow.seat or not flow.seat]
        if own and state in flow.ends:
            raise FlowError(f"{flow.name}: '{state}' is declared an end, but leads on to {own[0]}.")
        if not own and state not in flow.ends and not any(state in row.sources for row in flow.rows):
            raise FlowError(
                f"{flow.name}: '{state}' only brings the other side somewhere: add a row out of it, or declare it an end."
            )


def _several(names: tuple[str, ...] | str) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names


def _entries(row: Row[T]) -> Iterator[dict[str, Any]]:
    """The row as `transitions` wants it, one entry a source and trigger; guards see the turn, and the row is noted."""

    def note(cursor: _Cursor[T]) -> None:
        cursor.row = row

    def fits(cursor: _Cursor[T]) -> bool:
        return row.when is None or row.when(cursor.turn)

    for trigger in row.triggers:
        for source in row.sources:
            yield {
                "trigger": trigger,
                "source": source,
                "dest": row.leads(source),
                "conditions": fits,
                "before": note,
            }


def _states(
    initial: str, entries: tuple[str, ...], ends: tuple[str, ...], rows: Iterable[Row[T]], exits: Iterable[Exit[T]]
) -> tuple[str, ...]:
    left = (source for row in rows for source in row.sources)
    return tuple(dict.fromkeys((initial, *entries, *left, *(exit.state for exit in exits), *ends)))


def _check(flow: Flow[Any], declared: Iterable[str]) -> None:
    known = set(flow.states)
    for row in flow.rows:
        if row.to != SAME and row.to not in known:
            raise FlowError(
                f"{flow.name}: '{row.to}' ({'/'.join(row.sources)} on {'/'.join(row.triggers)}) is no state that anything "
                "leads out of; if it is an end, declare it in `ends`, else correct its spelling."
            )
    for name in (*declared, *(state for states in flow.groups.values() for state in states)):
        if name not in known:
            raise FlowError(
                f"{flow.name}: '{name}' is declared, but no row knows it: correct its spelling or remove it."
            )
    for end in flow.ends:
        if any(end in row.sources and row.to != SAME for row in flow.rows):
            raise FlowError(f"{flow.name}: '{end}' is declared an end, but rows lead out of it.")
    lost = known - _reachable(flow, (flow.initial, *flow.entries))
    if lost:
        raise FlowError(f"{flow.name}: nothing leads to {', '.join(sorted(lost))}: add a row or remove the state.")
    stuck = {state for state in known - set(flow.ends) if not _leaves(flow, state)}
    if stuck:
        raise FlowError(f"{flow.name}: no way out of {', '.join(sorted(stuck))}: add a row or declare an end.")
    for state in flow.states:
        if state in flow.automatic:
            _check_automatic(flow, state)


def _check_automatic(flow: Flow[Any], state: str) -> None:
    """An automatic state always leads on, at once, and never back to itself."""
    rows = [row for row in flow.rows if state in row.sources]
    waiting = [trigger for row in rows for trigger in row.triggers if trigger != AUTO]
    if waiting:
        raise FlowError(f"{flow.name}: {state} is left at once (AUTO), so nothing can wait there for {waiting[0]}.")
    if rows[-1].when is not None:
        raise FlowError(f"{flow.name}: the last AUTO row of {state} has a guard, so nothing may fit: add one without.")
    if state in _reachable(flow, {row.leads(state) for row in rows}, by=AUTO):
        raise FlowError(f"{flow.name}: AUTO rows lead from {state} back to {state}, for ever: let one of them wait.")


def _leaves(flow: Flow[Any], state: str) -> bool:
    led = any(state in row.sources and row.to not in (SAME, state) for row in flow.rows)
    return led or any(exit.state == state for exit in flow.exits)


def _reachable(flow: Flow[Any], starts: Iterable[str], by: str = "") -> set[str]:
    """The states that rows (on `by`, or on any trigger) lead to from the starts, these included."""
    reached = set(starts)
    frontier = [*reached]
    while frontier:
        state = frontier.pop()
        rows = (row for row in flow.rows if state in row.sources and by in ("", *row.triggers))
        ahead = {row.leads(state) for row in rows} - reached
        reached |= ahead
        frontier += ahead
    return reached
