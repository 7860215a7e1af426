"""The second family of clients: people who speak in words of their own, and want more than the catalogue holds.

A third of them want a known outcome with three aspects changed, a tenth no known outcome at all. Each has one to three
wishes that no aspect covers, a third of them an hour among these, and says one or two things that ask for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogs.domain.service import Language, Service
from dialogs.simulation.chance import Chance
from dialogs.simulation.generate import generate
from dialogs.simulation.hidden import KINDS, Beyond, ClientKind, HiddenClient
from dialogs.simulation.speech import Speech, Wordings
from dialogs.simulation.target import OffList

HOURS: dict[Language, tuple[str, ...]] = {
    "fr": ("plutôt après {0} h, avant je travaille", "vers {0} h si possible", "pas avant {0} h"),
    "en": ("after {0}:00 please, I work until then", "around {0}:00 if possible", "not before {0}:00"),
}
EARLIEST, LATEST = 9, 18
OFF_LIST: tuple[OffList, ...] = ("", "three", "all")
SHARES = (0.57, 0.33, 0.1)


def of_the_people(service: Service, kind: ClientKind, seed: int, speech: Speech) -> HiddenClient:
    """The client of this kind and seed that speaks so: always the same one."""
    chance = Chance(seed, KINDS.index(kind), 2)
    off_list = chance.one_of(OFF_LIST, SHARES)
    client = generate(service, kind, seed, off_list=off_list)
    return replace(
        client,
        speech=speech,
        names_outcome=client.names_outcome and off_list != "all",
        beyond=_beyond(speech, client.language, chance),
        chatter=tuple(_worded(speech.talk, client.language, chance, chance.between(1, 2))),
    )


def _beyond(speech: Speech, language: Language, chance: Chance) -> tuple[Beyond, ...]:
    """One to three wishes that no aspect covers; of a third of the clients one is an hour."""
    words = _worded(speech.wishes, language, chance, chance.between(1, 3))
    wishes = [Beyond(words=each, voiced=chance.happens(0.6)) for each in words]
    if chance.happens(1 / 3):
        hour = chance.between(EARLIEST, LATEST)
        said = chance.one_of(HOURS[language]).format(hour)
        wishes[-1:] = [Beyond(words=said, voiced=chance.happens(0.6), hour=hour)]
    return tuple(wishes)


def _worded(entries: Sequence[Wordings], language: Language, chance: Chance, count: int) -> list[str]:
    """So many different entries, each in one of its wordings."""
    known = [entry[language] for entry in entries if entry.get(language)]
    return [chance.one_of(wordings) for wordings in chance.some_of(known, count)]
