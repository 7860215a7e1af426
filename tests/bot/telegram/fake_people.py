"""People on the fake Telegram: what they do and what they see. Buttons are found by their label."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.bot.telegram.fake_server import FakeTelegram

PATIENCE = 120.0
"""Seconds after which a test that waits for a message has failed."""


@dataclass
class Seen:
    """A message of the bot as it stands now on a person's screen."""

    id: int
    text: str
    rows: list[list[dict[str, str]]] = field(default_factory=list)
    html: str = ""
    pictures: list[bytes] = field(default_factory=list)
    document: tuple[str, bytes] | None = None
    edits: int = 0

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.rows for button in row]

    def data(self, label: str) -> str:
        """What the button carries: the one so labelled, or the first whose label contains the words."""
        buttons = [button for row in self.rows for button in row]
        exact = [button for button in buttons if button["text"] == label]
        close = [button for button in buttons if label in button["text"]]
        return (exact + close)[0]["callback_data"] if exact or close else ""


@dataclass
class User:
    """A person, in a private chat with the bot."""

    server: FakeTelegram
    id: int
    name: str
    language: str = "fr"
    screen: list[Seen] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    blocked: bool = False
    started: bool = False

    @property
    def latest(self) -> Seen:
        return self.screen[-1]

    def says(self, text: str) -> int:
        """Send words; returns the message's id, to edit it later."""
        return self.sends(text=text)

    def sends(self, **content: Any) -> int:
        """Send a message with this content, as the Bot API writes it."""
        self.started = True
        number = self.server.next_message()
        self.server.happens(message=self._message(number, **content))
        return number

    def sends_photo(self, content: bytes, caption: str = "") -> int:
        small, large = (self.server.keep_file(content) for _ in range(2))
        sizes = [
            {
                "file_id": file,
                "file_unique_id": file,
                "width": width,
                "height": width,
                "file_size": len(content),
            }
            for file, width in ((small, 90), (large, 1280))
        ]
        return self.sends(photo=sizes, **({"caption": caption} if caption else {}))

    def edits(self, message: int, text: str) -> None:
        self.server.happens(edited_message=self._message(message, text=text, edit_date=1_800_000_000))

    def presses(self, data: str, message: Seen, **changes: Any) -> None:
        """Press a button that carries this, forged ones too."""
        shown: dict[str, Any] = {"text": message.text or None}
        if message.pictures:
            shown = {"caption": message.text, "photo": [{**PHOTO_SIZE}]}
        if message.rows:
            shown["reply_markup"] = {"inline_keyboard": message.rows}
        of_bot = self._message(message.id, **shown) | {"from": self.server.bot}
        query = {"id": self.server.next_query(self), "from": self._from(), "chat_instance": "1", "data": data}
        self.server.happens(callback_query=query | {"message": of_bot} | changes)

    async def taps(self, label: str) -> None:
        """Tap a button: the one so labelled on the latest message that has it; wait for it if need be."""
        await self.until(lambda: self._with(label) is not None, f"a button {label!r}")
        message = self._with(label)
        assert message is not None
        self.presses(message.data(label), message)

    async def sees(self, words: str, *, count: int = 1) -> Seen:
        """Wait until that many messages contain the words; returns the latest of them."""
        await self.until(lambda: len(self.reading(words)) >= count, f"{count} message(s) with {words!r}")
        return self.reading(words)[-1]

    async def until(self, condition: Callable[[], object], what: str) -> None:
        try:
            await self.server.until(condition, PATIENCE)
        except TimeoutError:
            screen = "\n---\n".join(f"{seen.text}\n{seen.labels}" for seen in self.screen[-6:])
            raise AssertionError(f"{self.name} waited in vain for {what}; sees:\n{screen}") from None

    def reading(self, words: str) -> list[Seen]:
        return [seen for seen in self.screen if words in seen.text]

    def _with(self, label: str) -> Seen | None:
        return next((seen for seen in reversed(self.screen) if seen.data(label)), None)

    def _from(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language}

    def _message(self, number: int, **content: Any) -> dict[str, Any]:
        chat = {"id": self.id, "type": "private", "first_name": self.name}
        return {"message_id": number, "date": 1_800_000_000, "chat": chat, "from": self._from(), **content}


PHOTO_SIZE = {"file_id": "shown", "file_unique_id": "shown", "width": 400, "height": 400}
