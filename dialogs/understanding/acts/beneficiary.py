"""For whom a service is, where the words say so: oneself, a child, somebody who depends on the speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dialogs.domain.folding import fold
from dialogs.language.pack import Expression, alternatives, by_heard, expression, table, words
from dialogs.understanding.text.tokens import Line

_SELF = expression("people.self")
_FOR_CHILD = expression("people.for_child")
_FOR_ADULT = expression("people.for_adult")
_FOR_DEPENDENT = expression("people.for_dependent")
_AGE = expression("people.age")
_ILLNESS = expression("people.illness")
_NAME = r"([A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?)"
_NAME_AFTER = by_heard(lambda: re.compile(rf"^[ ,(]*(?:{alternatives('people.introducing')})?{_NAME}\b"))
_NAMED = by_heard(lambda: re.compile(rf"\b(?:{alternatives('people.before_name')})\s+{_NAME}\b"))
_RELATIONS = table("people.relations")
_ELSEWHERE = expression("people.mentioned_before", after=" *$")
"""What stands before somebody who is only mentioned ("le mariage de mon petit-fils")."""
_OCCASION = expression("people.occasion", after=" ")
_DOES = expression("people.does", before=" ")
"""What somebody does who is only mentioned ("ma fille m'a dit")."""
_NO_NAMES = words("people.no_names")
_GROWN_UP = 16  # years

Kind = Literal["self", "child", "dependent"]


@dataclass(frozen=True, slots=True)
class Beneficiary:
    """For whom, with their name if it was given, and the stretch of the line that says so."""

    kind: Kind
    name: str
    start: int
    end: int
    relation: str = ""


def beneficiary(line: Line) -> Beneficiary | None:
    """For whom the words say that the service is, or None where they do not say."""
    age = _AGE.search(line)
    young = age is not None and int(next(filter(None, age.groups()))) < _GROWN_UP
    if match := _spoken_for(_FOR_CHILD, line):
        return _found(line, "child", match)
    if match := _FOR_DEPENDENT.search(line) or _spoken_for(_FOR_ADULT, line):
        return _found(line, "dependent", match)
    if age and young and (named := _NAMED().search(line.original)):
        return Beneficiary("child", _name(named[1]), age.start(), age.end())
    if match := _ILLNESS.search(line):
        return Beneficiary("dependent", _named(line), match.start(), match.end())
    match = _SELF.search(line)
    return Beneficiary("self", "", match.start(), match.end()) if match else None


def _spoken_for(who: Expression, line: Line) -> re.Match[str] | None:
    """The first one named who is not merely mentioned."""
    return next((m for m in who.finditer(line) if not _is_mentioned(m, line)), None)


def _is_mentioned(match: re.Match[str], line: Line) -> bool:
    elsewhere = _ELSEWHERE.ending(line.text, match.start())
    return bool(elsewhere or _OCCASION.search(match[0]) or _DOES.match(_after_name(match, line)))


def _after_name(match: re.Match[str], line: Line) -> str:
    """What stands after somebody who is mentioned, and after their name ("ma voisine Ginette m'a dit")."""
    last = line.tokens_in(match.start(), match.end())[-1]
    following = line.tokens[last + 1 : last + 2]
    named = following and line.original[following[0].start : following[0].end][:1].isupper()
    return line.text_after(last + 1 if named else last)


def _relation(said: str) -> str:
    """What the one spoken for is to the speaker, by the longest word that tells it."""
    known = [word for word in _RELATIONS if said.endswith(f" {word}") or said == word]
    return _RELATIONS[max(known, key=len)] if known else ""


def _found(line: Line, kind: Kind, match: re.Match[str]) -> Beneficiary:
    tokens = line.tokens_in(match.start(), match.end())
    after = _NAME_AFTER().match(line.original[line.tokens[tokens[-1]].end :])
    name = _name(after[1]) if after else _named(line)
    return Beneficiary(kind, name, match.start(), match.end(), _relation(match[0]))


def _named(line: Line) -> str:
    match = _NAMED().search(line.original)
    return _name(match[1]) if match else ""


def _name(word: str) -> str:
    return "" if fold(word) in _NO_NAMES else word
