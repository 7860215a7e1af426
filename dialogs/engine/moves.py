"""How a turn moves along the flows: one trigger at a time, the table decides, the row's action follows."""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.case import Status
from dialogs.domain.replies import Words
from dialogs.engine.machine import Flow
from dialogs.engine.turn import STAFF, Turn

FLOWS: dict[str, Flow[Turn]] = {}
"""Every flow by name; each flow's file enters its own."""


def enter(flow: Flow[Turn]) -> Flow[Turn]:
    """Put a flow on the list."""
    FLOWS[flow.name] = flow
    return flow


def fire(turn: Turn, trigger: str, seat: str | None = None) -> Turn | None:
    """The turn after `trigger` at a seat (this turn's own by default); None when it makes no sense there."""
    seat = turn.seat if seat is None else seat
    position = turn.case.positions[seat]
    flow = FLOWS[position.flow]
    taken = flow.take(position.state, trigger, turn)
    if taken is None:
        return None
    state, row = taken
    turn = turn.goes(seat, flow.name, state)
    return row.do(turn) if row.do else turn


def begin(turn: Turn, flow: str, seat: str, trigger: str = "next") -> Turn:
    """Put a seat at the beginning of a flow and set it going."""
    turn = turn.goes(seat, flow, FLOWS[flow].initial)
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
    turn = live(turn, "reopened") if may(turn, "reopened") else turn
    turn = turn.goes(turn.seat, "elicitation", "question")
    moved = fire(forget_topic(turn), "look")
    assert moved is not None, "the elicitation can always look again"
    return moved


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
