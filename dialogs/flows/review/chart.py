"""The staff answer what the client agreed to: confirm, or of one line propose, ask or decline; or decline it all.

To confirm is to tap the picture that will be delivered, among others that could be meant: another picture than the
client's stops the agreement, a misunderstanding found before the service rather than after. While the client answers
(a counter-proposal, a question), the staff wait; a new agreement of the client brings the review back.
"""

from __future__ import annotations

from dialogs.domain.replies import Picture, Value, Words
from dialogs.engine.machine import AUTO, SAME, Exit, Flow, Row, State
from dialogs.engine.moves import drop_change, enter, hush, live
from dialogs.engine.turn import STAFF, Turn, choices
from dialogs.flows.agreement.compare import changes, estimate, over_limit, settled_price
from dialogs.flows.agreement.read_back import left_open
from dialogs.flows.life import agreed_before
from dialogs.flows.pass_on import to_client
from dialogs.flows.review.client_words import WROTE, long_words, quoted, written
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
    line_declined,
    names_line,
    numbers_line,
    other_lines,
    proposes,
    unclear,
    wishes,
)
from dialogs.flows.review.lookalikes import deliverable, which
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
        *quoted(turn),
        *_money(turn),
        *_not_agreed(turn),
        *which(turn),
        choices=choices(*options, *OTHERWISE, *(WROTE if long_words(turn) else ())),
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
    settled = settled_price(seen)
    cost, limit = estimate(seen), over_limit(seen)
    if settled is not None:
        return (Words("price", {"price": price_words(settled)}),)
    if cost is None:
        return ()
    if limit is None:
        return (Words("review.price", {"price": price_words(cost)}),)
    return (Words("review.price_over", {"price": price_words(cost), "limit": price_words(limit)}),)


def message_sent(turn: Turn) -> Turn:
    """The words before were a message."""
    words = next(m.text for m in reversed(turn.case.messages) if m.kind == "said" and m.party != turn.case.client)
    return present(to_client(turn.but(text=words)))


def show_words(turn: Turn) -> Turn:
    """All that the client wrote, as it was written."""
    items = tuple(Words("quoted", {"words": words}) for words in written(turn))
    return turn.tell(STAFF, "notice", Words("review.wrote", {"name": turn.client_name}), lines(items))


def asks_client(turn: Turn) -> bool:
    return turn.text.rstrip().endswith("?")


def ask_question(turn: Turn) -> Turn:
    return turn.ask(
        STAFF, "review", Words("review.question"), choices=choices(("back_to_review", Words("button.back")))
    )


def ask_about(turn: Turn) -> Turn:
    """What is to be asked of one line."""
    return _of_line(turn, "review.question")


def ask_line_reason(turn: Turn) -> Turn:
    """Why one line cannot be done."""
    return _of_line(turn, "review.reason")


def _of_line(turn: Turn, key: str) -> Turn:
    back = choices(("back_to_review", Words("button.back")))
    return turn.ask(STAFF, "review", Words(key), topic=turn.position.topic, choices=back)


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


WRITING = ("asking", "declining", "declining_line")
"""Where the staff's next words are read by the client as they are."""

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
        declared=tuple(State(name, verbatim=True) for name in WRITING),
        rows=(
            Row("arriving", AUTO, "deciding", arrive),
            Row("recalled", AUTO, "waiting", recalled),
            Row("deciding", "confirm", SAME, ask_picture, when=no_picture_said),
            Row("deciding", "confirm", "confirmed", confirm),
            Row("deciding", "mistaken", SAME, mistaken),
            Row("deciding", "counter", "choosing", choose_line),
            Row("deciding", "ask", "asking", ask_question),
            Row("deciding", "decline", "declining", ask_reason),
            Row("deciding", "wrote", SAME, show_words),
            Row("deciding", "said", SAME, ask_picture, when=commits_to_which),
            Row("deciding", "said", "confirmed", confirm, when=says_commit),
            Row("deciding", "said", "proposing", ask_meant, when=wishes),
            Row("deciding", "said", "asked", question_sent, when=asks_client),
            Row(("deciding", "waiting"), "said", SAME, to_client),
            Row(("deciding", "choosing", "proposing"), "stop", "declining", ask_reason),
            Row("choosing", "line", "proposing", ask_value),
            Row("choosing", "others", SAME, other_lines),
            Row("proposing", "ask_line", "asking", ask_about),
            Row("proposing", "decline_line", "declining_line", ask_line_reason),
            Row(("choosing", "proposing", *WRITING), "back_to_review", "deciding", present),
            Row("choosing", "said", "proposing", ask_value, when=numbers_line),
            Row("choosing", "said", "countered", countered, when=wishes),
            Row("choosing", "said", "proposing", ask_value, when=names_line),
            Row("choosing", "said", SAME, choose_line),
            Row("proposing", "message", "deciding", message_sent),
            Row("proposing", "value", "countered", countered),
            Row("proposing", "said", "countered", countered, when=proposes),
            Row("proposing", "said", SAME, unclear),
            Row("asking", "said", "asked", question_sent),
            Row("declining_line", "said", "countered", line_declined),
            Row(("asked", "countered"), AUTO, "waiting"),
            Row("declining", "said", "change_declined", decline_change, when=agreed_before),
            Row("declining", "said", "declined", decline),
        ),
    )
)
