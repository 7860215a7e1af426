"""The life of a case, from the first word to the closing.

Everything before the closing can end early: the client withdraws, the staff decline, time runs out. A change of mind
after the agreement leads back to the read-back and, once confirmed, to the next baseline; a case whose service had
begun returns to it.
"""

from __future__ import annotations

from dialogs.engine.machine import SAME, Flow, Row
from dialogs.engine.moves import enter
from dialogs.engine.turn import Turn


def begun(turn: Turn) -> bool:
    """Whether the service had begun."""
    return turn.case.started_at is not None


def agreed_before(turn: Turn) -> bool:
    """Whether there is a baseline to return to."""
    return bool(turn.case.baselines)


def begun_and_agreed(turn: Turn) -> bool:
    return begun(turn) and agreed_before(turn)


BEFORE = ("intake", "elicitation", "explanation", "read_back", "review")
UNDERWAY = ("agreed", "in_service")
AFTER = ("delivered", "feedback", "dispute")

LIFE = enter(
    Flow(
        "life",
        initial="intake",
        groups={"before": BEFORE, "underway": UNDERWAY},
        ends=("closed", "withdrawn", "declined", "expired"),
        rows=(
            Row("intake", "understood", "elicitation"),
            Row(("elicitation", "read_back", "review"), "specified", "explanation"),
            Row(("explanation", "elicitation"), "explained", "read_back"),
            Row(("explanation", "read_back", "review"), "reopened", "elicitation"),
            Row("read_back", "client_agreed", "review"),
            Row("review", "confirmed", "in_service", when=begun),
            Row("review", "confirmed", "agreed"),
            Row("review", "countered", SAME),
            Row(UNDERWAY, "change_wanted", "elicitation"),
            Row(BEFORE, "change_dropped", "in_service", when=begun_and_agreed),
            Row(BEFORE, "change_dropped", "agreed", when=agreed_before),
            Row("agreed", "started", "in_service"),
            Row(UNDERWAY, "delivered", "delivered"),
            Row("delivered", "asked_how_it_went", "feedback"),
            Row(("delivered", "feedback"), "disputed", "dispute"),
            Row("dispute", "resolved", "feedback"),
            Row(("feedback", "delivered"), "rated", "closed"),
            Row((*BEFORE, *UNDERWAY), "withdrawn", "withdrawn"),
            Row((*BEFORE, *UNDERWAY), "declined", "declined"),
            Row((*BEFORE,), "expired", "expired"),
            Row(("delivered", "feedback"), "expired", "closed"),
        ),
    )
)
