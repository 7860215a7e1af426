"""How a turn moves along the flows: one trigger at a time, the table decides, the row's action follows."""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.case import Status
from dialogs.domain.replies import Words
from dialogs.engine.machine import AUTO, SAME, Exit, Flow, State
from dialogs.engine.turn import STAFF, Turn

FLOWS: dict[str, Flow[Turn]] = {}
"""Every flow by name; each flow's file enters its own."""


def enter(flow: Flow[Turn]) -> Flow[Turn]:
    """Put a flow on the list."""
    FLOWS[flow.name] = flow
    return flow


def here(turn: Turn) -> State[Turn]:
    """What there is to know of the state that this turn's seat is in."""
    position = turn.position
    return FLOWS[position.flow].state(position.state)


def fire(turn: Turn, trigger: str, seat: str | None = None) -> Turn | None:
    """The turn after `trigger` at its seat, and after all that follows at once; None when it makes no sense there."""
    seat = turn.seat if seat is None else seat
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
    moved = fire(first(turn) if first else turn, AUTO, seat)
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


def begin(turn: Turn, flow: str, seat: str, trigger: str = "next") -> Turn:
    """Put a seat at the beginning of a flow and set it going."""
    turn = turn.goes(seat, flow, FLOWS[flow].initial)
    if FLOWS[flow].initial in FLOWS[flow].automatic:
        return _arrived(turn, FLOWS[flow], FLOWS[flow].initial, seat)
    begun = fire(turn, trigger, seat)
    assert begun is not None, f"the flow {flow} does not begin with {trigger}"
    return begun


def hush(turn: Turn, seat: str) -> Turn:
    """Nothing is asked of a seat any more: a tap on its last question is answered as out of date."""
    position = replace(turn.case.positions[seat], asked=None, beside=None, topic="")
    return turn.but(case=turn.case.at(seat, position))


def end(turn: Turn) -> Turn:
    """The case ended early: nothing is asked of either side any more, nor does time move it."""
    turn = turn.case_with(due=None)
    for seat, flow in ((turn.case.client, "following"), (STAFF, "delivering")):
        turn = hush(begin(turn, flow, seat, "end"), seat) if seat in turn.case.positions else turn
    return turn


def drop_change(turn: Turn) -> Turn:
    """The case's life goes back to what was agreed: a change came to nothing."""
    return live(turn.case_with(statements=turn.case.kept, offered=(), counter=None), "change_dropped")


def resume(turn: Turn) -> Turn:
    """Both sides return to what was agreed before; staff who went on with it stay where they are."""
    turn = begin(turn, "following", turn.case.client, "resume")
    reviewing = turn.case.positions[STAFF].flow == "review"
    return begin(turn, "delivering", STAFF, "resume") if reviewing else turn


TAKEN_BACK = (Status.ELICITATION, Status.EXPLANATION)
"""Where a case is when the client took back what the staff were to decide on."""


def recall(turn: Turn) -> Turn:
    """What lies before the staff is no longer what the client wants: they wait for the next agreement."""
    position = turn.case.positions.get(STAFF)
    if position is None or position.flow != "review" or position.state == "waiting":
        return turn
    turn = hush(turn.goes(STAFF, "review", "waiting"), STAFF)
    return turn.tell(STAFF, "notice", Words("review.recalled", {"name": turn.client_name}))


def look_again(turn: Turn) -> Turn:
    """Let the engine look again; when nothing is left to find out it comes straight back here."""
    turn = forget_topic(turn.goes(turn.seat, "elicitation", "onward"))
    return _arrived(turn, FLOWS["elicitation"], "onward", turn.seat)


def forget_topic(turn: Turn) -> Turn:
    """What this seat was last asked about is done with."""
    return turn.but(case=turn.case.at(turn.seat, replace(turn.position, topic="")))


def live(turn: Turn, trigger: str) -> Turn:
    """Move the case's life on; what makes no sense in its life is our mistake, so it raises."""
    taken = FLOWS["life"].take(turn.case.status.value, trigger, turn)
    assert taken is not None, f"a case that is {turn.case.status} cannot be {trigger}"
    status, before = Status(taken[0]), turn.case.status
    turn = turn.case_with(status=status)
    turn = recall(turn) if before is Status.REVIEW and status in TAKEN_BACK else turn
    return turn if status == turn.case.status and trigger == "noted" else turn.happened(trigger)


def may(turn: Turn, trigger: str) -> bool:
    """Whether the case's life allows `trigger` now."""
    return FLOWS["life"].take(turn.case.status.value, trigger, turn) is not None
