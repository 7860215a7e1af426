"""One file per conversation: its states and transitions as a table, then its actions."""

from __future__ import annotations

from typing import Any

from dialogs.flows import agreement, answering, delivering, dispute, elicitation, feedback, following, life, review
from dialogs.flows.drive import FLOWS
from dialogs.machine import Flow

ALL_FLOWS: tuple[Flow[Any], ...] = (
    life.LIFE,
    elicitation.ELICITATION,
    agreement.AGREEMENT,
    review.REVIEW,
    answering.ANSWERING,
    following.FOLLOWING,
    delivering.DELIVERING,
    feedback.FEEDBACK,
    dispute.DISPUTE,
)
"""Every flow, in the order of a case's life."""

assert len(FLOWS) == len(ALL_FLOWS), "every flow is on the list"
