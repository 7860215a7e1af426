"""Taps on a message where several choices can be ticked: the same rules as under a phone's thumb."""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.wording.compose import Button, Composed

Ticks = frozenset[str]


def at_first(message: Composed) -> Ticks:
    """The ticks that a message comes with."""
    return frozenset(button.id for button in message.buttons if button.ticked)


def tapped(message: Composed, ticks: Ticks, id: str) -> Ticks:
    """The ticks after one more tap: on becomes off, off becomes on, and of a group only one is on."""
    button = _button(message, id)
    if button is None or button.sends:
        return ticks
    rivals = {other.id for other in message.buttons if button.group and other.group == button.group}
    return (ticks - rivals) | ({id} - ticks)


def sent(message: Composed, ticks: Ticks, ids: Iterable[str]) -> tuple[str, ...]:
    """All that is chosen after the taps `ids`, in the message's order: ticks and sending buttons.

    What is on in a group stays on when it is named here: so a program may name all that it wants ticked.
    """
    ids = tuple(ids)
    grouped = {button.id for button in message.buttons if button.group}
    for id in ids:
        ticks = ticks if id in ticks & grouped else tapped(message, ticks, id)
    return tuple(button.id for button in message.buttons if button.id in (ids if _sends(message, button) else ticks))


def sending(message: Composed, ids: Iterable[str]) -> bool:
    """Whether a button that sends is among the ids."""
    return any(_sends(message, button) for button in message.buttons if button.id in tuple(ids))


def _sends(message: Composed, button: Button) -> bool:
    return message.select == "one" or button.sends


def _button(message: Composed, id: str) -> Button | None:
    return next((button for button in message.buttons if button.id == id), None)
