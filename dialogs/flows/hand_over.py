"""A person is wanted, or needed: the words go to the staff, visibly, and the assistant steps back or goes on with the rest.

Who asks for a person is asked nothing more until the staff have answered, or until they tap that they go on. And a
question that words keep missing is not put for ever: it goes to the staff as well, and the conversation goes on without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dialogs.domain.means import ForWhom, Means
from dialogs.domain.replies import Value, Words
from dialogs.engine.moves import fire
from dialogs.engine.turn import STAFF, Turn, choices, mark, plain
from dialogs.flows.elicitation.not_understood import all_known
from dialogs.flows.pass_on import told_staff

PUTS = 2
"""A question is put so often at the most, the second time in other words; then it is left to a person."""

INSTEAD: Mapping[str, tuple[str, tuple[Means, ...]]] = {
    "whom": ("whom", (ForWhom("self"),)),
    "meant": ("own", ()),
    "doubt": ("unsure", ()),
    "impossible": ("insisted", ()),
    "question": ("dont_know", ()),
    "facts": ("dont_know", ()),
}
"""State of finding out -> what its question is answered with where a person has to."""


def step_back(turn: Turn) -> Turn:
    """The client waits for a person: their open question is kept until then."""
    turn = turn.happened("human_wanted")
    values = {"name": turn.client_name, "case": turn.case.id, "words": turn.text}
    turn = turn.tell(STAFF, "notice", Words("human.wanted", values))
    return waiting(turn, Words("human.told"))


def waiting(turn: Turn, words: Words) -> Turn:
    """Nothing is asked of this seat until the staff have answered; one tap goes on at once."""
    kept = turn.position.beside or turn.position.asked
    options = choices(("go_on", Words("button.resume")))
    turn = turn.ask(turn.seat, "notice", words, choices=options, topic=turn.position.topic)
    return turn.but(case=turn.case.at(turn.seat, replace(turn.position, beside=kept, waiting=True)))


def to_person(turn: Turn) -> Turn:
    """Words of who waits for a person are for that person; what the organisation's file answers, it answers."""
    if all_known(turn):
        return turn
    return told_staff(turn).tell(turn.seat, "notice", Words("passed_to_staff"))


def waits(turn: Turn, seat: str) -> bool:
    """Whether this seat waits for a person."""
    position = turn.case.positions.get(seat)
    return position is not None and position.waiting


def missed(turn: Turn) -> Turn:
    """After words: a question that would be put once more than it may is left to a person, and the rest goes on."""
    asked = turn.position.asked
    if asked is None or turn.position.flow != "elicitation" or turn.position.state not in INSTEAD:
        return turn
    if turn.position.put.count(mark(asked)) <= PUTS:
        return turn
    trigger, means = INSTEAD[turn.position.state]
    turn = _left_to_person(_unsaid(turn), plain(asked.paragraphs)[0])
    moved = fire(turn.but(means=means), trigger)
    return waiting(turn, Words("human.told")) if moved is None else moved


def _unsaid(turn: Turn) -> Turn:
    """Without the question that is not put again; what stood before it is still said."""
    asked = turn.position.asked
    assert asked is not None, "there is a question"
    replies = tuple(reply for reply in turn.replies if reply.id != asked.id)
    said = next((reply.notes for reply in turn.replies if reply.id == asked.id), ())
    return turn.but(replies=replies, notes=(*said, *turn.notes))


def _left_to_person(turn: Turn, ask: Words) -> Turn:
    turn = turn.happened("left_to_person", words=turn.text, topic=turn.position.topic)
    staff: dict[str, Value] = {"name": turn.client_name, "case": turn.case.id, "words": turn.text, "ask": ask}
    turn = turn.tell(STAFF, "notice", Words("missed.staff", staff))
    who = turn.staff_name or Words("the_team")
    if turn.heard.readings:
        return turn.noting("missed.question", ask=ask, who=who)
    return turn.noting("missed", words=turn.text, who=who)
