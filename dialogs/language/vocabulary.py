"""Every word of a language that its pack holds: the words of texts, and those that its expressions can spell out.

An expression is read as what it may begin with, hold and end with, so that "obligatoire(?:ment)?" gives two words and
"(?:tout )?petite?s?" five. Where anything may stand ("\\w", "[a-z]+") a word has no end, and is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce

from dialogs.domain.service import Language
from dialogs.language.pack import alternatives, packs

_ANYTHING = "*"
_NONE: frozenset[str] = frozenset()
_NOTHING = frozenset({""})


@lru_cache(maxsize=8)
def vocabulary(language: Language) -> frozenset[str]:
    """The words of a language, folded."""
    return frozenset(word for id in packs()[language] for word in _words(id, language))


def _words(id: str, language: Language) -> Iterator[str]:
    yield from spelled_out(alternatives(id, language))
    data = packs()[language][id]
    said = data.values() if isinstance(data, Mapping) else ()
    for value in said:
        yield from spelled_out(value) if isinstance(value, str) else ()


def spelled_out(expression: str) -> frozenset[str]:
    """The words that an expression can spell out.

    >>> sorted(spelled_out(r"(?<!ne )pas (?:trop|tres)e?s?(?! mal)|\\w+s"))
    ['pas', 'trop', 'trope', 'tropes', 'trops', 'tres', 'trese', 'treses', 'tress']
    """
    return _Reader(expression).all().words()


@dataclass(frozen=True, slots=True)
class _Spelling:
    """What a stretch of an expression can spell: the `whole` of it within a word, or else the `first` and the `last` part
    of a word at its ends, with the words `inside`."""

    whole: frozenset[str] = _NONE
    first: frozenset[str] = _NONE
    last: frozenset[str] = _NONE
    inside: frozenset[str] = _NONE

    def __add__(self, other: _Spelling) -> _Spelling:
        return _Spelling(
            _joined(self.whole, other.whole),
            self.first | _joined(self.whole, other.first),
            other.last | _joined(self.last, other.whole),
            self.inside | other.inside | _joined(self.last, other.first),
        )

    def __or__(self, other: _Spelling) -> _Spelling:
        return _Spelling(
            self.whole | other.whole, self.first | other.first, self.last | other.last, self.inside | other.inside
        )

    def words(self) -> frozenset[str]:
        found = self.whole | self.first | self.last | self.inside
        return frozenset(word for word in found if word and _ANYTHING not in word)


def _joined(ones: Iterable[str], others: frozenset[str]) -> frozenset[str]:
    return frozenset(one + other for one in ones for other in others)


_EMPTY = _Spelling(whole=_NOTHING)
_GAP = _Spelling(first=_NOTHING, last=_NOTHING)
_UNKNOWN = _Spelling(whole=frozenset({_ANYTHING}))

_GROUP = re.compile(r"\((?:\?(?:P<\w+>|:|(?P<around>=|!|<=|<!)))?")
_ATOM = re.compile(
    r"\\[bB]|\^|\$|(?P<any>\\[wdS]|\[[^\]]*\]|\.|\d)|(?P<letters>[^\W\d_]+(?![?*+{])|[^\W\d_])|(?P<gap>\\?.)", re.DOTALL
)
_REPEATED = re.compile(r"(?P<none>[?*]|\{0?,)|\+|\{")
_REST_OF_REPEAT = re.compile(r"\??(?:[\d,]*\}\??)?")


class _Reader:
    """Reads an expression once, from the left."""

    def __init__(self, expression: str) -> None:
        self._text, self._at = expression, 0

    def all(self) -> _Spelling:
        """What the alternatives from here to the end of the group can spell."""
        found = self._sequence()
        while self._next("|"):
            found |= self._sequence()
        return found

    def _sequence(self) -> _Spelling:
        parts = []
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            parts.append(self._repeated(self._part()))
        return reduce(_Spelling.__add__, parts, _EMPTY)

    def _part(self) -> _Spelling:
        if group := _GROUP.match(self._text, self._at):
            self._at = group.end()
            found = self.all()
            self._next(")")
            return _EMPTY if group["around"] else found
        atom = _ATOM.match(self._text, self._at)
        assert atom is not None
        self._at = atom.end()
        if atom["any"]:
            return _UNKNOWN
        if atom["letters"]:
            return _Spelling(whole=frozenset({atom["letters"]}))
        return _GAP if atom["gap"] else _EMPTY

    def _repeated(self, part: _Spelling) -> _Spelling:
        """What a part can spell that may stand there several times or not at all: once tells all its words."""
        repeat = _REPEATED.match(self._text, self._at)
        if not repeat:
            return part
        rest = _REST_OF_REPEAT.match(self._text, repeat.end())
        self._at = rest.end() if rest else repeat.end()
        return part | _EMPTY if repeat["none"] else part

    def _next(self, mark: str) -> bool:
        here = self._text[self._at : self._at + 1] == mark
        self._at += here
        return here
