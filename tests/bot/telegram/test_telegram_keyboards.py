"""Buttons: their layout, what they carry, and ticks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from bot.telegram.keyboards import Tap, keyboard_of, labels_of, tap_of, ticked, toggled
from dialogs.wording.compose import Button, Composed


def message(*buttons: Button, select: str = "one") -> Composed:
    return Composed(reply="r1", kind="question", text="?", buttons=buttons, select=select)  # type: ignore[arg-type]


def labels(markup: InlineKeyboardMarkup | None) -> list[list[str]]:
    return [[button.text for button in row] for row in markup.inline_keyboard] if markup else []


def tick(id: str, label: str, group: str = "", ticked: bool = False) -> Button:
    return Button(id=id, label=label, group=group, ticked=ticked, sends=False)


LINES = message(
    tick("c1", "🔒", "top", ticked=True),
    tick("c2", "bonus", "top"),
    tick("c3", "peu importe", "top"),
    tick("c4", "🔒", "neck"),
    tick("c5", "bonus", "neck"),
    Button(id="c6", label="Je suis d'accord"),
    select="many",
)


def test_no_buttons_make_no_keyboard() -> None:
    assert keyboard_of(message(), "r1") is None


def test_short_labels_stand_two_a_row_and_long_ones_alone() -> None:
    buttons = ("Oui", "Non", "Je ne sais pas", "Une réponse bien plus longue que les autres", "Plus tard")
    markup = keyboard_of(message(*(Button(id=f"c{n}", label=label) for n, label in enumerate(buttons))), "r1")
    assert labels(markup) == [["Oui", "Non"], ["Je ne sais pas"], [buttons[3]], ["Plus tard"]]


def test_each_group_has_a_row_and_what_sends_stands_below() -> None:
    assert labels(keyboard_of(LINES, "r1")) == [
        ["☑ 🔒", "☐ bonus", "☐ peu importe"],
        ["☐ 🔒", "☐ bonus"],
        ["Je suis d'accord"],
    ]


def test_ticks_alone_in_their_group_stand_two_a_row() -> None:
    ticks = (tick("c1", "plus de barbe", "beard"), tick("c2", "nuque droite", "neck"), Button(id="c3", label="Valider"))
    assert labels(keyboard_of(message(*ticks, select="many"), "r1")) == [
        ["☐ plus de barbe", "☐ nuque droite"],
        ["Valider"],
    ]


def test_turning_a_tick_on_turns_off_the_others_of_its_group_only() -> None:
    markup = keyboard_of(LINES, "r1")
    assert markup is not None
    markup = toggled(markup, Tap("t", "1", "c5", "r1"), on=True)
    markup = toggled(markup, Tap("t", "0", "c2", "r1"), on=True)
    assert ticked(markup) == ("c2", "c5")


def test_a_tick_can_be_taken_back() -> None:
    markup = keyboard_of(LINES, "r1")
    assert markup is not None
    assert ticked(toggled(markup, Tap("t", "0", "c1", "r1"), on=False)) == ()


def test_ticks_without_a_group_are_free() -> None:
    markup = keyboard_of(message(tick("c1", "a"), tick("c2", "b"), select="many"), "r1")
    assert markup is not None
    for choice in ("c1", "c2"):
        markup = toggled(markup, Tap("t", "", choice, "r1"), on=True)
    assert ticked(markup) == ("c1", "c2")


def test_labels_are_told_without_their_marks() -> None:
    markup = keyboard_of(LINES, "r1")
    assert markup is not None
    assert labels_of(markup, ("c1", "c6")) == ("🔒", "Je suis d'accord")


def test_ids_that_do_not_fit_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="at most 64 bytes"):
        keyboard_of(message(Button(id="c1", label="Oui")), "é" * 32)


@given(st.sampled_from("ast"), st.text("0123456789", max_size=2), st.integers(1, 999), st.text(max_size=12))
def test_what_a_button_carries_comes_back(kind: str, group: str, number: int, reply: str) -> None:
    tap = Tap(kind, group, f"c{number}", reply)
    if len(reply.encode(errors="ignore")) == len(reply):
        assert tap_of(tap.pack()) == tap
