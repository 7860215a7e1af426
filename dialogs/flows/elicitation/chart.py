"""Finding out what is required: an open question, pictures and critiques, and the few questions that remain.

Whatever is heard, in whichever state, is taken first and leads `onward` (first part of the table); there the engine
chooses the next move, and the first row that fits leads to its state (second part, in the order of urgency). `done`:
everything that need be known is known, and the agreement begins.
"""

from __future__ import annotations

from dialogs.engine.machine import AUTO, SAME, Exit, Flow, Row, State
from dialogs.engine.moves import enter, live, may
from dialogs.engine.turn import Turn
from dialogs.flows.anytime import again
from dialogs.flows.elicitation import answer, as_last_time, ask, hear, no_answer, react, show, show_last_time
from dialogs.policy.next_move import next_move


def reopened(turn: Turn) -> Turn:
    """What was read back, or lies before the staff, is open again."""
    return live(turn, "reopened").case_with(reopened=True) if may(turn, "reopened") else turn


def find_next(turn: Turn) -> Turn:
    """Let the engine choose the next move."""
    turn = reopened(turn)
    return turn.but(move=next_move(turn.view, turn.now, turn.policy, turn.diary))


def specified(turn: Turn) -> Turn:
    """All is known: it is explained, then read back."""
    return live(turn, "specified") if may(turn, "specified") else turn


def contradicted(turn: Turn) -> bool:
    return turn.move is not None and turn.move.kind == "clarify"


def impossible(turn: Turn) -> bool:
    return turn.move is not None and turn.move.kind == "impossible"


def showable(turn: Turn) -> bool:
    return turn.move is not None and turn.move.kind == "propose"


def asking(turn: Turn) -> bool:
    return turn.move is not None and turn.move.kind == "ask"


def gathering(turn: Turn) -> bool:
    return turn.move is not None and turn.move.kind == "facts"


def completing(turn: Turn) -> bool:
    return turn.move is not None and turn.move.kind == "area"


def opening(turn: Turn) -> bool:
    return turn.move is not None and turn.move.kind == "open"


def unheard_at_picture(turn: Turn) -> bool:
    """Whether words at a picture say nothing that could change it."""
    heard = turn.heard
    return not (heard.readings or heard.problems or heard.beneficiary or heard.queries) and bool(heard.rest)


def take_unheard(turn: Turn) -> Turn:
    """The same picture stands again, not another one."""
    return again(hear.at_picture(turn))


def tick_again(turn: Turn) -> Turn:
    """The same question stands again: an empty list of ticks is no "none"."""
    return again(turn.noting("set.tick_one"))


HEARING = tuple(hear.AT)

ELICITATION = enter(
    Flow(
        "elicitation",
        seat="client",
        finding_out=True,
        initial="opening",
        entries=("onward", "one_line"),
        groups={"asked": HEARING},
        exits=(Exit("done", "agreement"),),
        declared=(
            State("picture", ticks="critique"),
            State("question", open="owed", ticks="these"),
            State("facts", open="asked"),
            State("onward", first=find_next),
            State("one_line", first=reopened),
        ),
        rows=(
            Row("picture", "said", SAME, take_unheard, when=unheard_at_picture),
            *(Row(state, "said", "onward", take) for state, take in hear.AT.items()),
            *(Row(s, "photo", "onward", hear.with_photo(take), when=hear.captioned) for s, take in hear.AT.items()),
            Row(HEARING, "photo", "onward", hear.photo),
            Row(HEARING, "as_then", "onward", as_last_time.tapped),
            Row("opening", "whom", SAME, answer.whom_only),
            Row("whom", "whom", "onward", answer.whom),
            Row("meant", "offered", "onward", answer.as_offered),
            Row("meant", "own", "onward", answer.own_words),
            Row("doubt", "keep", "onward", answer.kept),
            Row("doubt", "unsure", "onward", answer.meant),
            Row("impossible", "instead", "onward", answer.remedy),
            Row("impossible", "insisted", "onward", no_answer.for_staff),
            Row("picture", "face", "onward", react.face),
            Row("picture", "critique", "onward", react.critiques),
            Row("picture", "accept", "onward", react.critiques, when=react.criticised),
            Row("picture", "accept", "onward", react.accepted),
            Row("picture", "reject", "onward", react.rejection),
            Row("picture", "pick", "onward", react.pick),
            Row("question", "value", "onward", answer.answer),
            Row("question", "these", SAME, tick_again, when=answer.unticked),
            Row("question", "these", "onward", answer.answer),
            Row("area", "nothing_more", "onward", answer.nothing_more),
            *(Row(s, said, "onward", no_answer.taking(s, said)) for s in HEARING for said in no_answer.SAID),
            Row("picture", "enough", "onward", answer.enough_of_pictures),
            Row(HEARING, "enough", "onward", answer.enough),
            Row(HEARING, "look", "onward"),
            Row("onward", AUTO, "opening", show_last_time.which, when=show_last_time.undecided),
            Row("onward", AUTO, "opening", ask.opening, when=opening),
            Row("onward", AUTO, "whom", ask.whom, when=answer.whom_unknown),
            Row("onward", AUTO, "meant", ask.meant, when=answer.offering),
            Row("onward", AUTO, "doubt", ask.which, when=contradicted),
            Row("onward", AUTO, "impossible", ask.instead, when=impossible),
            Row("onward", AUTO, "picture", show_last_time.show, when=show_last_time.recalling),
            Row("onward", AUTO, "picture", show.picture, when=showable),
            Row("onward", AUTO, "facts", ask.facts, when=gathering),
            Row("onward", AUTO, "question", ask.question, when=asking),
            Row("onward", AUTO, "area", ask.area, when=completing),
            Row("onward", AUTO, "done", specified),
            Row("one_line", AUTO, "question", ask.one_line),
        ),
    )
)
