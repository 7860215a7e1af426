"""How it went, after the delivery: first what does not conform, then requirement by requirement, then on the whole.

Words do as well as taps: a level for a line, a mark, or simply a note for the staff. A nonconformity is accepted (a
concession) or discussed, which opens a dispute; so may a line that was less than agreed.
"""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.means import Overall
from dialogs.domain.replies import Picture, Words
from dialogs.engine.machine import AUTO, SAME, Exit, Flow, Row, State
from dialogs.engine.moves import enter, hush, live, may
from dialogs.engine.turn import STAFF, Turn, choices
from dialogs.flows.anytime import again
from dialogs.flows.delivery.measure import nonconformities, verdict
from dialogs.flows.feedback import words_as_marks
from dialogs.flows.feedback.dispute import ask_dispute, ask_settled, open_dispute, reopened, settled
from dialogs.flows.feedback.opinion import opinion, summary, with_opinion, with_words
from dialogs.flows.feedback.rate import (
    all_as_agreed,
    ask_levels,
    ask_wanted,
    dispute_lines,
    mark_told,
    note_and_ask,
    rated_in_words,
    rating_said,
    says_wanted,
    take_levels,
    take_wanted,
    unexplained,
    unrated,
)
from dialogs.flows.pass_on import to_staff, told_staff
from dialogs.wording.parts import literal


def unsettled(turn: Turn) -> bool:
    """Whether something does not conform, and the client has not answered to that."""
    answered = bool(turn.case.deliveries[-1].conceded or turn.case.disputes)
    return bool(nonconformities(turn)) and not answered


def no_overall(turn: Turn) -> bool:
    return opinion(turn).overall is None and "marking" not in turn.case.passed_over


def wordless(turn: Turn) -> bool:
    """Whether the client has not said anything in their own words."""
    return not opinion(turn).words and not opinion(turn).photo


def pass_over_rating(turn: Turn) -> Turn:
    return _passed_over(turn, "rating")


def pass_over_wanting(turn: Turn) -> Turn:
    """Whether the "more" of that line was wanted is not answered."""
    return _passed_over(turn, turn.position.topic)


def pass_over_marking(turn: Turn) -> Turn:
    return _passed_over(turn, "marking")


def _passed_over(turn: Turn, question: str) -> Turn:
    turn = turn.case_with(passed_over=(*turn.case.passed_over, question))
    return turn.happened("passed_over", question=question)


def later(turn: Turn) -> Turn:
    return turn.tell(turn.seat, "notice", Words("later_noted"))


def ask_nonconforming(turn: Turn) -> Turn:
    """What does not conform, said to the client before anything else."""
    options = choices(("concede", Words("button.concede")), ("dispute", Words("button.dispute")))
    wrong = nonconformities(turn)
    due = {c.aspect: c.remedy for c in turn.service.commitments if c.remedy}
    remedies = tuple(literal(text) for r in wrong if (text := due.get(r.aspect)) is not None)
    return turn.ask(
        turn.case.client,
        "feedback",
        *verdict(turn, "client"),
        Words("sorry"),
        *remedies,
        choices=options,
        aspects=tuple(r.aspect for r in wrong),
    )


def ask_overall(turn: Turn) -> Turn:
    turn = live(turn, "asked_how_it_went") if may(turn, "asked_how_it_went") else turn
    options = choices(*((Overall(n), Words(f"overall.{n}")) for n in range(1, 6)))
    return turn.ask(turn.case.client, "feedback", Words("ask.overall"), choices=options)


def take_overall(turn: Turn) -> Turn:
    mark = turn.tapped(Overall)[0].mark if turn.tapped(Overall) else mark_told(turn)
    return with_opinion(turn, overall=mark)


def says_mark(turn: Turn) -> bool:
    return mark_told(turn) is not None


def ask_words(turn: Turn) -> Turn:
    return turn.ask(
        turn.case.client,
        "feedback",
        Words("ask.words"),
        choices=choices(("no_words", Words("button.no_words"))),
    )


def take_words(turn: Turn) -> Turn:
    return _closing(with_words(turn))


def nothing_to_add(turn: Turn) -> bool:
    """Whether the few words only say that there is nothing to say."""
    declined = {"no", "skip", "enough", "later", "dont_know", "dont_mind"} & set(turn.heard.acts)
    return bool(declined) and len(turn.text.split()) <= FEW


def no_words(turn: Turn) -> Turn:
    return _closing(turn)


def farewell(turn: Turn) -> Turn:
    return turn.tell(turn.seat, "notice", Words("thanks", {"name": turn.staff_name}))


def _closing(turn: Turn) -> Turn:
    turn = hush(live(turn, "rated"), turn.case.client)
    turn = turn.but(case=replace(turn.case, due=None))
    turn = turn.tell(turn.case.client, "notice", Words("thanks", {"name": turn.staff_name}))
    heading, photo = Words("feedback.received", {"name": turn.client_name}), opinion(turn).photo
    pictures = (Picture(alt=Words("review.photos", {"name": turn.client_name}), photo=photo),) if photo else ()
    return turn.tell(STAFF, "notice", heading, *summary(turn), pictures=pictures)


def forgives(turn: Turn) -> bool:
    """Whether words accept what does not conform."""
    return turn.heard.tells("nonconformity") == "conceded"


def contests(turn: Turn) -> bool:
    """Whether words do not accept what does not conform: they say so, or they complain and say nothing of accepting."""
    told = turn.heard.about("nonconformity")
    return turn.heard.tells("nonconformity") == "contested" or (not told and words_as_marks.complains(turn.heard))


def says_settled(turn: Turn) -> bool:
    return turn.heard.tells("settlement") == "settled"


def pass_on_and_ask(turn: Turn) -> Turn:
    """Words that neither take the staff's proposal nor refuse it: the staff read them, and the question stands."""
    return again(told_staff(turn).noting("passed_to_staff"))


def concede(turn: Turn) -> Turn:
    """The client accepts a known nonconformity."""
    conceded = tuple(r.id for r in nonconformities(turn))
    delivery = replace(turn.case.deliveries[-1], conceded=conceded)
    turn = turn.case_with(deliveries=(*turn.case.deliveries[:-1], delivery))
    turn = turn.happened("concession", requirements=",".join(conceded))
    return turn.tell(STAFF, "notice", Words("conceded", {"name": turn.client_name}))


FEW = 4
"""Words of a message that only says "nothing to add"."""
QUESTIONS = ("rating", "wanting", "marking")
UNANSWERED = ("skip", "dont_know", "dont_mind")

FEEDBACK = enter(
    Flow(
        "feedback",
        seat="client",
        initial="onward",
        entries=("proposed",),
        groups={"questions": QUESTIONS},
        ends=("closed",),
        exits=(Exit("disputed", "dispute"),),
        declared=(State("rating", ticks="rated"), State("telling", verbatim=True), State("disputing", verbatim=True)),
        rows=(
            Row("onward", AUTO, "nonconforming", ask_nonconforming, when=unsettled),
            Row("onward", AUTO, "rating", ask_levels, when=unrated),
            Row("onward", AUTO, "wanting", ask_wanted, when=unexplained),
            Row("onward", AUTO, "marking", ask_overall, when=no_overall),
            Row("onward", AUTO, "telling", ask_words, when=wordless),
            Row("onward", AUTO, "closed", no_words),
            Row("nonconforming", "concede", "onward", concede),
            Row("nonconforming", "dispute", "disputing", ask_dispute),
            Row("nonconforming", "said", "onward", concede, when=forgives),
            Row("nonconforming", "said", "disputed", open_dispute, when=contests),
            Row("nonconforming", "said", SAME, note_and_ask),
            Row("rating", "rated", "onward", take_levels),
            Row("rating", "dispute", "disputing", dispute_lines),
            Row("rating", "said", "onward", rated_in_words, when=all_as_agreed),
            Row("rating", "said", SAME, rating_said),
            Row("wanting", "wanted", "onward", take_wanted),
            Row("wanting", "said", "onward", take_wanted, when=says_wanted),
            Row("marking", "overall", "onward", take_overall),
            Row("marking", "said", "onward", take_overall, when=says_mark),
            Row(("wanting", "marking"), "said", SAME, note_and_ask),
            Row(QUESTIONS, "photo", SAME, note_and_ask),
            Row("rating", UNANSWERED, "onward", pass_over_rating),
            Row("wanting", UNANSWERED, "onward", pass_over_wanting),
            Row("marking", UNANSWERED, "onward", pass_over_marking),
            Row((*QUESTIONS, "telling", "nonconforming"), "later", SAME, later),
            Row(QUESTIONS, ("enough", "stop"), "closed", no_words),
            Row("telling", "said", "closed", no_words, when=nothing_to_add),
            Row("telling", ("said", "photo"), "closed", take_words),
            Row("telling", "no_words", "closed", no_words),
            Row("closed", (*UNANSWERED, "later", "enough", "stop"), SAME, farewell),
            Row("disputing", "said", "disputed", open_dispute),
            Row("disputing", "nothing_wrong", "onward"),
            Row("proposed", AUTO, "settling", ask_settled),
            Row("settling", "said", "onward", settled, when=says_settled),
            Row("settling", "said", SAME, pass_on_and_ask),
            Row(("disputed", "closed"), "said", SAME, to_staff),
            Row("settling", "settled", "onward", settled),
            Row("settling", "unsettled", "disputed", reopened),
        ),
    )
)
