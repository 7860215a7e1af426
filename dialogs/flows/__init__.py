"""The conversations: a folder each, in its chart a table of rows and exits, beside it the actions.

Not here: how tables run (dialogs/engine), sentences (dialogs/language), what to ask next (dialogs/policy). In order:

    life.py        the life of a case, from first word to closing; all flows fire it
    front_desk     what belongs to no case
    elicitation    finding out what is required
    agreement      explain, read back, agree
    review         the staff decide, the client answers
    delivery       at work, and measured
    feedback       how it went, and a dispute
    anytime.py     what one may do at any moment
    reminders.py   what time does
    hand_over.py   when a person is wanted, or needed
    answers.py     what the organisation's file and the catalogue answer to a question
    pass_on.py     words for the other side, as they are
    paging.py      many lines, a few at a time

ALL_FLOWS lists each table of a case, checked together at import. Stands on `engine`; step and route import it.
"""

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
