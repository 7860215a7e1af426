"""Every sentence, by key and language; and a reply composed into what a person reads.

The sentences stand in dialogs/language, a file in each folder, under the same keys. Keys that begin with "=" are
not looked up there but computed, from the service file or the calendar (see `COMPUTED`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from dialogs.domain.errors import WordingError
from dialogs.domain.replies import Choice, Picture, Reply, ReplyKind, Value, Words
from dialogs.domain.service import Language, Service
from dialogs.domain.specification import Requirement
from dialogs.wording.parts import requirement_words
from dialogs.wording.realise import COMPUTED, Speech

_LAST_VALUE = re.compile(r"\{(\w+)\}\.(?!\.)")
"""A value at the end of a sentence: one that ends in an abbreviation ("28 nov.") brings the full stop itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A choice as a person sees it. `group`, `ticked`, `sends` as in `dialogs.domain.replies.Choice`."""

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

    `text` holds paragraphs separated by a blank line; the lines of a list begin with "• " or a number.
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

    def say(words: Words) -> str:
        return phrased(words, language, service)

    return Composed(
        reply=reply.id,
        kind=reply.kind,
        text="\n\n".join(_begun(text) for words in reply.text if (text := say(words))),
        buttons=tuple(_button(choice, say) for choice in reply.choices),
        select=reply.select,
        pictures=tuple(_shown(picture, say) for picture in reply.pictures),
        document=reply.document,
        aspects=reply.aspects,
        values=reply.values,
    )


def _begun(text: str) -> str:
    """A paragraph begins with a capital, whatever value it begins with."""
    return text[0].upper() + text[1:]


def phrased(words: Words, language: Language, service: Service | None = None) -> str:
    """The words in a language, as plain text on one or more lines."""
    if words.key.startswith("="):
        speech = Speech(language, service, lambda inner: phrased(inner, language, service))
        return COMPUTED[words.key](speech, words.values)
    pattern = _pattern(words, language)
    values = {name: _value(value, language, service) for name, value in words.values.items()}
    try:
        return _LAST_VALUE.sub(lambda end: _stopped(end, values), pattern).format_map(values)
    except KeyError as missing:
        raise WordingError(f"'{words.key}' ({language}) wants a value {missing} that it was not given") from None


def _stopped(end: re.Match[str], values: Mapping[str, str]) -> str:
    """The place of a value and its full stop, unless the value has one."""
    return end[0][:-1] if values.get(end[1], "").endswith(".") else end[0]


def sentence(requirement: Requirement, service: Service, language: Language) -> str:
    """A requirement as one sentence (EARS: shall, shall not, may)."""
    words = Words(
        f"sentence.{requirement.strength}",
        {
            "service": Words("=service"),
            "line": requirement_words(requirement),
            "tolerance": Words("=tolerance", {"aspect": requirement.aspect}),
        },
    )
    return phrased(words, language, service)


@cache
def sentences(language: Language) -> Mapping[str, str]:
    """All sentences of a language: key -> pattern, with `{name}` for values."""
    text = files("dialogs.language").joinpath(language, "sentences.toml").read_text(encoding="utf-8")
    return _flat(tomllib.loads(text))


def _flat(table: Mapping[str, object], start: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{start}{key}.")
        else:
            found[start + key] = str(value)
    return found


def _pattern(words: Words, language: Language) -> str:
    known = sentences(language)
    number = words.values.get("n")
    if isinstance(number, int):
        form = "one" if number == 1 or (language == "fr" and number == 0) else "other"
        if f"{words.key}.{form}" in known:
            return known[f"{words.key}.{form}"]
    if words.key not in known:
        raise WordingError(f"'{words.key}' has no wording in dialogs/language/{language}/sentences.toml: add it there.")
    return known[words.key]


def _value(value: Value, language: Language, service: Service | None) -> str:
    if isinstance(value, Words):
        return phrased(value, language, service)
    if isinstance(value, tuple):
        return ", ".join(phrased(words, language, service) for words in value)
    return str(value)


def _button(choice: Choice, say: Callable[[Words], str]) -> Button:
    return Button(id=choice.id, label=say(choice.label), group=choice.group, ticked=choice.ticked, sends=choice.sends)


def _shown(picture: Picture, say: Callable[[Words], str]) -> Shown:
    return Shown(alt=say(picture.alt), values=picture.values, photo=picture.photo)
