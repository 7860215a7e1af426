"""How it went, after the delivery: first what does not conform, then a mark, and the lines only where asked for.

A good mark and one more tap end it. Words do as well as taps: a level for a line (the others are then as agreed), a
mark, mere praise, or a note for the staff. A nonconformity is accepted (a concession) or discussed, which opens a
dispute; so may a line that was less than agreed.
"""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.means import Overall
from dialogs.domain.replies import Picture, Value, Words
from dialogs.domain.specification import Requirement
from dialogs.engine.machine import AUTO, SAME, Exit, Flow, Row, State
from dialogs.engine.moves import enter, hush, live, may
from dialogs.engine.turn import STAFF, Turn, choices
from dialogs.flows.anytime import again
from dialogs.flows.delivery.measure import kept_words, nonconformities, verdict
from dialogs.flows.feedback import words_as_marks
from dialogs.flows.feedback.amends import done_again, owing, remedies
from dialogs.flows.feedback.dispute import (
    ask_dispute,
    ask_objection,
    ask_settled,
    dispute_line,
    open_dispute,
    refuses_way,
    reopened,
    says_why,
    settled,
    settled_by_redoing,
    to_be_redone,
)
from dialogs.flows.feedback.opinion import opinion, summary, with_opinion, with_words
from dialogs.flows.feedback.rate import (
    GOOD,
    all_well,
    ask_all,
    ask_level,
    ask_lines,
    ask_wanted,
    complains,
    line_told,
    mark_told,
    note_and_ask,
    note_complaint,
    other_lines,
    says_wanted,
    take_level,
    take_levels,
    take_praise,
    take_told,
    take_wanted,
    to_discuss,
    unasked,
    unexplained,
    unrated,
)
from dialogs.flows.pass_on import to_staff, told_staff
from dialogs.wording.parts import join


def unsettled(turn: Turn) -> bool:
    """Whether something does not conform, and the client has not answered to that."""
    answered = bool(turn.case.deliveries[-1].conceded or turn.case.disputes)
    return bool(nonconformities(turn)) and not answered


def no_overall(turn: Turn) -> bool:
    return opinion(turn).overall is None and "marking" not in turn.case.passed_over


def wordless(turn: Turn) -> bool:
    """Whether something was amiss, and the client has not said anything of it in their own words."""
    mine = opinion(turn)
    amiss = (mine.overall or GOOD) < GOOD or any(level != "as" for level in mine.levels.values())
    return amiss and not mine.words and not mine.photo


def list_lines(turn: Turn) -> Turn:
    """Not all was as agreed: the lines are gone through."""
    return ask_lines(_passed_over(turn, "asking"))


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
    return turn.ask(
        turn.case.client,
        "feedback",
        *verdict(turn, "client"),
        Words("sorry"),
        *remedies(turn, _ids(wrong)),
        choices=options,
        aspects=tuple(r.aspect for r in wrong),
    )


def ask_overall(turn: Turn) -> Turn:
    """The mark, with what was measured; who found something amiss may discuss it."""
    first = may(turn, "asked_how_it_went")
    turn = live(turn, "asked_how_it_went") if first else turn
    heading = kept_words(turn) if first and not nonconformities(turn) else ()
    heading = (Words("amends.redone"),) if turn.case.amends else heading
    options = choices(*((Overall(n), Words(f"overall.{n}")) for n in range(1, 6)), *to_discuss(turn))
    return turn.ask(turn.case.client, "feedback", *heading, Words("ask.overall"), choices=options)


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
        choices=choices(("no_words", Words("button.no_words")), *to_discuss(turn)),
    )


def take_words(turn: Turn) -> Turn:
    return _closing(with_words(turn))


def nothing_to_add(turn: Turn) -> bool:
    """Whether the few words only say that there is nothing to say."""
    declined = {"no", "skip", "enough", "later", "dont_know", "dont_mind"} & set(turn.heard.acts)
    return bool(declined) and len(turn.text.split()) <= FEW


def no_words(turn: Turn) -> Turn:
    return _closing(turn)


def take_praise_and_close(turn: Turn) -> Turn:
    return _closing(take_praise(turn))


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
    """The client accepts a known nonconformity, with what was promised for that case: both read what that is."""
    conceded = _ids(nonconformities(turn))
    delivery = replace(turn.case.deliveries[-1], conceded=conceded)
    turn = turn.case_with(deliveries=(*turn.case.deliveries[:-1], delivery))
    turn = turn.happened("concession", requirements=",".join(conceded))
    due = remedies(turn, conceded)
    if not due:
        return turn.tell(STAFF, "notice", Words("conceded", {"name": turn.client_name}))
    values: dict[str, Value] = {"name": turn.client_name, "remedies": join(due, " ")}
    turn = turn.tell(STAFF, "notice", Words("conceded.remedy", values))
    return turn.tell(turn.case.client, "notice", Words("accepted.remedy", values))


def concede_and_wait(turn: Turn) -> Turn:
    return owing(concede(turn), _ids(nonconformities(turn)))


def promised_again(turn: Turn) -> bool:
    """Whether what was promised for that case is to do it again."""
    return done_again(turn, _ids(nonconformities(turn)))


def forgives_again(turn: Turn) -> bool:
    return forgives(turn) and promised_again(turn)


def settles_by_redoing(turn: Turn) -> bool:
    return says_settled(turn) and to_be_redone(turn)


def _ids(lines: tuple[Requirement, ...]) -> tuple[str, ...]:
    return tuple(r.id for r in lines)


FEW = 4
"""Words of a message that only says "nothing to add"."""
QUESTIONS = ("marking", "asking", "rating", "judging", "wanting")
TELLING = ("marking", "asking", "rating", "judging")
UNANSWERED = ("skip", "dont_know", "dont_mind")

FEEDBACK = enter(
    Flow(
        "feedback",
        seat="client",
        initial="onward",
        entries=("proposed", "redone"),
        groups={"questions": QUESTIONS},
        ends=("closed",),
        exits=(Exit("disputed", "dispute"), Exit("amending", "dispute", "dating")),
        declared=(
            State("rating", ticks="rated"),
            *(State(name, verbatim=True) for name in ("telling", "disputing", "objecting")),
        ),
        rows=(
            Row("onward", AUTO, "nonconforming", ask_nonconforming, when=unsettled),
            Row("onward", AUTO, "marking", ask_overall, when=no_overall),
            Row("onward", AUTO, "wanting", ask_wanted, when=unexplained),
            Row("onward", AUTO, "asking", ask_all, when=unasked),
            Row("onward", AUTO, "rating", ask_lines, when=unrated),
            Row("onward", AUTO, "telling", ask_words, when=wordless),
            Row("onward", AUTO, "closed", no_words),
            Row("nonconforming", "concede", "amending", concede_and_wait, when=promised_again),
            Row("nonconforming", "concede", "onward", concede),
            Row("nonconforming", "dispute", "disputing", ask_dispute),
            Row("nonconforming", "said", "amending", concede_and_wait, when=forgives_again),
            Row("nonconforming", "said", "onward", concede, when=forgives),
            Row("nonconforming", "said", "disputed", open_dispute, when=contests),
            Row("nonconforming", "said", SAME, note_and_ask),
            Row("marking", "overall", "onward", take_overall),
            Row("asking", "as_agreed", "onward", take_levels),
            Row("asking", "not_all", "rating", list_lines),
            Row("rating", "line", "judging", ask_level),
            Row("rating", "others", SAME, other_lines),
            Row("rating", "rated", "onward", take_levels),
            Row("judging", "level", "onward", take_level),
            Row(TELLING, "said", "onward", take_told, when=line_told),
            Row(TELLING, "said", "closed", take_praise_and_close, when=all_well),
            Row(TELLING, "said", "onward", take_overall, when=says_mark),
            Row(TELLING, "said", "rating", note_complaint, when=complains),
            Row("wanting", "wanted", "onward", take_wanted),
            Row("wanting", "said", "onward", take_wanted, when=says_wanted),
            Row(QUESTIONS, "said", SAME, note_and_ask),
            Row(QUESTIONS, "photo", SAME, note_and_ask),
            Row(("marking", "rating", "telling"), "dispute", "disputing", ask_dispute),
            Row("marking", UNANSWERED, "onward", pass_over_marking),
            Row(("asking", "rating", "judging"), UNANSWERED, "onward", pass_over_rating),
            Row("wanting", UNANSWERED, "onward", pass_over_wanting),
            Row((*QUESTIONS, "telling", "nonconforming"), "later", SAME, later),
            Row(QUESTIONS, ("enough", "stop"), "closed", no_words),
            Row("telling", "said", "closed", no_words, when=nothing_to_add),
            Row("telling", ("said", "photo"), "closed", take_words),
            Row("telling", "no_words", "closed", no_words),
            Row("closed", (*UNANSWERED, "later", "enough", "stop"), SAME, farewell),
            Row("disputing", "line", SAME, dispute_line),
            Row("disputing", "said", "disputed", open_dispute),
            Row("disputing", "nothing_wrong", "onward"),
            Row("proposed", AUTO, "settling", ask_settled),
            Row("settling", "said", "amending", settled_by_redoing, when=settles_by_redoing),
            Row("settling", "said", "onward", settled, when=says_settled),
            Row("settling", "said", "disputed", reopened, when=refuses_way),
            Row("settling", "said", SAME, pass_on_and_ask),
            Row("settling", "settled", "amending", settled_by_redoing, when=to_be_redone),
            Row("settling", "settled", "onward", settled),
            Row("settling", "unsettled", "disputed", reopened, when=says_why),
            Row("settling", "unsettled", "objecting", ask_objection),
            Row("objecting", ("said", "no_words"), "disputed", reopened),
            Row("redone", AUTO, "onward"),
            Row(("disputed", "amending", "closed"), "said", SAME, to_staff),
        ),
    )
)
