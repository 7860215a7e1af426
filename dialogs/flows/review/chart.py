"""The staff answer what the client agreed to: confirm, propose a line otherwise, ask, or decline with a reason.

To confirm is to tap the picture that will be delivered, among others that could be meant: another picture than the
client's stops the agreement, a misunderstanding found before the service rather than after. While the client answers
(a counter-proposal, a question), the staff wait; a new agreement of the client brings the review back.
"""

from __future__ import annotations

from dialogs.domain.replies import Picture, Value, Words
from dialogs.engine.machine import AUTO, SAME, Exit, Flow, Row, State
from dialogs.engine.moves import drop_change, enter, hush, live
from dialogs.engine.turn import STAFF, Turn, choices
from dialogs.flows.agreement.compare import changes, estimate, over_limit
from dialogs.flows.agreement.read_back import left_open
from dialogs.flows.elicitation.not_understood import verbatim
from dialogs.flows.life import agreed_before
from dialogs.flows.pass_on import to_client
from dialogs.flows.review.commit import (
    OTHERWISE,
    ask_picture,
    commits_to_which,
    confirm,
    mistaken,
    no_picture_said,
    says_commit,
)
from dialogs.flows.review.counter import (
    ask_meant,
    ask_value,
    choose_line,
    countered,
    names_line,
    proposes,
    unclear,
    wishes,
)
from dialogs.flows.review.lookalikes import deliverable
from dialogs.policy.draft import unsaid_points
from dialogs.wording.parts import aspect_words, join, lines, price_words, strong_line


def arrive(turn: Turn) -> Turn:
    """A request, with the photos that the client sent of what is wanted. The client waits, and is asked nothing."""
    turn = hush(turn, turn.case.client)
    digests = dict.fromkeys(turn.case.photos)
    if not digests:
        return present(turn)
    words = Words("review.photos", {"name": turn.client_name})
    return present(turn.tell(STAFF, "notice", words, pictures=tuple(Picture(alt=words, photo=d) for d in digests)))


def recalled(turn: Turn) -> Turn:
    """What lies before the staff is no longer what the client wants: they wait for the next agreement."""
    return hush(turn, STAFF).tell(STAFF, "notice", Words("review.recalled", {"name": turn.client_name}))


def present(turn: Turn) -> Turn:
    """What the client agreed to, in words; and the pictures among which the staff tap the one they will deliver."""
    options, pictures = deliverable(turn)
    return turn.ask(
        STAFF,
        "review",
        *_announced(turn),
        lines(tuple(strong_line(r) for r in turn.case.offered)),
        *verbatim(turn),
        *_money(turn),
        *_not_agreed(turn),
        *((Words("review.which_picture"),) if pictures else ()),
        choices=choices(*options, *OTHERWISE),
        pictures=pictures,
        aspects=tuple(r.aspect for r in turn.case.offered),
        values={r.aspect: "|".join(r.values) for r in turn.case.offered},
    )


def _not_agreed(turn: Turn) -> tuple[Words, ...]:
    """What the client left open, and what they were asked and did not say: the staff must know that it is not agreed."""
    seen = turn.view
    unsaid = tuple(aspect_words(aspect.id) for aspect in unsaid_points(seen))
    silent = (Words("review.unsaid", {"aspects": join(unsaid, ", ")}),) if unsaid else ()
    return (*left_open(seen), *silent)


def _announced(turn: Turn) -> tuple[Words, ...]:
    """A new request, or what a change would make otherwise."""
    if turn.case.baselines:
        changed = changes(turn, turn.view)
        return (Words("review.change", {"name": turn.client_name}), changed)
    commitments = sum(r.measurable for r in turn.case.offered)
    values: dict[str, Value] = {
        "name": turn.client_name,
        "service": Words("=service"),
        "requirements": Words("count.requirements", {"n": len(turn.case.offered) - commitments}),
        "commitments": Words("count.commitments", {"n": commitments}),
        "case": turn.case.id,
    }
    return (Words("review.new", values),)


def _money(turn: Turn) -> tuple[Words, ...]:
    seen = turn.view
    cost, limit = estimate(seen), over_limit(seen)
    if cost is None:
        return ()
    if limit is None:
        return (Words("review.price", {"price": price_words(cost)}),)
    return (Words("review.price_over", {"price": price_words(cost), "limit": price_words(limit)}),)


def message_sent(turn: Turn) -> Turn:
    """The words before were a message."""
    words = next(m.text for m in reversed(turn.case.messages) if m.kind == "said" and m.party != turn.case.client)
    return present(to_client(turn.but(text=words)))


def asks_client(turn: Turn) -> bool:
    return turn.text.rstrip().endswith("?")


def ask_question(turn: Turn) -> Turn:
    return turn.ask(
        STAFF, "review", Words("review.question"), choices=choices(("back_to_review", Words("button.back")))
    )


def question_sent(turn: Turn) -> Turn:
    return turn.happened("asked_client", words=turn.text).tell(STAFF, "notice", Words("review.question_sent"))


def ask_reason(turn: Turn) -> Turn:
    return turn.ask(STAFF, "review", Words("review.reason"), choices=choices(("back_to_review", Words("button.back"))))


def decline_change(turn: Turn) -> Turn:
    """The change is declined, with a reason: what was agreed before stands."""
    name = turn.who.name if turn.who else ""
    turn = drop_change(turn).happened("change_declined", reason=turn.text)
    return turn.tell(turn.case.client, "notice", Words("change.declined", {"name": name, "reason": turn.text}))


def decline(turn: Turn) -> Turn:
    """Declined, with a reason that both sides see."""
    name = turn.who.name if turn.who else ""
    turn = live(turn, "declined").happened("reason", words=turn.text)
    turn = turn.tell(turn.case.client, "notice", Words("declined", {"name": name, "reason": turn.text}))
    return turn.tell(STAFF, "notice", Words("declined.done", {"reason": turn.text}))


REVIEW = enter(
    Flow(
        "review",
        seat="staff",
        initial="waiting",
        entries=("arriving", "recalled"),
        ends=("waiting",),
        exits=(
            Exit("countered", "answering", "offering"),
            Exit("asked", "answering", "asking"),
            Exit("confirmed", "following"),
            Exit("confirmed", "delivering"),
            Exit("change_declined", "following", "resuming"),
            Exit("change_declined", "delivering", "resuming"),
            Exit("declined", "following", "ending"),
            Exit("declined", "delivering", "ending"),
        ),
        declared=(State("asking", verbatim=True), State("declining", verbatim=True)),
        rows=(
            Row("arriving", AUTO, "deciding", arrive),
            Row("recalled", AUTO, "waiting", recalled),
            Row("deciding", "confirm", SAME, ask_picture, when=no_picture_said),
            Row("deciding", "confirm", "confirmed", confirm),
            Row("deciding", "mistaken", SAME, mistaken),
            Row("deciding", "counter", "choosing", choose_line),
            Row("deciding", "ask", "asking", ask_question),
            Row("deciding", "decline", "declining", ask_reason),
            Row("deciding", "said", SAME, ask_picture, when=commits_to_which),
            Row("deciding", "said", "confirmed", confirm, when=says_commit),
            Row("deciding", "said", "proposing", ask_meant, when=wishes),
            Row("deciding", "said", "asked", question_sent, when=asks_client),
            Row(("deciding", "waiting"), "said", SAME, to_client),
            Row(("deciding", "choosing", "proposing"), "stop", "declining", ask_reason),
            Row("choosing", "line", "proposing", ask_value),
            Row(("choosing", "proposing", "asking", "declining"), "back_to_review", "deciding", present),
            Row("choosing", "said", "countered", countered, when=wishes),
            Row("choosing", "said", "proposing", ask_value, when=names_line),
            Row("choosing", "said", SAME, choose_line),
            Row("proposing", "message", "deciding", message_sent),
            Row("proposing", "value", "countered", countered),
            Row("proposing", "said", "countered", countered, when=proposes),
            Row("proposing", "said", SAME, unclear),
            Row("asking", "said", "asked", question_sent),
            Row(("asked", "countered"), AUTO, "waiting"),
            Row("declining", "said", "change_declined", decline_change, when=agreed_before),
            Row("declining", "said", "declined", decline),
        ),
    )
)
