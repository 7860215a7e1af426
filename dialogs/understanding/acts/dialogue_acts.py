"""What people do with words other than stating something: yes, no, back, why... Whole messages, or safe beginnings."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable

from dialogs.domain.service import LANGUAGES
from dialogs.language import modality
from dialogs.language.pack import Expression, alternatives, expression
from dialogs.understanding.result import Act
from dialogs.understanding.text.tokens import Line

_POLITE = expression("acts.polite")
_MARKS = re.compile(r"[.,;:!?…()]")
_ASKING = re.compile(r"\?+")

_MARKED: tuple[tuple[Act, Expression], ...] = (
    ("dont_mind", modality.ANY),
    ("dont_know", modality.UNKNOWN),
    ("later", modality.LATER),
)
"""Acts that are readings where the words name an aspect."""
_ACTS = tuple(act for act in typing.get_args(Act) if act not in dict(_MARKED))
_WHOLE = Expression(
    "acts",
    {
        language: re.compile("|".join(f"(?P<{act}>{alternatives(f'acts.{act}', language)})" for act in _ACTS))
        for language in LANGUAGES
    },
)
"""What does an act as a whole message, as a group of its name."""
_SHORT: tuple[Act, ...] = ("why", "back", "skip", "enough", "human", "stop", "restart", "help", "show")
"""Acts that a short message does by a few words in it, where it states nothing."""
_FOUND = tuple((act, expression(f"acts.short_{act}")) for act in _SHORT)
_SHORTEST_TALK = 9  # words of a message that is short

_BEGINNING: tuple[tuple[Act, Expression], ...] = (
    ("yes", expression("acts.first_yes", before="", after="")),
    ("no", expression("acts.first_no", before="", after="")),
    ("greeting", expression("acts.hail", before="", after="(?= |$)")),
)
_THANKS = expression("acts.thanking")


def whole(text: str) -> Act | None:
    """The act that a line's whole text does, or None."""
    bare = text.strip(" .,;:!…")
    trimmed = " ".join(_POLITE.sub(" ", _MARKS.sub(" ", text)).split())
    if _ASKING.fullmatch(bare):
        return "help"
    for candidate in dict.fromkeys(each for each in (bare, trimmed) if each):
        if match := _WHOLE.fullmatch(candidate):
            return typing.cast("Act", match.lastgroup)
        for act, marker in _MARKED:
            if marker.fullmatch(candidate):
                return act
    return None


def all_of(texts: Iterable[str]) -> bool:
    """Whether every clause of a message is an act."""
    clauses = [text for text in texts if text.strip(" .,;:!?…")]
    return all(whole(text) for text in clauses)


def by_clause(texts: Iterable[str]) -> list[Act]:
    """The acts of a message whose clauses are acts ("c'est bon, ça suffit"), or of its last one."""
    clauses = [text for text in texts if text.strip(" .,;:!?…")]
    found = [act for text in clauses if (act := whole(text))]
    if "enough" in found:
        return [act for act in found if act != "stop"]
    return found if len(found) == len(clauses) or (clauses and whole(clauses[-1])) else []


def in_short(said: str | Line) -> list[Act]:
    """The acts of a short message by words in it; nothing where the message is long."""
    text = said if isinstance(said, str) else said.text
    if len(text.split()) > _SHORTEST_TALK:
        return []
    return [act for act, pattern in _FOUND if pattern.search(said)]


def beginnings(line: Line) -> list[tuple[Act, int]]:
    """The acts that a longer line begins with ("Bonjour, oui, mais..."), each with the place where it ends."""
    found: list[tuple[Act, int]] = []
    at = 0
    while True:
        at += len(line.text[at:]) - len(line.text[at:].lstrip(" ,.!;:"))
        match = next(((act, found_) for act, p in _BEGINNING if (found_ := p.match(line, at))), None)
        if match is None:
            return found
        found.append((match[0], match[1].end()))
        at = match[1].end()


def thanks(line: Line) -> bool:
    """Whether it says thank you anywhere."""
    return _THANKS.search(line) is not None
