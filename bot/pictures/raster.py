"""SVG -> PNG, with the one font that we ship (a missing font would drop text without a word)."""

from __future__ import annotations

import base64
from pathlib import Path

import resvg_py

FONT = Path(__file__).parent / "fonts" / "DejaVuSans.ttf"
FONT_FAMILY = "DejaVu Sans"


def to_png(svg: str, width: int) -> bytes:
    """The drawing as PNG, `width` pixels wide. Raises ValueError when it is not valid SVG."""
    try:
        return resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            skip_system_fonts=True,
            font_files=[str(FONT)],
            font_family=FONT_FAMILY,
            sans_serif_family=FONT_FAMILY,
        )
    except ValueError as error:
        raise ValueError(f"the sketch is not valid SVG: {error}") from error


def embedded(png: bytes) -> str:
    """The picture as a data URI, to be shown inside an SVG."""
    return "data:image/png;base64," + base64.b64encode(png).decode()
