"""A picture in a terminal: two pixels a character, one above the other, in 24-bit colour."""

from __future__ import annotations

import io

from PIL import Image

UPPER_HALF = "▀"
RESET = "\x1b[0m"
Pixel = tuple[int, int, int]


def blocks(png: bytes, width: int = 72) -> str:
    """The picture as lines of exactly `width` visible characters, coloured by ANSI escapes; no final newline.

    Raises OSError when `png` is no picture, ValueError when `width` is not positive.
    """
    if width < 1:
        raise ValueError(f"a picture needs at least one column, not {width}")
    pixels = _pixels(png, width)
    return "\n".join(_line(above, below) for above, below in zip(pixels[::2], pixels[1::2], strict=True))


def _pixels(png: bytes, width: int) -> list[list[Pixel]]:
    """Rows of pixels, `width` a row, an even number of rows; terminal cells are twice as high as wide."""
    with Image.open(io.BytesIO(png)) as picture:
        rows = max(2, 2 * round(picture.height * width / picture.width / 2))
        small = picture.convert("RGB").resize((width, rows), Image.Resampling.LANCZOS)
    data = small.tobytes()
    flat = list(zip(data[::3], data[1::3], data[2::3], strict=True))
    return [flat[start : start + width] for start in range(0, len(flat), width)]


def _line(above: list[Pixel], below: list[Pixel]) -> str:
    return "".join(_cell(*pair) for pair in zip(above, below, strict=True)) + RESET


def _cell(upper: Pixel, lower: Pixel) -> str:
    foreground, background = (";".join(map(str, pixel)) for pixel in (upper, lower))
    return f"\x1b[38;2;{foreground}m\x1b[48;2;{background}m{UPPER_HALF}"
