"""What a tap or free words mean as an answer to the open question: a trigger for the flow, and the choices behind it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeVar

from dialogs.domain.events import Chose
from dialogs.domain.replies import Choice, Reply
from dialogs.engine.moves import here
from dialogs.engine.turn import FINDING_OUT, STAFF, Turn
from dialogs.understanding.result import Act
from dialogs.wording.compose import said

T = TypeVar("T")
Response = tuple[str, tuple[str, ...]]
"""A trigger, and what the choices mean."""

YES = (
    "accept",
    "agree",
    "more",
    "confirm",
    "take",
    "settled",
    "keep_all",
    "wanted:yes",
    "stop_sure",
    "restart_sure",
    "concede",
    "rated",
)
NO = ("reject", "refuse", "unsettled", "wanted:no", "go_on", "no_words", "keep_all", "change", "decline", "dispute")

VERDICTS: Mapping[str, str] = {"yes": "accept", "no": "reject"}
"""What who speaks for another thinks of a picture, though the face of the other was asked for."""

FACES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("absent", re.compile(
        r"\b(?:dort|absente?|a l ecole|a la creche|pas (?:la|avec moi|possible|maintenant|ici)|plus tard|ne (?:comprend|peut|voit) (?:pas|plus)|"
        r"asleep|sleeping|at school|(?:is not|isn t|not) (?:here|with me|possible|now)|later|can ?(?:not|t) (?:see|understand|show|tell))\b")),
    ("sad", re.compile(
        r"\b(?:grimace|la moue|triste|pleure|boude|fait la tete|pas contente?|n aime pas|ne lui (?:plait|va) pas|lui plait pas|n en veut pas|ne veut pas|veut pas de ca|deteste|moche|affreu(?:x|se)|"
        r"sad|cries|crying|frown\w*|unhappy|not happy|(?:does not|doesn t|did not|didn t) (?:like|want)|hates?|detests?|upset|ugly|horrible|awful)\b")),
    ("neutral", re.compile(r"\b(?:bof|neutre|sans reaction|ne dit rien|ne reagit pas|hausse les epaules|no reaction|shrugs?|says nothing|neutral)\b")),
    ("glad", re.compile(
        r"\b(?:sourit|sourire|contente?|ravie?|heureu(?:x|se)|lui plait|(?:il|elle) (?:aime|adore|est d accord|veut bien)|smil\w+|happy|pleased|(?:likes?|loves?) it)\b")),
)  # fmt: skip
"""How words tell a face, the more particular first."""

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

WISHES = frozenset({"as_then"})
"""Triggers of choices whose label may be the beginning of more: "comme la dernière fois, mais plus court"."""

_BUT = re.compile(r"\b(?:mais|but|sauf|except)\b")
"""A yes, or a no, with a but is neither."""
_KEEPS = re.compile(
    r"\b(?:gard\w+|laiss\w+|rest\w+|tient|tenons|keep|leave|stay|stick)\b.*"
    r"\b(?:convenue?s?|prevue?s?|as (?:we )?(?:agreed|planned)|what (?:we|was|is|we had) agreed)\b"
)
"""Words that keep what was agreed."""
_NUMBER = re.compile(r"\D{0,12}(\d)\D{0,12}")


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
    return _trigger(sending[-1]), (*ticks, sending[-1])


def _trigger(means: str) -> str:
    return means.partition(":")[0]


def answered_by_words(turn: Turn) -> Response:
    """What free words mean: the label of a choice, a statement, something one may do at any moment, or yes and no."""
    asked, heard = turn.position.asked, turn.heard
    labelled = _labelled(turn, asked) if asked else None
    if labelled is not None:
        return _sent(turn, (labelled,))
    if here(turn).verbatim:
        return "said", ()
    if _merely_no(turn) and (refused := _first(asked, ("refuse",))) is not None:
        return refused, (refused,)
    if heard.readings or heard.problems:
        return "said", ()
    if turn.case.baseline is not None and _KEEPS.search(plain(turn.text)):
        return "keep_baseline", ()
    act = next((act for act in ACTS if act in heard.acts), None)
    if act is not None:
        return act, ()
    if (seen := _face(turn, asked)) is not None:
        return _sent(turn, tuple(choice for choice in _faces(asked) if choice.means == f"face:{seen}"))
    if len(heard.rest) > 1 and asked and any(_trigger(choice.means) == "answer" for choice in asked.choices):
        return "said", ()
    for word, meanings in (("yes", YES), ("no", NO)):
        means = _first(asked, meanings) if word in heard.acts and not _BUT.search(plain(turn.text)) else None
        if means is not None:
            return _trigger(means), (means,)
    if heard.queries and turn.position.flow in FINDING_OUT and heard.beneficiary is None:
        return "query", ()
    judged = _shows_faces(turn, asked) and _faces(asked)[0].sends
    verdict = next((v for word, v in VERDICTS.items() if judged and word in heard.acts), None)
    if verdict is not None:
        return verdict, ()
    courtesy = next((act for act in COURTESY if act in heard.acts), None)
    return (courtesy, ()) if courtesy and not heard.rest and heard.beneficiary is None else ("said", ())


def _merely_no(turn: Turn) -> bool:
    """Whether words are a no and no more, whatever it would state in answer to a question."""
    return "no" in turn.heard.acts and all(reading.words == turn.text for reading in turn.heard.readings)


def _faces(asked: Reply | None) -> tuple[Choice, ...]:
    """The choices by which a face is told: one alone answers a picture, beside lines it is ticked."""
    return tuple(choice for choice in asked.choices if _trigger(choice.means) == "face") if asked else ()


def _shows_faces(turn: Turn, asked: Reply | None) -> bool:
    offered = any(choice.means == "face:glad" for choice in _faces(asked))
    return offered and not _BUT.search(plain(turn.text))


def _face(turn: Turn, asked: Reply | None) -> str | None:
    """The face that words tell of ("il fait la grimace"), where one is asked for."""
    text = plain(turn.text)
    if not _shows_faces(turn, asked):
        return None
    return next((face for face, words in FACES if words.search(text)), None)


def _first(asked: Reply | None, meanings: tuple[str, ...]) -> str | None:
    offered = {choice.means for choice in asked.choices} if asked else set()
    return next((means for means in meanings if means in offered), None)


def _labelled(turn: Turn, asked: Reply) -> Choice | None:
    """The choice whose label these words are, in the person's language; a bare number for numbered choices."""
    language = turn.who.language if turn.who else "fr"
    labels = [(said(choice.label, language, turn.service), choice) for choice in asked.choices]
    whole = plain(turn.text)
    alone = [(label, c) for label, c in labels if _trigger(c.means) not in WISHES or plain(label) == whole]
    return labelled(turn.text, alone) or _numbered(turn.text, labels)


def _numbered(text: str, labels: Iterable[tuple[str, Choice]]) -> Choice | None:
    """Of choices that are told apart by their number ("Image 2"), the one that these words name by it."""
    number = _NUMBER.fullmatch(text.strip())
    if number is None:
        return None
    found = (choice for label, choice in labels if _trigger(choice.means) in NUMBERED and number[1] in label)
    return next(found, None)


def labelled(text: str, labels: Iterable[tuple[str, T]]) -> T | None:
    """What has these words for its label; a telling label may stand in a few more words."""
    wanted = plain(text)
    for label, what in ((plain(label), what) for label, what in labels) if wanted else ():
        if label == wanted or (len(label) >= TELLING and label in wanted and len(wanted) < 2 * len(label)):
            return what
    return None


def plain(text: str) -> str:
    """Without accents, case, punctuation: how people type a label."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9€ ]+", " ", bare).strip() or (text.strip() if not text.isascii() else "")
