"""`justemesure demo`: one whole haircut, played by two people over the real conversation.

The two act as people do: by what stands on the buttons of what they were last asked, whatever is asked next.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown
from rich.rule import Rule

from bot.documents.markdown import render
from bot.settings import load_settings
from bot.terminal.channel import Told
from bot.terminal.run import Office, draw, open_office
from bot.terminal.screen import Screen
from bot.terminal.ticks import at_first, sent
from dialogs.domain.case import Case
from dialogs.domain.service import Language, Service
from dialogs.simulation.staff import AgreeingStaff
from dialogs.wording.compose import Button, sentences

SERVICE = "haircut"
MOST_ACTS = 60
"""A play that is not over by then will not be."""
TUESDAY, HOUR = 1, 10
"""The play begins on a Tuesday morning, so that "before Saturday" is always ahead."""
PAUSE = timedelta(minutes=2)
UNTIL_SERVICE = timedelta(days=2, hours=5)

OPENINGS: Mapping[Language, tuple[str, ...]] = {
    "fr": (
        "Bonjour ! Une coupe en brosse mais pas trop courte, avant samedi, 30 € max. "
        "Et surtout on ne touche pas à ma barbe",
        "Bonjour, je voudrais une coupe au carré avec une frange, vendredi, 60 € au plus",
        "Bonjour, une coupe avec un dégradé bas, la raie à gauche, d'ici samedi, 45 € maximum",
    ),
    "en": (
        "Hello! A crew cut but not too short, before Saturday, 30 € max. And whatever you do, keep my beard",
        "Hi, I would like a haircut on Friday: a bob with a fringe, 60 € at most",
        "Hello, a haircut with a low fade and the parting on the left, by Saturday, no more than 45 €",
    ),
}
LAST_WORDS: Mapping[Language, str] = {
    "fr": "Exactement ce que je voulais, merci",
    "en": "Exactly what I wanted, thank you",
}

ANY_AMOUNT = "2"
"""Said where a question offers nothing to tap."""

TICKS = (("button.send_critique", 1), ("button.agree", -1))
"""The button that sends -> which of the choices to tick, once, before it is tapped."""
CLIENT = (
    "whom.self", "button.agree", "button.more", "button.accept", "button.take", "button.concede",
    "button.settled", "button.wanted", "overall.5", "button.image",
)  # fmt: skip
"""What the client taps, by the keys of the labels; the first that is there."""
STAFF = ("button.start", "button.deliver", "measure.now", "button.explained")
NEVER = (
    "button.why", "button.dont_mind", "button.dont_know", "button.enough", "button.human", "button.show",
    "button.change", "button.decline", "button.counter", "button.ask_client", "button.back", "button.no_words",
    "button.unmeasured", "button.as_agreed", "button.not_all",
)  # fmt: skip
"""What neither taps of their own accord."""


async def play(language: Language, seed: int) -> None:
    """Play one case to its end and print the talk and the agreed sheet."""
    console = Console(highlight=False)
    with tempfile.TemporaryDirectory() as folder:
        settings = load_settings(data=Path(folder))
        async with open_office(settings, language, SERVICE) as office:
            stage = Stage(office, Screen(console, language, draw, files=False), language)
            case = await stage.play(OPENINGS[language][seed % len(OPENINGS[language])])
            service = office.conversation.catalogue[case.service]
            console.print(Rule())
            console.print(Markdown(render(case, service, language)))


@dataclass(frozen=True, slots=True)
class Actor:
    """One of the two. `taps` are the labels that they like, by key."""

    id: str
    name: str
    taps: tuple[str, ...]


class Stage:
    """The two people, what they have been asked, and who has what to answer."""

    def __init__(self, office: Office, screen: Screen, language: Language) -> None:
        self.office = office
        self.screen = screen
        self.language: Language = language
        name = "Léa" if language == "fr" else "Sam"
        self.client = Actor(f"client:{name}", name, CLIENT)
        self.staff = Actor("staff:Paul", "Paul", STAFF)
        self.service: Service = office.conversation.catalogue[SERVICE]
        self.ticked: set[str] = set()
        self.open: dict[str, Told] = {}
        self.case = ""

    async def play(self, opening: str) -> Case:
        """From the first word until nobody has anything left to answer; returns the case."""
        await self._at(_next_tuesday(self.office.clock.now()))
        await self._says(self.client, opening)
        for _ in range(MOST_ACTS):
            actor = self._next()
            if actor is None:
                break
            await self._answers(actor, self.open.pop(actor.id))
        case = await self.office.house.case(self.case)
        if case is None:
            raise LookupError("the play opened no case")
        return case

    def _next(self) -> Actor | None:
        """Whoever has something to answer; the client first."""
        return next((actor for actor in (self.client, self.staff) if actor.id in self.open), None)

    async def _answers(self, actor: Actor, told: Told) -> None:
        choices = self._choices(actor, told)
        if choices:
            start = self._button(told, "button.start")
            if start and start.id in choices:
                await self._at(self.office.clock.now() + UNTIL_SERVICE)
            await self._taps(actor, told, choices)
        elif actor is self.client and self._button(told, "button.as_agreed"):
            await self._says(actor, LAST_WORDS[self.language])
        elif told.message.kind != "notice":
            await self._says(actor, ANY_AMOUNT)

    def _choices(self, actor: Actor, told: Told) -> tuple[str, ...]:
        """What a person would tap: () when nothing there is to be tapped."""
        if actor is self.staff and (agreed := AgreeingStaff(self.service, self.language).reads(told.message)):
            return agreed.ids
        if told.message.kind == "explanation":
            return self._understood(told)
        named = self._labelled(told, self.service.name.to(self.language))
        if named:
            return (named.id,)
        for key, tick in TICKS:
            button = self._button(told, key)
            if button and key not in self.ticked:
                self.ticked.add(key)
                ticks = [one.id for one in told.message.buttons if not one.sends]
                return (*ticks[tick:][:1], button.id)
        liked = (self._button(told, key) for key in actor.taps)
        return next(((button.id,) for button in liked if button), self._first(told))

    def _first(self, told: Told) -> tuple[str, ...]:
        """The first answer to a question; a notice needs none."""
        if told.message.kind == "notice":
            return ()
        never = {button.id for key in NEVER if (button := self._button(told, key))}
        return next(((button.id,) for button in told.message.buttons if button.id not in never), ())

    def _understood(self, told: Told) -> tuple[str, ...]:
        """The answer that shows that the explanation was read."""
        answers = [answer for risk in self.service.risks for answer in risk.answers if answer.right]
        right = (self._labelled(told, answer.label.to(self.language)) for answer in answers)
        return next(((button.id,) for button in right if button), self._first(told))

    def _labelled(self, told: Told, label: str) -> Button | None:
        return next((button for button in told.message.buttons if button.label == label), None)

    def _button(self, told: Told, key: str) -> Button | None:
        pattern = self._label(key)
        return next((one for one in told.message.buttons if re.fullmatch(pattern, one.label)), None)

    def _label(self, key: str) -> str:
        """What a button says, as a pattern: values may stand in it."""
        return re.sub(r"\\\{\w+\\\}", ".+", re.escape(sentences(self.language)[key]))

    async def _says(self, actor: Actor, words: str) -> None:
        self.screen.spoken(actor.name, words)
        await self.office.desk.say(actor.id, words)
        await self._pause()

    async def _taps(self, actor: Actor, told: Told, choices: tuple[str, ...]) -> None:
        self.screen.spoken(actor.name, " ".join(f"[{label}]" for label in _labels(told, choices)))
        await self.office.desk.send(actor.id, told, sent(told.message, at_first(told.message), choices))
        await self._pause()

    async def _at(self, time: datetime) -> None:
        await self.office.desk.move_clock(time)
        self._news()

    async def _pause(self) -> None:
        self._news()
        await self._at(self.office.clock.now() + PAUSE)

    def _news(self) -> None:
        for told in self.office.channel.take():
            actor = self.client if told.to == self.client.id else self.staff
            self.case = told.case or self.case
            self.screen.show(told, at_first(told.message), actor.name)
            if told.message.buttons:
                self.open[actor.id] = told


def _labels(told: Told, ids: tuple[str, ...]) -> list[str]:
    return [button.label for button in told.message.buttons if button.id in ids]


def _next_tuesday(now: datetime) -> datetime:
    days = (TUESDAY - now.weekday()) % 7 or 7
    return (now + timedelta(days=days)).replace(hour=HOUR, minute=0, second=0, microsecond=0)
