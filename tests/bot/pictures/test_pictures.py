"""The pictures a person decides by: they must tell every value apart, and take nobody's words for drawing."""

from __future__ import annotations

import io
import re
import tomllib
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import combinations
from pathlib import Path
from threading import Barrier

import numpy as np
import pytest
from jinja2.sandbox import SecurityError
from PIL import Image

from bot.pictures.__main__ import USAGE, main
from bot.pictures.blocks import UPPER_HALF, blocks
from bot.pictures.contact import contact_sheet
from bot.pictures.raster import to_png
from bot.pictures.sketch import WIDTH, render_sketch
from dialogs.domain.service import Aspect, Service, holds

SERVICES = Path(__file__).parents[3] / "dialogs" / "services"
FILE = SERVICES / "haircut.toml"
HAIRCUT = Service.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8")))
SKETCH = (SERVICES / "haircut.svg.j2").read_text(encoding="utf-8")
VISIBLE = [aspect for aspect in HAIRCUT.aspects if aspect.visible]
LABELS = 70
"""Columns of the sketch that hold the lengths in words; the drawing itself must differ too."""
NOTICEABLE = 25
"""Clearly different pixels, of one in four looked at, from which two pictures count as different."""


def image(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


@cache
def drawing(png: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    """One pixel in four of the sketch, the labels at its left edge left aside."""
    return np.asarray(image(png), dtype=np.int16)[::2, LABELS::2]


def pixels_changed(one: bytes, other: bytes) -> int:
    """How many of the pixels looked at differ clearly."""
    return int((np.abs(drawing(one) - drawing(other)).max(axis=2) > 24).sum())


def haircut(**values: str) -> bytes:
    return render_sketch(HAIRCUT, SKETCH, values)


def a_cut_where_it_applies(aspect: Aspect) -> dict[str, str]:
    """The values of the first known cut for which the aspect makes sense."""
    return dict(next(outcome.values for outcome in HAIRCUT.outcomes if holds(aspect.applies, outcome.values)))


@pytest.mark.parametrize("aspect", VISIBLE, ids=lambda aspect: aspect.id)
def test_each_value_of_a_visible_aspect_gives_another_picture(aspect: Aspect) -> None:
    base = a_cut_where_it_applies(aspect)
    pictures = {option.id: haircut(**{**base, aspect.id: option.id}) for option in aspect.options}
    alike = {
        (one, other)
        for (one, picture), (other, another) in combinations(pictures.items(), 2)
        if pixels_changed(picture, another) < NOTICEABLE
    }
    assert alike == set()


def test_no_two_known_cuts_look_the_same() -> None:
    pictures = {outcome.id: haircut(**outcome.values) for outcome in HAIRCUT.outcomes}
    alike = [
        (one, other)
        for one, other in combinations(pictures, 2)
        if pixels_changed(pictures[one], pictures[other]) < 10 * NOTICEABLE
    ]
    assert alike == []


def test_a_picture_is_as_wide_as_a_telephone_shows_well() -> None:
    assert image(haircut(length_top="12mm")).size == (WIDTH, 400)


def test_a_cut_can_be_drawn_before_anything_is_known() -> None:
    assert len(image(haircut()).getcolors(maxcolors=1 << 20) or []) > 50


def test_lengths_are_written_in_the_picture() -> None:
    """A missing font would drop text without a word: look for ink where only the label is."""
    label = image(haircut(length_top="12mm")).crop((8, 40, 66, 62))
    accent = [pixel for _, pixel in label.getcolors(maxcolors=1 << 16) or [] if pixel[0] - pixel[2] > 80]
    assert accent != []


def test_words_of_a_client_are_left_out_of_a_picture() -> None:
    attack = '"/><script>alert(1)</script><text>'
    assert haircut(length_top=attack, beard=attack, unheard_of="12mm") == haircut()


def test_what_a_template_prints_is_escaped() -> None:
    """Were what it prints taken as markup, this drawing would not be valid."""
    printed = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>{{ "<rect" }}</text></svg>'
    assert image(render_sketch(HAIRCUT, printed, {"beard": "full"})).width == WIDTH


def test_a_template_cannot_reach_beyond_the_drawing() -> None:
    with pytest.raises(SecurityError):
        render_sketch(HAIRCUT, "{{ v.__class__.__mro__ }}", {"beard": "full"})


def test_a_template_that_is_no_drawing_is_refused() -> None:
    with pytest.raises(ValueError, match="SVG"):
        render_sketch(HAIRCUT, "no drawing", {"beard": "none"})


def test_the_same_cut_is_drawn_once() -> None:
    assert haircut(beard="full", length_top="9mm") is haircut(length_top="9mm", beard="full")


@pytest.mark.parametrize("width", [1, 40, 72])
def test_a_terminal_picture_has_the_width_asked_for(width: int) -> None:
    lines = blocks(haircut(beard="full"), width).split("\n")
    seen = {len(re.sub(r"\x1b\[[\d;]*m", "", line)) for line in lines}
    assert seen == {width}


def test_a_terminal_picture_keeps_its_proportions() -> None:
    assert len(blocks(haircut(beard="full"), 64).split("\n")) == 20


def test_a_terminal_cell_shows_two_pixels() -> None:
    halves = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 2">'
        '<rect width="1" height="1" fill="#ff0000"/><rect y="1" width="1" height="1" fill="#0000ff"/></svg>'
    )
    assert blocks(to_png(halves, 1), 1) == f"\x1b[38;2;255;0;0m\x1b[48;2;0;0;255m{UPPER_HALF}\x1b[0m"


def test_a_terminal_picture_without_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one column"):
        blocks(haircut(), 0)


def test_a_contact_sheet_names_its_cuts_in_the_language_asked_for() -> None:
    french, english = (contact_sheet(HAIRCUT, SKETCH, language, width=400) for language in ("fr", "en"))
    assert image(french).width == 400
    assert french != english


def test_the_command_writes_a_contact_sheet(tmp_path: Path) -> None:
    out = tmp_path / "sheet.png"
    assert main([str(FILE), str(out), "fr"]) == 0
    assert out.read_bytes() == contact_sheet(HAIRCUT, SKETCH, "fr")


@pytest.mark.parametrize("arguments", [[], ["one.toml"], ["one.toml", "out.png", "it"]])
def test_the_command_refuses_what_it_does_not_understand(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err == USAGE + "\n"


def test_the_command_says_when_a_service_has_no_sketch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plain.toml"
    told = FILE.read_text(encoding="utf-8")
    file.write_text(told.replace('sketch = "haircut.svg.j2"\n', ""), encoding="utf-8")
    assert main([str(file), str(tmp_path / "out.png")]) == 2
    assert capsys.readouterr().err == f"{file}: this service has no sketch\n"


def test_what_many_are_to_see_at_once_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    together = Barrier(6)

    def draws(svg: str, width: int) -> bytes:
        drawn.append(svg)
        return to_png(svg, width)

    def asks(_: int) -> bytes:
        together.wait()
        return render_sketch(HAIRCUT, f"{SKETCH}<!-- not seen before -->", {})

    monkeypatch.setattr("bot.pictures.sketch.to_png", draws)
    with ThreadPoolExecutor(together.parties) as people:
        pictures = set(people.map(asks, range(together.parties)))
    assert (len(drawn), len(pictures)) == (1, 1)
