"""What we want said, and to whom. No markup, no language: a channel composes it with `dialogs.wording.compose`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias

from pydantic import PlainSerializer, PlainValidator

from dialogs.domain.means import Means, means_of, text_of

ReplyKind = Literal[
    "open",
    "proposal",
    "question",
    "clarify",
    "explanation",
    "read_back",
    "review",
    "feedback",
    "notice",
]
"""What a message is about (`meta.kind` of the machine-readable chat)."""


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence to be said: its key in dialogs/language/*/sentences.toml and the values that it names.

    A `str` value is data (a person's words, a name): shown as it is, escaped by the channel. Other values are
    `Words` themselves, numbers, or a tuple of `Words` (joined as a list). Keys beginning with "=" are computed from
    the service file and the calendar rather than looked up: see `dialogs.wording.compose`.
    """

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


Value: TypeAlias = "str | int | float | Words | tuple[Words, ...]"


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence said once before a question, and dropped when the question is put again.

    `passing`: it answers what was said in passing, so that the question after it is only called to mind.
    """

    words: Words
    passing: bool = False


def _meant(means: Means | str) -> Means:
    """What was stored as text."""
    return means_of(means) if isinstance(means, str) else means


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A button. `id` ("c1") is what channels send back; `means` is what the flow understands by it.

    In a message where several can be ticked, `sends` buttons send the ticks, the others toggle;
    of the ticks that share a `group` only one can be on at a time.
    """

    id: str
    means: Annotated[Means, PlainValidator(_meant), PlainSerializer(text_of)]
    label: Words
    group: str = ""
    ticked: bool = False
    sends: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture request: the service's sketch with these values (aspect -> option id), or a stored photo's digest.

    `alt` describes it for those who cannot see it.
    """

    alt: Words
    values: Mapping[str, str] = field(default_factory=dict)
    photo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One message to one person, or to "staff" (the owner of the case; before there is one, every member).

    `id` is unique in the case; `aspects` and `values` say truthfully what it is about; `notes`, then `paragraphs` are
    its text;
    `document` names a baseline version to attach as a document (0: none).
    """

    id: str
    to: str
    kind: ReplyKind
    paragraphs: tuple[Words, ...]
    notes: tuple[Note, ...] = ()
    choices: tuple[Choice, ...] = ()
    select: Literal["one", "many"] = "one"
    pictures: tuple[Picture, ...] = ()
    document: int = 0
    aspects: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> tuple[Words, ...]:
        """All that it says, in order."""
        return (*(note.words for note in self.notes), *self.paragraphs)

    def choice(self, id: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.id == id), None)
