"""Every sentence, by key and language; and a reply composed into what a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dialogs.replies import Reply, ReplyKind
from dialogs.service import Language, Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A choice as a person sees it. `group`, `ticked`, `sends` as in `dialogs.replies.Choice`."""

    id: str
    label: str
    group: str = ""
    ticked: bool = False
    sends: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture as a person sees it: its description, and the sketch's values or a stored photo's digest."""

    alt: str
    values: Mapping[str, str] = field(default_factory=dict)
    photo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A reply in one person's language: plain text (a channel escapes it), no markup.

    `text` holds paragraphs separated by a blank line; the lines of a list begin with "• ".
    """

    reply: str
    kind: ReplyKind
    text: str
    buttons: tuple[Button, ...] = ()
    select: Literal["one", "many"] = "one"
    pictures: tuple[Shown, ...] = ()
    document: int = 0
    aspects: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


def compose(reply: Reply, language: Language, service: Service | None) -> Composed:
    """The reply as that person reads it. Raises WordingError for a key without a wording in the language."""
    raise NotImplementedError
