"""Names out of a message before it leaves the house, and back into what is quoted of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from unicodedata import normalize

from dialogs.domain.folding import fold
from dialogs.domain.service import LANGUAGES
from dialogs.domain.suggestion import Suggestion
from dialogs.language.pack import alternatives, words

_BEFORE = "|".join(alternatives(f"people.{id}", each) for each in LANGUAGES for id in ("presenting", "before_name"))
_NAME = r"[A-ZÀ-Ý][\wà-ÿ]+(?:[- ][A-ZÀ-Ý][\wà-ÿ]+)*"
_INTRODUCED = re.compile(rf"(?<!\w)(?:{_BEFORE})\s+({_NAME})")
_CONTACT = re.compile(r"\S+@\S+|\+?\d(?:[ .]?\d){8,}")
"""An address of mail, a telephone number."""
_NO_NAMES = words("people.no_names")
_MASK = "PERSON_{}"


@dataclass(frozen=True, slots=True)
class Masked:
    """A message as it may leave the house; `hidden` are its masks and what each stands for."""

    text: str
    hidden: dict[str, str]

    def unmask(self, suggestion: Suggestion) -> Suggestion:
        """What is suggested of the masked message, in the words of the original."""
        return replace(
            suggestion, words=self._original(suggestion.words), values=tuple(map(self._original, suggestion.values))
        )

    def _original(self, text: str) -> str:
        return re.sub(r"PERSON_\d+", lambda mask: self.hidden.get(mask[0], mask[0]), text)


def masked(text: str, names: Iterable[str]) -> Masked:
    """A message without names: those given (with or without capitals and accents), those that it introduces, and how to reach people."""
    text = normalize("NFC", text)
    found = sorted({*_parts(names), *_introduced(text), *_CONTACT.findall(text)}, key=len, reverse=True)
    if not found:
        return Masked(text, {})
    hidden: dict[str, str] = {}

    def mask(match: re.Match[str]) -> str:
        known = next((mask for mask, name in hidden.items() if name == match[0]), _MASK.format(len(hidden) + 1))
        hidden[known] = match[0]
        return known

    pattern = "|".join(map(re.escape, found))
    return Masked(re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", mask, text, flags=re.IGNORECASE), hidden)


def _parts(names: Iterable[str]) -> Iterator[str]:
    """The words of names; initials and particles hide nothing."""
    parts = (part for name in names for part in re.split(r"[\s,]+", normalize("NFC", name)) if len(part) > 2)
    return (spelling for part in parts for spelling in (part, fold(part)))


def _introduced(text: str) -> Iterator[str]:
    for match in _INTRODUCED.finditer(text):
        yield from (part for part in match[1].split() if fold(part) not in _NO_NAMES)
