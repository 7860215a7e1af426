"""A service's sketch: what the client would get, drawn from the values of its aspects."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from threading import Lock

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from bot.pictures.raster import to_png
from dialogs.domain.service import Service
from dialogs.domain.value import items, stands_for

WIDTH = 640
"""Pixels: sharp on a telephone, small enough to send at once."""

# Authors write templates: the sandbox keeps them to drawing, and autoescape keeps every value a value.
_templates = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
_templates.globals.update(sin=math.sin, cos=math.cos, pi=math.pi)

_one_at_a_time = Lock()
"""What several people are to see is compiled and drawn once. Side by side would be no faster: drawing does not let go
of the interpreter; and after a start, when many wait, each would compile the same template again."""


def render_sketch(service: Service, template: str, values: Mapping[str, str]) -> bytes:
    """The sketch as PNG, `WIDTH` pixels wide.

    `template` is the text of the service's sketch file; it is given `v` (aspect id -> option id, without the
    aspects that have no value; of a set its first), `n` (aspect id -> that option's number, or 0) and `all` (aspect id ->
    every option id, of a set several). Values that the service does not know are left out, open ones drawn as what they
    stand for. Raises jinja2.TemplateError or ValueError when the template is wrong.
    """
    every = {aspect: _known(service, aspect, value) for aspect, value in values.items()}
    first = {aspect: found[0] for aspect, found in every.items() if found}
    numbers = {aspect: _number(service, aspect, value) or 0.0 for aspect, value in first.items()}
    with _one_at_a_time:
        return _drawn(template, tuple(sorted(every.items())), tuple(sorted(numbers.items())))


def _known(service: Service, aspect: str, value: str) -> tuple[str, ...]:
    return tuple(v for v in map(stands_for, items(value)) if _number(service, aspect, v) is not None)


def _number(service: Service, aspect: str, value: str) -> float | None:
    """The number of an option (0 where it has none), None when the service has no such option."""
    described = service.by_id.get(aspect)
    option = described.option(value) if described else None
    return None if option is None else option.number or 0.0


@lru_cache(maxsize=32)
def _compiled(template: str) -> Template:
    """Compiling takes longer than drawing, and there are few services."""
    return _templates.from_string(template)


@lru_cache(maxsize=512)
def _drawn(
    template: str, values: tuple[tuple[str, tuple[str, ...]], ...], numbers: tuple[tuple[str, float], ...]
) -> bytes:
    """The picture of those values: people see the same few cuts again and again."""
    first = {aspect: found[0] for aspect, found in values if found}
    return to_png(_compiled(template).render(v=first, n=dict(numbers), all=dict(values)), WIDTH)
