"""What a tap or free words mean as an answer to the open question: a trigger for the flow, and the choices behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from dialogs.domain.events import Chose
from dialogs.domain.means import Answer, AsThen, Do, Face, Means, Undo, Wanted, means_of, trigger
from dialogs.domain.replies import Choice, Reply
from dialogs.engine.moves import finding_out, here
from dialogs.engine.turn import STAFF, Turn
from dialogs.understanding.recognise.signs import affirms
from dialogs.understanding.result import Act, Topic, Understanding
from dialogs.understanding.text.tokens import words_of
from dialogs.wording.compose import phrased

T = TypeVar("T")
Response = tuple[str, tuple[Means, ...]]
"""A trigger, and what the choices mean."""

YES: tuple[Means, ...] = (
    *map(Do, ("accept", "agree", "more", "confirm", "take", "settled", "keep_all", "as_agreed")),
    Wanted("yes"),
    *map(Do, ("stop_sure", "restart_sure", "concede", "rated")),
)
NO: tuple[Means, ...] = (
    *map(Do, ("reject", "refuse", "unsettled")),
    Wanted("no"),
    *map(Do, ("nothing_more", "go_on", "no_words", "keep_all", "change", "decline", "not_all", "dispute")),
)
"""What a yes, and a no, may mean: the first of these that is offered."""

VERDICTS: Mapping[str, str] = {"yes": "accept", "no": "reject"}
"""What who speaks for another thinks of a picture, though the face of the other was asked for."""

EXPECTED: Mapping[str, tuple[Topic, ...]] = {
    "face": ("face",),
    "concede": ("nonconformity", "level"),
    "settled": ("settlement",),
    "start": ("progress",),
    "deliver": ("progress",),
    "confirm": ("commitment",),
    "take": ("counter",),
    "resolve": ("remedy",),
    "rated": ("level", "mark"),
    "as_agreed": ("level", "mark"),
    "level": ("level", "mark"),
    "wanted": ("more", "level"),
    "overall": ("mark", "level"),
    "answer": ("plain",),
}
"""Trigger of a choice that is offered -> what free words may tell instead."""

ACTS: tuple[Act, ...] = (
    "human",
    "stop",
    "restart",
    "back",
    "why",
    "show",
    "change",
    "help",
    "dont_know",
    "dont_mind",
    "later",
    "skip",
    "enough",
)
"""What words may do, the most telling first."""

COURTESY: tuple[Act, ...] = ("thanks", "greeting")

TELLING = 10
"""A label of so many letters may stand in a few more words: "ce n'est pas possible maintenant"."""

NUMBERED = frozenset({"pick", "overall", "confirm", "mistaken"})
"""Triggers of choices that have a number in their label, which alone may stand for them."""

_NUMBER = re.compile(r"\D{0,12}(\d)\D{0,12}")


def expected(turn: Turn) -> frozenset[Topic]:
    """What free words may tell here beside values: what the open question offers, and what there was before."""
    offered = turn.position.asked.choices if turn.position.asked else ()
    asked: set[Topic] = {topic for choice in offered for topic in EXPECTED.get(trigger(choice.means), ())}
    asked |= {"away"} if finding_out(turn) else set()
    return frozenset({"reservation", *asked, *(("agreement",) if turn.case.baselines else ("recall", "past"))})


def chosen(turn: Turn, event: Chose) -> Response:
    """What tapped choices mean now: choices of another question are stale, unknown ones forged."""
    asked = turn.position.asked
    if asked is None or (event.reply and event.reply != asked.id):
        return ("handled" if turn.seat == STAFF else "stale"), ()
    picked = [asked.choice(id) for id in event.choices]
    if not picked or None in picked:
        return "forged", ()
    return _sent(turn, tuple(choice for choice in picked if choice is not None))


def _sent(turn: Turn, picked: tuple[Choice, ...]) -> Response:
    ticks = tuple(choice.means for choice in picked if not choice.sends)
    sending = [choice.means for choice in picked if choice.sends]
    if ticks and not sending:
        return here(turn).ticks or "forged", ticks
    if not sending:
        return "forged", ()
    return trigger(sending[-1]), (*ticks, sending[-1])


def answered_by_words(turn: Turn) -> Response:
    """What free words mean: the label of a choice, a statement, something one may do at any moment, or yes and no."""
    asked, heard = turn.position.asked, turn.heard
    labelled = _labelled(turn, asked) if asked else None
    if labelled is not None:
        return _sent(turn, (labelled,))
    if turn.position.waiting:
        return "to_person", ()
    if here(turn).verbatim:
        return "said", ()
    if _merely_no(turn) and (refused := _first(asked, (Do("refuse"),))) is not None:
        return trigger(refused), (refused,)
    if heard.readings or heard.problems:
        return "said", ()
    if heard.tells("agreement"):
        return "keep_baseline", ()
    act = next((act for act in ACTS if act in heard.acts), None)
    if act is not None:
        return act, ()
    if seen := tuple(choice for choice in _faces(asked) if choice.means == _face_told(heard)):
        return _sent(turn, seen)
    if len(heard.rest) > 1 and asked and any(isinstance(choice.means, Answer) for choice in asked.choices):
        return "said", ()
    answer = _yes_or_no(turn)
    for word, meanings in (("yes", YES), ("no", NO)):
        means = _first(asked, meanings) if word == answer else None
        if means is not None:
            return trigger(means), (means,)
    if heard.queries and (finding_out(turn) or turn.notes) and heard.beneficiary is None:
        return "query", ()
    judged = any(choice.sends for choice in _faces(asked))
    verdict = VERDICTS.get(answer) if judged else None
    if verdict is not None:
        return verdict, ()
    courtesy = next((act for act in COURTESY if act in heard.acts), None)
    mere = not heard.rest and heard.beneficiary is None and not heard.about("level")
    return (courtesy, ()) if courtesy and mere else ("said", ())


def _merely_no(turn: Turn) -> bool:
    """Whether words are a no and no more, whatever it would state in answer to a question."""
    return "no" in turn.heard.acts and all(reading.words == turn.text for reading in turn.heard.readings)


def _yes_or_no(turn: Turn) -> str:
    """Whether words are a yes or a no; "" for neither, for both, for one with a but, and for one that asks ("ok ?")."""
    said = {"yes", "no"} & {*turn.heard.acts}
    unsure = turn.heard.tells("reservation") or (turn.text.endswith("?") and not turn.heard.queries)
    return said.pop() if len(said) == 1 and not unsure else ""


def _face_told(heard: Understanding) -> Means:
    return means_of(f"face:{heard.tells('face')}")


def _faces(asked: Reply | None) -> tuple[Choice, ...]:
    """The choices by which a face is told: one alone answers a picture, beside lines it is ticked."""
    return tuple(choice for choice in asked.choices if isinstance(choice.means, Face)) if asked else ()


def _first(asked: Reply | None, meanings: tuple[Means, ...]) -> Means | None:
    """The first of these that is offered."""
    offered = {choice.means for choice in asked.choices} if asked else set()
    return next((means for means in meanings if means in offered), None)


def _labelled(turn: Turn, asked: Reply) -> Choice | None:
    """The choice whose label these words are, in the person's language; a bare number for numbered choices."""
    language = turn.who.language if turn.who else "fr"
    # Who says again what a chip would undo does not undo it.
    offered = (choice for choice in asked.choices if not isinstance(choice.means, Undo))
    labels = [(phrased(choice.label, language, turn.service), choice) for choice in offered]
    whole = words_of(turn.text)
    # The label of an earlier agreement may be the beginning of more: "comme la dernière fois, mais plus court".
    alone = [(label, c) for label, c in labels if not isinstance(c.means, AsThen) or words_of(label) == whole]
    return labelled(turn.text, alone) or _numbered(turn.text, labels)


def _numbered(text: str, labels: Iterable[tuple[str, Choice]]) -> Choice | None:
    """Of choices that are told apart by their number ("Image 2"), the one that these words name by it."""
    number = _NUMBER.fullmatch(text.strip())
    if number is None:
        return None
    found = (choice for label, choice in labels if trigger(choice.means) in NUMBERED and number[1] in label)
    return next(found, None)


def labelled(text: str, labels: Iterable[tuple[str, T]]) -> T | None:
    """What has these words for its label; a telling label may stand in a few more words."""
    wanted = words_of(text)
    for label, what in ((words_of(label), what) for label, what in labels) if wanted else ():
        if label == wanted or (len(label) >= TELLING and len(wanted) < 2 * len(label) and affirms(text, label)):
            return what
    return None
