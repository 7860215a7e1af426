"""One line of the machine-readable chat -> what it asks: whatever the line holds, a value or `Misuse`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten
from typing import TypeAlias

import orjson

from bot.terminal.fixed_words import say
from dialogs.domain.service import Language

LONGEST_LINE = 1_000_000
"""Bytes in one line."""
LONGEST_TEXT = 10_000
"""Characters in one message."""
LONGEST_QUOTE = 120
"""Characters of what was sent that an error repeats."""
LAST_YEAR = 2100
"""The clock is not moved beyond: dates reckoned from it must still exist."""

_PERSON = re.compile(r"(client|staff|manager):\w[\w.\-]{0,39}")


class Misuse(ValueError):
    """What was asked cannot be done; its sentence (`key` in `words`) says so, and what to do instead."""

    def __init__(self, key: str, /, **values: object) -> None:
        self.key = key
        self.values = {name: shorten(str(value), LONGEST_QUOTE) for name, value in values.items()}
        super().__init__(self.to("en"))

    def to(self, language: Language) -> str:
        return say(self.key, language, **self.values)


@dataclass(frozen=True, slots=True)
class Say:
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Choose:
    who: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Show:
    """A photo, by the path of its file, with its caption."""

    who: str
    path: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    who: str
    original: str
    text: str


@dataclass(frozen=True, slots=True)
class MoveClock:
    time: datetime


@dataclass(frozen=True, slots=True)
class GetCase:
    case: str


Request: TypeAlias = Say | Choose | Show | Edit | MoveClock | GetCase
Fields: TypeAlias = Mapping[str, object]


def parse(line: bytes) -> Request:
    """The request on one line. Raises Misuse."""
    fields = _object(line)
    reader = READERS.get(frozenset(fields))
    if reader is None:
        raise Misuse("no_request", keys=", ".join(sorted(fields)))
    return reader(fields)


def person(value: object) -> str:
    """A person's id on this channel, in one Unicode form. Raises Misuse."""
    name = unicodedata.normalize("NFC", _words({"from": value}, "from"))
    if not _PERSON.fullmatch(name):
        raise Misuse("no_person")
    return name


def moment(value: str) -> datetime:
    """An ISO 8601 time with its offset from UTC. Raises Misuse."""
    try:
        time = datetime.fromisoformat(value)
    except ValueError:
        raise Misuse("no_time") from None
    if time.utcoffset() is None:
        raise Misuse("no_offset")
    if time.year > LAST_YEAR:
        raise Misuse("too_far", year=LAST_YEAR)
    return time


def _object(line: bytes) -> Fields:
    if len(line) > LONGEST_LINE:
        raise Misuse("long_line", most=LONGEST_LINE)
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise Misuse("no_json", why=error.msg) from None
    if not isinstance(fields, dict):
        raise Misuse("no_object")
    return fields


def _words(fields: Fields, key: str) -> str:
    value = fields[key]
    if not isinstance(value, str) or not value.strip():
        raise Misuse("no_text", key=key)
    if len(value) > LONGEST_TEXT:
        raise Misuse("long_text", key=key, most=LONGEST_TEXT)
    return value


def _say(fields: Fields) -> Say:
    return Say(person(fields["from"]), _words(fields, "text"))


def _choose(fields: Fields) -> Choose:
    chosen = fields["choose"]
    if not isinstance(chosen, list) or not chosen or not all(isinstance(id, str) for id in chosen):
        raise Misuse("no_choices")
    return Choose(person(fields["from"]), tuple(chosen))


def _show(fields: Fields) -> Show:
    text = _words(fields, "text") if "text" in fields else ""
    return Show(person(fields["from"]), _words(fields, "photo"), text)


def _edit(fields: Fields) -> Edit:
    return Edit(person(fields["from"]), _words(fields, "edit"), _words(fields, "text"))


def _move(fields: Fields) -> MoveClock:
    return MoveClock(moment(_words(fields, "at")))


def _get(fields: Fields) -> GetCase:
    if fields["get"] != "case":
        raise Misuse("no_get")
    return GetCase(_words(fields, "case"))


READERS: Mapping[frozenset[str], Callable[[Fields], Request]] = {
    frozenset({"from", "text"}): _say,
    frozenset({"from", "choose"}): _choose,
    frozenset({"from", "photo"}): _show,
    frozenset({"from", "photo", "text"}): _show,
    frozenset({"from", "edit", "text"}): _edit,
    frozenset({"at"}): _move,
    frozenset({"get", "case"}): _get,
}
"""The keys of an object decide what it asks; any other set of keys is refused."""
