"""Words that answer nothing that was asked: passed on to the other side, as they are."""

from __future__ import annotations

from dialogs.domain.replies import Words
from dialogs.engine.interpret import labelled
from dialogs.engine.turn import STAFF, Turn
from dialogs.wording.compose import phrased

BUTTONS = ("confirm", "counter", "ask_client", "decline", "wrote", "start", "deliver", "show", "unmeasured")
"""What the staff can tap at one moment or another: its label, typed at another moment, is no message to the client."""


def to_client(turn: Turn) -> Turn:
    """The staff's words."""
    if _is_button(turn):
        return turn.tell(STAFF, "notice", Words("not_now"))
    name = turn.who.name if turn.who else ""
    turn = turn.tell(turn.case.client, "notice", Words("message_from", {"name": name, "words": turn.text}))
    return turn.tell(STAFF, "notice", Words("passed_to_client", {"name": turn.client_name}))


def _is_button(turn: Turn) -> bool:
    language = turn.who.language if turn.who else "fr"
    labels = ((phrased(Words(f"button.{name}"), language, turn.service), name) for name in BUTTONS)
    return labelled(turn.text, labels) is not None


def to_staff(turn: Turn) -> Turn:
    """The client's words, and to the client that they were passed on."""
    return told_staff(turn).tell(turn.seat, "notice", Words("passed_to_staff"))


def told_staff(turn: Turn) -> Turn:
    """The client's words, as they are."""
    return turn.tell(STAFF, "notice", Words("message_from", {"name": turn.client_name, "words": turn.text}))
