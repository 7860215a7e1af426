"""On which line of a TOML text a key or table stands: `tomllib` does not tell, and authors want to know."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

TomlPath = tuple[str | int, ...]
"""Where something stands: ("aspects", 2, "options", 0, "label")."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The statements of one TOML text that `tomllib` accepts. Lines count from 1."""

    text: tuple[str, ...]
    spans: Mapping[TomlPath, tuple[int, int]]

    def of(self, path: TomlPath, hint: str = "") -> int:
        """The line of the innermost table or key on the way to `path`; 1 when there is none.

        Where that statement spans several lines, the first that holds `hint` (a value, an id) in quotes.
        """
        while path and path not in self.spans:
            path = path[:-1]
        first, last = self.spans.get(path, (1, 1))
        inside = range(first, last + 1) if hint else ()
        return next((line for line in inside if f'"{hint}"' in self.text[line - 1]), first)


def lines_of(text: str) -> Lines:
    """Locates every table and key of a text that is good TOML."""
    spans: dict[TomlPath, tuple[int, int]] = {}
    counts: dict[TomlPath, int] = {}
    table: TomlPath = ()
    for first, last, statement, content in _statements(text):
        if statement.lstrip().startswith("["):
            table = _resolved(_keys(content), counts, opens=statement.lstrip().startswith("[["))
            spans[table] = (first, last)
        else:
            for path in _paths(content):
                spans.setdefault(table + path, (first, last))
    return Lines(tuple(text.splitlines()), spans)


def _statements(text: str) -> Iterator[tuple[int, int, str, dict[str, Any]]]:
    """Each statement with its first and last line. It ends where what was gathered is good TOML by itself."""
    gathered, first = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        gathered, first = (f"{gathered}\n{line}", first) if gathered else (line, number)
        content = _parsed(gathered)
        if content is None:
            continue
        if content:
            yield first, number, gathered, content
        gathered = ""


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _keys(content: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys of a table's header: {"a": {"b": [{}]}} is [[a.b]]."""
    key, inner = next(iter(content.items()))
    inner = inner[0] if isinstance(inner, list) else inner
    return (key, *_keys(inner)) if inner else (key,)


def _resolved(keys: tuple[str, ...], counts: dict[TomlPath, int], *, opens: bool) -> TomlPath:
    """The path of a header: each list of tables on the way stands for its newest entry."""
    path: TomlPath = ()
    for place, key in enumerate(keys, start=1):
        path += (key,)
        if opens and place == len(keys):
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path += (counts[path] - 1,)
    return path


def _paths(content: Mapping[str, Any] | list[Any]) -> Iterator[TomlPath]:
    """The path of a key and of all that its value holds."""
    items = content.items() if isinstance(content, Mapping) else enumerate(content)
    for key, value in items:
        yield (key,)
        if isinstance(value, Mapping | list):
            for path in _paths(value):
                yield (key, *path)
