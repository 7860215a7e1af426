"""How a turn moves along the flows: one trigger at a time, the table decides, the row's action follows."""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.case import Status
from dialogs.engine.machine import AUTO, SAME, Exit, Flow, State
from dialogs.engine.turn import STAFF, Turn

FLOWS: dict[str, Flow[Turn]] = {}
"""Every flow by name; each flow's file enters its own."""
ANYTIME = "anytime"
"""The flow of what may be done whatever is asked."""


def enter(flow: Flow[Turn]) -> Flow[Turn]:
    """Put a flow on the list."""
    FLOWS[flow.name] = flow
    return flow


def here(turn: Turn) -> State[Turn]:
    """What there is to know of the state that this turn's seat is in."""
    position = turn.position
    return FLOWS[position.flow].state(position.state)


def finding_out(turn: Turn) -> bool:
    """Whether the seat is where a client says what is wanted."""
    return FLOWS[turn.position.flow].finding_out


def fire(turn: Turn, trigger: str) -> Turn | None:
    """The turn after `trigger` at its seat, and after all that follows at once; None when it makes no sense there."""
    return _fire(turn, trigger, turn.seat)


def anytime(turn: Turn, trigger: str) -> Turn | None:
    """The turn after what may be done at any moment: the seat stays where it is, unless that leads elsewhere."""
    flow = FLOWS[ANYTIME]
    taken = flow.take(flow.initial, trigger, turn)
    if taken is None:
        return None
    state, row = taken
    turn = row.do(turn) if row.do else turn
    return turn if row.to == SAME else _arrived(turn, flow, state, turn.seat)


def _fire(turn: Turn, trigger: str, seat: str) -> Turn | None:
    position = turn.case.positions[seat]
    flow = FLOWS[position.flow]
    taken = flow.take(position.state, trigger, turn)
    if taken is None:
        return None
    state, row = taken
    turn = turn.goes(seat, flow.name, state)
    turn = row.do(turn) if row.do else turn
    return turn if row.to == SAME else _arrived(turn, flow, state, seat)


def _arrived(turn: Turn, flow: Flow[Turn], state: str, seat: str) -> Turn:
    """What follows at once from a seat's reaching a state: where that leads to, and what nobody is waited for."""
    for exit in flow.exits_from(state):
        turn = _left(turn, exit, seat) if exit.when is None or exit.when(turn) else turn
    if state not in flow.automatic:
        return turn
    first = flow.state(state).first
    moved = _fire(first(turn) if first else turn, AUTO, seat)
    assert moved is not None, f"{flow.name}: {state} always leads on"
    return moved


def _left(turn: Turn, exit: Exit[Turn], seat: str) -> Turn:
    """A seat goes, or the other side is brought, into the flow that an exit leads to; what it was about is done with."""
    flow = FLOWS[exit.flow]
    seat = STAFF if flow.seat == "staff" else seat if seat not in ("", STAFF) else turn.case.client
    state = exit.to or flow.initial
    turn = turn.goes(seat, flow.name, state)
    turn = turn.but(case=turn.case.at(seat, replace(turn.case.positions[seat], topic="")))
    return _arrived(turn, flow, state, seat)


def hush(turn: Turn, seat: str) -> Turn:
    """Nothing is asked of a seat any more: a tap on its last question is answered as out of date."""
    position = replace(turn.case.positions[seat], asked=None, beside=None, topic="")
    return turn.but(case=turn.case.at(seat, position))


def drop_change(turn: Turn) -> Turn:
    """The case's life goes back to what was agreed: a change came to nothing."""
    return live(turn.case_with(statements=turn.case.kept, offered=(), counter=None), "change_dropped")


def reviewing(turn: Turn) -> bool:
    """Whether the staff have a change before them, or wait for it; else they went on with what was agreed."""
    return turn.case.positions[STAFF].flow == "review"


def live(turn: Turn, trigger: str) -> Turn:
    """Move the case's life on; what makes no sense in its life is our mistake, so it raises."""
    taken = FLOWS["life"].take(turn.case.status.value, trigger, turn)
    assert taken is not None, f"a case that is {turn.case.status} cannot be {trigger}"
    return turn.case_with(status=Status(taken[0])).happened(trigger)


def may(turn: Turn, trigger: str) -> bool:
    """Whether the case's life allows `trigger` now."""
    return FLOWS["life"].take(turn.case.status.value, trigger, turn) is not None
