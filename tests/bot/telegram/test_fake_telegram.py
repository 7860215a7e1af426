"""The fake Telegram is as strict as the real one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.bot.telegram.fake_checks import Refused, image, keyboard, plain


@pytest.mark.parametrize(
    "text",
    [
        "<b>open",
        "open</b>",
        "<div>x</div>",
        "a & b",
        "<b><i>x</b></i>",
        "a < b",
        "<!-- x -->",
        "x" * 4097,
        "😀" * 2049,
    ],
)
def test_texts_that_telegram_would_refuse_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        plain({"text": text, "parse_mode": "HTML"}, "text", 4096)


def test_a_text_counts_as_it_is_read() -> None:
    assert plain({"text": "&lt;" * 4096, "parse_mode": "HTML"}, "text", 4096) == "<" * 4096


@pytest.mark.parametrize("button", [{"text": "Oui", "callback_data": "é" * 33}, {"text": " ", "callback_data": "x"}])
def test_buttons_that_telegram_would_refuse_are_refused(button: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        keyboard({"reply_markup": json.dumps({"inline_keyboard": [[button]]})})


def test_pictures_must_be_pictures() -> None:
    with pytest.raises(Refused):
        image(b"GIF89a")
