"""The staff's seat after the agreement: begin, deliver, and measure each commitment against what was promised."""

from __future__ import annotations

from dialogs.domain.case import Delivery
from dialogs.domain.replies import Words
from dialogs.engine.machine import AUTO, SAME, Exit, Flow, Row, State
from dialogs.engine.moves import drop_change, enter, hush, live, may
from dialogs.engine.turn import STAFF, Turn, choices
from dialogs.flows.delivery.measure import (
    answered,
    measure,
    measured,
    measurements,
    newest,
    to_measure,
    unclear,
    verdict,
)
from dialogs.flows.pass_on import to_client


def inform_staff(turn: Turn) -> Turn:
    """The agreed version, to the staff, and what to do next."""
    return _what_next(turn, document=newest(turn).version)


def what_next(turn: Turn) -> Turn:
    """What to do next, to staff who have the agreed version."""
    return _what_next(turn, document=0)


def _what_next(turn: Turn, document: int) -> Turn:
    """Begin, or deliver when the service has begun."""
    begun = may(turn, "started") is False
    options = (("deliver", Words("button.deliver")),) if begun else (("start", Words("button.start")),)
    key = "staff.in_service" if begun else "staff.agreed"
    baseline = newest(turn)
    return turn.ask(
        STAFF,
        "notice",
        Words(key, {"name": turn.client_name, "version": baseline.version, "case": turn.case.id}),
        choices=choices(*options, ("show", Words("button.show"))),
        document=document,
    )


def start(turn: Turn) -> Turn:
    turn = live(turn, "started").case_with(started_at=turn.now)
    turn = turn.tell(turn.case.client, "notice", Words("started", {"name": turn.staff_name}))
    return what_next(turn)


def says_done(turn: Turn) -> bool:
    """Whether few words say that it is delivered."""
    return turn.heard.tells("progress") == "done"


def says_begun(turn: Turn) -> bool:
    """Whether few words say that it begins now."""
    return can_start(turn) and turn.heard.tells("progress") == "begun"


def can_start(turn: Turn) -> bool:
    return may(turn, "started")


def start_later(turn: Turn) -> Turn:
    """The client is about to change something: to begin now would be to begin with what may not hold."""
    return turn.tell(STAFF, "notice", Words("start.later", {"name": turn.client_name}))


def begin_delivery(turn: Turn) -> Turn:
    return turn.happened("delivering").case_with(measured={})


def conclude(turn: Turn) -> Turn:
    """The delivery is recorded, and what does not conform is shown to both."""
    delivery = Delivery(
        baseline=newest(turn).version,
        by=turn.who.id if turn.who else STAFF,
        at=turn.now,
        measurements=measurements(turn),
    )
    turn = _without_change(turn).case_with(deliveries=(*turn.case.deliveries, delivery), measured={})
    turn = hush(live(turn, "delivered"), STAFF)
    return turn.tell(STAFF, "notice", *verdict(turn, "staff"))


def _without_change(turn: Turn) -> Turn:
    """A change that the client had begun to talk about comes too late for this delivery."""
    if may(turn, "delivered"):
        return turn
    return drop_change(turn).tell(turn.case.client, "notice", Words("change.delivered"))


def out_of_date(turn: Turn) -> Turn:
    """A tap on a measure of a delivery that is recorded."""
    return turn.tell(STAFF, "notice", Words("measure.recorded", {"name": turn.client_name, "case": turn.case.id}))


def ask_why_not(turn: Turn) -> Turn:
    """The staff cannot do what was agreed: the client is owed a reason."""
    options = choices(("go_on_with_it", Words("button.back")))
    return turn.ask(STAFF, "review", Words("review.reason"), choices=options)


def can_decline(turn: Turn) -> bool:
    return may(turn, "declined")


def call_off(turn: Turn) -> Turn:
    """What was agreed will not be done; both sides have the reason."""
    name = turn.who.name if turn.who else ""
    turn = live(turn, "declined").happened("reason", words=turn.text)
    turn = turn.tell(turn.case.client, "notice", Words("called_off", {"name": name, "reason": turn.text}))
    return turn.tell(STAFF, "notice", Words("called_off.done", {"name": turn.client_name, "reason": turn.text}))


def silenced(turn: Turn) -> Turn:
    """The case is over: nothing is asked of the staff any more."""
    return hush(turn, STAFF)


PASSING_OVER = ("dont_know", "skip", "dont_mind", "later")
"""Words that say that a commitment was not measured."""

DELIVERING = enter(
    Flow(
        "delivering",
        seat="staff",
        initial="informing",
        entries=("resuming", "ending"),
        ends=("recorded", "over"),
        exits=(Exit("recorded", "feedback"), Exit("called_off", "following", "ending")),
        declared=(State("declining", verbatim=True),),
        rows=(
            Row("informing", AUTO, "agreed", inform_staff),
            Row("resuming", AUTO, "agreed", what_next),
            Row("agreed", "start", SAME, start, when=can_start),
            Row("agreed", "start", SAME, start_later),
            Row("agreed", ("deliver", "enough"), "onward", begin_delivery),
            Row("agreed", "stop", "declining", ask_why_not, when=can_decline),
            Row("agreed", "said", "onward", begin_delivery, when=says_done),
            Row("agreed", "said", SAME, start, when=says_begun),
            Row("agreed", "said", SAME, to_client),
            Row("measuring", "back", "agreed", what_next),
            Row("declining", "said", "called_off", call_off),
            Row("declining", "go_on_with_it", "agreed", what_next),
            Row("measuring", ("measured", "unmeasured", *PASSING_OVER), "onward", measured),
            Row("measuring", "said", "onward", measured, when=answered),
            Row("measuring", "said", "onward", unclear),
            Row("onward", AUTO, "measuring", measure, when=to_measure),
            Row("onward", AUTO, "recorded", conclude),
            Row("recorded", "handled", SAME, out_of_date),
            Row("called_off", AUTO, "ending"),
            Row("ending", AUTO, "over", silenced),
            Row(("recorded", "over"), "said", SAME, to_client),
        ),
    )
)
