"""The terminal chat: one keyboard, any chair. Numbers tap, words speak, a slash commands."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.core.envelopes import TEAM
from bot.terminal.channel import LocalChannel, Told, membership_of
from bot.terminal.events import Desk, spoken
from bot.terminal.fixed_words import say
from bot.terminal.requests import Misuse, moment, person
from bot.terminal.screen import Screen
from bot.terminal.ticks import Ticks, at_first, sending, sent, tapped
from dialogs.domain.service import Language

FIRST_CHAIRS = {"client": "client:lea", "staff": "staff:paul", "manager": "manager:ana"}
"""Who sits down where no name is given."""

NUMBERS = re.compile(r"\d{1,2}(?:[\s,;]+\d{1,2})*")


class Chat:
    """What one line typed by a person does. `done` once they left."""

    def __init__(self, desk: Desk, channel: LocalChannel, screen: Screen, language: Language) -> None:
        self._desk = desk
        self._channel = channel
        self._screen = screen
        self._language = language
        self._ticks: dict[str, Ticks] = {}
        self._waiting: dict[str, list[Told]] = {}
        self._last: dict[str, str] = {}
        self.chair = FIRST_CHAIRS["client"]
        self.done = False
        self._own_commands: dict[str, Callable[[str], Awaitable[None]]] = {
            "seat": self._sit,
            "photo": self._show_photo,
            "edit": self._edit,
            "at": self._move_clock,
            "quit": self._quit,
        }

    async def typed(self, line: str) -> None:
        """Do what a line says; a mistake is answered with a sentence and changes nothing."""
        if not line.strip():
            return
        try:
            await self._act(line.strip())
        except Misuse as misuse:
            self._screen.remark(misuse.to(self._language))
        self.print_news()

    def print_news(self) -> None:
        """Print what came for this chair, and say what waits at the others."""
        for told in self._channel.take():
            self._waiting.setdefault(told.to, []).append(told)
        for told in self._here():
            self._screen.show(told, self._ticks_of(told), spoken(told.to))
        for who, waiting in self._waiting.items():
            self._announce(who, len(waiting))

    async def _act(self, line: str) -> None:
        name, _, argument = line.removeprefix("/").partition(" ")
        command = self._own_commands.get(name.lower()) if line.startswith("/") else None
        if command is not None:
            await command(argument.strip())
            return
        asked = self._channel.asked(self.chair)
        ids = chosen(asked, line) if asked else ()
        if asked and ids:
            await self._tap(asked, ids)
        else:
            self._last[self.chair] = await self._desk.say(self.chair, line)
        if line in ("/help", "/aide"):
            self._screen.note("help")

    async def _tap(self, told: Told, ids: tuple[str, ...]) -> None:
        ticks = self._ticks_of(told)
        if sending(told.message, ids):
            await self._desk.send(self.chair, told, sent(told.message, ticks, ids))
            self._ticks.pop(told.id, None)
            return
        for id in ids:
            ticks = tapped(told.message, ticks, id)
        self._ticks[told.id] = ticks
        self._screen.choices(told, ticks)
        self._screen.note("ticked")

    async def _sit(self, who: str) -> None:
        self.chair = FIRST_CHAIRS.get(who) or person(who)
        self._screen.note("seat", who=self.chair)

    async def _show_photo(self, path: str) -> None:
        if not path:
            raise Misuse("how_to", example="/photo me.jpg")
        await self._desk.show(self.chair, Path(path))

    async def _edit(self, words: str) -> None:
        if self.chair not in self._last:
            raise Misuse("nothing_to_edit")
        if not words:
            raise Misuse("how_to", example="/edit 15 mm")
        await self._desk.edit(self.chair, self._last[self.chair], words)

    async def _move_clock(self, time: str) -> None:
        await self._desk.move_clock(moment(time))

    async def _quit(self, _: str) -> None:
        self.done = True
        self._screen.note("bye")

    def _here(self) -> list[Told]:
        """What waits for this chair; the staff's chairs also take what is meant for the team."""
        here = self._waiting.pop(self.chair, [])
        if membership_of(self.chair):
            here += self._waiting.pop(TEAM, [])
        return here

    def _announce(self, who: str, count: int) -> None:
        name = say("team", self._language) if membership_of(who) else spoken(who) or who
        seat = who.partition(":")[0] if who in (TEAM, *FIRST_CHAIRS.values()) else who
        self._screen.note("waiting", n=count, who=name, seat=seat)

    def _ticks_of(self, told: Told) -> Ticks:
        return self._ticks.get(told.id, at_first(told.message))


def chosen(told: Told, line: str) -> tuple[str, ...]:
    """The ids that a line taps, by numbers ("1, 3") or by one whole label; () for other words."""
    buttons = told.message.buttons
    labels = [button.id for button in buttons if button.label.casefold() == line.casefold()]
    if labels:
        return (labels[0],)
    if not NUMBERS.fullmatch(line):
        return ()
    numbers = [int(number) for number in re.findall(r"\d+", line)]
    if not all(1 <= number <= len(buttons) for number in numbers):
        return ()
    return tuple(dict.fromkeys(buttons[number - 1].id for number in numbers))
