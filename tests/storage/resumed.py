"""A case that an earlier version of the program wrote, and the people in it who go on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bot.catalogue import load_catalogue
from bot.terminal.ticks import at_first, sent
from dialogs.domain.case import Case
from dialogs.domain.events import Chose, PersonEvent, Said
from dialogs.domain.person import Person
from dialogs.domain.replies import Reply
from dialogs.step import step
from dialogs.wording.compose import Composed, compose
from storage.codec import decode

LEA, PAUL = "client:lea", "staff:paul"
NOW = datetime.fromisoformat("2026-11-24T11:00+01:00")
KEPT = Path(__file__).parent / "schema_2"


class Resumed:
    """One case as its file says it, and what is said in it from then on."""

    def __init__(self, name: str) -> None:
        record = decode("case", (KEPT / f"{name}.json").read_bytes())
        assert isinstance(record.document, Case)
        self.case = record.document
        self._service = load_catalogue()[self.case.service]
        self._replies: tuple[Reply, ...] = ()
        self._count = 0

    def says(self, who: str, text: str) -> None:
        self._happens(Said(id=self._id(), who=who, text=text))

    def taps(self, who: str, *labels: str) -> None:
        """Choices of what the person is asked, found by the beginning of their label."""
        asked = self.asked(who)
        picked = [next(b.id for b in asked.buttons if b.label.startswith(label)) for label in labels]
        self._happens(Chose(id=self._id(), who=who, choices=sent(asked, at_first(asked), picked), reply=asked.reply))

    def asked(self, who: str) -> Composed:
        position = self.case.positions["staff" if who == PAUL else who]
        assert position.asked is not None, f"nothing is asked of {who}"
        return compose(position.asked, "fr", self._service)

    def reads(self, who: str) -> str:
        """What has come for them since somebody last did something."""
        to = {"staff", PAUL} if who == PAUL else {who}
        return "\n\n".join(compose(reply, "fr", self._service).text for reply in self._replies if reply.to in to)

    def _happens(self, event: PersonEvent) -> None:
        by = Person(id=event.who, name="Paul" if event.who == PAUL else "Léa", language="fr")
        done = step(self.case, self._service, event, NOW, by=by, member="staff" if event.who == PAUL else None)
        self.case, self._replies = done.case, done.replies

    def _id(self) -> str:
        self._count += 1
        return f"n{self._count}"
