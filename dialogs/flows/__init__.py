"""One file per conversation: its states and transitions as a table, then its actions."""

from __future__ import annotations

from typing import Any

from dialogs.engine.machine import Flow, check_exits
from dialogs.engine.moves import FLOWS
from dialogs.flows.agreement.chart import AGREEMENT
from dialogs.flows.anytime import AT_ANY_TIME
from dialogs.flows.delivery.chart import DELIVERING
from dialogs.flows.delivery.client_chart import FOLLOWING
from dialogs.flows.elicitation.chart import ELICITATION
from dialogs.flows.feedback.chart import FEEDBACK
from dialogs.flows.feedback.dispute import DISPUTE
from dialogs.flows.life import LIFE
from dialogs.flows.review.chart import REVIEW
from dialogs.flows.review.client_chart import ANSWERING

ALL_FLOWS: tuple[Flow[Any], ...] = (
    LIFE,
    ELICITATION,
    AGREEMENT,
    REVIEW,
    ANSWERING,
    FOLLOWING,
    DELIVERING,
    FEEDBACK,
    DISPUTE,
    AT_ANY_TIME,
)
"""Every flow, in the order of a case's life."""

assert len(FLOWS) == len(ALL_FLOWS), "every flow is on the list"
check_exits(ALL_FLOWS)
