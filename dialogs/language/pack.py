"""What a language knows, as data: one folder a language, compiled once.

A folder `dialogs/language/<code>` holds TOML files of the same names and keys in every language; `sentences.toml` is what is
said to people (read by `dialogs.wording`), all others are what people say. An entry is called by its file and key
("modality.must"), and is one of three things:

- a text: words, parted by blanks (`words`);
- a list of texts: alternatives of one expression over folded text, that is lower case, no accents, œ as oe, apostrophes as
  blanks, one blank between tokens (`expression`); `{name}` stands for the alternatives of another entry of the same language,
  and matches nothing where that has none; `composed` fills a structure that languages share in the same way;
- a table: a word or phrase -> what it stands for (`table`).

The alternatives of one language never mix with those of another, so that French "son" is no English child. A message is
read in the languages that are listened to (`hearing`): those that people mix, or one alone, so that German "war" is no
English war. What is asked for without a language, `words`, `table` and every expression, holds those of them.
Python code holds no word of a language: it names entries.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, Protocol, TypeVar, cast, overload

from dialogs.domain.errors import LanguageError
from dialogs.domain.service import LANGUAGES, Language

SENTENCES = "sentences"

Languages = tuple[Language, ...]
T = TypeVar("T")

_REACH = 80
"""Characters before a place in which something said just before it begins."""
_NEVER = "(?!)"
_REFERENCE = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)\}")


class Spoken(Protocol):
    """A folded text of which some words belong to one language only: what expressions are matched against."""

    def text_for(self, language: Language) -> str:
        """The text, as long as ever, without the words that another language has claimed."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """The alternatives of one entry, compiled for each language. Matches come from whichever language says it."""

    id: str
    by_language: Mapping[Language, re.Pattern[str]]
    _chosen: dict[Languages, tuple[tuple[Language, re.Pattern[str]], ...]] = field(default_factory=dict, compare=False)
    """Languages listened to -> those of them that say it; filled as it is asked for, since every message asks."""

    def finditer(self, text: str | Spoken) -> Iterator[re.Match[str]]:
        """Every match, in order; of two that overlap the one that begins first, then the longer one."""
        found: list[re.Match[str]] = []
        for language, pattern in self._heard():
            found.extend(pattern.finditer(text if isinstance(text, str) else text.text_for(language)))
        return _apart(found) if len(found) > 1 else iter(found)

    def search(self, text: str | Spoken, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two places, the longest that begins there, or None."""
        best = None
        for language, pattern in self._heard():
            found = pattern.search(text if isinstance(text, str) else text.text_for(language), start, end)
            if found and (best is None or _place(found) < _place(best)):
                best = found
        return best

    def ending(self, text: str | Spoken, end: int) -> re.Match[str] | None:
        """The match just before a place, of an expression that ends with `$`: sought no further back than it may begin."""
        return self.search(text, max(end - _REACH, 0), end)

    def match(self, text: str | Spoken, start: int = 0) -> re.Match[str] | None:
        """The longest match that begins at a place, or None."""
        best = None
        for language, pattern in self._heard():
            found = pattern.match(text if isinstance(text, str) else text.text_for(language), start)
            if found and (best is None or _place(found) < _place(best)):
                best = found
        return best

    def fullmatch(self, text: str | Spoken) -> re.Match[str] | None:
        """The match of a whole text, or None."""
        for language, pattern in self._heard():
            if found := pattern.fullmatch(text if isinstance(text, str) else text.text_for(language)):
                return found
        return None

    def sub(self, by: str, text: str) -> str:
        """A text with every match replaced."""
        for _, pattern in self._heard():
            text = pattern.sub(by, text)
        return text

    def _heard(self) -> tuple[tuple[Language, re.Pattern[str]], ...]:
        if (found := self._chosen.get(_HEARD.get())) is None:
            found = tuple((each, self.by_language[each]) for each in heard() if each in self.by_language)
            self._chosen[_HEARD.get()] = found
        return found


def _place(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), -match.end()


def _apart(found: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Those of some matches that do not overlap."""
    end = -1
    for match in sorted(found, key=_place):
        if match.start() >= end:
            end = max(match.end(), match.start() + 1)
            yield match


@lru_cache(maxsize=1)
def packs() -> Mapping[Language, Mapping[str, Any]]:
    """Language -> entry id -> its data. Raises LanguageError where a language misses an entry that another has."""
    loaded = {language: dict(_entries(language)) for language in LANGUAGES}
    known = {key for entries in loaded.values() for key in entries}
    for language, entries in loaded.items():
        if missing := sorted(known - entries.keys()):
            file, _, key = missing[0].partition(".")
            raise LanguageError(
                f"The language '{language}' misses '{key}' in dialogs/language/{language}/{file}.toml: add it, empty if it has none."
            )
    return loaded


def together(language: Language) -> Languages:
    """The languages that are listened to where a language is spoken: itself, and those that people mix with it."""
    beside = words("language.mixed_with", language)
    return tuple(each for each in LANGUAGES if each == language or each in beside)


@lru_cache(maxsize=1)
def mixtures() -> tuple[Languages, ...]:
    """Every group of languages that are listened to at once."""
    return tuple(dict.fromkeys(together(language) for language in LANGUAGES))


_HEARD: ContextVar[Languages] = ContextVar("heard", default=())
"""The languages that are listened to here; none where nobody has said which: then it is the first mixture."""


def heard() -> Languages:
    """The languages that are listened to here."""
    return _HEARD.get() or mixtures()[0]


@contextmanager
def hearing(languages: Languages) -> Iterator[None]:
    """Listens to some languages alone, until the end of the block."""
    before = _HEARD.set(languages)
    try:
        yield
    finally:
        _HEARD.reset(before)


def by_heard(build: Callable[[], T]) -> Callable[[], T]:
    """Something made of the words that are listened to: made once for each group of languages."""
    made = _Made(lambda languages: build())
    return lambda: made[_HEARD.get()]


class _Made(dict[Languages, T]):
    """Languages -> what is made of their words, once; asked as it is for nearly every word, by what `_HEARD` holds."""

    def __init__(self, make: Callable[[Languages], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, languages: Languages) -> T:
        made = self._make(languages) if languages else self[mixtures()[0]]
        self[languages] = made
        return made


class HeardWords(Set[str]):
    """Words of whichever languages are listened to when they are asked for."""

    def __init__(self, of: Callable[[Languages], frozenset[str]]) -> None:
        self.of = _Made(of).__getitem__

    def __contains__(self, word: object) -> bool:
        return word in self.of(_HEARD.get())

    def __iter__(self) -> Iterator[str]:
        return iter(self.of(_HEARD.get()))

    def __len__(self) -> int:
        return len(self.of(_HEARD.get()))

    def __or__(self, other: Iterable[Any]) -> HeardWords:
        return HeardWords(lambda languages: self.of(languages) | _of(other, languages))

    __ror__ = __or__

    def __sub__(self, other: Iterable[Any]) -> HeardWords:
        return HeardWords(lambda languages: self.of(languages) - _of(other, languages))

    @classmethod
    def _from_iterable(cls, them: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        return frozenset(them)


def _of(them: Iterable[str], languages: Languages) -> frozenset[str]:
    return them.of(languages) if isinstance(them, HeardWords) else frozenset(them)


class HeardTable(Mapping[Any, Any]):
    """A table of whichever languages are listened to when it is asked."""

    def __init__(self, of: Callable[[Languages], Mapping[Any, Any]]) -> None:
        self._of = _Made(of).__getitem__

    def __getitem__(self, word: Any) -> Any:
        return self._of(_HEARD.get())[word]

    def get(self, word: Any, default: Any = None) -> Any:
        return self._of(_HEARD.get()).get(word, default)

    def __contains__(self, word: object) -> bool:
        return word in self._of(_HEARD.get())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._of(_HEARD.get()))

    def __len__(self) -> int:
        return len(self._of(_HEARD.get()))


def phrase(id: str, language: Language) -> str:
    """The text of an entry."""
    return cast("str", _entry(id, language))


@overload
def words(id: str, language: Language) -> frozenset[str]: ...
@overload
def words(id: str) -> HeardWords: ...
def words(id: str, language: Language | None = None) -> Set[str]:
    """The words of an entry, of one language or of those that are listened to."""
    if language:
        return frozenset(cast("str", _entry(id, language)).split())
    _entry(id, LANGUAGES[0])
    return HeardWords(lambda languages: frozenset(word for each in languages for word in words(id, each)))


@lru_cache(maxsize=512)
def table(id: str, language: Language | None = None) -> Mapping[str, Any]:
    """Word or phrase -> what it stands for, of one language or of those that are listened to (the first wins)."""
    if language:
        return cast("Mapping[str, Any]", _entry(id, language))
    return HeardTable(
        lambda languages: {key: value for each in reversed(languages) for key, value in table(id, each).items()}
    )


def listed(id: str, language: Language | None = None) -> tuple[str, ...]:
    """The texts of an entry in their order, of one language or of those that are listened to."""
    chosen = [language] if language else heard()
    return tuple(text for each in chosen for text in _listed(id, each))


@lru_cache(maxsize=1024)
def expression(id: str, before: str = r"(?<![a-z0-9])", after: str = r"(?![a-z0-9])", flags: int = 0) -> Expression:
    """The expression of an entry; `before` and `after` are what must hold around it, by default that it is whole words.

    Both may name other entries, as `composed` may.
    """
    return Expression(
        id,
        {
            language: re.compile(f"{_filled(before, language)}(?:{found}){_filled(after, language)}", flags)
            for language in LANGUAGES
            if (found := alternatives(id, language))
        },
    )


@lru_cache(maxsize=1024)
def composed(structure: str, flags: int = 0) -> Expression:
    """The expression of a structure that languages share, with the `{file.key}` of each language in their places.

    What a language has no words for never matches: `(?: {calendar.ordinal})?` is nothing where days have no ending.
    """
    return Expression(structure, {language: re.compile(_filled(structure, language), flags) for language in LANGUAGES})


def alternatives(id: str, language: Language | None = None) -> str:
    """The alternatives of an entry as the inside of a group, to build an expression around; of one language or of those
    that are listened to."""
    return _alternatives(id, (language,) if language else heard())


@lru_cache(maxsize=1024)
def _alternatives(id: str, chosen: Languages) -> str:
    return "|".join(_expanded(id, each, alternative) for each in chosen for alternative in _listed(id, each))


def literally(phrases: Iterable[str]) -> str:
    """An alternation of phrases as they stand, longest first."""
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))


def _listed(id: str, language: Language) -> Iterable[str]:
    data = _entry(id, language)
    if isinstance(data, str):
        return data.split()
    return sorted(data, key=len, reverse=True) if isinstance(data, Mapping) else data


def _expanded(id: str, language: Language, alternative: str) -> str:
    """An alternative with the entries that it names in their places."""
    return _filled(alternative, language, id.partition(".")[0])


def _filled(structure: str, language: Language, file: str = "") -> str:
    """A structure with the entries that it names, of a file where it says none, in their places."""

    def named(match: re.Match[str]) -> str:
        other = match[1] if "." in match[1] else f"{file}.{match[1]}"
        return f"(?:{alternatives(other, language) or _NEVER})"

    return _REFERENCE.sub(named, structure)


def _entry(id: str, language: Language) -> Any:
    try:
        return packs()[language][id]
    except KeyError:
        raise LanguageError(f"No language has an entry '{id}': add it to dialogs/language/{language}.") from None


def _entries(language: Language) -> Iterator[tuple[str, Any]]:
    for file in sorted(files("dialogs.language").joinpath(language).iterdir(), key=lambda each: each.name):
        name = file.name.removesuffix(".toml")
        if file.name.endswith(".toml") and name != SENTENCES:
            for key, data in tomllib.loads(file.read_text(encoding="utf-8")).items():
                yield f"{name}.{key}", data
