"""What can happen: past tense, frozen. A channel makes these from what it receives; it holds no rules.

Every event names who did it (a person's id, such as "telegram:123" or "client:lea"), its own `id` (the same happening
always has the same id, so that hearing it twice changes nothing) and when it was heard.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from dialogs.domain.suggestion import Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """The part that all events share. `name` and `locale` are what the channel knows of the person ("" if nothing)."""

    id: str
    who: str
    name: str = ""
    locale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Happened):
    """Free words. `suggested` is what a language model says that they state; None where none reads with us."""

    text: str
    suggested: tuple[Suggestion, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chose(Happened):
    """Tapped choices of a reply: `reply` is its id, or "" for the latest question to that person.

    `choices` are the ids of all that is ticked plus the button that sends (in any order).
    """

    choices: tuple[str, ...]
    reply: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPhoto(Happened):
    """A photo, kept beside the store under the digest of its content; `text` is its caption."""

    photo: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited(Happened):
    """Changed an earlier message of their own: `original` is the id of the event that it was."""

    original: str
    text: str
    suggested: tuple[Suggestion, ...] | None = None


CommandName = Literal[
    "start",
    "help",
    "queue",
    "back",
    "skip",
    "change",
    "why",
    "show",
    "human",
    "stop",
    "restart",
    "language",
    "data",
    "invite",
    "case",
    "cases",
    "new",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commanded(Happened):
    """A command ("/queue"), with what follows it."""

    command: CommandName
    argument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentOther(Happened):
    """Something that we cannot read: voice, sticker, location, file... It gets a kind answer."""

    what: Literal["voice", "video", "sticker", "location", "contact", "file", "poll", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePassed:
    """What was due has fallen due (reminders, deadlines)."""

    id: str
    at: datetime


PersonEvent: TypeAlias = Said | Chose | SentPhoto | Edited | Commanded | SentOther
Event: TypeAlias = PersonEvent | TimePassed

__all__ = [
    "Chose",
    "CommandName",
    "Commanded",
    "Edited",
    "Event",
    "Happened",
    "PersonEvent",
    "Said",
    "SentOther",
    "SentPhoto",
    "TimePassed",
]
