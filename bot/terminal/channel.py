"""The channel itself: composed messages become numbered ones, their pictures and documents files."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import structlog

from bot.core.channel import Outgoing
from bot.core.envelopes import TEAM
from dialogs.domain.person import Membership
from dialogs.wording.compose import Button, Composed

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A message that has arrived at this keyboard. `id` is the number that people see ("m7")."""

    id: str
    to: str
    case: str
    reply: str
    message: Composed
    pictures: tuple[Path, ...] = ()
    document: Path | None = None

    def button(self, id: str) -> Button | None:
        return next((button for button in self.message.buttons if button.id == id), None)


def membership_of(who: str) -> Membership | None:
    """The local operator may speak as anyone: the id says as what."""
    sides: dict[str, Membership] = {"staff": "staff", "manager": "manager"}
    return sides.get(who.partition(":")[0])


class LocalChannel:
    """Takes messages to local people: keeps what is to be printed, and the latest question to each person.

    `number` gives numbers that no message ever had; files go to `folder`/pictures/<case> and `folder`/documents/<case>.
    """

    prefixes: tuple[str, ...] = ("client:", "staff:", "manager:")

    def __init__(self, folder: Path, number: Callable[[], Awaitable[int]]) -> None:
        self._folder = folder
        self._number = number
        self._fresh: list[Told] = []
        self._asked: dict[str, Told] = {}

    async def deliver(self, outgoing: Outgoing) -> str:
        """Number the message and keep it until it is printed; the number is the receipt."""
        id = f"m{await self._number()}"
        try:
            pictures, document = await asyncio.to_thread(self._write, id, outgoing)
        except OSError:
            # The words are worth more than the files, and another try would keep everyone waiting.
            log.exception("the files of a message could not be written", message=id)
            pictures, document = (), None
        told = Told(
            id=id,
            to=outgoing.to,
            case=outgoing.case,
            reply=outgoing.reply,
            message=outgoing.message,
            pictures=pictures,
            document=document,
        )
        self._fresh.append(told)
        if told.message.buttons:
            self._asked[told.to] = told
        return id

    def take(self) -> tuple[Told, ...]:
        """The messages that came since the last call, oldest first."""
        fresh, self._fresh = tuple(self._fresh), []
        return fresh

    def asked(self, who: str) -> Told | None:
        """The latest message with choices to that person; staff without one take over the team's."""
        own = self._asked.get(who)
        if own is None and not who.startswith("client:") and TEAM in self._asked:
            own = self._asked[who] = self._asked.pop(TEAM)
        return own

    async def forget(self, case: str) -> None:
        """Remove the pictures and documents of a case, photos of the client's among them."""
        for folder in ("pictures", "documents"):
            if case:
                await asyncio.to_thread(shutil.rmtree, self._folder / folder / case, ignore_errors=True)

    def _write(self, id: str, outgoing: Outgoing) -> tuple[tuple[Path, ...], Path | None]:
        names = (id if index == 0 else f"{id}-{index + 1}" for index in range(len(outgoing.pictures)))
        pictures = tuple(
            _put(self._folder / "pictures" / outgoing.case, name + suffix(content), content)
            for name, content in zip(names, outgoing.pictures, strict=True)
        )
        if outgoing.document is None:
            return pictures, None
        name, content = outgoing.document
        # The name is made of data: only its last part may become part of a path.
        if outgoing.calendar:
            other, entry = outgoing.calendar
            _put(self._folder / "documents" / outgoing.case, f"{id}-{Path(other).name}", entry)
        return pictures, _put(self._folder / "documents" / outgoing.case, f"{id}-{Path(name).name}", content)


def suffix(content: bytes) -> str:
    """The file suffix of an image, by its first bytes."""
    return ".jpg" if content.startswith(b"\xff\xd8\xff") else ".png"


def _put(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path
