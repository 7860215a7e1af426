"""A contact sheet: the sketches of all of a service's known outcomes, with their names."""

from __future__ import annotations

import io
from html import escape

from PIL import Image

from bot.pictures.raster import embedded, to_png
from bot.pictures.sketch import render_sketch
from dialogs.domain.service import Language, Outcome, Service

COLUMNS = 4
_WIDE, _HIGH = 320, 232  # one picture with its name, in units of the drawing


def contact_sheet(service: Service, template: str, language: Language, width: int = 1200) -> bytes:
    """One PNG, `width` pixels wide, with every outcome of the service in the order of its file."""
    rows = -(-len(service.outcomes) // COLUMNS)
    tiles = "".join(
        _tile(place, outcome, render_sketch(service, template, outcome.values), language)
        for place, outcome in enumerate(service.outcomes)
    )
    size = f"0 0 {COLUMNS * _WIDE} {rows * _HIGH}"
    sheet = to_png(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}">'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{tiles}</svg>',
        width,
    )
    return _slim(sheet)


def _slim(png: bytes) -> bytes:
    """The same picture in 160 colours, lips and labels among them; the file is a third of the size."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(160, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def _tile(place: int, outcome: Outcome, png: bytes, language: Language) -> str:
    row, column = divmod(place, COLUMNS)
    return (
        f'<g transform="translate({column * _WIDE} {row * _HIGH})">'
        f'<image href="{embedded(png)}" x="6" y="6" width="308" height="193"/>'
        f'<text x="160" y="220" font-family="DejaVu Sans" font-size="15" fill="#4a3226" '
        f'text-anchor="middle">{escape(outcome.label.to(language))}</text></g>'
    )
