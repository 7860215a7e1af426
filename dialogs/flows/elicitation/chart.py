"""Finding out what is required: an open question, pictures and critiques, and the few questions that remain.

Whatever is heard, in whichever state, is taken first (first part of the table); then the engine chooses the next move
and `next` leads to its state (second part; the order of these rows is the order of urgency). `done` ends the flow:
everything that need be known is known, and the agreement begins.
"""

from __future__ import annotations

from dialogs.engine.machine import SAME, Flow, Row
from dialogs.engine.moves import begin, enter, fire, live, may
from dialogs.engine.turn import Turn
from dialogs.flows.anytime import again
from dialogs.flows.elicitation import as_last_time, ask, hear, react, show, show_last_time
from dialogs.policy.next_move import next_move


def onward(turn: Turn) -> Turn:
    """Let the engine choose the next move, and make it."""
    turn = turn.but(move=next_move(turn.view, turn.now, turn.policy))
    moved = fire(turn, "next")
    assert moved is not None, "the elicitation always has a next move"
    return moved


def _then_onward(action: hear.Taking) -> hear.Taking:
    def both(turn: Turn) -> Turn:
        return onward(action(turn))

    both.__name__ = action.__name__
    return both


def finish(turn: Turn) -> Turn:
    """All is known: explain what must be explained, then read back."""
    turn = live(turn, "specified") if may(turn, "specified") else turn
    return begin(turn, "agreement", turn.seat)


def whom_unknown(turn: Turn) -> bool:
    return hear.whom_unknown(turn)


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


def opening(turn: Turn) -> bool:
    return turn.move is not None and turn.move.kind == "open"


def unheard_at_picture(turn: Turn) -> bool:
    """Whether words at a picture say nothing that could change it."""
    heard = turn.heard
    return not (heard.readings or heard.problems or heard.beneficiary or heard.queries) and bool(heard.rest)


def take_unheard(turn: Turn) -> Turn:
    """The same picture stands again, not another one."""
    return again(hear.words(turn))


HEARING = ("opening", "whom", "doubt", "impossible", "picture", "question", "facts")

ELICITATION = enter(
    Flow(
        "elicitation",
        initial="opening",
        ends=("done",),
        rows=(
            Row("facts", "said", SAME, _then_onward(hear.facts)),
            Row("picture", "said", SAME, take_unheard, when=unheard_at_picture),
            Row(HEARING, "said", SAME, _then_onward(hear.words)),
            Row(HEARING, "photo", SAME, _then_onward(hear.photo)),
            Row("opening", "whom", SAME, hear.whom_only),
            Row(HEARING, "as_then", SAME, _then_onward(as_last_time.tapped)),
            Row("whom", "whom", SAME, _then_onward(hear.whom)),
            Row("doubt", "keep", SAME, _then_onward(hear.kept)),
            Row("doubt", "unsure", SAME, _then_onward(hear.meant)),
            Row("impossible", "instead", SAME, _then_onward(hear.remedy)),
            Row("picture", "face", SAME, _then_onward(react.face)),
            Row("picture", "accept", SAME, _then_onward(react.accepted)),
            Row("picture", "critique", SAME, _then_onward(react.critiques)),
            Row("picture", "reject", SAME, _then_onward(react.rejection)),
            Row("picture", "pick", SAME, _then_onward(react.pick)),
            Row("question", "value", SAME, _then_onward(hear.answer)),
            Row(HEARING, "dont_mind", SAME, _then_onward(hear.dont_mind)),
            Row(HEARING, "dont_know", SAME, _then_onward(hear.dont_know)),
            Row(HEARING, "later", SAME, _then_onward(hear.later)),
            Row(HEARING, "skip", SAME, _then_onward(hear.skip)),
            Row(HEARING, "enough", SAME, _then_onward(hear.enough)),
            Row(HEARING, "look", SAME, onward),
            Row(HEARING, "next", "opening", show_last_time.which, when=show_last_time.undecided),
            Row(HEARING, "next", "opening", ask.opening, when=opening),
            Row(HEARING, "next", "whom", ask.whom, when=whom_unknown),
            Row(HEARING, "next", "doubt", ask.which, when=contradicted),
            Row(HEARING, "next", "impossible", ask.instead, when=impossible),
            Row(HEARING, "next", "picture", show_last_time.show, when=show_last_time.recalling),
            Row(HEARING, "next", "picture", show.picture, when=showable),
            Row(HEARING, "next", "facts", ask.facts, when=gathering),
            Row(HEARING, "next", "question", ask.question, when=asking),
            Row(HEARING, "next", "done", finish),
        ),
    )
)
