"""Documents to JSON and back, with a schema version and an upgrade path.

Stored JSON is the record's fields plus `schema`; what an older version wrote is brought up step by step (see
`storage.upgrades`).
"""

from __future__ import annotations

from collections.abc import Mapping

import orjson
from pydantic import TypeAdapter, ValidationError

from storage.records import RECORDS, AnyRecord, Kind
from storage.upgrades import SCHEMA, UPGRADES, Json, Upgrades

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
