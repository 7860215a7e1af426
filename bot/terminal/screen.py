"""A message on a terminal: text, numbered choices, pictures as blocks where colours allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.terminal.channel import Told
from bot.terminal.fixed_words import say
from bot.terminal.ticks import Ticks
from dialogs.domain.service import Language
from dialogs.wording.compose import Button

Draw = Callable[[bytes, int], str]
"""A PNG and a width in columns -> lines with ANSI colours."""

WIDEST_PICTURE = 48
"""Columns."""


class Screen:
    """Prints. What people wrote is printed as plain text: no markup, no control characters.

    `files` is whether to say where pictures and documents lie.
    """

    def __init__(self, console: Console, language: Language, draw: Draw | None = None, *, files: bool = True) -> None:
        self._console = console
        self._language = language
        self._files = files
        self._draw = draw if console.color_system == "truecolor" else None

    def show(self, told: Told, ticks: Ticks, to: str = "") -> None:
        """A whole message; `to` names its reader where that is not plain."""
        heading = f"Juste Mesure → {to}" if to else "Juste Mesure"
        self._console.print()
        self._console.print(Text(printable(heading), style="bold cyan"))
        self._indented(Text(printable(told.message.text)))
        self._pictures(told)
        if told.document and self._files:
            self.note("document", path=told.document)
        self.choices(told, ticks)

    def choices(self, told: Told, ticks: Ticks) -> None:
        """The numbered choices of a message, those ticked with a full box."""
        for text in labelled(told, ticks):
            self._indented(Text(text, style="green"))

    def spoken(self, who: str, text: str) -> None:
        """What a person said, in a transcript."""
        self._console.print()
        self._console.print(Text(printable(who), style="bold magenta"))
        self._indented(Text(printable(text)))

    def note(self, key: str, **values: object) -> None:
        """A line of the terminal's own."""
        self.remark(say(key, self._language, **values))

    def remark(self, sentence: str) -> None:
        self._console.print(Text(printable(sentence), style="dim"))

    def _pictures(self, told: Told) -> None:
        for path in told.pictures:
            if self._draw and path.suffix == ".png":
                width = min(WIDEST_PICTURE, self._console.width - 2)
                self._indented(Text.from_ansi(self._draw(path.read_bytes(), width)))
            if self._files:
                self.note("picture", path=path)

    def _indented(self, text: Text) -> None:
        self._console.print(Padding(text, (0, 0, 0, 2), expand=False))


def labelled(told: Told, ticks: Ticks) -> Iterator[str]:
    """The choices as they are read, a group on one line: number, box where it can be ticked, label."""
    numbered = enumerate(told.message.buttons, start=1)
    for _, together in groupby(numbered, key=lambda one: one[1].group or one[0]):
        choices = [printable(f"{number:>2}  {_box(told, button, ticks)}{button.label}") for number, button in together]
        yield "   ".join(choices)


def printable(text: str) -> str:
    """Text without control characters, which could move a terminal's cursor; line ends stay."""
    return "".join(char for char in text if char == "\n" or (char >= " " and not "\x7f" <= char <= "\x9f"))


def _box(told: Told, button: Button, ticks: Ticks) -> str:
    if told.message.select == "one" or button.sends:
        return ""
    return "☑ " if button.id in ticks else "☐ "
