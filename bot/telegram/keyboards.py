"""Buttons under a message: their layout, what they carry, and ticks, whose state lives in the keyboard.

`callback_data` is "<kind>|<group>|<choice>|<reply>" in at most 64 bytes. The kinds: "a" answers with this one
choice; "s" sends all that is ticked and itself; "t" only toggles. The group is a number within the message
("" for none): of the ticks of a group only one can be on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from dialogs.wording.compose import Button, Composed

DATA_BYTES = 64
ON, OFF = "☑ ", "☐ "
WIDTHS = ((10, 4), (15, 3), (18, 2))
"""Characters of the longest label of a group, and how many then fit beside each other on a phone."""
SHORT = 18
"""The same for two labels that only happen to stand beside each other."""
KINDS = frozenset("ast")


@dataclass(frozen=True, slots=True)
class Tap:
    """What a button carries."""

    kind: str
    group: str
    choice: str
    reply: str

    def pack(self) -> str:
        """As callback_data. Raises ValueError when the ids (our own) do not fit."""
        data = f"{self.kind}|{self.group}|{self.choice}|{self.reply}"
        if len(data.encode()) > DATA_BYTES:
            raise ValueError(f"a button carries at most {DATA_BYTES} bytes: shorten the ids of {data!r}")
        return data


def tap_of(data: object) -> Tap | None:
    """What a button carried; None when it is not ours (forged, garbled, or of another time)."""
    parts = data.split("|", 3) if isinstance(data, str) else []
    return Tap(*parts) if len(parts) == 4 and parts[0] in KINDS and parts[2] else None


def keyboard_of(message: Composed, reply: str) -> InlineKeyboardMarkup | None:
    """The keyboard of a message, None when it has no buttons."""
    rows = [
        [_button(button, message, reply) for button in row]
        for row in rows_of(message.buttons, ticking=message.select == "many")
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def rows_of(buttons: Sequence[Button], *, ticking: bool) -> Iterator[Sequence[Button]]:
    """The buttons in rows: a group on one row, short labels two a row, a long label alone."""

    members = Counter(button.group for button in buttons)

    def alike(button: Button) -> tuple[str, bool, bool]:
        group = button.group if members[button.group] > 1 else ""
        return group, ticking and button.sends, bool(group) or len(button.label) <= SHORT

    for (group, _, short), together in groupby(buttons, key=alike):
        row = tuple(together)
        width = _width_of_group(row) if group else 2 if short else 1
        yield from (row[start : start + width] for start in range(0, len(row), width))


def toggled(markup: InlineKeyboardMarkup, tap: Tap, *, on: bool) -> InlineKeyboardMarkup:
    """The keyboard with a tick turned on or off; turned on, the others of its group go off."""

    def turn(button: InlineKeyboardButton) -> InlineKeyboardButton:
        other = _tick_of(button)
        if other == tap:
            return _marked(button, on)
        rival = on and other and tap.group and other.group == tap.group
        return _marked(button, False) if rival else button

    return InlineKeyboardMarkup([[turn(button) for button in row] for row in markup.inline_keyboard])


def ticked(markup: InlineKeyboardMarkup) -> tuple[str, ...]:
    """The choices that are ticked, in the order of the keyboard."""
    return tuple(tap.choice for button, tap in _ticks(markup) if button.text.startswith(ON))


def labels_of(markup: InlineKeyboardMarkup, choices: Sequence[str]) -> tuple[str, ...]:
    """What the buttons of these choices say, without their marks, in the order of the keyboard."""
    buttons = [button for row in markup.inline_keyboard for button in row]
    return tuple(
        button.text.removeprefix(ON).removeprefix(OFF)
        for button in buttons
        if (tap := tap_of(button.callback_data)) and tap.choice in choices
    )


def _button(button: Button, message: Composed, reply: str) -> InlineKeyboardButton:
    ticks = message.select == "many" and not button.sends
    kind = "t" if ticks else "s" if message.select == "many" else "a"
    mark = (ON if button.ticked else OFF) if ticks else ""
    tap = Tap(kind, _group_number(button, message), button.id, reply)
    return InlineKeyboardButton(mark + (button.label or "…"), callback_data=tap.pack())


def _group_number(button: Button, message: Composed) -> str:
    groups = list(dict.fromkeys(other.group for other in message.buttons if other.group))
    return str(groups.index(button.group)) if button.group else ""


def _width_of_group(row: Sequence[Button]) -> int:
    longest = max(len(button.label) for button in row)
    return next((width for characters, width in WIDTHS if longest <= characters), 1)


def _ticks(markup: InlineKeyboardMarkup) -> Iterator[tuple[InlineKeyboardButton, Tap]]:
    for row in markup.inline_keyboard:
        for button in row:
            if tap := _tick_of(button):
                yield button, tap


def _tick_of(button: InlineKeyboardButton) -> Tap | None:
    tap = tap_of(button.callback_data)
    return tap if tap and tap.kind == "t" else None


def _marked(button: InlineKeyboardButton, on: bool) -> InlineKeyboardButton:
    label = button.text.removeprefix(ON).removeprefix(OFF)
    return InlineKeyboardButton((ON if on else OFF) + label, callback_data=button.callback_data)
