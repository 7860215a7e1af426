"""Ticks in the terminal: as under a phone's thumb, and as a program names them."""

from __future__ import annotations

from bot.terminal.ticks import at_first, sent, tapped
from dialogs.wording.compose import Button, Composed


def button(id: str, group: str = "", *, ticked: bool = False, sends: bool = False) -> Button:
    return Button(id=id, label=id, group=group, ticked=ticked, sends=sends)


LINE = Composed(
    reply="k1.1",
    kind="read_back",
    text="1. côtés : 6 mm",
    select="many",
    buttons=(button("must", "sides"), button("any", "sides"), button("other"), button("agree", sends=True)),
)


def test_a_wrong_tick_of_a_line_is_taken_back_by_the_same_tap() -> None:
    once = tapped(LINE, at_first(LINE), "must")
    assert once == {"must"}
    assert tapped(LINE, once, "any") == {"any"}, "of a line only one tick is on"
    assert tapped(LINE, once, "must") == frozenset(), "and it is as before"


def test_a_program_names_all_that_it_wants_ticked() -> None:
    ticks = tapped(LINE, at_first(LINE), "must")
    assert sent(LINE, ticks, ("must", "agree")) == ("must", "agree")
    assert sent(LINE, ticks, ("other", "agree")) == ("must", "other", "agree")
