"""Documents to JSON and back, with a schema version and an upgrade path.

Stored JSON is the record's fields plus `schema`. When the meaning of stored data changes, raise `SCHEMA` by
one and add the step from the old number to `UPGRADES`: it gets the kind of record and its JSON, and returns
the JSON of the next version. New fields with a default need no step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import takewhile
from typing import Any, TypeAlias

import orjson
from pydantic import TypeAdapter, ValidationError

from storage.records import RECORDS, AnyRecord, Kind

Json: TypeAlias = dict[str, Any]
Upgrades: TypeAlias = Mapping[int, Callable[[Kind, Json], Json]]

SCHEMA = 3


def _without_trails(kind: Kind, stored: Json) -> Json:
    """Schema 2: a position no longer lists the positions before it, which nothing read."""
    if kind != "case":
        return stored
    document = stored["document"]
    positions = {
        seat: {name: value for name, value in position.items() if name != "trail"}
        for seat, position in document.get("positions", {}).items()
    }
    return {**stored, "document": {**document, "positions": positions}}


_NOTES = """
back.done back.nothing change.dropped change.nothing earlier.none echo echo.none edited.unknown explain.again
explain.choose face.first face.open forged handled hello help human.told later_kept later_noted left_to_us
measure.unclear not_now not_understood not_understood.kept passed_on passed_on.rest passed_on.words photo_kept
problem.ambiguous problem.impossible_date problem.past_date problem.unknown_unit query.passed query.price
query.price_from query.prices query.when rating.corrected rating.heard rating.noted rating.which read_back.none
rejected reminder stale unsupported welcome why
"""
"""The keys of sentences that stood before a question, up to schema 2."""


def _with_notes(kind: Kind, stored: Json) -> Json:
    """Schema 3: what is said once before an open question is a note of it, no paragraph."""
    if kind != "case":
        return stored
    document = stored["document"]
    positions = {
        seat: {name: _noted(value) if name in ("asked", "beside") else value for name, value in position.items()}
        for seat, position in document.get("positions", {}).items()
    }
    return {**stored, "document": {**document, "positions": positions}}


def _noted(asked: Json | None) -> Json | None:
    if asked is None:
        return None
    known = _NOTES.split()
    notes = list(takewhile(lambda words: words["key"] in known, asked["paragraphs"]))
    return {**asked, "notes": [{"words": words} for words in notes], "paragraphs": asked["paragraphs"][len(notes) :]}


UPGRADES: Upgrades = {1: _without_trails, 2: _with_notes}
ADAPTERS: Mapping[Kind, TypeAdapter[AnyRecord]] = {kind: TypeAdapter(type_) for kind, type_ in RECORDS.items()}


class Undecodable(ValueError):
    """Stored bytes that make no record; says why in one line."""


def to_json(kind: Kind, record: AnyRecord) -> Json:
    """A record as JSON values."""
    return {"schema": SCHEMA, **ADAPTERS[kind].dump_python(record, mode="json")}


def from_json(kind: Kind, stored: Json, *, schema: int = SCHEMA, upgrades: Upgrades = UPGRADES) -> AnyRecord:
    """The record, brought up to the schema first. Raises Undecodable."""
    fields = upgraded(kind, stored, schema, upgrades)
    try:
        return ADAPTERS[kind].validate_python(fields)
    except ValidationError as error:
        raise Undecodable(_first(error)) from None


def encode(kind: Kind, record: AnyRecord) -> bytes:
    """A record as JSON text (UTF-8)."""
    return orjson.dumps(to_json(kind, record))


def decode(kind: Kind, text: bytes) -> AnyRecord:
    """The record in a JSON text. Raises Undecodable."""
    return from_json(kind, parse(text))


def parse(text: bytes) -> Json:
    """A JSON object. Raises Undecodable for anything else."""
    try:
        content = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Undecodable(f"not JSON: {error}") from None
    if not isinstance(content, dict):
        raise Undecodable("not a JSON object")
    return content


def upgraded(kind: Kind, stored: Json, schema: int, upgrades: Upgrades) -> Json:
    """The stored fields, without the version, as this schema has them. Raises Undecodable."""
    fields = dict(stored)
    version = fields.pop("schema", None)
    if not isinstance(version, int):
        raise Undecodable("it does not say which schema it has")
    if version > schema:
        raise Undecodable(f"written by a newer version of this program (schema {version}, known up to {schema})")
    while version < schema:
        if version not in upgrades:
            raise Undecodable(f"no upgrade from schema {version} is known")
        fields = upgrades[version](kind, fields)
        version += 1
    return fields


def _first(error: ValidationError) -> str:
    detail = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in detail["loc"])
    return f"{place}: {detail['msg']}"
